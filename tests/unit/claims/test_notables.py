"""Who takes no part in an event as a third party though named beside it: notables with another part, states at war, helpers of others."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_names

_SWAP = "أفرج الحوثيون عن 9 أسرى مقابل 7 من أسرى الحكومة اليمنية"


@pytest.mark.parametrize(
    ("text", "mediators"),
    [
        pytest.param(f"قال سالم الهاشمي شيخ قبلي في شبوة: {_SWAP}.", "?", id="a sheikh who tells of it by name"),
        pytest.param(f"{_SWAP}، وفق ما أكد أحد شيوخ العشائر.", "?", id="one of the sheikhs who confirms it"),
        pytest.param(f"{_SWAP}، وكان في استقبال العائدين منهم في المدينة وجهاء القبائل.", "?", id="welcome"),
        pytest.param(f"{_SWAP}، وقد ناشد أعيان المنطقة الطرفين إطلاق البقية.", "?", id="appeal"),
        pytest.param(f"{_SWAP}، بينهم ثلاثة من وجهاء القبائل.", "?", id="among those let go"),
        pytest.param(f"{_SWAP}، بحضور وجهاء القبائل.", "local_notables", id="attend"),
        pytest.param(f"{_SWAP}، وأتم ذلك وجهاء القبائل.", "local_notables", id="carry it out"),
    ],
)
def test_notables_broker_what_they_have_no_other_part_in(read: Read, text: str, mediators: str) -> None:
    assert tell_names(find_only(read(text), "exchange"), "mediator") == mediators


def test_notables_who_negotiate_for_a_town_are_a_party(read: Read) -> None:
    text = "جرت مفاوضات بين ممثلين عن الجيش ووجهاء من دوما حول إخراج 300 مقاتل من المدينة إلى إدلب."
    assert tell_names(find_only(read(text), "evacuation"), "mediator") == "?"


@pytest.mark.parametrize(
    ("text", "mediators"),
    [
        pytest.param(
            "خرج 300 مقاتل من حي القابون إلى إدلب باتفاق، ترافقهم الشرطة العسكرية السورية والهلال الأحمر.",
            "syrian_red_crescent",
            id="army of the land",
        ),
        pytest.param("خرج 300 شخص من الأبيض إلى كوستي باتفاق، بحراسة الجيش السوداني.", "?", id="guarded by it"),
        pytest.param("أُجلي 80 مدنيا من ماريوبول بهدنة نسقتها روسيا وأوكرانيا.", "?", id="two states at war"),
        pytest.param(
            "خرج 50 جريحا من غزة إلى مصر بتنسيق مع إسرائيل ومنظمة الصحة العالمية.", "who", id="besieger who lets out"
        ),
        pytest.param(
            "خرج 300 مقاتل من دوما إلى إدلب باتفاق، ترافقهم الشرطة العسكرية الروسية.",
            "russia",
            id="army of another land",
        ),
        pytest.param(
            "خرج مسلحو جبهة النصرة من جرود عرسال إلى إدلب برعاية الأمن العام اللبناني.", "lebanon", id="secret service"
        ),
    ],
)
def test_state_at_war_in_the_land_left_is_a_party(read: Read, text: str, mediators: str) -> None:
    assert tell_names(find_only(read(text), "evacuation"), "mediator") == mediators


@pytest.mark.parametrize(
    ("told", "mediators"),
    [
        pytest.param("ورافقهم موظفون من الأمم المتحدة والصليب الأحمر", "icrc+un", id="staff of both"),
        pytest.param("وسُلّموا إلى مندوبي الهلال الأحمر الليبي والأمم المتحدة", "libyan_red_crescent+un", id="handed to"),
        pytest.param("ونفت الأمم المتحدة ذلك، ورافقهم الصليب الأحمر", "icrc", id="not listed together"),
    ],
)
def test_body_listed_with_the_red_cross_acts_with_it(read: Read, told: str, mediators: str) -> None:
    claim = find_only(read(f"أُخرج 200 من المدنيين من بنغازي في ليبيا باتفاق هدنة، {told}."), "evacuation")
    assert tell_names(claim, "mediator") == mediators


@pytest.mark.parametrize(
    ("told", "mediators"),
    [
        pytest.param("، وضمنت تركيا والولايات المتحدة العملية", "turkey+usa", id="guaranteed"),
        pytest.param("، وتضمن روسيا الاتفاق", "russia", id="guarantees"),
        pytest.param(" ضمن صفقة روسية", "?", id="within"),
        pytest.param("، وتضمن الاتفاق مع روسيا فتح الطريق", "?", id="contained"),
    ],
)
def test_guarantor_of_the_deal_mediates(read: Read, told: str, mediators: str) -> None:
    text = f"أفرجت قسد عن 5 أسرى مقابل 4 أسرى لدى الجيش الوطني السوري{told}."
    assert tell_names(find_only(read(text), "exchange"), "mediator") == mediators


def test_relief_body_of_one_convoy_escorts_no_other(read: Read) -> None:
    text = (
        "خرج اليوم 300 مقاتل من داريا إلى إدلب في 8 حافلات رافقها الهلال الأحمر.\n"
        "وكان 200 مقاتل قد غادروا مدينة التل إلى إدلب قبل أسبوع باتفاق مماثل."
    )
    assert [tell_names(claim, "mediator") for claim in read(text).claims] == ["syrian_red_crescent", "?"]


@pytest.mark.parametrize(
    ("text", "mediators"),
    [
        pytest.param("أقلت طائرة قطرية خمسة أميركيين أفرجت عنهم إيران", "qatar", id="plane of a third state"),
        pytest.param("غادر خمسة أميركيين أفرجت عنهم إيران على متن طائرة أميركية", "?", id="plane of their own"),
        pytest.param("قالت مصادر إن طائرة قطرية هبطت بعدما أفرجت إيران عن خمسة أميركيين", "?", id="nobody on board"),
        pytest.param(
            "أفرجت إيران عن خمسة أميركيين بوساطة جهات أجنبية", "international_mediators", id="foreign parties"
        ),
        pytest.param(
            "أفرجت إيران عن خمسة أميركيين، وقالت إن وسيطا محليا تولى التفاوض", "local_mediators", id="accusative"
        ),
        pytest.param("أفرجت إيران عن خمسة أميركيين، وأثنت على ما بذلته قطر", "qatar", id="what it exerted"),
    ],
)
def test_who_helps_an_exchange_along(read: Read, text: str, mediators: str) -> None:
    claim = find_only(read(f"{text}، مقابل خمسة إيرانيين أطلقتهم واشنطن."), "exchange")
    assert tell_names(claim, "mediator") == mediators


@pytest.mark.parametrize(
    ("told", "mediators"),
    [
        pytest.param("وأعرب الصليب الأحمر عن قلقه على المدنيين", "?", id="voices concern"),
        pytest.param("وحذر الصليب الأحمر من نفاد الأدوية", "?", id="warns"),
        pytest.param("ودعا الصليب الأحمر الأطراف إلى حماية المدنيين", "?", id="calls on others"),
        pytest.param("وقال الصليب الأحمر إنه رافق القافلة", "icrc", id="says what it did"),
    ],
)
def test_relief_body_that_only_appeals_carries_nothing_out(read: Read, told: str, mediators: str) -> None:
    text = f"خرج 120 مدنيا من ماريوبول إلى زابوريجيا بهدنة. {told}."
    assert tell_names(find_only(read(text), "evacuation"), "mediator") == mediators
