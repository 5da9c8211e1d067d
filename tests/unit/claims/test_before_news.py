"""An exchange so many days or weeks before the news is one of its own, of its own day; so is the sum of all since some time."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.claims.reading import Read, tell_counts, tell_names, tell_sides

BEFORE_THE_NEWS = [
    pytest.param(
        "تبادلت روسيا وأوكرانيا، الأحد، 40 أسيرا من كل طرف، بعد يومين من تبادل 70 أسيرا من كل طرف.",
        date(2018, 5, 18),
        id="behind the news",
    ),
    pytest.param(
        "تبادلت روسيا وأوكرانيا اليوم الاثنين 40 أسيرا من كل طرف. وتأتي الصفقة بعد ثلاثة أيام من مبادلة 70 أسيرا من كل طرف.",
        date(2018, 5, 18),
        id="in a sentence of its own",
    ),
    pytest.param(
        "أطلقت روسيا وأوكرانيا الأحد سراح 40 أسيرا من كل جانب، بعد يوم من الإفراج عن 70 أسيرا من كل جانب، في إطار اتفاق لتبادل مئة.",
        date(2018, 5, 19),
        id="before the deal that both fall under",
    ),
    pytest.param(
        "تبادلت روسيا وأوكرانيا الأحد 40 أسيرا من كل طرف، غداة تبادل 70 أسيرا من كل طرف.",
        date(2018, 5, 19),
        id="on the day after",
    ),
]


@pytest.mark.parametrize(("text", "day"), BEFORE_THE_NEWS)
def test_exchange_before_the_news_is_one_of_its_own_day(read: Read, text: str, day: date) -> None:
    claims = [claim for claim in read(text).claims if tell_counts(claim, "released")]

    assert [(tell_sides(claim), claim.date_start) for claim in claims][1:] == [
        ("russia: 70 detainees; ukraine: 70 detainees", day)
    ]


@pytest.mark.parametrize(
    ("after", "day"),
    [("غداة", date(2018, 5, 18)), ("بعد يومين من", date(2018, 5, 17))],
    ids=["on the day after", "two days after"],
)
def test_departure_before_the_news_is_one_of_its_own_day(read: Read, after: str, day: date) -> None:
    text = f"غادر 700 مدني الغوطة الشرقية السبت عبر ممر آمن، {after} خروج مئات المقاتلين من حرستا بموجب اتفاق."
    first, second = read(text).claims

    assert (first.date_start, tell_names(first, "origin")) == (date(2018, 5, 19), "sy-eastern-ghouta")
    assert (second.date_start, second.status, tell_names(second, "origin")) == (day, "completed", "sy-harasta")


def test_return_so_long_after_is_no_earlier_exchange(read: Read) -> None:
    text = "أفرجت جماعة الحوثي عن 20 أسيرا بعد يومين من إطلاق القوات الحكومية سراح 30 أسيرا مقابلهم."

    assert len(read(text).claims) == 1


TOTALS = [
    pytest.param(
        "سلمت روسيا أوكرانيا أمس الأحد 40 جثة، وتسلمت مقابلها 5 جثث. وبلغ عدد ما أعيد إلى كييف هذا العام أكثر من 900 جثة.",
        id="the number of what",
    ),
    pytest.param(
        "استعادت أوكرانيا أمس الأحد 40 أسيرا في تبادل مع روسيا. وأعادت أوكرانيا أكثر من 900 أسير منذ بدء الحرب.",
        id="more than, since",
    ),
    pytest.param(
        "تبادلت روسيا وأوكرانيا أمس الأحد 40 أسيرا مناصفة، ليصل مجموع الأسرى المتبادلين بوساطة تركيا إلى 900 أسير.",
        id="the sum of those swapped",
    ),
    pytest.param(
        "أفرجت روسيا أمس الأحد عن 40 أسيرا مقابل 40 أفرجت عنهم أوكرانيا، ليرتفع إلى 900 أسير عدد من تبادلهم الطرفان.",
        id="the number before its word",
    ),
    pytest.param(
        "900 أوكراني تحرروا من الأسر الروسي\n\nقال الرئيس الأوكراني إن عدد المفرج عنهم من الأسر الروسي منذ بداية الحرب بلغ 900 أوكراني، وذلك بعد تبادل جرى أمس الأحد "
        "وشمل 40 أسيرا من كل طرف.",
        id="before the last swap, and in the headline",
    ),
]


@pytest.mark.parametrize("text", TOTALS)
def test_total_is_apart_from_the_news(read: Read, text: str) -> None:
    claims = read(text).claims
    sums = [claim for claim in claims if claim.is_running_total]

    assert len(claims) == 2
    assert ["900" in tell_counts(c, "released") + tell_counts(c, "total") for c in sums] == [True]
    assert all("900" not in tell_counts(c, "released") + tell_counts(c, "total") for c in claims if c not in sums)


@pytest.mark.parametrize(
    "said", ["إن لدى روسيا أكثر من 900 أسير", "إن بحوزة موسكو 900 أسير", "إن لدى روسيا نحو 900 أسير أوكراني"]
)
def test_whom_a_party_has_are_not_let_go(read: Read, said: str) -> None:
    text = f"تبادلت روسيا وأوكرانيا أمس 40 أسيرا. وكانت آخر عملية تبادل قد جرت في نيسان الماضي، وتقول مصادر {said}."

    told = [tell_counts(c, "released") + tell_counts(c, "total") for c in read(text).claims]
    assert any("40" in counts for counts in told)
    assert not any("900" in counts for counts in told)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "ففي 17 آذار الماضي جرت في معبر أبو الزندين مبادلة ضابط من قوات الأسد بشاب معتقل لديها، وفي شباط سلّمت هيئة"
            " تحرير الشام قوات النظام جثة مقاتل واستعادت مقاتلين اثنين.",
            id="one for one",
        ),
        pytest.param(
            "جرى في آذار الماضي تبادل للأسرى بين هيئة تحرير الشام والنظام شمل 12 أسيرا، وفي شباط أفرجت الهيئة عن 15"
            " معتقلا واستعادت من النظام مقاتلين اثنين.",
            id="a total",
        ),
    ],
)
def test_exchanges_of_two_months_in_a_sentence_are_two(read: Read, text: str) -> None:
    claims = read(text).claims

    assert [claim.date_start.month for claim in claims if claim.date_start] == [3, 2]
    assert "2 fighters" in tell_sides(claims[1])
    assert "2 fighters" not in tell_sides(claims[0])


@pytest.mark.parametrize(
    "again", ["وتبادلا مثلهم في مأرب", "كما تبادلا خمسة أسرى في مأرب", "وتبادلا خمسة أسرى في منطقة صرواح بمأرب"]
)
def test_exchanges_at_two_places_in_a_sentence_are_two(read: Read, again: str) -> None:
    claims = read(f"تبادلت القوات الحكومية والحوثيون أمس خمسة أسرى في الضالع، {again}.").claims

    assert [tell_counts(claim, "total") for claim in claims] == ["5 detainees", "5 detainees"]
    assert tell_names(claims[0], "place") == "ye-ad-dali"
    assert tell_names(claims[1], "place") in ("ye-marib", "ye-sirwah")
