"""Each notebook runs headless over a published warehouse, and its page says what it rests on."""

from __future__ import annotations

import importlib
import json
import re
import sys
from base64 import b64decode
from pathlib import Path

import nbformat
import pytest
import yaml

from extract.errors import BuildFailedError, NothingLoadedError
from extract.publish.notebooks import run_notebooks
from tests.unit.publish.test_release import publish_change

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
NAMES = sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb"))
FETCHES = re.compile(r"""(?:src|href)=["']?(?:https?:)?//|url\(["']?(?:https?:)?//|import\(|@import""")
"""What makes a browser ask the network."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of each notebook's page, by the notebook's name; the latest article tells of no event."""
    warehouse = tmp_path_factory.mktemp("warehouse")
    publish_change(
        warehouse,
        change="insert into marts.dim_articles by name "
        "select 't6' as article_id, timestamp '2026-11-20' as published_at, true as is_sample",
    )
    paths = run_notebooks(NOTEBOOKS, warehouse=warehouse)
    assert sorted(path.name for path in warehouse.iterdir()) == [
        ".publish.lock",
        "build",
        "current",
        "history",
        "hudna.duckdb",
        "notebooks",
        "releases",
    ]
    return {path.stem: path.read_text(encoding="utf-8") for path in paths}


def find_charts(page: str) -> list[str]:
    """Return the SVG of each chart on a page."""
    encoded = re.findall(r'<img alt="Chart: [^"]+" src="data:image/svg\+xml;base64,([^"]+)"', page)
    return [b64decode(chart).decode() for chart in encoded]


@pytest.mark.parametrize(
    ("suspect", "is_told"),
    [
        pytest.param("'x1'", True, id="in totals"),
        pytest.param("'x2'", False, id="only agreed"),
        pytest.param("'none'", False, id="all is met"),
    ],
)
def test_totals_that_may_count_people_twice_are_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suspect: str, is_told: bool
) -> None:
    warned = "update marts.fct_exchanges set warnings = ['unmet_batches_within_operation']"
    publish_change(tmp_path, change=f"{warned} where exchange_id = {suspect}")
    monkeypatch.setenv("HUDNA_WAREHOUSE_DIR", str(tmp_path))
    monkeypatch.syspath_prepend(str(NOTEBOOKS))
    monkeypatch.delitem(sys.modules, "published", raising=False)
    published = importlib.import_module("published")
    told: list[str] = []
    monkeypatch.setattr(published, "say", told.append)

    published.open_published().introduce()

    sys.modules.pop("published")
    assert any("count people twice" in text for text in told) == is_told


CHART_COUNTS = {
    "01_trends": 3,
    "02_exchanges": 4,
    "03_evacuations": 4,
    "04_actors": 6,
    "05_disputes": 3,
    "06_quality": 5,
}


@pytest.mark.parametrize(("name", "count"), CHART_COUNTS.items())
def test_every_chart_is_described(pages: dict[str, str], name: str, count: int) -> None:
    assert len(find_charts(pages[name])) == count
    assert "No description has been provided" not in pages[name]


def test_all_are_run(pages: dict[str, str]) -> None:
    assert sorted(pages) == NAMES == sorted(CHART_COUNTS)


@pytest.mark.parametrize("name", NAMES)
def test_page_opens_with_question_tables_and_date(pages: dict[str, str], name: str) -> None:
    page = pages[name]
    places = [
        page.index(words) for words in ("Question.", "Tables.", "20 August 2018", "Sample corpus.", 'alt="Chart: ')
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("name", NAMES)
def test_page_asks_nothing_of_the_network(pages: dict[str, str], name: str) -> None:
    assert FETCHES.findall(pages[name]) == []


@pytest.mark.parametrize("name", NAMES)
def test_arabic_names_are_isolated_in_charts(pages: dict[str, str], name: str) -> None:
    words = [text for chart in find_charts(pages[name]) for text in re.findall(r">([^<]*[\u0621-\u064a][^<]*)<", chart)]
    assert any("جيش الإسلام" in text for text in words) or name not in {"01_trends", "04_actors"}
    assert [text for text in words if not re.search("\u2067[^\u2069]+\u2069", text)] == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        # x1 frees 22 (20 to 29), x3 at least 18; the operation e1 is not added to its batches; e2 is denied
        ("01_trends", "<strong>40 (38 or more)</strong> people released"),
        ("01_trends", "<strong>1,600 (1,000 to 1,800)</strong> people evacuated"),
        ("01_trends", "<strong>7 (0 to 7)</strong> bodies"),
        ("01_trends", "in no year: <strong>1 event</strong>"),
        # in x1 both sides let eleven people go
        ("02_exchanges", "<strong>1 exchange</strong> with two counted sides, <strong>1</strong> freed as many"),
        # e1b1 moves 500 in 10 buses, e1b2 1,100 in 22
        ("03_evacuations", "<strong>50 people</strong> are told of for a vehicle, over 2 evacuations"),
        ("04_actors", "<strong>2 pairs</strong> of actors"),
        # the operation's mediator is one of its batches', whose people are counted once
        ("04_actors", "1,600 (1,000 to 1,800)"),
        ("05_disputes", "Of <strong>7 events</strong> (or batches of one) <strong>2</strong> are disputed"),
        ("06_quality", "<strong>6 articles</strong> of 2 publishers were read; <strong>5</strong> of them tell of"),
    ],
    ids=["released", "evacuated", "bodies", "undated", "ratios", "buses", "pairs", "mediated", "disputed", "coverage"],
)
def test_numbers_are_those_of_the_marts(pages: dict[str, str], name: str, words: str) -> None:
    assert words in pages[name]


