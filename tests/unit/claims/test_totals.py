"""Running totals: claims whose figures sum up several events, told apart from figures of one event."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.claims.reading import Read, find_only, tell_sides

SINCE_JUNE = "قالت روسيا إنها سلمت أوكرانيا {since} 6000 جثة مقابل 200 جثة."


@pytest.mark.parametrize(
    ("since", "is_total"),
    [
        pytest.param("منذ حزيران الماضي", True, id="since a month"),
        pytest.param("منذ بداية العام", True, id="since the beginning"),
        pytest.param("خلال عام 2017", True, id="during a year"),
        pytest.param("خلال الأشهر الماضية", True, id="during months"),
        pytest.param("حتى الآن", True, id="so far"),
        pytest.param("في 17 عملية تبادل", True, id="in several operations"),
        pytest.param("في عدة جولات", True, id="in several rounds"),
        pytest.param("في المرتين السابقتين", True, id="the two times before"),
        pytest.param("في الجولات السابقة", True, id="in earlier rounds"),
        pytest.param("في الجولة السابقة", False, id="in the last round"),
        pytest.param("منذ أيام", False, id="days ago"),
        pytest.param("منذ ثلاثة أيام", False, id="a number of days ago"),
        pytest.param("أمس", False, id="yesterday"),
        pytest.param("في أكبر عملية منذ بداية الحرب", False, id="the largest since"),
        pytest.param("خلال ساعات", False, id="within hours"),
        pytest.param("في عملية تبادل واحدة", False, id="in one operation"),
    ],
)
def test_exchange_that_sums_up_several(read: Read, since: str, *, is_total: bool) -> None:
    assert find_only(read(SINCE_JUNE.format(since=since)), "exchange").is_running_total == is_total


@pytest.mark.parametrize(
    ("text", "is_total"),
    [
        pytest.param("وبذلك يرتفع عدد من خرجوا من حي الوعر بموجب الاتفاق إلى 6700 شخص.", True, id="to which it rises"),
        pytest.param(
            "وبلغ عدد الذين خرجوا من حي الوعر بموجب الاتفاق 6700 شخص.", True, id="what their number has reached"
        ),
        pytest.param(
            "خرج من حي الوعر بموجب الاتفاق منذ توقيعه، وبرعاية روسية، 6700 شخص.",
            True,
            id="since the signing, over a comma",
        ),
        pytest.param("وبلغ عدد الذين خرجوا من حي الوعر أمس بموجب الاتفاق 700 شخص.", False, id="what it was yesterday"),
        pytest.param(
            "خرج أمس من حي الوعر المحاصر منذ بداية عام 2014 بموجب الاتفاق 700 شخص.", False, id="besieged since"
        ),
        pytest.param("من المقرر أن يرتفع عدد من يغادرون حي الوعر بموجب الاتفاق إلى 900 شخص.", False, id="yet to come"),
    ],
)
def test_evacuation_that_sums_up_several(read: Read, text: str, *, is_total: bool) -> None:
    assert find_only(read(text), "evacuation").is_running_total == is_total


def test_the_figures_of_both_sides_put_together_are_no_running_total(read: Read) -> None:
    text = "سلم العراق إيران رفات 79 جندياً مقابل رفات 6 جنود، ليبلغ إجمالي الرفات المتبادلة 85."
    assert [claim.is_running_total for claim in read(text).claims] == [False]


def test_the_sum_of_earlier_exchanges_is_a_running_total_though_both_sides_add_up_to_it(read: Read) -> None:
    text = "قال الضابط إن العمليتين السابقتين شملتا 54 أسيرا: 16 من قوات الحكومة و38 من قوات حفتر تبادلهما الطرفان."

    assert find_only(read(text), "exchange").is_running_total


@pytest.mark.parametrize(
    ("batch", "is_total"),
    [
        pytest.param("الخامسة", True, id="a later batch"),
        pytest.param("الأولى", False, id="the first, before which nobody left"),
    ],
)
def test_whole_that_is_told_beside_a_later_batch_sums_up_the_batches(read: Read, batch: str, *, is_total: bool) -> None:
    text = f"وصلت الدفعة {batch} من أهالي حي الوعر وعددها 800 شخص إلى إدلب، وأُجلي من حي الوعر بموجب الاتفاق 4300 شخص."

    whole = next(claim for claim in read(text).claims if claim.batch is None)

    assert whole.is_running_total == is_total


@pytest.mark.parametrize(
    "since",
    [
        pytest.param("منذ بدء الهدنة هناك أواخر نيسان الماضي", id="since a truce began"),
        pytest.param("منذ بداية عملية الإجلاء مطلع أيار", id="since the evacuation began"),
    ],
)
def test_all_since_a_beginning_are_dated_by_it_and_not_by_the_statement(read: Read, since: str) -> None:
    text = f"قالت وزارة الدفاع، الأحد، إن أكثر من 15 ألف مدني غادروا الغوطة الشرقية عبر ممر إنساني {since}."

    claim = find_only(read(text), "evacuation")

    assert claim.date_start is not None
    assert (claim.date_start < date(2018, 5, 12), claim.date_end) == (True, date(2018, 5, 21))


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param("ثم عن 13 آخرين، ليرتفع الإجمالي إلى 20", id="sum"),
        pytest.param("و13 أسيرا، ليصل العدد إلى 20 أسيرا", id="sum with its noun"),
        pytest.param("ثم عن 13 آخرين، ليرتفع عدد المفرج عنهم إلى 20 أسيرا", id="of those let go"),
    ],
)
def test_sum_behind_its_parts_counts_nobody_more(read: Read, rest: str) -> None:
    text = f"في صفقة التبادل بين إسرائيل وحماس أفرجت حماس عن سبعة أسرى {rest}."
    assert tell_sides(find_only(read(text), "exchange")) == "hamas: 7 detainees + 13 detainees; israel: -"


def test_total_so_far_in_a_sentence_of_its_own_is_of_the_side_told_before(read: Read) -> None:
    text = (
        "تسلّم الصليب الأحمر 13 أسيرا إسرائيليا من حماس ضمن صفقة التبادل مع إسرائيل. "
        "وبذلك يرتفع إجمالي عدد الأسرى الذين تم تسليمهم حتى الآن إلى 20 أسيرا."
    )
    claims = read(text).claims
    assert [(tell_sides(claim), claim.is_running_total) for claim in claims] == [
        ("hamas: 13 detainees; israel: -", False),
        ("hamas: 20 detainees; israel: -", True),
    ]


@pytest.mark.parametrize(
    ("text", "is_total"),
    [
        ("جرت مبادلة بين الجيش اليمني والحوثيين أمس الأحد، وبلغ مجموع ما تبادله الطرفان 48 جثة.", False),
        ("تستمر المبادلة بين الجيش اليمني والحوثيين، وبلغ مجموع ما تبادله الطرفان 48 جثة.", True),
    ],
)
def test_what_was_exchanged_on_a_day_is_no_sum(read: Read, text: str, *, is_total: bool) -> None:
    assert find_only(read(text), "exchange").is_running_total == is_total


def test_days_that_an_exchange_took_end_on_its_day(read: Read) -> None:
    text = "انتهت أمس الأحد عملية تبادل الأسرى بين الحكومة اليمنية والحوثيين بإطلاق سراح 900 محتجز خلال ثلاثة أيام."

    claim = find_only(read(text), "exchange")

    assert (claim.date_start, claim.date_end) == (date(2018, 5, 18), date(2018, 5, 20))


@pytest.mark.parametrize(
    ("text", "is_total"),
    [
        ("انتهت أمس الهدنة بين إسرائيل وحماس، وأفرجت حماس خلالها عن 52 أسيرا مقابل 104 أسرى.", True),
        ("انتهت المرحلة الأولى من الاتفاق. وأفرجت حماس خلالها عن 52 أسيرا مقابل 104 أسرى لدى إسرائيل.", True),
        ("جرت عملية تبادل بين إسرائيل وحماس في ظل الهدنة، أفرجت حماس خلالها عن 5 أسرى مقابل 10 أسرى.", False),
    ],
)
def test_all_freed_in_a_truce_sum_up_its_exchanges(read: Read, text: str, *, is_total: bool) -> None:
    assert find_only(read(text), "exchange").is_running_total == is_total


@pytest.mark.parametrize(
    ("text", "is_total", "freed"),
    [
        pytest.param(
            "وأفرجت حماس خلال المرحلة الأولى من الاتفاق عن 23 محتجزا مقابل 1200 أسير فلسطيني أفرجت عنهم إسرائيل.",
            True,
            "hamas: 23 detainees; israel: 1200 detainees",
            id="during the phase",
        ),
        pytest.param(
            "وأطلقت حماس خلال المرحلة الأولى من الاتفاق 23 أسيرا. وفي المقابل أفرجت إسرائيل عن 1200 أسير فلسطيني.",
            True,
            "hamas: 23 detainees; israel: 1200 detainees",
            id="what the other gave, in the next sentence",
        ),
        pytest.param(
            "أفرجت حماس أمس خلال المرحلة الأولى من الاتفاق عن ثلاثة محتجزين مقابل 80 أسيرا فلسطينيا أفرجت عنهم إسرائيل.",
            False,
            "hamas: 3 detainees; israel: 80 detainees",
            id="one day of the phase",
        ),
    ],
)
def test_recap_of_a_phase_sums_up_its_exchanges(read: Read, text: str, freed: str, *, is_total: bool) -> None:
    claim = find_only(read(text), "exchange")

    assert (claim.is_running_total, tell_sides(claim)) == (is_total, freed)


@pytest.mark.parametrize(
    ("text", "is_total"),
    [
        ("خرج بموجب الاتفاق حتى 18 أيار 3070 شخصا من داريا إلى إدلب.", True),
        ("خرج بموجب الاتفاق يوم 18 أيار 3070 شخصا من داريا إلى إدلب.", False),
        ("خرج بموجب الاتفاق في أكبر قافلة حتى 18 أيار 3070 شخصا من داريا إلى إدلب.", False),
    ],
)
def test_all_who_left_until_a_day_sum_up_its_convoys(read: Read, text: str, *, is_total: bool) -> None:
    assert find_only(read(text), "evacuation").is_running_total == is_total


def test_release_late_since_a_day_is_no_sum(read: Read) -> None:
    text = "أطلقت إسرائيل أمس سراح 250 أسيرا فلسطينيا تأخر الإفراج عنهم منذ السبت، مقابل جثتين سلمتهما حماس."

    assert not find_only(read(text), "exchange").is_running_total


@pytest.mark.parametrize(
    ("text", "began"),
    [
        pytest.param(
            "اكتملت أمس الأحد عملية إجلاء داريا بعد أربعة أيام، وخرج بموجبها 3000 شخص إلى إدلب.", 17, id="after"
        ),
        pytest.param(
            "انتهت أمس الأحد عملية إجلاء داريا التي استمرت يومين، وخرج فيها 3000 شخص إلى إدلب.", 19, id="lasted"
        ),
        pytest.param(
            "انتهت أمس الأحد عملية إخراج المقاتلين من مدينة داريا في ريف دمشق التي استمرت ثلاثة أيام، وخرج فيها 700 مقاتل بموجب الاتفاق.",
            18,
            id="lasted, far behind",
        ),
        pytest.param("خرج أمس الأحد 300 مقاتل من داريا بعد انتهاء مفاوضات استمرت خمسة أيام.", 20, id="talks lasted"),
        pytest.param("انتهى أمس الأحد إجلاء 300 شخص من داريا بعد ثلاثة أيام من الاشتباكات.", 20, id="days of fighting"),
        pytest.param("جرى أمس الأحد إجلاء 300 شخص من داريا بعد ثلاثة أيام.", 20, id="days of waiting"),
    ],
)
def test_days_that_an_evacuation_took_end_on_its_day(read: Read, text: str, began: int) -> None:
    claim = find_only(read(text), "evacuation")

    assert (claim.date_start, claim.date_end) == (date(2018, 5, began), date(2018, 5, 20))


def test_who_was_to_leave_beside_those_gone_since_a_beginning_is_the_plan_alone(read: Read) -> None:
    text = "غادر الزبداني 300 مقاتل إلى إدلب منذ بدء تنفيذ الاتفاق، وكان مقررا أن يخرج 1500 مقاتل من البلدة."

    told = [(claim.status, claim.is_running_total) for claim in read(text).claims]

    assert told == [("completed", True), ("agreed", False)]


def test_captives_freed_since_a_beginning_are_not_held_since_then(read: Read) -> None:
    text = (
        "سلمت حماس ثلاثة أسرى إسرائيليين السبت وأطلقت إسرائيل سراح 183 أسيرا فلسطينيا في المقابل. "
        "وبذلك بلغ عدد الأسرى الإسرائيليين المفرج عنهم منذ بدء الاتفاق 18 أسيرا."
    )
    assert [claim.is_running_total for claim in read(text).claims] == [False, True]


@pytest.mark.parametrize(
    "besieged", ["المحاصرة منذ أكثر من عامين", "التي تحاصرها القوات النظامية منذ 600 يوم", "المحاصر أهلها منذ صيف 2016"]
)
def test_since_when_a_place_is_besieged_sums_nobody_up(read: Read, besieged: str) -> None:
    text = f"83 مدنيا يغادرون حمص القديمة\n\nخرج عشرات المدنيين أمس من حمص القديمة {besieged} بموجب هدنة. وبلغ عدد من خرجوا 83 مدنيا."
    claim = find_only(read(text), "evacuation")

    assert [slot.mention.low for slot in claim.slots if slot.role == "people"] == [83]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(
            "قالت وزارة الدفاع الثلاثاء إن عدد المدنيين الذين خرجوا من الغوطة الشرقية عبر الممر الإنساني بلغ 79 ألفا.",
            None,
            id="the day of the statement",
        ),
        pytest.param(
            "أعلن المركز الأحد أن العدد الإجمالي لمن غادروا دوما وصل إلى 13 ألف شخص بموجب الاتفاق.",
            None,
            id="the total of those who left",
        ),
        pytest.param(
            "خرج أمس 300 مدني من دوما بموجب الاتفاق، وبلغ عدد الذين خرجوا أمس 300.",
            date(2018, 5, 20),
            id="the day's number",
        ),
    ],
)
def test_number_so_far_is_of_no_day_on_which_it_is_told(read: Read, text: str, day: date | None) -> None:
    claim = find_only(read(text), "evacuation")
    assert claim.date_start == day
    assert claim.is_running_total == (day is None)
