"""Constructions of evacuations: each reads the same, whatever words the report has for one thing in it."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from tests.unit.claims.reading import Read, find_only, tell_counts, tell_names, tell_route

WHENCE = [
    "من دوما",
    "من محيط دوما",
    "من أطراف دوما",
    "من ضواحي دوما",
    "من مستشفى في دوما",
    "من مدينة «دوما»",
    "من دوما في الغوطة الشرقية",
]
WHITHER = [
    "إلى جرابلس",
    "إلى مستشفيات جرابلس",
    "إلى أطراف جرابلس",
    "إلى مخيم في جرابلس",
    "باتجاه جرابلس",
    "قاصدين جرابلس",
    "إلى مناطق في جرابلس",
]
WAYS = [
    pytest.param("خرج 300 مقاتل {whence} {whither} بموجب اتفاق مع قوات النظام.", id="left"),
    pytest.param("تم إجلاء 300 مقاتل {whence} {whither} بموجب اتفاق مع قوات النظام.", id="were evacuated"),
    pytest.param("توقفت عملية نقل 300 مقاتل {whence} {whither} بموجب اتفاق مع قوات النظام.", id="stopped"),
    pytest.param("نقلت 12 حافلة 300 مقاتل {whence} {whither} بعد مفاوضات مع قوات النظام.", id="buses carried"),
]


@pytest.mark.parametrize("way", WAYS)
def test_way_is_read_in_whatever_words(read: Read, way: str) -> None:
    texts = [way.format(whence=whence, whither=whither) for whence, whither in product(WHENCE, WHITHER)]
    wrong = [(text, [tell_route(claim) for claim in read(text).claims]) for text in texts]

    assert [each for each in wrong if each[1] != ["sy-douma > sy-jarablus"]] == []


@pytest.mark.parametrize(
    ("text", "destination"),
    [
        pytest.param("تم إجلاء 20 مريضا من غزة إلى مستشفيات في مصر.", "eg", id="hospitals in a country"),
        pytest.param("تم إجلاء 20 مريضا من غزة إلى مناطق في الأردن.", "jo", id="areas in a country"),
        pytest.param("تم إجلاء 20 مريضا من غزة إلى مخيم في الأردن.", "jo", id="a camp in a country"),
        pytest.param("تم إجلاء 20 مريضا من غزة إلى مراكز متخصصة في مصر.", "eg", id="centres of a kind in a country"),
        pytest.param("تم إجلاء 20 مريضا من غزة لتلقي العلاج في مستشفيات مصر.", "eg", id="to be treated in hospitals"),
        pytest.param("استقبلت مصر 20 مريضا تم إجلاؤهم من غزة.", "eg", id="a country received them"),
    ],
)
def test_country_is_where_the_sick_are_taken(read: Read, text: str, destination: str) -> None:
    claim = find_only(read(text, day=date(2024, 5, 2)), "evacuation")

    assert tell_names(claim, "destination") == destination


def test_country_that_the_report_is_about_is_no_destination(read: Read) -> None:
    text = "تم إجلاء 300 مقاتل من دوما إلى مناطق أخرى في سوريا بموجب اتفاق مع قوات النظام السوري."

    assert tell_route(find_only(read(text), "evacuation")) == "sy-douma > ?"


@pytest.mark.parametrize(
    "by",
    [
        "من قبل",
        "من جانب",
        "على يد",
        "عبر",
        "بمساعدة",
        "بمساعدة من",
        "بدعم من",
        "بحضور",
        "بمتابعة من",
        "بإشراف",
        "برعاية",
        "بالتنسيق مع",
        "بمرافقة",
    ],
)
def test_body_that_carries_people_out_mediates_by_whatever_word(read: Read, by: str) -> None:
    text = f"تم إجلاء 45 جريحا من سومي إلى بولتافا {by} الأمم المتحدة بموجب اتفاق مع القوات الروسية."
    claim = find_only(read(text, day=date(2022, 5, 6)), "evacuation")

    assert tell_names(claim, "mediator") == "un"


@pytest.mark.parametrize("verb", ["أجلت", "أخلت", "ستجلي", "تجلي", "نقلت", "أخرجت فرق"])
def test_body_that_is_the_subject_of_evacuating_mediates(read: Read, verb: str) -> None:
    text = f"{verb} الأمم المتحدة 45 جريحا من سومي إلى بولتافا بموجب اتفاق مع القوات الروسية."
    claim = find_only(read(text, day=date(2022, 5, 6)), "evacuation")

    assert tell_names(claim, "mediator") == "un"


@pytest.mark.parametrize(
    "sentence",
    [
        "وتم ذلك بالتنسيق مع الأمم المتحدة.",
        "وجرت العملية بمساعدة الأمم المتحدة.",
        "وقدمت الأمم المتحدة الدعم اللوجستي لعملية الإجلاء.",
        "وقال مسؤول في الأمم المتحدة إن فرقها نقلت الجرحى.",
    ],
)
def test_body_of_the_next_sentence_mediates_if_it_is_about_the_operation(read: Read, sentence: str) -> None:
    text = f"خرج 45 جريحا من سومي إلى بولتافا بموجب اتفاق مع القوات الروسية. {sentence}"
    claim = find_only(read(text, day=date(2022, 5, 6)), "evacuation")

    assert tell_names(claim, "mediator") == "un"


@pytest.mark.parametrize(
    "sentence",
    ["وأدخلت الأمم المتحدة قافلة مساعدات بالتنسيق مع الطرفين.", "وأعربت الأمم المتحدة عن قلقها إزاء تجدد القصف."],
)
def test_body_of_the_next_sentence_mediates_nothing_otherwise(read: Read, sentence: str) -> None:
    text = f"خرج 45 جريحا من سومي إلى بولتافا بموجب اتفاق مع القوات الروسية. {sentence}"
    claim = find_only(read(text, day=date(2022, 5, 6)), "evacuation")

    assert tell_names(claim, "mediator") == "?"


OWN_WAYS = [
    pytest.param("غادرت بعثة الأمم المتحدة {o} إلى {d} بعد جولة في المنطقة.", id="a mission"),
    pytest.param("انطلقت حافلات تقل 90 شخصا من المعتمرين من {o} إلى {d}.", id="pilgrims"),
    pytest.param("غادرت قافلة سياحية {o} إلى {d}.", id="tourists"),
    pytest.param("خرج 12 مريضا من مستشفى {o} بعد شفائهم.", id="the cured"),
    pytest.param("غادر 45 جريحا مستشفى في {o} بعد تلقي العلاج.", id="the treated"),
    pytest.param("نقلت سيارات الإسعاف سبعة جرحى من {o} إلى مستشفى في {d} إثر انفجار.", id="victims of an explosion"),
    pytest.param("نقلت قوات النظام جرحاها من {o} إلى مستشفيات {d}.", id="one's own wounded"),
    pytest.param("دفعت الغارات 300 شخص إلى الخروج من {o} باتجاه {d}.", id="driven out by raids"),
    pytest.param("عبر 300 شخص الحدود من {o} إلى {d} بحثا عن الأمان.", id="in search of safety"),
    pytest.param("وصل 300 شخص إلى {d} بعد فرارهم من {o}.", id="after their flight"),
    pytest.param("وصول 300 من النازحين من {o} إلى {d}.", id="displaced people arrive"),
    pytest.param("انتشل الدفاع المدني سبعة أطفال من تحت الأنقاض في {o} ونقلهم إلى {d}.", id="out of the rubble"),
    pytest.param("أخلت الشرطة 120 عائلة من مخيم عشوائي في {o}.", id="cleared by the police"),
    pytest.param("بدأت عودة 120 عائلة من {d} إلى {o}.", id="coming back"),
    pytest.param("رحلت السلطات 120 عائلة من {o} إلى بلدانهم.", id="to their countries"),
]


@pytest.mark.parametrize("way", OWN_WAYS)
def test_who_needs_nobodys_leave_is_not_evacuated(read: Read, way: str) -> None:
    beside = ["وأعلنت الأمم المتحدة أنها تتابع الوضع.", "ودخلت هدنة إنسانية حيز التنفيذ أمس.", "وتتعرض {o} لحصار."]
    texts = [f"{way} {other}".format(o="الرستن", d="إدلب") for other in beside]

    assert [text for text in texts if any(claim.kind == "evacuation" for claim in read(text).claims)] == []


@pytest.mark.parametrize(
    "text",
    [
        "خرج 12 مريضا من مستشفى الرستن إلى إدلب بموجب اتفاق مع قوات النظام، لتلقي العلاج.",
        "بموجب اتفاق مع قوات النظام، وصل 300 من النازحين من الرستن إلى إدلب.",
        "نقلت سيارات الإسعاف جرحى الرستن إلى إدلب بموجب اتفاق مع قوات النظام.",
    ],
)
def test_who_leaves_under_a_deal_is_evacuated_for_all_that(read: Read, text: str) -> None:
    find_only(read(text), "evacuation")


@pytest.mark.parametrize(
    "recalled",
    [
        "وكان 150 شخصا قد خرجوا في وقت سابق من دوما.",
        "وسبق أن خرج 150 شخصا من دوما بموجب الاتفاق.",
        "وفي وقت سابق خرج 150 شخصا من دوما بموجب الاتفاق نفسه.",
        "وخرجت دفعة سابقة تضم 150 شخصا من دوما.",
    ],
)
def test_those_who_left_before_are_counted_apart(read: Read, recalled: str) -> None:
    claims = read(f"تم إجلاء 300 مقاتل من دوما إلى إدلب بموجب اتفاق. {recalled}").claims

    assert [tell_counts(claim, "people") for claim in claims] == ["300 fighters", "150 people"]


def test_those_of_one_number_who_are_told_of_again_are_counted_once(read: Read) -> None:
    text = "تم إجلاء 300 مقاتل من دوما إلى إدلب بموجب اتفاق. وكان 300 مقاتل قد خرجوا من دوما صباحا."

    assert tell_counts(find_only(read(text), "evacuation"), "people") == "300 fighters"


@pytest.mark.parametrize("people", ["300 مقاتل", "الجرحى", "مقاتلون وعائلاتهم", "عشرات العائلات"])
@pytest.mark.parametrize(
    "way",
    [
        "وصل إلى جرابلس {people} قادمين من دوما بموجب اتفاق.",
        "وصل {people} إلى جرابلس قادمين من مدينة دوما بموجب اتفاق.",
    ],
)
def test_people_who_arrive_under_a_deal_are_evacuated_counted_or_not(read: Read, way: str, people: str) -> None:
    claim = find_only(read(way.format(people=people)), "evacuation")

    assert tell_route(claim) == "sy-douma > sy-jarablus"


@pytest.mark.parametrize(
    "news", ["بدأت عملية إجلاء 300 مقاتل", "تم الاتفاق على إجلاء 300 مقاتل", "من المقرر إجلاء 300 مقاتل غدا"]
)
def test_earlier_attempts_that_failed_leave_the_news_as_it_is(read: Read, news: str) -> None:
    text = f"{news} من دوما إلى جرابلس."
    recalled = f"{text} وفشلت محاولات سابقة لإجلاء المدنيين من دوما."

    assert find_only(read(recalled), "evacuation").status == find_only(read(text), "evacuation").status != "failed"
