from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from extract.articles.dates import FoundDate
from extract.articles.publication import UNKNOWN, find_url_date, parse_timestamp, resolve_publication
from extract.articles.publishers import Publishers


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param("https://x.example/2018/05/21/swap", date(2018, 5, 21), id="slashes"),
        pytest.param("https://x.example/2018/5/2/swap", date(2018, 5, 2), id="short month"),
        pytest.param("https://x.example/news/2018-05-21-swap", date(2018, 5, 21), id="hyphens"),
        pytest.param("https://x.example/ar/20180521-تبادل", date(2018, 5, 21), id="compact"),
        pytest.param("https://x.example/2015/20150727/a12.htm", date(2015, 7, 27), id="year twice"),
        pytest.param("https://x.example/news/21-05-2018/a", date(2018, 5, 21), id="day first"),
        pytest.param("https://x.example/2018/05/swap", None, id="month only"),
        pytest.param("https://x.example/2018/13/41/swap", None, id="no such day"),
        pytest.param("https://x.example/arabic/43164644", None, id="article number"),
        pytest.param("https://x.example/2018052112345", None, id="longer number"),
        pytest.param("https://x.example/?d=2018-05-21", None, id="query only"),
        pytest.param("https://x.example/2998/05/21/", None, id="future"),
        pytest.param("http://[broken", None, id="broken address"),
        pytest.param(None, None, id="none"),
    ],
)
def test_day_in_an_address(url: str | None, expected: date | None) -> None:
    assert find_url_date(url) == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        pytest.param("2018-05-21", date(2018, 5, 21), id="day"),
        pytest.param("20180521", date(2018, 5, 21), id="compact day"),
        pytest.param("2018-05-21T19:46:02+00:00", datetime(2018, 5, 21, 19, 46, 2, tzinfo=UTC), id="utc"),
        pytest.param("2018-05-21T19:46:02Z", datetime(2018, 5, 21, 19, 46, 2, tzinfo=UTC), id="zulu"),
        pytest.param("2018-05-21T19:46:02", datetime.fromisoformat("2018-05-21T19:46:02"), id="no zone"),
        pytest.param("2018-05-21T19:46:02.0000000", datetime.fromisoformat("2018-05-21T19:46:02"), id="seven decimals"),
        pytest.param("Mon, 21 May 2018 19:46:02 +0000", datetime(2018, 5, 21, 19, 46, 2, tzinfo=UTC), id="mail"),
        pytest.param("1526931962", datetime(2018, 5, 21, 19, 46, 2, tzinfo=UTC), id="seconds as text"),
        pytest.param(1526931962, datetime(2018, 5, 21, 19, 46, 2, tzinfo=UTC), id="seconds"),
        pytest.param(1526931962000, datetime(2018, 5, 21, 19, 46, 2, tzinfo=UTC), id="milliseconds"),
        pytest.param("الاثنين 21 أيار 2018", date(2018, 5, 21), id="arabic"),
        pytest.param("0001-01-01T00:00:00", None, id="template blank"),
        pytest.param("soon", None, id="no time"),
        pytest.param("", None, id="empty"),
        pytest.param(True, None, id="boolean"),
        pytest.param(float("nan"), None, id="not a number"),
        pytest.param(1e300, None, id="huge"),
        pytest.param({"a": 1}, None, id="object"),
    ],
)
def test_stated_time_is_read(stated: object, expected: object) -> None:
    assert parse_timestamp(stated) == expected


BYLINE = FoundDate(date(2018, 5, 20), datetime.fromisoformat("2018-05-20T23:30"), 0, 1)


@pytest.mark.parametrize(
    ("metadata", "url", "byline", "origin", "day"),
    [
        pytest.param(
            "2018-05-22", "https://x.example/2018/05/21/a", BYLINE, "metadata", date(2018, 5, 22), id="metadata"
        ),
        pytest.param("n/a", "https://x.example/2018/05/21/a", BYLINE, "url", date(2018, 5, 21), id="address next"),
        pytest.param(None, "https://x.example/a", BYLINE, "byline", date(2018, 5, 20), id="byline last"),
        pytest.param(None, "https://x.example/a", None, "unknown", None, id="nothing"),
    ],
)
def test_sources_in_order(
    metadata: str | None, url: str, byline: FoundDate | None, origin: str, day: date | None
) -> None:
    found = resolve_publication(metadata=metadata, url=url, byline=byline, publisher=None)
    assert (found.origin, found.published_on) == (origin, day)


def test_nothing_found_is_unknown() -> None:
    assert resolve_publication(metadata=None, url=None, byline=None, publisher=None) == UNKNOWN


@pytest.mark.parametrize(
    ("outlet", "stated", "instant", "day"),
    [
        pytest.param("sada", "2018-05-21T21:30:00Z", datetime(2018, 5, 21, 21, 30, tzinfo=UTC), date(2018, 5, 22), id="past midnight there"),
        pytest.param("sada", "2018-05-21", datetime(2018, 5, 20, 20, tzinfo=UTC), date(2018, 5, 21), id="midnight there"),
        pytest.param("bareed", "2018-01-21T01:00:00", datetime(2018, 1, 20, 23, tzinfo=UTC), date(2018, 1, 21), id="winter time"),
        pytest.param("bareed", "2018-06-21T01:00:00", datetime(2018, 6, 20, 22, tzinfo=UTC), date(2018, 6, 21), id="summer time"),
        pytest.param(None, "2024-03-28T23:43:00+02:00", datetime(2024, 3, 28, 21, 43, tzinfo=UTC), date(2024, 3, 28), id="own offset"),
        pytest.param(None, "2024-03-28T22:43:00+00:00", datetime(2024, 3, 28, 22, 43, tzinfo=UTC), date(2024, 3, 29), id="usual zone"),
    ],
)  # fmt: skip
def test_day_is_the_outlets_own(
    publishers: Publishers, outlet: str | None, stated: str, instant: datetime, day: date
) -> None:
    found = resolve_publication(metadata=stated, url=None, byline=None, publisher=publishers.find_by_name(outlet))
    assert (found.published_at, found.published_on) == (instant, day)


@pytest.mark.parametrize(
    ("metadata", "url", "origin"),
    [
        pytest.param("2026-11-02T10:00:00Z", None, "metadata", id="before it was fetched"),
        pytest.param("2026-11-03T22:00:00+03:00", None, "metadata", id="the outlet's day is ahead"),
        pytest.param("2026-12-31T10:00:00Z", "https://x.example/2026/11/02/a", "url", id="a template's date"),
        pytest.param("2026-12-31T10:00:00Z", None, "unknown", id="nothing else"),
    ],
)
def test_nothing_was_published_after_it_was_fetched(metadata: str, url: str | None, origin: str) -> None:
    fetched_at = datetime(2026, 11, 3, 12, tzinfo=UTC)

    found = resolve_publication(metadata=metadata, url=url, byline=None, publisher=None, fetched_at=fetched_at)

    assert found.origin == origin
