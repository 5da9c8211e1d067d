"""Calendar dates in the forms that Arabic pages print them.

For the date of publication alone: whole dates, with day, month and year. Dates of events, relative and partial, are
the business of `extract/text`. Never guesses: a form with two readings counts only if a weekday or the calendar settles it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Final

from hijridate import Hijri

from extract.articles.words import load_entries
from extract.text.folding import fold_word

_FIRST_YEAR: Final = 1990  # no outlet that we read was online before
_CLOCK: Final = re.compile(r"(?<![\d:.])([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?(?![\d:])\s*([^\W\d_]+)?")
_YEAR: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_NEAR: Final = 30  # characters between a date and its clock time
_SEPARATOR: Final = r"[\s،,.\-–/|]*"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as a text prints it.

    Attributes:
        day: The day.
        moment: The moment where a clock time stands beside it; without zone unless the text names one.
        start: Where it starts in the folded text.
        end: Where it ends.
    """

    day: date
    moment: datetime | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Calendar:
    """Month and weekday words by folded form, and the patterns compiled from them."""

    months: dict[str, tuple[str, int]]
    weekdays: dict[str, int]
    added_hours: dict[str, int]
    patterns: tuple[re.Pattern[str], ...]
    weekday: re.Pattern[str]
    zone: re.Pattern[str]


@cache
def load_calendar() -> _Calendar:
    """Compile the month, weekday and clock words of the lexicon."""
    months: dict[str, tuple[str, int]] = {}
    for entry in load_entries("months.yml", "months"):
        value = (str(entry["calendar"]), int(entry["month"]))
        months.setdefault(fold_word(str(entry["form"])).lower(), value)
        if value[0] == "gregorian":
            gloss = str(entry["gloss"]).lower()
            months.setdefault(gloss, value)
            months.setdefault(gloss[:3], value)
    weekdays = {fold_word(str(e["form"])): int(e["iso"]) for e in load_entries("weekdays.yml", "weekdays")}
    hours = {fold_word(str(e["form"])): int(e["adds_hours"]) for e in load_entries("weekdays.yml", "day_parts")}
    hours |= {"am": 0, "pm": 12}
    month = _alternate(months)
    pair = rf"(?P<month>{month})\.?(?:\s*[/\\(–-]\s*(?P<twin>{month})\s*\)?)?"
    middle = rf"\s*(?:(?:{_alternate(_list_links('month'))})\s+)?[-–/،,]?\s*"
    last = rf"{_SEPARATOR}(?:(?:{_alternate(_list_links('year'))})\s+)?"
    zone = _alternate([fold_word(str(e["form"])).lower() for e in load_entries("weekdays.yml", "zones")])
    patterns = (
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{middle}{pair}{last}(?P<year>\d{{4}})(?!\d)",
        rf"(?<![^\W\d_]){pair}\s*(?P<day>\d{{1,2}})\s*[،,]\s*(?P<year>\d{{4}})(?!\d)",
        r"(?<![\d/.-])(?P<year>\d{4})\s?[-/.]\s?(?P<number>\d{1,2})\s?[-/.]\s?(?P<day>\d{1,2})(?![\d/])",
        r"(?<![\d/.-])(?P<day>\d{1,2})\s?[-/.]\s?(?P<number>\d{1,2})\s?[-/.]\s?(?P<year>\d{4})(?![\d/])",
    )
    return _Calendar(
        months=months,
        weekdays=weekdays,
        added_hours=hours,
        patterns=tuple(re.compile(pattern) for pattern in patterns),
        weekday=re.compile(rf"(?<![^\W\d_])(?:{_alternate(weekdays)})(?![^\W\d_])"),
        zone=re.compile(rf"(?:{zone})\s*(?:([+-])\s*(\d{{1,2}}))?"),
    )


def _list_links(place: str) -> list[str]:
    """Return the folded words that stand before a date's month or year."""
    return [fold_word(str(e["form"])) for e in load_entries("months.yml", "links") if e["at"] == place]


