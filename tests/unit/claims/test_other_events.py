"""One sentence, or the next, tells of other events than the news: the whole deal, another day's, an earlier swap; or of its other leg."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_sides

SEVERAL = [
    pytest.param(
        "أخلت الحكومة الأفغانية سبيل 100 من سجناء طالبان ضمن اتفاق لتبادل خمسة آلاف سجين بألف من القوات الحكومية.",
        ["afghanistan: 100 detainees; taliban: -", "afghanistan: 5000 detainees; taliban: 1000 fighters"],
        id="within an agreement to exchange more",
    ),
    pytest.param(
        "تبادلت روسيا وأوكرانيا 390 أسيرا من كل جانب في إطار اتفاق على تبادل ألف أسير من كل طرف.",
        ["russia: 390 detainees; ukraine: 390 detainees", "russia: 1000 detainees; ukraine: 1000 detainees"],
        id="as part of a larger one",
    ),
    pytest.param(
        "أفرجت حماس عن ثلاث رهينات وأطلقت إسرائيل 90 أسيرا، بموجب اتفاق يشمل 33 رهينة مقابل 1900 أسير.",
        ["hamas: 3 detainees; israel: 90 detainees", "hamas: 33 detainees; israel: 1900 detainees"],
        id="under an agreement that comprises more",
    ),
    pytest.param(
        "أفرجت حماس عن 24 محتجزا مقابل 39 أسيرا لدى إسرائيل، في أول أيام هدنة تشمل تبادل 50 رهينة و150 أسيرا.",
        ["hamas: 24 detainees; israel: 39 detainees", "hamas: 50 detainees; israel: 150 detainees"],
        id="the first day of a truce",
    ),
    pytest.param(
        "سلمت حماس لإسرائيل أربعة جثامين الأحد، وأطلقت السبت 20 رهينة في إطار صفقة التبادل.",
        ["hamas: 4 bodies; israel: -", "hamas: 20 detainees; israel: -"],
        id="others on another day",
    ),
    pytest.param(
        "شملت دفعة الأحد من صفقة التبادل بين الحكومة اليمنية والحوثيين 484 أسيرا حوثيا، على أن تشمل دفعة الثلاثاء 352.",
        ["houthis: -; yemen: 484 fighters", "houthis: -; yemen: 352 fighters"],
        id="the batch of another day",
    ),
    pytest.param(
        "أعادت روسيا الجمعة 50 أسيرا أوكرانيا وتسلمت 52 من جنودها. والأربعاء الماضي كانت أوكرانيا قد استعادت 205 من جنودها مقابل 205 روس.",
        ["russia: 50 detainees; ukraine: 52 fighters", "russia: 205 fighters; ukraine: 205 detainees"],
        id="an earlier one by its day and counts",
    ),
    pytest.param(
        "أفرجت قسد عن 93 أسيرا مقابل 107 لدى الجيش الوطني السوري. ويأتي التبادل بعد آخر شمل 50 أسيرا في مارس.",
        ["sdf: 93 detainees; syrian_national_army: 107 detainees", "sdf: -; syrian_national_army: -"],
        id="after another",
    ),
    pytest.param(
        "جرى تبادل 194 أسيرا في تعز بين الحوثيين والمقاومة الشعبية. وقبل ذلك بأيام أفرجت جماعة الحوثي عن 16 أسيرا مقابل 19 في البيضاء.",
        ["houthis: -; popular_resistance_yemen: -", "houthis: 16 detainees; popular_resistance_yemen: 19 detainees"],
        id="some days before that",
    ),
    pytest.param(
        "تبادلت روسيا وأوكرانيا 307 أسرى من كل طرف الجمعة. ومن المتوقع أن تشمل المرحلة التالية 303 من كل جانب الثلاثاء.",
        ["russia: 307 detainees; ukraine: 307 detainees", "russia: 303 people; ukraine: 303 people"],
        id="the next stage",
    ),
    pytest.param(
        "أقلعت طائرة من مطار عدن وعلى متنها 101 من أسرى الحوثيين.\nوتتجه إلى صنعاء، ضمن عملية تبادل تشمل 1081 أسيرا بدأت الخميس بين الحكومة والحوثيين.",
        ["houthis: -; yemen: 101 fighters", "houthis: -; yemen: -"],
        id="the deal that a flight is of",
    ),
    pytest.param(
        "أفرج جيش العزة عن ثلاثة من قوات النظام السوري مقابل خمسة من عناصره. وكانت آخر مبادلة قد وقعت بين الجيش الوطني السوري"
        " وقوات النظام في كانون الأول، حين تبودل خمسة أسرى.",
        ["jaysh_al_izza: 3 fighters; syria_government: 5 fighters", "syria_government: -; syrian_national_army: -"],
        id="the last one before, of another group and as many",
    ),
    pytest.param(
        "بادلت القوات النظامية 12 معتقلا بـ25 أسيرا لدى الجيش الحر. وكانت حركة «أحرار الشام» وقوات «مجلس سوريا الديمقراطية» (مسد)"
        " قد تبادلتا أسرى.",
        [
            "free_syrian_army: 25 detainees; syria_government: 12 detainees",
            "ahrar_al_sham: -; syrian_democratic_council: -",
        ],
        id="of two others, one with its short name",
    ),
    pytest.param(
        "سلمت روسيا أوكرانيا 50 أسيرا وتسلمت 52. وجرى قبلها بيومين تبادل آخر شمل 205 من كل طرف.",
        ["russia: 50 detainees; ukraine: 52 detainees", "russia: 205 people; ukraine: 205 people"],
        id="another swap, by a number alone",
    ),
]


@pytest.mark.parametrize(("text", "told"), SEVERAL)
def test_other_events_are_claims_of_their_own(read: Read, text: str, told: list[str]) -> None:
    assert [tell_sides(claim) for claim in read(text).claims if claim.kind == "exchange"] == told


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "أطلقت جماعة نصرة الإسلام والمسلمين الخميس أربعة رهائن في عملية تبادل."
            " وكانت السلطات المالية قد أفرجت قبل أيام عن 100 جهادي.",
            "jnim: 4 detainees; mali: 100 fighters",
            id="some days before",
        ),
        pytest.param(
            "أفرجت بوكو حرام عن 21 فتاة. وكانت الحكومة النيجيرية قد أطلقت قبل ذلك بيوم أربعة من قادة الجماعة.",
            "boko_haram: 21 women; nigeria: 4 fighters",
            id="a day before, with no word for a swap",
        ),
    ],
)
def test_other_leg_told_behind_is_of_the_same_exchange(read: Read, text: str, sides: str) -> None:
    assert [tell_sides(claim) for claim in read(text).claims if claim.kind == "exchange"] == [sides]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "أفرجت أذربيجان عن عشرة جنود أرمن. وذكرت باكو أن يريفان قدمت في المقابل خرائط لحقول الألغام.",
            id="in return",
        ),
        pytest.param(
            "سلمت باكو إلى يريفان عشرة عسكريين أرمن. وتسلمت أذربيجان من جانبها خرائط حقول ألغام.", id="for its part"
        ),
        pytest.param("تسلمت أرمينيا عشرة من جنودها الأسرى من أذربيجان، وقدمت لها خرائط الألغام.", id="to her"),
    ],
)
def test_goods_are_given_in_turn(read: Read, text: str) -> None:
    told = [tell_sides(claim) for claim in read(text).claims if claim.kind == "exchange"]

    assert told == ["armenia: goods; azerbaijan: 10 fighters"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "أفرجت جماعة الحوثي، في إطار صفقة تبادل، عن 22 أسيرا مقابل 37 أسيرا لدى القوات الحكومية.",
            id="within a deal",
        ),
        pytest.param(
            "وصل خمسة أمريكيين من طهران في إطار صفقة تبادل، شملت أيضا ستة إيرانيين كانت تحتجزهم واشنطن.",
            id="which also comprised",
        ),
        pytest.param("أفرجت حماس عن خمس رهائن ضمن صفقة تشمل إفراج إسرائيل عن 100 أسير.", id="comprises letting go"),
        pytest.param(
            "أفرجت جماعة الحوثي السبت عن 20 أسيرا وأفرجت الحكومة اليمنية الأحد عن 30 أسيرا في صفقة تبادل.",
            id="each on a day",
        ),
    ],
)
def test_deal_behind_is_the_same(read: Read, text: str) -> None:
    assert len([claim for claim in read(text).claims if claim.kind == "exchange"]) == 1


@pytest.mark.parametrize(
    "beside",
    [
        pytest.param("ومن شأن الاتفاق أن يكشف ما حل بثلاثة آلاف أسير", id="what befell them"),
        pytest.param("وقال مكتب الإعلام عبر قناته إن 100 أسير ينتظرون", id="through a channel"),
        pytest.param("وحمل الوسيط إلى صنعاء مقترحا يخص 80 أسيرا", id="carried a proposal"),
        pytest.param("وحل الوزير ضيفا على مخيم يضم 80 أسيرا", id="came as a guest"),
    ],
)
def test_a_verb_of_coming_with_nobody_on_a_journey_tells_of_no_return(read: Read, beside: str) -> None:
    claim = find_only(read(f"اتفقت الحكومة اليمنية والحوثيون على تبادل الأسرى. {beside}."), "exchange")

    assert (claim.status, tell_counts(claim, "total")) == ("agreed", "")
