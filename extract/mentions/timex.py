"""Date expressions of a sentence, resolved against the day of publication."""

from __future__ import annotations

from datetime import date
from typing import Any

import yaml

from extract.mentions.items import Item, Marked
from extract.mentions.lexicon import LEXICON, Word
from extract.text import dates
from extract.text.dates import DateSpan
from extract.text.folding import fold_word


class DateReader:
    """Reads date expressions; one instance serves all articles."""

    def __init__(self) -> None:
        """Load the relative words of `lexicon/calendar.yml`."""
        data: dict[str, Any] = yaml.load((LEXICON / "calendar.yml").read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        self.relative = {tuple(fold_word(k).split()): v for k, v in data["relative_days"].items()}
        self.relative_starts = {k[0] for k in self.relative}
        self.units = {fold_word(k): v for k, v in data["units"].items()}
        self.dual_units = {fold_word(k) for k in data["duals"]}
        self.which = {fold_word(w): name for name in ("last", "this", "next") for w in data[name]}
        self.parts = {fold_word(k): v for k, v in data["parts"].items()}
        self.ago = {fold_word(w) for w in data["ago"]}
        self.ahead = {fold_word(w) for w in data["ahead"]}
        self.seasons = {fold_word(k): v for k, v in data["seasons"].items()}
        self.starts = self.relative_starts | set(self.units) | self.ago | self.ahead | set(self.parts) | set(self.seasons)

    def read(self, marked: Marked, s: int, start: int, end: int) -> list[Item]:
        """Find the date expressions of a sentence.

        Args:
            marked: The article; tokens, months and the day of publication are read.
            s: Number of the sentence.
            start: Its first token.
            end: One past its last token.

        Returns:
            Items of kind `date` in order of place; `past` and `planned` hold the days meant of a past and of a planned event,
            None where they cannot be resolved.
        """
        found: list[Item] = []
        i = start
        while i < end:
            item = self._read_at(marked, s, i, start, end)
            if item is None:
                i += 1
            else:
                found.append(item)
                i = max(item.j, i + 1)
        return found

    def _read_at(self, marked: Marked, s: int, i: int, start: int, end: int) -> Item | None:
        words, word = marked.words, marked.info[i]
        text = words[i]
        if i in marked.months:
            return self._month(marked, s, i, start, end)
        if word is not None and word.value is not None:
            return self._numeric(marked, s, i, end) or self._year(marked, s, i, start, end)
        bare = _strip(text)
        if word is not None and word.entry is not None and word.entry.weekday is not None and (word.definite or text.startswith(("ال", "وال", "بال", "لل"))):
            return self._weekday(marked, s, i, start, end, word)
        if text in self.relative_starts or bare in self.relative_starts:
            item = self._relative(marked, s, i, end)
            if item is not None:
                return item
        if text in self.ago or bare in self.ago or bare in self.ahead:
            return self._ago(marked, s, i, end, ahead=bare in self.ahead)
        if bare in self.units or bare.removeprefix("ال") in self.units:
            return self._period(marked, s, i, end)
        if bare in self.seasons:
            return self._season(marked, s, i, end)
        return None

    # -------------------------------------------------------------- forms

    def _month(self, marked: Marked, s: int, i: int, start: int, end: int) -> Item | None:
        """Read a named month with what stands around it: day, second name, year, part, "last"."""
        words, info, anchor = marked.words, marked.info, marked.anchor
        j, (_, calendar, month, ambiguous) = marked.months[i]
        first = i
        day = day2 = None
        k = i - 1
        if k >= start and words[k] == "من":
            k -= 1
        if k >= start and words[k] in ("شهر", "لشهر", "بشهر"):
            first, k = k, k - 1
        number = info[k] if k >= start else None
        if number is not None and number.value is not None and 1 <= number.value <= 31:
            day, first = int(number.value), k
            before = info[k - 2] if k - 2 >= start else None
            if words[k - 1] in ("و", "-", "–", "الي") and before is not None and before.value is not None and 1 <= before.value <= 31:
                day2, day, first = day, int(before.value), k - 2
        elif number is not None and number.entry is not None and (number.entry.number is not None or number.entry.ordinal) and number.definite:
            read = self._written_day(marked, k, start)
            if read is not None:
                day, first = read
        while j < end and words[j] in ("/", "(", "-", "،") and j + 1 in marked.months and words[j] != "،":
            j = marked.months[j + 1][0]
            if j < end and words[j] == ")":
                j += 1
        year = None
        for skip in range(3):
            n = j + skip
            if n >= end:
                break
            if words[n] in ("عام", "من", "سنه", "العام", "،"):
                continue
            value = info[n]
            if value is not None and value.value is not None and (1900 <= value.value <= 2100 or 1343 <= value.value <= 1500) and len(words[n]) == 4:
                year, j = int(value.value), n + 1
            break
        which = self._which_after(words, j, end)
        if which:
            j += 1
        if ambiguous and day is None and year is None and first == i and not which:
            return None
        part = self.parts.get(_strip(words[first - 1]), "") if first > start else ""
        if part and day is None:
            first -= 1
        if calendar == "hijri":
            span = dates.resolve_hijri(day, month, year) if year is not None else None
            return Item("date", s, first, j, past=span, planned=span)
        if day is None and year is None and which == "last" and anchor is not None and month == anchor.month:
            year = anchor.year - 1
        past = self._month_value(day, day2, month, year, anchor, part, future=which == "next")
        planned = self._month_value(day, day2, month, year, anchor, part, future=which != "last")
        return Item("date", s, first, j, past=past, planned=planned)

    @staticmethod
    def _month_value(day: int | None, day2: int | None, month: int, year: int | None, anchor: date | None, part: str, *, future: bool) -> DateSpan | None:
        if day is None:
            return dates.resolve_month(month, year=year, anchor=anchor, future=future, part=part)
        span = dates.resolve_day(day, month, year=year, anchor=anchor, future=future)
        if span is not None and day2 is not None:
            last = dates.resolve_day(day2, month, year=span.start.year, anchor=anchor, future=future)
            if last is not None and last.end >= span.start:
                return DateSpan(span.start, last.end, "day" if (last.end - span.start).days <= 3 else "week")
        return span

    def _written_day(self, marked: Marked, k: int, start: int) -> tuple[int, int] | None:
        """Read a day in words before a month ("الخامس والعشرين من مارس"): (day, first token)."""
        word = marked.info[k]
        assert word is not None and word.entry is not None
        units = word.entry.ordinal
        if units and not word.joined:
            return units, k
        tens = word.entry.number.value if word.entry.number is not None else None
        before = marked.info[k - 1] if k - 1 >= start else None
        if before is not None and before.entry is not None and before.entry.ordinal and before.definite:
            day = before.entry.ordinal + int(tens or 0)
            return (day, k - 1) if day <= 31 else None
        if tens is not None and 10 <= tens <= 30:
            return int(tens), k
        return None

    def _which_after(self, words: list[str], j: int, end: int) -> str:
        return self.which.get(words[j], "") if j < end else ""

    def _numeric(self, marked: Marked, s: int, i: int, end: int) -> Item | None:
        """Read 21/5/2018, 2018-05-21."""
        words, info = marked.words, marked.info
        if i + 4 >= end + 0 and i + 4 > len(words) - 1 or i + 4 >= len(words) or i + 4 > end - 1:
            return None
        if words[i + 1] not in "/-." or words[i + 3] != words[i + 1]:
            return None
        values = [info[n].value if info[n] is not None else None for n in (i, i + 2, i + 4)]  # type: ignore[union-attr]
        if any(v is None or v != int(v) for v in values):
            return None
        a, b, c = (int(v) for v in values if v is not None)
        try:
            day = date(c, b, a) if 1900 <= c <= 2100 else date(a, b, c)
        except ValueError:
            return None
        return Item("date", s, i, i + 5, past=dates.day_span(day), planned=dates.day_span(day))

    def _year(self, marked: Marked, s: int, i: int, start: int, end: int) -> Item | None:
        word = marked.info[i]
        assert word is not None
        value = word.value or 0
        if not (1900 <= value <= 2100) or len(marked.words[i]) != 4:
            return None
        before = marked.words[i - 1] if i > start else ""
        nxt = marked.info[i + 1] if i + 1 < end else None
        counted = nxt is not None and nxt.entry is not None and (nxt.entry.noun is not None or bool(nxt.entry.nationality))
        if _strip(before) not in ("عام", "سنه", "العام", "سنه", "عامي", "في", "منذ", "صيف", "شتاء", "ربيع", "خريف") or (counted and before != "عام"):
            return None
        first = i - 1
        season = self.seasons.get(_strip(before))
        span = dates.year_span(int(value))
        if season is not None and season[0] < season[1]:
            span = DateSpan(date(int(value), season[0], 1), dates.month_span(int(value), season[1]).end, "month")
        part = self.parts.get(_strip(marked.words[first - 1]), "") if first > start else ""
        if part:
            first -= 1
            months = {"start": (1, 3), "middle": (5, 8), "end": (10, 12)}[part]
            span = DateSpan(date(int(value), months[0], 1), dates.month_span(int(value), months[1]).end, "year")
        return Item("date", s, first, i + 1, past=span, planned=span)

    def _weekday(self, marked: Marked, s: int, i: int, start: int, end: int, word: Word) -> Item | None:
        words, anchor = marked.words, marked.anchor
        assert word.entry is not None and word.entry.weekday is not None
        iso = word.entry.weekday
        before = words[i - 1] if i > start else ""
        if iso == 1 and before and marked.info[i - 1] is not None:
            noun = marked.info[i - 1]
            if noun is not None and noun.entry is not None and noun.entry.noun is not None and noun.entry.noun.number == "d":
                return None  # "الجنديين الاثنين": both
        j = i + 1
        which = self._which_after(words, j, end)
        first = i
        if which:
            j += 1
        pair = None
        if j + 1 < end and words[j] in ("/", "-", "–"):
            nxt = marked.info[j + 1]
            if nxt is not None and nxt.entry is not None and nxt.entry.weekday is not None:
                pair, j = nxt.entry.weekday, j + 2
        past = dates.resolve_weekday(iso, anchor=anchor, direction="next" if which == "next" else ("last" if which == "last" else "past"))
        planned = dates.resolve_weekday(iso, anchor=anchor, direction="next" if which == "next" else "future") if which != "last" else past
        if pair is not None:
            past, planned = (DateSpan(x.start, dates.resolve_weekday(pair, anchor=x.start, direction="next").end, "day") if x else None for x in (past, planned))  # type: ignore[union-attr]
        # a weekday beside "yesterday" is the same day; the nearer expression is read on its own
        return Item("date", s, first, j, past=past, planned=planned)

    def _relative(self, marked: Marked, s: int, i: int, end: int) -> Item | None:
        words = marked.words
        for size in (3, 2, 1):
            key = tuple(words[i : i + size])
            if len(key) < size or i + size > end:
                continue
            offset = self.relative.get(key)
            if offset is None and size == 1:
                offset = self.relative.get((_strip(words[i]),))
            if offset is not None:
                j = i + size
                span = dates.resolve_ago(abs(offset), "day", anchor=marked.anchor, ahead=offset > 0)
                if words[i : i + 1] == ["الليله"] and offset == -1 and span is not None and marked.anchor is not None:
                    span = DateSpan(span.start, marked.anchor, "day")
                word = marked.info[j] if j < end else None
                if word is not None and word.entry is not None and word.entry.weekday is not None and word.definite and not word.joined:
                    j += 1
                return Item("date", s, i, j, past=span, planned=span)
        return None

    def _ago(self, marked: Marked, s: int, i: int, end: int, *, ahead: bool) -> Item | None:
        """Read "N units ago", "for N units": the number may be in digits, in words, or in the dual."""
        words, info = marked.words, marked.info
        k, amount = i + 1, None
        while k < end and words[k] in ("نحو", "حوالي", "قرابه", "اكثر", "من", "ما", "يقارب", "اقل"):
            k += 1
        if k >= end:
            return None
        word = info[k]
        unit_word = words[k]
        some = unit_word in ("عده", "بضعه", "بضع", "ايام")
        if word is not None and word.value is not None:
            amount, k = int(word.value), k + 1
        elif word is not None and word.entry is not None and word.entry.number is not None and word.entry.number.kind == "unit":
            amount, k = int(word.entry.number.value or 0), k + 1
        elif some and unit_word != "ايام":
            k += 1
        if k >= end or words[k] not in self.units:
            return None
        unit = self.units[words[k]]
        if amount is None and not some:
            amount = 2 if words[k] in self.dual_units else 1
        if ahead and (_strip(words[i]) == "خلال"):
            return self._during(marked, s, i, k, end)
        if _strip(words[i]) == "منذ" and unit in ("year", "month"):
            return None
        span = dates.resolve_ago(amount, unit, anchor=marked.anchor, ahead=ahead)
        return Item("date", s, i, k + 1, past=span, planned=span)

    def _during(self, marked: Marked, s: int, i: int, k: int, end: int) -> Item | None:
        return None

    def _period(self, marked: Marked, s: int, i: int, end: int) -> Item | None:
        """Read "last month", "this week", "the past days"."""
        words = marked.words
        text = _strip(words[i])
        unit = self.units.get(text) or self.units.get(text.removeprefix("ال"))
        which = self._which_after(words, i + 1, end)
        if unit is None or not which or not text.startswith("ال"):
            return None
        if unit == "day":
            if text.removeprefix("ال") == "ايام":
                span = dates.resolve_ago(None, "day", anchor=marked.anchor, ahead=which == "next")
                return Item("date", s, i, i + 2, past=span, planned=span)
            return None
        if text.removeprefix("ال") in self.dual_units or text.removeprefix("ال") in ("اسابيع", "اشهر", "سنوات", "اعوام"):
            return None
        span = dates.resolve_period(unit, which, anchor=marked.anchor)
        return Item("date", s, i, i + 2, past=span, planned=span)

    def _season(self, marked: Marked, s: int, i: int, end: int) -> Item | None:
        words = marked.words
        j = i + 1
        value = marked.info[j] if j < end else None
        if value is not None and value.value is not None and 1900 <= value.value <= 2100:
            year = int(value.value)
        elif j + 1 < end and words[j] in ("عام", "العام") and marked.info[j + 1] is not None and (marked.info[j + 1].value or 0) > 1900:  # type: ignore[union-attr]
            year, j = int(marked.info[j + 1].value or 0), j + 1  # type: ignore[union-attr]
        else:
            return None
        first, last = self.seasons[_strip(words[i])]
        start = date(year, first, 1)
        finish = dates.month_span(year + (last < first), last).end
        span = DateSpan(start, finish, "month")
        return Item("date", s, i, j + 1, past=span, planned=span)


def _strip(text: str) -> str:
    """Return a token without "and" and a preposition before the article."""
    if text.startswith("و") and len(text) > 3:
        text = text[1:]
    if text.startswith(("بال", "كال")) and len(text) > 4:
        return text[1:]
    if text.startswith("لل") and len(text) > 4:
        return "ا" + text[1:]
    if text[:1] in "بل" and len(text) > 3 and text[1:3] != "ال" and not text.startswith(("بدا", "بعد")):
        return text[1:] if text[1:] in ("عام", "شهر", "امس", "مطلع", "نهايه", "منتصف", "اواخر", "بدايه", "صيف") else text
    return text
