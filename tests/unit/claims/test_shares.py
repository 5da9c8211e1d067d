"""Shares: what each of two sides lets go, where a sentence tells it of both at once or sets two numbers against each other."""

from __future__ import annotations

from datetime import date

import pytest

from extract.claims.completing_sides import take_out_sum
from extract.claims.frames import Filler, Frame, Side
from extract.mentions.items import Item
from tests.unit.claims.reading import Read, find_only, tell_counts, tell_sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "تبادلت روسيا وأوكرانيا عشرة أسرى، خمسة من كل جانب.",
            "russia: 5 detainees; ukraine: 5 detainees",
            id="half of the number before",
        ),
        pytest.param(
            "في صفقة تبادل الأسرى أطلقت روسيا وأوكرانيا عشرة أسرى، خمسة من كل جانب.",
            "russia: 5 detainees; ukraine: 5 detainees",
            id="two who let go together",
        ),
        pytest.param(
            "استردت كل من موسكو وكييف 40 من جنودها في صفقة تبادل.",
            "russia: 40 fighters; ukraine: 40 fighters",
            id="each of two capitals",
        ),
        pytest.param(
            "استعاد كل من البلدين مئة أسير في صفقة تبادل بين روسيا وأوكرانيا.",
            "russia: 100 detainees; ukraine: 100 detainees",
            id="each of the two countries",
        ),
        pytest.param(
            "يتبادل البلدان روسيا وأوكرانيا الأسرى المرضى، وهم أكثر من مئة من كل جانب.",
            "russia: >=100 detainees; ukraine: >=100 detainees",
            id="number alone of people named before",
        ),
    ],
)
def test_each_of_two_lets_the_same_number_go(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


def test_sum_behind_each_is_no_share(read: Read) -> None:
    text = "تسلّم كل من روسيا وأوكرانيا جثامين جنوده في صفقة تبادل، وبلغ مجموعها 52 جثة."
    assert tell_counts(find_only(read(text), "exchange"), "released") == ""


def test_count_of_people_of_two_enemies_is_joint(read: Read) -> None:
    text = "نجحت وساطة في صفقة لتبادل 16 أسيرا و13 جثة لمقاتلين من القوات الحكومية والحوثيين في البيضاء باليمن."
    claim = find_only(read(text), "exchange")
    assert (tell_sides(claim), tell_counts(claim, "total")) == (
        "houthis: -; yemen: -",
        "16 detainees + 13 bodies",
    )


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        pytest.param(
            "أربعة أسرى مقابل تسعة بين حزب الله وهيئة تحرير الشام",
            "أفرج حزب الله عن تسعة أسرى، وأفرجت هيئة تحرير الشام عن أربعة أسرى في صفقة تبادل.",
            id="sides named",
        ),
        pytest.param(
            "هيئة تحرير الشام تعلن صفقة جديدة",
            "أعلنت هيئة تحرير الشام أن تبادل الأسرى مع حزب الله سيتم على صيغة تسعة مقابل أربعة."
            " وأوضح مصدر أن حزب الله سيسلم تسعة أسرى مقابل أربعة أسرى.",
            id="one side told",
        ),
        pytest.param(
            "تبادل في القلمون: أربعة أسرى مقابل تسعة",
            "أنجز حزب الله وهيئة تحرير الشام اليوم الاثنين مبادلة في القلمون."
            " وأفرج حزب الله عن تسعة أسرى، في حين سلّمته الهيئة أربعة أسرى.",
            id="no side named",
        ),
    ],
)
def test_headline_of_two_numbers_goes_by_the_text_below(read: Read, headline: str, text: str) -> None:
    claim = find_only(read(f"{headline}\n\n{text}", title=headline), "exchange")
    assert tell_sides(claim) == "hezbollah: 9 detainees; hts: 4 detainees"


@pytest.mark.parametrize(
    ("text", "total"),
    [
        pytest.param("تبادل العراق وإيران رفات 40 جندياً عراقياً وإيرانياً.", "40 bodies", id="of two nations"),
        pytest.param("تبادلت روسيا وأوكرانيا 300 من أسراهما.", "300 detainees", id="of theirs, of two"),
    ],
)
def test_count_of_the_people_of_both_is_joint(read: Read, text: str, total: str) -> None:
    claim = find_only(read(text), "exchange")
    assert (tell_counts(claim, "total"), tell_counts(claim, "released")) == (total, "")


def test_neither_of_two_who_swap_gives_back_both_shares(read: Read) -> None:
    text = "تبادل العراق وإيران رفات 30 جندياً، وأعيد خلال العملية رفات 10 جنود عراقيين و20 جندياً إيرانياً."
    assert tell_sides(find_only(read(text), "exchange")) == "iran: 10 bodies; iraq: 20 bodies"


def test_number_told_later_takes_the_place_of_dozens(read: Read) -> None:
    text = (
        "أطلق الجيش اليمني عشرات الأسرى مقابل 12 جنديا أطلقهم الحوثيون. "
        "وأوضح أن الجيش اليمني أطلق 45 مقاتلا حوثيا مقابل جنوده."
    )

    assert tell_sides(find_only(read(text), "exchange")) == "houthis: 12 fighters; yemen: 45 fighters"


