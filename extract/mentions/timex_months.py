"""Months: named months with day, second name and year, and days of "this month"."""

from __future__ import annotations

from datetime import timedelta

from extract.mentions.calendar_words import CalendarWord
from extract.mentions.timex_scan import Scan, Timex
from extract.mentions.timex_years import mark_since, read_year_after
from extract.text import dates
from extract.text.dates import DateSpan

_OF_YEAR = 6  # tokens from a year to a month of it
_TWIN_MARKS = frozenset("/\\(-–[")
_ARTICLES = frozenset(("ال", "لل", "بال", "وال"))
_WHEN = frozenset(
    ("في", "وفي", "ففي", "خلال", "وخلال", "منذ", "ومنذ", "حتي")
)  # before a month that may be another word, they tell that it is one
_RANGE_SIGNS = frozenset(("و", "-", "–", "—", "الي", "حتي", "/"))


def read_month(scan: Scan, i: int) -> Timex | None:
    """Read a named month with what stands around it: days, second name, year, part, "last"."""
    j, (_, calendar, month, ambiguous) = scan.marked.months[i]
    j, agrees = _skip_twin(scan, j, month, calendar)
    if not agrees or _is_second_of_odd_pair(scan, i):
        return None
    first, days = read_days(scan, i)
    year, which, j = read_year_after(scan, j, hijri=calendar == "hijri")
    if year is None and not which and calendar != "hijri":
        year = _year_before(scan, first)
    timex = Timex(
        "day" if days else "month",
        first,
        j,
        day=days[-1] if days else 0,
        month=month,
        year=year or 0,
        hijri=calendar == "hijri",
    )
    part = scan.part_before(first) if not days else ""
    if part:
        timex.i -= 1
    elif (
        ambiguous
        and not days
        and year is None
        and first == i
        and not which
        and j == scan.marked.months[i][0]
        and scan.text(i - 1) not in _WHEN
    ):
        return None
    if year == 0:  # "of the same year", and none was named
        return timex
    timex.past, timex.planned = (
        _resolve(scan, timex, days, part=part, which=which, future=f)
        for f in (which == "next", which not in ("last", "this"))
    )
    return mark_since(scan, timex)


def _year_before(scan: Scan, first: int) -> int | None:
    """Return the year alone that the sentence names shortly before a month ("أولى الاتفاقات عام 2017 كانت في منتصف مارس")."""
    last = scan.found[-1] if scan.found else None
    if last is None or last.kind != "year" or last.since or not 0 < first - last.j <= _OF_YEAR:
        return None
    return last.year


def _resolve(
    scan: Scan, timex: Timex, days: tuple[int, ...], *, part: str, which: str, future: bool
) -> DateSpan | None:
    """Return the days that a month with or without days and year means."""
    anchor, month, year = scan.anchor, timex.month, timex.year or None
    if timex.hijri:
        span = _join([dates.resolve_hijri(d, month, year, anchor=anchor, future=future) for d in days or (None,)])
        if which == "last" and not days and span is not None and anchor is not None and span.end >= anchor:
            return dates.resolve_hijri(None, month, None, anchor=span.start - timedelta(days=1))
        return span
    if not days:
        if year is None and anchor is not None and which and which != "same":
            year = anchor.year + _years_away(which, month, anchor.month)
        return dates.resolve_month(month, year=year, anchor=anchor, future=future, part=part)
    if which == "this" and year is None and anchor is not None:
        year = anchor.year  # "5 مايو الجاري"
    last = dates.resolve_day(days[-1], month, year=year, anchor=anchor, future=future)
    if last is None or len(days) == 1:
        return last
    return _join([dates.resolve_day(days[0], month, year=last.start.year, anchor=anchor, future=future), last])


def _years_away(which: str, month: int, current: int) -> int:
    """Return how many years "last", "this" or "next" month of a name lies from the current year."""
    if which == "last":
        return -1 if month >= current else 0
    if which == "next":
        return 1 if month <= current else 0
    return 0


def _join(spans: list[DateSpan | None]) -> DateSpan | None:
    first, last = spans[0], spans[-1]
    if first is None or last is None or len(spans) == 1:
        return first
    return dates.join_spans(first, last)


