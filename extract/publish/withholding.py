"""What the checks withhold is withheld wherever it is told."""

from __future__ import annotations

import duckdb

from checks.result import CheckResult
from checks.rules import KEYS
from extract.publish.contracts import FACTS, Mart, order_sums, read_marts


def withhold(connection: duckdb.DuckDBPyConnection, check_result: CheckResult) -> None:
    """Take the withheld rows out of the release's tables, and with a withheld event all that tells of it.

    What is left stays whole: a part of a withheld event becomes an event of its own, without `parent_id`, and the marts that
    put several events together are built anew from those that are left.

    Args:
        connection: With the release's database attached as `published`, its marts as they were built.
        check_result: What the checks said.
    """
    withheld = [row for row in check_result.quarantined if row.effect == "withheld" and row.table.startswith("marts.")]
    for row in withheld:
        connection.execute(f"delete from published.{row.table} where ({KEYS[row.table]}) = ?", [row.row_key])
    events = sorted({row.row_key for row in withheld if row.table.removeprefix("marts.") in FACTS})
    if not events:
        return
    marts = read_marts()
    built = _list_published(connection)
    for mart in marts.values():
        if mart.name in built:
            _take_out_events(connection, mart, events)
    for mart in order_sums(marts):
        if mart.name in built:
            table = f"published.marts.{mart.name}"
            connection.execute(f"delete from {table}")
            connection.execute(
                f"insert into {table} by name select * from ({mart.build_query(schema='published.marts')}) order by all"
            )


def _list_published(connection: duckdb.DuckDBPyConnection) -> set[str]:
    rows = connection.execute("select table_name from duckdb_tables() where database_name = 'published'").fetchall()
    return {name for (name,) in rows}


def _take_out_events(connection: duckdb.DuckDBPyConnection, mart: Mart, events: list[str]) -> None:
    table = f"published.marts.{mart.name}"
    for column in mart.event_columns:
        connection.execute(f"delete from {table} where list_contains(?, {column})", [events])
    for column in mart.whole_columns:
        own = "null" if column == "parent_id" else mart.event_columns[0]
        connection.execute(f"update {table} set {column} = {own} where list_contains(?, {column})", [events])
