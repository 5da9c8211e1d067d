"""Files that are as they were are not read again, and what is stored is what reading them all would have stored."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import duckdb
import pytest

from extract.articles.read import list_documents
from extract.engine import ClosedEngine, Engine, wrap_extractor
from extract.load.database import open_build_database
from extract.load.ledger import LoadSummary
from extract.load.load import load_files
from extract.load.tables import ARTICLE_TABLES
from tests.fakes import FakeExtractor

TEXT = "عنوان {0}\n\nجرى تبادل للأسرى بين الطرفين صباح اليوم قرب المدينة وفق مصادر محلية {0}."


class Loader:
    """Loads a folder into a database of its own, and counts what it extracts and how often it opens the extractor."""

    def __init__(self, folder: Path, database: Path) -> None:
        self.folder = folder
        self.database = database
        self.extractor = FakeExtractor()
        self.opened = 0

    def load(self, *, every_file: bool = False) -> LoadSummary:
        with closing(open_build_database(self.database)) as connection:
            if every_file:
                connection.execute("delete from raw.files")
            return load_files(
                list_documents([self.folder]),
                engine=ClosedEngine(self.extractor.version, self.open_engine),
                connection=connection,
                inputs=["test"],
            )

    @contextmanager
    def open_engine(self) -> Iterator[Engine]:
        self.opened += 1
        yield wrap_extractor(self.extractor)

    def query(self, sql: str) -> list[tuple[object, ...]]:
        with duckdb.connect(str(self.database), read_only=True) as connection:
            return connection.execute(sql).fetchall()


@pytest.fixture
def loader(tmp_path: Path) -> Loader:
    (tmp_path / "inbox").mkdir()
    return Loader(tmp_path / "inbox", tmp_path / "build" / "hudna.duckdb")


def write_rows(path: Path, rows: list[dict[str, str]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def write_page(folder: Path, name: str, mark: str) -> Path:
    path = folder / name
    path.write_text(TEXT.format(mark), encoding="utf-8")
    return path


def test_nothing_new_opens_no_extractor(loader: Loader) -> None:
    for name in "abc":
        write_page(loader.folder, f"{name}.txt", name)
    (loader.folder / "empty.txt").write_text(" \n", encoding="utf-8")
    first, second = loader.load(), loader.load()

    assert first.outcomes == {"loaded": 3, "rejected_empty": 1}
    assert second.outcomes == {"unchanged": 3, "rejected_empty": 1}
    assert loader.opened == 1
    assert loader.query("select document_count, unchanged_count, rejected_count from raw.runs order by started_at")[
        1:
    ] == [(4, 3, 1)]


def test_one_new_file_is_the_only_one_read(loader: Loader) -> None:
    write_page(loader.folder, "a.txt", "a")
    loader.load()
    loader.extractor.seen.clear()
    write_page(loader.folder, "b.txt", "b")

    summary = loader.load()

    assert summary.outcomes == {"unchanged": 1, "loaded": 1}
    assert len(loader.extractor.seen) == 1
    assert loader.query("select count(*) from raw.outcomes where outcome = 'unchanged'") == [(0,)]


def test_file_with_a_new_time_and_the_same_bytes_is_not_read(loader: Loader) -> None:
    path = write_page(loader.folder, "a.txt", "a")
    loader.load()
    os.utime(path, (1, 1))

    assert loader.load().outcomes == {"unchanged": 1}
    assert loader.opened == 1


@pytest.mark.parametrize("change", ["text", "sidecar", "version"])
def test_what_has_changed_is_read(loader: Loader, change: str) -> None:
    path = write_page(loader.folder, "a.txt", "a")
    loader.load()
    if change == "text":
        write_page(loader.folder, "a.txt", "b")
    elif change == "sidecar":
        path.with_suffix(".meta.json").write_text('{"published_at": "2018-05-21T08:30:00+03:00"}', encoding="utf-8")
    else:
        loader.extractor.version = "fake-2"

    assert loader.load().outcomes["updated"] == 1 or loader.load().removed_count == 1


def test_folder_that_one_stands_in_changes_nothing(loader: Loader, monkeypatch: pytest.MonkeyPatch) -> None:
    write_page(loader.folder, "a.txt", "a")
    write_page(loader.folder, "b.txt", "b")
    sub = loader.folder.parent / "sub"
    sub.mkdir()
    monkeypatch.chdir(loader.folder.parent)
    loader.folder = Path("inbox")
    loader.load()
    monkeypatch.chdir(sub)
    loader.folder = Path("..", "inbox")

    assert loader.load().outcomes == {"unchanged": 2}
    assert loader.opened == 1

    (loader.folder / "a.txt").write_text(f"تبادل أسرى جديد في المدينة\n\n{TEXT.format('c')}", encoding="utf-8")

    assert loader.load().removed_count == 1, "without an address, another headline is another article"
    assert loader.query("select count(*), count(distinct source_file) from raw.articles") == [(2, 2)]


def write_addressed(folder: Path, name: str, mark: str) -> Path:
    path = write_page(folder, name, mark)
    path.with_suffix(".meta.json").write_text(f'{{"url": "https://news.example/2018/05/21/{mark}"}}', encoding="utf-8")
    return path


def move(page: Path, target: Path) -> None:
    for each in (page.with_suffix(".meta.json"), page):
        each.rename(target.with_suffix("".join(each.suffixes)))


PLACES = "select source_file, outcome from raw.outcomes where outcome not like 'rejected%' order by all"


def test_page_that_was_moved_is_known_where_it_is(loader: Loader) -> None:
    page = write_addressed(loader.folder, "m.txt", "a")
    loader.load()
    move(page, loader.folder / "b.txt")

    assert loader.load().outcomes == {"unchanged": 1}
    assert loader.query(PLACES) == [(str(loader.folder / "b.txt"), "unchanged")]
    assert loader.query("select source_file, article_position from raw.articles") == [(str(loader.folder / "b.txt"), 0)]


def test_page_that_was_moved_for_another_is_known_where_it_is(loader: Loader) -> None:
    page = write_addressed(loader.folder, "m.txt", "a")
    loader.load()
    move(page, loader.folder / "b.txt")
    write_addressed(loader.folder, "m.txt", "another")

    loader.load()

    assert loader.query(PLACES) == [
        (str(loader.folder / name), outcome) for name, outcome in (("b.txt", "unchanged"), ("m.txt", "loaded"))
    ]
    assert loader.query("select count(distinct source_file), count(*) from raw.articles") == [(2, 2)]


def test_row_that_was_moved_and_corrected_is_known_where_it_is(loader: Loader) -> None:
    row = {"id": "r1", "text": TEXT.format("a")}
    write_rows(loader.folder / "b.jsonl", [row, {"id": "r2", "text": TEXT.format("b")}])
    loader.load()
    write_rows(loader.folder / "b.jsonl", [{"id": "r2", "text": TEXT.format("b")}])
    write_rows(loader.folder / "a.jsonl", [row | {"text": TEXT.format("c")}])

    loader.load()

    assert loader.query(
        "select source_file, outcome from raw.outcomes where article_id in (select article_id from raw.articles where text like '%c.')"
    ) == [(str(loader.folder / "a.jsonl"), "updated")]


@pytest.mark.parametrize("is_new_version", [False, True])
def test_copy_beside_a_page_that_stays_moves_nothing(loader: Loader, is_new_version: bool) -> None:
    write_addressed(loader.folder, "m.txt", "a")
    loader.load()
    write_addressed(loader.folder, "n.txt", "a")
    if is_new_version:
        loader.extractor.version = "fake-2"

    loader.load()

    assert {name for name, _ in loader.query(PLACES)} == {str(loader.folder / "m.txt"), str(loader.folder / "n.txt")}
    assert loader.query("select source_file from raw.articles") == [(str(loader.folder / "m.txt"),)]


def test_page_that_is_not_looked_at_is_not_taken_for_moved(loader: Loader, tmp_path: Path) -> None:
    write_addressed(loader.folder, "m.txt", "a")
    loader.load()
    home = loader.folder
    loader.folder = tmp_path / "elsewhere"
    loader.folder.mkdir()
    write_addressed(loader.folder, "a.txt", "a")

    loader.load()

    assert loader.query("select source_file from raw.articles") == [(str(home / "m.txt"),)]
    assert len(loader.query(PLACES)) == 2


def test_interrupted_run_marks_no_file_as_read(loader: Loader, monkeypatch: pytest.MonkeyPatch) -> None:
    write_page(loader.folder, "a.txt", "a")

    def stop(_article: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr(loader.extractor, "extract", stop)
        with pytest.raises(KeyboardInterrupt):
            loader.load()

    assert loader.load().outcomes == {"loaded": 1}


def test_sample_that_made_room_can_be_loaded_again(loader: Loader, tmp_path: Path) -> None:
    write_rows(loader.folder / "s.jsonl", [{"id": "s1", "text": TEXT.format("s"), "publisher": "Hudna sample"}])
    loader.load()
    real = Loader(tmp_path / "real", loader.database)
    real.folder.mkdir()
    write_page(real.folder, "a.txt", "a")
    real.load()

    assert loader.query("select source_file like '%a.txt' from raw.files") == [(True,)]


def change_a_file(folder: Path, chance: random.Random) -> None:
    """Add a row to a file or change one; few ids and few texts, so that they meet often."""
    path = folder / f"{chance.choice('abcd')}.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    if not rows or chance.random() < 0.5:
        row = {"id": f"r{chance.randrange(6)}"}
        rows.append(row)
    else:
        row = chance.choice(rows)
    row["text"] = TEXT.format(chance.randrange(6))
    row["published_at"] = f"2018-05-{chance.randrange(10, 14)}T08:30:00+03:00"
    write_rows(path, rows)


@pytest.mark.parametrize("seed", range(4))
def test_skipping_stores_what_reading_every_file_stores(loader: Loader, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    whole = Loader(loader.folder, tmp_path / "whole" / "hudna.duckdb")
    for _step in range(5):
        for _change in range(chance.randrange(1, 3)):
            change_a_file(loader.folder, chance)
        if not any(loader.folder.iterdir()):
            continue
        loader.load()
        whole.load(every_file=True)

        with (
            closing(duckdb.connect(str(loader.database))) as left,
            closing(duckdb.connect(str(whole.database))) as right,
        ):
            assert read_facts(left) == read_facts(right)


def read_facts(connection: duckdb.DuckDBPyConnection) -> list[list[tuple[object, ...]]]:
    """What is stored, apart from which of several equal documents it came in, and when."""
    left_out = ("run_id", "loaded_at", "source_file", "article_position")
    return [
        connection.execute(f"select columns(lambda c: c not in {left_out}) from raw.{table} order by all").fetchall()
        for table in ARTICLE_TABLES
    ]
