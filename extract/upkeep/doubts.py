"""The published events that deserve a look, with what is said of them."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import duckdb

from extract.errors import NothingLoadedError
from extract.look.counts import show_count
from extract.project import find_published_database
from extract.text.bidi import isolate_value
from extract.upkeep.decisions import read_decisions

_WIDTH = 80

_IS_SUSPECT: Final = """
    len(list_filter(warnings, lambda code: code in ('running_total', 'batches_exceed_operation') or starts_with(code, 'unmet_'))) > 0
"""
"""Whether a check doubts the event's figures, or they may be others' added up."""

_EVENTS = """
    select exchange_id as event_id, 'exchange' as event_kind, status, started_on, confidence, is_disputed,
        [released_low, released_best, released_high] as people, [bodies_low, bodies_best, bodies_high] as bodies, warnings
    from marts.fct_exchanges
    union all
    select evacuation_id, 'evacuation', status, started_on, confidence, is_disputed,
        [people_low, people_best, people_high], [null, null, null], warnings
    from marts.fct_evacuations
"""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one report says of an event: the claim's key, its publisher, its best counts and its words."""

    claim_id: str
    publisher: str | None
    published_on: date | None
    status: str | None
    people: int | None
    bodies: int | None
    agrees: bool | None
    quote: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """An event that deserves a look, and what is said of it; its counts as low, best and high."""

    event_id: str
    event_kind: str
    status: str
    started_on: date | None
    confidence: float
    is_disputed: bool
    people: tuple[int | None, int | None, int | None]
    bodies: tuple[int | None, int | None, int | None]
    warnings: tuple[str, ...]
    statements: tuple[Statement, ...]


def list_doubts(warehouse: Path, *, below: float = 0.5, most: int = 20, everything: bool = False) -> list[Doubt]:
    """Return published events whose figures a check doubts, then those disputed or of low confidence, the least sure first.

    Args:
        warehouse: The folder of the warehouse.
        below: Confidence below which an event is listed.
        most: Longest list.
        everything: Also events about which a decision has been taken.

    Raises:
        NothingLoadedError: If nothing has been published.
    """
    database = find_published_database(warehouse)
    if not database.exists():
        raise NothingLoadedError("Nothing has been published yet.", remedy="Run `hudna refresh`.")
    decided = set() if everything else {decision["claim_id"] for decision in read_decisions()}
    with duckdb.connect(str(database), read_only=True) as connection:
        events = connection.execute(
            f"""
            select * from ({_EVENTS}) as events
            where (is_disputed or confidence < $below or {_IS_SUSPECT})
                and not exists (
                    select 1 from marts.bridge_event_claims as claims
                    where claims.event_id = events.event_id and claims.claim_id in (select unnest($decided))
                )
            order by {_IS_SUSPECT} desc, confidence, event_id limit $most
            """,
            {"below": below, "most": most, "decided": sorted(decided)},
        ).fetchall()
        return [_make_doubt(connection, event) for event in events]


def _make_doubt(connection: duckdb.DuckDBPyConnection, event: tuple[Any, ...]) -> Doubt:
    *facts, people, bodies, warnings = event
    said = _fetch_statements(connection, event[0])
    values: tuple[Any, ...] = (*facts, tuple(people), tuple(bodies), tuple(warnings or ()), said)
    return Doubt(*values)


def _fetch_statements(connection: duckdb.DuckDBPyConnection, event_id: str) -> tuple[Statement, ...]:
    rows = connection.execute(
        """
        select claim_id, publisher_id, published_on, claimed_status, claimed_people_best, claimed_bodies_best, agrees, quote
        from marts.bridge_event_claims where event_id = ? order by published_at, claim_id
        """,
        [event_id],
    ).fetchall()
    return tuple(Statement(*row) for row in rows)


def describe_doubt(doubt: Doubt) -> str:
    """Return an event and what is said of it as lines of text of at most 80 columns."""
    counts = _show_counts(doubt.people, doubt.bodies)
    why = ", ".join([*(["disputed"] if doubt.is_disputed else []), *doubt.warnings])
    facts = [
        doubt.event_kind,
        doubt.status,
        str(doubt.started_on or "no date"),
        counts,
        f"confidence {doubt.confidence:.2f}",
    ]
    lines = [*_wrap(f"{doubt.event_id}  {', '.join(facts)}", indent=0), *(_wrap(why, indent=2) if why else ())]
    return "\n".join([*lines, *(_describe_statement(each) for each in doubt.statements)])


def _describe_statement(each: Statement) -> str:
    counts = _show_counts((each.people,) * 3, (each.bodies,) * 3)
    against = "" if each.agrees or each.agrees is None else ", does not agree"
    head = f"{each.claim_id}  {each.publisher or 'unknown'} ({each.published_on or 'no date'}): {each.status}, {counts}{against}"
    quote = (isolate_value(line) for line in textwrap.wrap(each.quote, _WIDTH - 6))
    return "\n".join([*_wrap(head, indent=2), *(f"{'':6}{line}" for line in quote)])


def _show_counts(*counts: tuple[int | None, int | None, int | None]) -> str:
    """Return counts of people and of bodies, as far as known."""
    known = zip(counts, ("people", "bodies"), strict=True)
    return " and ".join(f"{show_count(*count)} {noun}" for count, noun in known if any(count)) or "no figure"


def _wrap(text: str, *, indent: int) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 4))
