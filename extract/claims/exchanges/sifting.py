"""Sifting: which frames of an exchange are no claims of their own beside the others of the article."""

from __future__ import annotations

from extract.claims.circumstances import announces_another
from extract.claims.comparing import figure_of
from extract.claims.context import Context
from extract.claims.frames import Frame
from extract.claims.spread import sentences_of

_GENERIC = frozenset(("syrian_opposition",))  # names a camp, not a party; a passing remark names no more


def tell_needless(ctx: Context, frames: list[Frame]) -> dict[Frame, str]:
    """Tell which exchange frames are no claims, each with the reason.

    Args:
        ctx: The article.
        frames: Its joined exchange frames, sides named.
    """
    found: dict[Frame, str] = {}
    for frame in frames:
        others = [other for other in frames if other is not frame and other not in found]
        if _is_remark(ctx, frame, others):
            found[frame] = "a passing remark beside a fuller claim"
        elif _tells_of_a_habit(ctx, frame):
            found[frame] = "a remark that such things happen"
        elif _is_unreturned(ctx, frame):
            found[frame] = "people let go without return"
        elif any(_is_part_of(ctx, frame, other) for other in others):
            found[frame] = "a part of a fuller claim"
    return found


def _is_remark(ctx: Context, frame: Frame, others: list[Frame]) -> bool:
    """Tell whether a frame is a passing mention without count, date or parties of its own beside a fuller claim."""
    thin = not any(side.released for side in frame.sides) and not frame.total and frame.date is None
    return thin and not announces_another(ctx, frame.trigger) and any(_is_fuller(ctx, other, frame) for other in others)


def _tells_of_a_habit(ctx: Context, frame: Frame) -> bool:
    """Tell whether a passage only says that the parties do so now and then, counting nobody ("يتبادل الطرفان الجثامين بانتظام")."""
    counted = frame.total or any(side.released for side in frame.sides)
    return not counted and len(frame.sentences) < 2 and ctx.between_has(*frame.span, "habit")


def _is_fuller(ctx: Context, other: Frame, frame: Frame) -> bool:
    if not any(side.released for side in other.sides) and not other.total and other.date is None:
        return False
    mine = [k for side in frame.sides for k in side.actors]
    theirs = [k for side in other.sides for k in side.actors]
    return all(a in _GENERIC or any(ctx.same_party(a, b) for b in theirs) for a in mine)


def _is_unreturned(ctx: Context, frame: Frame) -> bool:
    """Tell whether a passage says that people were let go for nothing: one-sidedly, as a gesture (codebook, section 1)."""
    if sum(bool(side.released or side.gave) for side in frame.sides) > 1 or _shows_a_swap(ctx, frame):
        return False
    return any(ctx.between_has(*ctx.marked.sentences[s], "unreturned") for s in sentences_of(ctx, frame))


def _is_part_of(ctx: Context, frame: Frame, other: Frame) -> bool:
    """Tell whether a frame counts, without saying who let them go, some of the people whom a claim of its day and parties counts."""
    if (
        not frame.total
        or frame.background != other.background
        or (frame.batch is not None and other.batch is not frame.batch)
        or any(side.released for side in frame.sides)
        or _shows_a_swap(ctx, frame)
        or not _is_fuller(ctx, other, frame)
        or not _same_day(frame, other)
    ):
        return False
    mine = sum(figure_of(f) or 0 for f in frame.total)
    wholes = [sum(figure_of(f) or 0 for f in side.released) for side in other.sides if side.released]
    wholes += [figure_of(f) or 0 for f in other.total]
    return len([side for side in other.sides if side.released]) > 1 and any(mine <= whole for whole in wholes)


def _shows_a_swap(ctx: Context, frame: Frame) -> bool:
    """Tell whether a passage itself says that people were exchanged, not only that some were let go."""
    swaps = frame.trigger.kind != "verb" or bool(frame.trigger.classes & ctx.bits["swap"])
    return swaps or ctx.between_has(*frame.span, "counter")


def _same_day(frame: Frame, other: Frame) -> bool:
    """Tell whether a frame has no day of its own, or that of the other."""
    if frame.date is None or frame.date.item.past is None:
        return True
    mine, day = frame.date.item.past, other.date.item.past if other.date is not None else None
    return day is not None and mine.start <= day.end and day.start <= mine.end
