"""Sifting: which frames of an exchange are no claims of their own beside the others of the article."""

from __future__ import annotations

from extract.claims.circumstances import announces_another
from extract.claims.context import Context
from extract.claims.frames import Frame

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
