"""The drawings of an evaluation, as SVG."""

from __future__ import annotations

import re

import altair as alt
import vl_convert

from extract.evaluate.measure import Figures
from extract.evaluate.reliability import CONFIDENT, Reliability

_INK, _QUIET, _BLUE, _OCHRE = "#1c1b19", "#5c5952", "#1b5e8c", "#b3620f"
_FONT = "DejaVu Sans"
_UNIT = alt.Scale(domain=[0, 1])


def draw_reliability(reliability: Reliability) -> str:
    """Return the curve of confidence: by band, the share of claims that are right; the diagonal is perfect."""
    rows = [
        {"confidence": band.mean_confidence, "right": band.right_share, "claims": band.claim_count}
        for band in reliability.bands
    ]
    x = alt.X("confidence:Q", scale=_UNIT, title="mean confidence of the band")
    y = alt.Y("right:Q", scale=_UNIT, title="share of claims that are right", axis=alt.Axis(format="%"))
    base = alt.Chart(alt.Data(values=rows)).encode(x=x, y=y)
    ends = alt.Data(values=[{"confidence": 0, "right": 0}, {"confidence": 1, "right": 1}])
    diagonal = alt.Chart(ends).mark_line(color=_QUIET, strokeDash=[4, 4], strokeWidth=1).encode(x=x, y=y)
    threshold = alt.Chart(alt.Data(values=[{"confidence": CONFIDENT}])).mark_rule(color=_OCHRE).encode(x=x)
    size = alt.Size("claims:Q", scale=alt.Scale(range=[40, 400]), legend=alt.Legend(title="claims"))
    points = base.mark_circle(color=_BLUE, opacity=1).encode(size=size)
    return _to_svg(
        alt.layer(diagonal, threshold, base.mark_line(color=_BLUE), points).properties(width=360, height=300)
    )


def draw_slots(figures: Figures) -> str:
    """Return bars of F1, of the claims and of each slot."""
    tallies = {"claims": figures.claims, "all slots": figures.slots, **figures.by_slot}
    rows = [{"slot": slot, "f1": tally.f1} for slot, tally in tallies.items()]
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("f1:Q", scale=_UNIT, title="F1"),
        y=alt.Y("slot:N", sort=list(tallies), title=None),
    )
    labels = base.mark_text(align="left", dx=4, color=_INK).encode(text=alt.Text("f1:Q", format=".3f"))
    return _to_svg((base.mark_bar(color=_BLUE) + labels).properties(width=360))


def _to_svg(chart: alt.LayerChart) -> str:
    styled = chart.configure(font=_FONT, background="white").configure_view(stroke=None)
    svg = str(vl_convert.vegalite_to_svg(styled.to_dict()))
    return re.sub(r"^<\?xml[^>]*\?>\s*", "", svg)
