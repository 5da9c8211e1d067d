"""Spans of places: the place nouns and directions beside a name belong to it."""

from __future__ import annotations

from extract.mentions.entries import Word
from extract.mentions.items import Item, Marked
from extract.mentions.sentence import QUOTES
from extract.mentions.word_lists import list_words

_SIDES = list_words("names.yml", "sides")
_WIDE = ("country", "governorate", "district")
_MOST_NOUNS = 3


def find_place_cue(marked: Marked, i: int) -> int | None:
    """Return the token of a place noun ("town", "crossing", "rif") right before token i, past quotes."""
    k = i - 1
    while k >= 0 and marked.words[k] in QUOTES and i - k < 3:
        k -= 1
    word = marked.info[k] if k >= 0 else None
    if word is not None and word.entry is not None and word.entry.head in ("exact", "district", "governorate"):
        return k
    return None


def widen_place(marked: Marked, item: Item) -> None:
    """Take place nouns and directions beside a place into its span ("معبر العيس", "جنوب دمشق", "ريف حلب الجنوبي")."""
    item.precision = _rate_precision(item)
    for _ in range(_MOST_NOUNS):
        if not _take_noun(marked, item):
            break
    if item.j < len(marked.words) and marked.words[item.j] in _SIDES and item.i < item.j - 1:
        item.j += 1


def _rate_precision(item: Item) -> str:
    """Return how precise a place is by its type alone; a region is as vague as a district."""
    entity_type = item.name.entity_type if item.name is not None else "region"
    if entity_type == "region":
        return "district"
    return entity_type if entity_type in _WIDE else "exact"


def _take_noun(marked: Marked, item: Item) -> bool:
    """Take the noun before a place into its span; tell whether another may stand before it."""
    k = item.i - 1
    while k > 0 and marked.words[k] in QUOTES and item.i - k < 3:
        k -= 1
    word = marked.info[k] if k >= 0 else None
    head = _head_of(word)
    if word is None or not head or marked.words[k].startswith("ال") or word.suffix:
        return False
    if head == "direction":
        item.precision = "near"
    elif head == "district" and item.precision == "exact":
        item.precision = "district"
    item.i, item.prefix, item.joined = k, word.prefix, word.joined
    return not word.prefix


def _head_of(word: Word | None) -> str:
    """Return what a word heads, empty if nothing or no place."""
    head = word.entry.head if word is not None and word.entry is not None else None
    return head if head is not None and head not in ("group", "person") else ""
