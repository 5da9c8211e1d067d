"""Who would let whom go in an offer, hand-overs in both directions, and words of letting go that few reports use."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.claims.reading import Read, find_only, tell_names, tell_route, tell_sides


@pytest.mark.parametrize("offers", ["عرضت حماس", "اقترحت حماس", "حماس تعرض", "حماس تقترح"])
def test_party_offers_another_to_let_some_go_for_others(read: Read, offers: str) -> None:
    text = f"{offers} على إسرائيل إطلاق 10 رهائن مقابل الإفراج عن 30 من عناصرها."
    claim = find_only(read(text, day=date(2025, 2, 25)), "exchange")

    assert (claim.status, tell_sides(claim)) == ("proposed", "hamas: 10 detainees; israel: 30 fighters")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "قال مسؤول إن الوسطاء اقترحوا على حزب الله إطلاق طيار مقابل سبعة أسرى في إسرائيل.",
            id="brokers before it",
        ),
    ],
)
def test_whom_brokers_make_an_offer_lets_the_first_go(read: Read, text: str) -> None:
    claim = find_only(read(text, day=date(2010, 2, 25)), "exchange")

    assert (claim.status, tell_sides(claim)) == ("proposed", "hezbollah: 1 fighters; israel: 7 detainees")


def test_the_captive_soldier_is_one_who_is_let_go(read: Read) -> None:
    text = "اتفقت إسرائيل وحركة حماس على الإفراج عن الجندي الأسير لديها مقابل أكثر من مئة أسير فلسطيني."
    claim = find_only(read(text, day=date(2010, 2, 25)), "exchange")

    assert tell_sides(claim) == "hamas: 1 fighters; israel: >=100 detainees"


@pytest.mark.parametrize(
    "text",
    [
        "تمت عملية تسليم وتسلم أسرى بين قسد والجيش الوطني.",
        "جرت عملية استلام وتسليم للأسرى بين قسد والجيش الوطني.",
        "تمت عملية التسليم والتسلم لجثامين 12 مقاتلا بين قسد والجيش الوطني.",
    ],
)
def test_handing_over_and_taking_over_together_are_an_exchange(read: Read, text: str) -> None:
    assert tell_names(find_only(read(text), "exchange"), "side_actor") == "sdf+syrian_national_army"


@pytest.mark.parametrize(
    "text",
    ["جرت عملية تسليم وتسلم السلطة بين قسد والجيش الوطني.", "تم تسليم وتسلم مواقع عسكرية بين قسد والجيش الوطني."],
)
def test_power_and_posts_are_handed_over_in_no_exchange(read: Read, text: str) -> None:
    assert read(text).claims == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("أرجعت قسد 20 أسيرا إلى الجيش الوطني مقابل 15 من مقاتليها.", id="sent back"),
        pytest.param("تم استبدال 20 أسيرا من الجيش الوطني بـ 15 من قسد.", id="substituted"),
    ],
)
def test_rare_words_let_people_go(read: Read, text: str) -> None:
    find_only(read(text), "exchange")


def test_armed_group_is_none_of_the_people_that_it_fights(read: Read) -> None:
    text = "نفت وزارة البيشمركة إطلاق 106 من عناصر داعش مقابل 17 من مقاتليها."

    assert tell_sides(find_only(read(text, day=date(2015, 2, 9)), "exchange")) == "isis: 17 fighters; krg: 106 fighters"


def test_fighters_move_under_a_deal(read: Read) -> None:
    text = "انتقل 300 شخص من داريا إلى إدلب ضمن اتفاق."

    assert tell_route(find_only(read(text), "evacuation")) == "sy-darayya > sy-idlib"


@pytest.mark.parametrize("town", ["ستيباناكرت", "خانكندي"])
def test_town_of_the_caucasus_is_known_by_its_other_names(read: Read, town: str) -> None:
    text = f"نقل الصليب الأحمر 23 جريحا من {town} إلى أرمينيا بعد اتفاق بين الطرفين."

    assert tell_names(find_only(read(text, day=date(2023, 9, 25)), "evacuation"), "origin") == "az-stepanakert"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param("أفرجت إسرائيل عن أسرى من حماس ضمن صفقة تبادل.", "hamas+israel", id="of a group"),
        pytest.param("أطلق الحوثيون سراح معتقلين من حزب الإصلاح ضمن صفقة تبادل.", "al_islah+houthis", id="freedom"),
    ],
)
def test_captives_without_a_number_are_whose_they_are(read: Read, text: str, sides: str) -> None:
    assert tell_names(find_only(read(text), "exchange"), "side_actor") == sides


def test_captives_of_no_enemy_name_no_side(read: Read) -> None:
    text = "أفرجت إسرائيل عن أسرى من غزة ضمن صفقة تبادل."

    assert read(text).claims == ()


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "القاعدة في اليمن تعرض الإفراج عن 73 جنديا مقابل معتقليها.", "aqap: 73 fighters", id="to nobody told"
        ),
        pytest.param(
            "عرضت حماس على الوسطاء الإفراج عن 10 رهائن مقابل إطلاق إسرائيل 500 أسير.",
            "hamas: 10 detainees; israel: 500 detainees",
            id="one let go for another",
        ),
        pytest.param(
            "اشترط تنظيم القاعدة الإفراج عن معتقليه لدى الحكومة اليمنية مقابل 45 ضابطا أسرهم في أبين.",
            "?: 45 fighters; al_qaeda: -",
            id="who holds those before",
        ),
        pytest.param(
            "طالبت حركة فارك بالإفراج عن مقاتليها المعتقلين في سجون كولومبيا مقابل 15 جنديا تحتجزهم.",
            "colombia: -; farc: 15 fighters",
            id="whom they hold",
        ),
        pytest.param(
            "قال تنظيم القاعدة إنه سيفرج عن الجنود الـ73 الذين أسرهم مقاتلوه في أبين إذا أطلقت الحكومة اليمنية معتقليه.",
            "al_qaeda: 73 fighters",
            id="whom its men captured",
        ),
        pytest.param(
            "أفرجت بوكو حرام عن 12 طالبة في مقابل مسلحين كانت السلطات النيجيرية تحتجزهم.",
            "boko_haram: 12 women; nigeria: -",
            id="who held the others",
        ),
    ],
)
def test_what_is_told_across_in_return_for_is_of_the_others(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides
