"""Tied: releases of which no word says that one is in return for the other, but that come together or one after the other."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "جاء الإفراج عن السائحين الدنماركيين بعد أن أطلقت السلطات النيجرية سراح سبعة متشددين.",
            "?: 2 civilians; niger: 7 fighters",
            id="after a state let armed men go",
        ),
        pytest.param(
            "أفرج خاطفون في لاغوس عن طبيبين بعد ساعات من إطلاق السلطات في نيجيريا سراح ستة مسلحين.",
            "nigeria: 6 fighters; unnamed_captors: 2 civilians",
            id="hours after",
        ),
        pytest.param(
            "أطلقت حركة الشباب سراح جنديين، وفي اليوم نفسه أخلت نيروبي سبيل أربعة من قادة الحركة.",
            "al_shabaab: 2 fighters; kenya: 4 fighters",
            id="on the same day",
        ),
        pytest.param(
            "أفرجت تايلاند عن أربعة إيرانيين بعد أيام من إعلان طهران الإفراج عن باحثة سويدية.",
            "iran: 1 women; thailand: 4 detainees",
            id="people of whom the other is, after it announced its own release",
        ),
        pytest.param(
            "في إطار تفاهم واحد، أطلقت إيران سراح باحثة سويدية، وأفرجت تايلاند عن أربعة إيرانيين.",
            "iran: 1 women; thailand: 4 detainees",
            id="in one deal",
        ),
    ],
)
def test_releases_tied_in_time_of_each_others_people_are_an_exchange(text: str, sides: str, read: Read) -> None:
    claim = find_only(read(text), "exchange")

    assert (claim.status, tell_sides(claim)) == ("completed", sides)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("أفرجت السلطات المصرية عن صحفي بعد أن أطلقت سراح تسعة من أعضاء جماعة الإخوان.", id="the same"),
        pytest.param("أفرجت عمّان عن نائب سابق، وفي اليوم نفسه أطلقت الكويت سراح وزير سابق.", id="strangers"),
        pytest.param("أفرجت مصر عن خمسة متشددين بعد أيام من إطلاق تونس سراح وزير سابق.", id="two states"),
        pytest.param("أفرج عن الصحفي بعد يوم من إفراج النيابة عن تسعة طلاب.", id="nobody in arms"),
    ],
)
def test_releases_of_strangers_that_come_together_are_none(text: str, read: Read) -> None:
    assert not read(text).claims
