from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from extract.errors import NothingLoadedError
from extract.upkeep.doubts import describe_doubt, list_doubts
from tests.small_warehouse import write_small_warehouse
from tests.unit.upkeep.conftest import CORRECTIONS_HEADER

pytestmark = pytest.mark.usefixtures("corrections")


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A folder whose published database holds three exchanges, one of them disputed, and doubts about another."""
    write_small_warehouse(
        tmp_path / "hudna.duckdb",
        change="alter table marts.bridge_event_claims add column claimed_people_best integer;"
        "alter table marts.bridge_event_claims add column claimed_bodies_best integer;"
        "update marts.fct_exchanges set confidence = 0.2 where exchange_id = 'x2'",
    )
    return tmp_path


def test_doubtful_and_disputed_events_come_with_their_words(published: Path) -> None:
    doubts = list_doubts(published)

    assert doubts[0].event_id == "x2"
    assert all(doubt.is_disputed or doubt.confidence < 0.5 for doubt in doubts)
    assert [doubt.confidence for doubt in doubts] == sorted(doubt.confidence for doubt in doubts)
    told = describe_doubt(doubts[0])
    assert all(statement.quote in told and statement.claim_id in told for statement in doubts[0].statements)
    assert doubts[0].statements


def test_long_quotes_and_many_warnings_fit_80_columns(published: Path) -> None:
    with duckdb.connect(str(published / "hudna.duckdb")) as connection:
        connection.execute(f"update marts.bridge_event_claims set quote = '{'تبادل الطرفان أسرى ' * 10}'")
        connection.execute(
            "update marts.fct_exchanges set warnings = ['place_unknown', 'single_voice', 'running_total']"
        )

    for doubt in list_doubts(published):
        assert max(map(len, describe_doubt(doubt).splitlines())) <= 80


def test_exchange_of_bodies_alone_tells_how_many(published: Path) -> None:
    with duckdb.connect(str(published / "hudna.duckdb")) as connection:
        connection.execute(
            "update marts.fct_exchanges set released_low = null, released_best = null, released_high = null,"
            " bodies_low = 1200, bodies_best = 1200, bodies_high = 1200 where exchange_id = 'x2'"
        )

    assert ", 1,200 bodies, " in describe_doubt(list_doubts(published)[0])


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
    corrections.write_text(f"{CORRECTIONS_HEADER}k1,t1,{claim_id},drop,,,,wrong,,2026-01-01\n", encoding="utf-8")

    assert "x2" not in {doubt.event_id for doubt in list_doubts(published)}
    assert "x2" in {doubt.event_id for doubt in list_doubts(published, everything=True)}


def test_nothing_published_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(NothingLoadedError):
        list_doubts(tmp_path / "absent")
