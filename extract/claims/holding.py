"""Holding: how likely it is that a party holds the people of a count."""

from __future__ import annotations

from extract.claims.context import Context
from extract.mentions.items import Item
from extract.mentions.word_lists import list_stems

_HELD_BY_STATES = list_stems("circumstances.yml", "held_by_states")
_WERE = (["كان"], ["كانوا"], ["كن"])
_HELD_BY_GROUPS = list_stems("circumstances.yml", "held_by_groups")


def rate_unlikely_holder(ctx: Context, key: str, count: Item) -> int:
    """Return how unlikely it is that an actor holds counted people: its own, or those typical of states or of armed groups."""
    score = 0
    own = next(
        (i for i in ctx.marked.by_sentence[count.s] if i.kind == "nat" and count.i <= i.j and i.i <= count.j + 1),
        None,
    )
    if own is not None:
        score += 3 if ctx.same_party(ctx.key(own), key) else 1 if _are_compatriots(ctx, ctx.key(own), key) else -1
    words = ctx.marked.words
    stem = words[count.noun_at] if count.noun_at >= 0 else ""
    if words[count.j : count.j + 1] in _WERE:
        stem = " ".join((stem, *words[count.j + 1 : count.j + 2]))  # "سبعة مدنيين كانوا مختطفين"
    state = ctx.lexicon.types.get(key) == "state"
    if any(x in stem for x in _HELD_BY_STATES):
        score += 0 if state else 1
    elif any(x in stem for x in _HELD_BY_GROUPS):
        score += 1 if state else 0
    return score


def _are_compatriots(ctx: Context, one: str, other: str) -> bool:
    countries = ctx.lexicon.countries
    return countries.get(one, "") == countries.get(other, "") != ""
