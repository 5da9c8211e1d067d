"""The main job of the checks: evaluate, quarantine, judge, report."""

from __future__ import annotations

import logging
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

from checks.counts import build_count_rules
from checks.database import read_faulty_rows, read_orphaned_events, read_shape, read_volumes
from checks.dates import build_date_rules
from checks.drift import build_drift_rules, read_month_totals
from checks.report import write_report
from checks.result import (
    CheckResult,
    ExpectationResult,
    QuarantinedRow,
    build_quarantine_table,
    build_results_table,
)
from checks.rules import Rule, TableRule
from checks.structure import COLUMNS, NEVER_EMPTY, find_missing
from checks.validation import Outcome, TableSuite, run_checkpoint
from checks.verdict import EVENTS, find_exceeded_shares, find_stopping, find_structural
from checks.volumes import Volumes, build_volume_rules, find_least_counts

logger = logging.getLogger(__name__)

OBSERVED_SHOWN = 3
"""Faulty rows that a result tells of; the quarantine has all."""

EVENT_TABLES = {"exchange": EVENTS[0], "evacuation": EVENTS[1]}


def run_checks(
    build_db: Path,
    *,
    report_path: Path,
    previous_db: Path | None,
    accept_volume_change: bool = False,
    now: datetime | None = None,
) -> CheckResult:
    """Check a build database, write the report and the quarantine, and say whether it may be published.

    The quarantine and the results are written beside the database, to `checks/quarantine.parquet` and
    `checks/results.parquet`; the database itself is only read.

    Args:
        build_db: The working file, with schemas `raw` and `marts`; nobody may have it open for writing.
        report_path: Where the HTML report goes.
        previous_db: The published file to compare volumes with; None or a path that does not exist skips that.
        accept_volume_change: True lets a fall in volume pass (after a deliberate deletion), with a note.
        now: Time of the run; the present by default.

    Raises:
        FileNotFoundError: If there is no build database.
        duckdb.IOException: If another process holds it.
    """
    if not build_db.exists():
        raise FileNotFoundError(f"no build database at {build_db}: run `hudna load` and `dbt build` first")
    shape, volumes = read_shape(build_db), read_volumes(build_db)
    missing = find_missing(shape)
    least, drift_rules, notes = _compare_with_published(volumes, previous_db, accept_volume_change=accept_volume_change)
    known: list[Rule] = [*build_count_rules(), *build_date_rules(), *build_volume_rules(), *drift_rules]
    rules = [rule for rule in known if not _touches(rule, missing)]
    outcomes = run_checkpoint(build_db, _build_suites(shape, rules, least))
    broken = [rule for rule in rules if _is_broken(rule, outcomes)]
    rows = read_faulty_rows(build_db, broken)
    quarantined = _quarantine(build_db, broken, rows, missing)
    failures = [
        *find_structural(missing, volumes, outcomes, least),
        *find_stopping(broken, rows),
        *find_exceeded_shares(quarantined, volumes),
    ]
    result = CheckResult(
        passed=not failures,
        checked_at=now or datetime.now(UTC),
        results=tuple(_build_results(rules, outcomes, volumes, rows)),
        failures=tuple(failures),
        quarantined=tuple(quarantined),
        notes=tuple(notes),
        report_path=report_path,
    )
    _write_tables(result, build_db.parent / "checks")
    write_report(result, volumes=volumes, path=report_path)
    logger.log(logging.INFO if result.passed else logging.ERROR, "%s", result.describe())
    return result


def _touches(rule: Rule, missing: dict[str, tuple[str, ...]]) -> bool:
    """Tell whether a rule reads a table that lacks something: it could only raise."""
    return any(table == rule.table or table in rule.build_query() for table in missing)


