"""Dates: from day, month, year and relative words to the days that they mean."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from hijridate import Gregorian, Hijri


class DateSpan(NamedTuple):
    """The days that a date expression means.

    Attributes:
        start: First day.
        end: Last day.
        precision: `day`, `week`, `month` or `year`.
    """

    start: date
    end: date
    precision: str


def day_span(day: date) -> DateSpan:
    """Return one day."""
    return DateSpan(day, day, "day")


def month_span(year: int, month: int, *, part: str = "") -> DateSpan:
    """Return a month, or a part of it.

    Args:
        year: Year of the Gregorian calendar.
        month: 1 to 12.
        part: `start` (days 1 to 10), `middle` (11 to 20), `end` (21 to the last) or empty for all (codebook, section 7).
    """
    last = calendar.monthrange(year, month)[1]
    first, final = {"start": (1, 10), "middle": (11, 20), "end": (21, last)}.get(part, (1, last))
    return DateSpan(date(year, month, first), date(year, month, final), "week" if part else "month")


def year_span(year: int, *, part: str = "") -> DateSpan:
    """Return a year, or a part of it: `start` (its first quarter), `middle` (May to August), `end` (its last quarter)."""
    first, last = {"start": (1, 3), "middle": (5, 8), "end": (10, 12)}.get(part, (1, 12))
    return DateSpan(date(year, first, 1), month_span(year, last).end, "year")


def season_span(months: tuple[int, int], year: int) -> DateSpan:
    """Return a season; one that crosses the new year begins in `year`.

    Args:
        months: Its first and last month.
        year: The year in which it begins.
    """
    first, last = months
    return DateSpan(date(year, first, 1), month_span(year + (last < first), last).end, "month")


def join_spans(first: DateSpan, last: DateSpan) -> DateSpan | None:
    """Return the days from the start of one span to the end of another.

    Returns:
        None if the second ends before the first starts. Up to four days count as known to the day, 16 to the week,
        three months to the month.
    """
    if last.end < first.start:
        return None
    days = (last.end - first.start).days
    precision = "day" if days <= 3 else "week" if days <= 16 else "month" if days <= 92 else "year"
    if precision == "day" and "day" not in (first.precision, last.precision):
        precision = last.precision
    return DateSpan(first.start, last.end, precision)


def align_weekday(day: date, iso: int) -> date:
    """Return the day of a weekday that lies nearest to a day, the earlier of two; the day itself where it is that weekday.

    An article dated shortly after midnight says "today, Sunday" of the day before.
    """
    ahead = (iso - day.isoweekday()) % 7
    return day + timedelta(days=ahead if ahead <= 3 and ahead else ahead - 7 if ahead else 0)


def resolve_month(
    month: int, *, year: int | None, anchor: date | None, future: bool, part: str = ""
) -> DateSpan | None:
    """Return a named month; without a year the latest one not after the anchor, or for a planned event the next one.

    Returns:
        None if there is neither a year nor an anchor.
    """
    if year is None:
        if anchor is None:
            return None
        year = anchor.year
        if future and month < anchor.month:
            year += 1
        elif not future and month > anchor.month:
            year -= 1
    return month_span(year, month, part=part)


def resolve_day(day: int, month: int, *, year: int | None, anchor: date | None, future: bool) -> DateSpan | None:
    """Return a day of a named month; years are chosen as in `resolve_month`, with a day's grace for time zones.

    Returns:
        None if the day does not exist or there is neither a year nor an anchor.
    """
    for candidate in _years(year, anchor, future=future):
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year is not None or anchor is None:
            return day_span(found)
        if future and found >= anchor - timedelta(days=1):
            return day_span(found)
        if not future and found <= anchor + timedelta(days=1):
            return day_span(found)
    return None


def _years(year: int | None, anchor: date | None, *, future: bool) -> tuple[int, ...]:
    if year is not None:
        return (year,)
    if anchor is None:
        return ()
    return (anchor.year, anchor.year + 1) if future else (anchor.year, anchor.year - 1)


def resolve_weekday(iso: int, *, anchor: date | None, direction: str) -> DateSpan | None:
    """Return the day that a weekday names.

    Args:
        iso: 1 Monday to 7 Sunday.
        anchor: Day of publication.
        direction: `past` (the latest, the day of publication included), `last` ("الماضي": before it), `next` (after it),
            `future` (the next, the day of publication included).
    """
    if anchor is None:
        return None
    back = (anchor.isoweekday() - iso) % 7
    if direction in ("past", "last"):
        return day_span(anchor - timedelta(days=back or (7 if direction == "last" else 0)))
    ahead = (iso - anchor.isoweekday()) % 7
    return day_span(anchor + timedelta(days=ahead or (7 if direction == "next" else 0)))


def resolve_ago(amount: int | None, unit: str, *, anchor: date | None, ahead: bool = False) -> DateSpan | None:
    """Return "N units ago" (or ahead): days are days, weeks a week, months a month, years a year.

    Args:
        amount: How many; None for "some".
        unit: `hour`, `day`, `week`, `month` or `year`.
        anchor: Day of publication.
        ahead: Count forwards.

    Returns:
        None without an anchor, for "some weeks" and longer, and for amounts that no report means.
    """
    if anchor is None or (amount or 0) > 400:
        return None
    sign = 1 if ahead else -1
    if unit == "hour":
        return _order(anchor, anchor + timedelta(days=sign * ((amount or 0) // 24)), "day")
    if unit == "day" and amount is None:
        return _order(anchor + timedelta(days=sign), anchor + timedelta(days=7 * sign), "week")
    return _units_away(anchor, sign * amount, unit) if amount is not None else None


def _units_away(anchor: date, step: int, unit: str) -> DateSpan:
    if unit == "day":
        return day_span(anchor + timedelta(days=step))
    if unit == "week":
        middle = anchor + timedelta(days=7 * step)
        return DateSpan(middle - timedelta(days=3), middle + timedelta(days=3), "week")
    return _month_away(anchor, step) if unit == "month" else year_span(anchor.year + step)


def resolve_window(amount: int, unit: str, *, anchor: date | None, ahead: bool) -> DateSpan | None:
    """Return the days of "within N units" or "the past N units", the day of publication included.

    Args:
        amount: How many.
        unit: `hour`, `day`, `week`, `month` or `year`.
        anchor: Day of publication.
        ahead: The window lies after the anchor.
    """
    days = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}[unit] * amount
    if anchor is None or days > 400:
        return None
    other = anchor + timedelta(days=int(days + 0.5) if ahead else -int(days + 0.5))
    return join_spans(day_span(min(anchor, other)), day_span(max(anchor, other)))


def _order(a: date, b: date, precision: str) -> DateSpan:
    return DateSpan(min(a, b), max(a, b), precision)


def _month_away(anchor: date, step: int, part: str = "") -> DateSpan:
    months = anchor.year * 12 + anchor.month - 1 + step
    return month_span(months // 12, months % 12 + 1, part=part)


def resolve_period(
    unit: str, which: str, *, anchor: date | None, part: str = "", future: bool = False
) -> DateSpan | None:
    """Return "last/this/next week, month, year", or a part of that month or year.

    Args:
        unit: `week`, `month` or `year`.
        which: `last`, `this` or `next`.
        anchor: Day of publication.
        part: `start`, `middle`, `end` or empty for all.
        future: The event is planned, so that "this week" lies ahead.
    """
    if anchor is None:
        return None
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "week":
        if step == 0:
            return (
                DateSpan(anchor, anchor + timedelta(days=6), "week")
                if future
                else DateSpan(anchor - timedelta(days=6), anchor, "week")
            )
        return _order(anchor + timedelta(days=step), anchor + timedelta(days=7 * step), "week")
    if unit == "month":
        return _month_away(anchor, step, part)
    return year_span(anchor.year + step, part=part)


def resolve_hijri(
    day: int | None, month: int, year: int | None, *, anchor: date | None = None, future: bool = False
) -> DateSpan | None:
    """Return a Hijri day or month in the Gregorian calendar (Umm al-Qura, within a day of announced months).

    Args:
        day: Day of the month; None for the whole month.
        month: 1 Muharram to 12 Dhu al-Hijja.
        year: Hijri year; None for the latest month not after the anchor, or for a planned event the next one.
        anchor: Day of publication, read where there is no year.
        future: The event is planned.

    Returns:
        None if the date lies outside 1343 to 1500 AH, does not exist, or has neither year nor anchor.
    """
    if year is not None:
        return _hijri_span(day, month, year)
    if anchor is None:
        return None
    try:
        current = Gregorian(anchor.year, anchor.month, anchor.day).to_hijri().year
    except (ValueError, OverflowError):
        return None
    for candidate in (current, current + 1) if future else (current, current - 1):
        span = _hijri_span(day, month, candidate)
        if span is not None and (span.end >= anchor if future else span.start <= anchor):
            return span
    return None


def _hijri_span(day: int | None, month: int, year: int) -> DateSpan | None:
    try:
        if day is not None:
            return day_span(date(*Hijri(year, month, day).to_gregorian().datetuple()))
        first = date(*Hijri(year, month, 1).to_gregorian().datetuple())
        last = first + timedelta(days=Hijri(year, month, 1).month_length() - 1)
    except (ValueError, OverflowError):
        return None
    return DateSpan(first, last, "month")
