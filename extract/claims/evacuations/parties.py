"""Parties: who made the deal under which people leave."""

from __future__ import annotations

from itertools import pairwise

from extract.claims.context import Context
from extract.claims.evacuations.words import is_cue, words_of
from extract.claims.frames import Filler
from extract.mentions.forms import NOUN
from extract.mentions.items import Item, Items

_FIRST, _SECOND = 6, 9  # tokens from a deal to those who made it
_AUXILIARIES = 2  # tokens from those who agree to the verb ("كانا قد")


def read_parties(ctx: Context, items: Items) -> dict[str, Filler]:
    """Return who made a sentence's deal, by key: the names after "a deal between" or "a deal with", and the two who "agreed"."""
    found: dict[str, Filler] = {}
    for verb in items:
        agrees = (
            verb.kind == "verb" and verb.classes & ctx.bits["agree"] and ctx.is_finite(verb) and not verb.tense & NOUN
        )
        if agrees or _talks(ctx, verb):
            for name in _agreeing(ctx, items, verb):
                found.setdefault(ctx.key(name), Filler(name, "made_the_deal"))
    for deal in items:
        if not is_cue(deal, "arrangement"):
            continue
        names = [i for i in items if ctx.names_party(i) and 0 <= i.i - deal.j <= _SECOND]
        first = next((i for i in names if ctx.before(i) & {"between", "with"} and i.i - deal.j <= _FIRST), None)
        if first is None or any(ctx.between_has(deal.j, first.i, cue) for cue in ("from", "to", "mediation")):
            continue
        found.setdefault(ctx.key(first), Filler(first, "made_the_deal"))
        if "between" in ctx.before(first):
            second = next((i for i in names if i.i >= first.j and (i.joined or "between" in ctx.before(i))), None)
            if second is not None:
                found.setdefault(ctx.key(second), Filler(second, "made_the_deal"))
    return found


def _talks(ctx: Context, verb: Item) -> bool:
    """Tell whether "talks" are what the two right before their verb hold ("X وY تجريان مفاوضات")."""
    held = is_cue(verb, "arrangement") and ctx.marked.words[verb.i] in words_of("talks")
    return held and ctx.marked.words[verb.i - 1] in words_of("hold_talks")


def _agreeing(ctx: Context, items: Items, verb: Item) -> list[Item]:
    """Return the two parties right behind or before a verb of agreeing, joined by "and" ("توصل X وY إلى تسوية"); empty if there are none."""
    names = [i for i in items if ctx.names_party(i) and -_SECOND <= i.i - verb.j <= _SECOND]
    for first, second in pairwise(names):
        behind = first.i == verb.j
        before = 0 <= verb.i - second.j <= _AUXILIARIES
        if (behind or before) and second.joined and second.i - first.j <= 1:
            return [first, second]
    return []
