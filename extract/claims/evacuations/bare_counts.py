"""Bare counts: numbers without a noun of their own that are those of people who leave, and who these are."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.evacuations.words import is_people, words_of
from extract.claims.frames import Frame
from extract.claims.totals import TALLIES
from extract.mentions.items import Item, Items

_TALLY = 4  # tokens from the number, over whose it is, to their leaving
_NUMBER = 15  # tokens from the number of others, over where they are, to so many
_AND_FROM = "ومن"


def name_total(ctx: Context, item: Item, frame: Frame, near: Items) -> bool:
    """Tell whether a bare number is what the number of those who leave comes to, and name its people ("وصل إلى 40 ألفا").

    Args:
        ctx: The article.
        item: The number.
        frame: The passage.
        near: What stands in the passage.
    """
    came_to = ctx.marked.words[max(0, item.i - 1) : item.i + 1]  # "بلغ عددهم 300", "تجاوز 40 ألفا"
    if words_of("came_to").isdisjoint(came_to) or not (frame.is_total or _is_tallied(ctx, item, frame.trigger)):
        return False
    noun = next((i for i in near if is_people(i) and i.j <= item.i), None)
    item.category = noun.noun.category if noun is not None and noun.noun is not None else "people"
    return True


def name_share(ctx: Context, item: Item, frame: Frame, near: Items) -> bool:
    """Tell whether a bare number is of those who leave the next place, who are of the kind counted before ("60 جريحا من X و40 من Y")."""
    start = frame.span[0]
    further = ctx.marked.words[start] == _AND_FROM and near.counts[:1] == [item]  # "ومن Y أكثر من ألف"
    if start <= frame.trigger.i or not (item.i == start or further):
        return False
    counts = [i for i in ctx.marked.by_sentence[item.s].counts if i.j <= start and not i.forced]
    before = [i for i in counts if not any("among" in ctx.cues_ending.get(k, ()) for k in range(i.i - 2, i.i + 1))]
    if before and before[-1].category != "bodies":
        item.category = before[-1].category
    return True


def is_number_of_others(ctx: Context, item: Item) -> bool:
    """Tell whether a number is what that of others comes to, of whom nobody is said to leave ("وكان عدد سكانها 12 ألفا", "عدد القتلى فيها 300")."""
    words = ctx.marked.words
    back = range(item.i - 2, max(ctx.marked.sentences[item.s][0], item.i - _NUMBER) - 1, -1)
    tally = next((k for k in back if words[k].removeprefix("و") in TALLIES), None)
    if tally is None or any(v.classes & ctx.moving for v in ctx.passage(item.s, tally + 1, item.i).verbs):
        return False
    return not words_of("counted_apart").isdisjoint((words[tally + 1], ctx.marked.bare[tally + 1]))


def _is_tallied(ctx: Context, item: Item, trigger: Item) -> bool:
    """Tell whether it is the number of those who leave that comes to so many ("عدد الذين غادروا X تجاوز 40 ألفا")."""
    words = ctx.marked.words[max(ctx.marked.sentences[item.s][0], trigger.i - _TALLY) : trigger.i]
    return trigger.i < item.i and not TALLIES.isdisjoint(word.removeprefix("و") for word in words)
