"""The areas that places without coordinates stand for."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.report.areas import find_hull, read_areas
from tests.unit.report.conftest import EVENTS

SQUARE = [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0)]


@pytest.mark.parametrize(
    ("points", "hull"),
    [
        (SQUARE, SQUARE),
        ([*SQUARE, (1.0, 1.0)], SQUARE),
        ([*SQUARE, (1.0, 0.0)], SQUARE),
        ([*SQUARE, *SQUARE], SQUARE),
        ([(0.0, 0.0), (1.0, 1.0), (2.0, 2.0)], [(0.0, 0.0), (2.0, 2.0)]),
    ],
    ids=["corners", "a point within", "a point on a side", "points twice", "all on one line"],
)
def test_hull_has_the_outermost_points(points: list[tuple[float, float]], hull: list[tuple[float, float]]) -> None:
    assert find_hull(points) == hull


@settings(deadline=None)  # a busy machine is no fault of the hull
@given(st.lists(st.tuples(st.integers(-180, 180), st.integers(-90, 90)), min_size=3, max_size=40))
def test_no_point_lies_outside_its_hull(points: list[tuple[int, int]]) -> None:
    hull = find_hull([(float(x), float(y)) for x, y in points])
    sides = list(zip(hull, [*hull[1:], *hull[:1]], strict=True))
    assert all((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) >= 0 for x, y in points for (x1, y1), (x2, y2) in sides)


def test_governorate_spans_the_places_within_it_and_a_country_or_a_town_has_no_area(warehouse: Path) -> None:
    with duckdb.connect(str((warehouse / "hudna.duckdb").resolve()), read_only=True) as connection:
        areas = read_areas(connection)
        within = connection.execute(
            "select round(lon, 2), round(lat, 2) from marts.dim_places where parent_id = 'sy-homs-gov'"
        ).fetchall()

    assert len(within) >= EVENTS // 40 + 1
    assert set(areas) == {"sy-homs-gov"}
    assert set(areas["sy-homs-gov"]) <= set(within)
