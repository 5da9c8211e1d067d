"""What the pages say that are written when the report is built: overview, data quality, downloads."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from extract.report import facts
from extract.report.charts import draw_events, draw_people
from extract.report.facts import Row

DOWNLOADS = {
    "hudna.duckdb": "database",
    "datapackage.json": "data_package",
    "data_dictionary.csv": "dictionary",
    "events.geojson": "geojson",
    "status.json": "status_file",
}
"""Files of a release that are not tables, with the key of what they are."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart and the figures that it draws.

    Attributes:
        key: Of its title.
        note: Key of what its marks mean.
        columns: Keys of the columns of its figures, beside the year.
        rows: The figures.
        svg: The drawing; empty where there is nothing to draw.
        undated: What it leaves out because the year is not known: `n` events, and `best`, what their figures add up to.
    """

    key: str
    note: str
    columns: tuple[str, ...]
    rows: list[Row]
    svg: str
    undated: Row


@dataclass(frozen=True, slots=True)
class View:
    """All that the pages show which are written when the report is built."""

    status: dict[str, Any]
    scope: Row
    charts: list[tuple[str, Chart]]
    statuses: dict[str, dict[str, int]]
    countries: list[Row]
    country_names: dict[str, Row]
    categories: list[Row]
    unknowns: Row
    overfull: list[Row]
    date_precisions: list[Row]
    place_precisions: list[Row]
    warnings: list[Row]
    coverage: list[Row]
    coverage_years: list[int]
    checks: list[Row]
    quarantine: list[Row]
    accuracy: list[Row]
    tables: list[Row]
    files: list[Row]


def build_views(connection: duckdb.DuckDBPyConnection, *, release: Path, status: dict[str, Any]) -> View:
    """Read what the pages show.

    Args:
        connection: The published database.
        release: The release's folder: the sizes of its files are shown.
        status: What `status.json` says of the release.
    """
    coverage, years = _pivot_coverage(facts.read_coverage(connection))
    countries = facts.read(connection, "select * from marts.dim_places where place_type = 'country'")
    return View(
        status=status,
        scope=facts.read_scope(connection),
        charts=_draw_charts(connection),
        statuses=_pivot_statuses(facts.read_statuses(connection)),
        countries=facts.read_countries(connection),
        country_names={row["country"]: row for row in countries},
        categories=facts.read_categories(connection),
        unknowns=facts.read_unknowns(connection),
        overfull=facts.read_overfull(connection),
        date_precisions=facts.read_precisions(connection, "date_precision"),
        place_precisions=facts.read_precisions(connection, "place_precision"),
        warnings=facts.read_warnings(connection),
        coverage=coverage,
        coverage_years=years,
        checks=facts.read_table(connection, "fct_data_quality", order="is_passed, table_name, expectation"),
        quarantine=facts.read_table(connection, "quarantine"),
        accuracy=facts.read_accuracy(connection),
        tables=facts.read_table_sizes(connection),
        files=[
            {"name": name, "key": key, "bytes": (release / name).stat().st_size}
            for name, key in DOWNLOADS.items()
            if (release / name).exists()
        ],
    )


def _draw_charts(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, Chart]]:
    years = facts.read_years(connection)
    events = facts.read_events(connection)
    charts = []
    for kind in ("exchange", "evacuation"):
        rows = [{key: row[key] for key in ("year", "counted", "other")} for row in years if row["kind"] == kind]
        undated = {"n": sum(event["kind"] == kind and event["started_on"] is None for event in events), "best": None}
        svg = draw_events(rows, kind=kind) if rows else ""
        charts.append(
            (kind, Chart("chart_events", "chart_events_note", ("counted_events", "other_events"), rows, svg, undated))
        )
    for kind, measure, key in (
        ("exchange", "people", "chart_released"),
        ("evacuation", "people", "chart_evacuated"),
        ("exchange", "bodies", "chart_bodies"),
    ):
        rows = facts.read_people(connection, kind=kind, measure=measure)
        undated = facts.read_undated(connection, kind=kind, measure=measure)
        svg = draw_people(rows, kind=kind) if rows else ""
        charts.append((kind, Chart(key, "chart_people_note", ("low", "best", "high"), rows, svg, undated)))
    return charts


def _pivot_statuses(rows: list[Row]) -> dict[str, dict[str, int]]:
    pivoted: dict[str, dict[str, int]] = {
        status: {"exchange": 0, "evacuation": 0} for status in ("completed", "ongoing", "agreed", "proposed", "failed")
    }
    for row in rows:
        pivoted[row["status"]][row["kind"]] = row["n"]
    return pivoted


def _pivot_coverage(rows: list[Row]) -> tuple[list[Row], list[int]]:
    """Return a row for each outlet with its articles by year (None: undated), and the years."""
    outlets: dict[str | None, Row] = {}
    for row in rows:
        outlet = outlets.setdefault(row["publisher_id"], row | {"years": defaultdict(int)})
        outlet["years"][row["year"]] += row["n"]
    years = [row["year"] for row in rows if row["year"] is not None]
    return list(outlets.values()), list(range(min(years), max(years) + 1)) if years else []
