"""Counts: the numbers of people, families and vehicles that a sentence states."""

from __future__ import annotations

from extract.mentions.counted_nouns import OPENERS, NounAttacher
from extract.mentions.entries import Word
from extract.mentions.items import Item, Marked
from extract.mentions.lexicon import Lexicon
from extract.mentions.numbers import Number, read_number
from extract.mentions.word_lists import read_word_list
from extract.text.folding import fold_word
from extract.text.numerals import read_digits

_BEFORE = frozenset(
    ("ال", "لل", "بال", "وال", "ب", "ل", "و", '"', "«", "(", "“", "'")
)  # between a qualifier and its number
_DASHES = frozenset(("-", "–", "—"))
_PERCENT = frozenset(("%", "٪", "بالميه", "بالمايه"))
_HUNDRED = frozenset(("الميه", "المايه"))  # "في المئة"
_SIGNS = frozenset(("/", "°", "€", "$"))
LINE_MARKS = frozenset(("-", "–", "—", ")", "ـ", "/", "."))
_LONGEST_LINE = 2  # digits of the number of a line
_BETWEEN_DIGITS = frozenset((":", "+"))  # a clock time, a committee of five and five
_LONGEST = 7  # digits; a longer run is a telephone number
_LARGEST = 50_000_000  # no report counts more people


_NUMBER, _DUAL, _BEFORE_NUMBER = 1, 2, 3  # a form is a number, a dual, or counts only before another number word


def rate_start(text: str, word: Word | None) -> int:
    """Return how a count can begin at a form: it is a number, a dual, or counts only before another number; 0 if none can."""
    if text[0].isdigit():
        return _NUMBER if read_digits(text) is not None else 0
    entry = word.entry if word is not None else None
    if word is None or entry is None or (entry.weekday is not None and word.definite):
        return 0
    if entry.number is not None:
        return _BEFORE_NUMBER if entry.number.value is None or entry.weekday == 7 else _NUMBER
    if word.definite and text.endswith("ي"):
        return 0  # a dual in construct takes no article: "بالسلاح الفردي"
    return _DUAL if entry.noun is not None and entry.noun.number == "d" and not word.suffix else 0


def _names_people(following: list[Word | None]) -> bool:
    """Tell whether the word that follows is a noun of people."""
    word = following[0] if following else None
    noun = word.entry.noun if word is not None and word.entry is not None else None
    return noun is not None and noun.kind == "people"


