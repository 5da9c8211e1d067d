"""Who leaves: evacuations that words between hide, numbers of others beside them, and what is one departure or two."""

from __future__ import annotations

import pytest

from tests.unit.claims.reading import Read, tell_counts, tell_names, tell_route


def _tell(read: Read, text: str) -> list[str]:
    claims = [c for c in read(text).claims if c.kind == "evacuation"]
    return [f"{c.status} {tell_counts(c, 'people') or tell_names(c, 'evacuee')}" for c in claims]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "أخرجت اللجنة الدولية للصليب الأحمر يوم الخميس 17 أيار/مايو 2018 من بلدة دماج في شمال اليمن 35 جريحا.",
            "completed 35 wounded",
            id="before the number",
        ),
        pytest.param(
            "بدأ مسلحو تنظيم القاعدة يوم الخميس 17 أيار/مايو 2018 الانسحاب من مدينة زنجبار في اليمن بعد وساطة قبلية.",
            "ongoing al_qaeda",
            id="between a group and its leaving",
        ),
    ],
)
def test_a_long_day_parts_nothing(read: Read, text: str, told: str) -> None:
    assert _tell(read, text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "أجلت الأمم المتحدة 83 مدنيا من حمص القديمة في إطار هدنة. ومن يجري إجلاؤهم هم من بين نحو 3000 شخص حوصروا منذ عامين في أحياء حمص القديمة.",
            id="they are among so many",
        ),
        pytest.param("أجلى الصليب الأحمر 83 مدنيا من حمص القديمة، من بين 2500 محاصر هناك.", id="from among"),
    ],
)
def test_those_besieged_of_whom_some_leave_do_not_all_leave(read: Read, text: str) -> None:
    assert _tell(read, text) == ["completed 83 civilians"]


@pytest.mark.parametrize(
    "text",
    [
        "وصلت الدفعة الأولى من مقاتلي دوما إلى جرابلس اليوم الاثنين بعد أن خرجت أمس الأحد من الغوطة الشرقية بموجب اتفاق.",
        "استقبل مخيم زوغرة القريب من جرابلس في ريف حلب اليوم الاثنين الدفعة الرابعة من مهجري حي الوعر، بعدما خرجت أمس الأحد على متن 55 حافلة.",
    ],
)
def test_who_arrive_after_they_left_are_told_once(read: Read, text: str) -> None:
    assert len(_tell(read, text)) == 1


def test_several_numbers_in_brackets_say_of_whom_the_number_before_consists(read: Read) -> None:
    text = "غادرت أربعون حافلة حي الوعر إلى إدلب تقل 428 عائلة و400 مقاتل (1458 رجلا، 657 امرأة، 358 طفلا) ضمن اتفاق."
    assert _tell(read, text) == ["completed 428 families + 400 fighters"]


BROUGHT_OUT = "وكانت عمليات الإجلاء من قطاع غزة عبر معبر رفح قد توقفت يوم الجمعة."  # "evacuations from Gaza had stopped on Friday"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param("دخل الأراضي المصرية اليوم 20 جريحا فلسطينيا للعلاج.", "20 wounded", id="wounded enter"),
        pytest.param("وصل إلى مصر عبر رفح 80 من حملة الجوازات الأجنبية.", "80 people", id="foreigners arrive"),
        pytest.param("استقبلت مصر عبر معبر رفح 50 مريضا قادمين من قطاع غزة.", "50 wounded", id="the sick are received"),
    ],
)
def test_wounded_and_foreigners_who_come_over_the_border_are_let_out(read: Read, text: str, people: str) -> None:
    assert f"completed {people}" in _tell(read, f"{text} {BROUGHT_OUT}")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("عاد إلى قطاع غزة عبر معبر رفح 40 جريحا بعد علاجهم في مصر.", id="back after the cure"),
        pytest.param("دخل القطاع عبر معبر رفح 88 شخصا قادمين من مصر.", id="others"),
    ],
)
def test_who_come_back_over_the_border_are_not(read: Read, text: str) -> None:
    told = _tell(read, f"{text} {BROUGHT_OUT}")
    assert told
    assert not any("40" in each or "88" in each for each in told)


def _tell_parties(read: Read, text: str) -> list[str]:
    claims = [c for c in read(text).claims if c.kind == "evacuation"]
    return [f"{c.status} {tell_names(c, 'evacuee')} {tell_route(c)}" for c in claims]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "بدأ المدنيون مغادرة حي الشيخ مقصود عبر ممر آمن. ومن المقرر أن تنقل حافلات مقاتلي قسد من الحي إلى الطبقة.",
            id="who are to be carried",
        ),
        pytest.param(
            "شرع المدنيون في مغادرة حي الشيخ مقصود عبر ممر آمن. ودخلت الحي حافلات خصصت لنقل مقاتلي قسد إلى الطبقة.",
            id="for whom buses come",
        ),
    ],
)
def test_civilians_who_leave_and_fighters_who_are_to_are_two(read: Read, text: str) -> None:
    assert [told.split()[:2] for told in _tell_parties(read, text)] == [["ongoing", "?"], ["agreed", "sdf"]]


