"""Review by hand: the events that deserve a look, with their words, and the analyst's decisions about their claims.

A decision is a line of `seeds/corrections.csv`; the next refresh applies it. It has what the extractor gave when it was
taken (`expect`): once the extractor gives something else, the build stops and says so (`int_corrections_resolved`).
"""

from __future__ import annotations

import csv
import io
import re
from contextlib import closing
from dataclasses import astuple, dataclass, fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import duckdb

from extract.errors import InputError, NothingLoadedError
from extract.load.database import open_build_database
from extract.load.identity import hash_key
from extract.project import ROOT, find_build_database, find_published_database, shorten_path

CORRECTIONS: Final = ROOT / "seeds" / "corrections.csv"
DOUBTFUL: Final = 0.5
"""Confidence below which an event is listed."""

_IS_SUSPECT: Final = """
    len(list_filter(warnings, lambda code: code in ('running_total', 'batches_exceed_operation') or starts_with(code, 'unmet_'))) > 0
"""
"""Whether a check doubts the event's figures, or they may be others' added up."""

_VALUES: Final[dict[str, frozenset[str] | None]] = {
    "status": frozenset({"proposed", "agreed", "ongoing", "completed", "failed"}),
    "scope": frozenset({"operation", "batch"}),
    "date_precision": frozenset({"day", "week", "month", "year", "unknown"}),
    "batch": None,
    "date_start": None,
    "date_end": None,
}
"""Fields that a decision may override, and their values; None where any number or date is one."""

_BATCH: Final = re.compile(r"[1-9][0-9]{0,8}")
"""A number of a batch, as the build reads it."""

