from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
import pytest

import extract.upkeep.doctor
from extract.publish.history import IDS
from extract.tombstones import Tombstone, add_tombstones
from extract.upkeep.doctor import examine
from extract.upkeep.finding import Level
from extract.upkeep.lock import hold_warehouse
from tests.unit.cli.running import run
from tests.unit.publish.test_release import START, publish_change


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse in which nothing is wrong."""
    warehouse = tmp_path_factory.mktemp("sound") / "warehouse"
    publish_change(warehouse)
    return warehouse


@pytest.fixture
def warehouse(sound: Path, tmp_path: Path) -> Path:
    return shutil.copytree(sound, tmp_path / "warehouse", symlinks=True)


def find(warehouse: Path, *levels: Level) -> list[str]:
    findings = examine(warehouse, inbox=warehouse.parent / "inbox")
    return [f"{each.message} {each.remedy}" for each in findings if each.level in levels]


def test_sound_warehouse_has_no_problem(warehouse: Path) -> None:
    assert find(warehouse, Level.problem) == []
    assert len(find(warehouse, Level.good)) >= 5


def test_nothing_is_opened_to_be_written(warehouse: Path) -> None:
    """A reader may look at what is published meanwhile, and nothing of it changes."""
    gone = Tombstone("a" + 16 * "0", None, None, [], START.replace(tzinfo=None))
    add_tombstones(warehouse / "history", [gone])
    published = warehouse / "hudna.duckdb"
    with (
        duckdb.connect(str(published), read_only=True),
        duckdb.connect(str(warehouse / "build" / "hudna.duckdb"), read_only=True),
    ):
        assert find(warehouse, Level.problem) == []


def test_absent_warehouse_is_no_problem(tmp_path: Path) -> None:
    assert find(tmp_path / "absent", Level.problem) == []


def test_articles_that_the_extractor_stopped_at_are_noted(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse / "build" / "hudna.duckdb")) as connection:
        connection.execute(
            "insert into raw.outcomes by name select * replace ("
            "'rejected_failed_extraction' as outcome, source_file || '.again' as source_file) from raw.outcomes limit 2"
        )

    assert any("with an error at 2 articles" in each for each in find(warehouse, Level.note))


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def edit_published(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse / "hudna.duckdb")) as connection:
        connection.execute("delete from marts.fct_exchanges where exchange_id = 'x1'")


def forget_half(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse / "hudna.duckdb"), read_only=True) as connection:
        row = connection.execute("select min(article_id) from marts.dim_articles").fetchone()
    assert row is not None
    add_tombstones(warehouse / "history", [Tombstone(row[0], None, None, [], START.replace(tzinfo=None))])


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        pytest.param(lambda w: cut_off(w / "build" / "hudna.duckdb"), "keeps it aside", id="working database cut off"),
        pytest.param(
            lambda w: cut_off((w / "hudna.duckdb").resolve()), "publishes anew", id="published database cut off"
        ),
        pytest.param(edit_published, "Somebody has written to it", id="published database edited"),
        pytest.param(
            lambda w: (w / "history" / f"{IDS}.parquet").write_bytes(b"noise"), "backup", id="history is noise"
        ),
        pytest.param(forget_half, "hudna forget", id="deletion broken off"),
    ],
)
def test_problem_is_found_and_says_what_to_do(warehouse: Path, harm: Callable[[Path], None], words: str) -> None:
    harm(warehouse)

    assert any(words in problem for problem in find(warehouse, Level.problem))


def test_expectations_that_are_not_met_are_noted(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the checks doubt is named, and the last line does not say that all is well."""
    monkeypatch.setenv("HUDNA_WAREHOUSE_DIR", str(warehouse))
    assert not any("not met" in note for note in find(warehouse, Level.note))
    with duckdb.connect(str(warehouse / "hudna.duckdb")) as connection:
        connection.execute("update marts.fct_data_quality set is_passed = false")

    (note,) = [note for note in find(warehouse, Level.note) if "not met" in note]
    result = run("doctor")

    assert "has_rows (marts.fct_exchanges)" in note
    assert "hudna review" in note
    assert result.exit_code == 0
    assert "Nothing need be done" not in result.stderr


def test_fault_of_the_disk_leaves_the_checks_behind_it(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_warehouse: Path) -> bool:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(warehouse / "build" / "warehouse.lock"))

    monkeypatch.setattr(extract.upkeep.doctor, "is_held", refuse)
    good = find(warehouse, Level.good)

    assert any("may not be opened or written: read-only file system" in each for each in find(warehouse, Level.problem))
    assert any("Every published event is in the history" in each for each in good)


def test_killed_command_and_half_written_release_are_noted(warehouse: Path) -> None:
    (warehouse / "releases" / ".draft-1").mkdir()
    (warehouse / "build" / "holder.json").write_text(
        json.dumps({"command": "refresh", "since": "2026-01-01", "process": 1, "host": "h"}), encoding="utf-8"
    )

    notes = find(warehouse, Level.note)

    assert any("was killed: `hudna refresh` since 2026-01-01" in note for note in notes)
    assert any("half-written" in note for note in notes)


def test_command_at_work_is_noted(warehouse: Path) -> None:
    with hold_warehouse(warehouse, command="load"):
        assert any("held by `hudna load`" in note for note in find(warehouse, Level.note))


@pytest.mark.parametrize(
    ("told", "page", "words"),
    [
        pytest.param({"sha256": hashlib.sha256(b"page").hexdigest()}, b"page", None, id="as fetched"),
        pytest.param({"sha256": hashlib.sha256(b"page").hexdigest()}, b"edited", "its bytes have changed", id="edited"),
        pytest.param({}, None, "belongs to no page", id="no page"),
        pytest.param([], b"page", "cannot be read", id="no object"),
        pytest.param({}, b"page", None, id="no hash"),
    ],
)
def test_pages_and_sidecars(tmp_path: Path, told: object, page: bytes | None, words: str | None) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.meta.json").write_text(json.dumps(told), encoding="utf-8")
    if page is not None:
        (inbox / "a.html").write_bytes(page)

    problems = find(tmp_path / "warehouse", Level.problem)

    assert len(problems) == (words is not None)
    assert all(words in problem for problem in problems if words)


@pytest.mark.parametrize(
    ("sidecar", "page", "other", "words"),
    [
        pytest.param("خبر [1].meta.json", "خبر [1].html", "b.html", None, id="brackets in the name"),
        pytest.param("a.html.meta.json", "a.html", "b.html", None, id="the whole name before it"),
        pytest.param("1.meta.json", "10.html", "12.html", "belongs to no page", id="other pages begin like it"),
    ],
)
def test_sidecar_belongs_to_the_page_of_its_name(
    tmp_path: Path, sidecar: str, page: str, other: str, words: str | None
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / sidecar).write_text(json.dumps({"sha256": hashlib.sha256(b"page").hexdigest()}), encoding="utf-8")
    (inbox / page).write_bytes(b"page")
    (inbox / other).write_bytes(b"another")

    problems = find(tmp_path / "warehouse", Level.problem)

    assert [words in problem for problem in problems] == ([True] if words else [])


def test_command_ends_with_5_where_something_is_wrong(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUDNA_WAREHOUSE_DIR", str(warehouse))
    good = run("doctor")
    pl.DataFrame({"x": [1]}).write_csv(warehouse / "history" / f"{IDS}.parquet")
    bad = run("doctor")

    assert (good.exit_code, bad.exit_code) == (0, 5)
    assert "1 problem found" in bad.stderr
