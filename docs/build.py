"""Keeps the documents true: results in `docs/queries.md`, pictures in `docs/images/`, the modules in `docs/modules.md` (`make docs`)."""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import altair as alt
import duckdb
from rich.console import Console

from docs.module_index import INDEX, write_index
from docs.pictures import take_pictures
from extract.look.published import open_published, run_queries
from extract.look.results import WIDTH, print_rows
from extract.progress import SilentReporter
from extract.project import NOTEBOOKS, ROOT, SAMPLE, find_published_database
from extract.refresh import refresh
from extract.report.site import REPORT

QUERIES = ROOT / "docs" / "queries.md"
IMAGES = ROOT / "docs" / "images"
CHARTS = {
    "ways": ("03_evacuations", "flow_chart"),
    "disputes": ("05_disputes", "dispute_chart"),
}
"""Picture of a chart → the notebook and the chart in it."""

SHOWN = """
    select exchange_id from fct_exchanges where is_disputed and status = 'completed' and place_precision = 'exact'
    order by claim_count desc, exchange_id limit 1
"""
"""The event in the pictures of the report: the disputed exchange that most reports tell of."""

MOST_ROWS = 12
BLOCK = re.compile(r"```sql\n(?P<query>.*?)```\n\n```text\n(?P<result>.*?)```", flags=re.DOTALL)
"""A query with its result under it."""


def fill_results(text: str, connection: duckdb.DuckDBPyConnection) -> str:
    """Return a document with the result of each of its queries renewed."""
    return BLOCK.sub(
        lambda block: f"```sql\n{block['query']}```\n\n```text\n{show_result(block['query'], connection)}```", text
    )


def show_result(query: str, connection: duckdb.DuckDBPyConnection) -> str:
    """Return what `hudna sql` prints for a query, without spaces at the ends of lines."""
    console = Console(file=StringIO(), width=WIDTH, color_system=None)
    for names, rows in run_queries(connection, query):
        print_rows(names, rows, console, most=MOST_ROWS)
    printed = console.file.getvalue()  # type: ignore[attr-defined]  # a StringIO
    lines = [line.rstrip() for line in printed.splitlines()]
    return "\n".join(line for line in lines if line) + "\n"


def draw_charts(name: str) -> dict[str, Any]:
    """Run a notebook's cells here, over the warehouse of `HUDNA_WAREHOUSE_DIR`, and return its charts by variable.

    A chart is a variable whose name ends in `_chart`. What notebooks share must be on `sys.path`.
    """
    cells = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    names: dict[str, Any] = {}
    with redirect_stdout(StringIO()):
        for cell in cells:
            if cell["cell_type"] == "code":
                exec(compile("".join(cell["source"]), cell["id"], "exec"), names)  # noqa: S102 - our own notebooks
    names["published"].connection.close()
    return {key: value for key, value in names.items() if key.endswith("_chart")}


def draw_picture(chart: alt.TopLevelMixin) -> str:
    """Return a chart as SVG."""
    picture = StringIO()
    chart.save(picture, format="svg")
    return picture.getvalue()


def main() -> None:
    """Build the sample's release in a folder of its own, and renew what the documents show of it."""
    INDEX.write_text(write_index(), encoding="utf-8")
    sys.path.insert(0, str(NOTEBOOKS))
    with tempfile.TemporaryDirectory() as folder:
        warehouse = Path(folder) / "warehouse"
        os.environ["HUDNA_WAREHOUSE_DIR"] = str(warehouse)
        refresh([SAMPLE], warehouse=warehouse, reporter=SilentReporter())
        with open_published(find_published_database()) as connection:
            text = fill_results(QUERIES.read_text(encoding="utf-8"), connection)
            ((event,),) = connection.execute(SHOWN).fetchall()
        QUERIES.write_text(text, encoding="utf-8")
        take_pictures(warehouse / "current" / REPORT, IMAGES, event=event)
        for name, (notebook, chart) in CHARTS.items():
            (IMAGES / f"{name}.svg").write_text(draw_picture(draw_charts(notebook)[chart]), encoding="utf-8")


if __name__ == "__main__":
    main()
