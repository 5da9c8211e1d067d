"""Running the notebooks over the published warehouse, to HTML pages that need no network."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from jinja2 import DictLoader
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert import HTMLExporter
from nbformat import NotebookNode

from extract.errors import BuildFailedError, NothingLoadedError

CELL_SECONDS = 300
"""Longest that a cell may take: ten times what the slowest takes on 100,000 claims."""


PAGE_TEMPLATE = """
{%- extends 'lab/index.html.j2' -%}
{%- block html_head_css -%}
{{ super() }}
<style>
body.jp-Notebook { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 5rem; overflow-x: auto; }
.jp-RenderedHTMLCommon { font-size: 1rem; line-height: 1.6; }
.jp-RenderedHTMLCommon :is(p, blockquote, ul) { max-width: 44rem; }
.jp-RenderedSVG { padding: 0.75rem 0; }
.jp-RenderedSVG img { max-width: 100%; height: auto; }
@media print { body.jp-Notebook { max-width: none; padding: 0; } .jp-RenderedSVG { break-inside: avoid; } }
</style>
{%- endblock html_head_css -%}
{%- block data_svg -%}
{%- set svg = output.data['image/svg+xml'] -%}
<div class="jp-RenderedSVG jp-OutputArea-output" data-mime-type="image/svg+xml">
<img alt="{{ svg | describe_chart | escape_html }}" src="data:image/svg+xml;base64,{{ svg | text_base64 }}">
</div>
{%- endblock data_svg -%}
"""
"""A readable page of bounded width, with the titles of a chart as its text alternative."""

NO_DIAGRAMS = "{% macro mermaid_js(url, elk_url) %}{% endmacro %}"
"""Stands for the part of the page template that would fetch a library for diagrams."""


def run_notebooks(notebooks: Path | Iterable[Path], *, warehouse: Path) -> list[Path]:
    """Execute notebooks without a screen and put their pages into `notebooks/` of the warehouse.

    The notebooks themselves stay as they are. Each page is replaced in one step, once all have run through.

    Args:
        notebooks: The notebooks of one folder, or the folder that holds them.
        warehouse: The warehouse's folder, with a published database.

    Returns:
        The pages, in order of name.

    Raises:
        NothingLoadedError: If nothing has been published.
        BuildFailedError: If a cell fails.
    """
    if not (warehouse / "hudna.duckdb").exists():
        raise NothingLoadedError("Nothing has been published yet.", remedy="Run `hudna refresh`, or `hudna publish`.")
    paths = sorted(notebooks.glob("*.ipynb") if isinstance(notebooks, Path) else notebooks)
    folder = warehouse / "notebooks"
    folder.mkdir(parents=True, exist_ok=True)
    drafts = Path(tempfile.mkdtemp(prefix=".draft-", dir=warehouse))
    try:
        pages = []
        with start_kernel(paths[0].parent, warehouse=warehouse) as kernel:
            for path in paths:
                page = drafts / f"{path.stem}.html"
                notebook = execute_notebook(path, kernel=kernel)
                page.write_text(export_page(notebook, title=f"Hudna: {path.stem}"), encoding="utf-8")
                pages.append(page)
        return [page.replace(folder / page.name) for page in pages]
    finally:
        shutil.rmtree(drafts)


@contextmanager
def start_kernel(folder: Path, *, warehouse: Path) -> Iterator[AsyncKernelManager]:
    """Hold a Python kernel that runs notebooks one after another.

    One kernel for all saves each but the first the import of what draws: half of what a short notebook takes.

    Args:
        folder: The working directory: that of the notebooks, so that they find their neighbours.
        warehouse: The warehouse that they read.
    """
    environment = os.environ | {"HUDNA_WAREHOUSE_DIR": str(warehouse.resolve()), "PYTHONDONTWRITEBYTECODE": "1"}
    with tempfile.TemporaryDirectory(prefix="hudna-") as sockets:
        # files rather than ports: no other user can listen in
        kernel = AsyncKernelManager(kernel_name="python3", transport="ipc", ip=f"{sockets}/kernel")
        run_sync(kernel.start_kernel)(
            cwd=str(folder), env=environment, extra_arguments=["--HistoryManager.hist_file=:memory:"]
        )
        try:
            yield kernel
        finally:
            run_sync(kernel.shutdown_kernel)(now=True)


def execute_notebook(path: Path, *, kernel: AsyncKernelManager) -> NotebookNode:
    """Return a notebook with the outputs of its cells.

    Args:
        path: The notebook.
        kernel: Runs its cells; what notebooks before it have named is forgotten.

    Raises:
        BuildFailedError: If a cell fails; the message says which error it raised.
    """
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.insert(0, nbformat.v4.new_code_cell("%reset -f"))
    client = NotebookClient(notebook, timeout=CELL_SECONDS, km=kernel)
    try:
        client.execute()
    except CellExecutionError as error:
        raise BuildFailedError(
            f"{path.name} did not run through: {error.ename}: {error.evalue}",
            remedy=f"Open it in JupyterLab and run its cells: jupyter lab notebooks/{path.name}",
        ) from error
    finally:
        if client.kc is not None:
            client.kc.stop_channels()
    del notebook.cells[0]
    return notebook


def export_page(notebook: NotebookNode, *, title: str) -> str:
    """Return an executed notebook as one HTML page, without its code, that asks nothing of the network."""
    exporter = HTMLExporter(
        template_name="lab",
        raw_template=PAGE_TEMPLATE,
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
