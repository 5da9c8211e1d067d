"""The numbers that each chart of each notebook draws are those of a query over the marts, and every chart says what it lacks."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import altair as alt
import duckdb
import polars as pl
import pytest

from docs.build import draw_charts
from tests.unit.publish.test_release import publish_change

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
NAMES = sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb"))

EVENTS = """
    (select 'exchange' as kind, exchange_id as event_id, started_on, ended_on, is_in_totals, date_precision, warnings, status,
        released_low as low, released_best as best, released_high as high from fct_exchanges
    union all select 'evacuation', evacuation_id, started_on, ended_on, is_in_totals, date_precision, warnings, status,
        people_low, people_best, people_high from fct_evacuations)
"""
SIDES = "('releaser', 'receiver')"
YEAR = "coalesce(year(started_on)::varchar, 'no date') as year"

QUERIES: dict[str, dict[str, str]] = {
    # notebook → chart → the query that gives its numbers; the query's columns are those of the chart's rows
    "01_trends": {
        "year_chart": f"select kind, year(started_on)::varchar as year, count(*) as began from {EVENTS} "
        "where is_in_totals and started_on is not null group by all",
        "released_chart": f"select {YEAR}, sum(released_low) as low, sum(coalesce(released_best, released_low)) as best, "
        "sum(coalesce(released_high, released_best, released_low)) as high from fct_exchanges where is_in_totals group by all",
        "evacuated_chart": f"select {YEAR}, sum(people_low) as low, sum(people_best) as best, "
        "sum(people_high) as high from fct_evacuations where is_in_totals group by all",
        "people_chart": f"select kind, {YEAR}, sum(coalesce(best, low)) as best from {EVENTS} where is_in_totals group by all",
        "side_chart": "select category, greatest(sum(low), 1) as low, sum(coalesce(best, low)) as best, bool_or(high is null) as is_open "
        "from fct_exchange_releases where is_in_totals and side > 0 and low is not null group by actor_ids, category",
    },
    "02_exchanges": {
        "ratio_chart": "select exchange_id as event_id, min(best) as fewer, max(best) as more from ("
        "select exchange_id, side, sum(best) as best from fct_exchange_releases "
        "where is_in_totals and category not in ('bodies', 'families') group by all) group by all having count(*) = 2",
        "category_chart": "select category, sum(coalesce(best, low)) as best from fct_exchange_releases "
        "where is_in_totals and low is not null group by all",
        "bodies_chart": "select year(started_on)::varchar as year, sum(bodies_best) as best, sum(bodies_high) as high "
        "from fct_exchanges where is_in_totals and bodies_best > 0 group by all",
        "mediator_chart": "select r.actor_id as mediator_id, p.actor_id, p.other_actor_id, count(*) as operations "
        "from bridge_actor_pairs as p inner join fct_actor_roles as r using (operation_id) "
        "where r.role = 'mediator' and p.event_kind = 'exchange' group by all",
    },
    "03_evacuations": {
        "flow_chart": "select origin_place_id, destination_place_id, count(*) as evacuations, sum(people_best) as best "
        "from fct_evacuation_flows where is_in_totals and origin_lat is not null and destination_lat is not null group by all",
        "largest_chart": "select evacuation_id, people_low as low, people_best as best, people_high as high "
        "from fct_evacuations where is_in_totals",
        "batch_chart": "select evacuation_id, started_on::varchar as day, people_best as best from fct_evacuations where is_in_totals",
        "bus_chart": "select evacuation_id, people_best as people, vehicles_best as vehicles from fct_evacuations where is_in_totals",
    },
    "04_actors": {
        "network_chart": "select actor_id, count(*) as operations from (select actor_id from bridge_actor_pairs "
        "union all select other_actor_id from bridge_actor_pairs) group by all",
        "pair_chart": "select actor_id, other_actor_id, count(*) as operations from ("
        "select actor_id, other_actor_id from bridge_actor_pairs "
        "union all select other_actor_id, actor_id from bridge_actor_pairs) group by all",
        "concern_chart": "select p.event_kind as kind, p.actor_id, p.other_actor_id, sum(o.people_low) as low, sum(o.people_best) as best, "
        "sum(o.people_high) as high from bridge_actor_pairs as p inner join fct_operations as o using (operation_id) group by all",
        "mediator_chart": "select event_kind as kind, actor_id, count(distinct operation_id) as operations "
        "from fct_actor_roles where role = 'mediator' group by all",
        "role_chart": f"select actor_id, if(role in {SIDES}, 'side of an exchange', role) as part, year(started_on)::varchar as year, "
        "count(distinct operation_id) as operations from (select * replace (case role when 'evacuee' then 'evacuated' "
        "when 'party' then 'party to an evacuation' else role end as role) from fct_actor_roles) "
        "where is_in_totals and started_on is not null and role <> 'source' group by all",
        "lineage_chart": "select event_id, started_on::varchar as day from fct_actor_roles "
        "where is_in_totals and actor_id in ('a1', 'a6') and started_on is not null group by all",
    },
    "05_disputes": {
        "dispute_chart": "select claim_id, figure_rank, best, event_low, event_best, event_high from fct_claimed_figures where is_disputed",
        "affiliation_chart": "select affiliation, if(best < event_best, 'below', if(best = event_best, 'at the best count', 'above')) "
        "as position, count(*) as figures from fct_claimed_figures inner join dim_publishers using (publisher_id) "
        "where is_disputed group by all",
        "status_chart": f"select claimed_status as claimed, status as settled, count(*) as claims from bridge_event_claims "
        f"inner join {EVENTS} using (event_id) group by all",
    },
    "06_quality": {
        "coverage_chart": "select name_en as outlet, year(published_on)::varchar as year, month(published_on) as month, "
        "count(*) as articles from dim_articles inner join dim_publishers using (publisher_id) "
        "where published_on is not null group by all",
        "date_chart": f"select 'date of ' || kind || 's' as what, date_precision as code, count(*) as events from {EVENTS} group by all",
        "place_chart": "select 'place of exchanges' as what, place_precision as code, count(*) as events from fct_exchanges group by all "
        "union all select 'origin of evacuations', origin_place_precision, count(*) from fct_evacuations group by all",
        "precision_chart": f"select 'date of ' || kind || 's' as what, date_precision as code, count(*) as events from {EVENTS} group by all "
        "union all select 'place of exchanges', place_precision, count(*) from fct_exchanges group by all "
        "union all select 'origin of evacuations', origin_place_precision, count(*) from fct_evacuations group by all",
        "warning_chart": f"select kind, replace(warning, '_', ' ') as warning, count(*) as rows from {EVENTS} "
        "cross join unnest(warnings) as listed (warning) group by all",
        "confidence_chart": "select event_kind as kind, round(confidence - 0.05, 1) as bin, count(*) as claims from bridge_event_claims group by all",
        "accuracy_chart": "select test_set, 'claims' as unit, 'precision' as measure, claims_precision as share from fct_extraction_accuracy "
        "union all select test_set, 'claims', 'recall', claims_recall from fct_extraction_accuracy "
        "union all select test_set, 'claims', 'F1', claims_f1 from fct_extraction_accuracy "
        "union all select test_set, 'slots', 'precision', slots_precision from fct_extraction_accuracy "
        "union all select test_set, 'slots', 'recall', slots_recall from fct_extraction_accuracy "
        "union all select test_set, 'slots', 'F1', slots_f1 from fct_extraction_accuracy",
    },
}
CHARTS = [(notebook, chart) for notebook, charts in QUERIES.items() for chart in charts]


@dataclass(frozen=True)
class Drawn:
    """What the notebooks have drawn over one small warehouse.

    Attributes:
        charts: The specification of each chart, by notebook and variable.
        database: The published file that they read.
    """

    charts: dict[str, dict[str, dict[str, Any]]]
    database: Path


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Drawn]:
    """The charts of all notebooks, run in this process so that their data can be looked into."""
    warehouse = tmp_path_factory.mktemp("warehouse")
    publish_change(warehouse)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HUDNA_WAREHOUSE_DIR", str(warehouse))
        patch.syspath_prepend(str(NOTEBOOKS))
        yield Drawn({name: describe_charts(name) for name in NAMES}, warehouse / "hudna.duckdb")
    for module in ("charts", "published"):
        sys.modules.pop(module, None)


def describe_charts(name: str) -> dict[str, dict[str, Any]]:
    """Run a notebook's cells and return the specification of each of its charts."""
    charts = draw_charts(name)
    with alt.data_transformers.enable(consolidate_datasets=True):
        return {key: chart.to_dict() for key, chart in charts.items()}


