from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from extract.articles.dates import find_dates, fold_line

DAY = date(2018, 5, 21)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("21 مايو 2018", DAY, id="gregorian name"),
        pytest.param("٢١ أيار ٢٠١٨", DAY, id="levantine name, arabic digits"),
        pytest.param("21 أيار/مايو 2018", DAY, id="pair with slash"),
        pytest.param("21 مايو (أيار) 2018", DAY, id="pair with brackets"),
        pytest.param("21 من شهر أيار من عام 2018", DAY, id="in words"),
        pytest.param("الإثنين، 21 مايو، 2018", DAY, id="commas"),
        pytest.param("مايو 21, 2018", DAY, id="month first"),
        pytest.param("May 21, 2018", DAY, id="english"),
        pytest.param("21/05/2018", DAY, id="figures"),
        pytest.param("21-5-2018", DAY, id="figures with hyphens"),
        pytest.param("21.05.2018", DAY, id="figures with points"),
        pytest.param("2018-05-21 10:33", DAY, id="iso"),
        pytest.param("2018/05/21", DAY, id="year first"),
        pytest.param("المحرر21 مايو 2018آخر تحديث", DAY, id="glued to words"),
        pytest.param("12 جانفي 2019", date(2019, 1, 12), id="algerian january"),
        pytest.param("5 أوت 2020", date(2020, 8, 5), id="tunisian august"),
        pytest.param("3 غشت 2017", date(2017, 8, 3), id="moroccan august"),
        pytest.param("9 دجنبر 2021", date(2021, 12, 9), id="moroccan december"),
        pytest.param("1 كانون الثاني 2016", date(2016, 1, 1), id="second kanun"),
        pytest.param("30 تشرين الأول 2023", date(2023, 10, 30), id="first tishrin"),
        pytest.param("19 نيسان 2018", date(2018, 4, 19), id="nisan"),
        pytest.param("7 يُونيو 2018", date(2018, 6, 7), id="vowel marks"),
        pytest.param("22 شعبان 1439 هـ", date(2018, 5, 8), id="hijri alone"),
        pytest.param("22 شعبان 1439 هـ - 08 مايو 2018 مـ", date(2018, 5, 8), id="hijri pair"),
        pytest.param("5/21/2018", DAY, id="no thirteenth month"),
        pytest.param("الاثنين 5/2/2018", date(2018, 2, 5), id="weekday agrees with day first"),
        pytest.param("الأربعاء 2/5/2018", date(2018, 5, 2), id="weekday settles day first"),
        pytest.param("الاثنين 2/5/2018", date(2018, 2, 5), id="weekday settles month first"),
    ],
)
def test_date_is_read(line: str, expected: date) -> None:
    assert [found.day for found in find_dates(fold_line(line))] == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "31/02/2018",
        "21 مايو",
        "مايو 2018",
        "عام 2018",
        "21 أيار/يونيو 2018",
        "21 مايو 1918",
        "21 مايو 2999",
        "رقم 120182018",
        "قرار 2254/2015",
        "99 شعبان 1439",
        "",
    ],
)
def test_no_date_is_invented(line: str) -> None:
    assert find_dates(fold_line(line)) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("21 مايو 2018 12:23 مساءً", datetime.fromisoformat("2018-05-21T12:23"), id="noon p.m."),
        pytest.param("21 مايو 2018 - 09:05 م", datetime.fromisoformat("2018-05-21T21:05"), id="evening"),
        pytest.param("21 مايو 2018 الساعة 12:10 ص", datetime.fromisoformat("2018-05-21T00:10"), id="after midnight"),
        pytest.param("18:40 | 21 مايو 2018", datetime.fromisoformat("2018-05-21T18:40"), id="clock first"),
        pytest.param("21 مايو 2018 18:40 غرينتش", datetime(2018, 5, 21, 18, 40, tzinfo=UTC), id="greenwich"),
        pytest.param(
            "21 مايو 2018 18:40 GMT+3",
            datetime(2018, 5, 21, 18, 40, tzinfo=timezone(timedelta(hours=3))),
            id="offset",
        ),
    ],
)
def test_clock_beside_a_date_is_read(line: str, expected: datetime) -> None:
    (found,) = find_dates(fold_line(line))
    assert found.moment == expected


def test_span_gives_the_date_back() -> None:
    line = fold_line("التحرير 7 حزيران 2018 حلب")
    (found,) = find_dates(line)
    assert line[found.start : found.end] == "7 حزيران 2018"