@pytest.mark.parametrize(
    ("text", "evacuee"),
    [
        pytest.param(
            "قال قيادي محلي في جيش الفتح إنه جرى الاتفاق على إخراج 4 آلاف شخص من كفريا والفوعة.", "?", id="who speaks"
        ),
        pytest.param(
            "ينص الاتفاق على أن يطلق أسرى حزب الله، ويرحل مقاتلو جبهة النصرة من عرسال إلى إدلب.",
            "jabhat_al_nusra",
            id="whose captives are let go",
        ),
    ],
)
def test_group_that_speaks_or_has_its_captives_back_does_not_leave(read: Read, text: str, evacuee: str) -> None:
    assert [told.split()[1] for told in _tell_parties(read, text)] == [evacuee]


@pytest.mark.parametrize(
    "come",
    [
        'وصلت صباح اليوم إلى داخل بلدات "يلدا" و"ببيلا" و"بيت سحم" جنوبي دمشق حافلات ستقل الدفعة الثانية من المقاتلين.',
        "وصلت حافلات إلى بلدات يلدا وببيلا وبيت سحم ستحمل الدفعة الثانية من المقاتلين.",
        "دخلت حافلات بلدات يلدا وببيلا وبيت سحم لنقل الدفعة الثانية من المقاتلين.",
    ],
)
def test_batch_and_all_who_are_to_leave_are_two(read: Read, come: str) -> None:
    text = f"{come} ويقدر أن نحو 17 ألف شخص سيغادرون المنطقة بموجب الاتفاق."
    left = "sy-babbila+sy-beit-sahm+sy-yalda > ?"

    assert _tell_parties(read, text) == [f"agreed ? {left}"] * 2
    assert _tell(read, text) == ["agreed ?", "agreed 17000 people"]


def test_first_batch_is_no_more_than_a_beginning_of_those_who_are_to_leave(read: Read) -> None:
    text = "يسعى الصليب الأحمر إلى إخراج 2000 مدني من شرق حلب ضمن اتفاق. وأخلى اليوم الدفعة الأولى من السكان."
    assert _tell(read, text) == ["proposed 2000 civilians", "completed ?"]


def test_batch_stands_behind_who_arrives_and_when(read: Read) -> None:
    news = "غادرت الدفعة الثالثة من مهجري درعا اليوم إلى إدلب وعددها 850 شخصا."
    before = "وكان قد وصل إلى إدلب بعد ظهر السبت نحو 2800 شخص من مقاتلي القنيطرة ومدنييها ضمن الدفعة الأولى."
    assert _tell(read, f"{news} {before}") == ["completed 850 people", "completed 2800 fighters"]


@pytest.mark.parametrize(
    ("text", "evacuee"),
    [
        pytest.param(
            "أجلت سيارات الصليب الأحمر 129 شخصا من مسلحي المعارضة السورية من الزبداني إلى تركيا.",
            "syrian_opposition",
            id="of whose men so many are",
        ),
    ],
)
def test_whose_people_leave(read: Read, text: str, evacuee: str) -> None:
    assert [told.split()[1] for told in _tell_parties(read, text)] == [evacuee]


def test_ship_that_takes_people_off_a_shore_needs_no_arrangement(read: Read) -> None:
    text = "أجلت سفينة إغاثة نحو 800 من المهاجرين من ميناء مصراتة المحاصرة. ونقلت السفينة 20 صحفيا إلى بنغازي."
    assert not _tell(read, text)
    assert _tell(read, "أجلت سفينة للصليب الأحمر 300 جريح من ميناء مصراتة إلى بنغازي.") == ["completed 300 wounded"]


def test_bodies_that_are_carried_out_with_the_wounded_are_counted(read: Read) -> None:
    text = "نقل الصليب الأحمر سبعة مصابين وجثة واحدة من دماج إلى مستشفى صعدة بعد هدنة."
    assert _tell(read, text) == ["completed 7 wounded + 1 bodies"]


def test_first_batch_is_as_many_as_have_left_so_far(read: Read) -> None:
    text = "جرى إجلاء أول دفعة من المدنيين المحاصرين في حمص بموجب هدنة. وبلغ مجموع الذين تم إجلاؤهم 83 شخصا."
    assert _tell(read, text) == ["completed 83 people"]


def test_flight_told_of_elsewhere_makes_no_fugitives_of_a_convoy(read: Read) -> None:
    text = (
        "نزحت مئات العائلات من قرى السويداء الأسبوع الماضي. وقال الدفاع المدني إنه أمن خروج 300 مدني من السويداء إلى دمشق. "
        "وأوضح أن القافلة أنهت الإجلاء مساء أمس."
    )
    assert _tell(read, text) == ["completed 300 civilians"]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        pytest.param("غادر 120 مقاتلا ليبيا مدينة درنة بوساطة قبلية.", "?", id="fighters of a nation"),
        pytest.param("تم إجلاء 300 جندي أوكراني من مصنع آزوفستال بموجب اتفاق.", "ukraine", id="soldiers of a state"),
        pytest.param("أجلي مئات المقاتلين من عرسال إلى إدلب بموجب اتفاق مع حزب الله.", "?", id="a deal with others"),
        pytest.param(
            "أجلي مئات المقاتلين من داريا إلى إدلب بموجب اتفاق بين الحكومة السورية وجيش الإسلام.",
            "jaysh_al_islam",
            id="a deal of theirs",
        ),
    ],
)
def test_whose_fighters_leave(read: Read, text: str, group: str) -> None:
    claims = [c for c in read(text).claims if c.kind == "evacuation"]

    assert [tell_names(c, "evacuee") for c in claims] == [group]