def find_rows(chart: dict[str, Any], columns: list[str]) -> list[tuple[Any, ...]]:
    """Return, without repeats, those rows of a chart's data that have all these columns."""
    rows = {
        tuple(row[column] for column in columns)
        for data in chart["datasets"].values()
        if all(set(columns) <= set(row) for row in data)
        for row in data
    }
    return sorted(rows, key=repr)


@pytest.mark.parametrize("name", NAMES)
def test_every_chart_is_held_against_a_query(drawn: Drawn, name: str) -> None:
    assert sorted(drawn.charts[name]) == sorted(QUERIES[name])


@pytest.mark.parametrize(("name", "chart"), CHARTS)
def test_numbers_are_those_of_the_marts(drawn: Drawn, name: str, chart: str) -> None:
    with duckdb.connect(drawn.database.resolve(), read_only=True) as connection:
        cursor = connection.execute("set TimeZone = 'UTC'; use marts").execute(QUERIES[name][chart])
        columns = [column[0] for column in cursor.description]
        expected = {tuple(float(v) if isinstance(v, float) else v for v in row) for row in cursor.fetchall()}
    rows = find_rows(drawn.charts[name][chart], columns)
    if chart == "year_chart":  # a year without an event is drawn too, as 0
        rows = [row for row in rows if row[-1]]
    assert rows == sorted(expected, key=repr)
    assert rows


