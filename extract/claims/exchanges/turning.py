"""Turning: a passage that only sets two numbers against each other learns from the others which side lets go which."""

from __future__ import annotations

from extract.claims.comparing import figure_of, is_same_side
from extract.claims.context import Context
from extract.claims.frames import Frame, Side
from extract.claims.settings import is_headline

_GUESSED = ("in_return_for",)  # rules of a count for which nothing tells who lets its people go
_BELONGING = ("owner", *_GUESSED)  # or only a headline's word of whose people they are

Figures = frozenset[int | None]


def turn_guesses(ctx: Context, frames: list[Frame]) -> None:
    """Name the sides of a passage that only says "seven for eight", or turn them round, as the other passages tell.

    Args:
        ctx: The article.
        frames: Its exchange frames, one a passage; changed in place.
    """
    for frame in frames:
        if len(frame.sides) != 2 or not any(side.released for side in frame.sides):
            continue
        one, two = frame.sides
        others = [f for f in frames if f is not frame]
        if not one.actors and not two.actors:
            _name_sides(ctx, one, two, others)
        elif _may_be_turned(ctx, frame) and any(_tells_contrary(ctx, one, two, other) for other in others):
            one.released, two.released = two.released, one.released


def _may_be_turned(ctx: Context, frame: Frame) -> bool:
    """Tell whether a passage guesses both sides, or is a headline that only says whose people are swapped for whose."""
    if all(_is_guessed(side) for side in frame.sides):
        return True
    return is_headline(ctx, frame.s) and all(f.rule in _BELONGING for side in frame.sides for f in side.released)


def _is_guessed(side: Side) -> bool:
    return bool(side.released) and all(f.rule in _GUESSED for f in side.released)


def _tells_one(frame: Frame) -> bool:
    """Tell whether a passage tells of one side at least whom it lets go: the other follows."""
    return any(side.released and not _is_guessed(side) for side in frame.sides)


def _name_sides(ctx: Context, one: Side, two: Side, others: list[Frame]) -> None:
    """Give nameless sides the names of those who let the same numbers go in other passages."""
    if _figures(one) == _figures(two):
        return
    named = [side for f in others if _tells_one(f) for side in f.sides if side.actors and side.released]
    for nameless, opposite in ((one, two), (two, one)):
        tellers = [side for side in named if _is_guessed(nameless) and _figures(nameless) == _figures(side)]
        agree = bool(tellers) and all(is_same_side(ctx, tellers[0], side) for side in tellers[1:])
        if agree and not is_same_side(ctx, tellers[0], opposite):
            nameless.actors = dict(tellers[0].actors)


def _tells_contrary(ctx: Context, one: Side, two: Side, other: Frame) -> bool:
    """Tell whether another passage says of a party that it lets those go whom this one has the other side let go."""
    if not _tells_one(other):
        return False
    for side, opposite in ((one, two), (two, one)):
        for told in other.sides:
            if told.actors and is_same_side(ctx, side, told):
                figures = _figures(told)
                if _figures(opposite) and _figures(opposite) <= figures and not _figures(side) & figures:
                    return True
    return False


def _figures(side: Side) -> Figures:
    return frozenset(map(figure_of, side.released))
