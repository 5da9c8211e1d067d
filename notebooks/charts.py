"""How charts look: colours, titles that say what is not known, counts with their ranges, Arabic in its own order."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import pairwise
from math import atan, degrees, exp, pi, radians
from pathlib import Path

import altair as alt
import polars as pl
from published import Published

INK, QUIET, LINE = "#1c1b19", "#5c5952", "#d8d4cc"
EXCHANGES, EVACUATIONS, NEUTRAL = "#1b5e8c", "#b3620f", "#8b8780"
"""Blue and ochre: told apart with any colour vision, and in print."""

KINDS = alt.Scale(domain=["exchange", "evacuation"], range=[EXCHANGES, EVACUATIONS])

CATEGORY_COLOURS = {
    "fighters": "#0b4f7a",
    "civilians": "#d98200",
    "women": "#b2477f",
    "children": "#2f9bd6",
    "wounded": "#00795b",
    "detainees": "#8a4b00",
    "people": "#55524c",
    "bodies": "#000000",
    "families": "#9a8f00",
    "unknown": "#a09b92",
}
"""After Okabe and Ito (2008), darkened for a white ground."""

ORDERED = ["#0b3c5d", "#3f7ba6", "#8fb3cd", "#cfdde7", "#e9e5dd", "#f4f2ee"]
"""From what is known well to what is not known, for codes of precision; lightness alone tells them apart."""

OUTLINES = Path(__file__).parents[1] / "extract" / "report" / "static" / "world.js"
"""Outlines of countries: paths in Mercator's projection, in hundredths of a degree."""

RANGE_READING = "point: best count; line: low to high; triangle: no upper bound is known"


def make_title(published: Published, text: str, reading: str, *, missing: str, of_events: bool = True) -> alt.Title:
    """Return a chart's title, with how to read it, what is not known, and whether it shows only the sample.

    Args:
        published: Where the chart's numbers come from.
        text: The title.
        reading: What its marks mean.
        missing: What the chart cannot show.
        of_events: Whether the numbers rest on the articles that were loaded.
    """
    lines = [reading, f"Not known: {missing}"]
    if published.is_sample and of_events:
        lines.append("Sample corpus: read no trend out of it")
    return alt.Title(text, subtitle=lines)


def fill_ranges(rows: pl.DataFrame, *, least: int = 0) -> pl.DataFrame:
    """Return counts ready to be drawn: `low`, `best`, `high` as far as known, and `is_open` where nothing bounds them.

    Args:
        rows: Counts with the columns `low`, `best` and `high`; those of which none is known are left out.
        least: The least value that the scale can show; 1 on a logarithmic one.
    """
    known = rows.filter(pl.any_horizontal(pl.col("low", "best", "high").is_not_null()))
    return known.with_columns(
        is_open=pl.col("high").is_null(),
        best=pl.coalesce("best", "low"),
        high=pl.coalesce("high", "best", "low"),
        low=pl.coalesce("low", pl.lit(0)),
    ).with_columns(pl.max_horizontal(pl.col(column), pl.lit(least)).alias(column) for column in ("low", "best", "high"))


def draw_ranges(
    rows: pl.DataFrame, *, axis: alt.X | alt.Y, colour: str | alt.Color = EXCHANGES, size: int = 70, **shared: object
) -> alt.LayerChart:
    """Draw counts with their ranges.

    Args:
        rows: What `fill_ranges` returns.
        axis: The channel of the counts, bound to `best`; its scale and title hold for the whole range.
        colour: One colour, or a channel.
        size: Area of a point, in square pixels.
        shared: Other channels that all marks have.
    """
    across = isinstance(axis, alt.X)
    name = "x" if across else "y"
    mark_colour = {"color": colour} if isinstance(colour, str) else {}
    channel_colour = {} if isinstance(colour, str) else {"color": colour}
    base = alt.Chart(rows).encode(**channel_colour, **shared)
    low = axis.copy()
    low.shorthand = "low:Q"
    rules = base.mark_rule(strokeWidth=3, opacity=0.45, **mark_colour).encode(**{name: low, f"{name}2": "high:Q"})
    points = base.mark_point(filled=True, size=size, opacity=1, **mark_colour).encode(**{name: "best:Q"})
    aside = {"xOffset": 11} if across else {"yOffset": -11}
    ends = (
        base.transform_filter("datum.is_open")
        .mark_point(
            shape="triangle-right" if across else "triangle-up",
            filled=False,
            size=size,
            opacity=1,
            **aside,
            **mark_colour,
        )
        .encode(**{name: "high:Q"})
    )
    return alt.layer(rules, points, ends)


def count_axis(*, log: bool = False, most: int | None = None) -> dict[str, object]:
    """Return scale and axis for counts: whole numbers, each once; powers of ten on a logarithmic scale.

    Args:
        log: Whether the scale is logarithmic.
        most: The greatest count, where it is small.
    """
    if log:
        return {"scale": alt.Scale(type="log"), "axis": alt.Axis(format=",d", values=[10**power for power in range(8)])}
    return {"scale": alt.Scale(), "axis": alt.Axis(format=",d", tickCount=max(1, min(most or 8, 8)))}


