"""Lists of batches and days: what one sentence tells of several, one by one, is a claim each."""

from __future__ import annotations

import pytest

from extract.claims.claim import Claim
from tests.unit.claims.reading import Read, find_only, tell_counts, tell_sides

OUT_OF_DOUMA = "من دوما إلى إدلب بموجب الاتفاق"  # "from Douma to Idlib under the agreement"


def _tell_left(claims: tuple[Claim, ...]) -> list[str]:
    """Return the number and the people of each batch, in its order: "1: 350 people"."""
    left = [claim for claim in claims if claim.kind == "evacuation"]
    told = (f"{claim.batch or claim.date_start or '-'}: {tell_counts(claim, 'people')}" for claim in left)
    return sorted(told)


@pytest.mark.parametrize(
    "text",
    [
        f"خرجت ثلاث دفعات {OUT_OF_DOUMA}، ضمت الأولى 350 شخصا والثانية 1700 شخص والثالثة 450 شخصا.",
        f"خرجت ثلاث قوافل {OUT_OF_DOUMA}: الأولى تقل 350 شخصا، والثانية 1700، أما الثالثة فتقل 450.",
        f"تم الخروج {OUT_OF_DOUMA} على ثلاث دفعات، كانت أولاها 350 شخصا وثانيتها 1700 شخص وثالثتها 450 شخصا.",
        f"خرج 350 شخصا في الدفعة الأولى و1700 في الثانية و450 في الثالثة {OUT_OF_DOUMA}.",
        f"خرجت الدفعة الأولى {OUT_OF_DOUMA} وعددها 350 شخصا، وتلتها الدفعة الثانية وضمت 1700 شخص، ثم الثالثة وفيها 450 شخصا.",
        f"بلغ عدد الخارجين {OUT_OF_DOUMA} في الدفعة الأولى 350 شخصا، وفي الدفعة الثانية 1700 شخص، وفي الثالثة 450 شخصا.",
        f"خرجت ثلاث دفعات {OUT_OF_DOUMA}. وضمت الأولى التي خرجت السبت 350 شخصا والثانية التي خرجت الأحد 1700 شخص والثالثة التي خرجت الاثنين 450 شخصا.",
    ],
)
def test_each_batch_of_a_list_leaves_with_its_own_people(read: Read, text: str) -> None:
    assert _tell_left(read(text).claims) == ["1: 350 people", "2: 1700 people", "3: 450 people"]


def test_their_sum_before_a_list_is_a_claim_beside_them(read: Read) -> None:
    text = "خرج 2500 شخص من مضايا على دفعتين، ضمت الأولى 1500 شخص والثانية 1000 شخص، نحو إدلب بموجب الاتفاق."

    assert _tell_left(read(text).claims) == ["-: 2500 people", "1: 1500 people", "2: 1000 people"]


def test_their_sum_in_a_sentence_before_a_list_is_a_claim_beside_them(read: Read) -> None:
    text = (
        "خرج 2500 شخص من مضايا إلى إدلب بموجب الاتفاق. وجرى الخروج على دفعتين، ضمت أولاهما 1500 شخص وثانيتهما 1000 شخص."
    )

    assert _tell_left(read(text).claims) == ["-: 2500 people", "1: 1500 people", "2: 1000 people"]


@pytest.mark.parametrize(
    "text",
    [
        "وصل إلى إدلب يوم السبت 500 مهجر من القلمون ويوم الأحد 700 مهجر بموجب اتفاق التهجير.",
        "وصل إلى إدلب 500 مهجر من القلمون يوم السبت و700 مهجر يوم الأحد بموجب اتفاق التهجير.",
        "وصل إلى إدلب 500 مهجر من القلمون السبت الماضي، و700 آخرون يوم الأحد بموجب اتفاق التهجير.",
    ],
)
def test_the_days_of_a_list_without_a_new_verb_are_two(read: Read, text: str) -> None:
    assert _tell_left(read(text).claims) == ["2018-05-19: 500 people", "2018-05-20: 700 people"]


