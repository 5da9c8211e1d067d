"""Date expressions of a sentence, resolved against the day of publication."""

from __future__ import annotations

from extract.mentions import timex_figures, timex_months, timex_relative, timex_weekdays, timex_years
from extract.mentions.calendar_words import CalendarWord, CalendarWords
from extract.mentions.items import Item, Marked
from extract.mentions.timex_joining import join_timexes
from extract.mentions.timex_scan import Scan, Timex

_ALONE, _WITH_SIGN, _WITH_WORD = (
    1,
    2,
    3,
)  # what must follow a form for a date to begin at it: nothing, "/" or "-", a word of dates
_SIGNS = frozenset("/-.")


class DateReader:
    """Reads date expressions; one instance serves all articles."""

    def __init__(self) -> None:
        """Load the words of the calendar."""
        self.calendar = CalendarWords()
        sets = self.calendar.sets
        self._leads = self.calendar.number_words | sets["around"] | sets["some"] | {"ال", "لل", "بال"}
        self._leads |= self.calendar.second_words

    def rate_start(self, text: str) -> int:
        """Return what must follow a form for a date to be recognised at it: nothing, a sign or a word; 0 if none can be."""
        word = self.calendar[text]
        if word is None or not word.starts:
            return 0
        if word.digits and word.digits < 1900:
            return _WITH_SIGN
        leads = word.direction not in ("", "day_after") or (word.relative and all(rest for rest, _ in word.relative))
        return _WITH_WORD if leads and not (word.month or word.weekday) else _ALONE

    def read(self, marked: Marked, s: int, bounds: tuple[int, int], starts: list[int]) -> list[Item]:
        """Find the date expressions of a sentence.

        Args:
            marked: The article; tokens, months and the day of publication are read.
            s: Number of the sentence.
            bounds: Its first token, and one past its last.
            starts: Its tokens at which a date can be recognised.

        Returns:
            Items of kind `date` in order of place; `past` and `planned` hold the days meant of a past and of a planned event,
            None where they cannot be resolved. The cue `since` marks a time that goes on to the day of publication. Items
            of kind `back` hold the days of an earlier event, so many days or weeks before the news ("بعد يومين من مبادلة …").
        """
        words, tokens = marked.words, marked.tokens.tokens
        scan: Scan | None = None
        start, end = bounds
        done = start
        for i in starts:
            if i < done or not self._goes_on(tokens[i].dates, words, i + 1, end):
                continue
            scan = scan or Scan(marked, self.calendar, start, end)
            word = scan.at(i)
            timex = _read_at(scan, i, word) if word is not None else None
            if timex is not None:
                timex.i = max(timex.i, done)
                scan.found.append(timex)
                done = timex.j
        if scan is None:
            return []
        found = join_timexes(scan) if len(scan.found) > 1 else scan.found
        return [_make_item(s, timex) for timex in found]

    def _goes_on(self, needed: int, words: list[str], k: int, end: int) -> bool:
        """Tell whether token k is what must follow a form that a date can begin with."""
        if needed == _ALONE:
            return True
        if k >= end:
            return False
        if needed == _WITH_SIGN:
            return words[k] in _SIGNS
        return words[k] in self._leads or self.calendar[words[k]] is not None or words[k][0].isdigit()


def _make_item(s: int, timex: Timex) -> Item:
    kind = "back" if timex.kind == "back" else "date"
    return Item(kind, s, timex.i, timex.j, past=timex.past, planned=timex.planned, cue="since" if timex.since else "")


def _read_at(scan: Scan, i: int, word: CalendarWord) -> Timex | None:
    """Read the expression that is recognised at token i."""
    if word.month and i in scan.marked.months:
        return timex_months.read_month(scan, i)
    if word.digits or word.dotted:
        return timex_figures.read_figures(scan, i, word)
    if word.weekday:
        return timex_weekdays.read_weekday(scan, i, word)
    found = timex_relative.read_relative(scan, i, word) if word.relative else None
    if word.direction == "day_after":
        return timex_relative.read_day_after(scan, i)
    if found is None and word.direction:
        found = timex_relative.read_distance(scan, i, word)
    elif found is None and (word.same_month or word.which == "this"):
        found = timex_months.read_day_of_this_month(scan, i, word)
    elif found is None and word.unit and word.definite:
        found = timex_relative.read_period(scan, i, word)
    elif found is None and word.season:
        found = timex_years.read_season(scan, i, word)
    return found
