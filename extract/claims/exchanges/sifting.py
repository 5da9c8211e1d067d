"""Sifting: which frames of an exchange are no claims of their own beside the others of the article."""

from __future__ import annotations

from extract.claims.circumstances import announces_another
from extract.claims.comparing import AHEAD, are_days_apart
from extract.claims.context import Context
from extract.claims.dating import lies_behind
from extract.claims.exchanges.bargains import is_held
from extract.claims.frames import Frame
from extract.claims.spread import sentences_of
from extract.mentions.items import Item

_THIS = frozenset(("هذا", "هذه"))
_GENERIC = frozenset(("syrian_opposition",))  # names a camp, not a party; a passing remark names no more


def tell_needless(ctx: Context, frames: list[Frame], evacuations: list[Frame]) -> dict[Frame, str]:
    """Tell which exchange frames are no claims, each with the reason.

    Args:
        ctx: The article.
        frames: Its joined exchange frames, sides named.
        evacuations: Its joined evacuation frames.
    """
    found: dict[Frame, str] = {}
    for frame in frames:
        others = [other for other in frames if other is not frame and other not in found]
        if _is_remark(ctx, frame, others):
            found[frame] = "a passing remark beside a fuller claim"
        elif _tells_of_a_habit(ctx, frame):
            found[frame] = "a remark that such things happen"
        elif _is_release_beside(ctx, frame, others):
            found[frame] = "a release on another day, for nothing"
        elif _is_nobodys(frame, others):
            found[frame] = "people let go by nobody who is named"
        elif any(each.people or each.origin for each in evacuations) and _is_of_evacuees(ctx, frame):
            found[frame] = "those swapped are evacuees"
    return found


def _is_of_evacuees(ctx: Context, frame: Frame) -> bool:
    """Tell whether a swap is one of people who leave their towns ("وصل 300 شخص من الفوعة وكفريا في عملية تبادل نادرة"): it lets nobody go.

    Neither captives nor bodies, nor anybody let go, are named in its sentences.
    """
    if any(side.released or side.gave for side in frame.sides):
        return False
    letting_go = ctx.mask("release", "hand_over", "free")
    for s in sentences_of(ctx, frame):
        items = ctx.marked.by_sentence[s]
        if items.find_verbs(letting_go) or any(is_held(i) or _names_bodies(i) for i in items):
            return False
    return True


def _names_bodies(item: Item) -> bool:
    return item.category == "bodies" or (item.noun is not None and item.noun.category in ("bodies", "detainees"))


def _is_remark(ctx: Context, frame: Frame, others: list[Frame]) -> bool:
    """Tell whether a frame is a passing mention without count, date or parties of its own beside a fuller claim."""
    thin = not any(side.released for side in frame.sides) and not frame.total
    thin = thin and (frame.date is None or _is_pointed_at(ctx, frame))
    return thin and not announces_another(ctx, frame.trigger) and any(_is_fuller(ctx, other, frame) for other in others)


def _is_pointed_at(ctx: Context, frame: Frame) -> bool:
    """Tell whether a passage only speaks of "this" exchange, which was told of before ("وكان قد طالب بهذا التبادل في القمة")."""
    before = ctx.marked.words[frame.trigger.i - 1].removeprefix("و") if frame.trigger.i else ""
    return len(frame.sentences) < 2 and before.removeprefix("ب").removeprefix("ل") in _THIS


def _tells_of_a_habit(ctx: Context, frame: Frame) -> bool:
    """Tell whether a passage only says that the parties do so now and then, counting nobody ("يتبادل الطرفان الجثامين بانتظام")."""
    counted = frame.total or any(side.released for side in frame.sides)
    return not counted and len(frame.sentences) < 2 and ctx.between_has(*frame.span, "habit")


def _is_release_beside(ctx: Context, frame: Frame, others: list[Frame]) -> bool:
    """Tell whether a passage only recalls that one side let people go on a day that no exchange of the article was on.

    Nothing in it speaks of an exchange, and the day is not that of another claim ("وكان الصليب الأحمر نقل في 28 نوفمبر 128 أسيرا").
    """
    givers = [side for side in frame.sides if side.released]
    if not frame.is_release or frame.is_total or frame.batch or len(givers) != 1 or frame.total:
        return False
    swaps = [other for other in others if not other.is_release and other.status in ("completed", *AHEAD)]
    earlier = frame.background or lies_behind(ctx, frame.date)
    return earlier and bool(swaps) and all(other.status in AHEAD or are_days_apart(frame, other) for other in swaps)


def _is_nobodys(frame: Frame, others: list[Frame]) -> bool:
    """Tell whether a passage only counts people, on no day and in no batch, whom no party is said to let go or get back, beside an exchange ("نقلت الطائرة ست رهائن")."""
    named = any(f.rule != "party_of_the_article" for side in frame.sides for f in side.actors.values())
    counted = frame.is_release and not (frame.date or frame.batch or frame.is_total)
    return counted and not named and any(not other.is_release for other in others)


def _is_fuller(ctx: Context, other: Frame, frame: Frame) -> bool:
    if not any(side.released for side in other.sides) and not other.total and other.date is None:
        return False
    if frame.status in AHEAD and other.status not in AHEAD and (other.background or lies_behind(ctx, other.date)):
        return False  # an offer beside the deal that was done before it
    mine = [k for side in frame.sides for k in side.actors]
    theirs = [k for side in other.sides for k in side.actors]
    return all(a in _GENERIC or any(ctx.same_party(a, b) for b in theirs) for a in mine)
