"""Signing up: people who put their names down to leave, or are counted as wishing to, and have not left yet."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.evacuations.words import words_of
from extract.claims.totals import TALLIES
from extract.mentions.forms import NOUN
from extract.mentions.items import Item

_NAMES = 9  # tokens from a word of signing up, over who does, to leaving
_LISTED = 7  # tokens from "the names of", over how many, to their wish
_WISH = 3  # tokens from "the number of those wishing" to leaving


def sign_up(ctx: Context, leaving: Item) -> bool:
    """Tell whether leaving is what people sign up for, or how many wish to ("سجلوا أسماءهم للخروج", "باب التسجيل للخروج", "عدد الراغبين في مغادرة")."""
    if not leaving.tense & NOUN:
        return False
    words, start = ctx.marked.words, ctx.marked.sentences[leaving.s][0]
    before = words[max(start, leaving.i - _NAMES) : leaving.i]
    if leaving.prefix == "ل" and any(w.removeprefix("و") in words_of("signs_up") for w in before):
        return True
    wish = next(
        (k for k in range(leaving.i - 1, max(start, leaving.i - _WISH) - 1, -1) if words[k] in words_of("wishes")), None
    )
    if wish is None:
        return False
    counted = words[max(start, wish - _LISTED) : wish]
    return not TALLIES.isdisjoint(w.removeprefix("و") for w in counted) or not words_of("names").isdisjoint(counted)
