"""Whether a number is of several deals or departures, and so a running total, or of one that is told beside others."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only

BOTH = "تبادلت قوات النظام وفصائل المعارضة 54 أسيرا {0}."
OF_SEVERAL = [
    pytest.param(
        "تأتي الصفقة بعد عمليتي تبادل شملتا 54 أسيرا من قوات النظام وفصائل المعارضة.", id="after two that comprised"
    ),
    pytest.param("شهدت حلب عمليتي تبادل بين قوات النظام وفصائل المعارضة شملتا 54 أسيرا.", id="two that comprised"),
    pytest.param("نفذت قوات النظام وفصائل المعارضة عمليتي تبادل أفرج خلالهما عن 54 أسيرا.", id="two, in which"),
    pytest.param(
        "هذه ثالث عملية تبادل بين قوات النظام وفصائل المعارضة بعد عمليتين أطلق فيهما 54 أسيرا.",
        id="after two, in which",
    ),
    pytest.param("عقدت قوات النظام وفصائل المعارضة مبادلتين، شملتا 54 أسيرا.", id="two, over a comma"),
    pytest.param(BOTH.format("في عمليتين"), id="in two operations"),
    pytest.param(BOTH.format("في صفقتين بوساطة محلية"), id="in two deals"),
    pytest.param(BOTH.format("عبر ثلاث صفقات"), id="by three deals in a word"),
    pytest.param(BOTH.format("في عمليات متفرقة"), id="in scattered operations"),
    pytest.param(BOTH.format("في عشرات الصفقات"), id="in tens of deals"),
    pytest.param(
        "جرت العام الماضي عمليات تبادل عديدة بين قوات النظام وفصائل المعارضة شملت أكثر من 39 أسيرا.",
        id="many last year",
    ),
    pytest.param(
        "شهد العام الماضي صفقات تبادل بين قوات النظام وفصائل المعارضة أطلق فيها سراح أكثر من 39 أسيرا.",
        id="deals last year",
    ),
    pytest.param(
        "نفذت قوات النظام وفصائل المعارضة العديد من صفقات التبادل أفضت إلى تحرير أكثر من 39 أسيرا.",
        id="many of the deals",
    ),
    pytest.param(
        "أبرم الوسطاء أكثر من عشر صفقات تبادل بين قوات النظام وفصائل المعارضة خرج بموجبها 390 أسيرا.",
        id="more than ten deals",
    ),
    pytest.param(
        "رعى الوسطاء عمليات مبادلة بين قوات النظام وفصائل المعارضة شملت 390 أسيرا.", id="operations of exchange"
    ),
]
OF_ONE = [
    pytest.param(BOTH.format("بعد عمليتي تبادل سابقتين"), id="after two others"),
    pytest.param(BOTH.format("اليوم، بعد عدة جولات من المفاوضات"), id="after rounds of talks"),
    pytest.param(BOTH.format("بعد جولتين من المحادثات"), id="after two rounds of talks"),
    pytest.param(BOTH.format("في واحدة من ثلاث صفقات"), id="in one of three"),
    pytest.param(BOTH.format("في ثاني عملية خلال يومين"), id="in the second within two days"),
    pytest.param(BOTH.format("ضمن سلسلة صفقات تبادل"), id="within a series"),
    pytest.param(BOTH.format("في أكبر صفقات التبادل"), id="in the largest"),
    pytest.param(BOTH.format("أسروا في عمليات عسكرية متفرقة"), id="captured in operations"),
    pytest.param(BOTH.format("اعتقلوا في ثلاث عمليات"), id="arrested in three operations"),
    pytest.param(BOTH.format("نقلوا على متن ثلاث رحلات"), id="on three flights"),
    pytest.param(BOTH.format("على مرحلتين"), id="in two stages"),
    pytest.param(BOTH.format("في 12 شباط 2018 بمبادلة واحدة"), id="beside a year"),
    pytest.param(
        "نفذت قوات النظام وفصائل المعارضة عدة عمليات تبادل كان آخرها الإفراج عن 54 أسيرا.", id="the last of several"
    ),
    pytest.param("أنجزت قوات النظام وفصائل المعارضة أولى مبادلات الأسرى وشملت 54 أسيرا.", id="the first of the swaps"),
    pytest.param(
        "بعد تعثر صفقتي تبادل أفرجت قوات النظام عن 54 أسيرا مقابل 20 أسيرا لدى فصائل المعارضة.",
        id="after two that failed",
    ),
    pytest.param(
        "جرت بين قوات النظام وفصائل المعارضة عمليتا تبادل، شملت الأولى 20 أسيرا والثانية 34 أسيرا.", id="each of two"
    ),
]


@pytest.mark.parametrize("text", OF_SEVERAL)
def test_number_of_several_deals_is_a_running_total(read: Read, text: str) -> None:
    assert [claim.is_running_total for claim in read(text).claims] == [True]


@pytest.mark.parametrize("text", OF_ONE)
def test_number_of_one_deal_beside_several_is_none(read: Read, text: str) -> None:
    claims = read(text).claims

    assert claims
    assert not any(claim.is_running_total for claim in claims)


@pytest.mark.parametrize(
    "when",
    [
        pytest.param("في عمليتين", id="in two operations"),
        pytest.param("في خمس عمليات متتالية", id="in five"),
        pytest.param("في العديد من العمليات", id="in many"),
    ],
)
def test_departures_on_several_occasions_are_a_running_total(read: Read, when: str) -> None:
    assert find_only(read(f"أجلي 900 مدني من الغوطة الشرقية {when} بموجب الاتفاق."), "evacuation").is_running_total