def test_truce_does_not_date_the_exchange_by_since_when_it_holds(read: Read) -> None:
    text = (
        "تسلمت إسرائيل من حماس جثمان رهينة وأعادت في المقابل جثامين 15 فلسطينيا في إطار الهدنة القائمة منذ 3 مايو 2018."
    )

    assert find_only(read(text), "exchange").date_start != date(2018, 5, 3)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "جرى تبادل 30 أسيرا بين الجيش اليمني والحوثيين، منهم 18 أسيرا من الجيش و12 من الحوثيين.",
            "houthis: 18 fighters; yemen: 12 fighters",
            id="of two parties",
        ),
        pytest.param(
            "شمل التبادل بين ككلة والزنتان 53 محتجزا من الطرفين، وهم 31 محتجزا من ككلة و22 محتجزا من الزنتان.",
            "kikla_forces: 22 detainees; zintan_brigades: 31 detainees",
            id="of two towns",
        ),
        pytest.param(
            "تبادلت ككلة والزنتان المحتجزين، وأطلق سراح 31 محتجزا من ككلة و22 محتجزا من الزنتان.",
            "kikla_forces: 22 detainees; zintan_brigades: 31 detainees",
            id="of two towns, with no total",
        ),
    ],
)
def test_each_side_lets_go_those_of_the_other(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


def test_sum_of_what_both_sides_let_go_is_their_total() -> None:
    ninety, fifty, forty = (Filler(Item("count", 0, n, n + 1, low=n, high=n), "owner") for n in (90, 50, 40))
    frame = Frame("exchange", 0, (0, 100), ninety.item)
    frame.sides = [Side(released=[ninety, fifty]), Side(released=[forty])]
    take_out_sum(frame)
    assert [
        [f.item.low for f in counts] for counts in (frame.sides[0].released, frame.sides[1].released, frame.total)
    ] == [
        [50],
        [40],
        [90],
    ]


def test_bodies_and_the_living_make_no_sum() -> None:
    bodies, captive, body = (
        Filler(Item("count", 0, n, n + 1, low=low, high=low, category=category), "owner")
        for n, (low, category) in enumerate(((2, "bodies"), (1, "detainees"), (1, "bodies")))
    )
    frame = Frame("exchange", 0, (0, 100), bodies.item)
    frame.sides = [Side(released=[bodies, captive]), Side(released=[body])]
    take_out_sum(frame)
    assert (frame.sides[0].released, frame.total) == ([bodies, captive], [])


def test_two_counts_without_a_holder_are_one_of_each_side(read: Read) -> None:
    text = (
        "تبادل الأسرى بين حماس وإسرائيل\n\nوفي 15 أيار سُلّم ثلاثة محتجزين في خان يونس، وعاد إلى الضفة والقطاع 300 أسير."
    )
    assert tell_sides(find_only(read(text), "exchange")) == "hamas: 3 detainees; israel: 300 detainees"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "أطلقت حماس ثلاثة إسرائيليين، وفتحت السجون لـ110 من الأسرى في صفقة تبادل بين الحركة وإسرائيل.",
            "hamas: 3 detainees; israel: 110 detainees",
            id="prisons open, and nobody opens them",
        ),
        pytest.param(
            "خرجت أربع مجندات من غزة لقاء مئتي أسير في صفقة تبادل بين إسرائيل وحماس.",
            "hamas: 4 women; israel: 200 detainees",
            id="out of the land of who held them",
        ),
        pytest.param(
            "أطلقت حماس ثلاثة إسرائيليين مقابل مئة أسير لدى إسرائيل، وغادر القطاع خمسة تايلنديين بلا مقابل.",
            "hamas: 3 detainees; israel: 100 detainees",
            id="others for nothing",
        ),
    ],
)
def test_side_that_is_not_named_beside_its_people(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


def test_half_of_those_counted_are_of_each_side(read: Read) -> None:
    text = (
        "أعادت صفقة تبادل أمس أكثر من ثمانين امرأة إلى ذويهن، نصفهن كان في سجون النظام السوري، ونصفهن لدى فيلق الشام. "
        "وأخلى النظام سبيل 41 امرأة، وأطلق الفيلق العدد نفسه."
    )
    claim = find_only(read(text), "exchange")

    assert tell_sides(claim) == "faylaq_al_sham: 41 women; syria_government: 41 women"
    assert tell_counts(claim, "total") == ">=80 women"


@pytest.mark.parametrize(
    "text",
    [
        "توصلت روسيا وأوكرانيا إلى صفقة للإفراج عن 190 أسيرا.",
        "نجحت الإمارات في التوصل إلى صفقة بين روسيا وأوكرانيا للإفراج عن 190 أسيرا.",
        "اتفقت روسيا وأوكرانيا، بعد محادثات في جنيف، على إطلاق 190 أسيرا بوساطة أميركية.",
        "أعلنت قطر توصل روسيا وأوكرانيا إلى اتفاق على إطلاق سراح 190 أسيرا.",
    ],
    ids=["reach a deal", "between them", "agree after talks", "their reaching it"],
)
def test_those_whom_two_enemies_agree_to_let_go_are_of_both(read: Read, text: str) -> None:
    claim = find_only(read(text), "exchange")

    assert (claim.status, tell_counts(claim, "total"), tell_sides(claim)) == (
        "agreed",
        "190 detainees",
        "russia: -; ukraine: -",
    )


def test_each_lets_go_of_a_deal_so_many_who_are_not_called_captives(read: Read) -> None:
    text = "نفذت روسيا وأوكرانيا صفقة تم بموجبها الإفراج عن 95 جنديا من كل جانب."

    assert tell_sides(find_only(read(text), "exchange")) == "russia: 95 fighters; ukraine: 95 fighters"


def test_whose_prisoners_those_of_one_side_were_adds_nobody(read: Read) -> None:
    text = (
        "في صفقة تبادل، استعادت قوات النظام 54 من عناصرها: 30 كانوا عند جبهة النصرة، و13 عند أحرار الشام، "
        "و11 لدى جيش الإسلام، مقابل 20 أسيرا."
    )

    claim = find_only(read(text), "exchange")

    assert sorted(slot.mention.low for slot in claim.slots if slot.role == "released") == [20, 54]


def test_what_one_side_s_counts_add_up_to_is_not_the_other_s(read: Read) -> None:
    text = (
        "أفرجت روسيا عن 12 أجنبيا بوساطة السعودية، وعن 205 أوكرانيين بوساطة تركيا، في صفقة تبادل أسرى مع أوكرانيا.\n"
        "وقال مسؤول أوكراني إن العملية انتهت بتحرير 217 شخصا."
    )

    claim = find_only(read(text), "exchange")

    assert "217" not in tell_counts(claim, "released")


@pytest.mark.parametrize(
    "text",
    [
        "الإفراج عن 900 أسير في عملية التبادل باليمن\n\nأعلن الصليب الأحمر الإفراج عن 900 محتجز في عملية تبادل الأسرى بين الحوثيين والحكومة اليمنية.",
        "قال الصليب الأحمر إن 900 محتجز أطلق سراحهم في إطار صفقة التبادل بين الحكومة اليمنية والحوثيين.",
    ],
)
def test_one_number_of_a_swap_between_two_is_of_both(read: Read, text: str) -> None:
    claim = find_only(read(text), "exchange")

    assert tell_sides(claim) == "houthis: -; yemen: -"
    assert tell_counts(claim, "total").startswith("900 ")


def test_those_who_come_to_a_next_place_are_of_that_side(read: Read) -> None:
    text = "جرى أمس تبادل 30 أسيرا بين الحوثيين والحكومة اليمنية، إذ وصل إلى صنعاء 12 أسيرا، وإلى عدن 18 أسيرا."

    claim = find_only(read(text), "exchange")

    assert tell_sides(claim) == "houthis: 18 detainees; yemen: 12 fighters"


def test_total_of_all_days_is_apart_from_the_last_day(read: Read) -> None:
    text = (
        "إطلاق 900 أسير\n\nأنهى الطرفان أمس عملية تبادل الأسرى بين الحكومة اليمنية والحوثيين بإطلاق سراح 900 محتجز خلال ثلاثة أيام. "
        "وفي اليوم الثالث جرى تبادل 190 أسيرا."
    )

    claims = read(text).claims

    assert [tell_counts(c, "total").split()[0] for c in claims] == ["900", "190"]
    assert not any(claim.is_running_total for claim in claims)


@pytest.mark.parametrize(
    ("swapped", "sides"),
    [
        pytest.param("64 جثة", "houthis: 6 bodies; saudi_arabia: 58 bodies", id="bodies"),
        pytest.param("64 أسيرا", "houthis: 6 fighters; saudi_arabia: 58 fighters", id="the living"),
    ],
)
def test_both_shares_of_so_many_bodies_are_bodies(read: Read, swapped: str, sides: str) -> None:
    text = f"تبادلت جماعة الحوثي أمس {swapped} مع الجيش السعودي، بينها 58 من الحوثيين و6 من الجيش السعودي."

    assert tell_sides(find_only(read(text), "exchange")) == sides


@pytest.mark.parametrize(
    ("text", "total"),
    [
        pytest.param(
            "نجحت الإمارات في وساطة لإطلاق 90 أسيرا بين روسيا وأوكرانيا.", "90 detainees", id="for letting go"
        ),
        pytest.param(
            "أعلن الصليب الأحمر الإفراج عن 300 أسير حرب بين موسكو وكييف.", "300 detainees", id="prisoners of war"
        ),
    ],
)
def test_those_let_go_between_two_parties_are_of_both(read: Read, text: str, total: str) -> None:
    assert tell_counts(find_only(read(text), "exchange"), "total") == total
