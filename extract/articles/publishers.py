"""The outlets of `seeds/publishers.csv`, looked up by address or name."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from extract.articles.words import list_phrases, make_key
from extract.errors import InputError
from extract.project import ROOT
from extract.reference_tables import check_reference_tables
from extract.text.folding import fold_name

PUBLISHERS_FILE: Final = ROOT / "seeds" / "publishers.csv"
DEFAULT_ZONE: Final = timezone(
    timedelta(hours=3)
)  # of an outlet that is not listed: most Arabic outlets are at UTC+2 to +4
_SEPARATORS: Final = re.compile(r"[|;,\s]+")
_NAME_SEPARATORS: Final = re.compile(r"[|;]")
_HOST_NAME: Final = re.compile(r"[^\s:]+\.[^\s:.\d]{2,}")
_MOBILE: Final = re.compile(r"^(?:m|amp|mobile)\.(?=[^.]+\.)")
_PLATFORMS: Final = frozenset(
    (
        "facebook.com",
        "t.me",
        "telegram.me",
        "twitter.com",
        "x.com",
        "youtube.com",
        "instagram.com",
        "tiktok.com",
        "web.archive.org",
        "archive.org",
        "archive.ph",
        "archive.today",
        "news.google.com",
        "docs.google.com",
    )
)  # where anybody publishes, or pages of others are kept: no outlet
_TRUE: Final = frozenset({"true", "1", "yes", "t"})


@dataclass(frozen=True, slots=True)
class Publisher:
    """An outlet.

    Attributes:
        publisher_id: Its id.
        name: Its Arabic name, or the English one where it has none.
        names: All its names and aliases, as written.
        zone: Its time zone.
        is_agency: True for a world agency, whose name in a report does not make it the outlet.
        is_sample: True for the reports written for Hudna.
    """

    publisher_id: str
    name: str
    names: tuple[str, ...]
    zone: tzinfo
    is_agency: bool
    is_sample: bool


class Publishers:
    """The outlets by domain and by folded name."""

    def __init__(self, rows: Iterable[dict[str, str]] = ()) -> None:
        """Index the rows of the table; of a domain or name in two rows the first counts."""
        self._by_domain: dict[str, Publisher] = {}
        self._by_name: dict[str, Publisher] = {}
        for row in rows:
            publisher = _make_publisher(row)
            for domain in _SEPARATORS.split(row.get("domains") or ""):
                if domain:
                    self._by_domain.setdefault(domain.lower().removeprefix("www."), publisher)
            for name in (*publisher.names, publisher.publisher_id):
                self._by_name.setdefault(fold_name(name), publisher)
        self._by_name.pop("", None)
        self._longest = max((len(key.split()) for key in self._by_name), default=0)

    def find_by_url(self, url: str | None) -> Publisher | None:
        """Return the outlet of an address: its host or any parent domain of it."""
        labels = read_host(url).split(".")
        for start in range(len(labels) - 1):
            publisher = self._by_domain.get(".".join(labels[start:]))
            if publisher is not None:
                return publisher
        return None

    def find_by_name(self, name: str | None) -> Publisher | None:
        """Return the outlet of a name, alias, id or domain; case and Arabic spelling variants do not matter."""
        if not name:
            return None
        return self._by_name.get(fold_name(name)) or (self.find_by_url(name) if "." in name else None)

    def find_in_words(self, words: list[str]) -> tuple[Publisher, int, int] | None:
        """Return the first outlet named in a list of words, the longest name first, with its start and end."""
        for start in range(len(words)):
            for end in range(min(len(words), start + self._longest), start, -1):
                publisher = self._by_name.get(fold_name(" ".join(words[start:end])))
                if publisher is not None:
                    return publisher, start, end
        return None


def read_host(url: str | None) -> str:
    """Return the host of an address without `www.`; empty where there is none."""
    if not url:
        return ""
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def name_by_host(url: str | None) -> str | None:
    """Return the host as the name of an outlet that nothing else names; None of a platform or a bare network address."""
    host = _MOBILE.sub("", read_host(url))
    is_platform = any(host == each or host.endswith(f".{each}") for each in _PLATFORMS)
    return None if is_platform or not _HOST_NAME.fullmatch(host) else host


def _make_publisher(row: dict[str, str]) -> Publisher:
    """Make an outlet of a row of the table."""
    aliases = [alias.strip() for alias in _NAME_SEPARATORS.split(row.get("aliases") or "")]
    names = [row.get("name_ar") or "", row.get("name_en") or "", *aliases]
    return Publisher(
        publisher_id=row["publisher_id"],
        name=row.get("name_ar") or row.get("name_en") or row["publisher_id"],
        names=tuple(name for name in names if name),
        zone=_read_zone(row),
        is_agency=any(make_key(name) in list_phrases("agency") for name in names),
        is_sample=(row.get("is_sample") or "").strip().lower() in _TRUE,
    )


def _read_zone(row: dict[str, str]) -> tzinfo:
    """Return the time zone of a row, else the usual one.

    Raises:
        InputError: If there is no zone of this name.
    """
    name = row.get("timezone")
    if not name:
        return DEFAULT_ZONE
    try:
        return ZoneInfo(name)
    except (ValueError, ZoneInfoNotFoundError) as error:
        raise InputError(
            f"seeds/publishers.csv: the timezone of {row['publisher_id']} is unknown: {name!r}",
            remedy="Give a name of the IANA time zone database, such as Asia/Beirut.",
        ) from error


@cache
def load_publishers(path: Path = PUBLISHERS_FILE) -> Publishers:
    """Read the table of outlets.

    Raises:
        InputError: If it is not there or has a faulty row; the message names file, line and reason.
    """
    check_reference_tables(path.parent, only=(path.name,))
    with path.open(encoding="utf-8-sig", newline="") as file:
        return Publishers(csv.DictReader(file))


def localise(moment: datetime, publisher: Publisher | None) -> datetime:
    """Return a moment in the outlet's zone; one without a zone is taken to be the outlet's own time."""
    zone = publisher.zone if publisher is not None else DEFAULT_ZONE
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def to_utc(moment: datetime) -> datetime:
    """Return the UTC instant of a moment with a zone."""
    return moment.astimezone(UTC)