class CountReader:
    """Reads counts; one instance serves all articles."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon, and load the words that stand beside numbers."""
        self.lexicon = lexicon
        self._nouns = NounAttacher()
        numbers = read_word_list("numbers.yml")
        self._not_people_before = frozenset(fold_word(w) for w in numbers["not_people_before"])
        self._names_before = frozenset(fold_word(w) for w in numbers["names_before"])
        self._after = frozenset(
            tuple(fold_word(p).split()) for phrases in numbers["qualifiers_after"].values() for p in phrases
        )

    def read(self, marked: Marked, s: int, bounds: tuple[int, int], starts: list[int]) -> list[Item]:
        """Find the counts of a sentence.

        Reads digits (Arabic-Indic or Latin), number words and the dual ("أسيرين" is 2). "Dozens" gives a lower bound,
        never a point (codebook, section 4).

        Args:
            marked: The article; tokens and qualifiers are read.
            s: Number of the sentence.
            bounds: Its first token, and one past its last.
            starts: Its tokens at which a count can begin.

        Returns:
            Items of kind `count` and `vehicles`, in order of place.
        """
        found: list[Item] = []
        done, end = bounds
        tokens = marked.tokens.tokens
        for i in starts:
            kind = tokens[i].counts
            if i < done or (kind == _BEFORE_NUMBER and (i + 1 >= end or tokens[i + 1].counts != _NUMBER)):
                continue
            item = (
                self._read_dual(marked, s, i, end) if kind == _DUAL else self._read_number(marked, s, i, bounds, found)
            )
            if item is None:
                continue
            done = item.j
            if item.kind != "none":
                found.append(item)
        return found

    def _read_dual(self, marked: Marked, s: int, i: int, end: int) -> Item | None:
        """Read a dual, with the number two that may stress it ("أسيرين اثنين")."""
        word = marked.info[i]
        noun = word.entry.noun if word is not None and word.entry is not None else None
        if word is None or noun is None or noun.kind == "convoys" or (noun.weak and noun.category != "bodies"):
            return None
        kind = "count" if noun.kind == "people" else "vehicles"
        item = Item(
            kind, s, i, i + 1, low=2, high=2, qualifier="exact", category=noun.category, held=noun.held, noun_at=i
        )
        item.prefix, item.joined, item.definite = word.prefix, word.joined, word.definite
        stressed = marked.info[i + 1] if i + 1 < end else None
        if (
            stressed is not None
            and stressed.entry is not None
            and stressed.entry.number is not None
            and stressed.entry.number.value == 2
            and not stressed.joined
            and not stressed.prefix
        ):
            item.j = i + 2
        if kind == "count":
            self._nouns.refine(marked, item, end)
        return item

    def _read_number(self, marked: Marked, s: int, i: int, bounds: tuple[int, int], found: list[Item]) -> Item | None:
        """Read a number with its range, qualifiers and noun; an item of kind `none` covers a number that counts no people."""
        start, end = bounds
        number = read_number(marked, i, end)
        if number is None or number.value is None:
            return None
        spread = None if number.vague else self._read_range(marked, i, number, bounds)
        low, high, j, qualifier = (
            int(number.value),
            None if number.vague else int(number.value),
            number.end,
            "vague" if number.vague else "exact",
        )
        first = i
        if spread is not None:
            first, low, high, j = spread
            qualifier = "between"
        item = Item("count", s, first, j, low=low, high=high, qualifier=qualifier)
        if self._counts_no_people(marked, i, j, number, bounds):
            item.kind = "none"
            return item
        if spread is None:
            self._qualify(marked, item, i, start)
        word = marked.info[item.i]
        item.prefix, item.joined = (
            (word.prefix, word.joined) if word is not None else ("", marked.words[item.i].startswith("و"))
        )
        j = item.j
        self._qualify_after(marked, item, end)
        skipped = item.j
        self._nouns.attach(marked, item, i, bounds, found)
        if item.j == skipped > j and item.noun_at < skipped:
            item.j = j
        self._qualify_after(marked, item, end, widen=False)
        return item

    # -------------------------------------------------------------- ranges and qualifiers

    def _read_range(
        self, marked: Marked, i: int, number: Number, bounds: tuple[int, int]
    ) -> tuple[int, int, int, int] | None:
        """Read "between N and M", "from N to M", "N–M", "N or M": (first token, N, M, end)."""
        start, end = bounds
        words = marked.words
        before = words[i - 1] if i > start else ""
        between = before in ("بين", "وبين")
        upper = self._read_upper(marked, number, end, between=between)
        if upper is None and between and number.end > i + 1:
            shorter = read_number(marked, i, end, most=1)  # "بين خمسة وعشرين" is 5 to 20
            if shorter is not None and shorter.end < number.end:
                number, upper = shorter, self._read_upper(marked, shorter, end, between=True)
        if upper is None or upper.value is None or number.value is None:
            return None
        low, high = number.value, upper.value
        if upper.scaled and not number.scaled and low < 1000:  # "100 و200 ألف"
            factor = 1000 if high < 1_000_000 else 1_000_000
            low *= factor if low * factor < high else 1
        return (i - 1 if between else i, int(low), int(high), upper.end) if low < high else None

    def _read_upper(self, marked: Marked, number: Number, end: int, *, between: bool) -> Number | None:
        """Read the upper end of a range after the lower one."""
        j, words = number.end, marked.words
        if j >= end:
            return None
        link, word = words[j], marked.info[j]
        if (
            (link == "و" and between)
            or link in ("الي", "او")
            or (link in _DASHES and not (j + 2 < end and words[j + 2] in ("/", "-")))
        ):
            upper = read_number(marked, j + 1, end)
        elif between and word is not None and word.joined:
            upper = read_number(marked, j, end)
        else:
            return None
        return upper if upper is not None and not upper.vague else None

    def _qualify(self, marked: Marked, item: Item, i: int, start: int) -> None:
        """Apply "more than", "about", "at most" before a number; of several the longest that ends there wins."""
        words, at = marked.words, i
        while at - 1 >= start and words[at - 1] in _BEFORE:
            at -= 1
        for _ in range(2):
            for k in range(max(start, at - 5), at):
                found = marked.qualifiers.get(k)
                if found is not None and at <= found[0] <= i and found[1] != "count_of":
                    self._apply(item, found[1])
                    item.i = at = k
                    break
            else:
                return

    def _qualify_after(self, marked: Marked, item: Item, end: int, *, widen: bool = True) -> None:
        """Apply "at least", "or more" after a number or its noun.

        Args:
            marked: The article.
            item: The count.
            end: One past the last token of the sentence.
            widen: Move the end of the count past the words, so that a noun after them is found.
        """
        if item.j < end and marked.words[item.j] == "+":
            self._apply(item, "at_least")
            item.j += widen
            return
        found = marked.qualifiers.get(item.j)
        if found is None or found[0] > end or item.qualifier not in ("exact", "about"):
            return
        if tuple(marked.words[item.j : found[0]]) in self._after:
            self._apply(item, found[1])
            if widen:
                item.j = found[0]

    @staticmethod
    def _apply(item: Item, name: str) -> None:
        value = item.high if item.high is not None else item.low
        if name == "about":
            item.qualifier = item.qualifier if item.qualifier != "exact" else "about"
        elif name == "at_least":
            item.low, item.high, item.qualifier = item.low if item.low is not None else value, None, "at_least"
        elif item.qualifier != "vague":
            item.low, item.high, item.qualifier = None, value, "at_most"

    # -------------------------------------------------------------- numbers of other things

    def _counts_no_people(self, marked: Marked, i: int, j: int, number: Number, bounds: tuple[int, int]) -> bool:
        """Tell whether a number is a year, a time, a share, a name or part of a date."""
        start, end = bounds
        words = marked.words
        after = words[j] if j < end else ""
        back = i - 1
        while back > start and (words[back] == "ال" or words[back] in OPENERS):
            back -= 1
        before = words[back] if i > start else ""
        if before in self._not_people_before or before in _SIGNS or after in _SIGNS or after in _PERCENT:
            return True
        if before in self._names_before and not self._noun_follows(marked, j, end):
            return True
        if (after == "في" and j + 1 < end and words[j + 1] in _HUNDRED) or (words[i] in _HUNDRED and before == "في"):
            return True
        if (number.value or 0) > _LARGEST or self._is_odd_figure(marked, i, j, number, before):
            return True
        if i == start and self._numbers_a_line(marked, i, j, end):
            return True
        return self._is_in_date(marked, i, j, bounds) or self._is_year(marked, i, j, end)

    @staticmethod
    def _numbers_a_line(marked: Marked, i: int, j: int, end: int) -> bool:
        """Tell whether digits at the head of a sentence number a line of a list ("2 - خروج المسلحين")."""
        words = marked.words
        if j >= end or words[j] not in LINE_MARKS or not words[i].isdigit() or len(words[i]) > _LONGEST_LINE:
            return False
        return j + 1 < end and not words[j + 1][0].isdigit()  # "50 - 60 شخصا" is a range

    @staticmethod
    def _noun_follows(marked: Marked, j: int, end: int) -> bool:
        """Tell whether a noun or nationality that a number can count stands at token j."""
        word = marked.info[j] if j < end else None
        return (
            word is not None
            and word.entry is not None
            and (word.entry.noun is not None or bool(word.entry.nationality))
            and not word.prefix
            and not word.definite
        )

    @staticmethod
    def _is_odd_figure(marked: Marked, i: int, j: int, number: Number, before: str) -> bool:
        """Tell whether digits are a decimal, a telephone number, a type ("T72") or a score ("3-1"), or words an ordinal."""
        words, text, value = marked.words, marked.words[i], number.value or 0
        if not text[0].isdigit():
            return CountReader._ends_ordinal(marked.info[i - 1], marked.info[i], value) if i else False
        if j == i + 1 and (value != int(value) or (value < 1000 and not text.isdecimal())):
            return True
        if j == i + 1 and text.isdecimal() and (len(text) > _LONGEST or (text[0] in "0٠" and len(text) > 1)):
            return True
        glued = words[i - 1] if i and words[i - 1].isalpha() and marked.tokens.follows_on(i) else ""
        if glued and (glued.isascii() or (len(glued) > 3 and not _names_people(marked.info[j : j + 1]))):
            return True  # but "على متنها1500 شخص" only lost its space
        after = words[j : j + 2]
        if len(after) == 2 and after[1][0].isdigit() and (after[0] in _DASHES or after[0] in _BETWEEN_DIGITS):
            return True  # no range, since that has been read
        return (before in _DASHES or before in _BETWEEN_DIGITS) and i >= 2 and words[i - 2][0].isdigit()

    @staticmethod
    def _ends_ordinal(before: Word | None, word: Word | None, value: float) -> bool:
        """Tell whether a number word is the ten of an ordinal ("الخامس عشر", "الخامسة والستون")."""
        if before is None or before.entry is None or not before.entry.ordinal or not before.definite or word is None:
            return False
        return value == 10 or (20 <= value < 100 and word.joined and word.definite)

    @staticmethod
    def _is_in_date(marked: Marked, i: int, j: int, bounds: tuple[int, int]) -> bool:
        """Tell whether a number is a day or year beside a month."""
        start, end = bounds
        months, words = marked.months, marked.words
        k = j
        if k < end and words[k] == "من":
            k += 1
        if k < end and words[k] == "شهر":
            k += 1
        if words[j : j + 2] == ["من", "الشهر"]:
            return True
        if k in months and k < end:
            return True
        for n in range(max(start, i - 4), i):
            found = months.get(n)
            if found is not None and (found[0] == i or (found[0] == i - 1 and words[i - 1] in (")", "عام", "سنه"))):
                word = marked.info[i]
                return word is not None and word.value is not None and (word.value <= 31 or 1300 <= word.value <= 2100)
        return False

    @staticmethod
    def _is_year(marked: Marked, i: int, j: int, end: int) -> bool:
        """Tell whether four digits without a noun of people are a year."""
        word = marked.info[i]
        if (
            word is None
            or word.value is None
            or not 1900 <= word.value <= 2100
            or j != i + 1
            or len(marked.words[i]) != 4
        ):
            return False
        if i and j < end and marked.words[i - 1] == "(" and marked.words[j] == ")":
            j += 1  # "(2100) أسرة"
        after = marked.info[j] if j < end else None
        if j < end and marked.words[j] == "من":
            return after is not None and not _names_people(marked.info[j + 1 : j + 2])
        return after is None or after.entry is None or after.entry.noun is None
