"""Homes: people who go back to their own, or of whose homes it is only said that they had left them."""

from __future__ import annotations

from itertools import pairwise

from extract.claims.context import Context
from extract.claims.evacuations.words import GOALS, takes_place, words_of
from extract.mentions.items import Item

_NEAR = 8  # tokens from a word of leaving to "to their homes"
_HOMES = 3  # tokens from homes to the verb of leaving them


def goes_home(ctx: Context, trigger: Item) -> bool:
    """Tell whether people go back to their own homes ("غادروا مراكز الإيواء إلى منازلهم"), or homes are those that they had left."""
    words, end = ctx.marked.words, min(trigger.j + _NEAR, ctx.marked.sentences[trigger.s][1])
    back = any(a in GOALS and b in words_of("homes") for a, b in pairwise(words[trigger.j : end]))
    return back or _left_them(ctx, trigger)


def _left_them(ctx: Context, trigger: Item) -> bool:
    """Tell whether a relative clause says of homes that their people had left them ("منازلهم التي غادروها")."""
    words = ctx.marked.words
    if trigger.i < _HOMES or words[trigger.i - 1] not in ("التي", "الذي") or not takes_place(words[trigger.i]):
        return False
    return not words_of("homes").isdisjoint(words[trigger.i - _HOMES : trigger.i - 1])
