"""Sides from elsewhere: the parties and holders that a claim's own passages leave out, from the pair that the article is about."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from extract.claims.comparing import figure_of, find_parts
from extract.claims.context import CAPTORS, Context
from extract.claims.frames import Filler, Frame, Side
from extract.claims.holding import rate_unlikely_holder
from extract.claims.mediation import BY_WORD
from extract.mentions.items import Item

_SIDES = 2
_WARS = frozenset(("الحرب", "حرب", "النزاع", "الصراع"))


def complete_sides(ctx: Context, frame: Frame, pair: list[Item]) -> None:
    """Name the sides that a frame leaves unnamed, from the pair that the article is about."""
    rules = {f.rule for side in frame.sides for f in side.actors.values()}
    thin = not any(side.released for side in frame.sides) and not frame.total
    if (
        thin
        and len(pair) == 2
        and rules <= {"subject_with_partner", "with", "swap_subject"}
        and not _may_fight(ctx, frame)
    ):
        frame.sides = []  # who talks with whom about a deal need not be its sides
    while len(frame.sides) < 2:
        frame.sides.append(Side())
    nameless = not any(side.actors for side in frame.sides) and len(pair) == 2 and bool(frame.sides[0].released)
    if nameless and _unlikeliness(ctx, pair[0], frame.sides[0]) > _unlikeliness(ctx, pair[1], frame.sides[0]):
        pair = [pair[1], pair[0]]
    named = [k for side in frame.sides for k in side.actors]
    pair = _pair_of_the_war(ctx, frame, pair) if not named and frame.total else pair
    likeliest = frame.sides
    if len(pair) == 1 and not named:
        likeliest = sorted(frame.sides, key=lambda side: _unlikeliness(ctx, pair[0], side))
    for side in likeliest:
        if side.actors or (side.gave and CAPTORS in named):
            continue  # who paid captors without a name is seldom the state that the report names
        for item in pair:
            key = ctx.key(item)
            if not any(ctx.same_party(key, k) for k in named):
                known = any(ctx.same_party(k, ctx.key(p)) for p in pair for k in named)
                paid = any(other.gave for other in frame.sides if other.actors)  # by relatives, who fight nobody
                if named and not known and not paid and not any(ctx.may_fight(key, k) for k in named):
                    continue
                side.actors[key] = Filler(item, "party_of_the_article")
                named.append(key)
                break
    frame.sides = [side for side in frame.sides if side.actors or side.released or side.gave]
    _assign_totals(ctx, frame)
    take_out_sum(frame)
    _count_as_bodies(frame)


def leave_out_brokers(ctx: Context, frame: Frame, mediators: list[dict[str, Filler]]) -> None:
    """Leave open a side that only a count names, and that the report calls a mediator elsewhere, beside whom it does not fight.

    Args:
        ctx: The article.
        frame: A claim.
        mediators: Those whom each sentence names.
    """
    brokers = {key for named in mediators for key, filler in named.items() if filler.rule in BY_WORD}
    for n, side in enumerate(frame.sides):
        by_count = all(f.rule == "evidence_of_a_count" for f in side.actors.values())
        others = [key for m, other in enumerate(frame.sides) if m != n for key in other.actors]
        if others and by_count and not brokers.isdisjoint(side.actors) and not ctx.are_opponents(side.actors, others):
            side.actors.clear()
            if len(frame.sides) > _SIDES:
                frame.total += side.released
    frame.sides = [side for n, side in enumerate(frame.sides) if side.actors or n < _SIDES]


def _pair_of_the_war(ctx: Context, frame: Frame, pair: list[Item]) -> list[Item]:
    """Return the pair, with the state whose war the passage tells of in the place of a foreign one ("أكبر صفقات الحرب اليمنية")."""
    a, b = frame.span
    war = next((i for i in ctx.items_in(frame.s, a, b) if i.kind == "nat" and ctx.marked.words[i.i - 1] in _WARS), None)
    if war is None or any(ctx.same_party(ctx.key(i), ctx.key(war)) for i in pair):
        return pair
    enemies = [i for i in pair if ctx.may_fight(ctx.key(i), ctx.key(war)) and not _is_state(ctx, i)]
    return [war if _is_state(ctx, i) else i for i in pair] if len(enemies) == 1 else pair


def _is_state(ctx: Context, item: Item) -> bool:
    return ctx.lexicon.types.get(ctx.key(item)) == "state"


def _may_fight(ctx: Context, frame: Frame) -> bool:
    """Tell whether a frame names both its sides, and they belong to one theatre of war."""
    keys = [list(side.actors) for side in frame.sides if side.actors]
    return len(keys) == 2 and all(ctx.may_fight(one, other) for one, other in product(*keys))


def _assign_totals(ctx: Context, frame: Frame) -> None:
    """Give a count that no passage says who lets go to the side likelier to hold such people, where one of two is, or the only one."""
    if len(frame.sides) == 1 and not (frame.sides[0].released or frame.sides[0].gave):
        alone = [f for f in frame.total if f.rule == "unassigned" and f.item.held]
        if not any(rate_unlikely_holder(ctx, key, f.item) for key in frame.sides[0].actors for f in alone):
            frame.total = [f for f in frame.total if f not in alone]
            first = {figure_of(f): f for f in reversed(alone)}
            frame.sides[0].released = [Filler(f.item, "typical_holder") for f in reversed(first.values())]
    if len(frame.sides) != 2 or not all(side.actors for side in frame.sides):
        return
    _assign_paid(ctx, frame)
    if _counts_both(ctx, frame):
        return
    for filler in [f for f in frame.total if f.rule == "unassigned"]:
        doubts = [min(rate_unlikely_holder(ctx, key, filler.item) for key in side.actors) for side in frame.sides]
        if doubts[0] != doubts[1]:
            side = frame.sides[doubts.index(min(doubts))]
            frame.total.remove(filler)
            side.released.append(Filler(filler.item, "typical_holder"))
    left = [f for f in frame.total if f.rule == "unassigned"]
    empty = [side for side in frame.sides if not side.released]
    told = {f.item.s for side in frame.sides for f in side.released if f.rule == "typical_holder"}
    if len(left) == len(empty) == 1 and (left[0].item.s in told or _may_be_other_leg(left[0].item, frame)):
        frame.total.remove(left[0])
        empty[0].released.append(Filler(left[0].item, "typical_holder"))


def _counts_both(ctx: Context, frame: Frame) -> bool:
    """Tell whether one number of captives is all that is told of whom a swap "between" two lets go: then it counts both.

    "الإفراج عن 900 محتجز في عملية التبادل بين X وY"
    """
    between = [{f.item.s for f in side.actors.values() if f.rule == "between"} for side in frame.sides]
    counts = {(f.item.low, f.item.high) for f in frame.total}
    beside = set.intersection(*between) & {f.item.s for f in frame.total if f.item.held}
    untold = all(f.rule == "party_of_the_article" for side in frame.sides for f in side.actors.values())
    untold = (
        untold
        and bool(frame.trigger.classes & ctx.bits["swap"])
        and all(_is_anybodys(ctx, f.item) for f in frame.total)
    )
    return bool(beside or untold) and len(counts) == 1 and not any(side.released or side.gave for side in frame.sides)


def _is_anybodys(ctx: Context, item: Item) -> bool:
    """Tell whether those counted are captives of no nation that the text names."""
    return item.held and not any(
        i.kind == "nat" and i.i <= item.j and i.j >= item.i for i in ctx.marked.by_sentence[item.s]
    )


def _assign_paid(ctx: Context, frame: Frame) -> None:
    """Give all whom nobody is said to let go to one side where the other gives no people ("10 رهائن و18 جثة مقابل هدنة")."""
    given = [side for side in frame.sides if side.gave]
    counts = [f for f in frame.total if f.rule == "unassigned"]
    if len(given) != 1 or not counts or any(side.released for side in frame.sides):
        return
    doubts = [
        sum(min(rate_unlikely_holder(ctx, key, f.item) for key in side.actors) for f in counts) for side in frame.sides
    ]
    if doubts[0] == doubts[1]:
        return
    holder, payer = frame.sides if doubts[0] < doubts[1] else reversed(frame.sides)
    holder.gave, payer.gave = None, given[0].gave
    frame.total = [f for f in frame.total if f.rule != "unassigned"]
    holder.released = [Filler(f.item, "typical_holder") for f in counts]


def _may_be_other_leg(item: Item, frame: Frame) -> bool:
    """Tell whether a count that no passage gives a side can be what the side without a count lets go.

    So many living people, and not what some counts of the other side add up to ("عشرة أجانب و205 …", then "انتهت بتحرير 215").
    """
    whole = Filler(item, "unassigned")
    sums_up = any(find_parts([whole], side.released) for side in frame.sides)
    return item.qualifier == "exact" and item.category != "bodies" and (item.low or 0) > 1 and not sums_up


def take_out_sum(frame: Frame) -> None:
    """Take a count that is the sum of all others of both sides for their total ("عاد 135 أسيرا … 75 من … و60 من …")."""
    counts = [(side, f) for side in frame.sides for f in side.released]
    figures = sum(f.item.low or 0 for _, f in counts)
    exact = all(f.item.low and f.item.low == f.item.high for _, f in counts)
    exact = (
        exact and len({f.item.category == "bodies" for _, f in counts}) == 1
    )  # bodies and the living add up to nothing
    for side, filler in counts if exact and len(counts) > _SIDES else ():
        if 2 * (filler.item.low or 0) == figures and all(any(f is not filler for f in x.released) for x in frame.sides):
            side.released = [replace(f, source=None) for f in side.released if f is not filler]
            if all(f.item.low != filler.item.low for f in frame.total):
                frame.total.append(Filler(filler.item, "both_sides"))
            return


def _count_as_bodies(frame: Frame) -> None:
    """Count as bodies those of both sides who add up to so many bodies ("تبادل 64 جثة، بينها 58 من الحوثيين و6 من الجيش")."""
    counts = [f.item for side in frame.sides for f in side.released]
    if not all(side.released for side in frame.sides):
        return
    figure = sum(i.low or 0 for i in counts)
    exact = all(i.low and i.low == i.high for i in counts)
    all_bodies = all(f.item.category == "bodies" for f in frame.total)
    if exact and all_bodies and any(f.item.low == f.item.high == figure for f in frame.total):
        for item in counts:
            item.category = "bodies"


def _unlikeliness(ctx: Context, item: Item, side: Side) -> int:
    return sum(rate_unlikely_holder(ctx, ctx.key(item), f.item) for f in side.released)
