"""Third parties who are handed people and hand them on, and towns that hold each other's people."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_names, tell_sides


@pytest.mark.parametrize(
    ("text", "sides", "mediator"),
    [
        pytest.param(
            "سلمت حماس جثة جندي إلى مصر التي سلمتها إلى إسرائيل مقابل الإفراج عن 20 أسيرا فلسطينيا.",
            "hamas: 1 bodies; israel: 20 detainees",
            "egypt",
            id="a state",
        ),
        pytest.param(
            "سلمت حماس ثلاث رهائن إلى الصليب الأحمر الذي سلمهم إلى الجيش الإسرائيلي مقابل الإفراج عن 90 أسيرا.",
            "hamas: 3 detainees; israel: 90 detainees",
            "icrc",
            id="a relief body",
        ),
        pytest.param(
            "سلمت حماس ثلاث رهائن إلى قطر التي نقلتهم إلى إسرائيل مقابل الإفراج عن 90 أسيرا.",
            "hamas: 3 detainees; israel: 90 detainees",
            "qatar",
            id="who took them there",
        ),
    ],
)
def test_who_hands_people_on_is_no_side(read: Read, text: str, sides: str, mediator: str) -> None:
    claim = find_only(read(text, day=date(2025, 2, 25)), "exchange")

    assert (tell_sides(claim), tell_names(claim, "mediator")) == (sides, mediator)


def test_who_receives_one_in_the_end_is_no_side_where_another_held_him(read: Read) -> None:
    text = "أفرجت الحكومة المالية عن أربعة من القاعدة مقابل الرهينة الفرنسي الذي سلم إلى النيجر."

    assert tell_sides(find_only(read(text, day=date(2014, 12, 10)), "exchange")).startswith(
        "al_qaeda: 1 detainees; mali: 4"
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "شهدت الأصابعة تبادلا للمحتجزين بين مدينتي الزنتان وغريان شمل 71 محتجزا.", id="between two cities"
        ),
        pytest.param("أطلق سراح 71 محتجزا من مدينتي الزنتان وغريان في عملية تبادل بالأصابعة.", id="of two cities"),
    ],
)
def test_towns_stand_for_their_armed_men_behind_a_noun(read: Read, text: str) -> None:
    claim = find_only(read(text, day=date(2015, 1, 3)), "exchange")

    assert tell_sides(claim) == "gharyan_forces: -; zintan_brigades: -"
    assert tell_counts(claim, "total") == "71 detainees"


def test_letting_captives_go_is_no_trade_of_fire(read: Read) -> None:
    text = "شملت عملية التبادل إطلاق 46 محتجزا من أبناء غريان لدى الزنتان و25 محتجزا لدى غريان."
    claim = find_only(read(text, day=date(2015, 1, 3)), "exchange")

    assert tell_sides(claim) == "gharyan_forces: 25 detainees; zintan_brigades: 46 detainees"


def test_nationals_of_two_enemies_go_home_to_them(read: Read) -> None:
    text = "رجع إلى الديار 205 أسرى أوكرانيين مقابل 206 أسرى روس."
    claim = find_only(read(text, day=date(2025, 5, 6)), "exchange")

    assert tell_sides(claim) == "russia: 205 detainees; ukraine: 206 detainees"
