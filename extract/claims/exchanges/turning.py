"""Turning: a passage that only sets two numbers against each other learns from the others which side lets go which."""

from __future__ import annotations

from extract.claims.comparing import figure_of, is_same_side
from extract.claims.context import Context
from extract.claims.frames import Filler, Frame, Side

_GUESSED = "in_return_for"  # the rule of a count for which nothing tells who lets its people go

Figures = frozenset[tuple[int | None, bool]]


def turn_guesses(ctx: Context, frames: list[Frame]) -> None:
    """Name the sides of a passage that only says "seven for eight", or turn them round, as the other passages tell.

    Args:
        ctx: The article.
        frames: Its exchange frames, one a passage; changed in place.
    """
    for frame in frames:
        if len(frame.sides) != 2 or not all(_is_guessed(side) for side in frame.sides):
            continue
        one, two = frame.sides
        others = [f for f in frames if f is not frame]
        if not one.actors and not two.actors:
            _name_sides(one, two, others)
        elif any(_tells_contrary(ctx, one, two, other) for other in others):
            one.released, two.released = two.released, one.released


def _is_guessed(side: Side) -> bool:
    return bool(side.released) and all(f.rule == _GUESSED for f in side.released)


def _name_sides(one: Side, two: Side, others: list[Frame]) -> None:
    """Give two nameless sides the names of those who let the same two numbers go in another passage."""
    for other in others:
        named = [side for side in other.sides if side.actors and side.released and not _is_guessed(side)]
        mine, theirs = [_figures(one), _figures(two)], [_figures(side) for side in named]
        if len(named) == 2 and mine[0] != mine[1] and mine in (theirs, theirs[::-1]):
            first, second = named if mine == theirs else named[::-1]
            one.actors, two.actors = dict(first.actors), dict(second.actors)
            return


def _tells_contrary(ctx: Context, one: Side, two: Side, other: Frame) -> bool:
    """Tell whether another passage says of a party that it lets those go whom this one has the other side let go."""
    for side, opposite in ((one, two), (two, one)):
        for told in other.sides:
            if told.actors and not _is_guessed(told) and is_same_side(ctx, side, told):
                figures = _figures(told)
                if _figures(opposite) <= figures and not _figures(side) <= figures:
                    return True
    return False


def _figures(side: Side) -> Figures:
    return frozenset((figure_of(f), _are_bodies(f)) for f in side.released)


def _are_bodies(filler: Filler) -> bool:
    return filler.item.category == "bodies"
