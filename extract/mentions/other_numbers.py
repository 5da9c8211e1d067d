"""Numbers that count no people: years, times, shares, names, parts of a date, lines of a list."""

from __future__ import annotations

from extract.lexicon_files import read_lexicon_file
from extract.mentions.counted_before import OPENERS
from extract.mentions.entries import Word
from extract.mentions.items import Marked
from extract.mentions.numbers import Number
from extract.mentions.sentence import QUOTES
from extract.mentions.word_lists import list_words
from extract.text.folding import fold_word

_DASHES = frozenset(("-", "–", "—"))
_PERCENT = frozenset(("%", "٪", "بالميه", "بالمايه"))
_HUNDRED = frozenset(("الميه", "المايه"))  # "في المئة"
_SIGNS = frozenset(("/", "°", "€", "$"))
_NAMED_BY_NUMBERS = list_words("names.yml", "named_by_numbers")
_NAME_REACH = 3  # tokens from the quote that opens such a name to its second number
LINE_MARKS = frozenset(("-", "–", "—", ")", "ـ", "/", "."))
_YEAR = 4  # digits
_LONGEST_LINE = 2  # digits of the number of a line
_BETWEEN_DIGITS = frozenset((":", "+"))  # a clock time, a committee of five and five
_LONGEST = 7  # digits; a longer run is a telephone number
_LARGEST = 50_000_000  # no report counts more people


class NumberSifter:
    """Tells numbers of people from others; one instance serves all articles."""

    def __init__(self) -> None:
        """Load the words beside numbers of other things from `numbers.yml`."""
        numbers = read_lexicon_file("numbers.yml")
        self._not_people_before = frozenset(fold_word(w) for w in numbers["not_people_before"])
        self._names_before = frozenset(fold_word(w) for w in numbers["names_before"])
        self._occasions_before = frozenset(fold_word(w) for w in numbers["occasions_before"])

    def counts_occasions(self, marked: Marked, i: int) -> bool:
        """Tell whether a definite number is how many batches, rounds or days there were ("خلال الدفعات الخمس")."""
        word = marked.info[i]
        return (
            i > 0
            and word is not None
            and word.definite
            and _without_preposition(marked.words[i - 1]) in self._occasions_before
        )

    def counts_no_people(self, marked: Marked, i: int, j: int, number: Number, bounds: tuple[int, int]) -> bool:
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
        if _without_preposition(before) in self._names_before and not _noun_follows(marked, j, end):
            return True
        if (after == "في" and j + 1 < end and words[j + 1] in _HUNDRED) or (words[i] in _HUNDRED and before == "في"):
            return True
        if (
            _is_in_name(words, i, start)
            or _ends_name(marked, i, j, bounds)
            or (number.value or 0) > _LARGEST
            or _is_odd_figure(marked, i, j, number, before)
        ):
            return True
        if i == start and _numbers_a_line(marked, i, j, end):
            return True
        return _is_in_date(marked, i, j, bounds) or _is_year(marked, i, j, end)


def _without_preposition(word: str) -> str:
    """Return a word without the preposition written together with its article ("للقناة", "بالقناة")."""
    word = word.removeprefix("و")
    return f"ال{word[2:]}" if word.startswith("لل") else word[1:] if word.startswith(("بال", "كال")) else word


def _is_in_name(words: list[str], i: int, start: int) -> bool:
    """Tell whether a number is in the quoted name of a deal or formula ("صفقة «ألف مقابل ألف»")."""
    for k in range(i - 1, max(start, i - 1 - _NAME_REACH), -1):
        if words[k] in OPENERS:
            return words[k - 1].removeprefix("ال") in _NAMED_BY_NUMBERS
    return False


def _ends_name(marked: Marked, i: int, j: int, bounds: tuple[int, int]) -> bool:
    """Tell whether a number ends a name in quotes behind a word that no list knows, and counts nothing behind it ("وحدة «شاييتت 13» الإسرائيلية")."""
    start, end = bounds
    words = marked.words
    if i == start or j >= end or words[j] not in QUOTES or marked.info[i - 1] is not None or not words[i - 1].isalpha():
        return False
    return any(word in OPENERS for word in words[max(start, i - _NAME_REACH) : i - 1])


def _numbers_a_line(marked: Marked, i: int, j: int, end: int) -> bool:
    """Tell whether digits at the head of a sentence number a line of a list ("2 - خروج المسلحين")."""
    words = marked.words
    if j >= end or words[j] not in LINE_MARKS or not words[i].isdigit() or len(words[i]) > _LONGEST_LINE:
        return False
    return j + 1 < end and not words[j + 1][0].isdigit()  # "50 - 60 شخصا" is a range


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


def _is_odd_figure(marked: Marked, i: int, j: int, number: Number, before: str) -> bool:
    """Tell whether digits are a decimal, a telephone number, a type ("T72") or a score ("3-1"), or words an ordinal."""
    words, text, value = marked.words, marked.words[i], number.value or 0
    if not text[0].isdigit():
        return _ends_ordinal(marked.info[i - 1], marked.info[i], value) if i else False
    if j == i + 1 and (value != int(value) or (value < 1000 and not text.isdecimal())):
        return True
    if j == i + 1 and text.isdecimal() and (len(text) > _LONGEST or (text[0] in "0٠" and len(text) > 1)):
        return True
    beside = words[i - 1] if i and words[i - 1].isalpha() else ""
    typed = beside.isascii() or (len(beside) > 3 and not _counts(marked.info[j : j + 1], "people", "vehicles"))
    if beside and typed and marked.tokens.follows_on(i):
        return True  # but "على متنها1500 شخص" only lost its space
    after = words[j : j + 2]
    if len(after) == 2 and after[1][0].isdigit() and (after[0] in _DASHES or after[0] in _BETWEEN_DIGITS):
        return True  # no range, since that has been read
    first = words[i - 2] if i >= 2 and (before in _DASHES or before in _BETWEEN_DIGITS) else ""
    return first[:1].isdigit() and not (before == ":" and len(first) == _YEAR)  # "2016: 25 أسيرا"


def _ends_ordinal(before: Word | None, word: Word | None, value: float) -> bool:
    """Tell whether a number word is the ten of an ordinal ("الخامس عشر", "الخامسة والستون")."""
    if before is None or before.entry is None or not before.entry.ordinal or not before.definite or word is None:
        return False
    return value == 10 or (20 <= value < 100 and word.joined and word.definite)


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
            if word is None or word.value is None:
                return False
            day = word.value <= 31 and not _counts(marked.info[j : j + 1], "people", "vehicles")  # "3 أيار 20 أسيرا"
            return day or 1300 <= word.value <= 2100
    return False


def _is_year(marked: Marked, i: int, j: int, end: int) -> bool:
    """Tell whether four digits without a noun of people are a year."""
    word = marked.info[i]
    if word is None or word.value is None or not 1900 <= word.value <= 2100 or j != i + 1 or len(marked.words[i]) != 4:
        return False
    if i and j < end and marked.words[i - 1] == "(" and marked.words[j] == ")":
        j += 1  # "(2100) أسرة"
    after = marked.info[j] if j < end else None
    if j < end and marked.words[j] == "من":
        return after is not None and not _counts(marked.info[j + 1 : j + 2], "people")
    return after is None or after.entry is None or after.entry.noun is None


def _counts(following: list[Word | None], *kinds: str) -> bool:
    """Tell whether the word that follows is a counted noun of some kinds."""
    word = following[0] if following else None
    noun = word.entry.noun if word is not None and word.entry is not None else None
    return noun is not None and noun.kind in kinds
