"""Absolute dates: named months with day and year, dates in figures, years, seasons, days of "this month"."""

from __future__ import annotations

from datetime import date, timedelta

from extract.mentions.calendar_words import CalendarWord
from extract.mentions.timex_scan import Scan, Timex
from extract.text import dates
from extract.text.dates import DateSpan

_TWIN_MARKS = frozenset("/\\(-–[")
_ARTICLES = frozenset(("ال", "لل", "بال", "وال"))
_RANGE_SIGNS = frozenset(("و", "-", "–", "—", "الي", "حتي", "/"))
_SEPARATORS = frozenset("/-.")
_FIRST_HIJRI, _LAST_HIJRI = 1300, 1500
_WHEN = ("حين", "عندما")  # goes on to what was done then


def read_month(scan: Scan, i: int) -> Timex | None:
    """Read a named month with what stands around it: days, second name, year, part, "last"."""
    j, (_, calendar, month, ambiguous) = scan.marked.months[i]
    j, agrees = _skip_twin(scan, j, month, calendar)
    if not agrees or _is_second_of_odd_pair(scan, i):
        return None
    first, days = _read_days(scan, i)
    year, which, j = _read_year_after(scan, j, hijri=calendar == "hijri")
    timex = Timex(
        "day" if days else "month",
        first,
        j,
        day=days[-1] if days else 0,
        month=month,
        year=year or 0,
        hijri=calendar == "hijri",
    )
    part = _part_before(scan, first) if not days else ""
    if part:
        timex.i -= 1
    elif ambiguous and not days and year is None and first == i and not which and j == scan.marked.months[i][0]:
        return None
    if year == 0:  # "of the same year", and none was named
        return timex
    timex.past, timex.planned = (
        _resolve(scan, timex, days, part=part, which=which, future=f)
        for f in (which == "next", which not in ("last", "this"))
    )
    return _mark_since(scan, timex)


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


def _read_days(scan: Scan, i: int) -> tuple[int, tuple[int, ...]]:
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


def _part_before(scan: Scan, first: int) -> str:
    word = scan.at(first - 1)
    return word.part if word is not None else ""


def _read_year_after(scan: Scan, j: int, *, hijri: bool) -> tuple[int | None, str, int]:
    """Read the year after a month: (year, "last/this/next" of the month, end); the year 0 is one that is not known."""
    word = scan.at(j)
    if word is not None and word.which and word.which != "same" and word.definite is False:
        return None, word.which, j + 1
    n, named = j, False
    while n - j < 3 and (
        scan.is_in(n, "year_words") or scan.is_in(n, "year_linkers") or scan.is_in(n, "demonstratives")
    ):
        named = named or scan.is_in(n, "year_words")
        n += 1
    year = scan.at(n)
    low, high = (_FIRST_HIJRI, _LAST_HIJRI) if hijri else (1900, 2100)
    if year is not None and low <= year.digits <= high and (named or not scan.counts_people(n + 1)):
        return year.digits, "", n + 1 + scan.is_in(n + 1, "eras")
    if named:
        relative = _relative_year(scan, n)
        if relative is not None:
            return relative
    return None, "", j


def _relative_year(scan: Scan, n: int) -> tuple[int | None, str, int] | None:
    """Read "of last year", "of this year", "of the same year" whose year word ends before token n."""
    which = scan.at(n)
    if scan.is_in(n - 2, "demonstratives"):
        return (scan.anchor.year if scan.anchor else 0), "", n
    if which is None or not which.which:
        return None
    if which.which == "same":
        before = scan.before()
        return (before.start.year if before is not None else 0), "", n + 1
    return (scan.anchor.year + {"last": -1, "this": 0, "next": 1}[which.which] if scan.anchor else 0), "", n + 1


def _mark_since(scan: Scan, timex: Timex) -> Timex:
    """Stretch a month or year after "since" to the day of publication, unless the text goes on to what was done then."""
    word = scan.at(timex.i - 1)
    told = scan.text(timex.j + (scan.text(timex.j) in ("،", ","))) in _WHEN  # "منذ أكتوبر، حين أفرجا": in that month
    if word is not None and word.since and timex.kind != "day" and not told:
        timex.since = True
        if scan.anchor is not None and timex.past is not None and timex.past.start <= scan.anchor:
            timex.past = dates.join_spans(timex.past, dates.day_span(max(scan.anchor, timex.past.end)))
    return timex


# ------------------------------------------------------------------ figures


def read_figures(scan: Scan, i: int, word: CalendarWord) -> Timex | None:
    """Read a date in figures (21/5/2018, 2018-05-21, 21.5.2018) or a year."""
    if word.dotted:
        parts = scan.text(i).split(".")
        return _figures(scan, i, i + 1, tuple(int(p) for p in parts) if all(p.isdecimal() for p in parts) else ())
    sign = scan.text(i + 1)
    if sign in _SEPARATORS and sign:
        values = [w.digits if w is not None else 0 for w in (word, scan.at(i + 2), scan.at(i + 4))]
        if scan.text(i + 3) == sign and all(values):
            return _figures(scan, i, i + 5, tuple(values))
        if sign == "/" and scan.text(i + 3) != "/" and scan.text(i - 1) != "/":
            return _short_figures(scan, i, values[0], values[1])
    return _read_year(scan, i, word) if word.digits >= 1900 else None