def _skip_twin(scan: Scan, j: int, month: int, calendar: str) -> tuple[int, bool]:
    """Skip the second name of a month ("نيسان/أبريل"): (end, whether it is the same month)."""
    beside = scan.marked.months.get(j) if j < scan.end else None
    if beside is not None and beside[1][1:3] == (calendar, month):
        return beside[0], True  # "ديسمبر كانون الأول"
    if scan.text(j) not in _TWIN_MARKS or j + 1 not in scan.marked.months or j + 1 >= scan.end:
        return j, True
    end, (_, other, number, _) = scan.marked.months[j + 1]
    if other != calendar or (number != month and scan.text(j) in "-–("):
        return j, True  # a range, or the other calendar
    if number != month:
        return j, False
    return end + (scan.text(end) in (")", "]")), True


def _is_second_of_odd_pair(scan: Scan, i: int) -> bool:
    """Tell whether a month follows a slash after another month: a pair that disagrees, since the first has not taken it."""
    if scan.text(i - 1) != "/":
        return False
    return any(n in scan.marked.months and scan.marked.months[n][0] == i - 1 for n in (i - 2, i - 3) if n >= scan.start)


def read_days(scan: Scan, i: int) -> tuple[int, tuple[int, ...]]:
    """Read the days before a month or "of it": (first token, first and last day)."""
    k, of = i - 1, False
    for _ in range(2):
        word = scan.at(k)
        if scan.text(k) == "من":
            of, k = True, k - 1
        elif word is not None and word.unit == "month" and not word.definite and word.amount == 1:
            k -= 1
    first, day = read_day_number(scan, k, of=of)
    if not day:
        return (k + 1 if scan.text(k + 1) != "من" else i), ()
    sign = scan.text(first - 1)
    word = scan.at(first)
    if sign in _RANGE_SIGNS:
        before, earlier = read_day_number(scan, first - 2, of=of)
    elif word is not None and word.joined and not word.digits:
        before, earlier = read_day_number(scan, first - 1, of=of)
    else:
        return first, (day,)
    if not 0 < earlier < day:
        return first, (day,)
    while scan.text(before - 1) == "و":  # "أيام 5 و6 و7 مايو"
        further, still_earlier = read_day_number(scan, before - 2, of=of)
        if not 0 < still_earlier < earlier:
            break
        before, earlier = further, still_earlier
    return before, (earlier, day)


def read_day_number(scan: Scan, k: int, *, of: bool) -> tuple[int, int]:
    """Read a day of the month that ends at token k, in digits or words: (first token, day), the day 0 if there is none."""
    word = scan.at(k)
    if word is None or (k - 1 in scan.marked.months and scan.marked.months[k - 1][0] > k):
        return k, 0  # "الأول" of "كانون الأول"
    if word.digits:
        if word.digits > 31 or scan.text(k - 1) == ":":
            return k, 0
        return (k - 1 if scan.text(k - 1) in _ARTICLES else k), word.digits
    before = scan.at(k - 1)
    if word.ten and before is not None and 0 < before.day < 10 and (word.joined if word.ten > 10 else not word.joined):
        day = before.day + word.ten
        return (k - 1, day) if day <= 31 else (k, 0)
    if of and not word.definite:
        return k, 0
    return k, word.ten if word.ten > 10 else word.day


def read_day_of_this_month(scan: Scan, i: int, word: CalendarWord) -> Timex | None:
    """Read "the 15th instant" ("15 الجاري", "الخامس عشر من الجاري") and "the 22nd of it" ("22 منه")."""
    if not word.same_month and scan.text(i - 1) != "من" and not (scan.at(i - 1) or CalendarWord()).digits:
        return None
    first, days = read_days(scan, i)
    if not days:
        return None
    if word.same_month:
        before = scan.before()
        month = (before.start.year, before.start.month) if before is not None else None
    else:
        month = (scan.anchor.year, scan.anchor.month) if scan.anchor is not None else None
    return day_of_month(Timex("day", first, i + 1), days, month)


def day_of_month(timex: Timex, days: tuple[int, ...], month: tuple[int, int] | None) -> Timex:
    """Give an expression the days of a month of a year; it stays unresolved without one."""
    if month is not None:
        year, number = month
        span = _join([dates.resolve_day(d, number, year=year, anchor=None, future=False) for d in days])
        timex.past, timex.planned, timex.day, timex.month, timex.year = span, span, days[-1], number, year
    return timex
