"""Paths: whether a word of leaving has a place that is left or made for."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.evacuations.words import is_cue, is_part_of_count, takes_place, words_of
from extract.mentions.items import Item, Items


def has_path(ctx: Context, trigger: Item, items: Items) -> bool:
    """Tell whether a place is left or made for: by a preposition, or as the object of "leave" and "clear"."""
    takes = takes_place(ctx.marked.words[trigger.i])
    return any(
        i.kind == "place"
        and -4 <= i.i - trigger.j <= 14
        and (
            ctx.before(i) & {"from", "to", "via"}
            or _are_stuck_in(ctx, i)
            or (takes and is_left(ctx, i, trigger, items))
        )
        for i in items
    )


def is_left(ctx: Context, place: Item, trigger: Item, items: Items) -> bool:
    """Tell whether a place is the object of "leave": right after it, or behind its subject and the day."""
    if not 0 <= place.i - trigger.j <= (3 if ctx.is_nominal(trigger) else 14):
        return False
    between = Items(i for i in items if trigger.j <= i.i < place.i)
    return not any(
        (i.kind == "verb" and ctx.is_finite(i))
        or (is_cue(i, "to", "via", "in", "near") and not is_part_of_count(i, between))
        for i in between
    )


def _are_stuck_in(ctx: Context, place: Item) -> bool:
    """Tell whether a place is one in which people are stuck ("كي تخرج الأسر العالقة في قنفودة")."""
    within = ctx.before(place) & {"in", "ب"}
    return bool(within) and ctx.marked.words[place.i - 1 - (not place.prefix)] in words_of("stuck")
