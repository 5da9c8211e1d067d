"""What the checks withhold is withheld wherever it is told, and what is left of its deal and operation stays right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checks.result import QuarantinedRow
from extract.publish.contracts import Mart, order_sums, read_marts
from tests.unit.publish.test_release import publish_change, read_here

EVENT_TABLES = sorted(
    (mart.name, column) for mart in read_marts().values() for column in (*mart.event_columns, *mart.whole_columns)
)


def withhold(warehouse: Path, *events: str) -> Path:
    """Publish the small warehouse without some of its evacuations, and return the release's folder."""
    quarantined = tuple(
        QuarantinedRow("marts.fct_evacuations", event, "people_low_to_high", "low 5, high 3", "withheld")
        for event in events
    )
    return publish_change(warehouse, quarantined=quarantined)


@pytest.fixture(scope="module")
def without_operation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return withhold(tmp_path_factory.mktemp("warehouse"), "e1", "e2")


def read(release: Path, query: str) -> list[tuple[object, ...]]:
    return read_here(release / "hudna.duckdb", query)


@pytest.mark.parametrize(("table", "column"), EVENT_TABLES, ids=[".".join(each) for each in EVENT_TABLES])
def test_withheld_event_is_nowhere(without_operation: Path, table: str, column: str) -> None:
    found = {each for (each,) in read(without_operation, f"select {column} from marts.{table}")}
    assert found
    assert not found & {"e1", "e2"}


def test_every_mart_that_tells_of_events_is_known() -> None:
    """Those of the conventions name their key as others do."""
    tables = {table for table, _ in EVENT_TABLES}
    assert {"fct_events_acled", "fct_events_ucdp", "fct_event_areas", "fct_claimed_figures"} < tables


def test_withheld_event_is_not_on_the_map(without_operation: Path) -> None:
    points = json.loads((without_operation / "events.geojson").read_text(encoding="utf-8"))["features"]
    assert [point["id"] for point in points] == ["e1b1", "e1b2", "x1"]


def test_batch_of_a_withheld_operation_stands_by_itself(without_operation: Path) -> None:
    batches = "from marts.fct_evacuations select evacuation_id, parent_id order by all"
    operations = "from marts.fct_operations select operation_id, event_count, people_best order by all"
    assert read(without_operation, batches) == [("e1b1", None), ("e1b2", None)]
    assert read(without_operation, operations) == [("e1b1", 1, 500), ("e1b2", 1, 1100), ("x1", 1, 22), ("x3", 1, 18)]


def test_withheld_batch_is_taken_out_of_its_operation_and_deal(tmp_path: Path) -> None:
    release = withhold(tmp_path, "e1b1")
    operation = "from marts.fct_operations select event_count, people_low, people_best where operation_id = 'e1'"
    deal = (
        "from marts.fct_deals select event_count, evacuation_count, released_best, evacuated_best where deal_id = 'd1'"
    )
    pairs = "select distinct operation_id from marts.bridge_actor_pairs order by all"
    status = json.loads((release / "status.json").read_text(encoding="utf-8"))
    assert read(release, operation) == [(1, 600, 1100)]
    assert read(release, deal) == [(3, 2, 22, 1100)]
    assert read(release, pairs) == [("e1",), ("x1",)]
    assert status["totals"]["people_evacuated"]["best"] == 1100


def test_deal_of_which_nothing_is_left_is_withheld(without_operation: Path) -> None:
    assert read(without_operation, "select deal_id from marts.fct_deals order by all") == [("d1",), ("d2",), ("d3",)]


def test_what_was_put_together_anew_keeps_its_description(tmp_path: Path) -> None:
    quarantined = (QuarantinedRow("marts.fct_evacuations", "e2", "people_low_to_high", "low 5, high 3", "withheld"),)
    release = publish_change(
        tmp_path, change="comment on table marts.fct_deals is 'One row per deal.'", quarantined=quarantined
    )
    query = "select comment from duckdb_tables() where table_name = 'fct_deals'"
    assert read(release, query) == [("One row per deal.",)]


def test_marts_that_put_events_together_are_built_of_marts_alone() -> None:
    """So that they can be built anew from what is published."""
    marts = read_marts()
    sums = order_sums(marts)
    assert [mart.name for mart in sums] == ["fct_deals", "fct_operations", "bridge_actor_pairs"]
    assert [mart.name for mart in sums if not mart.list_read() <= set(marts)] == []
    assert all(mart.build_query(schema="marts") for mart in sums)


def test_model_with_more_than_references_is_not_built_anew() -> None:
    mart = Mart("fct_sums", (), (), "select {{ derived_id('name') }} from {{ ref('fct_exchanges') }}")
    with pytest.raises(ValueError, match="fct_sums"):
        mart.build_query(schema="marts")
