"""Joining: from the frames of an article's passages to its claims."""

from __future__ import annotations

from collections.abc import Callable

from extract.claims.comparing import (
    PLAIN,
    are_days_apart,
    count_the_same,
    counts_of,
    figures_of,
    gives_rival_figure,
    is_vaguer,
    overlap,
    sentence_numbers,
    share_told,
)
from extract.claims.context import Context
from extract.claims.dating import is_long_ago, lies_behind
from extract.claims.evacuations.convoys import (
    arrived_from,
    counts_them,
    follows_the_last,
    goes_on,
    holds_more,
    is_beside,
    is_first_so_far,
    is_whole_beside_batch,
    is_yet_to_follow,
    leave_out_held_up,
    make_parts,
    tells_of_the_rest,
)
from extract.claims.evacuations.elsewhere import (
    are_of_two_kinds,
    is_of_another_place,
    leave_one_place,
    leaves_elsewhere,
    narrow_headline,
)
from extract.claims.evacuations.stages import is_denied
from extract.claims.exchanges.another import gives_other_terms, is_another_exchange
from extract.claims.exchanges.whole_deals import tell_whole, tells_whole_deal
from extract.claims.frames import Frame
from extract.claims.listing import find_batch_borders, is_next_day
from extract.claims.logistic import load_weights
from extract.claims.merging import merge_frames
from extract.claims.sameness import WEIGHTS, choose_likeliest
from extract.claims.totals import adds_up, counts_all_so_far, counts_only_totals

_FEW = 12  # people of whom two batches may well hold as many
_ROUND = 50  # of which a multiple may be an estimate
_MOST_ABOARD = 250  # people in a bus, train or plane
_MOST_IN_BATCH = 10_000  # people; larger ones are not known
_LARGEST = 1_000_000  # vehicles where their number is open
_OPENED = 3  # tokens at the head of a sentence
Choose = Callable[[Context, list[Frame], Frame], Frame | None]
"""Which of some drafts a passage belongs to; None where it tells of an event of its own."""


def choose_draft(ctx: Context, drafts: list[Frame], frame: Frame) -> Frame | None:
    """Return the draft that a passage most likely belongs to, by the weights that were learnt; None where none is likely."""
    return choose_likeliest(ctx, drafts, frame, load_weights(WEIGHTS))


def join_frames(ctx: Context, frames: list[Frame], *, choose: Choose = choose_draft) -> list[Frame]:
    """Join frames that tell of one event, in order of place; two batches, or a batch and the whole, stay two.

    Args:
        ctx: The article.
        frames: Frames of one kind, in order of place.
        choose: Decides which of the drafts so far a passage belongs to; training tries out others.

    Returns:
        One frame per claim, the earliest passage first.
    """
    drafts: list[Frame] = []
    sums: dict[Frame, bool] = {}
    narrow_headline(frames, title=bool(ctx.marked.article.title))
    for frame in frames:
        sums[frame] = _sums_up(ctx, frame)
        fitting = [draft for draft in drafts if not _contradict(ctx, draft, frame, sums)]
        if frame.kind == "evacuation" and any(is_beside(ctx, draft, frame) for draft in drafts):
            fitting = [draft for draft in fitting if _counts_again(draft, frame)]
        told_beside = [draft for draft in fitting if frame.s in sentence_numbers(draft)]
        draft = next((draft for draft in reversed(told_beside or fitting) if _goes_on(ctx, draft, frame)), None)
        if draft is None and fitting:
            draft = choose(ctx, leave_one_place(ctx, fitting, frame) or fitting, frame)
        elif draft is not None and goes_on(ctx, draft, frame):
            make_parts(draft, frame)
        elif draft is not None and follows_the_last(ctx, draft, frame):
            leave_out_held_up(ctx, draft)
        if draft is None:
            if any(tells_whole_deal(ctx, part, frame) for part in drafts):
                tell_whole(ctx, frame)
                frame.is_total = True  # the day of its part is not its own
            drafts.append(frame)
        else:
            merge_frames(ctx, draft, frame)
            sums[draft] = _sums_up(ctx, draft)
    return drafts


