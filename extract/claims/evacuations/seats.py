"""Seats: places that only say where those are who tell of people leaving, or who help them."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.evacuations.words import is_actor_of, is_cue
from extract.mentions.items import Item

_BODIES = frozenset(("red_cross", "un_body", "ngo", "state", "media", "monitor"))
_SPEAKER = 9  # tokens from a verb of saying to where the speaker is, and from there to what he says
_BY = "عبر"  # "by (telephone)", spelt as "crossed"
_TOLD = frozenset(("ان", "انه", "انها", "انهم", "بان", ":", '"', "«", "“", "”"))


def seats_a_body(ctx: Context, item: Item, trigger: Item) -> bool:
    """Tell whether a place before the trigger only says where a relief body or office sits ("مكتب الصليب الأحمر بصنعاء")."""
    if item.i >= trigger.i:
        return False
    return any(is_actor_of(i, _BODIES) and 0 <= item.i - i.j <= 1 for i in ctx.marked.by_sentence[item.s])


def speaks_from(ctx: Context, item: Item, trigger: Item) -> bool:
    """Tell whether a place is only where somebody is who tells of it, before what he tells ("قال الناشط فلان من ريف إدلب، إن")."""
    if item.i >= trigger.i:
        return False
    before = ctx.items_in(item.s, max(item.i - _SPEAKER, 0), item.i)
    verb = next(
        (v for v in reversed(before) if v.kind == "verb" and ctx.is_finite(v) and ctx.marked.words[v.i] != _BY),
        None,
    )
    if verb is None or not verb.classes & ctx.bits["say"]:
        return False
    told = set(ctx.marked.words[verb.j : item.i]) & _TOLD
    return not told and not _TOLD.isdisjoint(ctx.marked.words[item.j : item.j + _SPEAKER])


def seats_a_source(ctx: Context, item: Item, trigger: Item) -> bool:
    """Tell whether a place before the trigger only says where those are who tell of it ("أكد ناشطون في دمشق خروج")."""
    near = ctx.items_in(item.s, max(item.i - 2, 0), item.i)
    return item.i < trigger.i and any(is_cue(i, "unnamed_source") for i in near)
