from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from extract.cli import app
from extract.project import ROOT
from tests.unit.cli.running import run

COMMANDS = tuple(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def test_help_answers_at_once() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "from extract.cli import main; main()", "--help"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip

    imported = {line.rsplit("|", 1)[-1].strip() for line in result.stderr.splitlines()}
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert (
        after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 1.0
    )  # seconds of CPU, a third as a rule
    assert not imported & {"duckdb", "polars", "rich", "trafilatura", "great_expectations", "ahocorasick_rs"}
    assert all(command in result.stdout for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    assert run(command, "--help").exit_code == 0


@pytest.mark.parametrize("command", ["extract", "load", "refresh", "explain"])
def test_wrong_path_ends_with_2_and_says_what_to_do(command: str) -> None:
    result = run(command, "absent.txt")

    assert result.exit_code == 2
    assert "There is no file or folder absent.txt" in result.stderr
    assert "Check the spelling" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("command", ["extract", "load", "refresh"])
def test_empty_folder_ends_with_2(command: str, project: Path) -> None:
    (project / "empty").mkdir()

    result = run(command, "empty")

    assert result.exit_code == 2
    assert "The folder empty holds nothing to read" in result.stderr


@pytest.mark.parametrize("command", ["extract", "load", "refresh", "explain"])
def test_file_without_an_article_ends_with_2(command: str, project: Path) -> None:
    (project / "blank.txt").write_text(" \n", encoding="utf-8")

    result = run(command, "blank.txt")

    assert result.exit_code == 2
    assert "could be read" in result.stderr


@pytest.mark.parametrize(
    "arguments", [("extract",), ("load",), ("extract", "x.txt", "--format", "xml"), ("nonsense",), ("load", "x", "-j", "0")],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2
