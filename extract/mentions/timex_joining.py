"""Joining: expressions that stand side by side and name one day, or the two ends of one time."""

from __future__ import annotations

from extract.mentions.timex_scan import Scan, Timex
from extract.text import dates
from extract.text.dates import DateSpan

_BESIDE = frozenset(("،", ",", "(", "-", "–", "في", "يوم"))
_DASHES = frozenset(("-", "–", "—"))
_DAYS = frozenset(("day", "weekday", "relative"))


def join_timexes(scan: Scan) -> list[Timex]:
    """Join a sentence's expressions where they belong together.

    A weekday beside a date or beside "yesterday" is one expression with it; "between X and Y", "from X to Y" and "X – Y"
    are the days from the one to the other.
    """
    joined: list[Timex] = []
    for timex in scan.found:
        if joined and (_join_names(scan, joined[-1], timex) or _join_range(scan, joined[-1], timex)):
            continue
        joined.append(timex)
    return joined


def _join_names(scan: Scan, a: Timex, b: Timex) -> bool:
    """Join two names of one day into the first expression; tell whether they were."""
    if a.kind not in _DAYS or b.kind not in _DAYS or not _stands_beside(scan, a.j, b.i):
        return False
    kinds = (a.kind, b.kind)
    if "day" in kinds and ("weekday" in kinds or "relative" in kinds):
        dated, other = (a, b) if a.kind == "day" else (b, a)
        if not dated.year and dated.past is None:
            dated = other
        elif not dated.year and other.weekday:
            _align_year(dated, other)
        _take(a, b, dated)
    elif set(kinds) == {"relative", "weekday"}:
        relative, weekday = (a, b) if a.kind == "relative" else (b, a)
        if not weekday.weekday:
            return False
        past, planned = _aligned(relative.past, weekday.weekday), _aligned(relative.planned, weekday.weekday)
        _take(a, b, relative)
        a.past, a.planned = past, planned
    elif kinds == ("day", "day") and a.hijri != b.hijri:
        _take(a, b, b if a.hijri and b.past is not None else a)
    else:
        return False
    return True


def _stands_beside(scan: Scan, j: int, i: int) -> bool:
    """Tell whether nothing but a comma, a bracket or "corresponding to" stands between two expressions."""
    between = scan.marked.words[j:i]
    return (
        len(between) <= 3
        and all(w in _BESIDE or w in scan.calendar.sets["same_as"] or w in ("ل", "ال", "لل") for w in between)
        and between != ["في"] * len(between) + ["-"]
    )


def _take(a: Timex, b: Timex, values: Timex) -> None:
    """Widen the first expression over the second, with the values of one of them."""
    past, planned, day, month, year, hijri = (
        values.past,
        values.planned,
        values.day,
        values.month,
        values.year,
        values.hijri,
    )
    a.i, a.j = min(a.i, b.i), max(a.j, b.j)
    a.past, a.planned, a.day, a.month, a.year, a.hijri = past, planned, day, month, year, hijri
    a.kind = values.kind


def _aligned(span: DateSpan | None, iso: int) -> DateSpan | None:
    """Move a relative day to the weekday named beside it."""
    if span is None or span.start != span.end:
        return span
    day = dates.align_weekday(span.start, iso)
    return dates.day_span(day) if abs((day - span.start).days) <= 2 else span


def _align_year(dated: Timex, weekday: Timex) -> None:
    """Leave a date without a year as it is where its weekday agrees; else try the year before and after."""
    span = dated.past
    if span is None or span.start != span.end or span.start.isoweekday() == weekday.weekday:
        return
    if dated.planned is not None and dated.planned.start.isoweekday() == weekday.weekday:
        dated.past = dated.planned


def _join_range(scan: Scan, a: Timex, b: Timex) -> bool:
    """Join the two ends of a time into the first expression; tell whether they were."""
    if a.past is None or b.past is None or a.since or a.hijri != b.hijri:
        return False
    between = scan.marked.words[a.j : b.i]
    word = scan.at(b.i)
    links = scan.calendar.sets["range_links"]
    opened = any(scan.is_in(k, "range_openers") for k in (a.i - 1, a.i - 2)) or (
        a.kind == "weekday" and scan.text(a.i - 1) == "منذ"
    )
    if not between and word is not None and word.joined:
        linked = opened
    elif len(between) == 1 and between[0] in links:
        linked = opened or (between[0] in _DASHES and a.kind == b.kind)
    else:
        return False
    if not linked:
        return False
    past, planned = _span_between(a, b, a.past, b.past), _span_between(a, b, a.planned, b.planned)
    if past is None:
        return False
    a.j, a.past, a.planned, a.year, a.day = b.j, past, planned, b.year, 0
    a.kind = "period"
    return True


def _span_between(a: Timex, b: Timex, first: DateSpan | None, last: DateSpan | None) -> DateSpan | None:
    """Return the days from one end to the other; an end without a year takes that of the other."""
    if first is None or last is None:
        return None
    if b.year and not a.year and a.month:
        year = b.year - (a.month > b.month)
        first = (
            dates.resolve_day(a.day, a.month, year=year, anchor=None, future=False)
            if a.day
            else dates.month_span(year, a.month)
        )
    if b.weekday and first is not None and last.end < first.start:
        last = dates.resolve_weekday(b.weekday, anchor=first.start, direction="next") or last
    return dates.join_spans(first, last) if first is not None else None
