"""Ids that live on under another, as the history outside the database keeps them."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tests.warehouse.conftest import Warehouse, run_dbt


def test_history_file_is_read_where_it_exists(warehouse: Warehouse, tmp_path: Path) -> None:
    """The latest row of each id is shown; without a file there is none."""
    assert warehouse.query("select count(*) from marts.event_id_history") == [(0,)]
    history, database = tmp_path / "history", warehouse.target / "build" / "hudna.duckdb"
    history.mkdir()
    database.write_bytes(warehouse.database.read_bytes())
    with duckdb.connect() as connection:
        connection.execute(
            "copy (select * from (values ('xch_1', 'xch_2', timestamp '2026-01-01', 'merged'), "
            "('xch_1', 'xch_3', timestamp '2026-02-01', 'merged')) as t (event_id, lives_on_as, since, reason)) "
            f"to '{history / 'event_id_history.parquet'}' (format parquet)"
        )
    command = ["run", "--select", "event_id_history"]
    result = run_dbt(command, database=database, target=warehouse.target, history=history)
    assert result.returncode == 0, result.stdout
    with duckdb.connect(str(database), read_only=True) as connection:
        rows = connection.execute("select event_id, lives_on_as from marts.event_id_history").fetchall()
    assert rows == [("xch_1", "xch_3")]
