"""Dates: from day, month, year and relative words to the days that they mean."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from hijridate import Hijri


@dataclass(frozen=True, slots=True)
class DateSpan:
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


def year_span(year: int) -> DateSpan:
    """Return a year."""
    return DateSpan(date(year, 1, 1), date(year, 12, 31), "year")


def resolve_month(month: int, *, year: int | None, anchor: date | None, future: bool, part: str = "") -> DateSpan | None:
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
        unit: `day`, `week`, `month` or `year`.
        anchor: Day of publication.
        ahead: Count forwards.
    """
    if anchor is None or (amount or 0) > 400:
        return None
    sign = 1 if ahead else -1
    if unit == "day":
        if amount is None:
            span = (anchor + timedelta(days=1), anchor + timedelta(days=7)) if ahead else (anchor - timedelta(days=7), anchor - timedelta(days=1))
            return DateSpan(*span, "week")
        return day_span(anchor + timedelta(days=sign * amount))
    if amount is None:
        return None
    if unit == "week":
        middle = anchor + timedelta(days=sign * 7 * amount)
        return DateSpan(middle - timedelta(days=3), middle + timedelta(days=3), "week")
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + sign * amount
        return month_span(months // 12, months % 12 + 1)
    return year_span(anchor.year + sign * amount) if 1 <= anchor.year + sign * amount <= 9999 else None


def resolve_period(unit: str, which: str, *, anchor: date | None) -> DateSpan | None:
    """Return "last/this/next week, month, year".

    Args:
        unit: `week`, `month` or `year`.
        which: `last`, `this` or `next`.
        anchor: Day of publication.
    """
    if anchor is None:
        return None
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "week":
        if step == 0:
            return DateSpan(anchor - timedelta(days=6), anchor, "week")
        if step < 0:
            return DateSpan(anchor - timedelta(days=7), anchor - timedelta(days=1), "week")
        return DateSpan(anchor + timedelta(days=1), anchor + timedelta(days=7), "week")
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + step
        return month_span(months // 12, months % 12 + 1)
    return year_span(anchor.year + step)


def resolve_hijri(day: int | None, month: int, year: int) -> DateSpan | None:
    """Return a Hijri day or month in the Gregorian calendar (Umm al-Qura, within a day of announced months).

    Returns:
        None if the date lies outside 1343 to 1500 AH or does not exist.
    """
    try:
        if day is not None:
            return day_span(date(*Hijri(year, month, day).to_gregorian().datetuple()))
        first = date(*Hijri(year, month, 1).to_gregorian().datetuple())
        last = first + timedelta(days=Hijri(year, month, 1).month_length() - 1)
    except (ValueError, OverflowError):
        return None
    return DateSpan(first, last, "month")
