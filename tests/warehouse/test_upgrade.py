"""What an older version of the project has left in the working database."""

from __future__ import annotations

import re
import shutil

import duckdb

from extract.project import ROOT
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


def test_a_changed_weight_changes_no_type_of_the_pairs_that_are_kept() -> None:
    """A sum of decimals is wider by each summand; dbt cannot change the type of a table of which it drops stale pairs in the same transaction."""
    model = (ROOT / "models" / "intermediate" / "linking" / "int_pairs_scored.sql").read_text(encoding="utf-8")
    final = model[model.index("final as (") :]
    parts = ("party_score", "place_score", "date_score", "figure_score", "status_score", "batch_score")
    assert [p for p in parts if not re.search(rf"cast\({p} as decimal\(\d+, \d\)\) as {p},", final)] == []
