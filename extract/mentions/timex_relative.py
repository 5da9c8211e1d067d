"""Relative dates: yesterday, N days ago, last month."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from extract.mentions.calendar_words import CalendarWord
from extract.mentions.numbers import read_number
from extract.mentions.timex_months import day_of_month, read_days
from extract.mentions.timex_scan import Scan, Timex
from extract.text import dates
from extract.text.dates import DateSpan

_ARTICLES = frozenset(("ال", "لل", "بال"))
_DAYS = "الايام"
_DAYS_OF = {"الاولي": "start", "الاخيره": "end"}  # behind "the days", before "of the month"


# ------------------------------------------------------------------ yesterday, today, the day after


def read_relative(scan: Scan, i: int, word: CalendarWord) -> Timex | None:
    """Read "yesterday", "the day before yesterday", "tonight", with the part of the day before it."""
    for rest, (start, end) in word.relative:
        j = i + 1 + len(rest)
        if j > scan.end or tuple(scan.marked.words[i + 1 : j]) != rest:
            continue
        if start == end == 0 and not rest and word.unit:
            other = _read_other_day(scan, i)
            if other is not None:
                return other if other.kind else None
        first, _ = scan.extend_left(i)
        span = None
        if scan.anchor is not None:
            span = DateSpan(scan.anchor + timedelta(days=start), scan.anchor + timedelta(days=end), "day")
        return Timex("relative", first, j, span, span)
    return None


def _read_other_day(scan: Scan, i: int) -> Timex | None:
    """Read what "اليوم" is when it is not today: "the same day", "the next day"; of an empty kind where it is no date."""
    after = scan.at(i + 1)
    text = scan.text(i + 1)
    if scan.is_in(i - 1, "until"):
        return Timex("", i, i + 1)
    if after is not None and (after.which == "same" or text in ("التالي", "الموالي")):
        return _from_day_before(scan, i, i + 2, 0 if after.which == "same" else 1)
    if scan.is_in(i + 1, "not_today") or text in _ARTICLES:
        return Timex("", i, i + 1)
    if after is not None and after.definite and after.day and not after.weekday:
        return Timex("", i, i + 1)
    return None


def _from_day_before(scan: Scan, i: int, j: int, days: int) -> Timex:
    """Return the day that lies some days after the day named before; unresolved where none is."""
    before = scan.before()
    past = None
    if before is not None and before.precision == "day" and before.start == before.end:
        day = before.end + timedelta(days=days)
        past = dates.day_span(day) if scan.anchor is None or day <= scan.anchor else None
    return Timex("relative", i, j, past, past)


# ------------------------------------------------------------------ N units ago, after, within


def read_distance(scan: Scan, i: int, word: CalendarWord) -> Timex | None:
    """Read "three days ago", "after five days", "within a week": digits, words, the dual, "some"."""
    k = _skip(scan, i + 1, "around")
    amount, some, k = _read_amount(scan, k + (scan.text(k) in _ARTICLES))
    unit = scan.at(k)
    if unit is None or not unit.unit or unit.definite:
        return None
    if amount is None and not some:
        amount = unit.amount or None
    j = _skip(scan, k + 1, "few")
    lasting = word.since and unit.unit in ("month", "year")  # how long something has lasted
    if lasting or (amount == 1 and _is_ordinal(scan, j)):  # "بعد يوم أول": a first day
        return None
    if word.direction == "within":
        return _within(scan, i, j, unit.unit, amount)
    name, months = unit.unit, _half(scan, j, unit.unit, amount)
    if months:
        amount, name, j = months, "month", j + 1
    if scan.text(j) == "من" and not scan.is_in(j + 1, "now") and not _is_place(scan, j + 1):
        return _back(scan, i, j + 1, name, amount) if word.direction == "after" else None  # counted from something else
    if word.direction == "after":
        return _after(scan, i, j, name, amount)
    span = dates.resolve_ago(amount, name, anchor=scan.anchor)
    return Timex("relative", i, j, span, span)


def _is_ordinal(scan: Scan, k: int) -> bool:
    """Tell whether an ordinal stands at token k."""
    word = scan.marked.info[k] if k < scan.end else None
    return word is not None and word.entry is not None and bool(word.entry.ordinal) and not word.joined


def _skip(scan: Scan, k: int, name: str) -> int:
    """Return the first token from k on that is not in a word set, at most four tokens on."""
    last = k + 4
    while k < last and scan.is_in(k, name):
        k += 1
    return k


def _read_amount(scan: Scan, k: int) -> tuple[int | None, bool, int]:
    """Read how many units: (number, whether it is "some", end)."""
    if scan.is_in(k, "some"):
        return None, True, k + 1
    number = read_number(scan.marked, k, scan.end) if k < scan.end else None
    if number is None or number.vague or number.value is None:
        return None, False, k
    return int(number.value), False, number.end


def _half(scan: Scan, j: int, unit: str, amount: int | None) -> int:
    """Return the months of "a year and a half", 0 for anything else."""
    return (amount or 1) * 12 + 6 if unit == "year" and scan.is_in(j, "half") else 0


def _is_place(scan: Scan, k: int) -> bool:
    """Tell whether a place follows "from", so that "a week ago from Aleppo" still counts from today."""
    word = scan.marked.info[k] if k < scan.end else None
    if word is None:
        return False
    return bool(
        word.entry is not None and word.entry.head in ("exact", "near", "district", "governorate", "direction")
    ) or _begins_place(word.starts)


def _begins_place(starts: tuple[tuple[str, bool, dict[str, Any]], ...]) -> bool:
    return any(name.kind == "place" for _, _, node in starts for name in node.get("", {}).get("name", ()))


def _after(scan: Scan, i: int, j: int, unit: str, amount: int | None) -> Timex | None:
    """Read "after N units": ahead of the article for a plan; told of the past it counts from the day named before."""
    if unit in ("year", "hour"):
        return None
    timex = Timex("relative", i, j)
    if unit == "day" and amount is not None:
        timex = _from_day_before(scan, i, j, amount)
    timex.planned = dates.resolve_ago(amount, unit, anchor=scan.anchor, ahead=True)
    return timex


def _back(scan: Scan, i: int, j: int, unit: str, amount: int | None) -> Timex | None:
    """Read "N units after" what is told behind it: as long before the day named last in the sentence, else before the report."""
    if unit not in ("day", "week") or amount is None:
        return None
    named = next((t.past for t in reversed(scan.found) if t.past is not None and t.kind != "back"), None)
    news = named.start if named is not None and named.precision == "day" else scan.anchor
    return Timex("back", i, j, past=dates.resolve_ago(amount, unit, anchor=news))


def read_day_after(scan: Scan, i: int) -> Timex | None:
    """Read "on the day after" what is told behind it ("غداة")."""
    return _back(scan, i, i + 1, "day", 1)


def _within(scan: Scan, i: int, j: int, unit: str, amount: int | None) -> Timex | None:
    """Read "within N units"; with "past" or "coming" after it the window lies there."""
    which = scan.at(j)
    name = which.which if which is not None else ""
    if amount is None or unit == "year" or (unit == "month" and not name):
        return None
    j += bool(name)
    timex = Timex("period", i, j)
    if name == "last":
        timex.past = timex.planned = dates.resolve_window(amount, unit, anchor=scan.anchor, ahead=False)
    else:
        timex.planned = dates.resolve_window(amount, unit, anchor=scan.anchor, ahead=True)
    return timex


# ------------------------------------------------------------------ last month, this week, the past days


def read_period(scan: Scan, i: int, word: CalendarWord) -> Timex | None:
    """Read "last month", "this week", "the past two days", "the start of the year", "the 5th of last month"."""
    if scan.text(i + 2) == "من" and _part_of_days(scan, i):
        return None  # "الأيام الأخيرة من الشهر": a part of what follows
    which, first, j = _which_of(scan, i)
    if word.unit in ("hour", "day") or word.amount != 1:
        return _read_window(scan, i, word)
    days: tuple[int, ...] = ()
    if word.unit == "month" and scan.text(first - 1) == "من":
        first, days = read_days(scan, first)
    part_word = scan.at(first - 1)
    part = part_word.part if part_word is not None and not days else ""
    if part and part_word is not None:
        first -= 1
        which = which or ("this" if word.unit != "week" else "")
    elif not days and scan.text(first - 1) == "من" and (part := _part_of_days(scan, first - 3)):
        first -= 3
    if which == "same":
        return _same_period(scan, Timex("period", first, j), word.unit, days=days, part=part)
    if not which:
        return None
    if days:
        span = dates.resolve_period("month", which, anchor=scan.anchor)
        return day_of_month(
            Timex("day", first, j), days, (span.start.year, span.start.month) if span is not None else None
        )
    past, planned = (
        dates.resolve_period(word.unit, which, anchor=scan.anchor, part=part, future=f) for f in (False, True)
    )
    timex = Timex("period", first, j, past, planned)
    before = scan.at(first - 1)
    if (
        before is not None
        and before.since
        and past is not None
        and scan.anchor is not None
        and past.start <= scan.anchor
    ):
        timex.past, timex.since = dates.join_spans(past, dates.day_span(scan.anchor)) or past, True
    return timex


def _which_of(scan: Scan, i: int) -> tuple[str, int, int]:
    """Read "last", "this", "next" or "same" after a period, or "this" before it: (which, first token, end)."""
    after = scan.at(i + 1)
    if after is not None and after.which and not after.joined:
        return after.which, i, i + 2
    if scan.is_in(i - 1, "demonstratives"):
        return "this", i - 1, i + 1
    return "", i, i + 1


def _part_of_days(scan: Scan, i: int) -> str:
    """Return which part of what follows "the last days of", "the first days of" are; empty where neither stands at token i."""
    return _DAYS_OF.get(scan.text(i + 1), "") if scan.text(i) == _DAYS else ""


def _same_period(scan: Scan, timex: Timex, unit: str, *, days: tuple[int, ...], part: str) -> Timex:
    """Read "of the same month" by the month named before; "the same year" alone stays unresolved."""
    before = scan.before()
    if unit != "month" or before is None:
        return timex
    if days:
        timex.kind = "day"
        return day_of_month(timex, days, (before.start.year, before.start.month))
    timex.past = timex.planned = dates.month_span(before.start.year, before.start.month, part=part)
    return timex


def _read_window(scan: Scan, i: int, word: CalendarWord) -> Timex | None:
    """Read "the past days", "the coming hours", "the past two weeks", "the last three days"."""
    k, amount = i + 1, 2 if word.amount == 2 else None
    while k - i < 3 and scan.is_in(k, "few"):
        k += 1
    if scan.text(k) in _ARTICLES:
        k += 1
    number = read_number(scan.marked, k, scan.end, most=1) if k < scan.end else None
    if number is not None and number.value is not None and not number.vague:
        amount, k = int(number.value), number.end
    which = scan.at(k)
    name = which.which if which is not None else ""
    if name not in ("last", "next") or (word.unit == "day" and word.amount == 1):
        return None
    ahead = name == "next"
    if amount is not None:
        span = dates.resolve_window(amount, word.unit, anchor=scan.anchor, ahead=ahead)
    elif word.unit == "hour":
        span = dates.resolve_window(24, "hour", anchor=scan.anchor, ahead=ahead)
    elif word.unit == "day":
        span = dates.resolve_ago(None, "day", anchor=scan.anchor, ahead=ahead)
    else:
        return None
    return Timex("period", i, k + 1, span, span)
