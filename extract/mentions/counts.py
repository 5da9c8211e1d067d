"""Counts: the numbers of people, families and vehicles that a sentence states."""

from __future__ import annotations

from extract.lexicon_files import read_lexicon_file
from extract.mentions.count_categories import refine_category
from extract.mentions.counted_nouns import NounAttacher
from extract.mentions.entries import Noun, Word
from extract.mentions.items import Item, Marked
from extract.mentions.lexicon import Lexicon
from extract.mentions.numbers import Number, read_number
from extract.mentions.other_numbers import NumberSifter
from extract.mentions.vehicle_numbers import VehicleCounter
from extract.mentions.verb_classes import LET_GO
from extract.text.folding import fold_word
from extract.text.numerals import read_digits

_BEFORE = frozenset(
    ("ال", "لل", "بال", "وال", "ب", "ل", "و", '"', "«", "(", "“", "'")
)  # between a qualifier and its number
_DASHES = frozenset(("-", "–", "—"))
_DUAL_OF_BELONGING = ("يتان", "يتين", "يان", "يين")
_DUAL_ENDS = ("ان", "ين")

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


class CountReader:
    """Reads counts; one instance serves all articles."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon, and load the words that stand beside numbers."""
        self.lexicon = lexicon
        self._nouns = NounAttacher(lexicon.class_bits["release"])
        self._vehicles = VehicleCounter()
        self._sifter = NumberSifter()
        numbers = read_lexicon_file("numbers.yml")
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
        if word is None or noun is None or noun.kind == "convoys":
            return None
        if _may_describe(marked, i, noun) or _describes_two(marked, i):
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
            refine_category(marked, item, end)
        return item

    def _read_number(self, marked: Marked, s: int, i: int, bounds: tuple[int, int], found: list[Item]) -> Item | None:
        """Read a number with its range, qualifiers and noun; an item of kind `none` covers a number that counts no people."""
        start, end = bounds
        if self._sifter.counts_occasions(marked, i):
            return Item("none", s, i, i + 1)
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
        if self._sifter.counts_no_people(marked, i, j, number, bounds):
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
        self._vehicles.take(marked, item, start)
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


def _describes_two(marked: Marked, i: int) -> bool:
    """Tell whether a dual of belonging only says what two things before it are ("مجموعتان مدنيتان", "السيارتين المدنيتين")."""
    before, text = marked.words[i - 1] if i else "", marked.words[i]
    return (
        text.endswith(_DUAL_OF_BELONGING)
        and before.endswith(_DUAL_ENDS)
        and before.startswith("ال") == text.startswith("ال")
        and (word := marked.info[i - 1]) is not None
        and word.entry is not None
        and word.entry.noun is not None
        and word.entry.noun.kind != "people"
    )


def _may_describe(marked: Marked, i: int, noun: Noun) -> bool:
    """Tell whether a dual may only say what others are ("البلدين الشقيقين"), and not count those let go ("سراح سفيرين")."""
    return noun.weak and noun.category != "bodies" and not (i and marked.words[i - 1] in LET_GO)
