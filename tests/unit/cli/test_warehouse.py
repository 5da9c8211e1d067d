from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest

import extract.export
import extract.publish
import extract.refresh
from extract.errors import BuildFailedError
from extract.upkeep.lock import hold_warehouse
from tests.unit.cli.running import run
from tests.unit.load.test_database import HOLD


@pytest.mark.parametrize("command", ["check", "publish"])
def test_nothing_loaded_ends_with_2_and_names_the_first_step(command: str) -> None:
    result = run(command)

    assert result.exit_code == 2
    assert "Nothing has been loaded yet" in result.stderr
    assert "hudna load" in result.stderr


@pytest.mark.parametrize("command", ["check", "publish"])
def test_loaded_but_not_built_ends_with_2_and_names_dbt(command: str, page: Path) -> None:
    assert run("load", page).exit_code == 0

    result = run(command)

    assert result.exit_code == 2
    assert "dbt build" in result.stderr


@pytest.mark.parametrize(
    "arguments", [("load", "page.txt"), ("check",), ("refresh", "page.txt")], ids=lambda each: each[0]
)
def test_locked_database_ends_with_3_and_names_the_process(
    page: Path, project: Path, arguments: tuple[str, ...]
) -> None:
    assert run("load", page).exit_code == 0
    database = project / "warehouse" / "build" / "hudna.duckdb"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        result = run(*arguments)
        assert holder.stdin is not None
        holder.stdin.close()

    assert result.exit_code == 3
    assert f"process {holder.pid}" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "arguments", [("load", "page.txt"), ("publish",), ("refresh", "page.txt")], ids=lambda each: each[0]
)
def test_second_writer_at_the_same_time_ends_with_3_and_says_who_is_at_work(
    page: Path, project: Path, arguments: tuple[str, ...]
) -> None:
    with hold_warehouse(project / "warehouse", command="refresh"):
        result = run(*arguments)

    assert result.exit_code == 3
    assert re.search(rf"held by `hudna refresh` since 20\d\d-\S+ \(process {os.getpid()} on ", result.stderr)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        pytest.param(OSError(errno.ENOSPC, "No space left on device", "a/b.parquet"), "disk is full", id="full disk"),
        pytest.param(duckdb.IOException('Could not write file "a.duckdb": No space left on device'), "disk is full", id="full for DuckDB"),
        pytest.param(OSError(errno.EROFS, "Read-only file system", "a/b.parquet"), "may not be opened or written", id="read-only"),
        pytest.param(duckdb.IOException("Corrupt database file: computed checksum 1"), "damaged", id="damaged"),
    ],
)  # fmt: skip
def test_fault_of_the_disk_ends_with_5_and_says_what_to_do(
    page: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr(extract.refresh, "build_models", fail)

    result = run("refresh", page)

    assert result.exit_code == 5
    assert words in result.stderr
    assert "hudna doctor" in result.stderr or "HUDNA_WAREHOUSE_DIR" in result.stderr
    assert "Traceback" not in result.stderr


def test_database_that_is_none_is_refused_by_load_and_left_as_it_is(page: Path, project: Path) -> None:
    database = project / "warehouse" / "build" / "hudna.duckdb"
    database.parent.mkdir(parents=True)
    database.write_bytes(b"no database " * 2000)

    result = run("load", page)

    assert result.exit_code == 5
    assert "hudna.duckdb is damaged" in result.stderr
    assert database.read_bytes() == b"no database " * 2000


def test_failed_check_ends_with_1_and_shows_the_verdict(
    page: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdict = SimpleNamespace(
        passed=False, describe=lambda: "counts: marts.fct_exchanges: x7", report_path=project / "checks.html"
    )
    monkeypatch.setattr(extract.refresh, "build_models", lambda *_args, **_options: None)
    monkeypatch.setattr(extract.refresh, "is_built_from_loaded", lambda _build_db: True)
    monkeypatch.setattr(extract.refresh, "check_build", lambda *_args, **_options: verdict)

    result = run("refresh", page)

    assert result.exit_code == 1
    assert "nothing was published" in result.stderr
    assert "marts.fct_exchanges: x7" in result.stderr
    assert not (project / "warehouse" / "hudna.duckdb").exists()


def test_failed_build_ends_with_4(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise BuildFailedError("The models did not build; nothing was published.", remedy="See logs/dbt.log.")

    monkeypatch.setattr(extract.refresh, "build_models", fail)

    result = run("refresh", page)

    assert result.exit_code == 4
    assert "logs/dbt.log" in result.stderr


def test_load_tells_what_it_did(page: Path) -> None:
    first, second = run("load", page), run("load", page)

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "1 documents read (1 loaded); 1 claims came in" in first.stderr
    assert "1 documents read (1 unchanged); 0 claims came in" in second.stderr
    assert first.stdout == "", "progress belongs on stderr"


def test_quiet_load_is_silent(page: Path) -> None:
    result = run("load", "--quiet", page)

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_log_as_json_lines(page: Path) -> None:
    result = run("load", page, "--log-format", "json")

    lines = [json.loads(line) for line in result.stderr.splitlines()]
    assert result.exit_code == 0
    assert all({"time", "level", "message"} <= line.keys() for line in lines)
    assert [line["done"] for line in lines if line.get("step") == "Loading articles"] == [1]


def test_error_as_a_json_line(project: Path) -> None:
    result = run("load", "absent.txt", "--quiet", "--log-format", "json")

    (line,) = [json.loads(line) for line in result.stderr.splitlines()]
    assert result.exit_code == line["exit_code"] == 2
    assert "Check the spelling" in line["remedy"]


def test_log_format_may_be_set_once_for_all(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUDNA_LOG_FORMAT", "json")

    assert json.loads(run("load", page).stderr.splitlines()[0])["level"] == "info"


def test_publish_points_to_no_charts_for_it_draws_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract.refresh, "publish_build", lambda *_args, **_options: None)
    monkeypatch.setattr(extract.publish, "read_status", lambda _warehouse: {})

    result = run("publish")

    assert "Report: " in result.stderr
    assert "Charts: " not in result.stderr