@pytest.mark.parametrize(
    "text",
    [
        "أطلقت جماعة الحوثي في الدفعة الأولى سراح 3 أسرى مقابل 90 أسيرا لدى الحكومة اليمنية، وفي الدفعة الثانية 4 أسرى مقابل 200 أسير.",
        "في إطار صفقة تبادل مع الحكومة اليمنية على دفعتين، أفرجت جماعة الحوثي في الأولى عن 3 أسرى مقابل 90 أسيرا، وفي الثانية عن 4 أسرى مقابل 200 أسير.",
    ],
)
def test_a_batch_without_a_verb_goes_as_the_first(read: Read, text: str) -> None:
    told = {claim.batch: tell_sides(claim) for claim in read(text).claims}

    assert told == {1: "houthis: 3 detainees; yemen: 90 detainees", 2: "houthis: 4 detainees; yemen: 200 detainees"}


@pytest.mark.parametrize(
    "days",
    [
        "يوم الجمعة عن 390 أسيرا، وفي السبت عن 307 أسرى، وفي اليوم الأخير عن 303 أسرى",
        "في اليوم الأول عن 390 أسيرا، وفي اليوم الثاني عن 307 أسرى، وفي اليوم الثالث عن 303 أسرى",
    ],
)
def test_each_side_lets_as_many_go_on_every_day_of_a_list(read: Read, days: str) -> None:
    told = [tell_sides(claim) for claim in read(f"أفرج كل جانب {days}، ضمن عملية التبادل بين روسيا وأوكرانيا.").claims]

    assert told == [f"russia: {n} detainees; ukraine: {n} detainees" for n in (390, 307, 303)]


def test_the_last_day_of_a_list_is_not_the_first(read: Read) -> None:
    text = "أفرج كل جانب يوم الجمعة عن 390 أسيرا، وفي اليوم الأخير عن 303 أسرى، ضمن عملية التبادل بين روسيا وأوكرانيا."

    assert [str(claim.date_start) for claim in read(text).claims] == ["2018-05-18", "None"]


def test_what_the_other_side_let_go_for_all_batches_keeps_them_together(read: Read) -> None:
    text = "سلمت حماس 7 رهائن في الدفعة الأولى و13 في الثانية، فيما أفرجت إسرائيل عن 1966 أسيرا ضمن صفقة التبادل."

    assert tell_sides(find_only(read(text), "exchange")) == "hamas: 7 detainees + 13 detainees; israel: 1966 detainees"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "نفذت موسكو وكييف جولة جديدة من تبادل الجثامين، سلمت فيها الأولى 100 جثة، وتسلمت من الثانية 19 جثة.",
            id="the former and the latter",
        ),
        pytest.param(
            "تبادلت روسيا وأوكرانيا للمرة الأولى هذا العام 100 أسير مقابل 19 أسيرا في قافلة واحدة، وللمرة الثانية برعاية الإمارات.",
            id="the second time",
        ),
        pytest.param(
            "تبادلت روسيا وأوكرانيا يوم الخميس 100 أسير مقابل 19 أسيرا، بعد اتفاق أبرم يوم الأربعاء.",
            id="the day of the agreement",
        ),
    ],
)
def test_no_list_where_ordinals_and_days_tell_of_something_else(read: Read, text: str) -> None:
    find_only(read(text), "exchange")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("10 أسرى من كل طرف في مأرب", "و5 من كل طرف في تعز"),
        ("10 أسرى مقابل 10 في مأرب", "، و5 مقابل 5 في تعز"),
        ("10 أسرى مقابل 10 في الدفعة الأولى", "و5 مقابل 5 في الثانية"),
        ("10 أسرى مقابل 10 يوم الجمعة", "و5 مقابل 5 يوم السبت"),
        ("10 أسرى من كل طرف", "، وسبقتها قبل أسبوع عملية شملت 5 أسرى من كل طرف"),
    ],
)
def test_two_swaps_in_a_sentence_are_two(read: Read, first: str, second: str) -> None:
    told = [tell_sides(claim) for claim in read(f"تبادل الحوثيون والقوات الحكومية {first} {second}.").claims]

    assert told == [f"houthis: {n} detainees; yemen: {n} detainees" for n in (10, 5)]


def test_buses_and_those_whom_they_carry_from_the_next_place_are_another_departure(read: Read) -> None:
    text = "خرجت 7 حافلات تقل 350 شخصا من مضايا و4 حافلات تقل 200 شخص من الفوعة بموجب الاتفاق."
    told = [(tell_counts(claim, "people"), tell_counts(claim, "vehicles")) for claim in read(text).claims]

    assert told == [("350 people", "7 حافلة"), ("200 people", "4 حافلة")]


