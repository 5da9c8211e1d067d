"""Relief: goods that move beside people, or in their place, so that a word of leaving may tell of no evacuation."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.evacuations.evacuees import names_members
from extract.claims.evacuations.words import ARMED, has_stem, is_actor_of, is_people, is_plain_evacuation, words_of
from extract.mentions.items import Item, Items

_TRUCKS = frozenset(("شاحنات",))  # of relief, unless people are said to ride in them
_NEAR = 8
_CARRIED = 9  # tokens between a word of leaving and people


def is_aid_near(ctx: Context, trigger: Item) -> bool:
    """Tell whether relief goods stand beside a word of leaving, and no buses, nor trucks that carry people, nor people as its object."""
    if trigger.classes & ctx.bits["evacuate"] and ctx.is_nominal(trigger) and _has_people(ctx, trigger):
        return False  # "لإدخال المساعدات وإخراج الجرحى"
    words = ctx.marked.words[max(0, trigger.i - 5) : trigger.j + 4]
    found = words_of("aid").intersection(words)
    return bool(found) and not any("حافل" in w for w in words) and not (found == _TRUCKS and _are_aboard(ctx, trigger))


def is_relief(ctx: Context, trigger: Item, items: Items) -> bool:
    """Tell whether what moves is a relief convoy: a sentence of aid and trucks, and nobody in it who leaves."""
    if is_plain_evacuation(ctx.marked.words[trigger.i]):
        return False
    words = ctx.marked.words[slice(*ctx.marked.sentences[trigger.s])]
    return not (words_of("aid").isdisjoint(words) and words_of("cargo").isdisjoint(words)) and not any(
        is_people(i)
        or (is_actor_of(i, ARMED) and names_members(ctx.marked.words[i.i].removeprefix("ال")))
        or (i.kind == "count" and not i.forced)
        or (i.kind == "batch" and "دفع" in " ".join(ctx.marked.words[i.i : i.j]))
        for i in items
        if abs(i.i - trigger.i) <= _CARRIED
    )


def _has_people(ctx: Context, trigger: Item) -> bool:
    """Tell whether people stand right behind a word, as its object."""
    behind = ctx.marked.by_sentence[trigger.s].starting(trigger.j, trigger.j + 1)
    return any(is_people(i) or (i.kind == "count" and not i.forced) for i in behind)


def _are_aboard(ctx: Context, trigger: Item) -> bool:
    """Tell whether people are counted right behind a verb of carrying ("حملت شاحنات 40 أسرة")."""
    counts = (i for i in ctx.marked.by_sentence[trigger.s].counts if not i.forced)
    word = ctx.marked.words[trigger.i]
    return (has_stem(word, "loaded") or has_stem(word, "hauls")) and any(0 <= i.i - trigger.j <= _NEAR for i in counts)
