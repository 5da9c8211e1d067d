"""Rough numbers: "dozens" of whom the exact number is told too, and corridors for so many fighters who are stuck."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_names, tell_route


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param(
            "غادر مئات المقاتلين دوما الأحد إلى إدلب بموجب اتفاق. وأفادت سانا بأن عدد الخارجين بلغ 448 شخصاً على متن حافلات.",
            "448 people",
            id="the number of those who left",
        ),
        pytest.param(
            "خرجت عشرات العائلات من حمص القديمة بموجب اتفاق. وبلغ عدد من خرجوا 120 عائلة.",
            "120 families",
            id="families",
        ),
        pytest.param(
            "جرى إجلاء أول دفعة من المدنيين من حمص بموجب هدنة. وخرج عشرات المدنيين الجمعة. وبلغ مجموع الذين تم إجلاؤهم 83 مدنياً.",
            "83 civilians",
            id="of the first batch",
        ),
        pytest.param(
            "غادر 129 مقاتلاً الزبداني إلى بيروت. وينص الاتفاق على خروج عشرات المقاتلين من الزبداني إلى بيروت.",
            "129 fighters",
            id="what the deal provides for",
        ),
    ],
)
def test_dozens_are_those_whose_number_is_told_too(read: Read, text: str, people: str) -> None:
    assert tell_counts(find_only(read(text), "evacuation"), "people") == people


def test_dozens_are_no_sum_of_all_so_far(read: Read) -> None:
    text = "غادر مئات المدنيين دوما الأحد ضمن الهدنة إلى إدلب. وبلغ عدد من خرجوا حتى الآن 1500 شخص."

    assert len(read(text).claims) == 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "تجري إسرائيل وحماس مفاوضات بوساطة مصر لفتح ممر آمن لعشرات المقاتلين المحاصرين في نفق برفح.",
            id="dozens, in a tunnel",
        ),
        pytest.param("تبحث إسرائيل منح ممر آمن لنحو 200 من مقاتلي حماس المحاصرين في أنفاق رفح.", id="tunnels of"),
    ],
)
def test_corridor_for_so_many_who_are_stuck_is_proposed(read: Read, text: str) -> None:
    claim = find_only(read(text), "evacuation")
    assert (claim.status, tell_route(claim)) == ("proposed", "ps-rafah > ?")
    assert "fatah" not in tell_names(claim, "mediator")  # "فتح" is the opening of a corridor


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("قالت السلطات الأوكرانية إن الإجلاء الطوعي لسكان خيرسون بدأ اليوم.", id="voluntary"),
        pytest.param("أعلنت سلطات أوكرانيا إجلاء إلزامياً للعائلات من مدينة كوبيانسك.", id="compulsory"),
    ],
)
def test_evacuation_that_authorities_order_is_none_under_a_deal(read: Read, text: str) -> None:
    assert not read(text).claims


def test_day_of_what_is_to_follow_is_not_that_of_the_news(read: Read) -> None:
    text = "غادرت خمس حافلات حي الوعر، على أن تستأنف العملية صباح الاثنين، ضمن اتفاق المصالحة."

    assert find_only(read(text), "evacuation").date_start is None