def choose_width(columns: int) -> int:
    """Return the width of a chart with so many columns, in pixels: never wider than a page."""
    return min(760, max(320, 52 * columns))


def isolate(text: str | None) -> str:
    """Wrap Arabic for a chart, which knows only left-to-right lines, so that its words keep their order."""
    return f"\u2067{text}\u2069" if text else ""


def label_names(frame: pl.DataFrame) -> pl.Series:
    """Return a label for each row: the English name and the Arabic one, as far as they are known."""
    labels = []
    for name_en, name_ar in frame.select("name_en", "name_ar").iter_rows():
        parts = [part for part in (name_en, isolate(name_ar)) if part]
        labels.append("  ".join(parts) if parts else "not named")
    return pl.Series("label", labels, dtype=pl.String)


def shorten(text: str, length: int) -> str:
    """Return a label of at most so many characters, and show that it was cut."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def keep_order(rows: pl.DataFrame, column: str) -> Sequence[str]:
    """Return the values of a column in the order of the rows, each once."""
    return rows[column].unique(maintain_order=True).to_list()


def bend_arcs(ties: pl.DataFrame) -> pl.DataFrame:
    """Return half circles between rows of a list: for each tie `row`, `reach` and `step` of 25 points along its arc.

    Args:
        ties: The columns `tie` (its name), `first` and `last` (numbers of the two rows) and `operations`.
    """
    turns = pl.DataFrame({"step": range(25)}).with_columns(angle=pl.col("step") * pi / 24)
    radius = (pl.col("last") - pl.col("first")) / 2
    return ties.join(turns, how="cross").select(
        "tie",
        "operations",
        "step",
        row=(pl.col("first") + pl.col("last")) / 2 - radius * pl.col("angle").cos(),
        reach=radius.abs().pow(0.75) * pl.col("angle").sin(),
    )


def read_borders(*, south: float, north: float, west: float, east: float) -> pl.DataFrame:
    """Return the borders and coasts within a box of degrees, as the report draws them (`docs/sources/map.md`).

    Returns:
        Points of lines: `line` (its number), `step` along it, `lat`, `lon`. A line runs to one point beyond the box.
    """
    text = OUTLINES.read_text(encoding="utf-8")
    outlines = json.loads(text[text.index("{") : text.rindex("}") + 1]).values()
    rings = [ring for outline in outlines for ring in outline.split("M")[1:]]
    points = []
    for line, ring in enumerate(rings):
        x, y = 0, 0
        steps = [int(number) for number in re.findall(r"-?\d+", ring)]
        for step, (dx, dy) in enumerate(pairwise(steps)):
            if step % 2 == 0:
                x, y = x + dx, y + dy
                points.append((line, step, 2 * degrees(atan(exp(-radians(y / 100)))) - 90, x / 100))
    frame = pl.DataFrame(points, schema=["line", "step", "lat", "lon"], orient="row")
    inside = frame.with_columns(is_in=pl.col("lat").is_between(south, north) & pl.col("lon").is_between(west, east))
    near = pl.any_horizontal(pl.col("is_in").shift(by).over("line").fill_null(value=False) for by in (-1, 0, 1))
    kept = inside.filter(near)
    gaps = (pl.col("step").diff() != 2) | (pl.col("line").diff() != 0)
    return kept.with_columns(line=gaps.fill_null(value=True).cum_sum()).select("line", "step", "lat", "lon")


def set_theme() -> None:
    """Draw charts as SVG, without a network, in a font that has Arabic and Latin letters of one weight."""

    @alt.theme.register("hudna", enable=True)
    def build_theme() -> alt.theme.ThemeConfig:
        return alt.theme.ThemeConfig(
            config={
                "font": "DejaVu Sans",
                "background": "white",
                "view": {"stroke": None},
                "axis": {
                    "labelColor": INK,
                    "titleColor": QUIET,
                    "titleFontWeight": "normal",
                    "gridColor": LINE,
                    "domainColor": LINE,
                    "tickColor": LINE,
                    "labelFontSize": 12,
                    "titleFontSize": 12,
                    "labelLimit": 480,
                },
                "legend": {
                    "labelColor": INK,
                    "titleColor": QUIET,
                    "titleFontWeight": "normal",
                    "labelFontSize": 12,
                    "titleFontSize": 12,
                },
                "header": {"labelColor": INK, "labelFontSize": 12, "labelLimit": 480, "title": None},
                "title": {
                    "color": INK,
                    "fontSize": 15,
                    "anchor": "start",
                    "subtitleColor": QUIET,
                    "subtitleFontSize": 12,
                    "subtitleLineHeight": 16,
                    "offset": 14,
                },
            }
        )

    alt.renderers.enable("svg")
