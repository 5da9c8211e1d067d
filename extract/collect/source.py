"""What is collected and how: the sources and settings of `raw/sources.yml`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any, Final

import yaml

from extract.errors import InputError, SettingError, tell_cause
from extract.project import ROOT

SOURCES_FILE: Final = ROOT / "raw" / "sources.yml"
KINDS: Final = ("feed", "sitemap", "addresses", "warc", "folder")
_ID: Final = re.compile(r"[a-z0-9][a-z0-9_]{0,63}")
_MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How we behave on the network, and what we bear from it.

    Attributes:
        contact: Mail or web address of whoever runs this collection, told to every server; `HUDNA_CONTACT` goes before it.
        workers: Sources that are collected side by side.
        delay_seconds: Least pause between two requests to a host; a longer one in its robots.txt goes before it.
        host_connections: Requests to a host at one time.
        attempts: Tries of a request within a run, when the server is busy or the line fails.
        longest_wait_seconds: What asks for a longer pause is left for a later run.
        fetch_seconds: A page that is not whole after this is given up.
        listing_seconds: The same for feeds and sitemaps.
        archive_seconds: The same for WARC files.
        most_redirects: Redirects followed.
        most_page_bytes: Of a page, unpacked.
        most_listing_bytes: Of a feed or sitemap, unpacked.
        most_archive_bytes: Of a WARC file, as it comes.
        most_listings: Sitemaps of an index that are read in a run, the newest first.
        most_pages: Pages of a source that are fetched in a run; the rest waits for the next.
        most_runs: Runs in which a page that failed is tried again.
        revisit_days: Since a page was found, in which it is looked at again for corrections; 0 for never.
        kept_share: Share of the dropped pages that is kept aside, so that recall can be measured.
        silent_after_days: A source without a new page for so long is reported.
        allowed_networks: Networks that are reached although they are loopback, private or link-local.
    """

    contact: str = ""
    workers: int = 8
    delay_seconds: float = 2.0
    host_connections: int = 1
    attempts: int = 3
    longest_wait_seconds: float = 60.0
    fetch_seconds: float = 30.0
    listing_seconds: float = 120.0
    archive_seconds: float = 7200.0
    most_redirects: int = 5
    most_page_bytes: int = 5 * _MIB
    most_listing_bytes: int = 50 * _MIB
    most_archive_bytes: int = 2048 * _MIB
    most_listings: int = 20
    most_pages: int = 500
    most_runs: int = 5
    revisit_days: float = 14.0
    kept_share: float = 0.02
    silent_after_days: float = 7.0
    allowed_networks: tuple[IPv4Network | IPv6Network, ...] = ()

    @property
    def user_agent(self) -> str:
        """Return what we call ourselves; robots.txt knows us as `Hudna`.

        Raises:
            SettingError: If nobody is named whom a server's owner could write to.
        """
        contact = " ".join((os.environ.get("HUDNA_CONTACT") or self.contact).split())
        if not contact.isascii() or not contact.isprintable():
            raise SettingError(
                f"The contact cannot be sent to a server: {contact!r}.", remedy="Use ASCII letters only."
            )
        if not contact:
            raise SettingError(
                "Nobody is named whom the owner of a site could write to.",
                remedy="Set HUDNA_CONTACT, or `contact` under `settings` of the sources file, to a mail or web address.",
            )
        return f"Hudna/1 (news archive for research; {contact})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place, or several of one outlet, where pages are listed or lie.

    Attributes:
        source_id: Its key, and the name of its folder in the inbox.
        kind: One of `KINDS`.
        publisher_id: The outlet in `seeds/publishers.csv`; None where pages of any outlet come from it.
        places: Addresses, or paths relative to the sources file: of feeds, sitemaps, lists of addresses, WARC files, folders.
        conflicts: What it reports on, for people.
        is_verified: False until somebody has seen that its addresses answer.
        silent_after_days: Its own; None for that of the settings.
    """

    source_id: str
    kind: str
    publisher_id: str | None
    places: tuple[str, ...]
    conflicts: tuple[str, ...] = ()
    is_verified: bool = False
    silent_after_days: float | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The content of a sources file."""

    settings: Settings
    sources: tuple[Source, ...]


def read_plan(path: Path, *, only: Iterable[str] = ()) -> Plan:
    """Read a sources file.

    Args:
        path: The file.
        only: Ids of the sources wanted; all, if none is named.

    Raises:
        InputError: If it is not there, cannot be read, or an entry is wrong.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path} cannot be read: {tell_cause(error)}.", remedy="Name the file with --sources."
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise InputError(f"{path} is no YAML: {error}.", remedy="docs/collecting.md shows the format.") from error
    if not isinstance(content, dict) or not isinstance(content.get("sources"), list):
        raise InputError(f"{path} has no list `sources`.", remedy="docs/collecting.md shows the format.")
    settings = _read_settings(content.get("settings") or {}, path)
    sources = [_read_source(entry, path) for entry in content["sources"]]
    known = [source.source_id for source in sources]
    twice = sorted({name for name in known if known.count(name) > 1})
    if twice:
        raise InputError(f"{path} has two sources {', '.join(twice)}.", remedy="Give each source an id of its own.")
    wanted = list(only)
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise InputError(f"{path} has no source {', '.join(unknown)}.", remedy=f"It has: {', '.join(sorted(known))}.")
    return Plan(settings, tuple(source for source in sources if not wanted or source.source_id in wanted))


def _read_settings(given: object, path: Path) -> Settings:
    if not isinstance(given, dict):
        raise InputError(f"`settings` of {path} is no mapping.", remedy="docs/collecting.md shows the format.")
    defaults = {field.name: getattr(Settings(), field.name) for field in fields(Settings)}
    unknown = sorted(set(given) - set(defaults))
    if unknown:
        raise InputError(
            f"{path} has unknown settings: {', '.join(map(str, unknown))}.", remedy="docs/collecting.md lists them."
        )
    values: dict[str, Any] = {}
    for name, value in given.items():
        if name == "allowed_networks":
            values[name] = _read_networks(value, path)
        elif name == "contact":
            values[name] = str(value or "")
        elif isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
            raise InputError(f"{name} of {path} is no number of 0 or more: {value!r}.")
        else:
            values[name] = type(defaults[name])(value)
    return Settings(**values)


def _read_networks(given: object, path: Path) -> tuple[IPv4Network | IPv6Network, ...]:
    try:
        return tuple(ip_network(str(each)) for each in (given if isinstance(given, list) else [given]))
    except ValueError as error:
        raise InputError(f"allowed_networks of {path}: {error}.", remedy="Write networks as 10.0.0.0/8.") from error


def _read_source(entry: object, path: Path) -> Source:
    """Make a source of an entry.

    Raises:
        InputError: If a field is missing, unknown or wrong.
    """
    where = f"{path}, source {entry.get('id', '?') if isinstance(entry, dict) else entry!r}"
    remedy = "docs/collecting.md shows the format."
    known = {"id", "kind", "publisher", "at", "conflicts", "verified", "silent_after_days"}
    if not isinstance(entry, dict) or set(entry) - known:
        raise InputError(f"{where}: a source has the fields {', '.join(sorted(known))}.", remedy=remedy)
    source_id, kind = str(entry.get("id", "")), entry.get("kind")
    if not _ID.fullmatch(source_id):
        raise InputError(f"{where}: an id is made of small letters, digits and underscores.", remedy=remedy)
    if kind not in KINDS:
        raise InputError(f"{where}: no kind {kind!r}; there are {', '.join(KINDS)}.", remedy=remedy)
    places = _list_texts(entry.get("at"))
    if not places:
        raise InputError(f"{where}: `at` names no place.", remedy=remedy)
    silent = entry.get("silent_after_days")
    return Source(
        source_id=source_id,
        kind=kind,
        publisher_id=str(entry["publisher"]) if entry.get("publisher") else None,
        places=places,
        conflicts=_list_texts(entry.get("conflicts")),
        is_verified=entry.get("verified") is True,
        silent_after_days=float(silent) if isinstance(silent, int | float) else None,
    )


def _list_texts(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(each) for each in value) if isinstance(value, list) else (str(value),)


def locate(place: str, *, sources_file: Path) -> str | Path:
    """Return a place of a source: an address as it is, anything else as a path from the sources file's folder."""
    if "://" in place:
        return place
    return (sources_file.parent / Path(place).expanduser()).resolve()
