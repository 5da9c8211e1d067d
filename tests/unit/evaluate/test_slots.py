from __future__ import annotations

from typing import Any

import pytest

from extract.evaluate.slots import compare_claims, match_counts
from extract.evaluate.tally import Tally
from tests.unit.evaluate.coded import (
    Record,
    coded,
    count,
    gold_evacuation,
    gold_exchange,
    mention,
    read,
    read_evacuation,
    read_exchange,
)


def compare_exchanges(gold: Record, found: Record) -> dict[str, Tally]:
    return compare_claims(coded(gold_exchange(**gold)), read(read_exchange(**found)))


def compare_evacuations(gold: Record, found: Record) -> dict[str, Tally]:
    return compare_claims(coded(gold_evacuation(**gold)), read(read_evacuation(**found)))


def test_an_exchange_told_in_another_order_of_sides_agrees_in_every_slot() -> None:
    slots = compare_exchanges({}, {})

    assert {slot: tally.found for slot, tally in slots.items()} == {
        "status": 1, "date": 1, "party": 2, "count": 2, "category": 2, "place": 1, "mediator": 0,
    }  # fmt: skip
    assert all(tally.is_right for tally in slots.values())


def test_an_evacuation_agrees_in_every_slot() -> None:
    slots = compare_evacuations({}, {})

    assert {slot: tally.found for slot, tally in slots.items()} == {
        "status": 1, "date": 1, "party": 1, "count": 1, "category": 1, "place": 2, "batch": 1, "vehicles": 1,
        "mediator": 1,
    }  # fmt: skip
    assert all(tally.is_right for tally in slots.values())


def test_counts_on_the_wrong_sides_are_wrong() -> None:
    sides = [
        {"actors": [mention("الفريق الأول")], "released": [count("detainees", 5)]},
        {"actors": [mention("الفريق الثاني")], "released": [count("women", 9)]},
    ]

    slots = compare_exchanges({}, {"sides": sides})

    assert slots["party"] == Tally(found=2)
    assert slots["count"] == Tally(missed=2, extra=2)


@pytest.mark.parametrize(
    ("slot", "gold", "found", "tally"),
    [
        pytest.param("status", {"status": "agreed"}, {}, Tally(missed=1, extra=1), id="another status"),
        pytest.param("status", {"status": ["agreed", "completed"]}, {}, Tally(found=1), id="one of two statuses"),
        pytest.param("status", {}, {"status": None}, Tally(missed=1), id="no status"),
        pytest.param("place", {"place": None}, {}, Tally(extra=1), id="a place not asked for"),
        pytest.param("place", {}, {"place": None}, Tally(missed=1), id="a place missed"),
        pytest.param(
            "place", {"place": None, "acceptable": {"place": [["المدينة"]]}}, {}, Tally(), id="a place accepted"
        ),
        pytest.param("place", {"place": None, "acceptable": {"place": [1]}}, {}, Tally(), id="any extra forgiven"),
        pytest.param(
            "place", {"acceptable": {"place": [1]}}, {"place": None}, Tally(missed=1), id="a miss is not forgiven"
        ),
        pytest.param("mediator", {"mediators": [["قطر"]]}, {}, Tally(missed=1), id="a mediator missed"),
        pytest.param("mediator", {}, {"mediators": [mention("قطر")]}, Tally(extra=1), id="a mediator too much"),
        pytest.param(
            "party", {"sides": []}, {}, Tally(extra=2), id="sides that nobody coded",
        ),
        pytest.param("party", {}, {"sides": []}, Tally(missed=2), id="no sides"),
    ],
)  # fmt: skip
def test_a_slot_of_an_exchange(slot: str, gold: Record, found: Record, tally: Tally) -> None:
    assert compare_exchanges(gold, found)[slot] == tally


