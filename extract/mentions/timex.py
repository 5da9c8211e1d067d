"""Date expressions of a sentence, resolved against the day of publication."""

from __future__ import annotations

from itertools import compress

from extract.mentions import timex_absolute, timex_relative
from extract.mentions.calendar_words import CalendarWord, CalendarWords
from extract.mentions.items import Item, Marked
from extract.mentions.timex_joining import join_timexes
from extract.mentions.timex_scan import Scan, Timex


class _Starts(dict[str, bool]):
    """Form → whether a date can be recognised at it."""

    def __init__(self, calendar: CalendarWords) -> None:
        super().__init__()
        self._calendar = calendar

    def __missing__(self, text: str) -> bool:
        if len(self) > 100_000:
            self.clear()
        word = self._calendar[text]
        found = self[text] = word is not None and word.starts
        return found


class DateReader:
    """Reads date expressions; one instance serves all articles."""

    def __init__(self) -> None:
        """Load the words of the calendar."""
        self.calendar = CalendarWords()
        self._starts = _Starts(self.calendar)

    def read(self, marked: Marked, s: int, start: int, end: int) -> list[Item]:
        """Find the date expressions of a sentence.

        Args:
            marked: The article; tokens, months and the day of publication are read.
            s: Number of the sentence.
            start: Its first token.
            end: One past its last token.

        Returns:
            Items of kind `date` in order of place; `past` and `planned` hold the days meant of a past and of a planned event,
            None where they cannot be resolved. The cue `since` marks a time that goes on to the day of publication.
        """
        starts = list(compress(range(start, end), map(self._starts.__getitem__, marked.words[start:end])))
        if not starts:
            return []
        scan = Scan(marked, self.calendar, start, end)
        done = start
        for i in starts:
            if i < done:
                continue
            word = scan.at(i)
            timex = _read_at(scan, i, word) if word is not None else None
            if timex is not None:
                timex.i = max(timex.i, done)
                scan.found.append(timex)
                done = timex.j
        found = join_timexes(scan) if len(scan.found) > 1 else scan.found
        return [
            Item("date", s, t.i, t.j, past=t.past, planned=t.planned, cue="since" if t.since else "") for t in found
        ]


def _read_at(scan: Scan, i: int, word: CalendarWord) -> Timex | None:
    """Read the expression that is recognised at token i."""
    if word.month and i in scan.marked.months:
        return timex_absolute.read_month(scan, i)
    if word.digits or word.dotted:
        return timex_absolute.read_figures(scan, i, word)
    if word.weekday:
        return timex_relative.read_weekday(scan, i, word)
    found = timex_relative.read_relative(scan, i, word) if word.relative else None
    if found is None and word.direction:
        found = timex_relative.read_distance(scan, i, word)
    elif found is None and (word.same_month or word.which == "this"):
        found = timex_absolute.read_day_of_this_month(scan, i, word)
    elif found is None and word.unit and word.definite:
        found = timex_relative.read_period(scan, i, word)
    elif found is None and word.season:
        found = timex_absolute.read_season(scan, i, word)
    return found
