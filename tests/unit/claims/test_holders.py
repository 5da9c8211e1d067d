"""Who let whom go: the words by which a report names a party, and says whose captives and whose people were counted."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_names, tell_sides


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "أجرت جماعة الحوثي أمس تبادل أسرى مع المجلس الانتقالي الجنوبي، وسط معارك عنيفة بين قسد والجيش الوطني السوري.",
            "houthis: -; southern_transitional_council: -",
            id="fighting between others",
        ),
        pytest.param(
            "قال القيادي في جماعة الحوثي عبدالقادر المرتضى إن جماعته تمكنت من استعادة 15 أسيراً في تبادل مع القوات الحكومية.",
            "houthis: -; yemen: 15 detainees",
            id="his group managed to get back",
        ),
        pytest.param(
            "أعلن متحدث باسم حركة أحرار الشام أن حركته أفرجت عن 12 جندياً مقابل إطلاق قوات النظام سراح 20 معتقلة.",
            "ahrar_al_sham: 12 fighters; syria_government: 20 women",
            id="his movement",
        ),
        pytest.param(
            "أطلقت قسد ثلاثة مقاتلين مقابل 20 معتقلاً، بينهم أربع نساء، كانوا في سجون الجيش الوطني السوري.",
            "sdf: 3 fighters; syrian_national_army: 20 detainees",
            id="holder behind a part",
        ),
        pytest.param(
            "تفاوض مليشيا الحشد الشعبي العشائر. وطالبت المليشيا لقاء إطلاق سراح المدنيين أن يطلق تنظيم داعش سراح من تبقى من الأسرى.",
            "isis: -; pmf: -",
            id="demanded in return for letting go",
        ),
        pytest.param(
            "تمت عملية تبادل بين حزب الله وجبهة النصرة بتسلمها أربعة موقوفين مقابل تسليم ثلاثة من عناصر الحزب.",
            "hezbollah: 4 detainees; jabhat_al_nusra: 3 fighters",
            id="by its getting back",
        ),
        pytest.param(
            "أفرجت طالبان عن أمريكيين اثنين كانا معتقلين في أفغانستان مقابل أفغاني مسجون في الولايات المتحدة.",
            "taliban: 2 detainees; usa: 1 detainees",
            id="imprisoned in a state, and not in the land of who lets go",
        ),
        pytest.param(
            "تبادلت روسيا 90 محتجزاً أوكرانياً مع 90 جندياً روسياً محتجزين في أوكرانيا.",
            "russia: 90 detainees; ukraine: 90 fighters",
            id="held in the state of the others",
        ),
        pytest.param(
            "أُطلق سراح المقاتل الأفغاني خان محمد المسجون في الولايات المتحدة مقابل مهندسين اثنين لدى طالبان.",
            "?: 1 fighters; taliban: 2 civilians",
            id="the imprisoned one is he who was named",
        ),
        pytest.param(
            "تم بموجب الاتفاق تسليم الجندي الإسرائيلي الأسير إلى إسرائيل مقابل الإفراج عن 477 أسيراً فلسطينياً لدى إسرائيل.",
            "?: 1 fighters; israel: 477 detainees",
            id="one soldier handed over",
        ),
    ],
)
def test_whose_captives(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


def test_what_an_agency_carried_brings_nobody(read: Read) -> None:
    text = (
        "توصلت الحكومة اليمنية وجماعة الحوثي إلى اتفاق على تبادل 300 شخص بينهم سبعة جرحى، بحسب ما نقلته وكالة رويترز."
    )
    assert tell_counts(find_only(read(text), "exchange"), "total") == "300 people"


@pytest.mark.parametrize(
    "left_out",
    [
        pytest.param("بعيداً عن الأمم المتحدة", id="away from"),
        pytest.param("دون أي دور للأمم المتحدة والصليب الأحمر", id="without, of a list"),
        pytest.param("من دون رعاية الأمم المتحدة", id="without the sponsorship"),
    ],
)
def test_who_is_said_to_have_had_no_part_mediates_nothing(read: Read, left_out: str) -> None:
    claim = find_only(read(f"تبادلت الحكومة اليمنية وجماعة الحوثي 20 أسيراً بوساطة محلية {left_out}."), "exchange")
    assert tell_names(claim, "mediator") == "local_mediators"


@pytest.mark.parametrize("towns", ["الزنتان وغريان", "مدينتي الزنتان وغريان"])
def test_towns_between_which_captives_are_exchanged_hold_them(read: Read, towns: str) -> None:
    text = (
        f"شهدت بلدة الأصابعة تبادلا للمحتجزين بين {towns}. وشمل التبادل 30 محتجزا من أبناء مدينة غريان لدى منطقة الزنتان"
        " و12 محتجزا لدى غريان."
    )

    assert tell_sides(find_only(read(text), "exchange")) == (
        "gharyan_forces: 12 detainees; zintan_brigades: 30 detainees"
    )


@pytest.mark.parametrize(
    "takes_in",
    [
        pytest.param("وتشمل الصفقة", id="the deal takes in"),
        pytest.param("ومن المقرر أن يشمل ذلك", id="it is to take in"),
    ],
)
def test_captives_whom_a_deal_takes_in_are_let_go_by_their_holders(read: Read, takes_in: str) -> None:
    text = f"اتفق الحوثيون والحكومة اليمنية على تبادل للأسرى. {takes_in} 70 أسيرا لدى الحوثيين و30 أسيرا لدى الحكومة."

    assert tell_sides(find_only(read(text), "exchange")) == "houthis: 70 detainees; yemen: 30 detainees"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("جرى بين روسيا وأوكرانيا تبادل شمل 84 أسيرا من كل جانب بمجموع 168 أسيرا.", id="behind"),
        pytest.param("أسفرت وساطة بين روسيا وأوكرانيا عن إطلاق سراح 168 أسيرا، بواقع 84 من كل جانب.", id="before"),
    ],
)
def test_double_of_what_each_side_lets_go_is_a_total(read: Read, text: str) -> None:
    claim = find_only(read(text), "exchange")

    assert tell_sides(claim) == "russia: 84 detainees; ukraine: 84 detainees"
    assert tell_counts(claim, "total") == "168 detainees"


def test_masculine_organ_of_a_state_receives(read: Read) -> None:
    text = "أطلقت السلطات السورية 25 معتقلا في صفقة تبادل مع جبهة النصرة. وتسلم الأمن العام اللبناني 13 راهبة من الجبهة في عرسال."
    assert tell_sides(find_only(read(text), "exchange")) == "jabhat_al_nusra: 13 women; syria_government: 25 detainees"


def test_enemies_who_concluded_the_deal_are_its_sides(read: Read) -> None:
    text = (
        "أفرجت الرياض عن 40 حوثيا مقابل خمسة جنود سعوديين. وتندرج المبادلة في صفقة 900 أسير التي أبرمتها الحكومة اليمنية والحوثيون في سويسرا، "
        "ورعتها الأمم المتحدة."
    )
    assert "houthis: -; yemen: -" in [tell_sides(claim) for claim in read(text).claims]


def test_place_that_hosted_the_operation_is_that_of_the_hand_over(read: Read) -> None:
    text = (
        "استقبل مسؤولون في الجيش الوطني الليبي بمدينة سرت أمس 20 عسكريا استعادهم الجيش في صفقة تبادل مع حكومة الوفاق مقابل 12 أسيرا. "
        "وقال الوسيط إن العملية التي احتضنتها الشويرف هي الثانية."
    )
    assert tell_names(find_only(read(text), "exchange"), "place") == "ly-al-shuwayrif"


def test_country_of_those_swapped_is_where_it_was(read: Read) -> None:
    claim = find_only(read("جرى تبادل لـ 35 أسيرا في ليبيا بين قوات حفتر وحكومة الوفاق."), "exchange")

    assert tell_sides(claim) == "gna: -; lna: -"
    assert tell_counts(claim, "total") == "35 detainees"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "ستسلم الولايات المتحدة خمسة أسرى من حركة طالبان مقابل جندي أمريكي.",
            "taliban: 1 fighters; usa: 5 fighters",
            id="she will hand over",
        ),
        pytest.param(
            "سلمت روسيا الأمريكي هنري كولدويل إلى الولايات المتحدة مقابل أسير روسي في صفقة تبادل.",
            "russia: 1 detainees; usa: 1 detainees",
            id="a nationality and a name behind who hands over",
        ),
        pytest.param(
            "تبادلت روسيا والولايات المتحدة السجناء، وأعلنت موسكو استلام الروسي بافل غوردينوف مقابل تسليم لاعبة كرة السلة الأمريكية بريندا غلاسر.",
            "russia: 1 women; usa: 1 detainees",
            id="a calling, a nationality and a name",
        ),
    ],
)
def test_one_who_is_handed_over_is_counted_for_who_does_it(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


def test_national_army_is_that_of_the_country(read: Read) -> None:
    text = "أفرجت قوات الجيش الوطني في ليبيا عن 30 أسيرا من قوات حكومة الوفاق مقابل 20 أسيرا."

    assert tell_sides(find_only(read(text), "exchange")) == "gna: 20 detainees; lna: 30 fighters"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "أفرجت الحكومة السورية عن 2130 معتقلا مقابل 48 من إيران. وقال الجيش السوري الحر إن التبادل انتهى.",
            "free_syrian_army: 48 detainees; syria_government: 2130 detainees",
            id="an ally's, and the report names who held them",
        ),
        pytest.param(
            "خرج 48 من عناصر الحرس الثوري مقابل 2130 معتقلا أطلقتهم الحكومة السورية. وأكد مصدر إتمام التبادل.",
            "?: 48 fighters; syria_government: 2130 detainees",
            id="nobody is named who held them",
        ),
        pytest.param(
            "أطلقت مالي 200 متشدد مقابل اثنين من إيطاليا، وقالت القاعدة إن التبادل انتهى.",
            "al_qaeda: 2 fighters; mali: 200 fighters",
            id="of a country far off",
        ),
        pytest.param(
            "أفرجت روسيا عن 15 أسيرا مقابل 20 من أوكرانيا.",
            "russia: 15 detainees; ukraine: 20 detainees",
            id="an enemy's, which is a side",
        ),
    ],
)
def test_a_state_is_no_side_by_its_people_alone_beside_whom_it_does_not_fight(
    read: Read, text: str, sides: str
) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


@pytest.mark.parametrize(
    "whose",
    [
        pytest.param("من القوات التابعة ل{}", id="of the forces that are"),
        pytest.param("من القوات الموالية ل{}", id="of the forces loyal to"),
        pytest.param("عناصر محسوبين على {}", id="counted among"),
        pytest.param("مقاتلين موالين ل{}", id="loyal to"),
        pytest.param("عناصر منضوين في {}", id="united in"),
        pytest.param("من منتسبي {}", id="of the members of"),
        pytest.param("جثث تعود لمقاتلين من {}", id="bodies that are of men of"),
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("تبادلت هيئة تحرير الشام وجيش الإسلام الأسرى اليوم، وأفرج عن ثلاثة {} وسبعة {}.", id="and"),
        pytest.param("جرت صفقة تبادل بين هيئة تحرير الشام وجيش الإسلام شملت ثلاثة {} مقابل سبعة {}.", id="in return"),
    ],
)
def test_whose_men_they_are_tells_who_lets_them_go(read: Read, text: str, whose: str) -> None:
    claim = find_only(read(text.format(whose.format("هيئة تحرير الشام"), whose.format("جيش الإسلام"))), "exchange")

    told = {side.split(": ")[0]: side.split(": ")[1].split()[0] for side in tell_sides(claim).split("; ")}
    assert told == {"hts": "7", "jaysh_al_islam": "3"}


def test_officers_to_whom_captives_are_handed_do_not_own_them(read: Read) -> None:
    text = (
        "خرجت راهبات من قبضة جبهة النصرة. وأفرجت دمشق في المقابل عن 153 معتقلة، وصلن إلى عرسال حيث جرى تسليم "
        "13 راهبة وثلاث مساعدات لضباط من الأمن العام اللبناني."
    )

    told = tell_sides(find_only(read(text), "exchange"))
    assert told == "jabhat_al_nusra: 13 women + 3 women; syria_government: 153 women"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "أفرجت السعودية عن 109 أسرى مقابل تسعة أفرجت عنهم عمان. وتم التبادل مع جماعة الحوثي بوساطة سلطنة عمان.",
            "houthis: 9 detainees; saudi_arabia: 109 detainees",
        ),
        (
            "سلمت بوكو حرام 82 تلميذة وسلمت سويسرا خمسة قادة إليها. وقالت نيجيريا إن المبادلة تمت بوساطة سويسرا.",
            "boko_haram: 82 women; nigeria: 5 fighters",
        ),
    ],
)
def test_who_mediates_and_fights_nobody_is_no_side(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides


def test_party_of_the_report_gives_others_for_its_own_man(read: Read) -> None:
    text = "تمت مبادلة رهينة فرنسي بأربعة سجناء في الصحراء."

    assert tell_sides(find_only(read(text), "exchange")) == "?: 1 detainees; france: 4 detainees"


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param(
            "سلمت حركة طالبان الجندي الأمريكي مارك هيل إلى قطر مقابل خمسة من قادتها.",
            "taliban: 1 fighters; usa: 5 fighters",
            id="one soldier",
        ),
        pytest.param(
            "سلمت حركة حماس ثلاثة جنود إسرائيليين إلى مصر مقابل 200 أسير فلسطيني.",
            "hamas: 3 fighters; israel: 200 detainees",
            id="several",
        ),
        pytest.param(
            "سلمت جبهة البوليساريو 12 أسيرا مغربيا إلى الجزائر في إطار صفقة تبادل مع المغرب.",
            "morocco: -; polisario: 12 detainees",
            id="the others named",
        ),
        pytest.param(
            "سلمت حركة الشباب ضابطين كينيين إلى كينيا مقابل خمسة من قادتها.",
            "al_shabaab: 2 fighters; kenya: 5 fighters",
            id="their own state",
        ),
    ],
)
def test_state_to_which_people_of_another_are_handed_is_no_side(read: Read, text: str, sides: str) -> None:
    assert tell_sides(find_only(read(text), "exchange")) == sides
