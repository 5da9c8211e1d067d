"""`status.json`: how fresh a release is, what made it, and what it holds."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb

from checks.result import CheckResult
from extract import __version__
from extract.load.ledger import DUPLICATE, LOADED, NO_CLAIM, REJECTED, UNCHANGED, UPDATED
from extract.publish.tables import list_tables

NO_CHANGES = {"added": 0, "changed": 0, "merged": 0, "withdrawn": 0}
"""What a run did to the events that published nothing new."""

TOTALS = {
    "people_released": ("fct_exchanges", "released_"),
    "bodies_handed_over": ("fct_exchanges", "bodies_"),
    "people_evacuated": ("fct_evacuations", "people_"),
}
"""Totals of the status: table and prefix of the low, best and high that are added up."""


def describe_release(
    connection: duckdb.DuckDBPyConnection, *, check_result: CheckResult, extractor_version: str | None, now: datetime
) -> dict[str, Any]:
    """Return the status of a release.

    `as_of` is the time of the latest report that an event rests on, `read_up_to` that of the latest article, of whatever it
    tells; null if none is dated. A total's high is null where one event's is: the sum has no known upper bound.

    Args:
        connection: The release's database.
        check_result: The verdict it was published on.
        extractor_version: Of the last run that loaded something.
        now: UTC time of the release.
    """
    tables = list_tables(connection)
    (reported_at,) = _read_row(connection, "select max(published_at) from marts.bridge_event_claims")
    read_at, is_sample = _read_row(connection, "select max(published_at), bool_or(is_sample) from marts.dim_articles")
    return {
        "published_at": format_time(now),
        "last_success": format_time(now),
        "as_of": format_time(reported_at) if reported_at else None,
        "read_up_to": format_time(read_at) if read_at else None,
        "is_sample": bool(is_sample),
        "versions": {"hudna": __version__, "extractor": extractor_version, "duckdb": version("duckdb")},
        "checks": {
            "expectations": check_result.expectation_count,
            "not_met": sum(not result.passed for result in check_result.results),
            "rows_withheld": check_result.count_quarantined("withheld"),
            "rows_with_warning": check_result.count_quarantined("warned"),
            "notes": list(check_result.notes),
        },
        "rows": {table: _read_row(connection, f"select count(*) from marts.{table}")[0] for table in tables},
        "totals": {name: _sum_triple(connection, table, prefix) for name, (table, prefix) in TOTALS.items()},
    }


def describe_last_run(build_db: Path, *, events: dict[str, int]) -> dict[str, Any] | None:
    """Return what the last finished run of loading did, and what that made of the events; None if there was none.

    Args:
        build_db: The working database.
        events: How many were added, changed, merged and withdrawn.
    """
    with duckdb.connect(build_db, read_only=True) as connection:
        row = connection.execute(
            """
            select run_id, started_at, finished_at, outcomes, removed_count, claim_count
            from raw.runs where finished_at is not null order by started_at desc limit 1
            """
        ).fetchone()
    if row is None:
        return None
    run_id, started_at, finished_at, outcomes, removed_count, claim_count = row
    counts: dict[str, int] = outcomes or {}
    return {
        "run_id": run_id,
        "started_at": format_time(started_at),
        "finished_at": format_time(finished_at),
        "documents": {
            "new": counts.get(LOADED, 0) + counts.get(NO_CLAIM, 0),
            "updated": counts.get(UPDATED, 0),
            "unchanged": counts.get(UNCHANGED, 0),
            "duplicate": counts.get(DUPLICATE, 0),
            "removed": removed_count or 0,
            "rejected": {
                outcome.removeprefix(REJECTED): count
                for outcome, count in sorted(counts.items())
                if outcome.startswith(REJECTED)
            },
        },
        "claims": claim_count,
        "events": events,
    }


def tell_run(run: dict[str, Any]) -> str:
    """Return the report of a run as lines of text."""
    documents, events = run["documents"], run["events"]
    rejected = ", ".join(f"{count:,} {why}" for why, count in documents["rejected"].items()) or "none"
    return (
        f"Articles: {documents['new']:,} new, {documents['updated']:,} updated, {documents['unchanged']:,} unchanged, "
        f"{documents['duplicate']:,} duplicate, {documents['removed']:,} removed; rejected: {rejected}\n"
        f"Events:   {events['added']:,} added, {events['changed']:,} changed, {events['merged']:,} merged, "
        f"{events['withdrawn']:,} withdrawn"
    )


def write_status(path: Path, status: dict[str, Any]) -> None:
    """Write a status in one step."""
    draft = path.with_name(f".{path.name}.draft")
    draft.write_text(json.dumps(status, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    draft.replace(path)


def format_time(moment: datetime) -> str:
    """Return a UTC time as ISO 8601 with `Z`."""
    return moment.replace(tzinfo=UTC, microsecond=0).isoformat().replace("+00:00", "Z")


def _sum_triple(connection: duckdb.DuckDBPyConnection, table: str, prefix: str) -> dict[str, int | None]:
    low, best, high = _read_row(
        connection,
        f"select sum({prefix}low)::bigint, sum(coalesce({prefix}best, {prefix}low))::bigint, case when bool_and({prefix}high is not null "
        f"or ({prefix}low is null and {prefix}best is null)) then sum({prefix}high)::bigint end "
        f"from marts.{table} where is_in_totals",
    )
    return {"low": low, "best": best, "high": high}


def _read_row(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[Any, ...]:
    row = connection.execute(query).fetchone()
    if row is None:
        msg = f"no row from {query}"
        raise ValueError(msg)
    return row
