"""Constructions of evacuations: each reads the same, whatever words the report has for one thing in it."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from tests.unit.claims.reading import Read, find_only, tell_names, tell_route

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
        pytest.param("استقبلت مصر 20 مريضا تم إجلاؤهم من غزة.", "eg", id="a country received them"),
    ],
)
def test_country_is_where_the_sick_are_taken(read: Read, text: str, destination: str) -> None:
    claim = find_only(read(text, day=date(2024, 5, 2)), "evacuation")

    assert tell_names(claim, "destination") == destination


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
