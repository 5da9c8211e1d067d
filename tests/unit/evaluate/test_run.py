from __future__ import annotations

import json
from pathlib import Path

import pytest

import extract.export
from extract.errors import InputError
from extract.evaluate.run import GOLDEN, choose_articles, evaluate
from extract.project import SAMPLE
from tests.unit.cli.running import open_fake_engine
from tests.unit.evaluate.coded import gold_exchange, read_exchange

PAGE = "تبادل أسرى قرب المدينة\n\nجرى تبادل للأسرى بين الطرفين صباح اليوم قرب المدينة وفق مصادر محلية.\n"


@pytest.fixture(autouse=True)
def fake_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract.export, "open_engine", open_fake_engine)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    line = {"file": "a.txt", "articles": [{"title": "عنوان", "claims": [gold_exchange(place=["تبادل"], sides=[])]}]}
    path.write_text(json.dumps(line), encoding="utf-8")
    return path


def write_prediction(path: Path, file: str = "a.txt") -> Path:
    line = {"file": file, "articles": [{"title": "عنوان", "claims": [read_exchange()]}]}
    path.write_text(json.dumps(line), encoding="utf-8")
    return path


def test_articles_are_read_now(gold: Path, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / "pages").mkdir(exist_ok=True)
        (tmp_path / "pages" / name).write_text(PAGE, encoding="utf-8")

    report = evaluate([gold], articles=[tmp_path / "pages"])

    # the fake extractor takes the word for exchange for a place; a page outside the gold is left out
    assert [outcome.verdict for outcome in report.evaluation.outcomes] == ["different"]
    assert report.evaluation.spans.checked == 2
    assert report.grouping is None


def test_predictions_are_taken_as_they_are(gold: Path, tmp_path: Path) -> None:
    claim_events = tmp_path / "claim_events.csv"
    claim_events.write_text("claim_id,event_id\nc1,x\n", encoding="utf-8")

    report = evaluate([gold], predicted=write_prediction(tmp_path / "read.jsonl"), claim_events=claim_events)

    assert report.reliability.claim_count == 1
    assert report.grouping is not None
    assert report.grouping.unlinked_count == 0


def test_predictions_of_other_texts_are_refused(gold: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="None of the 1 texts of the gold"):
        evaluate([gold], predicted=write_prediction(tmp_path / "read.jsonl", file="b.txt"))


def test_articles_and_predictions_together_are_refused(gold: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Both articles and predictions"):
        evaluate([gold], articles=[tmp_path], predicted=write_prediction(tmp_path / "read.jsonl"))


def test_gold_of_the_project_belongs_to_the_sample() -> None:
    assert choose_articles([GOLDEN / "sample_syria_lebanon_iraq.jsonl"]) == SAMPLE


def test_other_gold_needs_its_articles(gold: Path) -> None:
    with pytest.raises(InputError, match="Where are the articles of"):
        evaluate([gold])
