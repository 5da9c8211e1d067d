from __future__ import annotations

import json
import os
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

import extract.built_state
import extract.publish
import extract.refresh
from extract.built_state import describe_state
from extract.errors import BuildFailedError, DamagedFileError
from extract.load.database import open_build_database
from extract.progress import SilentReporter
from extract.project import find_published_database
from extract.refresh import RefreshResult, choose_inputs, load_inputs, refresh
from tests.unit.cli.running import PAGE, open_fake_engine


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The steps after loading, each only written down; publishing leaves a file, as it does."""
    taken: list[str] = []

    def publish(warehouse: Path, **_options: object) -> SimpleNamespace:
        taken.append("publish")
        find_published_database(warehouse).write_bytes(b"")
        return SimpleNamespace(name="release")

    monkeypatch.setattr(extract.refresh, "open_engine", open_fake_engine)
    monkeypatch.setattr(extract.refresh, "build_models", lambda *_args, **_options: taken.append("build"))
    monkeypatch.setattr(extract.refresh, "publish_build", publish)
    monkeypatch.setattr(extract.refresh, "run_all_notebooks", lambda *_args, **_options: taken.append("notebooks"))
    monkeypatch.setattr(extract.publish, "renew_heartbeat", lambda *_args, **_options: taken.append("heartbeat"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    return taken


def run(tmp_path: Path) -> RefreshResult:
    return refresh([tmp_path / "page.txt"], warehouse=tmp_path / "warehouse", reporter=SilentReporter())


def test_steps_come_in_order(steps: list[str], tmp_path: Path) -> None:
    result = run(tmp_path)

    assert steps == ["build", "publish", "notebooks"]
    assert result.release is not None
    assert result.load.new_count == 1


def test_nothing_new_rebuilds_nothing(steps: list[str], tmp_path: Path) -> None:
    run(tmp_path)
    steps.clear()

    result = run(tmp_path)

    assert steps == ["heartbeat"]
    assert result.release is None
    assert result.load.outcomes == {"unchanged": 1}


@pytest.mark.parametrize("step", ["build_models", "publish_build", "run_all_notebooks"])
def test_refresh_that_broke_off_is_taken_up_by_the_next(
    steps: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise BuildFailedError(step)

    with monkeypatch.context() as broken:
        broken.setattr(extract.refresh, step, fail)
        with pytest.raises(BuildFailedError):
            run(tmp_path)
    steps.clear()

    result = run(tmp_path)

    assert steps == ["build", "publish", "notebooks"]
    assert result.load.outcomes == {"unchanged": 1}


def test_new_text_rebuilds(steps: list[str], tmp_path: Path) -> None:
    run(tmp_path)
    steps.clear()
    (tmp_path / "page.txt").write_text(PAGE.replace("اليوم", "أمس"), encoding="utf-8")

    assert run(tmp_path).release is not None
    assert steps == ["build", "publish", "notebooks"]


def write_alike(folder: Path, *, times: tuple[str, str]) -> None:
    """Write two pages that differ in their texts alone, but for their times."""
    for name, time in zip(("a", "b"), times, strict=True):
        (folder / f"{name}.txt").write_text(PAGE.replace("اليوم", f"اليوم {name}"), encoding="utf-8")
        (folder / f"{name}.meta.json").write_text(json.dumps({"published_at": time}), encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(("2014-03-10", "2014-03-10"), ("2015-06-01", "2015-06-01"), id="two rows change alike"),
        pytest.param(("2014-03-10", "2015-06-01"), ("2015-06-01", "2014-03-10"), id="two rows change places"),
    ],
)
def test_changes_of_two_articles_do_not_cancel(
    steps: list[str], tmp_path: Path, before: tuple[str, str], after: tuple[str, str]
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for times in (before, after):
        write_alike(pages, times=times)
        steps.clear()
        result = refresh([pages], warehouse=tmp_path / "warehouse", reporter=SilentReporter())

    assert result.load.outcomes == {"updated": 2}
    assert steps == ["build", "publish", "notebooks"]


@pytest.mark.parametrize("column", ["source_file", "publisher_id", "title", "extractor_version"])
def test_state_tells_when_a_column_changes_alike_in_every_row(steps: list[str], tmp_path: Path, column: str) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    write_alike(pages, times=("2014-03-10", "2014-03-10"))
    refresh([pages], warehouse=tmp_path / "warehouse", reporter=SilentReporter())
    assert steps
    build_db = tmp_path / "warehouse" / "build" / "hudna.duckdb"
    states = set()
    for value in ("x", "y"):
        with closing(open_build_database(build_db)) as connection:
            connection.execute(f"update raw.articles set {column} = ?", [value])
        states.add(describe_state(build_db))

    assert len(states) == 2


def test_published_database_that_is_gone_is_built_again(steps: list[str], tmp_path: Path) -> None:
    run(tmp_path)
    steps.clear()
    find_published_database(tmp_path / "warehouse").unlink()

    run(tmp_path)

    assert "publish" in steps


def test_state_changes_with_a_source_of_the_build(
    steps: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(tmp_path)
    assert steps
    build_db = tmp_path / "warehouse" / "build" / "hudna.duckdb"
    source = tmp_path / "models" / "m.sql"
    source.parent.mkdir()
    source.write_text("select 1", encoding="utf-8")
    monkeypatch.setattr(extract.built_state, "ROOT", tmp_path)
    before = describe_state(build_db)
    source.write_text("select 2", encoding="utf-8")

    assert describe_state(build_db) != before


@pytest.mark.parametrize(
    ("named", "held", "chosen"),
    [
        pytest.param(["a.txt"], [".gitkeep", "b.txt"], "a.txt", id="what is named"),
        pytest.param([], [".gitkeep", "b.txt"], "inbox", id="the inbox if it holds anything"),
        pytest.param([], [".gitkeep"], "sample", id="else the sample"),
    ],
)
def test_inputs_of_a_refresh(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: list[str], held: list[str], chosen: str
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name in held:
        (inbox / name).touch()
    monkeypatch.setattr(extract.refresh, "INBOX", inbox)
    monkeypatch.setattr(extract.refresh, "SAMPLE", tmp_path / "sample")

    assert [path.name for path in choose_inputs([Path(name) for name in named])] == [chosen]


def test_damaged_working_database_is_kept_aside_and_built_again(steps: list[str], tmp_path: Path) -> None:
    run(tmp_path)
    steps.clear()
    build = tmp_path / "warehouse" / "build"
    damaged = (build / "hudna.duckdb").read_bytes()[:20_000]
    (build / "hudna.duckdb").write_bytes(damaged)

    result = run(tmp_path)

    assert result.load.outcomes == {"loaded": 1}
    assert [path.read_bytes() for path in build.glob("*.damaged-*")] == [damaged]


def test_damage_of_another_file_leaves_the_working_database(
    steps: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise DamagedFileError("a file of the history is damaged.")

    monkeypatch.setattr(extract.refresh, "publish_build", fail)

    with pytest.raises(DamagedFileError, match="history"):
        run(tmp_path)

    assert not list((tmp_path / "warehouse" / "build").glob("*.damaged-*"))


def test_inputs_whose_names_are_no_utf_8_are_loaded_and_their_folder_named(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode("أخبار".encode("cp1256"))
    folder.mkdir()
    page = folder / os.fsdecode("خبر.txt".encode("cp1256"))
    page.write_text(
        "تبادل\n\nأفرجت الحكومة السورية أمس عن 10 أسرى مقابل خمسة أسرى لدى هيئة تحرير الشام.\n", encoding="utf-8"
    )
    database = tmp_path / "build" / "hudna.duckdb"

    first = load_inputs([folder], build_db=database, reporter=SilentReporter())
    again = load_inputs([folder], build_db=database, reporter=SilentReporter())

    assert first.outcomes == {"loaded": 1}
    assert again.outcomes == {"unchanged": 1}
