"""Running the notebooks over the published warehouse, to HTML pages that need no network."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

import nbformat
from jinja2 import DictLoader
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert import HTMLExporter
from nbformat import NotebookNode
from traitlets.config import Config

from extract.errors import BuildFailedError, NothingLoadedError

CELL_SECONDS = 300
"""Longest that a cell may take: ten times what the slowest takes on 100,000 claims."""


DESCRIBED_CHARTS = """
{%- extends 'lab/index.html.j2' -%}
{%- block data_svg -%}
{%- set svg = output.data['image/svg+xml'] -%}
<div class="jp-RenderedSVG jp-OutputArea-output" data-mime-type="image/svg+xml">
<img alt="{{ svg | describe_chart | escape_html }}" src="data:image/svg+xml;base64,{{ svg | text_base64 }}">
</div>
{%- endblock data_svg -%}
"""
"""The page template, with the titles of a chart as its text alternative."""

NO_DIAGRAMS = "{% macro mermaid_js(url, elk_url) %}{% endmacro %}"
"""Stands for the part of the page template that would fetch a library for diagrams."""


def run_notebooks(notebooks: Path | Iterable[Path], *, warehouse: Path) -> list[Path]:
    """Execute notebooks without a screen and put their pages into `notebooks/` of the warehouse.

    The notebooks themselves stay as they are. Each page is replaced in one step, once all have run through.

    Args:
        notebooks: The notebooks, or the folder that holds them.
        warehouse: The warehouse's folder, with a published database.

    Returns:
        The pages, in order of name.

    Raises:
        NothingLoadedError: If nothing has been published.
        BuildFailedError: If a cell fails.
    """
    if not (warehouse / "hudna.duckdb").exists():
        raise NothingLoadedError("Nothing has been published yet.", remedy="Run `hudna refresh`, or `hudna publish`.")
    named = notebooks.glob("*.ipynb") if isinstance(notebooks, Path) else notebooks
    folder = warehouse / "notebooks"
    folder.mkdir(parents=True, exist_ok=True)
    drafts = Path(tempfile.mkdtemp(prefix=".draft-", dir=warehouse))
    try:
        pages = []
        for path in sorted(named):
            page = drafts / f"{path.stem}.html"
            page.write_text(
                export_page(execute_notebook(path, warehouse=warehouse), title=f"Hudna: {path.stem}"), encoding="utf-8"
            )
            pages.append(page)
        return [page.replace(folder / page.name) for page in pages]
    finally:
        shutil.rmtree(drafts)


def execute_notebook(path: Path, *, warehouse: Path) -> NotebookNode:
    """Return a notebook with the outputs of its cells.

    Args:
        path: The notebook; its folder is the working directory, so that it finds its neighbours.
        warehouse: The warehouse that it reads.

    Raises:
        BuildFailedError: If a cell fails; the message says which error it raised.
    """
    notebook = nbformat.read(path, as_version=4)
    environment = os.environ | {"HUDNA_WAREHOUSE_DIR": str(warehouse.resolve()), "PYTHONDONTWRITEBYTECODE": "1"}
    with tempfile.TemporaryDirectory(prefix="hudna-") as sockets:
        # files rather than ports: no other user can listen in
        transport = {"transport": "ipc", "ip": f"{sockets}/kernel"}
        client = NotebookClient(
            notebook,
            timeout=CELL_SECONDS,
            kernel_name="python3",
            resources={"metadata": {"path": str(path.parent)}},
            config=Config({"KernelManager": transport}),
        )
        try:
            client.execute(env=environment)
        except CellExecutionError as error:
            raise BuildFailedError(
                f"{path.name} did not run through: {error.ename}: {error.evalue}",
                remedy=f"Open it in JupyterLab and run its cells: jupyter lab notebooks/{path.name}",
            ) from error
    return notebook


def export_page(notebook: NotebookNode, *, title: str) -> str:
    """Return an executed notebook as one HTML page, without its code, that asks nothing of the network."""
    exporter = HTMLExporter(
        template_name="lab",
        raw_template=DESCRIBED_CHARTS,
        extra_loaders=[DictLoader({"mermaidjs.html.j2": NO_DIAGRAMS})],
        exclude_input=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        mathjax_url="",
        require_js_url="",
    )
    exporter.register_filter("describe_chart", describe_chart)
    page, _ = exporter.from_notebook_node(notebook, resources={"metadata": {"name": title}})
    return str(page)


def describe_chart(svg: str) -> str:
    """Return the titles of a chart that Vega drew, joined; its strips have titles too."""
    return "Chart: " + "; ".join(re.findall(r"aria-label=\"Title text '([^\"]+)'\"", svg))