def _alternate(words: Iterable[str]) -> str:
    """Return a pattern of any of the words, longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))


def fold_line(line: str) -> str:
    """Fold a line as the date patterns read it."""
    return fold_word(line).lower()


def find_dates(line: str) -> list[FoundDate]:
    """Find the whole dates that a line prints, in the order of the line.

    A Hijri date counts where no Gregorian one stands in the line: outlets print them in pairs.

    Args:
        line: A line as folded by `fold_line`.
    """
    if not _YEAR.search(line):
        return []
    calendar = load_calendar()
    weekday = _find_weekday(line, calendar)
    found: dict[int, tuple[FoundDate, bool]] = {}
    for pattern in calendar.patterns:
        for match in pattern.finditer(line):
            read = _read_match(match, weekday, calendar)
            if read is not None and not any(_overlap(match, other) for other, _ in found.values()):
                day, is_hijri = read
                moment = _find_clock(line, match.start(), match.end(), day, calendar)
                found[match.start()] = (FoundDate(day, moment, match.start(), match.end()), is_hijri)
    gregorian = [item for item, is_hijri in found.values() if not is_hijri]
    dates = gregorian or [item for item, _ in found.values()]
    return sorted(dates, key=lambda item: item.start)


def _overlap(match: re.Match[str], other: FoundDate) -> bool:
    """Tell whether a match shares characters with a date found before."""
    return match.start() < other.end and other.start < match.end()


def _find_weekday(line: str, calendar: _Calendar) -> int | None:
    """Return the one weekday that a line names; None where it names none, or several."""
    named = {calendar.weekdays[re.sub(r"\s+", " ", m.group())] for m in calendar.weekday.finditer(line)}
    return named.pop() if len(named) == 1 else None


def _read_match(match: re.Match[str], weekday: int | None, calendar: _Calendar) -> tuple[date, bool] | None:
    """Return the day of a match and whether its calendar is the Hijri one; None where it is no day."""
    parts = match.groupdict()
    year, day = int(parts["year"]), int(parts["day"])
    if parts.get("month") is None:
        result = _settle_numbers(year, int(parts["number"]), day, weekday)
        return (result, False) if result is not None else None
    name, number = calendar.months[re.sub(r"\s+", " ", parts["month"])]
    if parts.get("twin") is not None:
        twin = calendar.months[re.sub(r"\s+", " ", parts["twin"])]
        if twin != (name, number):
            return None
    if name == "hijri":
        result = _convert_hijri(year, number, day)
        return (result, True) if result is not None else None
    result = _make_date(year, number, day)
    return (result, False) if result is not None else None


def _settle_numbers(year: int, number: int, day: int, weekday: int | None) -> date | None:
    """Read a date in figures: day before month as Arabic outlets write, unless weekday or calendar say otherwise."""
    usual, swapped = _make_date(year, number, day), _make_date(year, day, number)
    if usual is None:
        return swapped
    if weekday is not None and swapped is not None and usual.isoweekday() != weekday == swapped.isoweekday():
        return swapped
    return usual


def _make_date(year: int, month: int, day: int) -> date | None:
    """Return a day that a page could have been published on, or None."""
    try:
        made = date(year, month, day)
    except ValueError:
        return None
    return made if year >= _FIRST_YEAR and made <= datetime.now(tz=UTC).date() + timedelta(days=2) else None


def _convert_hijri(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a Hijri date (Umm al-Qura), or None outside the table."""
    try:
        converted = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return _make_date(converted.year, converted.month, converted.day)


def _find_clock(line: str, start: int, end: int, day: date, calendar: _Calendar) -> datetime | None:
    """Return the moment of the clock time that stands beside a date, or None."""
    for match in _list_clocks(line, start, end):
        hour, minute = int(match[1]), int(match[2])
        part = match[3]
        if part is not None and part in calendar.added_hours:
            added = calendar.added_hours[part]
            hour = hour % 12 + added if hour <= 12 else hour
        zone = _read_zone(line[match.end(2) : match.end(2) + _NEAR])
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
    return None


def _list_clocks(line: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the clock times near a date: those after it first."""
    after = _CLOCK.search(line, end)
    if after is not None and after.start() - end <= _NEAR:
        yield after
    before = list(_CLOCK.finditer(line, max(0, start - _NEAR), start))
    yield from reversed(before)


def _read_zone(rest: str) -> tzinfo | None:
    """Return the zone that a line names after a clock time, or None."""
    match = load_calendar().zone.search(rest)
    if match is None:
        return None
    if match[1] is None:
        return UTC
    hours = int(match[2]) * (1 if match[1] == "+" else -1)
    return timezone(timedelta(hours=hours)) if abs(hours) < 24 else UTC
