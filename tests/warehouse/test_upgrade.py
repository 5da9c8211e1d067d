"""What an older version of the project has left in the working database."""

from __future__ import annotations

import shutil

import duckdb

from tests.warehouse.conftest import Warehouse, run_dbt


def test_reference_table_of_before_with_another_column_is_replaced(warehouse: Warehouse) -> None:
    """A newer version may know more columns of a reference table, or fewer."""
    database = warehouse.target / "build" / "hudna.duckdb"
    shutil.copyfile(warehouse.database, database)
    with duckdb.connect(str(database)) as connection:
        connection.execute("alter table reference.publishers add column utc_offset_hours varchar")
    result = run_dbt(["seed", "--select", "publishers"], database=database, target=warehouse.target)
    database.unlink()
    assert result.returncode == 0, result.stdout