def _goes_on(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether a passage says itself that it goes on with the convoy told of just before, or with another part of it."""
    if frame.kind != "evacuation":
        return _answers(ctx, draft, frame) and _gives_other_leg(ctx, draft, frame)
    said = goes_on(ctx, draft, frame) or tells_of_the_rest(ctx, draft, frame) or follows_the_last(ctx, draft, frame)
    if not (said or arrived_from(ctx, draft, frame) or counts_them(ctx, draft, frame) or _counts_again(draft, frame)):
        return False
    return not (draft.origin and frame.origin) or overlap(ctx, draft.origin, frame.origin)


def _counts_again(draft: Frame, frame: Frame) -> bool:
    """Tell whether a passage repeats the exact number of those who left, and no round one that may be another's ("وقال إن عددهم 547")."""
    exact = [{f.item.low for f in each.people if f.item.low == f.item.high} for each in (draft, frame)]
    return any(n and n > _FEW and n % _ROUND for n in exact[0] & exact[1])


def _contradict(ctx: Context, draft: Frame, frame: Frame, sums: dict[Frame, bool]) -> bool:
    """Tell whether two frames are of other parties or batches of other numbers, or one is a part and the other the whole."""
    if draft.batch is not None and frame.batch is not None and draft.batch.item.ordinal != frame.batch.item.ordinal:
        return True
    if sums[draft] != sums[frame]:
        part, whole = (draft, frame) if sums[frame] else (frame, draft)
        # "وغادرت الدفعة الثانية … وبلغ عدد المغادرين 900"
        counts_on = not counts_of(draft) and _goes_on(ctx, draft, frame) and not _counts_all_so_far(ctx, frame)
        one = counts_on or is_first_so_far(draft, frame) or _answers(ctx, draft, frame)
        one = one or _tells_exactly(ctx, part, whole)
        apart = not (one or gives_rival_figure(ctx, frame))
        if _counts_a_part(part, whole) and apart:
            return True
    long_ago = draft.background and not frame.background and is_long_ago(ctx, draft.date)
    if long_ago or gives_other_terms(ctx, draft, frame) or tells_whole_deal(ctx, draft, frame):
        return True
    if {draft.status, frame.status} == {"failed", "completed"} and min(draft.firmness, frame.firmness) >= PLAIN:
        return True
    if frame.kind == "evacuation":
        return (
            is_denied(ctx, frame)
            or is_whole_beside_batch(ctx, draft, frame)
            or is_yet_to_follow(ctx, draft, frame)
            or _is_next_of_list(ctx, draft, frame)
            or is_beside(ctx, draft, frame)
            or holds_more(draft, frame)
            or leaves_elsewhere(ctx, draft, frame)
            or is_of_another_place(ctx, draft, frame)
            or are_of_two_kinds(ctx, draft, frame)
            or _overfills(draft, frame)
            or _counts_who_left_before(ctx, draft, frame)
        )
    return is_another_exchange(ctx, draft, frame)


def _answers(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether the next sentence opens with what one side gave "in return" for those counted: the sum is of both ("وفي المقابل أطلقت")."""
    if frame.kind != "exchange" or frame.s - max(sentence_numbers(draft)) != 1:
        return False
    start = ctx.marked.sentences[frame.s][0]
    return any(i.kind == "cue" and i.cue == "counter" for i in ctx.items_in(frame.s, start, start + _OPENED))


def _tells_exactly(ctx: Context, part: Frame, whole: Frame) -> bool:
    """Tell whether the number of those who left is that of the "dozens" whom a passage tells of ("غادر عشرات …، وبلغ عدد المغادرين 83")."""
    if not (part.people and all(any(is_vaguer(f, g) for g in whole.people) for f in part.people)):
        return False
    first = part.batch is None or part.batch.item.ordinal == 1
    return first and not any(adds_up(ctx, f.item) for f in whole.people)


def _gives_other_leg(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether a draft counts whom one side let go, and a passage whom another did."""
    gave = [side for side in frame.sides if side.released]
    given = [side for side in draft.sides if side.released]
    if len(gave) != 1 or len(given) != 1 or not gave[0].actors:
        return False
    return not any(ctx.same_party(one, other) for one in gave[0].actors for other in given[0].actors)


def _sums_up(ctx: Context, frame: Frame) -> bool:
    """Tell whether a frame counts all so far, or all since a day ("105 آلاف منذ بدء الهدنة")."""
    since = frame.date is not None and frame.date.item.cue == "since"
    return frame.is_total or since or (frame.kind == "exchange" and counts_only_totals(ctx, frame))


def _counts_who_left_before(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether a passage recalls that others, of another number, had left before those of the news ("وكان 150 قد خرجوا في وقت سابق")."""
    counted = draft.people or (draft.vehicles is not None and lies_behind(ctx, frame.date))
    if not (counted and frame.people) or share_told(draft, frame):
        return False
    recalled = frame.background and not draft.background and frame.s not in sentence_numbers(draft)
    return recalled and not frame.is_total and not gives_rival_figure(ctx, frame)


def _is_next_of_list(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether a passage counts one of several batches told one by one, beside their sum or the people or buses of another day."""
    if frame.vehicles is not None and draft.vehicles is not None and not (draft.people or frame.people):
        return are_days_apart(draft, frame) and draft.vehicles.item.low != frame.vehicles.item.low
    if not (draft.people and frame.people) or count_the_same(draft, frame):
        return False
    if are_days_apart(draft, frame) and not gives_rival_figure(ctx, frame):
        return True
    if frame.batch is not None and draft.batch is None:
        return bool(find_batch_borders(ctx, frame.s, *ctx.marked.sentences[frame.s]))
    return frame.s in sentence_numbers(draft) and is_next_day(ctx, frame)


def _overfills(draft: Frame, frame: Frame) -> bool:
    """Tell whether one frame counts more people than the vehicles or the batch of the other can hold ("في أربع حافلات", "35 ألفا منذ بدء العملية")."""
    return any(
        riders.vehicles is None and not convoy.people and _largest(riders) > _tell_room(convoy)
        for convoy, riders in ((draft, frame), (frame, draft))
        if convoy.vehicles is not None or (convoy.batch is not None and riders.batch is None)
    )


def _tell_room(convoy: Frame) -> int:
    """Return how many people the vehicles, or else the batch, of a frame can hold at most."""
    if convoy.vehicles is not None:
        return _MOST_ABOARD * (convoy.vehicles.item.high or convoy.vehicles.item.low or _LARGEST)
    return _MOST_IN_BATCH


def _largest(frame: Frame) -> int:
    return max((f.item.low or 0 for f in frame.people if f.item.category != "families"), default=0)


def _counts_all_so_far(ctx: Context, frame: Frame) -> bool:
    return any(counts_all_so_far(ctx, f.item) for f in frame.people)


def _counts_a_part(frame: Frame, whole: Frame) -> bool:
    """Tell whether a frame is a batch, or has other figures than a running or final total."""
    mine, theirs = set(figures_of(counts_of(frame))), set(figures_of(counts_of(whole)))
    if theirs == {sum(f.item.low or 0 for side in frame.sides for f in side.released)}:
        return False  # "أفرج عن 75 مقابل 60 … وبلغ مجموع من شملتهم الصفقة 135"
    if mine & theirs:
        return frame.batch is not None and not _counts_again(frame, whole)
    return frame.batch is not None or bool(mine and theirs)
