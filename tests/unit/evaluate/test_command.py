"""`hudna evaluate`, as a person calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from extract.cli import app
from tests.unit.evaluate.coded import gold_exchange, read_exchange


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write_line(tmp_path / "gold.jsonl", gold_exchange())


@pytest.fixture
def predicted(tmp_path: Path) -> Path:
    return write_line(tmp_path / "read.jsonl", read_exchange(status="failed"))


def write_line(path: Path, claim: dict[str, object]) -> Path:
    line = {"file": "a.txt", "articles": [{"title": "عنوان", "claims": [claim]}]}
    path.write_text(json.dumps(line), encoding="utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["evaluate", *map(str, arguments)])


def test_figures_go_to_the_standard_output(gold: Path, predicted: Path) -> None:
    result = run(gold, "--predicted", predicted)

    assert result.exit_code == 0
    assert "1 files, 1 required claims." in result.stdout
    assert "≠" not in result.stdout
    assert result.stderr == ""


def test_errors_are_listed_if_asked_for(gold: Path, predicted: Path) -> None:
    assert "≠" in run(gold, "--predicted", predicted, "--errors").stdout


@pytest.mark.parametrize("name", ["report.html", "report.json"])
def test_a_report_is_written_and_its_place_told(name: str, gold: Path, predicted: Path, tmp_path: Path) -> None:
    result = run(gold, "--predicted", predicted, "--out", tmp_path / name)

    assert result.exit_code == 0
    assert (tmp_path / name).stat().st_size > 0
    assert name in result.stderr


def test_events_are_measured_if_given(gold: Path, predicted: Path, tmp_path: Path) -> None:
    claim_events = tmp_path / "claim_events.csv"
    claim_events.write_text("claim_id,event_id\nc1,x\n", encoding="utf-8")

    assert "B-cubed" in run(gold, "--predicted", predicted, "--events", claim_events).stdout


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        pytest.param(["gold.jsonl"], "Where are the articles of", id="no articles"),
        pytest.param(["absent.jsonl"], "absent.jsonl cannot be read", id="no gold"),
        pytest.param(["gold.jsonl", "--out", "x.csv"], "of a kind that is not written", id="another kind of report"),
        pytest.param(["gold.jsonl", "--articles", "absent"], "There is no file or folder", id="articles absent"),
    ],
)
@pytest.mark.usefixtures("gold")
def test_wrong_use_ends_with_2_and_says_what_to_do(
    arguments: list[str], complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    result = run(*arguments)

    assert result.exit_code == 2
    assert complaint in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr
