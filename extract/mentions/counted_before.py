"""Counted nouns before: what a number counts where the noun stands before it ("الأسرى الـ33", "عدد الخارجين وصل إلى 989")."""

from __future__ import annotations

from extract.mentions.entries import Word
from extract.mentions.items import Item, Marked

_PLACE_HEADS = ("exact", "district", "governorate")
_PAIR = 2
_REACHES = frozenset(("الي", "بلغ"))  # right before what a number comes to
_NEAR, _REACH = 8, 15  # tokens between "their number" and the noun
OPENERS = frozenset("\"«(“'")


def take_preceding(marked: Marked, item: Item, i: int, start: int, number_of: frozenset[str]) -> bool:
    """Give a count the noun before its number: "الأسرى الـ33", "جثث سبعة", "أسير واحد", "عددهم 33"; tell whether one is there.

    Args:
        marked: The article.
        item: The count so far.
        i: First token of the number.
        start: First token of the sentence.
        number_of: Words for "the number of".
    """
    words, k = marked.words, _last_before(marked.words, item.i, start)
    if _is_count_of(marked, item, start, number_of) and _take_counted(marked, item, k, start):
        return True
    number = marked.info[i]
    if number is not None and number.joined:
        return False
    definite = (number is not None and number.definite) or (i > start and words[i - 1] == "ال")
    for back in range(3):
        n = k - back
        word = marked.info[n] if n >= start else None
        if n < start or (back and not definite) or (back == 2 and not words[n + 1].startswith("ال")):
            return False
        if word is None or word.entry is None:
            continue
        if word.entry.noun is not None or (item.low != 1 and _means_places(word)):
            taken = _take_beside(item, word, n)
            if taken and word.joined and n > start:
                _widen_by_first(item, marked.info[n - 1])
            return taken
        if word.entry.nationality and not back:
            before = marked.info[n - 1] if n > start else None
            if not definite or (word.definite and not is_people(before)):
                return _take_nation(item, words[n], n, before, definite=definite)
    return False


def _take_beside(item: Item, word: Word, n: int) -> bool:
    """Take a noun that stands right before a number, if its own number fits."""
    noun = word.entry.noun if word.entry is not None else None
    if noun is None and _means_places(word):
        item.kind = "none"  # "سكان المدن الأربع"
        return True
    if noun is None or word.suffix or noun.weak or (noun.number == "s" and item.low != 1):
        return False
    if noun.kind == "vehicles":
        item.kind, item.category, item.noun_at, item.i = "vehicles", noun.category, n, n
        return True
    if noun.kind != "people":
        item.kind = "none"
        return True
    item.category, item.held, item.noun_at, item.i = noun.category, noun.held, n, n
    return True


def _widen_by_first(item: Item, first: Word | None) -> None:
    """Widen a category by the noun to which the one right before the number is joined ("الأسرى والأسيرات الـ477")."""
    noun = first.entry.noun if first is not None and first.entry is not None else None
    if first is None or noun is None or noun.kind != "people" or not first.definite or noun.category == item.category:
        return
    item.category = "detainees" if item.held and noun.held else "people"


def _take_nation(item: Item, text: str, n: int, before: Word | None, *, definite: bool) -> bool:
    """Take a plural of belonging before a number of its kind ("بريطانيين اثنين", "الفرنسيون الثلاثة"), or the noun that it describes."""
    if definite:
        if not text.endswith(("ين", "ون")) or (item.low or 0) <= _PAIR:
            return False
    elif before is not None and _is_noun(before) and _take_beside(item, before, n - 1):
        return True
    elif not text.endswith(("ين", "ون", "ان", "تين")) or text.startswith("ال"):
        return False
    item.category, item.noun_at, item.i = "people", n, n
    return True


def _is_count_of(marked: Marked, item: Item, start: int, number_of: frozenset[str]) -> bool:
    """Tell whether "their number" ends right before a count."""
    for at in range(max(start, item.i - 4), item.i):
        found = marked.qualifiers.get(at)
        if found is not None and found[1] == "count_of" and found[0] in (item.i, item.i - 1):
            return True
    if item.low == item.high == 1 and marked.words[item.j : item.j + 1] == ["من"]:
        return False  # "عدد من الجنود، في واحدة من أكبر العمليات"
    reached = marked.words[item.i - 1] in _REACHES  # "عدد الخارجين من X باتجاه Y وصل إلى 989"
    reach = _REACH if reached else _NEAR
    return any(w in number_of for w in marked.words[max(start, item.i - reach) : item.i])


def _take_counted(marked: Marked, item: Item, k: int, start: int) -> bool:
    """Take the noun that "their number" points back to."""
    for n in range(k, max(start - 1, k - _REACH), -1):
        word = marked.info[n]
        noun = word.entry.noun if word is not None and word.entry is not None else None
        if noun is not None and noun.kind == "people" and not noun.weak:
            item.category, item.held, item.noun_at = noun.category, noun.held, n
            return True
    return False


def _means_places(word: Word) -> bool:
    """Tell whether a word is "the towns", "the villages"; "الأحياء" can be the living."""
    return (
        word.definite and word.entry is not None and word.entry.head in _PLACE_HEADS and not word.text.endswith("احياء")
    )


def _last_before(words: list[str], i: int, start: int) -> int:
    """Return the word before a number at token i, past an article and quotes."""
    k = i - 1
    if k >= start and words[k] == "ال":
        k -= 1
    while k >= start and words[k] in OPENERS:
        k -= 1
    return k


def _is_noun(word: Word) -> bool:
    return word.entry is not None and word.entry.noun is not None


def is_people(word: Word | None) -> bool:
    """Tell whether a word is a noun of people."""
    return (
        word is not None and word.entry is not None and word.entry.noun is not None and word.entry.noun.kind == "people"
    )
