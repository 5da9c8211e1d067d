"""The charts of the overview: SVG drawn by Vega when the report is built, in the colours of the page's style sheet.

A chart holds years and numbers only, so one drawing serves both languages; what is in words stands beside it.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import vl_convert

from extract.report.facts import Row

VEGA_LITE = "6.4"
WIDTH, HEIGHT = 440, 190
INK = "var(--quiet)"

CONFIG: dict[str, Any] = {
    "font": "inherit",
    "background": "transparent",
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK, "tickColor": "var(--line)", "gridColor": "var(--line)", "domainColor": "var(--line)",
        "labelFontSize": 12, "title": None,
    },
    "axisX": {"grid": False, "labelAngle": 0, "labelOverlap": True, "labelPadding": 4},
    "axisY": {"domain": False, "ticks": False, "tickCount": 4, "labelPadding": 6},
}  # fmt: skip

COUNTS: dict[str, Any] = {"type": "quantitative", "axis": {"format": ",d", "tickMinStep": 1}}
"""How counts are measured: in whole numbers, each written once."""

_STYLE = re.compile(r' style="[^"]*"')
_SIZE = re.compile(r'<svg ([^>]*?)width="[\d.]+" height="[\d.]+" ')


@cache
def bundle_vega() -> str:
    """Return the script of the explorer's charts: Vega as vl-convert carries it, handed over like a part of the data.

    It comes as a module, which a page opened from a folder may not load; in a function it is a plain script.
    """
    bundle = vl_convert.javascript_bundle('hudna.put("vega", vegaEmbed);', vl_version=VEGA_LITE)
    return f'"use strict";(()=>{{{bundle}}})();\n'


def draw_events(rows: list[Row], *, kind: str) -> str:
    """Draw the number of events a year: what is in totals dark, the rest light above it.

    Args:
        rows: `year`, `counted` and `other` of each year with an event.
        kind: `exchange` or `evacuation`, which names the colours.
    """
    values = [
        {"year": row["year"], "part": part, "n": row[part], "order": order}
        for row in rows
        for order, part in enumerate(("counted", "other"))
    ]
    return _draw(
        {
            "data": {"values": values},
            "mark": {"type": "bar"},
            "encoding": {
                "x": _encode_years(rows),
                "y": {"field": "n", **COUNTS},
                "color": {
                    "field": "part",
                    "scale": {"domain": ["counted", "other"], "range": [f"var(--{kind})", f"var(--{kind}-light)"]},
                    "legend": None,
                },
                "order": {"field": "order"},
            },
        }
    )


def draw_people(rows: list[Row], *, kind: str) -> str:
    """Draw best figures a year as bars, with a line from low to high; a triangle where there is no upper bound.

    Args:
        rows: `year`, `low`, `best` and `high` of each year with a figure.
        kind: As above.
    """
    values = [row | {"top": row["high"] if row["high"] is not None else row["best"]} for row in rows]
    x = _encode_years(rows)
    return _draw(
        {
            "data": {"values": values},
            "encoding": {"x": x},
            "layer": [
                {
                    "mark": {"type": "bar", "color": f"var(--{kind}-light)"},
                    "encoding": {"y": {"field": "best", **COUNTS}},
                },
                {
                    "mark": {"type": "rule", "color": f"var(--{kind})", "strokeWidth": 2.5},
                    "encoding": {"y": {"field": "low", **COUNTS}, "y2": {"field": "top"}},
                },
                {
                    "transform": [{"filter": "datum.high === null && datum.best !== null"}],
                    "mark": {"type": "point", "shape": "triangle-up", "filled": True, "size": 60, "yOffset": -6,
                             "color": f"var(--{kind})"},
                    "encoding": {"y": {"field": "top", **COUNTS}},
                },
            ],
        }
    )  # fmt: skip


def _encode_years(rows: list[Row]) -> dict[str, Any]:
    """Return the axis of years: every year from the first to the last, also those without an event."""
    years = [row["year"] for row in rows]
    return {"field": "year", "type": "ordinal", "scale": {"domain": list(range(min(years), max(years) + 1))}}


def _draw(spec: dict[str, Any]) -> str:
    """Return a chart as SVG that fits its place: without a size of its own or inline style.

    It is hidden from readers of screens, which have the table beside it.
    """
    whole = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": WIDTH,
        "height": HEIGHT,
        "config": CONFIG,
    }
    svg = str(vl_convert.vegalite_to_svg(json.dumps(whole | spec), vl_version=VEGA_LITE))
    svg = _STYLE.sub("", svg)
    return _SIZE.sub(r'<svg \1aria-hidden="true" focusable="false" ', svg, count=1)