@pytest.mark.parametrize("name", NAMES)
def test_no_outputs_are_kept(name: str) -> None:
    notebook = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)
    kept = [cell.id for cell in notebook.cells if cell.get("outputs") or cell.get("execution_count")]
    assert kept == []


@pytest.mark.parametrize("name", NAMES)
def test_only_marts_are_read(name: str) -> None:
    source = (NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8")
    assert re.findall(r"\b(?:raw|staging|intermediate|read_parquet|read_csv)[.(]", source) == []


def test_real_articles_carry_no_sample_notice(tmp_path: Path) -> None:
    publish_change(tmp_path, change="update marts.dim_articles set is_sample = false")
    (page,) = run_notebooks([NOTEBOOKS / "01_trends.ipynb"], warehouse=tmp_path)
    assert "Sample corpus" not in page.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def odd_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages over a warehouse with a total of both sides, and with ten packs of coded articles."""
    warehouse = tmp_path_factory.mktemp("odd")
    change = (
        "insert into marts.fct_exchange_releases values ('x1', 0, ['a1', 'a2'], 'people', 777, 777, 777, null, true); "
        "insert into marts.fct_extraction_accuracy "
        "select i::varchar, true, 'invented', 'abc1234', 0.5, 0.5, 0.5, 0.5, 0.5, 0.5 from range(2, 11) as r (i)"
    )
    publish_change(warehouse, change=change)
    paths = run_notebooks([NOTEBOOKS / "01_trends.ipynb", NOTEBOOKS / "06_quality.ipynb"], warehouse=warehouse)
    return {path.stem: path.read_text(encoding="utf-8") for path in paths}


def test_total_that_is_not_split_belongs_to_no_side(odd_pages: dict[str, str]) -> None:
    """What both sides let go together is drawn under neither, nor as what a side of both let go."""
    page = odd_pages["01_trends"]
    assert ">777<" not in page
    assert any("1 exchange told of as a whole" in chart for chart in find_charts(page))


def test_packs_are_in_order_and_their_shares_of_one_width(odd_pages: dict[str, str]) -> None:
    rows = re.findall(r"<td[^>]*>(\d+)</td><td[^>]*>invented[^<]*</td><td[^>]*>([^<]*)</td>", odd_pages["06_quality"])
    assert [int(number) for number, _ in rows] == list(range(1, 11))
    assert {share for _, share in rows} == {"0.750", "0.500"}


def test_columns_of_arabic_begin_on_the_right(pages: dict[str, str]) -> None:
    """The direction of a cell is that of its text, which an isolated part would not tell."""
    assert re.search(r'<td dir="auto"[^>]*>جيش الإسلام', pages["01_trends"])


def test_failing_cell_leaves_the_old_pages(tmp_path: Path) -> None:
    publish_change(tmp_path)
    old = tmp_path / "notebooks" / "broken.html"
    old.parent.mkdir()
    old.write_text("old", encoding="utf-8")
    broken = tmp_path / "broken.ipynb"
    cell = {"cell_type": "code", "id": "a", "source": "1 / 0", "metadata": {}, "outputs": [], "execution_count": None}
    broken.write_text(
        json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), encoding="utf-8"
    )
    with pytest.raises(BuildFailedError, match=r"broken\.ipynb.*ZeroDivisionError"):
        run_notebooks([broken], warehouse=tmp_path)
    assert old.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.glob(".draft-*")) == []


def test_nothing_published_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(NothingLoadedError):
        run_notebooks(NOTEBOOKS, warehouse=tmp_path)


@pytest.mark.parametrize("name", NAMES)
def test_exposure_and_opening_name_what_the_notebook_reads(name: str) -> None:
    exposures = yaml.safe_load((NOTEBOOKS.parent / "models/marts/_marts__exposures.yml").read_text(encoding="utf-8"))
    (exposure,) = (entry for entry in exposures["exposures"] if entry["name"] == f"notebook_{name}")
    named = {re.sub(r"ref\('(\w+)'\)", r"\1", reference) for reference in exposure["depends_on"]}
    source = (NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8")
    read = set(re.findall(r"\b(?:from|join) ((?:fct|dim|bridge)_\w+)", source)) - {"fct_data_quality"}
    opening = source[source.index("**Tables.**") : source.index('"cell_type": "code"')]
    assert named == read == set(re.findall(r"`((?:fct|dim|bridge)_\w+)`", opening)) - {"fct_data_quality"}
