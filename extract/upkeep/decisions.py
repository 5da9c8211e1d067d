"""The analyst's decisions about claims.

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
from typing import Final

from extract.errors import InputError
from extract.load.database import open_build_database
from extract.load.identity import hash_key
from extract.project import ROOT, find_build_database, shorten_path

CORRECTIONS: Final = ROOT / "seeds" / "corrections.csv"

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


def read_decisions() -> list[dict[str, str]]:
    """Return the lines of `seeds/corrections.csv`, by column."""
    with CORRECTIONS.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _write(decision: Decision) -> None:
    names = [each.name for each in fields(Decision)]
    kept = [row for row in read_decisions() if row["correction_id"] != decision.correction_id]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([row[name] for name in names] for row in kept)
    writer.writerow(astuple(decision))
    draft = CORRECTIONS.with_name(f".{CORRECTIONS.name}.draft")
    draft.write_text(text.getvalue(), encoding="utf-8")
    draft.replace(CORRECTIONS)


def name_corrections() -> str:
    """Return the file of decisions as a user would name it."""
    return shorten_path(CORRECTIONS)
