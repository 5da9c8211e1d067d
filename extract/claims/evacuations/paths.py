"""Paths: whether a word of leaving has a place that is left or made for."""

from __future__ import annotations

from extract.claims.asides import describes_aside
from extract.claims.context import Context
from extract.claims.evacuations.words import (
    carries,
    has_stem,
    is_cue,
    is_part_of_count,
    kinds_of_place,
    takes_place,
    words_of,
)
from extract.mentions.items import Item, Items

_LEFT = 6  # tokens from "leave" to the place that is its object
_BEFORE, _BEHIND = 4, 14  # tokens between a place and a word of leaving
_WAY = 8  # tokens from "took them back", "and bringing in", to whither


def has_path(ctx: Context, trigger: Item, items: Items) -> bool:
    """Tell whether a place is left or made for: by a preposition, or as the object of "leave" and "clear"."""
    takes = takes_place(ctx.marked.words[trigger.i])
    places = [i for i in items if i.kind == "place" and i.i - trigger.j <= _BEHIND]
    return any(
        (
            i.i - trigger.j >= -_BEFORE
            and (ctx.before(i) & {"from", "to", "via"} or (takes and is_left(ctx, i, trigger, items)))
        )
        or (i.i - trigger.j >= -_BEHIND and are_stuck_in(ctx, i))
        for i in places
    )


def is_left(ctx: Context, place: Item, trigger: Item, items: Items) -> bool:
    """Tell whether a place is the object of "leave": right after it, or behind its subject and the day."""
    if not 0 <= place.i - trigger.j <= (3 if ctx.is_nominal(trigger) else 14):
        return False
    return not is_parted(ctx, trigger, place, items)


def is_parted(ctx: Context, trigger: Item, place: Item, items: Items) -> bool:
    """Tell whether a verb, or a preposition with a place of its own, parts a word of leaving from a place behind it."""
    between = Items(i for i in items if trigger.j <= i.i < place.i)
    return any(
        (i.kind == "verb" and ctx.is_finite(i) and not describes_aside(ctx, i) and not _holds(ctx, i))
        or (is_cue(i, "to", "via", "near") and not is_part_of_count(i, between))
        or (is_cue(i, "in") and not _is_abstract(ctx, i))
        for i in between
    )


def is_way_of_others(ctx: Context, place: Item, trigger: Item) -> bool:
    """Tell whether, behind the word of leaving, a place is one to which others come back, or relief is brought ("وإيصال المساعدات إلى X")."""
    words = ctx.marked.words[max(trigger.j, place.i - _WAY) : place.i]
    goods = words_of("aid") | words_of("cargo") | words_of("supplies")
    brought = any(w in words_of("brings_in") and not goods.isdisjoint(words[k:]) for k, w in enumerate(words))
    return brought or not words_of("returns").isdisjoint(words)


def _holds(ctx: Context, verb: Item) -> bool:
    """Tell whether a verb only says whom a batch or a bus holds ("غادرت الدفعة وتضم 300 مقاتل مدينة X")."""
    word = ctx.marked.words[verb.i]
    return carries(word) or word in words_of("contains")


def _is_abstract(ctx: Context, cue: Item) -> bool:
    """Tell whether no place, but a time, a step or a deal stands behind "in" ("غادر 300 مدني في إطار الاتفاق حي الوعر")."""
    return not any(i.kind == "place" for i in ctx.items_in(cue.s, cue.j, cue.j + 2))


def are_stuck_in(ctx: Context, place: Item) -> bool:
    """Tell whether a place is one in which people are stuck ("كي تخرج الأسر العالقة في قنفودة", "المحاصرين في أنفاق رفح", "في نفق برفح")."""
    words = ctx.marked.words
    who = words[place.i - 1 - (not place.prefix)]
    if ctx.before(place) & {"in", "ب"} and (who in words_of("stuck") or who in words_of("displaced")):
        return True
    hidden = words[place.i - 1] in words_of("hideouts") and words[place.i - 2] in ("في", "داخل")
    return hidden and words[place.i - 3] in words_of("stuck")


def lets_people_go(ctx: Context, trigger: Item, items: Items) -> bool:
    """Tell whether "leave" (ترك) has people as its object, and no place: they are let go ("ترك التنظيم طفلتين")."""
    words, end = ctx.marked.words, ctx.marked.sentences[trigger.s][1]
    if not has_stem(words[trigger.i], "abandons") or trigger.suffix:
        return False
    if any(words[k] in kinds_of_place() for k in range(trigger.j, min(trigger.j + _LEFT, end))):
        return False
    return not any(i.kind == "place" and is_left(ctx, i, trigger, items) for i in items)
