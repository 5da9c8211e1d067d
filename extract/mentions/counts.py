"""Counts: the numbers of people, families and vehicles that a sentence states."""

from __future__ import annotations

from extract.mentions.items import Item, Marked
from extract.mentions.lexicon import Lexicon, Noun, Word
from extract.text.numerals import NumberWord, combine

# the most specific category that covers the whole count wins (codebook, section 4)
_RANK = {"people": 0, "detainees": 1, "civilians": 2, "fighters": 2, "children": 3, "women": 3, "wounded": 3, "families": 4, "bodies": 5}
_BARE_SCALES = frozenset(("الاف", "الالاف", "ملايين", "الملايين", "الوف", "الالوف", "اف", "الاف"))
_OPENERS = frozenset("\"«(“'")
_CLOSERS = frozenset("\"»)”'")
_NOT_PEOPLE_BEFORE = frozenset(("الساعه", "عام", "سنه", "عمره", "عمرها", "العمر", "ال24", "القناه", "لعام", "الماده", "القرار", "رقم", "عامي", "العام", "صفحه", "بنسبه"))
_PERCENT = frozenset(("%", "بالميه", "بالمايه", "٪", "بالميءه"))


class CountReader:
    """Reads counts; one instance serves all articles."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon for nouns and types of actors."""
        self.lexicon = lexicon

    def read(self, marked: Marked, s: int, start: int, end: int) -> list[Item]:
        """Find the counts of a sentence.

        Reads digits (Arabic-Indic or Latin), number words and the dual ("أسيرين" is 2). "Dozens" gives a lower bound,
        never a point (codebook, section 4).

        Args:
            marked: The article; tokens and qualifiers are read.
            s: Number of the sentence.
            start: Its first token.
            end: One past its last token.

        Returns:
            Items of kind `count` and `vehicles`, in order of place.
        """
        found: list[Item] = []
        i = start
        info = marked.info
        while i < end:
            word = info[i]
            item = None
            if word is not None:
                if word.value is not None or (word.entry is not None and word.entry.number is not None):
                    item = self._read_number(marked, s, i, start, end, found)
                elif word.entry is not None and word.entry.noun is not None and word.entry.noun.number == "d" and not word.suffix:
                    item = self._read_dual(marked, s, i, word, end)
            if item is None:
                i += 1
                continue
            if item.kind != "none":
                found.append(item)
            i = max(item.j, i + 1)
        return found

    # -------------------------------------------------------------- numbers

    def _read_dual(self, marked: Marked, s: int, i: int, word: Word, end: int) -> Item | None:
        assert word.entry is not None and word.entry.noun is not None
        noun = word.entry.noun
        if noun.kind == "convoys" or (noun.weak and noun.category != "bodies"):
            return None
        kind = "count" if noun.kind == "people" else "vehicles"
        item = Item(kind, s, i, i + 1, low=2, high=2, qualifier="exact", category=noun.category, held=noun.held, noun_at=i, prefix=word.prefix, joined=word.joined, definite=word.definite)
        if kind == "count":
            self._refine(marked, item, end)
        return item

    def _value(self, marked: Marked, i: int, end: int) -> tuple[float, int, bool] | None:
        """Read the number at token i: (value, end, vague)."""
        words: list[tuple[NumberWord, bool]] = []
        k = i
        while k < end and len(words) < 10:
            word = marked.info[k]
            if word is None:
                break
            if word.value is not None:
                joined = k > i and marked.words[k - 1] == "و"
                words.append((NumberWord("digits", word.value), joined))
            elif word.entry is not None and word.entry.number is not None and (k == i or word.prefix == ""):
                if word.entry.weekday is not None and word.definite:
                    break
                words.append((word.entry.number, word.joined and k > i))
            elif marked.words[k] == "و" and words:
                pass
            else:
                break
            k += 1
        if not words:
            return None
        first = marked.info[i]
        if words[0][0].kind == "vague" or (first is not None and first.entry is not None and first.text.lstrip("وبل") in _BARE_SCALES):
            return self._vague(marked, i, words)
        value, taken = combine(words)
        j, seen = i, 0
        while seen < taken:
            seen += marked.words[j] != "و"
            j += 1
        return (value, j, False) if taken else None

    def _vague(self, marked: Marked, i: int, words: list[tuple[NumberWord, bool]]) -> tuple[float, int, bool] | None:
        first = words[0][0]
        if first.value is None:
            return None
        value = first.value if first.kind == "vague" else first.value * 2
        if len(words) > 1 and words[1][0].kind == "scale" and not words[1][1]:
            return (first.value * (words[1][0].value or 1), i + 2, True)
        return (value, i + 1, True)

    def _read_number(self, marked: Marked, s: int, i: int, start: int, end: int, found: list[Item]) -> Item | None:
        read = self._value(marked, i, end)
        if read is None:
            return None
        value, j, vague = read
        words = marked.words
        if self._is_not_people(marked, i, j, start, end):
            return Item("none", s, i, j)
        low: int | None = int(value)
        high: int | None = None if vague else int(value)
        qualifier = "vague" if vague else "exact"
        first = i
        upper = self._range_end(marked, i, j, start, end)
        if upper is not None and not vague:
            first, high, j, qualifier = upper[0], int(upper[1]), upper[2], "between"
            if high < (low or 0):
                low, high = high, low
        else:
            first, low, high, qualifier = self._qualify(marked, i, start, low, high, qualifier)
        item = Item("count", s, first, j, low=low, high=high, qualifier=qualifier)
        word = marked.info[first]
        item.prefix, item.joined = (word.prefix, word.joined) if word is not None else ("", words[first].startswith("و"))
        self._attach_noun(marked, item, i, start, end, found)
        self._qualify_after(marked, item, end)
        return item

    def _range_end(self, marked: Marked, i: int, j: int, start: int, end: int) -> tuple[int, float, int] | None:
        """Read "between N and M", "N to M", "N-M": (first token, M, end)."""
        words = marked.words
        if j >= end:
            return None
        between = i > start and words[i - 1] in ("بين", "ما", "وبين") or (i > start + 1 and words[i - 1] == "بين")
        link, k = words[j], j + 1
        nxt = marked.info[j]
        if between and link == "و" and k < end:
            read = self._value(marked, k, end)
        elif between and nxt is not None and nxt.joined and nxt.entry is not None and nxt.entry.number is not None:
            read = self._value(marked, j, end)
        elif link in ("-", "–", "الي", "او") and k < end and not (k + 1 < end and words[k + 1] in ("/", "-")):
            read = self._value(marked, k, end)
            if link == "الي" and not (i > start and words[i - 1] in ("من", "بين")):
                return None
            before = marked.info[i]
            if read is not None and before is not None and (before.value or 0) > read[0]:
                return None
        else:
            return None
        if read is None or read[2]:
            return None
        return (i - 1 if between else i, read[0], read[1])

    def _qualify(self, marked: Marked, i: int, start: int, low: int | None, high: int | None, qualifier: str) -> tuple[int, int | None, int | None, str]:
        """Apply "more than", "about", "at most" before a number; the longest that ends there wins."""
        k0 = i
        while k0 - 1 >= start and marked.words[k0 - 1] in _OPENERS or (k0 - 1 >= start and marked.words[k0 - 1] in ("ال", "و")):
            k0 -= 1
        for k in range(max(start, k0 - 5), k0):
            found = marked.qualifiers.get(k)
            if found is None or found[0] not in (i, k0) or found[1] == "count_of":
                continue
            name = found[1]
            if name == "about":
                return k, low, high, qualifier if qualifier == "vague" else "about"
            if name == "at_least":
                return k, low, None, "at_least"
            return k, None, low, "at_most"
        return i, low, high, qualifier

    def _qualify_after(self, marked: Marked, item: Item, end: int) -> None:
        found = marked.qualifiers.get(item.j)
        if found is None or item.qualifier not in ("exact", "about") or found[0] > end:
            return
        phrase = marked.words[item.j : found[0]]
        if phrase[:1] == ["علي"] or phrase[:1] == ["كحد"] or phrase[:1] == ["تقريبا"]:
            item.qualifier = found[1]
            if found[1] == "at_least":
                item.high = None
            elif found[1] == "at_most":
                item.low = None

    def _is_not_people(self, marked: Marked, i: int, j: int, start: int, end: int) -> bool:
        """Tell whether a number is a year, a time, a share or part of a date."""
        words = marked.words
        before = words[i - 1] if i > start else ""
        after = words[j] if j < end else ""
        if after in _PERCENT or (after == "في" and j + 1 < end and words[j + 1] in ("الميه", "المايه", "الماءه")) or before in _NOT_PEOPLE_BEFORE:
            return True
        if j in marked.months or before in ("/",) or after in ("/", ":") or (after == "من" and j + 1 in marked.months) or before == ":" and i - 2 >= start and words[i - 2].isdigit():
            return True
        word = marked.info[i]
        if word is not None and word.value is not None and 1900 <= word.value <= 2100 and j == i + 1 and len(words[i]) == 4:
            nxt = marked.info[j] if j < end else None
            if nxt is None or nxt.entry is None or nxt.entry.noun is None:
                return True
        return i - 1 in marked.months or any(k in marked.months and marked.months[k][0] == i for k in range(max(start, i - 3), i))

    # -------------------------------------------------------------- nouns

    def _attach_noun(self, marked: Marked, item: Item, i: int, start: int, end: int, found: list[Item]) -> None:
        """Find what a number counts; an item that counts nothing known gets the kind `none`."""
        words, info = marked.words, marked.info
        k = item.j
        while k < end and words[k] in _CLOSERS:
            k += 1
        of = k < end and words[k] == "من"
        if of:
            k += 1
        for step in range(2):
            word = info[k] if k < end else None
            if word is None or word.entry is None:
                break
            if word.entry.noun is not None:
                self._take_noun(marked, item, k, word.entry.noun, end)
                return
            if word.entry.nationality and not of:
                item.category, item.noun_at, item.j = "people", k, k + 1
                self._refine(marked, item, end)
                return
            if of and step == 0 and word.entry.head in ("group",):
                break
            if step == 0 and (word.entry.number is not None and word.entry.number.kind == "vague"):
                k += 1
                continue
            break
        if self._noun_before(marked, item, i, start):
            return
        self._take_bare(marked, item, of, k, start, end)

    def _take_noun(self, marked: Marked, item: Item, k: int, noun: Noun, end: int) -> None:
        item.j, item.noun_at = k + 1, k
        if noun.kind == "convoys":
            item.kind = "none"
            return
        if noun.kind == "vehicles":
            item.kind, item.category = "vehicles", noun.category
            return
        item.category, item.held = noun.category, noun.held
        if noun.weak and noun.category == "bodies":
            item.bare = False
            item.forced = "dead"
        self._refine(marked, item, end)

    def _noun_before(self, marked: Marked, item: Item, i: int, start: int) -> bool:
        """Take the noun before a number: "الأسرى الـ33", "جثث سبعة", "عددهم 33"."""
        words, info = marked.words, marked.info
        k = item.i - 1
        if k >= start and words[k] == "ال":
            k -= 1
        while k >= start and words[k] in _OPENERS:
            k -= 1
        counted = any(q[1] == "count_of" and q[0] == item.i for at, q in marked.qualifiers.items() if start <= at < item.i and item.i - at < 4)
        if counted:
            for n in range(k, max(start - 1, k - 12), -1):
                word = info[n]
                if word is not None and word.entry is not None and word.entry.noun is not None and word.entry.noun.kind == "people" and not word.entry.noun.weak:
                    item.category, item.held, item.noun_at = word.entry.noun.category, word.entry.noun.held, n
                    return True
        for back in range(2):
            n = k - back
            word = info[n] if n >= start else None
            if word is not None and word.entry is not None and word.entry.noun is not None and word.entry.noun.number != "s" and not word.suffix:
                noun = word.entry.noun
                number = info[i]
                if back and not (number is not None and (number.definite or words[i - 1] == "ال")):
                    return False
                if noun.kind == "people" and (not noun.weak):
                    item.category, item.held, item.noun_at, item.i = noun.category, noun.held, n, n
                    return True
                return False
        return False

    def _take_bare(self, marked: Marked, item: Item, of: bool, k: int, start: int, end: int) -> None:
        """Keep a number without a noun where its surroundings let it count people ("18 مقابل 20", "ثلاثة من X")."""
        word = marked.info[item.j] if item.j < end else None
        text = marked.words[item.j] if item.j < end else ""
        allowed = text == "" or not text[0].isalnum() or of or (word is not None and (word.starts or (word.entry is not None and word.entry.classes)))
        if text in ("كيلومترا", "كيلومتر", "كم", "دولار", "يوما", "ساعه") or not allowed:
            item.kind = "none"
            return
        item.bare, item.category = True, "people"

    def _refine(self, marked: Marked, item: Item, end: int) -> None:
        """Let what follows the noun sharpen or widen its category ("أسيراً مدنياً", "مقاتل ومدني", "من عناصر")."""
        info, words = marked.info, marked.words
        k = item.j
        for _ in range(3):
            word = info[k] if k < end else None
            if word is None or word.entry is None:
                break
            noun = word.entry.noun
            if noun is not None and noun.kind == "people" and not word.prefix:
                following = info[k + 1] if k + 1 < end else None
                numbered = following is not None and (following.value is not None or (following.entry is not None and following.entry.number is not None and not following.joined))
                if word.joined:
                    first = info[item.noun_at] if item.noun_at >= 0 else None
                    if numbered or (word.definite and not (first is not None and first.definite)) or word.suffix or noun.number == "d":
                        break
                    item.category = item.category if item.category == noun.category else ("detainees" if item.held and noun.held else "people")
                elif noun.weak and noun.category == "bodies":
                    pass
                elif _RANK[noun.category] > _RANK[item.category]:
                    item.category = noun.category
                item.held = item.held or noun.held
                k += 1
                item.j = k
                continue
            if word.entry.nationality and not word.definite and not word.joined:
                k += 1
                continue
            break
        if k + 1 < end and words[k] == "من":
            word = info[k + 1]
            if word is not None and word.entry is not None and word.entry.noun is not None and word.entry.noun.kind == "people":
                noun = word.entry.noun
                if _RANK[noun.category] > _RANK[item.category] and not noun.weak:
                    item.category = noun.category
