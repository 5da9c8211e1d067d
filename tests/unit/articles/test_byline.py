from __future__ import annotations

from datetime import date

import pytest

from extract.articles.byline import find_addressed_credit, find_addressee, find_credit, find_outlet, read_byline
from extract.articles.publishers import Publishers


@pytest.mark.parametrize(
    ("line", "day"),
    [
        pytest.param("قسم التحرير9 آذار 2017آخر تحديث :", date(2017, 3, 9), id="glued"),
        pytest.param(
            "الثلاثاء 4 تموز 2017 10:15 صباحاً بريد الشمال - وكالات", date(2017, 7, 4), id="weekday and credit"
        ),
        pytest.param("نشر في: 5 مايو 2018 | آخر تحديث: 7 مايو 2018", date(2018, 5, 5), id="published and updated"),
        pytest.param("آخر تحديث: 7 مايو 2018 - تاريخ النشر: 5 مايو 2018", date(2018, 5, 5), id="updated first"),
        pytest.param("آخر تحديث 7 مايو 2018", date(2018, 5, 7), id="update alone"),
        pytest.param("14 شوال 1438 هـ - 08 يوليو 2017 مـ", date(2017, 7, 8), id="two calendars"),
        pytest.param("2017-07-08 18:22", date(2017, 7, 8), id="figures"),
        pytest.param("كتب: سامي الحلبي - إدلب | 8 يوليو 2017", date(2017, 7, 8), id="writer and town"),
    ],
)
def test_byline_gives_the_day(line: str, day: date) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert byline.date is not None
    assert byline.date.day == day


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("وجرى التبادل في 5 مايو 2018 عند الجسر القديم.", id="prose"),
        pytest.param("صفقة 5 مايو 2018 بين الفصيلين عند الجسر", id="headline with a date"),
        pytest.param("كان الفصيل قد أسرهم بعد معارك دارت قرب التل يوم 5 مايو 2018", id="end of a sentence"),
        pytest.param("فريق التحرير", id="no date"),
        pytest.param("قبل ثلاث ساعات", id="relative"),
        pytest.param("5 مايو 2018 " * 40, id="too long"),
    ],
)
def test_date_in_prose_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("خاص - EK9", "EK9"),
        ("بريد الشمال - وكالات", "بريد الشمال"),
        ("الاثنين 5 مارس 2018 12:23 مساءً صدى الجنوب - وكالات", "صدى الجنوب"),
        ("متابعات | صدى", "صدى"),
        ("وكالات", None),
        ("سامي الحلبي – بريد الشمال", None),
    ],
)
def test_credit_names_the_outlet(line: str, outlet: str | None) -> None:
    assert find_credit(line) == outlet


def test_listed_outlet_beside_a_writer(publishers: Publishers) -> None:
    found = find_outlet(["سامي الحلبي – بَريد الشمال"], publishers)
    assert found is not None
    assert found.publisher_id == "bareed"


def test_world_agency_is_not_the_outlet(publishers: Publishers) -> None:
    assert find_outlet(["دمشق – رويترز"], publishers) is None


@pytest.mark.parametrize(
    ("paragraph", "outlet"),
    [
        pytest.param("وأكد الناطق لبريد الشمال أن الاتفاق قائم.", "bareed", id="told the outlet"),
        pytest.param("قال أحد الوسطاء لصحيفة البريد إن الصفقة تمت.", "bareed", id="noun before the name"),
        pytest.param("وأفاد مصدر لـ EK9 بأن الصفقة تمت.", "ek9", id="latin name"),
        pytest.param("قال المبعوث الخاص لبريد الشمال إن الصفقة تمت.", None, id="envoy"),
        pytest.param("عاد الهدوء لبريد الشمال بعد أيام.", None, id="no telling"),
        pytest.param("قال في تصريح لـ«بريد الشمال» إن الصفقة تمت.", None, id="quoted: another outlet"),
        pytest.param("أشار إلى أن صدى الأمر لصدى وحده.", None, id="one common word"),
        pytest.param("قال الناطق لرويترز إن الصفقة تمت.", None, id="world agency"),
    ],
)
def test_outlet_that_was_told(publishers: Publishers, paragraph: str, outlet: str | None) -> None:
    found = find_addressee([paragraph], publishers)
    assert (found.publisher_id if found is not None else None) == outlet


def test_unlisted_outlet_is_told_from_its_writer() -> None:
    body = ["وقال رئيس المجلس المحلي في تصريح لنبض الريف إن الحافلات وصلت."]
    assert find_addressed_credit(["سامي الحلبي – نبض الريف"], body) == "نبض الريف"
    assert find_addressed_credit(["سامي الحلبي – حماة"], body) is None
