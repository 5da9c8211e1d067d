from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import yaml
from jinja2 import Template

import extract.build
from extract.build import build_models, make_command
from extract.errors import BuildFailedError, WarehouseLockedError
from extract.project import ROOT


def make_event(name: str, message: str, *, level: str = "info", **data: object) -> str:
    return json.dumps({"info": {"name": name, "level": level, "msg": message}, "data": data})


PASSED = [
    make_event("MainReportVersion", "Running with dbt"),
    make_event("LogSeedResult", "1 of 3 OK loaded seed file", total=3, index=1),
    make_event("LogModelResult", "2 of 3 OK created model", total=3, index=2),
    make_event("PartialParse", "unused configuration paths", level="warn"),
    "a line that is no event",
    make_event("LogTestResult", "3 of 3 PASS", num_models=3, index=3),
]
FAILED = [
    *PASSED,
    make_event("RunResultError", "Got 2 results, configured to fail if != 0", level="error"),
    make_event("RunResultError", "Got 2 results, configured to fail if != 0", level="error"),
    make_event("RunResultError", "  ", level="error"),
]


@pytest.fixture
def speak(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> object:
    """Let a script speak in dbt's place: its lines, then its exit code."""

    def prepare(lines: list[str], code: int) -> None:
        script = tmp_path / "dbt.py"
        script.write_text(
            f"import os, sys\nprint({chr(10).join(lines)!r})\n"
            "print(os.environ['HUDNA_BUILD_DB'], os.environ['HUDNA_HISTORY_DIR'], file=open('asked.txt', 'w'))\n"
            f"sys.exit({code})\n",
            encoding="utf-8",
        )
        monkeypatch.setattr(extract.build, "make_command", lambda _root, *, target: [sys.executable, str(script)])

    return prepare


def test_tests_of_the_rows_are_run_and_those_of_fixed_inputs_are_not(tmp_path: Path) -> None:
    command = make_command(tmp_path, target=tmp_path)

    assert "build" in command  # seeds, models and tests of their rows
    assert command[command.index("--exclude-resource-type") + 1] == "unit_test"


def test_progress_counts_seeds_models_and_tests(speak: object, tmp_path: Path) -> None:
    speak(PASSED, 0)  # type: ignore[operator]
    told: list[tuple[int, int | None]] = []

    build_models(
        tmp_path / "hudna.duckdb",
        history=tmp_path / "history",
        root=tmp_path,
        on_progress=lambda *each: told.append(each),
    )

    assert told == [(1, 3), (2, 3), (3, 3)]


def test_dbt_is_told_which_database_to_build_and_where_the_history_is(speak: object, tmp_path: Path) -> None:
    speak(PASSED, 0)  # type: ignore[operator]

    build_models(tmp_path / "hudna.duckdb", history=tmp_path / "history", root=tmp_path)

    assert (tmp_path / "asked.txt").read_text(encoding="utf-8").split() == [
        str(tmp_path / "hudna.duckdb"),
        str(tmp_path / "history"),
    ]


def test_failure_shows_each_error_once(speak: object, tmp_path: Path) -> None:
    speak(FAILED, 1)  # type: ignore[operator]

    with pytest.raises(BuildFailedError) as caught:
        build_models(tmp_path / "hudna.duckdb", history=tmp_path / "history", root=tmp_path)

    assert str(caught.value).splitlines() == [
        "The models did not build; nothing was published.",
        "  Got 2 results, configured to fail if != 0",
    ]
    assert "dbt.log" in caught.value.remedy


def test_crash_without_an_error_event_shows_the_last_lines(speak: object, tmp_path: Path) -> None:
    speak(["Traceback (most recent call last):", "ModuleNotFoundError: No module named 'dbt'"], 1)  # type: ignore[operator]

    with pytest.raises(BuildFailedError, match="No module named 'dbt'"):
        build_models(tmp_path / "hudna.duckdb", history=tmp_path / "history", root=tmp_path)


def test_database_that_an_orphan_holds_is_locked_and_no_failure_of_the_models(speak: object, tmp_path: Path) -> None:
    held = 'Could not set lock on file "x": Conflicting lock is held in /usr/bin/python3 (PID 77). See also the manual'
    speak([make_event("MainEncounteredError", f"IO Error: {held}", level="error")], 1)  # type: ignore[operator]

    with pytest.raises(WarehouseLockedError, match="process 77"):
        build_models(tmp_path / "hudna.duckdb", history=tmp_path / "history", root=tmp_path)


def test_command_names_the_project() -> None:
    command = extract.build.make_command(Path("/project"), target=Path("/build/target"))

    assert command[0] == sys.executable
    assert command[-6:-2] == ["--project-dir", "/project", "--profiles-dir", "/project"]
    assert command[-2:] == ["--target-path", "/build/target"]


@pytest.mark.parametrize(
    ("environment", "path"),
    [
        pytest.param({}, "warehouse/build/hudna.duckdb", id="the project's own"),
        pytest.param({"HUDNA_WAREHOUSE_DIR": "/data"}, "/data/build/hudna.duckdb", id="a warehouse elsewhere"),
        pytest.param(
            {"HUDNA_WAREHOUSE_DIR": "/data", "HUDNA_BUILD_DB": "/b.duckdb"}, "/b.duckdb", id="as hudna calls it"
        ),
    ],
)
def test_dbt_alone_builds_the_database_that_hudna_has_loaded(environment: dict[str, str], path: str) -> None:
    output = yaml.safe_load((ROOT / "profiles.yml").read_text(encoding="utf-8"))["hudna"]["outputs"]["build"]

    assert Template(output["path"]).render(env_var=environment.get) == path
