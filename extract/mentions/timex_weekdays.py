"""Weekdays: the day that one means, with its part of the day, and the second of a night or pair."""

from __future__ import annotations

from extract.mentions.calendar_words import CalendarWord
from extract.mentions.timex_scan import Scan, Timex
from extract.text import dates
from extract.text.dates import DateSpan

_PAIR_SIGNS = frozenset(("/", "-", "–", "—", "علي"))


def read_weekday(scan: Scan, i: int, word: CalendarWord) -> Timex | None:
    """Read a weekday with its part of the day, "last" or "next", and the second day of a night or pair."""
    if _counts_both(scan, i):
        return None
    first, night = scan.extend_left(i)
    before, after = scan.at(i - 1), scan.at(i + 1)
    which, j = "", i + 1
    if after is not None and after.which in ("last", "this", "next"):
        which, j = after.which, i + 2
    second, end = _second_weekday(
        scan, j, first=word.weekday, night=night, paired=before is not None and before.pair == "day"
    )
    past = dates.resolve_weekday(
        word.weekday, anchor=scan.anchor, direction=which if which in ("next", "last") else "past"
    )
    planned = (
        past
        if which == "last"
        else dates.resolve_weekday(word.weekday, anchor=scan.anchor, direction=which if which == "next" else "future")
    )
    timex = Timex("weekday", first, end, past, planned, weekday=word.weekday)
    if second:
        timex.past, timex.planned, timex.weekday = _until_weekday(past, second), _until_weekday(planned, second), 0
    return timex


def _counts_both(scan: Scan, i: int) -> bool:
    """Tell whether "الاثنين" is the number two after a dual ("الجنديين الاثنين")."""
    before = scan.marked.info[i - 1] if i > scan.start else None
    after = scan.at(i + 1)
    if (
        scan.text(i).removeprefix("و") != "الاثنين"
        or before is None
        or before.entry is None
        or (after is not None and after.which)
    ):
        return False
    return before.entry.noun is not None and scan.text(i - 1).endswith(("ين", "ان"))


def _second_weekday(scan: Scan, j: int, *, first: int, night: bool, paired: bool) -> tuple[int, int]:
    """Read the second day of "ليل السبت/الأحد", "ليل السبت الأحد", "يومي السبت والأحد", "السبت والأحد": (weekday or 0, end)."""
    word = scan.at(j)
    if word is not None and word.weekday and ((night and not word.joined) or (paired and word.joined)):
        return word.weekday, j + 1
    if word is not None and word.joined and word.weekday == first % 7 + 1:
        return word.weekday, j + 1  # "الخميس والجمعة"
    other = scan.at(j + 1)
    if (
        scan.text(j) in _PAIR_SIGNS
        and other is not None
        and other.weekday
        and not other.joined
        and (night or scan.text(j) != "علي")
    ):
        return other.weekday, j + 2
    return 0, j


def _until_weekday(span: DateSpan | None, iso: int) -> DateSpan | None:
    if span is None:
        return None
    last = dates.resolve_weekday(iso, anchor=span.start, direction="next")
    return dates.join_spans(span, last) if last is not None else span
