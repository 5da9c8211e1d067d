from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from extract.claims.claim import Claim, Extraction, Slot
from extract.claims.prediction import to_prediction
from tests.fakes import make_article, make_claim, mark

ARTICLE = make_article(
    text="تبادل في حلب\n\nأفرج التنظيم عن 9 نساء مقابل مال، وسلمت الفصائل 7 جثث قرب إدلب بوساطة الهلال الأحمر، قال ناشط أمس",
    published_on=date(2018, 6, 8),
    publisher="جريدة",
)
ISIS = mark(ARTICLE, "التنظيم", kind="actor", name="داعش", entity_id="isis", entity_type="armed_group")
WOMEN = mark(ARTICLE, "9 نساء", kind="count", category="women", low=9, high=9, qualifier="exact")
MONEY = mark(ARTICLE, "مال", kind="cue", category="money")
FACTIONS = mark(ARTICLE, "الفصائل", kind="actor", name="الفصائل")
BODIES = mark(ARTICLE, "7 جثث", kind="count", category="bodies", low=7, high=None, qualifier="at_least")
ALEPPO = mark(ARTICLE, "حلب", kind="place", name="حلب", entity_id="aleppo", precision="exact")
IDLIB = mark(ARTICLE, "إدلب", kind="place", name="إدلب", entity_id="idlib", precision="near")
CRESCENT = mark(ARTICLE, "الهلال الأحمر", kind="actor", name="الهلال الأحمر", entity_id="sarc")
ACTIVIST = mark(ARTICLE, "ناشط", kind="actor", name="ناشط", entity_type="activist")
YESTERDAY = mark(
    ARTICLE, "أمس", kind="date", date_start=date(2018, 6, 7), date_end=date(2018, 6, 7), date_precision="day"
)

EXCHANGE = make_claim(
    ARTICLE,
    (
        Slot("side_actor", ISIS, side=1),
        Slot("released", WOMEN, side=1, source=ACTIVIST),
        Slot("side_actor", FACTIONS, side=2),
        Slot("released", BODIES, side=2),
        Slot("gave", MONEY, side=2),
        Slot("place", ALEPPO),
        Slot("mediator", CRESCENT),
        Slot("source", ACTIVIST),
        Slot("date", YESTERDAY),
    ),
)
EVACUATION = make_claim(
    ARTICLE,
    (
        Slot("evacuee", FACTIONS),
        Slot("people", WOMEN),
        Slot("part", BODIES),
        Slot("origin", ALEPPO),
        Slot("destination", IDLIB),
        Slot("party", ISIS),
        Slot("vehicles", BODIES),
        Slot("denied_by", ISIS),
    ),
    kind="evacuation",
    batch=2,
    date_start=None,
    date_end=None,
    date_precision="unknown",
)


def predict(claim: Claim) -> dict[str, Any]:
    record: dict[str, Any] = to_prediction("page.txt", [Extraction(ARTICLE, (), (claim,))])["articles"][0]["claims"][0]
    return record


def test_article_carries_its_text_and_metadata() -> None:
    record = to_prediction("page.txt", [Extraction(ARTICLE)])

    assert record["file"] == "page.txt"
    assert record["articles"] == [
        {
            "article_id": "a1",
            "title": "تبادل في حلب",
            "publisher": "جريدة",
            "published_at": "2018-06-08",
            "language": "ar",
            "text": ARTICLE.text,
            "claims": [],
        }
    ]


def test_page_without_article_is_a_line_of_its_own() -> None:
    assert to_prediction("page.txt", []) == {"file": "page.txt", "articles": []}


def test_sides_of_an_exchange_are_kept_apart() -> None:
    first, second = predict(EXCHANGE)["sides"]

    assert [actor["id"] for actor in first["actors"]] == ["isis"]
    assert [(count["low"], count["high"], count["category"]) for count in first["released"]] == [(9, 9, "women")]
    assert first["gave"] is None
    assert [actor["name"] for actor in second["actors"]] == ["الفصائل"]
    assert [(count["low"], count["high"], count["qualifier"]) for count in second["released"]] == [
        (7, None, "at_least")
    ]
    assert second["gave"] == "money"


def test_attributed_figure_names_its_source() -> None:
    first, second = predict(EXCHANGE)["sides"]

    assert first["released"][0]["source"]["text"] == "ناشط"
    assert "source" not in second["released"][0]


def test_date_place_mediator_and_source_of_an_exchange() -> None:
    record = predict(EXCHANGE)

    assert record["date"] == {"start": "2018-06-07", "end": "2018-06-07", "precision": "day", "text": "أمس"}
    assert record["place"]["id"] == "aleppo"
    assert record["place"]["precision"] == "exact"
    assert [mediator["id"] for mediator in record["mediators"]] == ["sarc"]
    assert [source["type"] for source in record["sources"]] == ["activist"]


@pytest.mark.parametrize(
    ("places", "single"),
    [
        pytest.param((), None, id="none"),
        pytest.param((ALEPPO,), "aleppo", id="one"),
        pytest.param((ALEPPO, ALEPPO), "aleppo", id="one named twice"),
        pytest.param((ALEPPO, IDLIB), None, id="several: no single place"),
    ],
)
def test_exchange_at_several_points_has_no_single_place(places: tuple[Any, ...], single: str | None) -> None:
    record = predict(make_claim(ARTICLE, tuple(Slot("place", place) for place in places)))

    assert (record["place"] and record["place"]["id"]) == single
    assert len(record["places"]) == len(places)


def test_slots_of_an_evacuation() -> None:
    record = predict(EVACUATION)

    assert [actor["name"] for actor in record["evacuees"]["actors"]] == ["الفصائل"]
    assert [count["low"] for count in record["evacuees"]["people"]] == [9]
    assert [count["category"] for count in record["evacuees"]["parts"]] == ["bodies"]
    assert [place["id"] for place in record["origin"]] == ["aleppo"]
    assert [place["id"] for place in record["destination"]] == ["idlib"]
    assert [party["id"] for party in record["parties"]] == ["isis"]
    assert [denier["id"] for denier in record["denied_by"]] == ["isis"]
    assert record["vehicles"]["low"] == 7
    assert record["batch"] == 2
    assert record["date"] == {"start": None, "end": None, "precision": "unknown", "text": None}
    assert "sides" not in record


@pytest.mark.parametrize("claim", [EXCHANGE, EVACUATION], ids=["exchange", "evacuation"])
def test_every_offset_gives_its_words_back(claim: Claim) -> None:
    line = json.loads(json.dumps(to_prediction("page.txt", [Extraction(ARTICLE, (), (claim,))]), ensure_ascii=False))
    article = line["articles"][0]
    found = list(_find_spans(article["claims"]))

    assert len(found) >= 8
    assert all(article["text"][span["start"] : span["end"]] == span["text"] for span in found)


def _find_spans(value: object) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [span for each in value for span in _find_spans(each)]
    if not isinstance(value, dict):
        return []
    inner = [span for each in value.values() for span in _find_spans(each)]
    return [value, *inner] if {"text", "start", "end"} <= value.keys() and isinstance(value["end"], int) else inner
