"""What the date grammar reads: a sentence with its calendar words, and the expressions found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from extract.mentions.calendar_words import CalendarWord, CalendarWords
from extract.mentions.items import Marked
from extract.text.dates import DateSpan

_LOOK_BACK = 200  # items; the date named before is near, or there is none


@dataclass(slots=True, eq=False)
class Timex:
    """A date expression at tokens [i, j).

    Attributes:
        kind: `day`, `month`, `year`, `weekday`, `relative`, `period`, or `back`, which counts back from the news to what
            is told behind it ("بعد يومين من مبادلة …").
        i: First token.
        j: One past the last token.
        past: Days meant of a past event; None if unresolved.
        planned: Days meant of a planned event.
        day: Day of the month, 0 if none is given.
        month: Month of the Gregorian year, 0 if none is given.
        year: Gregorian year, 0 if none is given.
        hijri: The expression is of the Hijri calendar.
        weekday: 1 Monday to 7 Sunday, 0 if none is given.
        since: It begins a time that goes on to the day of publication.
    """

    kind: str
    i: int
    j: int
    past: DateSpan | None = None
    planned: DateSpan | None = None
    day: int = 0
    month: int = 0
    year: int = 0
    hijri: bool = False
    weekday: int = 0
    since: bool = False


@dataclass(slots=True)
class Scan:
    """A sentence under the date grammar."""

    marked: Marked
    calendar: CalendarWords
    start: int
    end: int
    found: list[Timex] = field(default_factory=list)

    @property
    def anchor(self) -> date | None:
        """The day of publication."""
        return self.marked.anchor

    def at(self, k: int) -> CalendarWord | None:
        """Return what token k can be in a date; None outside the sentence."""
        return self.calendar[self.marked.words[k]] if self.start <= k < self.end else None

    def text(self, k: int) -> str:
        """Return token k; empty outside the sentence."""
        return self.marked.words[k] if self.start <= k < self.end else ""

    def is_in(self, k: int, name: str) -> bool:
        """Tell whether token k is in a word set of `calendar.yml`."""
        return self.text(k) in self.calendar.sets[name]

    def counts_people(self, k: int) -> bool:
        """Tell whether token k is a noun that a number before it would count."""
        word = self.marked.info[k] if self.start <= k < self.end else None
        return (
            word is not None
            and word.entry is not None
            and (word.entry.noun is not None or bool(word.entry.nationality))
            and not word.definite
        )

    def extend_left(self, i: int) -> tuple[int, bool]:
        """Take parts of the day and "day" before token i: (first token, whether one of them is the night)."""
        first, night = i, False
        while first - 1 >= self.start and i - first < 3:
            word = self.at(first - 1)
            if word is None or not word.day_part:
                break
            night |= word.night
            first -= 1
        return first, night

    def part_before(self, i: int) -> str:
        """Return the part of a month or year that the token before token i names ("early", "mid"); empty if it names none."""
        word = self.at(i - 1)
        return word.part if word is not None else ""

    def before(self) -> DateSpan | None:
        """Return the resolved date named last before, in this sentence or an earlier one."""
        for timex in reversed(self.found):
            if timex.past is not None and timex.kind != "back":
                return timex.past
        for item in self.marked.items[: -_LOOK_BACK - 1 : -1]:
            if item.kind == "date" and item.past is not None:
                return item.past
        return None
