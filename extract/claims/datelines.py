"""Datelines: the places that a report names at its head as those where it was written."""

from __future__ import annotations

from extract.mentions.items import Item, Marked
from extract.mentions.word_lists import list_words

_ENDS = frozenset(("(", "-", "–", "—", "--", "/", ":", "ـ", "ــ"))
_CLAUSES = list_words("evacuations.yml", "clauses")
_HEAD = 3  # sentences among which a dateline stands
_PLACES = 5  # tokens of the places of a dateline
_BEHIND = 6  # tokens from a place to the sign that ends a dateline


def is_in_dateline(marked: Marked, item: Item) -> bool:
    """Tell whether a place stands in the line that says where a report was written ("دبي، الإمارات (CNN) --", "حمص - ")."""
    start, end = marked.sentences[item.s]
    if item.i - start > _PLACES or item.s > _HEAD:
        return False
    words = marked.words
    for k in range(start, min(item.j + _BEHIND, end)):
        word = marked.info[k]
        if k >= item.j and words[k] in _ENDS:
            return _CLAUSES.isdisjoint(words[start:k])
        if word is not None and word.entry is not None and word.entry.classes:
            return False
    return False
