"""Dates as Arabic reports write them, of an article published on Monday 21 May 2018."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from _pytest.mark import ParameterSet

from extract.mentions.items import Marked

Mark = Callable[..., Marked]

UNRESOLVED = "unresolved"


def read_dates(mark: Mark, text: str, day: date | None = date(2018, 5, 21), *, planned: bool = False) -> list[str]:
    """Return the dates of a text as ISO bounds with their precision."""
    found = []
    for item in mark(text, day).items:
        if item.kind == "date":
            span = item.planned if planned else item.past
            found.append(f"{span.start}..{span.end} {span.precision}" if span else UNRESOLVED)
    return found


def day(iso: str) -> str:
    return f"{iso}..{iso} day"


def case(text: str, *expected: str, name: str) -> ParameterSet:
    return pytest.param(text, list(expected), id=name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("وصلوا في 21 مايو 2018", day("2018-05-21"), name="day month year"),
        case("الدفعة الأولى – 3 أيار 2018", day("2018-05-03"), name="number of a batch before it"),
        case("وصلوا في ٢١ أيار ٢٠١٨", day("2018-05-21"), name="arabic digits, levantine"),
        case("وصلوا في 5 جانفي 2017", day("2017-01-05"), name="algerian"),
        case("وصلوا في 3 غشت 2014", day("2014-08-03"), name="moroccan"),
        case("خرجوا في أوت 2012", "2012-08-01..2012-08-31 month", name="tunisian month and year"),
        case("خرجوا في جويلية 2013", "2013-07-01..2013-07-31 month", name="algerian month and year"),
        case("في الـ19 من نيسان/أبريل", day("2018-04-19"), name="pair with slash, tatweel article"),
        case("في الـ 19 من نيسان", day("2018-04-19"), name="article apart"),
        case("يوم 25 كانون الأول (ديسمبر)", day("2017-12-25"), name="pair in brackets"),
        case("في العاشر من أيار مايو", day("2018-05-10"), name="pair with nothing between"),
        case("أيام 15 و16 و17 مايو الجاري", "2018-05-15..2018-05-17 day", name="three days"),
        case("في 25 مايو الجاري", day("2018-05-25"), name="day of this month"),
        case("يوم 25 كانون الأول 2016", day("2016-12-25"), name="two-word month"),
        case("في 7 آذار/مارس 2016", day("2016-03-07"), name="pair and year"),
        case("في 7 آذار/نيسان 2016", name="a pair that disagrees is no date"),
        case("وصلوا في 2018/5/20", day("2018-05-20"), name="figures, year first"),
        case("وصلوا في 20-5-2018", day("2018-05-20"), name="figures with hyphens"),
        case("وصلوا في ٢٠/٥/٢٠١٨", day("2018-05-20"), name="figures in arabic digits"),
        case("وصلوا في 20.5.2018", day("2018-05-20"), name="figures with points"),
        case("وصلوا في 2018-05-20", day("2018-05-20"), name="iso"),
        case("وصلوا في 5/23/2017", day("2017-05-23"), name="month before day where no other reading exists"),
        case("وصلوا يوم 19/5", day("2018-05-19"), name="day and month in figures"),
        case("وصلوا في 4/2017", "2017-04-01..2017-04-30 month", name="month and year in figures"),
        case("وصلوا في 31/2/2018", name="a day that does not exist"),
        case("في السابع والعشرين من سبتمبر الماضي", day("2017-09-27"), name="day in words"),
        case("في الحادي والثلاثين من مارس", day("2018-03-31"), name="thirty-first in words"),
        case("في الثاني عشر من أيار/مايو", day("2018-05-12"), name="twelfth in words"),
        case("في العشرين من شهر آب عام 2016", day("2016-08-20"), name="twentieth, month word, year word"),
        case("في الأول من شباط", day("2018-02-01"), name="first in words"),
        case("في أول أيار", day("2018-05-01"), name="first without article"),
        case("في العاشر من كانون الثاني/يناير", day("2018-01-10"), name="tenth"),
        case("في 22 شعبان 1439", day("2018-05-08"), name="hijri"),
        case("في 22 شعبان 1439 هـ الموافق 8 مايو 2018", day("2018-05-08"), name="hijri and gregorian are one"),
        case("في 7 مايو 2018 (21 شعبان 1439)", day("2018-05-07"), name="gregorian leads its hijri twin"),
        case("في محرم 1439", "2017-09-21..2017-10-20 month", name="hijri month"),
        case("في شهر رمضان الماضي", "2017-05-27..2017-06-24 month", name="hijri month named last"),
        case("الأحد 15/04/2018", day("2018-04-15"), name="weekday beside figures"),
        case("الثلاثاء الموافق 27 فبراير", day("2018-02-27"), name="weekday corresponding to a date"),
        case("يوم الجمعة الموافق لـ 18 مايو 2018", day("2018-05-18"), name="corresponding to, with clitic"),
        case("يوم الثلاثاء 15 أيار", day("2018-05-15"), name="weekday before a date"),
        case("يوم الثلاثاء، 15 أيار 2018", day("2018-05-15"), name="weekday and comma before a date"),
    ],
)
def test_absolute_dates(mark: Mark, text: str, expected: list[str]) -> None:
    assert read_dates(mark, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("24 – 26 مارس", "2018-03-24..2018-03-26 day", name="dash"),
        case("20-21 أيار", "2018-05-20..2018-05-21 day", name="hyphen"),
        case("بين 18 و22 فبراير", "2018-02-18..2018-02-22 week", name="between"),
        case("من 18 إلى 22 فبراير 2017", "2017-02-18..2017-02-22 week", name="from to"),
        case("18 و19 مايو", "2018-05-18..2018-05-19 day", name="and"),
        case("يومي 18 و19 مايو", "2018-05-18..2018-05-19 day", name="the two days"),
        case("بين 28 شباط و3 آذار", "2018-02-28..2018-03-03 day", name="two months"),
        case("بين 28 كانون الأول و3 كانون الثاني 2017", "2016-12-28..2017-01-03 week", name="over the new year"),
        case("بين أيار وحزيران 2017", "2017-05-01..2017-06-30 month", name="months"),
        case("بين مطلع آذار ومنتصف نيسان", "2018-03-01..2018-04-20 month", name="parts of months"),
        case("بين الثاني عشر والخامس والعشرين من كانون الثاني", "2018-01-12..2018-01-25 week", name="days in words"),
        case("بين عامي 2014 و2016", "2014-01-01..2016-12-31 year", name="years"),
        case("من السبت إلى الاثنين", "2018-05-19..2018-05-21 day", name="weekdays"),
        case("يومي السبت والأحد", "2018-05-19..2018-05-20 day", name="two weekdays"),
        case("يوما السبت والأحد", "2018-05-19..2018-05-20 day", name="two weekdays, nominative"),
        case("السبت والأحد", "2018-05-19..2018-05-20 day", name="two weekdays that follow each other"),
    ],
)
def test_ranges(mark: Mark, text: str, expected: list[str]) -> None:
    assert read_dates(mark, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("وصلوا اليوم", day("2018-05-21"), name="today"),
        case("وصلوا فجر اليوم", day("2018-05-21"), name="dawn today"),
        case("وصلوا هذا الصباح", day("2018-05-21"), name="this morning"),
        case("وصلوا هذا المساء", day("2018-05-21"), name="this evening"),
        case("وصلت القافلة اليوم الاثنين", day("2018-05-21"), name="today and weekday"),
        case("وصلوا أمس", day("2018-05-20"), name="yesterday"),
        case("وصلوا بالأمس", day("2018-05-20"), name="yesterday with article"),
        case("وصلوا ليل أمس", day("2018-05-20"), name="last night as yesterday"),
        case("وصلوا فجر أمس الأحد", day("2018-05-20"), name="dawn yesterday and weekday"),
        case("وصلوا مساء أمس (الأحد)", day("2018-05-20"), name="weekday in brackets"),
        case("وصلوا أول أمس", day("2018-05-19"), name="day before yesterday"),
        case("وصلوا أمس الأول السبت", day("2018-05-19"), name="day before yesterday, second form"),
        case("وصلوا أول من أمس، السبت", day("2018-05-19"), name="day before yesterday, third form"),
        case("في الليلة الماضية", "2018-05-20..2018-05-21 day", name="last night"),
        case("بعد ظهر اليوم", day("2018-05-21"), name="afternoon"),
        case("قبل يومين", day("2018-05-19"), name="dual"),
        case("قبل ثلاثة أيام", day("2018-05-18"), name="days in words"),
        case("قبل خمسة عشر يوما", day("2018-05-06"), name="fifteen days"),
        case("قبل 4 أيام", day("2018-05-17"), name="days in digits"),
        case("قبل أيام", "2018-05-14..2018-05-20 week", name="days ago"),
        case("قبل بضعة أيام", "2018-05-14..2018-05-20 week", name="some days ago"),
        case("قبل نحو أسبوع", "2018-05-11..2018-05-17 week", name="about a week"),
        case("منذ أسبوع", "2018-05-11..2018-05-17 week", name="since a week"),
        case("قبل أسبوعين", "2018-05-04..2018-05-10 week", name="two weeks"),
        case("قبل شهرين", "2018-03-01..2018-03-31 month", name="two months"),
        case("قبل عام تقريبا", "2017-01-01..2017-12-31 year", name="about a year"),
        case("قبل عام ونصف", "2016-11-01..2016-11-30 month", name="a year and a half"),
        case("قبل ساعات", day("2018-05-21"), name="hours ago"),
        case("قبل أسابيع", UNRESOLVED, name="weeks ago says no date"),
        case("الأسبوع الماضي", "2018-05-14..2018-05-20 week", name="last week"),
        case("هذا الأسبوع", "2018-05-15..2018-05-21 week", name="this week"),
        case("نهاية الأسبوع الماضي", "2018-05-14..2018-05-20 week", name="end of last week"),
        case("الشهر الجاري", "2018-05-01..2018-05-31 month", name="this month"),
        case("الشهر الماضي", "2018-04-01..2018-04-30 month", name="last month"),
        case("مطلع الشهر الجاري", "2018-05-01..2018-05-10 week", name="start of this month"),
        case("منتصف الشهر الماضي", "2018-04-11..2018-04-20 week", name="middle of last month"),
        case("أواخر شهر آذار", "2018-03-21..2018-03-31 week", name="end of a named month"),
        case("العام الماضي", "2017-01-01..2017-12-31 year", name="last year"),
        case("هذا العام", "2018-01-01..2018-12-31 year", name="this year"),
        case("أواخر العام الماضي", "2017-10-01..2017-12-31 year", name="end of last year"),
        case("في الأيام القليلة الماضية", "2018-05-14..2018-05-20 week", name="the past few days"),
        case("خلال الأيام الثلاثة الماضية", "2018-05-18..2018-05-21 day", name="the past three days"),
        case("خلال الـ24 ساعة الماضية", "2018-05-20..2018-05-21 day", name="the past 24 hours"),
        case("في الأسبوعين الماضيين", "2018-05-07..2018-05-21 week", name="the past two weeks"),
        case("في اليومين السابقين", "2018-05-19..2018-05-21 day", name="the two days before"),
        case("5 من الشهر الجاري", day("2018-05-05"), name="fifth of this month"),
        case("الخامس من الشهر الماضي", day("2018-04-05"), name="fifth of last month in words"),
        case("في 15 الجاري", day("2018-05-15"), name="fifteenth instant"),
        case("في الخامس عشر من الجاري", day("2018-05-15"), name="fifteenth instant in words"),
    ],
)
def test_relative_dates(mark: Mark, text: str, expected: list[str]) -> None:
    assert read_dates(mark, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("وصلوا الأحد", day("2018-05-20"), name="latest"),
        case("وصلوا الاثنين", day("2018-05-21"), name="the day of publication"),
        case("وصلوا الاثنين الماضي", day("2018-05-14"), name="last leaves out the day of publication"),
        case("وصلوا مساء الأحد الفائت", day("2018-05-20"), name="past, with part of the day"),
        case("وصلوا الخميس المنصرم", day("2018-05-17"), name="past, another word"),
        case("يصلون الأربعاء المقبل", day("2018-05-23"), name="coming"),
        case("يصلون الاثنين القادم", day("2018-05-28"), name="coming leaves out the day of publication"),
        case("وصلوا ليل السبت الأحد", "2018-05-19..2018-05-20 day", name="night of two days"),
        case("وصلوا ليلة السبت/الأحد", "2018-05-19..2018-05-20 day", name="night with slash"),
        case("وصلوا ليل الأحد - الاثنين", "2018-05-20..2018-05-21 day", name="night with dash"),
        case("أطلقوا الجنديين الاثنين", name="both soldiers"),
    ],
)
def test_weekdays(mark: Mark, text: str, expected: list[str]) -> None:
    assert read_dates(mark, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("في أغسطس", "2017-08-01..2017-08-31 month", name="latest month"),
        case("أوائل 2017", "2017-01-01..2017-03-31 year", name="early in a year"),
        case("آب الماضي", "2017-08-01..2017-08-31 month", name="a common word with last"),
        case("أيار الماضي", "2017-05-01..2017-05-31 month", name="last leaves out the current month"),
        case("نيسان المقبل", "2019-04-01..2019-04-30 month", name="coming month"),
        case("في أيار من العام الفائت", "2017-05-01..2017-05-31 month", name="of last year"),
        case("يناير من العام الحالي", "2018-01-01..2018-01-31 month", name="of this year"),
        case("أواخر كانون الأول من العام الماضي", "2017-12-21..2017-12-31 week", name="end of month of last year"),
        case("مارس الضغط على خصمه", name="he practised"),
        case("وفي مارس سلّموا جثة", "2018-03-01..2018-03-31 month", name="in a month that may be another word"),
        case("أسير منذ تموز", "2017-07-01..2018-05-21 year", name="since a month that may be another word"),
        case("في عام 2015", "2015-01-01..2015-12-31 year", name="year"),
        case("وفي 2015 عادوا", "2015-01-01..2015-12-31 year", name="year after in"),
        case("أفرجوا عن 2015 أسيرا", name="a number of people is no year"),
        case("في صيف 2018", "2018-06-01..2018-08-31 month", name="season and year"),
        case("في شتاء عام 2016", "2016-12-01..2017-02-28 month", name="winter crosses the new year"),
        case("ربيع العام الماضي", "2017-03-01..2017-05-31 month", name="season of last year"),
        case("الصيف الماضي", "2017-06-01..2017-08-31 month", name="last season"),
        case("في الربيع وصلوا", "2018-03-01..2018-05-31 month", name="in spring"),
        case("في العام نفسه", UNRESOLVED, name="the same year"),
        case("منذ حزيران/يونيو الماضي", "2017-06-01..2018-05-21 year", name="since a month"),
        case("منذ مطلع العام", "2018-01-01..2018-05-21 year", name="since the start of the year"),
    ],
)
def test_months_years_and_seasons(mark: Mark, text: str, expected: list[str]) -> None:
    assert read_dates(mark, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("في اليوم السابع من الهدنة", id="seventh day"),
        pytest.param("في اليوم الـ47 من الحصار", id="47th day"),
        pytest.param("حتى اليوم لم يصل أحد", id="until today"),
        pytest.param("ما زالوا هناك حتى الآن", id="until now"),
        pytest.param("قبل يومين من الموعد", id="two days before something"),
        pytest.param("بعد أشهر من التفاوض", id="months after something"),
        pytest.param("محاصرون منذ ثلاث سنوات", id="how long it has lasted"),
        pytest.param("لقاء الإفراج عن محرم ورجب", id="personal names"),
        pytest.param("وصلوا بعد يوم أول من الهدوء", id="after a first day"),
        pytest.param("قبل وصول القافلة", id="before, of an event"),
        pytest.param("بعد خروجهم من الحي", id="after, of an event"),
        pytest.param("فازوا 3-1", id="score"),
        pytest.param("عند الساعة 10:30", id="clock"),
    ],
)
def test_what_is_no_date_of_an_event(mark: Mark, text: str) -> None:
    assert read_dates(mark, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("في 14 نيسان وصل عشرون وفي اليوم التالي غادروا", day("2018-04-14"), day("2018-04-15"), name="next day"),
        case("في 14 نيسان وصل عشرون وفي اليوم نفسه غادروا", day("2018-04-14"), day("2018-04-14"), name="same day"),
        case("في 14 نيسان وصلوا وبعد خمسة أيام غادروا", day("2018-04-14"), day("2018-04-19"), name="five days later"),
        case("وصلوا ثم غادروا بعد خمسة أيام", UNRESOLVED, name="five days after what nobody dated"),
        case("في 25 كانون الثاني أفرجوا وفي الثلاثين منه أطلقوا", day("2018-01-25"), day("2018-01-30"), name="of it"),
        case(
            "في 3 آذار 2016 خرجوا وفي الأيام الأخيرة من الشهر نفسه عادوا",
            day("2016-03-03"),
            "2016-03-21..2016-03-31 week",
            name="last days of the same month",
        ),
        case("في 3 آذار 2016 خرجوا وفي 9 من الشهر نفسه عادوا", day("2016-03-03"), day("2016-03-09"), name="same month"),
        case(
            "في حزيران 2016 خرجوا وفي آب من العام نفسه عادوا",
            "2016-06-01..2016-06-30 month",
            "2016-08-01..2016-08-31 month",
            name="same year",
        ),
        case(
            "كانت أولى الاتفاقات عام 2016، وذلك في تموز",
            "2016-01-01..2016-12-31 year",
            "2016-07-01..2016-07-31 month",
            name="a month of the year named before it",
        ),
    ],
)
def test_dates_that_lean_on_the_one_before(mark: Mark, text: str, expected: list[str]) -> None:
    assert read_dates(mark, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("سيخرجون غدا", day("2018-05-22"), name="tomorrow"),
        case("سيخرجون بعد غد", day("2018-05-23"), name="day after tomorrow"),
        case("سيخرجون بعد خمسة أيام", day("2018-05-26"), name="in five days"),
        case("سيخرجون الأحد", day("2018-05-27"), name="coming weekday"),
        case("سيخرجون في 3 حزيران", day("2018-06-03"), name="coming day"),
        case("سيخرجون في حزيران", "2018-06-01..2018-06-30 month", name="coming month"),
        case("سيخرجون في آذار", "2019-03-01..2019-03-31 month", name="month of next year"),
        case("سيخرجون خلال أسبوع", "2018-05-21..2018-05-28 week", name="within a week"),
        case("سيخرجون خلال الساعات القادمة", "2018-05-21..2018-05-22 day", name="coming hours"),
        case("سيخرجون الأسبوع المقبل", "2018-05-22..2018-05-28 week", name="next week"),
    ],
)
def test_planned_dates(mark: Mark, text: str, expected: list[str]) -> None:
    assert read_dates(mark, text, planned=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        case("وصلوا أمس", UNRESOLVED, name="yesterday"),
        case("وصلوا الأحد", UNRESOLVED, name="weekday"),
        case("وصلوا في 5 أيار", UNRESOLVED, name="day without a year"),
        case("وصلوا قبل يومين", UNRESOLVED, name="two days ago"),
        case("وصلوا الشهر الماضي", UNRESOLVED, name="last month"),
        case("في أيار من العام الماضي", UNRESOLVED, name="month of last year"),
        case("وصلوا في 5 رمضان", UNRESOLVED, name="hijri day without a year"),
        case("وصلوا في 5 أيار 2016", day("2016-05-05"), name="a whole date needs no anchor"),
    ],
)
def test_no_year_is_invented_without_a_day_of_publication(mark: Mark, text: str, expected: list[str]) -> None:
    assert read_dates(mark, text, None) == expected


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        pytest.param(date(2018, 5, 22), "وصلوا اليوم الاثنين", [day("2018-05-21")], id="published after midnight"),
        pytest.param(date(2018, 1, 2), "وصلوا في 30 كانون الأول", [day("2017-12-30")], id="over the new year"),
        pytest.param(date(2018, 5, 20), "وصلوا في 21 أيار", [day("2018-05-21")], id="a day of grace for time zones"),
        pytest.param(date(2018, 3, 1), "وصلوا أمس", [day("2018-02-28")], id="month end"),
        pytest.param(date(2016, 3, 1), "وصلوا أمس", [day("2016-02-29")], id="leap day"),
    ],
)
def test_other_days_of_publication(mark: Mark, published: date, text: str, expected: list[str]) -> None:
    assert read_dates(mark, text, published) == expected


def test_a_weekday_beside_a_date_is_one_mention_with_it(mark: Mark) -> None:
    marked = mark("وصلوا مساء الأحد 20 أيار/مايو 2018 إلى القرية")
    items = [i for i in marked.items if i.kind == "date"]
    start, end = marked.text_span(items[0].i, items[0].j)
    assert len(items) == 1
    assert marked.article.text[start:end] == "مساء الأحد 20 أيار/مايو 2018"


def test_since_the_time_when_is_that_time(mark: Mark) -> None:
    assert [i.cue for i in mark("لا تبادل منذ تشرين الأول 2016، حين أفرجا عن مئة").items if i.kind == "date"] == [""]


def test_since_is_told_by_a_cue(mark: Mark) -> None:
    assert [i.cue for i in mark("منذ مطلع العام خرج عشرون أمس").items if i.kind == "date"] == ["since", ""]
