from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from extract.articles.publishers import DEFAULT_ZONE, PUBLISHERS_FILE, Publishers, load_publishers, name_by_host
from extract.errors import InputError


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.bareed.example/a", "bareed"),
        ("http://m.bareed.example/a", "bareed"),
        ("https://mail.example.org/x", "bareed"),
        ("sada.example/x", "sada"),
        ("https://notsada.example/x", None),
        ("https://example/x", None),
        ("http://[broken", None),
        (None, None),
    ],
)
def test_outlet_of_an_address(publishers: Publishers, url: str | None, expected: str | None) -> None:
    found = publishers.find_by_url(url)
    assert (found.publisher_id if found is not None else None) == expected


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.sawt.example/2020/a", "sawt.example"),
        ("https://m.sawt.example/a", "sawt.example"),
        ("https://m.example", "m.example"),
        ("https://ar.sawt.example:8080/a", "ar.sawt.example"),
        ("https://someone.blogspot.com/a", "someone.blogspot.com"),
        ("https://www.facebook.com/someone/posts/1", None),
        ("https://ar-ar.facebook.com/someone", None),
        ("https://web.archive.org/web/2020/https://sawt.example/a", None),
        ("http://192.0.2.1/a", None),
        ("http://[2001:db8::1]/a", None),
        ("http://localhost/a", None),
        ("http://[broken", None),
        (None, None),
    ],
)
def test_outlet_that_nothing_names_is_called_by_its_host(url: str | None, name: str | None) -> None:
    assert name_by_host(url) == name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("بريد الشمال", "bareed"),
        ("بَرِيد  الشمال", "bareed"),
        ("northern MAIL", "bareed"),
        ("بريد", "bareed"),
        ("ek9", "ek9"),
        ("sada.example", "sada"),
        ("بريد الجنوب", None),
        ("«»", None),
        ("", None),
    ],
)
def test_outlet_of_a_name(publishers: Publishers, name: str, expected: str | None) -> None:
    found = publishers.find_by_name(name)
    assert (found.publisher_id if found is not None else None) == expected


def test_zone_by_name_and_by_default(publishers: Publishers) -> None:
    summer = datetime.fromisoformat("2018-07-01T00:00")
    zones = [publishers.find_by_name(name).zone.utcoffset(summer) for name in ("bareed", "sada")]  # type: ignore[union-attr]
    assert zones == [timedelta(hours=3), timedelta(hours=4)]
    assert publishers.find_by_name("ek9").zone == DEFAULT_ZONE  # type: ignore[union-attr]


@pytest.mark.parametrize("zone", ["Asia/Nowhere", "../etc/passwd"])
def test_unknown_zone_is_named_with_its_outlet(zone: str) -> None:
    with pytest.raises(InputError, match=f"of x is unknown: '{zone}'"):
        Publishers([{"publisher_id": "x", "name_ar": "س", "timezone": zone}])


def test_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="none"):
        load_publishers(tmp_path / "none.csv")


def test_table_of_the_project_is_read() -> None:
    listed = load_publishers(PUBLISHERS_FILE)
    sample = listed.find_by_name("Hudna sample")
    assert sample is not None
    assert sample.is_sample
    assert listed.find_by_url("https://aawsat.com/home/article/1").publisher_id == "aawsat"  # type: ignore[union-attr]
    assert listed.find_by_name("رويترز").is_agency  # type: ignore[union-attr]
