"""What is published was built from what is loaded: dbt notes it, and `hudna publish` refuses anything else."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from extract import built_state
from extract.built_state import describe_state, is_built_from_loaded
from extract.errors import NothingLoadedError
from extract.progress import SilentReporter
from extract.project import ROOT
from extract.refresh import publish_build
from tests.warehouse.conftest import Warehouse, run_dbt


@pytest.fixture
def folder(warehouse: Warehouse, tmp_path: Path) -> Path:
    """A warehouse with a working database of its own, as a whole build has left it."""
    (tmp_path / "build").mkdir()
    shutil.copyfile(warehouse.database, tmp_path / "build" / "hudna.duckdb")
    return tmp_path


def change(folder: Path, sql: str) -> None:
    with duckdb.connect(str(folder / "build" / "hudna.duckdb")) as connection:
        connection.execute(sql)


def test_marts_of_a_whole_build_are_of_what_is_loaded(folder: Path) -> None:
    assert is_built_from_loaded(folder / "build" / "hudna.duckdb")


@pytest.mark.parametrize(
    "name",
    [
        "models/marts/core/dim_dates.sql", "macros/belongs_to.sql", "seeds/actors.csv", "checks/counts.py", "dbt_project.yml",
        "tests/dbt/assert_quotes_are_short.sql", "notebooks/01_trends.ipynb", "extract/report/templates/index.html",
    ],
)  # fmt: skip
def test_what_was_published_is_not_as_it_would_be_now_if_its_source_has_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    project = tmp_path / "project"
    (project / name).parent.mkdir(parents=True)
    (project / name).write_bytes((ROOT / name).read_bytes())
    monkeypatch.setattr(built_state, "ROOT", project)
    database = folder / "build" / "hudna.duckdb"
    before = describe_state(database)
    (project / name).write_bytes((ROOT / name).read_bytes() + b"\n")

    assert describe_state(database) != before


def test_loading_the_same_again_changes_nothing(folder: Path) -> None:
    change(folder, "update raw.articles set run_id = 'later', loaded_at = now()::timestamp")
    assert is_built_from_loaded(folder / "build" / "hudna.duckdb")


@pytest.mark.parametrize(
    "sql",
    [
        "delete from raw.articles where article_id = (select min(article_id) from raw.articles)",
        "insert into raw.articles by name select * replace ('another' as article_id) from raw.articles limit 1",
        "update raw.articles set published_at = published_at + interval 1 day",
        "update raw.articles set extractor_version = 'newer'",
        "drop table main.built_from",
    ],
    ids=["one deleted", "one more", "dated anew", "coded anew", "no note"],
)
def test_marts_of_other_articles_are_not_published(folder: Path, sql: str) -> None:
    change(folder, sql)
    with pytest.raises(NothingLoadedError, match="not built from what is loaded") as refused:
        publish_build(folder, reporter=SilentReporter())
    assert "dbt build" in refused.value.remedy
    assert not (folder / "current").exists()


@pytest.mark.parametrize(
    ("command", "sql"),
    [
        (["build", "--select", "fct_deals"], ""),
        (["run"], ""),
        (["build"], "update raw.claims set status = 'unheard of'"),
    ],
    ids=["of a part", "without its tests", "that failed"],
)
def test_build_that_is_not_whole_leaves_no_note(
    warehouse: Warehouse, folder: Path, command: list[str], sql: str
) -> None:
    change(folder, sql or "select 1")
    database = warehouse.target / "build" / "hudna.duckdb"
    shutil.move(folder / "build" / "hudna.duckdb", database)
    run_dbt(
        [*command, "--exclude-resource-type", "unit_test"] if command[0] == "build" else command,
        database=database,
        target=warehouse.target,
    )
    shutil.move(database, folder / "build" / "hudna.duckdb")
    assert not is_built_from_loaded(folder / "build" / "hudna.duckdb")