def _compare_with_published(
    volumes: Volumes, previous_db: Path | None, *, accept_volume_change: bool
) -> tuple[dict[str, int], list[TableRule], list[str]]:
    """Return the least row count of each table, the rules about totals, and why nothing was compared, if so."""
    least = dict.fromkeys(NEVER_EMPTY, 1)
    if previous_db is None or not previous_db.exists():
        return least, [], ["volumes are not compared: nothing has been published yet"]
    previous = read_volumes(previous_db)
    if previous.is_sample != volumes.is_sample:
        return least, [], ["volumes are not compared: one of the two holds the sample corpus, the other real articles"]
    if accept_volume_change:
        return least, [], ["volumes are not compared: the change was accepted by hand"]
    return least | find_least_counts(previous), build_drift_rules(read_month_totals(previous_db)), []


def _build_suites(shape: dict[str, frozenset[str]], rules: list[Rule], least: dict[str, int]) -> list[TableSuite]:
    by_table = defaultdict(list)
    for rule in rules:
        by_table[rule.table].append(rule)
    return [
        TableSuite(table, tuple(sorted(columns)), least.get(table), tuple(by_table[table]))
        for table, columns in COLUMNS.items()
        if table in shape
    ]


def _is_broken(rule: Rule, outcomes: list[Outcome]) -> bool:
    return any(
        (outcome.table, outcome.name) == (rule.table, rule.name) and not outcome.passed and not outcome.exception
        for outcome in outcomes
    )


def _quarantine(
    build_db: Path,
    broken: list[Rule],
    rows: dict[tuple[str, str], list[tuple[str, str]]],
    missing: dict[str, tuple[str, ...]],
) -> list[QuarantinedRow]:
    """Return every faulty row, and the events that rest on nothing but faulty claims."""
    found = [
        QuarantinedRow(rule.table, key, rule.name, reason, rule.effect)  # type: ignore[arg-type]
        for rule in broken
        if rule.effect in {"withheld", "warned"}
        for key, reason in rows[rule.table, rule.name]
    ]
    if "marts.bridge_event_claims" in missing:
        return found
    faulty_claims = {row.row_key for row in found if row.table == "raw.claims" and row.effect == "withheld"}
    found += [
        QuarantinedRow(EVENT_TABLES[kind], event_id, "rests_on_faulty_claims", "every claim is faulty", "withheld")
        for kind, event_id in read_orphaned_events(build_db, faulty_claims)
    ]
    return found


def _build_results(
    rules: list[Rule],
    outcomes: list[Outcome],
    volumes: Volumes,
    rows: dict[tuple[str, str], list[tuple[str, str]]],
) -> list[ExpectationResult]:
    by_name = {(rule.table, rule.name): rule for rule in rules}
    results = []
    for outcome in outcomes:
        rule = by_name.get((outcome.table, outcome.name))
        faulty = rows.get((outcome.table, outcome.name), [])
        results.append(
            ExpectationResult(
                table=outcome.table,
                expectation=outcome.name,
                topic=rule.topic if rule else "structure",
                sentence=rule.sentence if rule else _describe_structure(outcome.name),
                passed=outcome.passed,
                checked_count=volumes.counts.get(outcome.table, 0),
                faulty_count=len(faulty) if rule else None,
                observed=outcome.exception or ("" if outcome.passed else _describe_observed(outcome, faulty)),
            )
        )
    return results


def _describe_structure(name: str) -> str:
    sentences = {
        "has_columns": "Every column that the design names is there.",
        "has_rows": "The table has rows, and not far fewer than the last published one.",
    }
    return sentences[name]


def _describe_observed(outcome: Outcome, faulty: list[tuple[str, str]]) -> str:
    """Tell which rows are faulty, each by its key, and why."""
    if not faulty:
        return str(outcome.observed)
    shown = [reason if reason.startswith(key) else f"{key}: {reason}" for key, reason in faulty[:OBSERVED_SHOWN]]
    more = len(faulty) - len(shown)
    return "; ".join([*shown, f"and {more} more"] if more else shown)


def _write_tables(result: CheckResult, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    build_quarantine_table(result).write_parquet(folder / "quarantine.parquet")
    build_results_table(result).write_parquet(folder / "results.parquet")
