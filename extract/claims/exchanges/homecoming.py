"""Homecoming: the party or country to which people come who are let go."""

from __future__ import annotations

from extract.claims.context import Context
from extract.mentions.items import Item

_REACH = 9  # tokens from a verb of coming to where
_TO_REACH = 3  # tokens from "to" to a name behind it
_NEXT_PLACE = 3  # tokens from "to", over the place, to those who came there


def find_home(ctx: Context, verb: Item, count: Item, limit: int) -> Item | None:
    """Return where counted people come home to ("عادت إلى إيران 48", "وصل إلى صنعاء 250"); None if no party or country is named.

    Args:
        ctx: The article.
        verb: The verb of coming.
        count: Those who come.
        limit: The token at which the next count begins.
    """
    start = max([verb.j, *_find_next_places(ctx, verb, count)])
    for other in ctx.marked.by_sentence[verb.s]:
        if not start <= other.i < min(max(limit, count.i), verb.j + _REACH):
            continue
        country = (other.kind == "actor" and other.place_reading is not None) or (
            other.kind == "place" and other.actor_reading is not None
        )
        towards = "to" in ctx.before(other) or ctx.between_has(max(verb.j, other.i - _TO_REACH), other.i, "to")
        if (country or (other.kind == "actor" and ctx.may_be_party(other))) and towards:
            return other
    return None


def _find_next_places(ctx: Context, verb: Item, count: Item) -> list[int]:
    """Return where "and to" a next place begins behind others who came, right before those counted ("وصل إلى عمان 12، وإلى بيروت 9")."""
    items = ctx.marked.by_sentence[verb.s]
    last = max((i.j for i in items.counts if verb.j <= i.i and i.j <= count.i), default=0)
    return [i.i for i in items.find_cues("to") if last and last <= i.i and count.i - i.j <= _NEXT_PLACE]
