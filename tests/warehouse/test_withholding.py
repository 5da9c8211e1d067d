"""A release of the models' own tables without some events: no other table tells of them, and what is left adds up."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from checks.result import QuarantinedRow
from extract.publish import publish
from extract.publish.contracts import FACTS, Mart, order_sums, read_marts
from tests.unit.publish.test_release import judge
from tests.warehouse.conftest import Warehouse

TELLS_OF_THEM = ("quarantine", "event_history", "event_id_history")
"""What tells that an event was withheld."""

CHOSEN = """
    select 'fct_evacuations' as fact, min(parent_id) as event_id from marts.fct_evacuations
    union all
    select 'fct_exchanges', min(exchange_id) from marts.fct_exchanges where parent_id is null and is_in_totals
    union all
    select 'fct_exchanges', max(exchange_id) from marts.fct_exchanges where parent_id is not null and is_in_totals
"""
"""An operation of several batches, an exchange by itself, and a batch."""


@pytest.fixture(scope="module")
def events(warehouse: Warehouse) -> dict[str, str]:
    """The withheld events, each with its mart."""
    chosen = {str(event): str(fact) for fact, event in warehouse.query(CHOSEN)}
    assert len(chosen) == 3
    return chosen


@pytest.fixture(scope="module")
def release(
    warehouse: Warehouse, events: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("withheld")
    database = Path(shutil.copy(warehouse.database, folder / "build.duckdb"))
    quarantined = [
        QuarantinedRow(f"marts.{fact}", event, "released_low_to_high", "low 5, high 3", "withheld")
        for event, fact in events.items()
    ]
    published = publish(database, warehouse=folder, check_result=judge(*quarantined))
    with duckdb.connect(str(published / "hudna.duckdb"), read_only=True) as connection:
        yield connection


def test_no_column_names_a_withheld_event(release: duckdb.DuckDBPyConnection, events: dict[str, str]) -> None:
    columns = release.execute(
        "select table_name, column_name, data_type from information_schema.columns "
        "where data_type in ('VARCHAR', 'VARCHAR[]') and not list_contains(?, table_name)",
        [list(TELLS_OF_THEM)],
    ).fetchall()
    named = [
        f"{table}.{column}"
        for table, column, data_type in columns
        if release.execute(
            f"select count(*) from (select {f'unnest({column})' if data_type.endswith('[]') else column} as value "
            f"from marts.{table}) where list_contains(?, value)",
            [list(events)],
        ).fetchone()
        != (0,)
    ]
    assert columns
    assert named == []


@pytest.mark.parametrize("fact", FACTS)
def test_parents_and_deals_are_there(release: duckdb.DuckDBPyConnection, fact: str) -> None:
    dangling = release.execute(
        f"select {FACTS[fact]} from marts.{fact} where parent_id not in (select {FACTS[fact]} from marts.{fact}) "
        "or deal_id not in (select deal_id from marts.fct_deals)"
    ).fetchall()
    assert dangling == []


def test_operations_and_deals_add_up_to_the_totals(release: duckdb.DuckDBPyConnection) -> None:
    sums = release.execute(
        """
        select
            (select sum(people_best) from marts.fct_operations where event_kind = 'exchange'),
            (select sum(released_best) from marts.fct_deals),
            (select sum(coalesce(released_best, released_low)) from marts.fct_exchanges where is_in_totals),
            (select sum(people_best) from marts.fct_operations where event_kind = 'evacuation'),
            (select sum(evacuated_best) from marts.fct_deals),
            (select sum(coalesce(people_best, people_low)) from marts.fct_evacuations where is_in_totals)
        """
    ).fetchall()[0]
    assert len(set(sums[:3])) == len(set(sums[3:])) == 1
    assert sums[0] > 0
    assert sums[3] > 0


def test_every_operation_is_one_that_is_told_of(release: duckdb.DuckDBPyConnection) -> None:
    unknown = release.execute(
        "select operation_id from marts.fct_operations where operation_id not in "
        "(select exchange_id from marts.fct_exchanges union all select evacuation_id from marts.fct_evacuations)"
    ).fetchall()
    assert unknown == []


@pytest.mark.parametrize("mart", order_sums(read_marts()), ids=lambda mart: mart.name)
def test_built_anew_it_is_what_dbt_has_built(warehouse: Warehouse, mart: Mart) -> None:
    """So a release in which nothing is withheld would say the same."""
    query = mart.build_query(schema="marts")
    differences = warehouse.query(f"(from ({query}) except from marts.{mart.name})")
    assert differences == []
