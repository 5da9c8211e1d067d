"""The quality report: one HTML file that asks nothing of the network."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from checks.result import CheckResult
from checks.volumes import Volumes

ROWS_SHOWN = 500
"""Quarantined rows that the page lists; the Parquet file beside the database holds all."""


def write_report(result: CheckResult, *, volumes: Volumes, path: Path) -> None:
    """Write the report, replacing an older one in one step.

    Args:
        result: What the checks found.
        volumes: Row counts of the checked database.
        path: The HTML file; its folder is made if need be.
    """
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("report.html").render(
        result=result,
        volumes=volumes,
        tables=[(table, list(results)) for table, results in groupby(result.results, key=lambda r: r.table)],
        rows=result.quarantined[:ROWS_SHOWN],
        rows_left=max(0, len(result.quarantined) - ROWS_SHOWN),
        unmet=[r for r in result.results if not r.passed],
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    partial.write_text(page, encoding="utf-8")
    partial.replace(path)
