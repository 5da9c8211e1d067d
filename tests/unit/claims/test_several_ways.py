"""Evacuations of several places in one sentence, and numbers told apart from the word of leaving."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_names, tell_route


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("خرج من كفريا 500 شخص ومن مضايا 220 شخصا بموجب الاتفاق.", id="places first"),
        pytest.param("بموجب الاتفاق أجلي من كفريا 500 شخص، ومن بلدة مضايا 220 شخصا.", id="behind a comma"),
        pytest.param("خرج 500 شخص من كفريا ومن مضايا 220 في إطار الاتفاق.", id="a place first behind a number first"),
        pytest.param("غادر 500 شخص من كفريا و220 من مضايا في إطار الاتفاق.", id="numbers first"),
    ],
)
def test_each_place_with_a_number_of_its_own_is_a_claim(read: Read, text: str) -> None:
    told = [(tell_names(c, "origin"), tell_counts(c, "people")) for c in read(text).claims]

    assert told == [("sy-kafarya", "500 people"), ("sy-madaya", "220 people")]


def test_people_of_each_place_go_their_own_way(read: Read) -> None:
    text = "بموجب الاتفاق غادر 400 من مقاتلي داريا إلى إدلب و150 من أهالي مضايا إلى دمشق."

    assert [tell_route(c) for c in read(text).claims] == ["sy-darayya > sy-idlib", "sy-madaya > sy-damascus"]


@pytest.mark.parametrize(
    ("text", "routes"),
    [
        pytest.param(
            "خرج 400 مقاتل من داريا و150 من مضايا إلى إدلب بموجب الاتفاق.",
            ["sy-darayya > sy-idlib", "sy-madaya > sy-idlib"],
            id="of both",
        ),
        pytest.param(
            "خرج بموجب الاتفاق 129 مقاتلا من مضايا مقابل 336 من كفريا إلى دمشق.",
            ["sy-madaya > ?", "sy-kafarya > sy-damascus"],
            id="of those in return",
        ),
    ],
)
def test_place_made_for_at_the_end_is_that_of_all(read: Read, text: str, routes: list[str]) -> None:
    assert [tell_route(c) for c in read(text).claims] == routes


def test_places_of_equal_numbers_stay_two(read: Read) -> None:
    text = "سيخرج من الزبداني ومضايا 300 مقاتل ومن كفريا 300 جريح بموجب اتفاق هدنة."

    assert [tell_counts(c, "people") for c in read(text).claims] == ["300 fighters", "300 wounded"]


def test_number_without_a_noun_is_of_the_kind_counted_before(read: Read) -> None:
    text = "أجلى الصليب الأحمر 60 جريحا من داريا و40 من المعضمية بعد هدنة."

    assert [tell_counts(c, "people") for c in read(text).claims] == ["60 wounded", "40 wounded"]


@pytest.mark.parametrize("among", ["ومنهم 50 جريحا", "ومن بينهم 50 جريحا"])
def test_part_is_of_no_further_place(read: Read, among: str) -> None:
    claim = find_only(read(f"خرج من داريا 300 مقاتل {among} إلى إدلب بموجب الاتفاق."), "evacuation")

    assert (tell_counts(claim, "people"), tell_counts(claim, "part")) == ("300 fighters", "50 wounded")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param("بلغ عدد الخارجين من دوما بموجب الاتفاق 1200 شخص.", "1200 people", id="those who left"),
        pytest.param("وصل عدد من تم إجلاؤهم من دوما إلى 9500 شخص.", "9500 people", id="whoever was brought out"),
        pytest.param(
            "إن عدد الذين غادروا دوما في إطار الاتفاق وصل إلى 40 ألفا.", "40000 people", id="the number has reached"
        ),
        pytest.param("عدد الذين غادروا دوما ضمن الاتفاق تجاوز 40 ألفا.", ">=40000 people", id="has passed"),
        pytest.param("ناهز عدد المغادرين من دوما ضمن الاتفاق 5000 شخص.", "5000 people", id="comes close to"),
        pytest.param("عدد المهجرين من دوما بموجب الاتفاق قارب 4 آلاف.", "4000 people", id="no noun behind the number"),
        pytest.param("وقدر عدد الخارجين من دوما بموجب الاتفاق بـ 7000.", "7000 people", id="is put at"),
    ],
)
def test_number_of_those_who_left_is_told_by_a_verb_of_its_own(read: Read, text: str, people: str) -> None:
    claim = find_only(read(text), "evacuation")

    assert (tell_names(claim, "origin"), tell_counts(claim, "people")) == ("sy-douma", people)


@pytest.mark.parametrize(
    "other", ["وبلغ عدد القتلى فيها 300 قبل ذلك", "وكان عدد سكانها 12 ألفا", "وقالت مصادر إن عدد الحواجز حولها 30"]
)
def test_number_of_something_else_is_not_of_those_who_left(read: Read, other: str) -> None:
    claim = find_only(read(f"خرج مقاتلون من دوما إلى إدلب بموجب الاتفاق، {other}."), "evacuation")

    assert tell_counts(claim, "people") == ""
