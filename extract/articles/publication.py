"""When an article was published: from metadata, else its address, else its byline; never invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import unquote, urlsplit

from extract.articles.dates import FoundDate, find_dates, fold_line
from extract.articles.publishers import Publisher, localise, to_utc

_FIRST_YEAR: Final = 1990
_SLACK: Final = timedelta(days=1)  # an outlet's day may be ahead of UTC's
_ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}|\d{8}")
_EPOCH: Final = re.compile(r"\d{9,10}(?:\d{3})?")
_URL_DATES: Final = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[-_](?P<m>\d{1,2})[-_](?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})[-_](?P<m>\d{1,2})[-_](?P<y>(?:19|20)\d\d)(?!\d)"),
)


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article was published, and where that was found.

    Attributes:
        published_at: UTC instant; midnight in the outlet's zone where only the day is known; None if not stated.
        published_on: Day in the outlet's zone.
        origin: `metadata`, `url`, `byline` or `unknown`.
    """

    published_at: datetime | None
    published_on: date | None
    origin: str


UNKNOWN: Final = Publication(None, None, "unknown")


def resolve_publication(
    *,
    metadata: object,
    url: str | None,
    byline: FoundDate | None,
    publisher: Publisher | None,
    fetched_at: datetime | date | None = None,
) -> Publication:
    """Settle the time of publication.

    Args:
        metadata: What a row, sidecar or page head states: text in any usual form, a number of seconds, or None.
        url: Address of the article.
        byline: Date that the byline prints, if any.
        publisher: The outlet, for its time zone.
        fetched_at: When the page was fetched, if known; a later time is not believed.
    """
    for found in _list_publications(metadata, url, byline, publisher):
        if found.published_at is None or fetched_at is None:
            return found
        if found.published_at <= to_utc(localise(_start(fetched_at), None)) + _SLACK:
            return found
    return UNKNOWN


def _list_publications(
    metadata: object, url: str | None, byline: FoundDate | None, publisher: Publisher | None
) -> Iterator[Publication]:
    """Yield the times that are stated, the surest first."""
    stated = parse_timestamp(metadata)
    if stated is not None:
        yield _make_publication(stated, publisher, "metadata")
    day = find_url_date(url)
    if day is not None:
        moment = byline.moment if byline is not None and byline.day == day else None
        yield _make_publication(moment or day, publisher, "url")
    if byline is not None:
        yield _make_publication(byline.moment or byline.day, publisher, "byline")


def _start(when: datetime | date) -> datetime:
    """Return a moment; of a day, its start."""
    return when if isinstance(when, datetime) else datetime.combine(when, time())


def _make_publication(when: datetime | date, publisher: Publisher | None, origin: str) -> Publication:
    """Place a day or moment in the outlet's zone."""
    if isinstance(when, datetime):
        own_zone = publisher is None and bool(when.utcoffset())  # an offset other than UTC's is the outlet's own
        local = when if own_zone else localise(when, publisher)
    else:
        local = localise(_start(when), publisher)
    return Publication(to_utc(local), local.date(), origin)


def parse_timestamp(stated: object) -> datetime | date | None:
    """Read a time of publication as metadata states it; None where it is no time.

    Reads ISO 8601, RFC 2822, seconds or milliseconds since 1970, and any whole date in an Arabic form. A day without
    a clock time comes back as a `date`.
    """
    if isinstance(stated, bool) or stated is None:
        return None
    if isinstance(stated, int | float):
        return _read_epoch(float(stated))
    text = str(stated).strip()[:200]
    if _ISO_DAY.fullmatch(text):
        moment = _try_iso(text)
        return moment.date() if moment is not None else None
    if _EPOCH.fullmatch(text):
        return _read_epoch(float(text))
    moment = _try_iso(text) or _try_rfc(text)
    if moment is not None:
        return moment
    found = find_dates(fold_line(text))
    return (found[0].moment or found[0].day) if found else None


def _try_iso(text: str) -> datetime | None:
    """Read an ISO 8601 time, or None."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return _keep_plausible(moment)


def _try_rfc(text: str) -> datetime | None:
    """Read a time as mail headers and feeds write it, or None."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _keep_plausible(moment)


def _read_epoch(seconds: float) -> datetime | None:
    """Read seconds (or milliseconds) since 1970, or None."""
    try:
        moment = datetime.fromtimestamp(seconds / 1000 if abs(seconds) > 1e11 else seconds, tz=UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return _keep_plausible(moment)


def _keep_plausible(moment: datetime) -> datetime | None:
    """Return a moment that a page could have been published at, or None: 0001-01-01 is a template's blank."""
    return moment if _FIRST_YEAR <= moment.year <= datetime.now(tz=UTC).year + 1 else None


def find_url_date(url: str | None) -> date | None:
    """Return the day that an address holds, or None; year and month alone are no day."""
    if not url:
        return None
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return None
    for pattern in _URL_DATES:
        for match in pattern.finditer(path):
            try:
                day = date(int(match["y"]), int(match["m"]), int(match["d"]))
            except ValueError:
                continue
            if date(_FIRST_YEAR, 1, 1) <= day <= datetime.now(tz=UTC).date() + timedelta(days=2):
                return day
    return None
