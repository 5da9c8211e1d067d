"""Constructions: an exchange reads the same in each, whoever lets go whom."""

from __future__ import annotations

from itertools import product

import pytest

from tests.unit.claims.reading import Read, find_only, tell_names, tell_sides

# Each tells that Russia lets {one} go, and Ukraine {other}.
CONSTRUCTIONS = [
    pytest.param("أفرجت روسيا عن {one} مقابل إفراج أوكرانيا عن {other}.", id="a release for a release"),
    pytest.param("أطلقت روسيا سراح {one} مقابل الإفراج عن {other} من قبل أوكرانيا.", id="for a release by the other"),
    pytest.param("أطلقت روسيا سراح {one}، فيما أطلقت أوكرانيا سراح {other}، ضمن صفقة.", id="while, in a deal"),
    pytest.param(
        "توصلت روسيا وأوكرانيا إلى اتفاق يقضي بأن تطلق روسيا سراح {one} وأن تفرج أوكرانيا عن {other}.",
        id="a deal by which each is to",
    ),
    pytest.param(
        "أعلنت أوكرانيا إتمام عملية تبادل مع روسيا شملت الإفراج عن {other} مقابل إطلاق روسيا سراح {one}.",
        id="told by the one who lets go last",
    ),
    pytest.param("مقابل {other}، أفرجت روسيا عن {one} بموجب اتفاق تبادل مع أوكرانيا.", id="in return, in front"),
    pytest.param(
        "شمل التبادل بين روسيا وأوكرانيا إطلاق سراح {one} من قبل روسيا و{other} من قبل أوكرانيا.", id="each by whom"
    ),
    pytest.param("بموجب صفقة التبادل خرج {one} من سجون روسيا مقابل إطلاق أوكرانيا سراح {other}.", id="out of prison"),
]
PEOPLE = {
    "عشرين أسيرا": "20 detainees",
    "أربعين نزيلا": "40 detainees",
    "ثمانية مدانين": "8 detainees",
    "12 منتسبا": "12 fighters",
    "ثلاثة فتية": "3 children",
    "خمسة قضاة": "5 civilians",
    "تسعة محامين": "9 civilians",
    "وزير سابق": "1 civilians",
    "قاض": "1 civilians",
    "مترجم": "1 civilians",
    "صحفية فرنسية": "1 women",
    "ضابط برتبة عقيد": "1 fighters",
    "جثة قيادي": "1 bodies",
}


@pytest.mark.parametrize("construction", CONSTRUCTIONS)
def test_a_construction_reads_alike_whoever_is_let_go(read: Read, construction: str) -> None:
    wrong = []
    for (one, first), (other, second) in product(PEOPLE.items(), PEOPLE.items()):
        if one == other:
            continue
        text = construction.format(one=one, other=other)
        claims = read(text).claims
        told = tell_sides(claims[0]) if len(claims) == 1 else f"{len(claims)} claims"
        if told != f"russia: {first}; ukraine: {second}":
            wrong.append(f"{text} {told}")

    assert wrong == []


@pytest.mark.parametrize(
    ("people", "counts"),
    [
        pytest.param("20 أسيرا من أصل 50", "20 detainees", id="of so many in all"),
        pytest.param("20 أسيرا كدفعة أولى من 50", "20 detainees", id="a first batch of so many"),
        pytest.param("عائلة مكونة من خمسة أفراد", "5 detainees", id="a family of five"),
        pytest.param("سبعة أشخاص من عائلة واحدة", "7 detainees", id="seven of one family"),
        pytest.param("الصحفي رومان بيترينكو", "1 civilians", id="one by a name that may be another word"),
        pytest.param("سفيرين", "2 civilians", id="dual of a word that may describe"),
    ],
)
def test_those_let_go_are_counted_once(read: Read, people: str, counts: str) -> None:
    text = f"أفرجت روسيا عن {people}، مقابل إفراج أوكرانيا عن 99 أسيرا."

    assert tell_sides(find_only(read(text), "exchange")) == f"russia: {counts}; ukraine: 99 detainees"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "تشمل عملية التبادل بين كييف وموسكو 222 روسيا و150 أوكرانيا.",
            "russia: 150 people; ukraine: 222 people",
            id="each lets the other's people go",
        ),
        pytest.param(
            "تسلمت الحكومة اليمنية 20 معتقلا من جماعة الحوثي مقابل 12 صيادا.",
            "houthis: 20 detainees; yemen: 12 civilians",
            id="received from a group",
        ),
        pytest.param(
            "أفرجت مجموعة مسلحة في درعا عن شابين مقابل الإفراج عن 11 شخصا لدى الحكومة السورية.",
            "syria_government: 11 detainees; unnamed_captors: 2 detainees",
            id="an armed band without a name",
        ),
        pytest.param(
            "1966 أسيراً في الحافلات وإسرائيل تتسلّم أول سبعة رهائن من حماس.",
            "hamas: 7 detainees; israel: 1966 detainees",
            id="a subject joined by and begins another clause",
        ),
        pytest.param(
            "وصل إلى غزة 602 أسير، بعد ساعات من تسلّم إسرائيل جثامين أربعة من مواطنيها من حماس.",
            "hamas: 4 bodies; israel: 602 fighters",
            id="a noun behind a preposition governs what follows it",
        ),
        pytest.param(
            "أفرجت جماعة أبو العباس، أحد فصائل المقاومة الشعبية في تعز، عن 16 أسيرا حوثيا مقابل 15 أسيرا من المقاومة.",
            "abu_al_abbas_brigades: 16 fighters; houthis: 15 fighters",
            id="a band of the resistance, and the resistance",
        ),
    ],
)
def test_nations_and_groups_tell_the_sides(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(f"تبادل أسرى. {text}"), "exchange")) == sides


def test_a_place_between_two_parties_is_where_the_first_one_is(read: Read) -> None:
    text = "أنجزت صفقة تبادل بين المقاومة الشعبية في عدن والحوثيين، وأفرجت فيها المقاومة عن 370 أسيرا مقابل 280 شخصا."

    assert tell_names(find_only(read(text), "exchange"), "place") == "?"


@pytest.mark.parametrize(
    ("one", "other"), [("حماس", "إسرائيل"), ("الحوثيين", "الحكومة اليمنية"), ("الدعم السريع", "الجيش السوداني")]
)
@pytest.mark.parametrize(
    "construction",
    [
        pytest.param("وصل وفد من {one} إلى القاهرة لبحث صفقة تبادل الأسرى مع {other}.", id="a delegation"),
        pytest.param("قال مصدر في {one} إن صفقة تبادل الأسرى مع {other} باتت قريبة.", id="a source"),
        pytest.param("أكد قيادي في {one} أن المفاوضات مع {other} لتبادل الأسرى مستمرة.", id="a leader"),
    ],
)
def test_whose_delegates_speak_of_a_deal_with_an_enemy_are_a_side(
    read: Read, construction: str, one: str, other: str
) -> None:
    claim = find_only(read(construction.format(one=one, other=other)), "exchange")

    assert len({slot.side for slot in claim.slots if slot.role == "side_actor"}) == 2
    assert claim.status in ("proposed", "agreed")
