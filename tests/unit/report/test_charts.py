"""What the charts of the overview draw, by what their marks say of themselves and where they stand."""

from __future__ import annotations

import re

from extract.report.charts import HEIGHT, draw_events, draw_people

PEOPLE = [{"year": 2018, "low": 3, "best": 5, "high": 9}, {"year": 2019, "low": 4, "best": 4, "high": None}]


def list_marks(svg: str, kind: str) -> list[str]:
    """Return what the marks of one kind say."""
    return re.findall(rf'aria-label="([^"]*)" role="graphics-symbol" aria-roledescription="{kind}"', svg)


def test_events_in_totals_stand_at_the_bottom() -> None:
    svg = draw_events(
        [{"year": 2018, "counted": 3, "other": 2}, {"year": 2020, "counted": 1, "other": 4}], kind="exchange"
    )
    bars = re.findall(r'aria-label="year: (\d+); n: (\d+); part: (\w+)[^>]*? d="M[\d.]+,([\d.]+)h[\d.]+v([\d.]+)h', svg)
    bottoms = {(year, part): float(top) + float(height) for year, _, part, top, height in bars}

    assert {(year, part): int(n) for year, n, part, *_ in bars} == {
        ("2018", "counted"): 3, ("2018", "other"): 2, ("2020", "counted"): 1, ("2020", "other"): 4,
    }  # fmt: skip
    assert bottoms["2018", "counted"] == bottoms["2020", "counted"] == HEIGHT
    assert max(bottoms["2018", "other"], bottoms["2020", "other"]) < HEIGHT


def test_people_are_a_bar_a_line_and_where_no_bound_is_known_a_triangle() -> None:
    svg = draw_people(PEOPLE, kind="evacuation")

    assert list_marks(svg, "bar") == ["year: 2018; best: 5", "year: 2019; best: 4"]
    assert list_marks(svg, "rule mark") == ["year: 2018; low: 3; top: 9", "year: 2019; low: 4; top: 4"]
    assert list_marks(svg, "point") == ["year: 2019; top: 4"]


def test_drawing_fits_its_place_and_is_hidden_from_readers_of_screens() -> None:
    svg = draw_people(PEOPLE, kind="evacuation")

    assert re.match(r"<svg (?![^>]*(?:width|height)=)[^>]*aria-hidden=\"true\" focusable=\"false\" viewBox=", svg)
    assert "style=" not in svg