def _figures(scan: Scan, i: int, j: int, values: tuple[int, ...]) -> Timex | None:
    if len(values) != 3:
        return None
    a, b, c = values
    year, month, day = (a, b, c) if a >= 1900 else (c, b, a) if c >= 1900 else (2000 + c, b, a)
    if month > 12:
        month, day = day, month
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    if year not in (a, c) and (scan.anchor is None or found.year > scan.anchor.year + 1):
        return None  # "20.." is only read where the day of publication bears it out
    span = dates.day_span(found)
    return Timex("day", i, j, span, span, day=day, month=month, year=year)


def _short_figures(scan: Scan, i: int, first: int, second: int) -> Timex | None:
    """Read a day and month without a year, after "day" or a weekday: "يوم 21/5"; or a month and year: "5/2018"."""
    if first <= 12 and 1900 <= second <= 2100:
        span = dates.month_span(second, first)
        return Timex("month", i, i + 3, span, span, month=first, year=second)
    before = scan.at(i - 1)
    if not 1 <= second <= 12 or first > 31 or before is None or not (before.day_part or before.weekday):
        return None
    past, planned = (dates.resolve_day(first, second, year=None, anchor=scan.anchor, future=f) for f in (False, True))
    return Timex("day", i, i + 3, past, planned, day=first, month=second)


def _read_year(scan: Scan, i: int, word: CalendarWord) -> Timex | None:
    """Read a year after "year", "in", "during" or "since"."""
    before = scan.at(i - 1)
    is_named = before is not None and (before.unit == "year" or before.pair == "year")
    if (
        word.digits > 2100
        or not (is_named or scan.text(i - 1) in ("في", "وفي", "منذ", "ومنذ", "خلال"))
        or (scan.counts_people(i + 1) and not is_named)
    ):
        return None
    first = i - 1 if is_named else i
    part = _part_before(scan, first)
    span = dates.year_span(word.digits, part=part)
    other = scan.at(i + 2) if before is not None and before.pair else None
    j = i + 1
    if other is not None and other.digits >= word.digits and scan.text(i + 1) == "و":
        joined = dates.join_spans(span, dates.year_span(other.digits))
        span, j = joined or span, i + 3
    timex = Timex("year", first - bool(part), j + scan.is_in(j, "eras"), span, span, year=word.digits)
    return _mark_since(scan, timex)


# ------------------------------------------------------------------ seasons, days of a month named by "this"


def read_season(scan: Scan, i: int, word: CalendarWord) -> Timex | None:
    """Read "summer 2018", "spring of last year", "last summer", "in spring"."""
    if word.season is None:
        return None
    year, which, j = _read_year_after(scan, i + 1, hijri=False)
    if year == 0:
        return Timex("period", i, j)
    if year is not None:
        span = dates.season_span(word.season, year)
        return _mark_since(scan, Timex("period", i, j, span, span))
    alone = word.definite and scan.text(i - 1) in ("في", "وفي", "هذا", "منذ")
    if not (which or alone) or scan.anchor is None:
        return Timex("period", i, j) if which else None
    past, planned = (
        _nearest_season(word.season, scan.anchor, future=f, which=which) for f in (which == "next", which != "last")
    )
    return _mark_since(scan, Timex("period", i, j, past, planned))


def _nearest_season(months: tuple[int, int], anchor: date, *, future: bool, which: str) -> DateSpan | None:
    """Return the latest season that has begun, or the next that has not ended; "last" and "next" leave out the running one."""
    years = (
        (anchor.year - 1, anchor.year, anchor.year + 1) if future else (anchor.year, anchor.year - 1, anchor.year - 2)
    )
    for year in years:
        span = dates.season_span(months, year)
        running = span.start <= anchor <= span.end
        if running and which in ("last", "next"):
            continue
        if span.end >= anchor if future else span.start <= anchor:
            return span
    return None


def read_day_of_this_month(scan: Scan, i: int, word: CalendarWord) -> Timex | None:
    """Read "the 15th instant" ("15 الجاري", "الخامس عشر من الجاري") and "the 22nd of it" ("22 منه")."""
    if not word.same_month and scan.text(i - 1) != "من" and not (scan.at(i - 1) or CalendarWord()).digits:
        return None
    first, days = _read_days(scan, i)
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


def read_days_before(scan: Scan, i: int) -> tuple[int, tuple[int, ...]]:
    """Read the days before "of the month": (first token, first and last day)."""
    return _read_days(scan, i)
