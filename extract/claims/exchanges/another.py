"""Another exchange: whether a passage tells of another one than a claim in the making does, whatever the two share."""

from __future__ import annotations

from extract.claims.circumstances import announces_another
from extract.claims.comparing import (
    AHEAD,
    PLAIN,
    SOON,
    are_days_apart,
    counts_of,
    gives_rival_figure,
    is_vaguer,
    lets_go_in_return,
    sentence_numbers,
    share_told,
)
from extract.claims.context import Context
from extract.claims.dating import lies_behind
from extract.claims.frames import Frame
from extract.claims.phases import falls_under
from extract.claims.sameness import name_other_parties
from extract.claims.settings import states_terms

_FAR_MORE = 2  # times as many as another figure, at least, that no rival telling of it has
_ALSO = frozenset(("كما", "وكذلك", "كذلك"))


def is_another_exchange(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether a passage is about other parties, adds or announces an exchange, or is the next of one sentence."""
    next_one = frame.s in sentence_numbers(draft) and bool(counts_of(draft) and counts_of(frame))
    announced = draft.status not in AHEAD and announces_another(ctx, frame.trigger)
    announced = announced or _is_next_day_ahead(draft, frame)
    another = next_one or announced or name_other_parties(ctx, draft, frame) or _adds_one(ctx, frame)
    return another or _was_done_before(ctx, draft, frame) or _counts_others(ctx, draft, frame)


def gives_other_terms(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether a passage says how many a deal provides for, and they are others than those of the batch that is done."""
    if draft.status in AHEAD or not states_terms(ctx, frame.s) or frame.s in sentence_numbers(draft):
        return False
    done, due = counts_of(draft), counts_of(frame)
    vaguely = all(any(is_vaguer(f, g) for g in done) for f in due)  # "ينص الاتفاق على خروج العشرات"
    return bool(done and due) and not (vaguely or share_told(draft, frame))


def _was_done_before(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether a passage recalls an exchange that was done before the one that is yet to come ("وكانت أكبر صفقة قد أُنجزت العام الماضي")."""
    recalled = not draft.background and (frame.background or lies_behind(ctx, frame.date))
    ahead = draft.status in AHEAD and draft.firmness >= PLAIN
    return recalled and ahead and frame.status == "completed" and frame.firmness >= PLAIN


def _is_next_day_ahead(draft: Frame, frame: Frame) -> bool:
    """Tell whether a passage counts whom a coming day will let go, behind those of a day that is over ("ومن المقرر أن تفرج السبت عن ثلاثة")."""
    ahead = frame.status == "agreed" and draft.status == "completed" and draft.firmness >= PLAIN
    return ahead and bool(counts_of(draft) and counts_of(frame)) and are_days_apart(draft, frame)


def _counts_others(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether a passage counts other people: let go on another day, before the news, or in the whole deal that it is a part of."""
    if not (counts_of(draft) and counts_of(frame)) or share_told(draft, frame):
        return False
    if lets_go_in_return(ctx, draft, frame):
        return False
    earlier = not draft.background and (frame.background or lies_behind(ctx, frame.date))
    if _is_yet_to_come(ctx, draft, frame) or _counts_more_in_all(draft, frame) or _counts_more_in_all(frame, draft):
        return True
    other = falls_under(ctx, frame.s) or are_days_apart(draft, frame) or _opens_before(ctx, frame)
    return other or (earlier and not gives_rival_figure(ctx, frame))


def _is_yet_to_come(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether a passage tells of an exchange to come, counted on both sides or in all, behind one that is done ("فيما ينتظر تنفيذ صفقة تشمل 1081").

    "The exchange" is expected to end as the one that is told of.
    """
    the_one = ctx.marked.words[frame.trigger.i].startswith(("ال", "وال", "بال", "لل"))
    ahead = frame.status in AHEAD and frame.firmness >= PLAIN and not frame.is_release and not the_one
    return ahead and draft.status == "completed" and _counts_whole(draft) and _counts_whole(frame)


def _counts_more_in_all(whole: Frame, both: Frame) -> bool:
    """Tell whether one frame counts far more people in all than another does on its two sides: more exchanges than this one."""
    released = [[f.item.high or 0 for f in side.released] for side in both.sides if side.released]
    mutual = not whole.is_release or all(f.rule == "both_sides" for f in whole.total)
    told = whole.status == "completed" and mutual and not any(side.released for side in whole.sides)
    if len(released) < 2 or not all(map(all, released)) or not told:
        return False
    in_all = [f.item.low or 0 for f in whole.total]
    return bool(in_all) and min(in_all) > _FAR_MORE * sum(map(sum, released))


def _counts_whole(frame: Frame) -> bool:
    return bool(frame.total) or sum(bool(side.released) for side in frame.sides) > 1


def _opens_before(ctx: Context, frame: Frame) -> bool:
    """Tell whether a passage opens with "before that", and tells whom both sides let go ("وقبل ذلك بأيام أفرجت X عن 16 مقابل 19")."""
    words = ctx.marked.words[frame.span[0] : frame.span[0] + 2]
    before = words[:1] == ["وقبلها"] or (words[:1] == ["وقبل"] and not SOON.isdisjoint(words[1:]))
    return before and sum(bool(side.released) for side in frame.sides) > 1


def _adds_one(ctx: Context, frame: Frame) -> bool:
    """Tell whether a passage adds an exchange to those told before ("كما جرت عملية تبادل في حلب"); "the exchange" takes one up."""
    words, start = ctx.marked.words, ctx.marked.sentences[frame.s][0]
    trigger = frame.trigger
    if words[start] not in _ALSO or not trigger.classes & ctx.bits["swap"]:
        return False
    return not any(word.startswith("ال") for word in words[trigger.i - 1 : trigger.j])
