"""Years: the year beside a month or season, seasons of a year, and "since" before any of them."""

from __future__ import annotations

from datetime import date

from extract.mentions.calendar_words import CalendarWord
from extract.mentions.timex_scan import Scan, Timex
from extract.text import dates
from extract.text.dates import DateSpan

_FIRST_HIJRI, _LAST_HIJRI = 1300, 1500
_BEGINNING = 6  # tokens from a time back to "since the beginning of"
_THAT = "ان"  # before what began
_WHEN = ("حين", "عندما")  # goes on to what was done then


def read_year_after(scan: Scan, j: int, *, hijri: bool) -> tuple[int | None, str, int]:
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


def mark_since(scan: Scan, timex: Timex) -> Timex:
    """Stretch a month or year after "since" to the day of publication, unless the text goes on to what was done then."""
    told = scan.text(timex.j + (scan.text(timex.j) in ("،", ","))) in _WHEN  # "منذ أكتوبر، حين أفرجا": in that month
    until_now = _goes_on_until_now(scan, timex.j)
    begins = _is_since(scan, timex.i - 1) or _is_since_beginning(scan, timex.i) or until_now
    if timex.kind != "day" and not told and begins:
        timex.since = True
        timex.j += 2 * until_now
        if scan.anchor is not None and timex.past is not None and timex.past.start <= scan.anchor:
            timex.past = dates.join_spans(timex.past, dates.day_span(max(scan.anchor, timex.past.end)))
    return timex


def _goes_on_until_now(scan: Scan, j: int) -> bool:
    """Tell whether "until now" stands behind a time ("من أكتوبر 2023 إلى الآن")."""
    until = scan.is_in(j, "until") or scan.text(j).removeprefix("و") in scan.calendar.sets["until"]
    return until and scan.is_in(j + 1, "now")


def _is_since(scan: Scan, k: int) -> bool:
    word = scan.at(k)
    return word is not None and word.since


def _is_since_beginning(scan: Scan, first: int) -> bool:
    """Tell whether a time is that since which a truce, a deal or leaving has gone on ("منذ بدء الهدنة أواخر فبراير", "منذ أن انطلقت العملية")."""
    since = next((k for k in range(first - 2, first - 2 - _BEGINNING, -1) if _is_since(scan, k)), None)
    if since is None or not (scan.is_in(since + 1, "onsets") or scan.text(since + 1) == _THAT):
        return False
    return any(scan.is_in(k, "under_way") for k in range(since + 2, first))


def read_season(scan: Scan, i: int, word: CalendarWord) -> Timex | None:
    """Read "summer 2018", "spring of last year", "last summer", "in spring"."""
    if word.season is None:
        return None
    year, which, j = read_year_after(scan, i + 1, hijri=False)
    if year == 0:
        return Timex("period", i, j)
    if year is not None:
        span = dates.season_span(word.season, year)
        return mark_since(scan, Timex("period", i, j, span, span))
    alone = word.definite and scan.text(i - 1) in ("في", "وفي", "هذا", "منذ")
    if not (which or alone) or scan.anchor is None:
        return Timex("period", i, j) if which else None
    past, planned = (
        _nearest_season(word.season, scan.anchor, future=f, which=which) for f in (which == "next", which != "last")
    )
    return mark_since(scan, Timex("period", i, j, past, planned))


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
