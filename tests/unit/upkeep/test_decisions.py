from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import pytest

import extract.refresh
from extract.errors import InputError
from extract.progress import SilentReporter
from extract.refresh import load_inputs
from extract.upkeep.decisions import decide
from tests.unit.cli.running import PAGE, open_fake_engine, run
from tests.unit.upkeep.conftest import CORRECTIONS_HEADER

pytestmark = pytest.mark.usefixtures("corrections")


@pytest.fixture
def claim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The one claim of a loaded warehouse."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HUDNA_WAREHOUSE_DIR", str(tmp_path))
    monkeypatch.setattr(extract.refresh, "open_engine", open_fake_engine)
    Path("page.txt").write_text(PAGE, encoding="utf-8")
    load_inputs([Path("page.txt")], build_db=tmp_path / "build" / "hudna.duckdb", reporter=SilentReporter())
    return read_claim(tmp_path)


def read_claim(warehouse: Path) -> str:
    with duckdb.connect(str(warehouse / "build" / "hudna.duckdb"), read_only=True) as connection:
        row = connection.execute("select claim_id from raw.claims").fetchone()
    assert row is not None
    return str(row[0])


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_override_is_written_with_what_it_was_taken_about(claim: str, tmp_path: Path, corrections: Path) -> None:
    decide(
        tmp_path,
        claim,
        action="override",
        change=("status", "failed"),
        reason="denied, by\nboth",
        evidence_url="https://e.org/1",
    )
    decide(tmp_path, claim, action="override", change=("status", "agreed"), reason="looked again")

    (row,) = read(corrections)
    assert (row["claim_id"], row["field"], row["new_value"], row["expect"]) == (claim, "status", "agreed", "completed")
    assert row["reason"] == "looked again"


@pytest.mark.parametrize(
    ("action", "change", "reason", "words"),
    [
        pytest.param("override", ("status", "won"), "x", "no status", id="unknown status"),
        pytest.param("override", ("place", "x"), "x", "cannot be overridden", id="unknown field"),
        pytest.param("override", ("date_start", "6/1/2021"), "x", "no date", id="date in another form"),
        pytest.param("override", ("date_start", "20210106"), "x", "20210106 is no date", id="date without hyphens"),
        pytest.param("override", ("date_end", "2021-W01-3"), "x", "2021-W01-3 is no date", id="date by its week"),
        pytest.param("override", ("batch", "two"), "x", "no number", id="batch in words"),
        pytest.param("override", ("batch", "0"), "x", "0 is no number", id="batch nought"),
        pytest.param("override", ("batch", "99999999999"), "x", "no number", id="batch that no integer holds"),
        pytest.param("drop", ("", ""), " ", "needs a reason", id="no reason"),
        pytest.param("merge", ("", "c9"), "x", "no claim c9", id="other claim is not there"),
    ],
)
def test_decision_that_cannot_hold_is_refused(  # noqa: PLR0917 - parametrized
    claim: str, tmp_path: Path, corrections: Path, action: str, change: tuple[str, str], reason: str, words: str
) -> None:
    with pytest.raises(InputError, match=words):
        decide(tmp_path, claim, action=action, change=change, reason=reason)

    assert read(corrections) == []


@pytest.mark.parametrize(
    ("other", "words"),
    [
        pytest.param("'c2' as claim_id", "one article", id="of one article"),
        pytest.param(
            "'c2' as claim_id, 't2' as article_id, 'evacuation' as kind",
            "An exchange and an evacuation",
            id="of two kinds",
        ),
    ],
)
def test_merge_that_no_refresh_would_carry_out_is_refused(
    claim: str, tmp_path: Path, corrections: Path, other: str, words: str
) -> None:
    """The refusal says what to do instead, and nothing is written, so that the event stays in the list."""
    with duckdb.connect(str(tmp_path / "build" / "hudna.duckdb")) as connection:
        connection.execute(f"insert into raw.claims select * replace ({other}) from raw.claims")

    result = run("review", claim, "--merge", "c2", "--reason", "told twice")

    assert result.exit_code == 2
    assert words in result.stderr
    assert "--drop" in result.stderr
    assert read(corrections) == []


def test_decision_is_added_to_a_file_with_a_byte_order_mark(claim: str, tmp_path: Path, corrections: Path) -> None:
    corrections.write_text(f"\ufeff{CORRECTIONS_HEADER}k1,t1,c1,drop,,,,wrong,,2026-01-01\n", encoding="utf-8")

    decide(tmp_path, claim, action="drop", reason="wrong too")

    assert [row["claim_id"] for row in read(corrections)] == ["c1", claim]


def test_command_writes_the_decision(claim: str, corrections: Path) -> None:
    result = run("review", claim, "--drop", "--reason", "a match between clubs")

    assert result.exit_code == 0, result.stderr
    assert [(row["claim_id"], row["correction_action"]) for row in read(corrections)] == [(claim, "drop")]


@pytest.mark.parametrize("options", [("--drop",), ("c1", "--drop", "--set", "status=failed"), ("c1",)], ids=" ".join)
def test_command_wants_a_claim_and_one_decision(options: tuple[str, ...]) -> None:
    assert run("review", *options, "--reason", "x").exit_code == 2
