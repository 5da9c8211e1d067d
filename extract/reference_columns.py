"""Columns of the reference tables: what a cell of each may hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

Check = Callable[[str], str]
"""Returns what is wrong with a cell that is not empty, said behind its name; empty if nothing is."""

_DATE: Final = re.compile(r"\d{4}(-\d{2}){0,2}", flags=re.ASCII)


def _one_of(*values: str) -> Check:
    return lambda cell: "" if cell in values else f"is {cell!r}; there are {', '.join(values)}"


def _match(pattern: str, what: str) -> Check:
    compiled = re.compile(pattern, flags=re.ASCII)
    return lambda cell: "" if compiled.fullmatch(cell) else f"is {cell!r}, which is no {what}"


def _between(least: int, most: int) -> Check:
    def check(cell: str) -> str:
        try:
            right = cell.isascii() and least <= float(cell) <= most
        except ValueError:
            right = False
        return "" if right else f"is {cell!r}, which is no number from {least} to {most} in Latin digits"

    return check


def _check_date(cell: str) -> str:
    try:
        date.fromisoformat((cell + "-01-01")[:10] if _DATE.fullmatch(cell) else "")
    except ValueError:
        return f"is {cell!r}, which is no date: write 2024, 2024-12 or 2024-12-08"
    return ""


def _check_day(cell: str) -> str:
    return _check_date(cell) if len(cell) == len("2024-12-08") else f"is {cell!r}, which is no day: write 2024-12-08"


@cache
def _check_zone(cell: str) -> str:
    try:
        ZoneInfo(cell)
    except (LookupError, OSError, ValueError):
        return f"is {cell!r}, which is no name of the IANA time zone database, such as Asia/Beirut"
    return ""


def _check_domains(cell: str) -> str:
    wrong = [each for each in cell.split(";") if not re.fullmatch(r"[\w-]+(\.[\w-]+)+", each)]
    return f"has {wrong[0]!r}, which is no domain: write example.org;example.com" if wrong else ""


_FLAG: Final = _one_of("true", "false")
_LANGUAGE: Final = _one_of("ar", "en")
_COUNTRY: Final = _match("[A-Z]{2}", "ISO 3166-1 code of two capitals")
_ITEM: Final = _match("Q[1-9][0-9]*", "id of Wikidata (Q and digits)")
_SNAKE: Final = _match("[a-z0-9]+(_[a-z0-9]+)*", "id: small Latin letters and digits, with _ between words")
_PLACE_ID: Final = _match(
    "[a-z]{2}(-[a-z0-9]+)*", "id: the code of the country, small Latin letters and digits, with - between"
)


def _any(_: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Table:
    """What a table holds: its columns in order, those that may be empty, its key, and the tables that columns name rows of."""

    columns: dict[str, Check]
    may_be_empty: frozenset[str]
    key: tuple[str, ...]
    names: dict[str, str]


TABLES: Final = {
    "actors.csv": Table(
        {
            "actor_id": _SNAKE,
            "name_ar": _any,
            "name_en": _any,
            "actor_type": _one_of(
                "state", "armed_group", "coalition", "political_body", "international_organisation", "un_body",
                "red_cross", "ngo", "tribe_or_notables", "monitor", "media", "person", "community",
            ),
            "country": _COUNTRY,
            "lineage_id": _any,
            "parent_id": _any,
            "valid_from": _check_date,
            "valid_to": _check_date,
            "is_public_role": _FLAG,
            "wikidata_id": _ITEM,
            "notes": _any,
        },
        frozenset(("country", "lineage_id", "parent_id", "valid_from", "valid_to", "wikidata_id", "notes")),
        ("actor_id",),
        {"parent_id": "actors.csv", "lineage_id": "actors.csv"},
    ),
    "actor_names.csv": Table(
        {
            "actor_id": _any,
            "name": _any,
            "language": _LANGUAGE,
            "name_kind": _one_of("canonical", "alias", "acronym", "organ", "adjective", "epithet", "metonym"),
            "valid_from": _check_date,
            "valid_to": _check_date,
            "needs_context": _FLAG,
        },
        frozenset(("valid_from", "valid_to")),
        ("actor_id", "name", "valid_from"),
        {"actor_id": "actors.csv"},
    ),
    "actor_coalitions.csv": Table(
        {"actor_id": _any, "coalition_id": _any},
        frozenset(),
        ("actor_id", "coalition_id"),
        {"actor_id": "actors.csv", "coalition_id": "actors.csv"},
    ),
    "places.csv": Table(
        {
            "place_id": _PLACE_ID,
            "name_ar": _any,
            "name_en": _any,
            "place_type": _one_of(
                "country", "region", "governorate", "district", "subdistrict", "city", "town", "village", "quarter", "camp",
                "crossing", "checkpoint", "airport", "prison", "field", "point",
            ),
            "country": _COUNTRY,
            "parent_id": _any,
            "governorate_id": _any,
            "lat": _between(-90, 90),
            "lon": _between(-180, 180),
            "coordinate_precision": _one_of("exact", "near", "district", "governorate", "country", "unknown"),
            "salience": _one_of("0", "1", "2", "3"),
            "source": _one_of("ocha", "geonames", "cldr", "own"),
            "source_code": _any,
            "wikidata_id": _ITEM,
        },
        frozenset(("parent_id", "governorate_id", "lat", "lon", "source_code", "wikidata_id")),
        ("place_id",),
        {"parent_id": "places.csv", "governorate_id": "places.csv"},
    ),
    "place_names.csv": Table(
        {"place_id": _any, "name": _any, "language": _LANGUAGE, "is_canonical": _FLAG, "needs_cue": _FLAG},
        frozenset(),
        ("place_id", "name", "language"),
        {"place_id": "places.csv"},
    ),
    "place_regions.csv": Table(
        {"place_id": _any, "region_id": _any},
        frozenset(),
        ("place_id", "region_id"),
        {"place_id": "places.csv", "region_id": "places.csv"},
    ),
    "publishers.csv": Table(
        {
            "publisher_id": _SNAKE,
            "name_ar": _any,
            "name_en": _any,
            "domains": _check_domains,
            "country": _COUNTRY,
            "timezone": _check_zone,
            "affiliation": _SNAKE,
            "is_sample": _FLAG,
            "aliases": _any,
        },
        frozenset(("domains", "country", "aliases")),
        ("publisher_id",),
        {},
    ),
    "corrections.csv": Table(
        {
            "correction_id": _any,
            "article_id": _any,
            "claim_id": _any,
            "correction_action": _one_of("override", "drop", "merge", "split"),
            "field": _any,
            "new_value": _any,
            "expect": _any,
            "reason": _any,
            "evidence_url": _any,
            "decided_on": _check_day,
        },
        frozenset(("field", "new_value", "expect", "reason", "evidence_url")),
        ("correction_id",),
        {},
    ),
}  # fmt: skip
"""File of `seeds/` → what it holds."""
DECISIONS: Final = "corrections.csv"
"""The decisions taken by hand (docs/methodology/corrections.md), which building reads and extracting does not."""
REFERENCE: Final = tuple(name for name in TABLES if name != DECISIONS)
