from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from extract.errors import NothingLoadedError, WarehouseLockedError
from extract.load.database import open_build_database

HOLD = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the database open."""
    path = str(tmp_path / "hudna.duckdb")
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        assert process.stdin is not None
        process.stdin.close()


@pytest.mark.parametrize("read_only", [False, True], ids=["to write", "to read"])
def test_locked_database_names_the_process(tmp_path: Path, holder: subprocess.Popen[str], read_only: bool) -> None:
    with pytest.raises(WarehouseLockedError, match=rf"process {holder.pid}\b") as caught:
        open_build_database(tmp_path / "hudna.duckdb", read_only=read_only)

    assert f"ps -p {holder.pid}" in caught.value.remedy
    assert caught.value.exit_code == 3


def test_opening_to_write_creates_folder_and_schema(tmp_path: Path) -> None:
    connection = open_build_database(tmp_path / "new" / "hudna.duckdb")

    tables = connection.execute(
        "select table_name from information_schema.tables where table_schema = 'raw' order by 1"
    ).fetchall()
    connection.close()
    assert [name for (name,) in tables] == [
        "articles",
        "claim_arguments",
        "claims",
        "files",
        "mentions",
        "outcomes",
        "runs",
    ]


def test_opening_twice_keeps_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "hudna.duckdb"
    connection = open_build_database(path)
    connection.execute(
        "insert into raw.runs (run_id, started_at, extractor_version, inputs) values ('r', now(), '1', [])"
    )
    connection.close()

    connection = open_build_database(path)
    rows = connection.execute("select run_id from raw.runs").fetchall()
    connection.close()
    assert rows == [("r",)]


def list_columns(path: Path) -> list[tuple[str, ...]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(
            "select table_name, column_name, data_type from information_schema.columns where table_schema = 'raw' order by all"
        ).fetchall()


def test_database_of_an_earlier_version_is_brought_up_to_date_and_loses_no_row(tmp_path: Path) -> None:
    fresh, earlier = tmp_path / "fresh.duckdb", tmp_path / "earlier.duckdb"
    for path in (fresh, earlier):
        open_build_database(path).close()
    with duckdb.connect(str(earlier)) as connection:
        connection.execute("alter table raw.runs drop column removed_count")
        connection.execute("alter table raw.runs drop column outcomes")
        connection.execute("alter table raw.claims drop column is_running_total")
        connection.execute("drop table raw.files")
        connection.execute(
            "insert into raw.runs (run_id, started_at, extractor_version, inputs) values ('r', now(), '1', [])"
        )

    connection = open_build_database(earlier)
    rows = connection.execute("select run_id, removed_count from raw.runs").fetchall()
    connection.close()

    assert list_columns(earlier) == list_columns(fresh)
    assert rows == [("r", None)]


def test_reading_what_was_never_loaded_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(NothingLoadedError, match="Nothing has been loaded yet") as caught:
        open_build_database(tmp_path / "hudna.duckdb", read_only=True)

    assert "hudna load" in caught.value.remedy
    assert not (tmp_path / "hudna.duckdb").exists()
