"""Asides: which words that look like finite verbs only tell of a circumstance, and part no verb from what it governs."""

from __future__ import annotations

from extract.claims.context import Context
from extract.mentions.items import Item
from extract.mentions.word_lists import list_words

_OF_ASIDES = list_words("circumstances.yml", "of_asides")
_GOVERNS_NOUNS = frozenset(("علي", "الي", "عن", "في", "بعد", "قبل"))  # no verb follows these
_COMMAS = frozenset("،,–-")
_SPOKEN = 10  # tokens from who says so to the comma that closes it
_ASIDE = 3  # tokens of a preposition, its noun and an adjective, before the verb that describes the noun


def describes_aside(ctx: Context, verb: Item) -> bool:
    """Tell whether what looks like a finite verb is none, or only tells of a circumstance, not of those whom a verb before it moves.

    "خرج بناء على طلب الأهالي 300 مدني" (a noun), "خرج بعد حصار دام سنوات 300 مدني" and "أجلي في عملية استغرقت يومين 300 مدني"
    (said of a noun without article), "أجلي، كما أكد مصدر، 300 مدني", "غادر بعد أن توقف القصف 300 مدني".
    """
    words, (first, end) = ctx.marked.words, ctx.marked.sentences[verb.s]
    before, further = (*reversed(words[max(first, verb.i - 2) : verb.i]), "", "")[:2]
    if words[verb.i] in _OF_ASIDES or before in _GOVERNS_NOUNS:
        return True
    if before == "ان" and further in _OF_ASIDES:
        return not verb.classes & (ctx.giving | ctx.getting | ctx.moving)
    if before == "كما" and further in _COMMAS:
        closed = not _COMMAS.isdisjoint(words[verb.j : min(verb.j + _SPOKEN, end)])
        return closed and bool(verb.classes & ctx.bits["say"])
    return ctx.is_finite(verb) and _describes_noun(ctx, verb, max(first, verb.i - _ASIDE))


def _describes_noun(ctx: Context, verb: Item, first: int) -> bool:
    """Tell whether a verb stands behind a noun without article that a preposition governs, no earlier than token `first`."""
    words = ctx.marked.words
    at = next((k for k in range(verb.i - 2, first - 1, -1) if words[k].removeprefix("و") in _OF_ASIDES), None)
    if at is None:
        return False
    named = any(i.kind in ("place", "actor", "date", "count") for i in ctx.items_in(verb.s, at + 1, verb.i))
    return not named and all(word.isalpha() and not word.startswith("ال") for word in words[at + 1 : verb.i])
