"""What stops publishing: broken structure, exceptions, too many faulty rows, lost volume."""

from __future__ import annotations

from collections import defaultdict

from checks.result import Failure, QuarantinedRow
from checks.rules import Rule
from checks.validation import Outcome
from checks.volumes import Volumes

EVENTS = ("marts.fct_exchanges", "marts.fct_evacuations")
"""The tables of events; either may be empty, not both."""

MAX_SHARES = {
    # A broken parser or a mixed-up unit hits far more than one row in twenty; faults of single reports hit less than
    # one in a hundred.
    "withheld": 0.05,
    # Doubts are of the reports' making (figures that do not add up); a quarter of a table is of ours.
    "warned": 0.25,
}
"""Share of a table's rows that may be faulty before publishing stops."""

MIN_FAULTY = 3
"""Faulty rows below which the share is not judged: one row in ten is no pattern."""


def find_structural(
    missing: dict[str, tuple[str, ...]],
    volumes: Volumes,
    outcomes: list[Outcome],
    least: dict[str, int],
) -> list[Failure]:
    """Return what is missing, empty, far smaller than before, or could not be evaluated.

    Args:
        missing: What each table lacks; an empty tuple for a missing table.
        volumes: Row counts.
        outcomes: What Great Expectations said.
        least: Least row count of each table.
    """
    failures = [
        Failure("structure", table, f"lacks {', '.join(columns)}" if columns else "the table is missing")
        for table, columns in missing.items()
    ]
    for outcome in outcomes:
        if outcome.exception:
            failures.append(Failure("exception", outcome.table, f"{outcome.name}: {outcome.exception}"))
        elif outcome.name == "has_rows" and not outcome.passed:
            wanted = least[outcome.table]
            kind = "structure" if wanted == 1 else "volume"
            failures.append(Failure(kind, outcome.table, f"{outcome.observed} rows, expected {wanted} or more"))
        elif outcome.name == "has_columns" and not outcome.passed and outcome.table not in missing:
            failures.append(Failure("structure", outcome.table, f"columns are {outcome.observed}"))
    if not missing and not any(volumes.counts[table] for table in EVENTS):
        failures.append(Failure("structure", " and ".join(EVENTS), "no exchange and no evacuation: empty marts"))
    return failures


def find_stopping(broken: list[Rule], rows: dict[tuple[str, str], list[tuple[str, str]]]) -> list[Failure]:
    """Return the rules of which one broken row stops publishing."""
    return [
        Failure(
            "volume",
            rule.table,
            f"{rule.sentence} ({'; '.join(reason for _, reason in rows[rule.table, rule.name])})",
            tuple(key for key, _ in rows[rule.table, rule.name]),
        )
        for rule in broken
        if rule.effect == "stops"
    ]


def find_exceeded_shares(quarantined: list[QuarantinedRow], volumes: Volumes) -> list[Failure]:
    """Return the tables of which too many rows are faulty."""
    keys: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for row in quarantined:
        keys[row.table, row.effect].setdefault(row.row_key)
    return [
        Failure(
            "share",
            table,
            f"{len(faulty)} of {volumes.counts[table]} rows {effect}, at most {MAX_SHARES[effect]:.0%} are let through",
            tuple(faulty),
        )
        for (table, effect), faulty in sorted(keys.items())
        if len(faulty) >= MIN_FAULTY and len(faulty) > MAX_SHARES[effect] * volumes.counts[table]
    ]
