"""Decisions and versions that rest on an article go with it, also on claims that it no longer makes, or as another's copy."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

import extract.upkeep.resting
from extract.claims.claim import make_claim_id
from extract.progress import SilentReporter
from extract.project import find_build_database
from extract.publish.history import VERSIONS
from extract.refresh import load_inputs
from extract.upkeep.request import identify
from extract.upkeep.resting import delete_corrections, find_claims
from tests.unit.cli.running import run

LATER = "https://news.example/2018/05/22/story-2"
EARLIER = "https://other.example/2018/05/21/story-1"
OTHER = "https://third.example/2018/05/23/story-3"
TEXT = "تبادل أسرى قرب المدينة\n\nجرى تبادل للأسرى بين الطرفين صباح اليوم قرب المدينة وفق مصادر محلية.\n"
HEADER = "correction_id,article_id,claim_id,correction_action,field,new_value,reason\n"
GONE = make_claim_id(identify(LATER), "exchange", 2)
STAYS = make_claim_id(identify(OTHER), "exchange", 0)


def lay(name: str, url: str, text: str, day: int) -> None:
    row = {"url": url, "text": text, "published_at": f"2018-05-{day}T08:30:00+03:00"}
    Path("inbox", name).write_text(json.dumps(row) + "\n", encoding="utf-8")
    load_inputs([Path("inbox")], build_db=find_build_database(Path("warehouse")), reporter=SilentReporter())


@pytest.fixture
def corrections(project: Path) -> Path:
    """The decisions of a warehouse in which an article has given way to one with the same text, published before it."""
    lay("later.jsonl", LATER, TEXT, 22)
    lay("earlier.jsonl", EARLIER, TEXT, 21)
    lay("other.jsonl", OTHER, TEXT.replace("المدينة", "القرية"), 23)
    path = project / "corrections.csv"
    path.write_text(
        HEADER
        + f"1,{identify(LATER)},of-an-extractor-of-their-own,drop,,,one\n"
        + f'2,{identify(LATER)},{GONE},override,status,failed,"of\ntwo lines"\n'
        + f"3,{identify(OTHER)},{STAYS},split,,{GONE},three\n"
        + f'4,{identify(OTHER)},{STAYS},drop,,,"of\r\ntwo lines"\n',
        encoding="utf-8",
        newline="",
    )
    return path


LEFT = HEADER + f'4,{identify(OTHER)},{STAYS},drop,,,"of\r\ntwo lines"\n'


@pytest.mark.parametrize("named", [EARLIER, LATER])
def test_decisions_about_an_article_that_gave_way_go(corrections: Path, named: str) -> None:
    """Whether the text goes, and all copies with it, or the copy alone."""
    assert run("forget", named, "--yes").exit_code == 0
    assert corrections.read_bytes().decode() == LEFT


def test_versions_that_rested_on_an_article_that_gave_way_go(corrections: Path) -> None:
    assert corrections.exists()
    versions = Path("warehouse/history") / f"{VERSIONS}.parquet"
    versions.parent.mkdir(parents=True, exist_ok=True)
    same = {"event_kind": ["exchange"] * 2, "valid_from": ["2026"] * 2, "is_withdrawn": [False] * 2}
    pl.DataFrame(
        {"event_id": ["x1", "x2"], "people_best": [5, 6], "claim_ids": [[GONE], [STAYS]], **same}
    ).write_parquet(versions)

    run("forget", EARLIER, "--yes")

    left = pl.read_parquet(versions).sort("event_id").select("people_best", "claim_ids").rows()
    assert left == [(None, []), (6, [STAYS])]


def test_deletion_that_was_interrupted_finds_them_again(corrections: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copies that gave way stand in the working database no more by then."""
    with monkeypatch.context() as stopped:
        stopped.setattr("extract.upkeep.forget.delete_corrections", lambda _claims: 1 / 0)
        assert isinstance(run("forget", EARLIER, "--yes").exception, ZeroDivisionError)
    assert corrections.read_bytes().decode() != LEFT

    run("forget", EARLIER, "--yes")

    assert corrections.read_bytes().decode() == LEFT


def test_nothing_is_written_where_no_decision_goes(corrections: Path) -> None:
    before = corrections.stat().st_mtime_ns
    delete_corrections({"another"})
    assert corrections.stat().st_mtime_ns == before
    assert corrections == extract.upkeep.resting.CORRECTIONS
    assert find_claims(["another"], history=Path("warehouse/history")) == set()
