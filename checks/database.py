"""Plain reading of a database file: its shape, its volumes, its faulty rows."""

from __future__ import annotations

from pathlib import Path

import duckdb

from checks.rules import Rule
from checks.volumes import Volumes


def read_shape(database: Path) -> dict[str, frozenset[str]]:
    """Return the columns of every table of schemas `raw` and `marts`, by schema and table."""
    with duckdb.connect(database, read_only=True) as connection:
        rows = connection.execute(
            "select table_schema || '.' || table_name, list(column_name) from information_schema.columns "
            "where table_schema in ('raw', 'marts') and table_catalog = current_database() group by all"
        ).fetchall()
    return {table: frozenset(columns) for table, columns in rows}


def read_volumes(database: Path) -> Volumes:
    """Return the row count of every table of `raw` and `marts`, and whether the articles are the sample's."""
    shape = read_shape(database)
    with duckdb.connect(database, read_only=True) as connection:
        counts = {table: _read_number(connection, f"select count(*) from {table}") for table in shape}
        is_sample = None
        if "is_sample" in shape.get("marts.dim_articles", ()):
            row = connection.execute("select bool_or(is_sample) from marts.dim_articles").fetchone()
            is_sample = row[0] if row else None
    return Volumes(counts=counts, is_sample=is_sample)


def read_faulty_rows(database: Path, rules: list[Rule]) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Return key and reason of each row that breaks a rule, by table and rule."""
    found = {}
    with duckdb.connect(database, read_only=True) as connection:
        for rule in rules:
            query = f"select row_key::varchar, reason from ({rule.build_query(source=rule.table)}) order by all"
            found[rule.table, rule.name] = connection.execute(query).fetchall()
    return found


def read_orphaned_events(database: Path, claim_ids: set[str]) -> list[tuple[str, str]]:
    """Return kind and id of the events of which every claim is among the given ones."""
    if not claim_ids:
        return []
    with duckdb.connect(database, read_only=True) as connection:
        return connection.execute(
            "select event_kind, event_id from marts.bridge_event_claims group by all "
            "having bool_and(list_contains(?, claim_id)) order by all",
            [sorted(claim_ids)],
        ).fetchall()


def _read_number(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0
