"""Numbers at a token: digits and number words, with their clitics, as one value."""

from __future__ import annotations

from typing import NamedTuple

from extract.mentions.entries import Word
from extract.mentions.items import Marked
from extract.text.numerals import NumberWord, combine

_WHAT = frozenset(("ما", "بما"))
_LONGEST = 12  # tokens
_SAID = 11  # words of a number that digits say again
_CLOSERS = frozenset('"»”)')
_OPENERS = frozenset('"«“(')
_GOES_ON = _CLOSERS | _OPENERS | {"و"}  # after digits: more of the number may follow
_ONE_IN_ELEVEN = frozenset(
    ("احد", "احدي")
)  # "one" only before ten or a joined ten: "أحد عشر", "أحد القادة" is no number
_ACCUSATIVE_OR_DUAL = {"الفا": 2_000.0, "مليونا": 2_000_000.0}  # "ألفاً" is 1,000, "ألفا مقاتل" 2,000
_TANWIN = "\u064b"


class Number(NamedTuple):
    """A number that stands at tokens up to `end`.

    Attributes:
        value: Its value; None for "some".
        end: One past its last token.
        vague: Only a lower bound ("dozens").
        scaled: Its last word is a scale word ("ألف").
    """

    value: float | None
    end: int
    vague: bool = False
    scaled: bool = False


def read_number(marked: Marked, i: int, end: int, *, most: int = _LONGEST) -> Number | None:
    """Read the number that starts at token i.

    Args:
        marked: The article.
        i: First token.
        end: One past the last token that may belong to it.
        most: How many number words it may have.

    Returns:
        None if no number starts there.
    """
    if i >= end:
        return None
    word = marked.info[i]
    if word is None or number_word(word) is None:
        return None
    follows = marked.info[i + 1] if i + 1 < end else None
    if (
        word.value is not None
        and number_word(follows) is None
        and (i + 1 >= end or marked.words[i + 1] not in _GOES_ON)
    ):
        return Number(word.value, i + 1) if word.value >= 1 else None  # digits alone, as most numbers are
    restated = _read_restated(marked, i, end) if most == _LONGEST else None
    return restated if restated is not None else _read_words(marked, i, end, most)


def _read_words(marked: Marked, i: int, end: int, most: int) -> Number | None:
    """Read the number of the words from token i on, digits among them."""
    words, ends = _collect(marked, i, min(end, i + _LONGEST), most)
    sums_up = i > 0 and marked.words[i - 1] in _WHAT  # "ما مجموعه 500": their sum, not a group
    if not words or (words[0][0].kind == "vague" and sums_up):
        return None
    first = words[0][0]
    if first.kind == "vague" or (first.kind == "scale" and _is_plural(marked.words[i])):
        return _read_vague(words, ends)
    value, taken = combine(words)
    if not taken or value < 1:
        return None
    return Number(value, ends[taken - 1], scaled=words[taken - 1][0].kind == "scale")


def _read_restated(marked: Marked, i: int, end: int) -> Number | None:
    """Read a number that is said twice: "(66) ستة وستون", "66 (ستة وستون)", "ستة وستون (66)"."""
    words, first = marked.words, marked.info[i]
    if first is not None and first.value is not None:
        k = i + 1
        k += k < end and words[k] in _CLOSERS | _OPENERS
        again = read_number(marked, k, end, most=_SAID)
        said = Number(first.value, k)
        spelled_out = again is not None and not _is_in_digits(marked, k)
    else:
        found = read_number(marked, i, end, most=_SAID)
        if found is None or found.end >= end or words[found.end] not in _OPENERS:
            return None
        said, k = found, found.end + 1
        again = read_number(marked, k, end, most=1)
        spelled_out = again is not None and _is_in_digits(marked, k)
    if again is None or not spelled_out or again.vague or said.vague or again.value != said.value:
        return None
    closed = again.end < end and words[again.end] in _CLOSERS and words[k - 1] in _OPENERS
    return again._replace(end=again.end + closed)


def _is_in_digits(marked: Marked, k: int) -> bool:
    word = marked.info[k]
    return word is not None and word.value is not None


def number_word(word: Word | None) -> NumberWord | None:
    """Return what a token contributes to a number, None if nothing."""
    if word is None:
        return None
    if word.value is not None:
        return NumberWord("digits", word.value)
    return word.entry.number if word.entry is not None else None


