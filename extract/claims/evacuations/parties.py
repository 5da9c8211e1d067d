"""Parties: who made the deal under which people leave."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.evacuations.words import is_cue
from extract.claims.frames import Filler
from extract.mentions.items import Item


def read_parties(ctx: Context, items: list[Item]) -> dict[str, Filler]:
    """Return who made a sentence's deal, by key: the names after "a deal between" or "a deal with"."""
    found: dict[str, Filler] = {}
    for deal in items:
        if not is_cue(deal, "arrangement"):
            continue
        names = [i for i in items if ctx.names_party(i) and 0 <= i.i - deal.j <= 8]
        first = next((i for i in names if ctx.before(i) & {"between", "with"} and i.i - deal.j <= 4), None)
        if first is None or any(ctx.between_has(deal.j, first.i, cue) for cue in ("from", "to", "mediation")):
            continue
        found.setdefault(ctx.key(first), Filler(first, "made_the_deal"))
        if "between" in ctx.before(first):
            second = next((i for i in names if i.i >= first.j and (i.joined or "between" in ctx.before(i))), None)
            if second is not None:
                found.setdefault(ctx.key(second), Filler(second, "made_the_deal"))
    return found