_EVENTS = """
    select exchange_id as event_id, 'exchange' as event_kind, status, started_on, confidence, is_disputed,
        released_low as low, released_best as best, released_high as high, warnings
    from marts.fct_exchanges
    union all
    select evacuation_id, 'evacuation', status, started_on, confidence, is_disputed, people_low, people_best, people_high, warnings
    from marts.fct_evacuations
"""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one report says of an event: the claim's key, its publisher, its figure and its words."""

    claim_id: str
    publisher: str | None
    published_on: date | None
    status: str | None
    best: int | None
    agrees: bool | None
    quote: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """An event that deserves a look, and what is said of it."""

    event_id: str
    event_kind: str
    status: str
    started_on: date | None
    confidence: float
    is_disputed: bool
    low: int | None
    best: int | None
    high: int | None
    warnings: tuple[str, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A line of `seeds/corrections.csv`, in the order of its columns."""

    correction_id: str
    article_id: str
    claim_id: str
    correction_action: str
    field: str
    new_value: str
    expect: str
    reason: str
    evidence_url: str
    decided_on: date


def list_doubts(warehouse: Path, *, below: float = DOUBTFUL, most: int = 20, everything: bool = False) -> list[Doubt]:
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
    decided = set() if everything else {decision["claim_id"] for decision in _read_rows()}
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
    values: tuple[Any, ...] = (*event[:-1], tuple(event[-1] or ()), _fetch_statements(connection, event[0]))
    return Doubt(*values)


def _fetch_statements(connection: duckdb.DuckDBPyConnection, event_id: str) -> tuple[Statement, ...]:
    rows = connection.execute(
        """
        select claim_id, publisher_id, published_on, claimed_status, claimed_people_best, agrees, quote
        from marts.bridge_event_claims where event_id = ? order by published_at, claim_id
        """,
        [event_id],
    ).fetchall()
    return tuple(Statement(*row) for row in rows)


def decide(
    warehouse: Path,
    claim_id: str,
    *,
    action: str,
    reason: str,
    evidence_url: str = "",
    change: tuple[str, str] = ("", ""),
) -> Decision:
    """Write a decision about a claim to `seeds/corrections.csv`, in place of an earlier one about the same.

    Args:
        warehouse: The folder of the warehouse.
        claim_id: The claim.
        action: `override` a field, `drop` the claim, `merge` it with another into one event, or `split` it from another.
        reason: Why, for whoever reads the decision later.
        evidence_url: Where it can be looked up.
        change: Field and new value of an override; of `merge` and `split` an empty field and the other claim.

    Raises:
        InputError: If there is no such claim, field or value, no reason, or if the two claims can never be one event.
    """
    if not reason.strip():
        raise InputError("A decision needs a reason.", remedy='Give it with --reason "…".')
    field, value = change
    found = _fetch_claim(warehouse, claim_id)
    if action == "override":
        _require_value(field, value)
        expect = "" if found[field] is None else str(found[field])
    elif action in {"merge", "split"}:
        other = _fetch_claim(warehouse, value)
        if action == "merge":
            _require_mergeable(found, other)
        expect = f"{found['summary']}, {other['summary']}"
    else:
        expect = str(found["summary"])
    decision = Decision(
        correction_id="k" + hash_key(claim_id, action, field, value if action in {"merge", "split"} else None)[:12],
        article_id=str(found["article_id"]),
        claim_id=claim_id,
        correction_action=action,
        field=field,
        new_value=value,
        expect=expect,
        reason=" ".join(reason.split()),
        evidence_url=evidence_url,
        decided_on=datetime.now(UTC).date(),
    )
    _write(decision)
    return decision


def _fetch_claim(warehouse: Path, claim_id: str) -> dict[str, object]:
    """Return the fields of a claim that may be overridden, as the extractor gave them, its article, and a summary."""
    with closing(open_build_database(find_build_database(warehouse), read_only=True)) as connection:
        row = connection.execute(
            "select article_id, kind, concat_ws(' ', kind, status, coalesce(date_start::varchar, 'undated')) as summary, "
            f"{', '.join(_VALUES)} from raw.claims where claim_id = ?",
            [claim_id],
        ).fetchone()
    if row is None:
        raise InputError(
            f"There is no claim {claim_id or '(none given)'}.", remedy="`hudna review` lists claims with their keys."
        )
    return dict(zip(("article_id", "kind", "summary", *_VALUES), row, strict=True))


def _require_mergeable(one: dict[str, object], other: dict[str, object]) -> None:
    """Refuse a merge that clustering would not carry out: see the limits in docs/methodology/corrections.md."""
    if one["article_id"] == other["article_id"]:
        raise InputError(
            "Both claims are of one article, and such claims are never merged into one event.",
            remedy="If they tell of one event, drop the one that says less: `hudna review CLAIM --drop --reason …`.",
        )
    if one["kind"] != other["kind"]:
        raise InputError(
            "An exchange and an evacuation are never one event.",
            remedy="If one of the claims is wrong, drop it: `hudna review CLAIM --drop --reason …`.",
        )


def _require_value(field: str, value: str) -> None:
    if field not in _VALUES:
        raise InputError(f"{field} cannot be overridden.", remedy=f"Give one of {', '.join(_VALUES)}.")
    known = _VALUES[field]
    if known is not None and value not in known:
        raise InputError(f"{value} is no {field}.", remedy=f"Give one of {', '.join(sorted(known))}.")
    if field == "batch" and not _BATCH.fullmatch(value):
        raise InputError(f"{value} is no number of a batch.", remedy="Give a whole number from 1 on.")
    if field.startswith("date_") and known is None and not _is_iso_date(value):
        raise InputError(f"{value} is no date.", remedy="Give it as year-month-day: 2021-01-06.")


def _is_iso_date(value: str) -> bool:
    """Tell whether a date has the one form that the build reads: Python also takes 20210106 and 2021-W01-3."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _read_rows() -> list[dict[str, str]]:
    with CORRECTIONS.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _write(decision: Decision) -> None:
    names = [each.name for each in fields(Decision)]
    kept = [row for row in _read_rows() if row["correction_id"] != decision.correction_id]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([row[name] for name in names] for row in kept)
    writer.writerow(astuple(decision))
    draft = CORRECTIONS.with_name(f".{CORRECTIONS.name}.draft")
    draft.write_text(text.getvalue(), encoding="utf-8")
    draft.replace(CORRECTIONS)


def describe_doubt(doubt: Doubt) -> str:
    """Return an event and what is said of it as lines of text."""
    people = "–".join(str(count) for count in dict.fromkeys((doubt.low, doubt.high)) if count is not None) or "?"
    why = ", ".join([*(["disputed"] if doubt.is_disputed else []), *doubt.warnings])
    head = (
        f"{doubt.event_id}  {doubt.event_kind}, {doubt.status}, {doubt.started_on or 'no date'}, {people} people, "
        f"confidence {doubt.confidence:.2f}{f' ({why})' if why else ''}"
    )
    return "\n".join([head, *(_describe_statement(each) for each in doubt.statements)])


def _describe_statement(each: Statement) -> str:
    when = each.published_on or "no date"
    figure = f"{each.best:,}" if each.best is not None else "no figure"
    against = "" if each.agrees or each.agrees is None else ", does not agree"
    return (
        f"  {each.claim_id}  {each.publisher or 'unknown'} ({when}): {each.status}, {figure}{against}\n"
        f"      \u2068{each.quote}\u2069"
    )


def name_corrections() -> str:
    """Return the file of decisions as a user would name it."""
    return shorten_path(CORRECTIONS)
