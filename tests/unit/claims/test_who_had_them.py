"""Who had those who are let go, where another's words stand between: receivers, fronts, mediators, planes, and one told of before the verb."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_sides


def test_who_goes_on_receiving_receives_from_the_same(read: Read) -> None:
    text = (
        "تسلم الصليب الأحمر من حماس أربعة جنود إسرائيليين في النصيرات، كما تسلم أسيرا في غزة، "
        "وكان قد تسلم أسيرين في رفح، ضمن صفقة تبادل مع إسرائيل."
    )

    claim = find_only(read(text), "exchange")

    assert tell_sides(claim) == "hamas: 4 fighters + 1 detainees + 2 detainees; israel: -"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            'جرى في حلب تبادل للأسرى بين الجيش السوري وقوات "قسد"، واجهة تنظيم "بي كي كي" الإرهابي.',
            "sdf: -; syria_government: -",
            id="a front is another name",
        ),
        pytest.param(
            "جرى تبادل للأسرى بين الجيش السوري والجيش الوطني السوري، رغم اتفاق وقف إطلاق النار الذي وقعته روسيا وتركيا.",
            "syria_government: -; syrian_national_army: -",
            id="who signed a truce",
        ),
    ],
)
def test_who_stands_behind_the_parties_is_none(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


def test_sum_in_a_headline_makes_no_third_side(read: Read) -> None:
    text = (
        "الإمارات تنجح في وساطة جديدة لإطلاق 148 أسيرا بين روسيا وأوكرانيا\n\n"
        "قالت دولة الإمارات إن وساطتها بين روسيا وأوكرانيا نجحت في تبادل أسرى شمل 74 أسيرا من كل جانب، أي ما مجموعه 148 أسيرا."
    )

    assert tell_sides(find_only(read(text), "exchange")) == "russia: 74 detainees; ukraine: 74 detainees"


def test_who_talks_with_two_enemies_is_no_side(read: Read) -> None:
    text = "تجري ألمانيا منذ أشهر محادثات مع حماس وإسرائيل على صفقة لتبادل الأسرى."

    assert tell_sides(find_only(read(text), "exchange")) == "hamas: -; israel: -"


def test_plane_named_last_is_the_one_that_carries(read: Read) -> None:
    text = (
        "غادرت طائرتان معا، إحداهما من سيئون إلى صنعاء والأخرى من صنعاء إلى سيئون وعلى متنها 15 أسيرا سعوديا، "
        "في تبادل للأسرى بين الحكومة اليمنية والحوثيين."
    )

    assert tell_sides(find_only(read(text), "exchange")) == "houthis: 15 fighters; yemen: -"


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        pytest.param("أن الباحثة الإسرائيلية فلانة الفلانية أفرج عنها", "1 women", id="researcher"),
        pytest.param("أن الإسرائيلي فلان الفلاني أطلق سراحه", "1 detainees", id="nationality"),
    ],
)
def test_one_told_of_before_the_verb_is_counted(read: Read, told: str, counts: str) -> None:
    text = f"وذكرت مصادر {told} في صفقة تبادل، أطلقت إسرائيل في مقابلها سراح قائد في حزب الله."

    assert tell_counts(find_only(read(text), "exchange"), "released") == f"{counts} + 1 fighters"


def test_clause_on_somebody_counts_nobody(read: Read) -> None:
    text = "وقال الأسير فلان الفلاني الذي أفرج عنه في صفقة تبادل بين حماس وإسرائيل إن الصفقة منصفة."

    assert tell_counts(find_only(read(text), "exchange"), "released") == ""


@pytest.mark.parametrize(
    ("counted", "released"),
    [
        pytest.param("الجندي الأسير لديها فلان", "1 fighters + >=1000 detainees", id="captive soldier"),
        pytest.param("خمسة مواطنين إسرائيليين محتجزين", "5 civilians + >=1000 detainees", id="nationality inside"),
    ],
)
def test_captives_of_the_other_partner(read: Read, counted: str, released: str) -> None:
    text = f"اتفقت إسرائيل مع حماس على صفقة للإفراج عن {counted}، مقابل أكثر من 1000 أسير فلسطيني."

    claim = find_only(read(text), "exchange")

    assert (tell_counts(claim, "released"), tell_sides(claim).split(":")[0]) == (released, "hamas")


def test_list_of_those_among_the_captives_goes_on_to_a_number(read: Read) -> None:
    text = "في تبادل بين الحكومة اليمنية والحوثيين نقلت طائرة من صنعاء إلى عدن 60 أسيرا بينهم أسرى من العمالقة و13 من الساحل."

    assert tell_counts(find_only(read(text), "exchange"), "released").split()[0] == "60"


def test_other_men_behind_women_are_no_women(read: Read) -> None:
    text = "أفرجت حماس عن أسيرتين في غزة وستة آخرين في رفح ضمن صفقة تبادل مع إسرائيل."

    assert tell_sides(find_only(read(text), "exchange")) == "hamas: 2 women + 6 detainees; israel: -"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "تبادلت روسيا وأوكرانيا 205 أسرى من كل جانب. وأعادت موسكو إلى كييف أيضا 10 مدنيين.",
            "russia: 205 detainees + 10 civilians; ukraine: 205 detainees",
            id="also",
        ),
        pytest.param(
            "أفرجت أوكرانيا عن 175 جنديا روسيا مقابل 175 جنديا أوكرانيا لدى روسيا. وشمل التبادل عودة 12 مدنيا روسيا من كورسك.",
            "russia: 175 fighters; ukraine: 175 fighters + 12 civilians",
            id="civilians beside fighters",
        ),
    ],
)
def test_others_of_the_next_sentence_come_to_those_before(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


def test_ally_who_deals_with_the_same_enemy_is_of_the_same_side(read: Read) -> None:
    text = (
        "أجرى فيلق الشام تبادلا للأسرى مع قوات النظام أمس قرب سراقب، فأفرج عن جنديين. "
        "وقال ناشط إن الجبهة الوطنية للتحرير سلمت قوات النظام جنديين وجثة مقابل ثلاثة مقاتلين."
    )

    told = tell_sides(find_only(read(text), "exchange"))

    assert "2 fighters + 1 bodies" in told
    assert "syria_government: 3 fighters" in told


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("تسلمت روسيا 150 جنديا أفرج عنهم في تبادل مع أوكرانيا.", id="received, let go by nobody named"),
        pytest.param("استعادت روسيا الجنود الـ150 الذين أطلق سراحهم في صفقة تبادل مع أوكرانيا.", id="who were let go"),
        pytest.param("وصل إلى روسيا 150 جنديا أفرج عنهم في تبادل مع أوكرانيا.", id="came there"),
        pytest.param("أعلنت روسيا استعادة 150 جنديا في تبادل مع أوكرانيا.", id="announced their return"),
        pytest.param("أعلنت روسيا تسلم 150 جنديا ضمن تبادل مع أوكرانيا.", id="announced receipt"),
        pytest.param("أكدت روسيا وصول 150 جنديا أفرج عنهم ضمن تبادل مع أوكرانيا.", id="confirmed their coming"),
    ],
)
def test_who_tells_of_those_got_back_does_not_let_them_go(read: Read, text: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == "russia: -; ukraine: 150 fighters"


def test_who_tells_of_the_return_of_the_other_side_s_people_lets_them_go(read: Read) -> None:
    text = "أعلنت روسيا عودة 95 جنديا أوكرانيا إلى بلادهم في إطار تبادل مع أوكرانيا."
    assert tell_sides(find_only(read(text), "exchange")) == "russia: 95 fighters; ukraine: -"


def test_women_are_told_of_by_a_relative_of_their_own(read: Read) -> None:
    text = "استعادت إسرائيل المحتجزات الثلاث اللواتي أفرج عنهن بموجب صفقة التبادل مع حماس."
    assert tell_sides(find_only(read(text), "exchange")) == "hamas: 3 women; israel: -"