def _collect(marked: Marked, i: int, end: int, most: int) -> tuple[list[tuple[NumberWord, bool]], list[int]]:
    """Return the number words from token i on, each with "and", and the ends of their tokens."""
    words: list[tuple[NumberWord, bool]] = []
    ends: list[int] = []
    texts, info = marked.words, marked.info
    k, conjunction = i, False
    while k < end and len(words) < most:
        if k > i and texts[k] == "و" and not conjunction:
            conjunction, k = True, k + 1
            continue
        if words and texts[k] in _CLOSERS and _is_scale(marked, k + 1, end):
            k += 1  # "أكثر من «4» آلاف"
        word = info[k]
        number = number_word(word)
        if word is None or number is None or (k > i and word.prefix):
            break
        if (
            word.entry is not None
            and (word.entry.weekday is not None or number.value == 1)
            and not _counts_one(marked, k, end)
        ):
            break
        words.append(
            (
                _settle(marked, number, k, i, end),
                k > i and (conjunction or word.joined or _is_and_eleven(marked, k, end)),
            )
        )
        ends.append(k + 1)
        k, conjunction = k + 1, False
    return words, ends


def _is_scale(marked: Marked, k: int, end: int) -> bool:
    """Tell whether a word for thousands or millions stands at token k."""
    number = number_word(marked.info[k]) if k < end else None
    return number is not None and (number.kind == "scale" or _is_plural(marked.words[k]))


def _counts_one(marked: Marked, k: int, end: int) -> bool:
    """Tell whether a word that is also a weekday is a number: "one" of eleven or of twenty-one, "two" without the article."""
    word = marked.info[k]
    if word is None or word.definite:
        return False
    if _stem(marked.words[k], word) not in _ONE_IN_ELEVEN and not (marked.words[k] == "واحد" and _has_hamza(marked, k)):
        return True
    following = number_word(marked.info[k + 1]) if k + 1 < end else None
    return following is not None and (following.value == 10 or following.kind == "ten")


def _is_and_eleven(marked: Marked, k: int, end: int) -> bool:
    """Tell whether "واحد" is the "وأحد" of "and eleven"."""
    following = number_word(marked.info[k + 1]) if marked.words[k] == "واحد" and k + 1 < end else None
    return following is not None and following.value == 10


def _has_hamza(marked: Marked, k: int) -> bool:
    """Tell "وأحد" (and one of) from "واحد" (one), which folding makes alike."""
    start, stop = marked.text_span(k, k + 1)
    return "أ" in marked.article.text[start:stop]


def _settle(marked: Marked, number: NumberWord, k: int, i: int, end: int) -> NumberWord:
    """Choose between the accusative and the dual of a scale word ("ألفاً", "ألفا مقاتل")."""
    word = marked.info[k]
    dual = _ACCUSATIVE_OR_DUAL.get(_stem(marked.words[k], word)) if k == i and number.kind == "scale" else None
    if dual is None or k + 1 >= end:
        return number
    after = marked.info[k + 1]
    start, stop = marked.text_span(k, k + 1)
    counted = (
        after is not None
        and after.entry is not None
        and after.entry.noun is not None
        and not after.prefix
        and not after.joined
    )
    return NumberWord("scale", dual) if counted and _TANWIN not in marked.article.text[start : stop + 1] else number


def _stem(text: str, word: Word | None) -> str:
    if word is None:
        return text
    if word.joined:
        text = text[1:]
    return text.removeprefix(word.prefix) if word.prefix else text


def _is_plural(text: str) -> bool:
    return text.endswith(("لاف", "لوف", "ملايين", "مليارات"))


def _read_vague(words: list[tuple[NumberWord, bool]], ends: list[int]) -> Number:
    """Read "dozens", "dozens of thousands", "some hundreds", "a few"."""
    first = words[0][0]
    value = first.value
    if first.kind == "scale" and value is not None:
        value *= 2
    if len(words) > 1 and not words[1][1]:
        second = words[1][0]
        if value is None and second.kind in ("vague", "scale") and second.value is not None:
            return Number(second.value * (2 if second.kind == "scale" else 1), ends[1], vague=True)
        if value is not None and first.kind == "vague" and second.kind == "scale":
            return Number(value * (second.value or 1), ends[1], vague=True, scaled=True)
    return Number(value, ends[0], vague=True)
