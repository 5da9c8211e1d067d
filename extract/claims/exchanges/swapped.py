"""Swapped: who is swapped "for" whom, one for one or for many ("مبادلة الجاسوس فلان بـ25 سجينا", "تبادل سجين روسي بعالم أمريكي")."""

from __future__ import annotations

from extract.claims.clauses import find_subject_after, find_subject_before
from extract.claims.context import Context
from extract.claims.exchanges.leg import Leg
from extract.claims.exchanges.memory import Memory
from extract.mentions.items import Item, Items

_FOR, _WITH = "ب", "مع"
_TOGETHER = ("تبادل", "تبودل")
_GIVES, _GETS = 2.6, 1.6  # as much as the subject of a verb of letting go, a little less; and of one of getting back
_PEOPLES = ("يين", "يون")  # "الإيرانيين"
_DOER = 3  # tokens from a swap, over who swaps, to who is swapped
_REACH = 14  # tokens from a swap, over who is swapped, to "for" whom


def find_swapped_for(ctx: Context, swap: Item) -> Item | None:
    """Return the first person or people "for" whom somebody is swapped, who stands right behind the swap; None where there are not both."""
    behind = ctx.marked.by_sentence[swap.s].starting(swap.j, swap.j + _REACH)
    persons = [i for i in behind if _is_person(i)]
    first = persons[0] if persons else None
    taken_up = bool(swap.suffix)  # "ستتم مبادلته بعالم"
    if not taken_up and (first is None or _is_for(ctx, first) or first.i - swap.j > _DOER):
        return None
    other = next((i for i in persons if _is_for(ctx, i)), None)
    return None if other is None or _is_of_each(ctx, other) else other


def vote_for_swap(ctx: Context, memory: Memory, items: Items, legs: list[Leg]) -> None:
    """Have who swaps somebody for somebody let go the first, and get back those for whom he is swapped ("بادلت X ضابطا بسجينين").

    Args:
        ctx: The article.
        memory: What is remembered of actors.
        items: What stands in the passage.
        legs: Its legs, which receive the votes.
    """
    for swap in items.find_verbs(ctx.bits["swap"]):
        other = find_swapped_for(ctx, swap) if ctx.is_finite(swap) and not _is_mutual(ctx, swap) else None
        behind = [leg for leg in legs if other is not None and leg.item.j > swap.j]
        if other is None or not behind:
            continue
        doer = find_subject_after(ctx, swap, behind[0].item.i) or find_subject_before(ctx, swap, items[0].i)
        if doer is not None and doer.i == swap.j:  # "X بادل Y جنديا بأسير"
            doer = next((i for i in items if i.j == swap.i and ctx.names_party(i)), doer)
        if doer is None:
            continue
        memory.remember(ctx, doer)
        for leg in behind:
            gives = leg.item.j <= other.i
            leg.vote(ctx.key(doer), "releaser" if gives else "owner", _GIVES if gives else _GETS, "swaps_for")


def _is_mutual(ctx: Context, swap: Item) -> bool:
    """Tell whether a verb is one that two do together ("تبادل X وY سجينا بعالم")."""
    return any(form in ctx.marked.words[swap.i] for form in _TOGETHER)


def is_swapped(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether a person is one who is swapped for somebody, or one for whom somebody is ("بادلت X ضابطا بالشيخ فلان وبناشطة")."""
    for swap in items.find_verbs(ctx.bits["swap"]):
        other = find_swapped_for(ctx, swap) if swap.j <= item.i else None
        if other is None:
            continue
        first = next((i for i in items.starting(swap.j, other.i + 1) if _is_person(i)), other)
        if item in (first, other):
            return True
        if item.i > other.i and item.joined and _is_for(ctx, item) and item.i - other.i <= _REACH:
            return True
    return False


def are_swapped_for(ctx: Context, nation: Item) -> bool:
    """Tell whether a nation's people behind a noun of swapping are those swapped for others ("مبادلة الإيرانيين الـ12 بـ70 سوريا")."""
    if not ctx.marked.words[nation.i].endswith(_PEOPLES):
        return False
    others = (i for i in ctx.marked.by_sentence[nation.s].counts if 0 <= i.i - nation.j <= _DOER)
    return any(_FOR in (i.prefix, ctx.marked.words[i.i - 1]) for i in others)


def _is_of_each(ctx: Context, other: Item) -> bool:
    """Tell whether one is swapped for one of the same kind, so that each side lets one go ("أسيرا بأسير")."""
    return ctx.marked.words[other.i] == _FOR + ctx.marked.words[other.i - 1].removesuffix("ا")


def _is_person(item: Item) -> bool:
    """Tell whether an item counts or names somebody: a count, a noun of people, or a nationality alone."""
    people = item.kind == "noun" and item.noun is not None and item.noun.kind == "people"
    return people or (item.kind == "count" and not item.forced) or (item.kind == "nat" and not item.plural)


def _is_for(ctx: Context, item: Item) -> bool:
    """Tell whether "for" stands before somebody, or "with" before those counted ("مبادلة جندي مع سبعة متمردين")."""
    before = ctx.marked.words[item.i - 1]
    return item.prefix == _FOR or before in (_FOR, "وب") or (before == _WITH and item.kind == "count" and not item.bare)
