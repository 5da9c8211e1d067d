"""An evaluation as one HTML page that asks nothing of the network."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from extract.evaluate.charts import draw_reliability, draw_slots
from extract.evaluate.describe import name_article, put_side_by_side, quote_text
from extract.evaluate.report import describe_grouping, describe_outcome, describe_reliability, summarise
from extract.evaluate.run import Report


def render_page(report: Report) -> str:
    """Return the page: figures, the curve of confidence, and each claim that is not right beside its text."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    evaluation = report.evaluation
    errors = [
        (
            outcome,
            describe_outcome(outcome),
            name_article(outcome.article),
            put_side_by_side(outcome),
            quote_text(outcome),
        )
        for outcome in evaluation.outcomes
        if outcome.verdict != "right"
    ]
    return environment.get_template("evaluation.html").render(
        report=report,
        figures=evaluation.figures,
        summary=summarise(evaluation),
        kinds=evaluation.split(lambda outcome: outcome.claim.kind),
        groups={
            "outlet": evaluation.split(lambda outcome: outcome.outlet),
            "year": evaluation.split(lambda outcome: outcome.year),
        },
        reliability=describe_reliability(report.reliability),
        # our own drawings: no text of an article is in them
        curve=Markup(draw_reliability(report.reliability)) if report.reliability.bands else "",  # noqa: S704
        bars=Markup(draw_slots(evaluation.figures)),  # noqa: S704
        grouping=describe_grouping(report.grouping) if report.grouping else "",
        errors=errors,
    )
