"""Siding: which side of a draft the side of another passage is."""

from __future__ import annotations

from extract.claims.comparing import figures_of, is_same_side
from extract.claims.context import Context
from extract.claims.frames import Frame, Side
from extract.claims.holding import rate_unlikely_holder


def name_nameless(ctx: Context, into: Frame, frame: Frame) -> None:
    """Name the nameless sides of one telling after the named sides of the other: by a shared figure, else by who is likelier to hold."""
    for named_frame, nameless_frame in ((into, frame), (frame, into)):
        named = [x for x in named_frame.sides if x.actors]
        nameless = [x for x in nameless_frame.sides if not x.actors and x.released]
        if len(named) != 2 or len(nameless) != 2:
            continue
        cost = [[_unlikeness(ctx, side, x) for x in named] for side in nameless]
        straight = cost[0][0] + cost[1][1]
        crossed = cost[0][1] + cost[1][0]
        order = named if straight <= crossed else named[::-1]
        for side, target in zip(nameless, order, strict=True):
            side.actors = dict(target.actors)


def find_side(ctx: Context, into: Frame, frame: Frame, side: Side) -> Side | None:
    """Return the side of a draft that a passage's side tells of, made if there is room; None where it cannot be told."""
    target = next((x for x in into.sides if is_same_side(ctx, x, side)), None)
    if target is not None:
        return target
    if side.actors:
        free = [x for x in into.sides if not x.actors]
    else:
        named = [y for y in frame.sides if y is not side and y.actors]
        free = [x for x in into.sides if not any(is_same_side(ctx, x, y) for y in named)]
        if len(free) > 1:
            return None
    if free:
        return free[0]
    if len(into.sides) < 2:
        into.sides.append(Side())
        return into.sides[-1]
    return _find_allied(ctx, into, frame, side)


def _unlikeness(ctx: Context, nameless: Side, named: Side) -> int:
    """Return how little a nameless side is like a named one; a shared figure outweighs who usually holds whom."""
    shared = set(figures_of(nameless.released)) & set(figures_of(named.released))
    holder = next(iter(named.actors))
    return sum(rate_unlikely_holder(ctx, holder, f.item) for f in nameless.released) - (10 if shared else 0)


def _find_allied(ctx: Context, into: Frame, frame: Frame, side: Side) -> Side | None:
    """Return the side of a draft that is another's ally, where the opponents of the two are one ("الجبهة الوطنية للتحرير", then "فيلق الشام")."""
    opponents = [y for y in frame.sides if y is not side]
    left = [x for x in into.sides if not any(is_same_side(ctx, x, y) for y in opponents)]
    if len(left) != 1 or len(into.sides) != len(frame.sides):
        return None
    allied = any(ctx.are_allied(one, other) for one in left[0].actors for other in side.actors)
    return left[0] if allied else None
