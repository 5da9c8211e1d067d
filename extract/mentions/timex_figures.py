"""Dates in figures: days, months and years that no word names."""

from __future__ import annotations

from datetime import date

from extract.mentions.calendar_words import CalendarWord
from extract.mentions.timex_scan import Scan, Timex
from extract.mentions.timex_years import mark_since
from extract.text import dates

_SEPARATORS = frozenset("/-.")
_HEADS = frozenset(":–—-")  # behind a year, at the head of a line


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
    """Read a year after "year", "in", "during" or "since", or at the head of a line of a chronicle ("1985: …")."""
    before = scan.at(i - 1)
    is_named = before is not None and (before.unit == "year" or before.pair == "year")
    is_head = scan.text(i + 1) in _HEADS and all(not w[0].isalnum() for w in scan.marked.words[scan.start : i])
    if (
        word.digits > 2100
        or not (is_named or is_head or scan.part_before(i) or scan.text(i - 1) in ("في", "وفي", "منذ", "ومنذ", "خلال"))
        or (scan.counts_people(i + 1) and not is_named)
    ):
        return None
    first = i - 1 if is_named else i
    part = scan.part_before(first)
    span = dates.year_span(word.digits, part=part)
    other = scan.at(i + 2) if before is not None and before.pair else None
    j = i + 1
    if other is not None and other.digits >= word.digits and scan.text(i + 1) == "و":
        joined = dates.join_spans(span, dates.year_span(other.digits))
        span, j = joined or span, i + 3
    timex = Timex("year", first - bool(part), j + scan.is_in(j, "eras"), span, span, year=word.digits)
    return mark_since(scan, timex)