@pytest.mark.parametrize(
    ("slot", "gold", "found", "tally"),
    [
        pytest.param("batch", {}, {"batch": 3}, Tally(missed=1, extra=1), id="another batch"),
        pytest.param("batch", {"batch": None}, {}, Tally(extra=1), id="a batch not asked for"),
        pytest.param("vehicles", {}, {"vehicles": count(None, 31)}, Tally(missed=1, extra=1), id="other vehicles"),
        pytest.param("vehicles", {}, {"vehicles": None}, Tally(missed=1), id="vehicles missed"),
        pytest.param(
            "place",
            {},
            {"origin": [mention("المدينة")], "destination": [mention("القرية")]},
            Tally(missed=2, extra=2),
            id="origin and destination exchanged",
        ),
    ],
)
def test_a_slot_of_an_evacuation(slot: str, gold: Record, found: Record, tally: Tally) -> None:
    assert compare_evacuations(gold, found)[slot] == tally


@pytest.mark.parametrize(
    ("gold", "found"),
    [
        pytest.param({"batch": None}, {"batch": None}, id="no batch"),
        pytest.param({"batch": None}, {}, id="batch absent"),
    ],
)
def test_what_nobody_gives_is_not_compared(gold: Record, found: Record) -> None:
    found = {"batch": None} | found

    assert "batch" not in compare_evacuations(gold, found)


@pytest.mark.parametrize(
    ("gold", "found", "is_right"),
    [
        pytest.param(("2018-05-31", "2018-05-31", "day"), ("2018-06-01", "2018-06-01"), True, id="a day off"),
        pytest.param(("2018-05-31", "2018-05-31", "day"), ("2018-06-02", "2018-06-02"), False, id="two days off"),
        pytest.param(("2018-05-31", "2018-05-31", "day"), ("2018-05-25", "2018-05-31"), False, id="a week for a day"),
        pytest.param(("2018-05-01", "2018-05-10", "week"), ("2018-05-06", "2018-05-10"), True, id="half of the union"),
        pytest.param(("2018-05-01", "2018-05-10", "week"), ("2018-05-07", "2018-05-10"), False, id="less than half"),
        pytest.param(("2018-05-01", "2018-05-31", "month"), ("2018-06-01", "2018-06-30"), False, id="next month"),
        pytest.param(("2018-05-01", None, "month"), ("2018-05-01", "2018-05-31"), False, id="no end"),
    ],
)
def test_dates(gold: tuple[Any, Any, Any], found: tuple[str, str], is_right: bool) -> None:
    slots = compare_exchanges(
        dict(zip(("start", "end", "precision"), gold, strict=True)),
        {"date": dict(zip(("start", "end"), found, strict=True))},
    )

    assert slots["date"] == (Tally(found=1) if is_right else Tally(missed=1, extra=1))


@pytest.mark.parametrize(
    ("gold", "found", "figures", "categories"),
    [
        pytest.param([count("women", 5)], [count("women", 5)], Tally(1), Tally(1), id="same"),
        pytest.param([count("women", 5)], [count("people", 5)], Tally(1), Tally(0, 1, 1), id="another category"),
        pytest.param(
            [count("women", 5)], [count("women", 5, is_open=True)], Tally(0, 1, 1), Tally(0, 1, 1), id="an open bound"
        ),
        pytest.param(
            [count("women", 5)],
            [count("people", 5), count("women", 5)],
            Tally(1, 0, 1),
            Tally(1, 0, 1),
            id="the right category is taken first",
        ),
        pytest.param([count("women", None)], [], Tally(), Tally(), id="an unknown count is not asked for"),
        pytest.param([], [count("women", None)], Tally(), Tally(), id="nor too much"),
        pytest.param(
            [{**count("women", 5), "category": ["women", "detainees"]}],
            [count("detainees", 5)],
            Tally(1),
            Tally(1),
            id="one of two categories",
        ),
    ],
)
def test_counts(gold: list[Record], found: list[Record], figures: Tally, categories: Tally) -> None:
    mine = coded(gold_evacuation(evacuees={"people": gold})).people
    other = read(read_evacuation(evacuees={"people": found})).people

    assert match_counts(mine, other) == (figures, categories)


def test_many_sides_are_compared_in_their_order() -> None:
    teams = [f"team {number}" for number in range(6)]

    slots = compare_exchanges(
        {"sides": [{"actors": [[team]], "released": []} for team in teams]},
        {"sides": [{"actors": [mention(team)], "released": []} for team in teams[:5]]},
    )

    assert slots["party"] == Tally(found=5, missed=1)
