"""The order of loading changes no fact and no id."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.warehouse.conftest import Warehouse, build
from tests.warehouse.reports import all_reports


@pytest.mark.parametrize(
    "table", ["fct_exchanges", "fct_exchange_releases", "fct_evacuations", "fct_actor_roles", "fct_deals"]
)
def test_shuffled_loading_gives_the_same_facts(
    warehouse: Warehouse,
    shuffled: Warehouse,
    table: str,
) -> None:
    """The same reports in another order give the same rows, ids included."""
    rows = f"select * from marts.{table} order by all"
    expected = warehouse.query(rows)
    assert expected
    assert shuffled.query(rows) == expected


@pytest.fixture(scope="module")
def shuffled(tmp_path_factory: pytest.TempPathFactory, target: Path) -> Warehouse:
    """The warehouse of the same reports, loaded in another order."""
    reports = all_reports()
    random.Random(7).shuffle(reports)  # noqa: S311 - an order, no secret
    folder = tmp_path_factory.mktemp("shuffled")
    result = build(reports, folder, target, ["build", "--exclude-resource-type", "test", "unit_test"])
    assert result.returncode == 0, result.stdout + result.stderr
    return Warehouse(folder / "hudna.duckdb", target, result.stdout)
