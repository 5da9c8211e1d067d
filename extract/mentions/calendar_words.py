"""Words of the calendar: what each written form can be in a date, looked up once per form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.lexicon_files import read_lexicon_file
from extract.text.folding import fold_word
from extract.text.numerals import read_digits

WEEKDAYS = frozenset(fold_word(row["form"]) for row in read_lexicon_file("weekdays.yml")["weekdays"])
"""The names of the days of the week, folded."""

_REMEMBERED = 100_000  # a stream of noise must not eat the memory


@dataclass(slots=True)
class CalendarWord:
    """What a form can be in a date.

    Attributes:
        starts: A date can be recognised at it; other words only stand beside one.
        definite: It has the article.
        joined: "And" is written together with it.
        digits: Value of a whole number in digits, 0 if it is none.
        dotted: Day, month and year in one token ("21.5.2018").
        day: Day of the month that it can give in words, alone ("الخامس") or before a ten.
        ten: 10, 20 or 30: the second word of a day of the month ("عشر", "والعشرين").
        weekday: 1 Monday to 7 Sunday, 0 if none.
        month: A month's name can begin with it.
        unit: `hour`, `day`, `week`, `month`, `year`.
        amount: Of a unit: 1 or 2; 0 in the plural.
        pair: Unit of a construct dual ("يومي").
        which: `last`, `this`, `next` or `same`.
        part: `start`, `middle` or `end`.
        direction: `ago`, `after`, `day_after` or `within`.
        since: It also begins a time that goes on.
        season: First and last month.
        day_part: A part of a day, or "day" itself.
        night: A night.
        same_month: "of it".
        relative: Phrases of relative days that begin with it: words after it, and the offset.
    """

    starts: bool = False
    definite: bool = False
    joined: bool = False
    digits: int = 0
    dotted: bool = False
    day: int = 0
    ten: int = 0
    weekday: int = 0
    month: bool = False
    unit: str = ""
    amount: int = 1
    pair: str = ""
    which: str = ""
    part: str = ""
    direction: str = ""
    since: bool = False
    season: tuple[int, int] | None = None
    day_part: bool = False
    night: bool = False
    same_month: bool = False
    relative: tuple[tuple[tuple[str, ...], tuple[int, int]], ...] = ()


class CalendarWords(dict[str, CalendarWord | None]):
    """Form → what it can be in a date, None for any other word; filled as forms are met."""

    def __init__(self) -> None:
        """Load `calendar.yml`, `months.yml`, `weekdays.yml` and the day numbers of `numbers.yml`."""
        super().__init__()
        data = read_lexicon_file("calendar.yml")
        numbers = read_lexicon_file("numbers.yml")
        self.sets = {k: frozenset(fold_word(w) for w in v) for k, v in data.items() if isinstance(v, list)}
        self._maps = {k: {fold_word(w): x for w, x in v.items()} for k, v in data.items() if isinstance(v, dict)}
        self._which = {w: name for name in ("last", "this", "next", "same") for w in self.sets[name]}
        self._months = frozenset(fold_word(row["form"]).split()[0] for row in read_lexicon_file("months.yml")["months"])
        self._weekdays = {
            fold_word(row["form"]).removeprefix("ال"): row["iso"]
            for row in read_lexicon_file("weekdays.yml")["weekdays"]
        }
        cardinals = {k: v for k, v in numbers["units"].items() if isinstance(v, int) and v <= 10}
        # a day is masculine: "الدفعة الأولى – 3 أيار" names one day only
        ordinals = {k: v for k, v in numbers["ordinals"].items() if not k.endswith(("ة", "أولى", "أولي"))}
        self._days = {fold_word(k): v for k, v in (ordinals | cardinals | data["month_days"]).items()}
        self._tens = {fold_word(k): v for k, v in numbers["tens"].items() if v <= 30} | {
            fold_word(k): 10 for k in numbers["teens"]
        }
        self.number_words = frozenset(
            fold_word(k) for key in ("units", "tens", "hundreds", "scales") for k in numbers[key]
        )
        self._relative: dict[str, list[tuple[tuple[str, ...], tuple[int, int]]]] = {}
        for phrase, offset in data["relative_days"].items():
            first, *rest = fold_word(phrase).split()
            self._relative.setdefault(first, []).append(
                (tuple(rest), (offset, offset) if isinstance(offset, int) else tuple(offset))
            )
        self.second_words = frozenset(rest[0] for phrases in self._relative.values() for rest, _ in phrases if rest)
        for phrases in self._relative.values():
            phrases.sort(key=lambda p: -len(p[0]))

    def __missing__(self, text: str) -> CalendarWord | None:
        """Read a form that has not been met."""
        if len(self) > _REMEMBERED:
            self.clear()
        found = self[text] = self._read_digits(text) if text[0].isdigit() else self._read_word(text)
        return found

    def _read_digits(self, text: str) -> CalendarWord | None:
        if len(text) < 3 or (len(text) == 4 and text.isdecimal()):
            value = int(read_digits(text) or 0) if text.isdecimal() else 0
            return CalendarWord(starts=True, digits=value) if value else None
        if 8 <= len(text) <= 10 and text.count(".") == 2:
            return CalendarWord(starts=True, dotted=True)
        return None

    def _read_word(self, text: str) -> CalendarWord | None:
        word = CalendarWord()
        found = False
        for joined, definite, stem in _cut(text):
            found |= self._add_readings(word, "ال" + stem if definite else stem, stem, definite=definite, joined=joined)
            if found and not (word.month or word.relative):
                break
        return word if found else None

    def _add_readings(self, word: CalendarWord, surface: str, stem: str, *, definite: bool, joined: bool) -> bool:
        """Add what one cut of a form can be; tell whether it is anything."""
        maps, sets = self._maps, self.sets
        word.month = word.month or surface in self._months
        known = word.month
        if surface in self._relative:
            word.relative, known = tuple(self._relative[surface]), True
        elif definite and stem in ("امس", "غد"):
            word.relative, known = tuple(self._relative[stem]), True
        if definite and stem in self._weekdays:
            word.weekday = self._weekdays[stem]
        for name, table, key in (
            ("day", self._days, stem),
            ("ten", self._tens, stem),
            ("unit", maps["units"], stem),
            ("season", maps["seasons"], stem),
        ):
            if key in table:
                setattr(word, name, table[key])
        if not definite:
            word.part = maps["parts"].get(stem, "")
            word.pair = maps["pairs"].get(stem, "")
            word.direction = next((d for d in ("ago", "after", "day_after", "within") if stem in sets[d]), "")
            word.since = stem in sets["since"]
            word.day_part = stem in sets["day_parts"] or stem in sets["nights"]
            word.night = stem in sets["nights"]
            word.same_month = stem in sets["same_month"]
        word.which = self._which.get(surface, "")
        known = known or bool(
            word.weekday
            or word.day
            or word.ten
            or word.unit
            or word.season
            or word.part
            or word.pair
            or word.direction
            or word.day_part
            or word.same_month
            or word.which
        )
        if known:
            word.definite, word.joined = definite, joined
            word.season = tuple(word.season) if word.season else None  # type: ignore[assignment]
            word.amount = 2 if stem in sets["duals"] else 0 if stem in sets["plurals"] else 1
            self._mark_start(word)
        return known

    def _mark_start(self, word: CalendarWord) -> None:
        word.starts = bool(
            word.month
            or word.weekday
            or word.relative
            or word.direction
            or word.season
            or word.same_month
            or (word.unit and word.definite)
            or word.which == "this"
        )
        if word.season and not word.definite:
            word.starts = True


def _cut(text: str) -> Iterator[tuple[bool, bool, str]]:
    """Yield the ways to read a form without "and", preposition and article: (joined, definite, stem)."""
    for joined in (False, True):
        if joined and (text[0] not in "وف" or len(text) < 4):
            return
        rest = text[1:] if joined else text
        yield joined, False, rest
        if rest.startswith("ال") and len(rest) > 3:
            yield joined, True, rest[2:]
        if rest.startswith("لل") and len(rest) > 4:
            yield joined, True, rest[2:]
        elif rest[0] in "بلك" and len(rest) > 3:
            yield joined, False, rest[1:]
            if rest[1:3] == "ال" and len(rest) > 5:
                yield joined, True, rest[3:]