@pytest.mark.parametrize("while_", ["فيما", "بينما", "و"])
def test_the_next_doer_without_a_verb_lets_the_next_go(read: Read, while_: str) -> None:
    text = f"أفرجت جماعة الحوثي عن 22 أسيرا، {while_} الحكومة عن 37، في إطار صفقة تبادل.".replace("و ", "و")

    assert tell_sides(find_only(read(text), "exchange")) == "houthis: 22 detainees; yemen: 37 detainees"


def test_lines_under_a_heading_are_a_batch_each(read: Read) -> None:
    text = f"خرجت {OUT_OF_DOUMA} دفعتان حتى الآن:\nالدفعة الأولى: 350 شخصا.\nالدفعة الثانية: 1700 شخص."

    assert _tell_left(read(text).claims) == ["1: 350 people", "2: 1700 people"]


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (
            "- 15 كانون الثاني: 25 أسيرا من كل طرف.\n- 5 شباط: 150 أسيرا من كل طرف.",
            ["2018-01-15", "2018-02-05"],
        ),
        (
            "15 كانون الثاني: 25 أسيرا من كل طرف.\n5 شباط: 150 أسيرا من كل طرف.",
            ["2018-01-15", "2018-02-05"],
        ),
        ("2016: 25 أسيرا من كل طرف.\n2017: 150 أسيرا من كل طرف.", ["2016-01-01", "2017-01-01"]),
    ],
)
def test_lines_of_a_chronicle_are_a_swap_each(read: Read, lines: str, days: list[str]) -> None:
    text = f"تبادلت روسيا وأوكرانيا أمس 100 أسير من كل طرف. وهذه عمليات تبادل الأسرى السابقة بينهما:\n{lines}"
    told = sorted(
        (str(claim.date_start), claim.status, tell_sides(claim)) for claim in read(text).claims if claim.date_start
    )

    assert told[:2] == [
        (days[0], "completed", "russia: 25 detainees; ukraine: 25 detainees"),
        (days[1], "completed", "russia: 150 detainees; ukraine: 150 detainees"),
    ]


def test_an_ordinal_without_a_neighbour_numbers_no_batch(read: Read) -> None:
    text = "خرجت دفعات من دوما إلى إدلب بموجب الاتفاق، ثم توقف الخروج في الثانية فجرا بعد مغادرة 500 شخص."

    assert {claim.batch for claim in read(text).claims} == {None}


def test_what_a_page_tells_twice_word_for_word_is_told_once(read: Read) -> None:
    text = (
        "وكانت مصادر سورية مطلعة قد قالت، اليوم الأحد، إن إخلاء الجنوب السوري من المسلحين مستمر، وإن الدفعة الثانية من مسلحي درعا "
        "خرجت في وقت متأخر من الليلة الماضية نحو إدلب.\n"
        "وأضافت المصادر أن 45 حافلة حملت 2200 شخص، منهم 1500 مسلح، من ريف درعا، وهم من جبهة النصرة، ومرت بهم من معبر أم باطنة.\n"
        "وقال المصدر كذلك إن الحافلات تركت المعبر وهي متجهة إلى إدلب.\n"
    )

    assert len(read(text * 2, day=None).claims) == len(read(text, day=None).claims) == 1


@pytest.mark.parametrize("left", ["خرج 300 شخص أمس و250 اليوم", "خرج 300 شخص الأحد و250 الاثنين"])
def test_yesterday_and_today_without_a_new_verb_are_two(read: Read, left: str) -> None:
    told = _tell_left(read(f"{left} من شرق حلب ضمن عملية الإجلاء.").claims)

    assert told == ["2018-05-20: 300 people", "2018-05-21: 250 people"]


@pytest.mark.parametrize(
    "more",
    [
        "وفي تعز عملية أخرى شملت 5 أسرى من كل طرف",
        "وأخرى في تعز شملت 5 أسرى من كل طرف",
        "تلت عملية مماثلة شملت 5 أسرى من كل طرف",
    ],
)
def test_another_swap_in_a_sentence_is_another(read: Read, more: str) -> None:
    text = f"جرت في مأرب عملية تبادل بين الحوثيين والجيش شملت 8 أسرى من كل طرف، {more}."
    told = [tell_sides(claim) for claim in read(text).claims]

    assert told == [f"houthis: {n} detainees; yemen: {n} detainees" for n in (8, 5)]
