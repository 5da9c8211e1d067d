"""What the documents show of the sample is what its release gives."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from docs.build import BLOCK, CHARTS, IMAGES, QUERIES, draw_charts, draw_picture, show_result
from docs.pictures import PICTURES
from extract.look.published import open_published
from extract.project import NOTEBOOKS, ROOT
from tests.warehouse.conftest import Refreshed

TEXT = QUERIES.read_text(encoding="utf-8")
BLOCKS = list(BLOCK.finditer(TEXT))
QUESTIONS = [TEXT[: block.start()].rsplit("\n## ", 1)[1].splitlines()[0] for block in BLOCKS]


@pytest.fixture
def sample(refreshed: Refreshed) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_published(refreshed.warehouse / "hudna.duckdb") as connection:
        yield connection


def test_there_are_fifteen_questions_each_with_a_query() -> None:
    assert len(set(QUESTIONS)) == len(BLOCKS) == 15
    assert TEXT.count("```sql") == 15


@pytest.mark.parametrize("block", BLOCKS, ids=QUESTIONS)
def test_result_is_that_of_the_sample(sample: duckdb.DuckDBPyConnection, block: object) -> None:
    assert show_result(block["query"], sample) == block["result"], "run `make docs`"  # type: ignore[index]


@pytest.mark.parametrize("block", BLOCKS, ids=QUESTIONS)
def test_result_has_rows_and_fits_the_page(block: object) -> None:
    lines = block["result"].splitlines()  # type: ignore[index]
    assert len(lines) > 3
    assert max(len(line) for line in lines) <= 80


def list_values(svg: str) -> list[str]:
    """Return what the marks of a drawn chart say of themselves: their values, whatever font they are drawn in."""
    return sorted(re.findall(r'aria-label="([^"]+)" role="graphics-symbol"', svg))


@pytest.mark.parametrize("name", CHARTS)
def test_picture_is_drawn_from_the_sample(refreshed: Refreshed, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUDNA_WAREHOUSE_DIR", str(refreshed.warehouse))
    monkeypatch.syspath_prepend(str(NOTEBOOKS))
    notebook, chart = CHARTS[name]
    drawn = draw_picture(draw_charts(notebook)[chart])
    for module in ("charts", "published"):
        sys.modules.pop(module, None)
    kept = (IMAGES / f"{name}.svg").read_text(encoding="utf-8")
    assert list_values(kept) == list_values(drawn) != [], "run `make docs`"


def test_readme_shows_every_picture_with_a_text_alternative() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = {
        Path(line.split("](")[1].rstrip(")")).stem: line.split("](")[0][2:]
        for line in map(str.strip, readme.splitlines())
        if line.startswith("![")
    }
    assert set(shown) == {*CHARTS, *PICTURES} == {path.stem for path in IMAGES.iterdir()}
    assert all(len(alternative) > 40 for alternative in shown.values())


def test_events_named_in_the_documents_are_in_the_sample(sample: duckdb.DuckDBPyConnection) -> None:
    named = set(re.findall(r"\b(?:xch|evc)_[0-9a-f]{12}\b", (ROOT / "README.md").read_text(encoding="utf-8")))
    known = {row[0] for row in sample.execute("select event_id from bridge_event_claims").fetchall()}
    assert named
    assert named <= known


RECIPES = TEXT[TEXT.index("## Recipes") :]
PROGRAMS = re.findall(r"```python\n(.*?)```", RECIPES, flags=re.DOTALL)


@pytest.mark.parametrize("number", range(len(PROGRAMS)), ids=[program.split("\n")[0] for program in PROGRAMS])
def test_python_recipe_runs_as_it_stands(refreshed: Refreshed, tmp_path: Path, number: int) -> None:
    (tmp_path / "warehouse").symlink_to(refreshed.warehouse)
    place = {"PYTHONPATH": str(NOTEBOOKS), "HUDNA_WAREHOUSE_DIR": str(refreshed.warehouse), "IPYTHONDIR": str(tmp_path)}
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAMS[number]],
        cwd=tmp_path, env=os.environ | place, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr


def test_queries_of_the_other_recipes_give_rows(sample: duckdb.DuckDBPyConnection) -> None:
    """Neither DuckDB's own command line nor R is installed here: their queries are run."""
    (shell,) = re.findall(r"```\n(use marts;.*?)```", RECIPES, flags=re.DOTALL)
    queries = [
        *(line for line in shell.splitlines() if not line.startswith(".")),
        *re.findall(r'dbGetQuery\(\w+, "([^"]+)"\)', RECIPES),
    ]
    assert len(queries) == 4
    for text in queries:
        cursor = sample.execute(text)
        assert text == "use marts;" or cursor.fetchall()
