"""Counted: which people of a sentence are counted as let go, and which only stand beside them."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "أفرجت الحكومة السورية عن تسعة معتقلين بينهم امرأة مقابل العدد نفسه من أسرى المعارضة.",
            "syria_government: 9 detainees; syrian_opposition: 9 detainees",
            id="among them one",
        ),
        pytest.param(
            "أفرج الحوثيون عن 14 أسيرا بينهم ضابطان وأفرجت الحكومة اليمنية عن عدد مماثل في صفقة تبادل.",
            "houthis: 14 detainees; yemen: 14 detainees",
            id="among them two, and a verb",
        ),
        pytest.param(
            "أفرجت طالبان عن 11 رهينة، ثمانية رجال وثلاث نساء، مقابل عدد مماثل من معتقليها لدى الحكومة الأفغانية.",
            "afghanistan: 11 detainees; taliban: 11 detainees",
            id="list that adds up",
        ),
        pytest.param(
            "استعادت أوكرانيا 205 أسرى، من ضمنهم ثلاثة ضباط وامرأة واحدة، وسلّمت روسيا العدد ذاته.",
            "russia: 205 detainees; ukraine: 205 detainees",
            id="several parts",
        ),
        pytest.param(
            "أفرجت قوات النظام السوري عن خمسة جنود وثلاثة مدنيين مقابل العدد نفسه من معتقلي المعارضة.",
            "syria_government: 5 fighters + 3 civilians; syrian_opposition: 8 people",
            id="two kinds with no sum",
        ),
    ],
)
def test_as_many_again_are_as_many_as_the_whole(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "في صفقة تبادل أطلقت أذربيجان 32 جنديا أرمنيا، وأطلقت أرمينيا جنديين أذربيجانيين.",
            "armenia: 2 fighters; azerbaijan: 32 fighters",
            id="dual",
        ),
        pytest.param(
            "أطلقت أرمينيا جنديين أذربيجانيين مقابل 32 جنديا أطلقتهم أذربيجان.",
            "armenia: 2 fighters; azerbaijan: 32 fighters",
            id="dual in return for a number",
        ),
        pytest.param(
            "في صفقة تبادل أطلقت أرمينيا مدنيين اثنين، وأطلقت باكو ضابطين.",
            "armenia: 2 civilians; azerbaijan: 2 fighters",
            id="officers",
        ),
    ],
)
def test_two_are_let_go_without_a_word_for_freedom(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


@pytest.mark.parametrize("who", ["جندي", "جنديان", "ضابط إسرائيلي"])
def test_who_opens_fire_is_not_let_go(read: Read, who: str) -> None:
    text = f"أطلق {who} النار في الهواء قبل صفقة تبادل بين إسرائيل وحماس أفرجت فيها حماس عن سبعة محتجزين."
    assert "hamas: 7 detainees" in tell_sides(find_only(read(text), "exchange"))
