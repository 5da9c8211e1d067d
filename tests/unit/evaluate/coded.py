"""Claims made for tests, in the form that files hold them."""

from __future__ import annotations

from typing import Any

from extract.evaluate.coding import CodedClaim, Entity
from extract.evaluate.measure import Evaluation, measure
from extract.evaluate.names import KnownNames, fold_name
from extract.evaluate.reading import Files, Predictions, _read_article, _read_claim

Record = dict[str, Any]
TEXT = "تسلّم الفريق الأول 5 أسرى.\nوأعلن الفريق الثاني الصفقة في المدينة.\nالطقس جميل."
"""Team one received 5 prisoners. Team two announced the deal in the city. The weather is fine."""


def gold_exchange(**changes: object) -> Record:
    record: Record = {
        "id": "G1",
        "kind": "exchange",
        "status": "completed",
        "start": "2018-05-31",
        "end": "2018-05-31",
        "precision": "day",
        "event": "a-swap",
        "place": ["المدينة"],
        "sides": [
            {"actors": [["الفريق الأول"]], "released": [count("women", 9)]},
            {"actors": [["الفريق الثاني"]], "released": [count("detainees", 5)]},
        ],
        "mediators": [],
    }
    return record | changes


def read_exchange(**changes: object) -> Record:
    record: Record = {
        "claim_id": "c1",
        "kind": "exchange",
        "status": "completed",
        "confidence": 0.9,
        "date": {"start": "2018-05-31", "end": "2018-05-31", "precision": "day", "text": None},
        "place": mention("المدينة"),
        "sides": [
            {"actors": [mention("الفريق الثاني")], "released": [count("detainees", 5)]},
            {"actors": [mention("الفريق الأول")], "released": [count("women", 9)]},
        ],
        "mediators": [],
        "evidence": [{"start": 0, "end": 26}],
    }
    return record | changes


def gold_evacuation(**changes: object) -> Record:
    record: Record = {
        "id": "G2",
        "kind": "evacuation",
        "status": ["completed", "ongoing"],
        "start": "2018-05-01",
        "end": "2018-05-10",
        "precision": "week",
        "event": "a-departure",
        "evacuees": {"actors": [["الفريق الأول"]], "people": [count("people", 1700)]},
        "origin": [["القرية"]],
        "destination": [["المدينة"]],
        "batch": 2,
        "vehicles": count(None, 30),
        "mediators": [["الوسيط"]],
    }
    return record | changes


def read_evacuation(**changes: object) -> Record:
    record: Record = {
        "claim_id": "c2",
        "kind": "evacuation",
        "status": "ongoing",
        "confidence": 0.6,
        "date": {"start": "2018-05-02", "end": "2018-05-10", "precision": "week", "text": None},
        "evacuees": {"actors": [mention("الفريق الأول")], "people": [count("people", 1700)]},
        "origin": [mention("القرية")],
        "destination": [mention("المدينة")],
        "batch": 2,
        "vehicles": count(None, 30),
        "mediators": [mention("الوسيط")],
        "evidence": [],
    }
    return record | changes


def count(category: str | None, low: int | None, high: int | None = None, *, is_open: bool = False) -> Record:
    return {"category": category, "low": low, "high": low if high is None and not is_open else high}


def mention(name: str, entity_id: str | None = None) -> Record:
    return {"id": entity_id, "name": name, "text": name}


def coded(record: Record) -> CodedClaim:
    return _read_claim(record, lambda names: Entity(frozenset(map(fold_name, names)), names[0]))


def read(record: Record) -> CodedClaim:
    return _read_claim(record, lambda each: Entity(KnownNames().find_keys(each), each["name"]))


def gold_files(*claims: Record, file: str = "a.txt", **article: object) -> Files:
    facts = {"title": "عنوان", "publisher": "Paper", "published_at": "2018-06-07", "claims": claims} | article
    return {
        file: [_read_article(facts, lambda names: Entity(frozenset(map(fold_name, names)), names[0]))],
    }


def predict(*claims: Record, file: str = "a.txt", **article: object) -> Predictions:
    facts = {"title": "عنوان", "publisher": "Other", "published_at": None, "text": TEXT, "claims": list(claims)}
    predictions = Predictions()
    predictions.add({"file": file, "articles": [facts | article]}, KnownNames())
    return predictions


def evaluate_claims(gold: list[Record], found: list[Record]) -> Evaluation:
    return measure(gold_files(*gold), predict(*found))