@pytest.mark.parametrize(("name", "chart"), CHARTS)
def test_chart_says_what_is_not_known(drawn: Drawn, name: str, chart: str) -> None:
    text = json.dumps(drawn.charts[name][chart], ensure_ascii=False)
    assert "Not known: " in text
    assert ("Sample corpus" in text) == (chart != "accuracy_chart")


@pytest.fixture
def charts(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """What the notebooks draw with."""
    monkeypatch.syspath_prepend(str(NOTEBOOKS))
    yield importlib.import_module("charts")
    for module in ("charts", "published"):
        sys.modules.pop(module, None)


COUNTS = {"low": [None, 3, 0, None], "best": [5, None, None, None], "high": [9, None, 4, None]}


@pytest.mark.parametrize(
    ("scale", "rows"),
    [
        pytest.param({}, [(0, 5, 9, False), (3, 3, 3, True), (0, 0, 4, False)], id="linear"),
        pytest.param({"least": 4}, [(4, 5, 9, False), (4, 4, 4, True), (4, 4, 4, False)], id="no scale below four"),
    ],
)
def test_ranges_are_filled_as_far_as_known_and_within_the_scale(
    charts: ModuleType, scale: dict[str, int], rows: list[tuple[int, int, int, bool]]
) -> None:
    filled = charts.fill_ranges(pl.DataFrame(COUNTS), **scale)

    assert filled.select("low", "best", "high", "is_open").rows() == rows


@pytest.mark.parametrize(
    ("axis", "name", "shape", "aside"),
    [
        pytest.param(alt.X("best:Q"), "x", "triangle-right", ("xOffset", 11), id="across"),
        pytest.param(alt.Y("best:Q"), "y", "triangle-up", ("yOffset", -11), id="upright"),
    ],
)
@pytest.mark.parametrize("colour", ["#000000", alt.Color("kind:N")], ids=["one colour", "a channel"])
def test_range_is_a_line_with_its_best_count_and_an_open_end(
    charts: ModuleType, axis: alt.X | alt.Y, name: str, shape: str, aside: tuple[str, int], colour: str | alt.Color
) -> None:
    rows = charts.fill_ranges(pl.DataFrame(COUNTS | {"kind": ["a"] * 4}))
    rule, point, end = charts.draw_ranges(rows, axis=axis, colour=colour, size=50).to_dict()["layer"]

    assert (rule["mark"]["type"], point["mark"]["type"], end["mark"]["type"]) == ("rule", "point", "point")
    assert rule["encoding"][name]["field"] == "low"
    assert rule["encoding"][f"{name}2"]["field"] == "high"
    assert point["encoding"][name]["field"] == "best"
    assert end["encoding"][name]["field"] == "high"
    assert end["transform"] == [{"filter": "datum.is_open"}]
    assert (point["mark"]["filled"], end["mark"]["filled"]) == (True, False)
    assert (end["mark"]["shape"], end["mark"][aside[0]]) == (shape, aside[1])
    assert (point["mark"]["size"], end["mark"]["size"]) == (50, 50)
    for layer in (rule, point, end):
        assert (layer["mark"].get("color") == "#000000") is isinstance(colour, str)
        assert (layer["encoding"].get("color", {}).get("field") == "kind") is not isinstance(colour, str)


def test_axis_of_remains_has_the_years_without_any_too(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Years side by side that are not consecutive would hide how long nothing was told."""
    warehouse = tmp_path_factory.mktemp("warehouse")
    change = (
        "update marts.fct_exchanges set started_on = '2015-05-01', bodies_best = 1 where exchange_id = 'x3'; "
        "update marts.fct_exchanges set is_in_totals = true where exchange_id = 'x3'"
    )
    publish_change(warehouse, change=change)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HUDNA_WAREHOUSE_DIR", str(warehouse))
        patch.syspath_prepend(str(NOTEBOOKS))
        chart = describe_charts("02_exchanges")["bodies_chart"]
    scale = next(layer["encoding"]["x"]["scale"] for layer in chart["layer"] if "scale" in layer["encoding"]["x"])
    assert scale["domain"] == ["2015", "2016", "2017"]
