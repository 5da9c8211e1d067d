from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import pytest

import extract.refresh
import extract.upkeep.review
from extract.errors import InputError, NothingLoadedError
from extract.progress import SilentReporter
from extract.refresh import load_inputs
from extract.upkeep.review import decide, describe_doubt, list_doubts
from tests.small_warehouse import write_small_warehouse
from tests.unit.cli.running import PAGE, open_fake_engine, run

HEADER = "correction_id,article_id,claim_id,correction_action,field,new_value,expect,reason,evidence_url,decided_on\n"


@pytest.fixture(autouse=True)
def corrections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "corrections.csv"
    path.write_text(HEADER, encoding="utf-8")
    monkeypatch.setattr(extract.upkeep.review, "CORRECTIONS", path)
    return path


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A folder whose published database holds three exchanges, one of them disputed, and doubts about another."""
    write_small_warehouse(
        tmp_path / "hudna.duckdb",
        change="alter table marts.bridge_event_claims add column claimed_people_best integer;"
        "update marts.fct_exchanges set confidence = 0.2 where exchange_id = 'x2'",
    )
    return tmp_path


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


def test_doubtful_and_disputed_events_come_with_their_words(published: Path) -> None:
    doubts = list_doubts(published)

    assert doubts[0].event_id == "x2"
    assert all(doubt.is_disputed or doubt.confidence < 0.5 for doubt in doubts)
    assert [doubt.confidence for doubt in doubts] == sorted(doubt.confidence for doubt in doubts)
    told = describe_doubt(doubts[0])
    assert all(statement.quote in told and statement.claim_id in told for statement in doubts[0].statements)
    assert doubts[0].statements


def test_day_of_publication_is_that_of_the_outlet(published: Path) -> None:
    with duckdb.connect(str(published / "hudna.duckdb")) as connection:
        connection.execute(
            "update marts.bridge_event_claims set published_at = '2025-10-12 21:00', published_on = '2025-10-13'"
        )

    told = describe_doubt(list_doubts(published)[0])

    assert "(2025-10-13)" in told
    assert "2025-10-12" not in told


@pytest.mark.parametrize("warning", ["running_total", "batches_exceed_operation", "unmet_batches_within_operation"])
def test_event_whose_figures_are_suspect_leads_the_list(published: Path, warning: str) -> None:
    """However sure its reports are: what a check doubts, or may be added twice, is to be looked at first."""
    sure = "select exchange_id from marts.fct_exchanges where not is_disputed and confidence >= 0.5"
    listed_before = {doubt.event_id for doubt in list_doubts(published)}
    with duckdb.connect(str(published / "hudna.duckdb")) as connection:
        (event_id,) = connection.execute(sure).fetchall()[0]
        connection.execute(
            f"update marts.fct_exchanges set warnings = ['single_voice', '{warning}'] where exchange_id = '{event_id}'"
        )

    doubts = list_doubts(published)

    assert event_id not in listed_before
    assert doubts[0].event_id == event_id
    assert warning in describe_doubt(doubts[0])


def test_event_that_was_decided_about_is_left_out_unless_asked_for(published: Path, corrections: Path) -> None:
    claim_id = list_doubts(published)[0].statements[0].claim_id
    corrections.write_text(f"{HEADER}k1,t1,{claim_id},drop,,,,wrong,,2026-01-01\n", encoding="utf-8")

    assert "x2" not in {doubt.event_id for doubt in list_doubts(published)}
    assert "x2" in {doubt.event_id for doubt in list_doubts(published, everything=True)}


def test_nothing_published_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(NothingLoadedError):
        list_doubts(tmp_path / "absent")


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
    corrections.write_text(f"\ufeff{HEADER}k1,t1,c1,drop,,,,wrong,,2026-01-01\n", encoding="utf-8")

    decide(tmp_path, claim, action="drop", reason="wrong too")

    assert [row["claim_id"] for row in read(corrections)] == ["c1", claim]


def test_command_writes_the_decision(claim: str, corrections: Path) -> None:
    result = run("review", claim, "--drop", "--reason", "a match between clubs")

    assert result.exit_code == 0, result.stderr
    assert [(row["claim_id"], row["correction_action"]) for row in read(corrections)] == [(claim, "drop")]


@pytest.mark.parametrize("options", [("--drop",), ("c1", "--drop", "--set", "status=failed"), ("c1",)], ids=" ".join)
def test_command_wants_a_claim_and_one_decision(options: tuple[str, ...]) -> None:
    assert run("review", *options, "--reason", "x").exit_code == 2
