"""What is given instead of people: who pays whom, maps handed over before, and what stands left of "in return for"."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "دفعت إسبانيا ثمانية ملايين يورو لتنظيم القاعدة للإفراج عن ثلاثة رهائن.",
            "al_qaeda: 3 detainees; spain: money",
            id="paid to whom",
        ),
        pytest.param(
            "استعادت حكومة إقليم كردستان 234 إيزيديا من داعش بعد دفع فدية.",
            "isis: 234 detainees; krg: money",
            id="got back for a ransom",
        ),
        pytest.param(
            "أفرجت حركة الشباب عن عاملة الإغاثة الإيطالية بعدما دفعت روما فدية.",
            "al_shabaab: 1 women; italy: money",
            id="one let go by armed men",
        ),
        pytest.param(
            "حصل القراصنة على ثلاثة ملايين دولار مقابل الإفراج عن 23 بحارا.",
            "?: money; unnamed_captors: 23 detainees",
            id="got so much for those let go",
        ),
        pytest.param(
            "أطلق سراح ثلاثة أشخاص كانوا لدى القاعدة بعدما دفعت مدريد ملايين اليوروهات.",
            "al_qaeda: 3 detainees; spain: money",
            id="millions without a number",
        ),
        pytest.param(
            "أفرجت إيران عن خمسة أمريكيين مقابل الإفراج عن أموالها المجمدة.",
            "?: money; iran: 5 detainees",
            id="funds of its own",
        ),
    ],
)
def test_money_is_given_by_who_pays_to_who_lets_go(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


@pytest.mark.parametrize(
    "text",
    [
        "أفرجت القاعدة عن أربعة رهائن فرنسيين، ونفت باريس دفع أي فدية.",
        "نفت باريس دفع فدية لتنظيم القاعدة مقابل الإفراج عن أربعة رهائن.",
    ],
)
def test_ransom_that_is_denied_was_not_given(read: Read, text: str) -> None:
    assert read(text).claims == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("أفرجت باكو عن 15 أسيرا أرمينيا بعدما زودتها يريفان بخرائط الألغام.", id="supplied"),
        pytest.param("أعادت أذربيجان 15 أسيرا أرمينيا عقب تسليم يريفان خرائط الألغام.", id="handed over"),
        pytest.param("سلمت أذربيجان أرمينيا 15 أسيرا بعد تسلمها خرائط الألغام من الجانب الأرميني.", id="received"),
        pytest.param("سلمت يريفان خرائط الألغام مقابل إطلاق باكو سراح 15 أسيرا.", id="left of in return for"),
        pytest.param("حصلت باكو على خرائط الألغام من يريفان مقابل 15 أسيرا أرمينيا.", id="got"),
    ],
)
def test_maps_are_given_for_prisoners(read: Read, text: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == "armenia: goods; azerbaijan: 15 detainees"


@pytest.mark.parametrize(
    "after", ["بعد معركة استخدمت فيها أسلحة", "بعد العثور على أسلحة", "بعد أن صادرت أسلحة", "وضبطت خرائط"]
)
def test_arms_that_nobody_hands_over_are_no_gift(read: Read, after: str) -> None:
    assert read(f"أفرجت الحكومة السورية عن 20 معتقلا {after}.").claims == ()


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "سمحت قسد بدخول مساعدات إلى الحي مقابل إفراج الجيش الوطني عن 30 أسيرا.",
            "sdf: aid; syrian_national_army: 30 detainees",
            id="aid let in",
        ),
        pytest.param(
            "أعادت قسد ضخ المياه إلى الحي مقابل إطلاق الجيش الوطني سراح 30 أسيرا.",
            "sdf: other; syrian_national_army: 30 detainees",
            id="water",
        ),
        pytest.param(
            "أطلقت قسد 20 أسيرا مقابل فتح معبر في ريف منبج.", "?: other; sdf: 20 detainees", id="a crossing opened"
        ),
    ],
)
def test_gift_may_stand_on_either_side_of_in_return_for(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


@pytest.mark.parametrize(
    "text",
    ["استردت روسيا 157 جنديا من الأسر مقابل 157 عسكريا أوكرانيا.", "خرج من الأسر 157 جنديا روسيا مقابل 157 أوكرانيا."],
)
def test_people_who_come_from_captivity_for_others_are_exchanged(read: Read, text: str) -> None:
    find_only(read(text), "exchange")
