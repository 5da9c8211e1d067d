from __future__ import annotations

import pytest

from extract.evaluate.coding import Count
from extract.evaluate.describe import SlotRow, describe_count, find_passages, put_side_by_side, quote_text
from extract.evaluate.measure import Outcome
from tests.unit.evaluate.coded import (
    TEXT,
    Record,
    coded,
    evaluate_claims,
    gold_evacuation,
    gold_exchange,
    mention,
    read_evacuation,
    read_exchange,
)


def make_outcome(gold: list[Record], found: list[Record]) -> Outcome:
    (outcome,) = evaluate_claims(gold, found).outcomes
    return outcome


def get_differing(outcome: Outcome) -> list[str]:
    return [row.slot for row in put_side_by_side(outcome) if not row.agrees]


def test_the_slots_of_an_exchange_stand_side_by_side() -> None:
    rows = put_side_by_side(make_outcome([gold_exchange()], [read_exchange(status="agreed", place=None)]))

    assert rows == [
        SlotRow("party 1", "الفريق الأول", "الفريق الأول", agrees=True),
        SlotRow("released 1", "9 women", "9 women", agrees=True),
        SlotRow("party 2", "الفريق الثاني", "الفريق الثاني", agrees=True),
        SlotRow("released 2", "5 detainees", "5 detainees", agrees=True),
        SlotRow("place", "المدينة", "", agrees=False),
        SlotRow("date", "2018-05-31 (day)", "2018-05-31 (day)", agrees=True),
        SlotRow("status", "completed", "agreed", agrees=False),
    ]


def test_the_slots_of_an_evacuation_stand_side_by_side() -> None:
    outcome = make_outcome([gold_evacuation()], [read_evacuation(batch=3, destination=[mention("حلب")])])

    assert get_differing(outcome) == ["destination", "batch"]
    assert SlotRow("vehicles", "30", "30", agrees=True) in put_side_by_side(outcome)
    assert SlotRow("status", "completed or ongoing", "ongoing", agrees=True) in put_side_by_side(outcome)


def test_every_slot_of_a_missed_claim_differs() -> None:
    rows = put_side_by_side(make_outcome([gold_exchange()], []))

    assert {row.agrees for row in rows} == {False}
    assert {row.read for row in rows} == {""}


@pytest.mark.parametrize(
    "acceptable",
    [pytest.param([["المدينة"]], id="by name"), pytest.param([1], id="whatever it is")],
)
def test_what_is_accepted_does_not_differ(acceptable: list[object]) -> None:
    gold = gold_exchange(place=None, acceptable={"place": acceptable})

    assert get_differing(make_outcome([gold], [read_exchange(status="failed")])) == ["status"]


def test_a_thing_given_for_people_is_shown() -> None:
    sides = [gold_exchange()["sides"][0], {"actors": [["الفريق الثاني"]], "released": [], "gave": "money"}]

    rows = put_side_by_side(make_outcome([gold_exchange(sides=sides)], [read_exchange()]))

    assert SlotRow("gave 2", "money", "", agrees=False) in rows


@pytest.mark.parametrize(
    ("count", "words"),
    [
        pytest.param(Count(5, 5, ("women",)), "5 women", id="exact"),
        pytest.param(Count(1700, None, ("people",)), "at least 1,700 people", id="at least"),
        pytest.param(Count(None, 150, ("people",)), "at most 150 people", id="at most"),
        pytest.param(Count(40, 50, ("women", "detainees")), "40 to 50 women or detainees", id="between"),
        pytest.param(Count(30, 30, (None,)), "30", id="vehicles"),
    ],
)
def test_counts_in_words(count: Count, words: str) -> None:
    assert describe_count(count) == words


def test_a_found_claim_is_shown_with_its_evidence() -> None:
    outcome = make_outcome([gold_exchange()], [read_exchange(status="failed")])

    assert quote_text(outcome) == [TEXT[0:26].strip()]


def test_a_missed_claim_is_shown_with_the_passages_that_name_it() -> None:
    assert quote_text(make_outcome([gold_exchange()], [])) == TEXT.split("\n")[:2]


def test_passages_that_name_nothing_are_not_shown() -> None:
    assert find_passages("الطقس جميل.", coded(gold_exchange())) == []


def test_a_number_in_arabic_digits_is_found() -> None:
    assert find_passages("لا شيء.\nأطلق سراح ٥ رجال.", coded(gold_exchange())) == ["أطلق سراح ٥ رجال."]
