"""The areas that places without coordinates stand for on maps: what the places known within them span."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

Point = tuple[float, float]
"""Longitude and latitude, in degrees."""

FEWEST_POINTS = 3
"""Fewer span no area."""

WITHIN = """
    with recursive held as (
        select place_id, parent_id as holder_id from marts.dim_places where parent_id is not null
        union
        select place_id, governorate_id from marts.dim_places where governorate_id is not null
    ),
    within as (
        select holder_id as area_id, place_id from held
        union
        select within.area_id, held.place_id from within join held on held.holder_id = within.place_id
    )
    select area.place_id, list(distinct [p.lon, p.lat]) as points
    from marts.dim_places as area
    join within on within.area_id = area.place_id
    join marts.dim_places as p on p.place_id = within.place_id
    where area.lat is null and area.place_type <> 'country' and p.coordinate_precision in ('exact', 'near')
    group by area.place_id
"""
"""Of each governorate, district or region without coordinates, the points of the places within it."""


def read_areas(connection: duckdb.DuckDBPyConnection) -> dict[str, list[Point]]:
    """Return the outline of each place that has no coordinates but enough places within it that have.

    It is the convex hull of those places: what is known to lie in the area, not its border.
    """
    rows = connection.execute(WITHIN).fetchall()
    hulls = {place: find_hull((round(lon, 2), round(lat, 2)) for lon, lat in points) for place, points in rows}
    return {place: hull for place, hull in hulls.items() if len(hull) >= FEWEST_POINTS}


def find_hull(points: Iterable[Point]) -> list[Point]:
    """Return the corners of the convex hull of points, counter-clockwise (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    lower, upper = _chain(ordered), _chain(reversed(ordered))
    return lower[:-1] + upper[:-1]


def _chain(points: Iterable[Point]) -> list[Point]:
    """Return the corners of one half of a hull: those at which the way turns left."""
    corners: list[Point] = []
    for point in points:
        while len(corners) > 1 and _turn(corners[-2], corners[-1], point) <= 0:
            corners.pop()
        corners.append(point)
    return corners


def _turn(origin: Point, first: Point, second: Point) -> float:
    """Return more than 0 where the way from origin over first to second turns left, 0 where it is straight."""
    return (first[0] - origin[0]) * (second[1] - origin[1]) - (first[1] - origin[1]) * (second[0] - origin[0])
