"""Sameness: how likely it is that a passage tells of the same event as a claim in the making.

A logistic model over named features of the two; its weights stand in `sameness.yml`, made by `make train` from coded articles
(extract/evaluate/training/). Nothing of any text is in them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from extract.claims.comparing import (
    AHEAD,
    LEAD,
    are_days_apart,
    counts_of,
    days_of,
    figure_of,
    figures_of,
    find_parts,
    gap,
    is_of_the_unarmed,
    is_same_side,
    near_places,
    overlap,
    share_figures,
    share_told,
)
from extract.claims.context import Context
from extract.claims.dating import lies_behind
from extract.claims.evacuations.convoys import goes_on, tells_of_the_rest
from extract.claims.evacuations.words import GENERIC
from extract.claims.frames import Filler, Frame, Side
from extract.claims.logistic import Features, estimate

WEIGHTS = Path(__file__).with_name("sameness.yml")
_LIKELY = 0.5  # on published reports that the weights had not seen, 0.44 to 0.5 do better than more
_CLOSE = 0.8  # of two figures, the smaller to the larger: rival tellings of one thing
_CLOSE_IF_ATTRIBUTED = 0.55
_BACK = frozenset(
    ("خلالها", "خلاله", "بموجبها", "بموجبه", "فيها", "وفيها", "وفيه", "بمقتضاها", "بمقتضاه", "العمليه", "الصفقه")
)
_THIS = frozenset(("هذه", "تلك", "وهذه"))
_GROUPS = frozenset(("armed_group", "coalition"))
_STAGES = ("دفعه", "قافله", "حافلات", "مجموعه", "مغادره")


def choose_likeliest(ctx: Context, drafts: Sequence[Frame], frame: Frame, weights: Mapping[str, float]) -> Frame | None:
    """Return the draft that a passage most likely belongs to, the first of equals; None where it likely belongs to none.

    Args:
        ctx: The article.
        drafts: Claims in the making, of the passage's kind.
        frame: The passage.
        weights: Of the features of `describe_pair`.
    """
    best, chance = None, _LIKELY
    for draft in drafts:
        if (its := estimate(weights, describe_pair(ctx, draft, frame))) > chance:
            best, chance = draft, its
    return best


def describe_pair(ctx: Context, draft: Frame, frame: Frame) -> Features:
    """Return the named features of a claim in the making and a passage that may belong to it.

    Args:
        ctx: The article.
        draft: What earlier passages tell of one event.
        frame: A later passage of the same kind.

    Returns:
        Feature name → 0 or 1; what only the other kind has, or passages that both count people, is left out.
    """
    particular = _compare_exchanges if draft.kind == "exchange" else _compare_evacuations
    return {
        "bias": True,
        "is_exchange": draft.kind == "exchange",
        **_compare_places_in_text(ctx, draft, frame),
        **_compare_stages(ctx, draft, frame),
        **_compare_counts(draft, frame),
        **particular(ctx, draft, frame),
    }


def _compare_places_in_text(ctx: Context, draft: Frame, frame: Frame) -> dict[str, bool]:
    """Say where the passages stand in the article, and how one takes up the other."""
    follows = gap(draft, frame) == 1
    return {
        "next_sentence": follows,
        "takes_up_the_last": follows and _refers_back(ctx, frame),
        "draft_is_headline": _is_headline(ctx, draft) and len(draft.sentences) <= 1,
        "passage_in_lead": frame.s <= LEAD,
        "draft_told_often": len(draft.sentences) > 2,
        "same_verb": bool(draft.trigger.classes & frame.trigger.classes),
    }


def _is_headline(ctx: Context, frame: Frame) -> bool:
    return frame.s == 0 and bool(ctx.marked.article.title)


def _refers_back(ctx: Context, frame: Frame) -> bool:
    """Tell whether a passage says by a pronoun that it goes on with the event before it ("خلالها", "بموجبها")."""
    start = ctx.marked.sentences[frame.s][0]
    words = ctx.marked.words[start : start + 9]
    these = any(a in _THIS and b.endswith(_STAGES) for a, b in pairwise(words))
    return these or any(w in _BACK for w in words)


def _compare_stages(ctx: Context, draft: Frame, frame: Frame) -> dict[str, bool]:
    """Say when the events take place, how far they have come, and which part of the whole they are."""
    apart = are_days_apart(draft, frame)
    told = bool(draft.status and frame.status)
    return {
        "days_meet": bool(days_of(draft) and days_of(frame)) and not apart,
        "days_differ": apart,
        "passage_gives_a_time": any(i.kind == "date" for i in ctx.items_in(frame.s, *frame.span)),
        "passage_dated_behind": lies_behind(ctx, frame.date),
        "passage_is_background": frame.background and not draft.background,
        "draft_is_background": draft.background and not frame.background,
        "same_status": told and draft.status == frame.status,
        "only_one_ahead": told and (draft.status in AHEAD) != (frame.status in AHEAD),
        "draft_completed": draft.status == "completed",
        "passage_completed": frame.status == "completed",
        "passage_proposed": frame.status == "proposed",
        "only_draft_is_batch": draft.batch is not None and frame.batch is None,
        "only_passage_is_batch": frame.batch is not None and draft.batch is None,
        "only_one_is_total": draft.is_total != frame.is_total,
    }


def _compare_counts(draft: Frame, frame: Frame) -> dict[str, bool]:
    """Say how the figures agree, whoever they are of."""
    mine, theirs = counts_of(draft), counts_of(frame)
    if not (mine and theirs):
        return {}
    shared = share_told(draft, frame)
    apart = not shared
    kinds, others = {f.item.category for f in mine}, {f.item.category for f in theirs}
    return {
        "share_a_figure": bool(shared),
        "share_all_figures": len(shared) >= min(len(set(figures_of(mine))), len(set(figures_of(theirs)))),
        "figures_differ": apart,
        "figures_close": apart and _ratio(mine, theirs) >= _CLOSE,
        "passage_counts_fewer": apart and _largest(theirs) < _largest(mine),
        "figures_vague": _is_vague(mine) or _is_vague(theirs),
        "share_a_category": not kinds.isdisjoint(others),
        "only_one_of_bodies": ("bodies" in kinds) != ("bodies" in others),
    }


def _largest(fillers: list[Filler]) -> int:
    return max((figure_of(f) or 0 for f in fillers), default=0)


def _ratio(mine: list[Filler], theirs: list[Filler]) -> float:
    """Return the smaller of two largest figures to the larger."""
    first, second = _largest(mine), _largest(theirs)
    return min(first, second) / max(first, second, 1)


def _is_vague(fillers: list[Filler]) -> bool:
    """Tell whether figures only say "dozens" or "thousands"."""
    return all(f.item.qualifier == "vague" for f in fillers)


# ------------------------------------------------------------------ exchanges


def _compare_exchanges(ctx: Context, draft: Frame, frame: Frame) -> dict[str, bool]:
    """Say how the parties agree, and what each lets go."""
    mine, theirs = [s for s in draft.sides if s.actors], [s for s in frame.sides if s.actors]
    shared = sum(any(is_same_side(ctx, x, y) for x in mine) for y in theirs)
    other, rival = _compare_releases(ctx, draft, frame)
    return {
        "shares_one_party": shared == 1,
        "shares_both_parties": shared >= 2,
        "side_frees_others": other,
        "releases_contradict": other and not rival,
        "draft_frees_on_both_sides": _frees_on_both_sides(draft),
        "passage_frees_on_both_sides": _frees_on_both_sides(frame),
    }


def name_other_parties(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether a passage is about other parties: of two in both none is the same, or it names another armed group.

    Any other third party may be one who mediates, receives the freed, or is misread; so may a group beside a figure told before.
    """
    mine, theirs = [s for s in draft.sides if s.actors], [s for s in frame.sides if s.actors]
    if len(mine) < 2:
        return False
    others = [y for y in theirs if not any(is_same_side(ctx, x, y) for x in mine)]
    if not others or len(others) == len(theirs) >= 2:
        return bool(others)
    lacking = [x for x in mine if not any(is_same_side(ctx, x, y) for y in theirs)]
    recalled = frame.background and not draft.background  # what another group's exchange before it shares is chance
    told = set(figures_of(counts_of(draft))) & set(figures_of(counts_of(frame))) - {None}
    return (recalled or not told) and all(
        any(_is_armed_group(ctx, side) for side in sides) for sides in (lacking, others)
    )


def _is_armed_group(ctx: Context, side: Side) -> bool:
    return all(ctx.lexicon.types.get(key) in _GROUPS and key not in GENERIC for key in side.actors)


def _frees_on_both_sides(frame: Frame) -> bool:
    return len([side for side in frame.sides if side.released]) >= 2


def _compare_releases(ctx: Context, draft: Frame, frame: Frame) -> tuple[bool, bool]:
    """Tell whether a side that both passages name frees others in each, and whether all these are rival tellings of one thing."""
    other, rival = False, True
    freeing = [y for y in frame.sides if y.released]
    for x in [x for x in draft.sides if x.released]:
        for y in freeing:
            if _is_of(ctx, x, y, draft, frame) and _exclude(x.released, y.released):
                other = True
                rival = rival and _are_rivals(ctx, x.released, y.released, draft, frame)
    return other, rival


def _exclude(x: list[Filler], y: list[Filler]) -> bool:
    """Tell whether two tellings of what a side lets go share no figure, add up to none, and neither is vague."""
    agree = share_figures(set(figures_of(x)), set(figures_of(y))) or find_parts(x, y) or find_parts(y, x)
    return not (agree or _is_vague(x) or _is_vague(y))


def _is_of(ctx: Context, x: Side, y: Side, a: Frame, b: Frame) -> bool:
    """Tell whether a side y of frame b is side x of frame a, by its name or because the other sides of both are one party."""
    if y.actors:
        return is_same_side(ctx, x, y)
    others = [(m, n) for m in a.sides for n in b.sides if m is not x and n is not y]
    return len(a.sides) == len(b.sides) == 2 and all(is_same_side(ctx, m, n) for m, n in others)


def _are_rivals(ctx: Context, x: list[Filler], y: list[Filler], a: Frame, b: Frame) -> bool:
    """Tell whether different figures of one side are rival tellings of one thing, not of another batch or deal."""
    bodies = {f.item.category == "bodies" for f in x} != {f.item.category == "bodies" for f in y}
    if bodies or a.background != b.background:
        return False
    attributed = bool(b.sources) or ctx.between_has(*b.span, "by_attribution", "unnamed_source")
    return _ratio(x, y) >= (_CLOSE_IF_ATTRIBUTED if attributed else _CLOSE)


# ------------------------------------------------------------------ evacuations


def _compare_evacuations(ctx: Context, draft: Frame, frame: Frame) -> dict[str, bool]:
    """Say how route, convoy and those who leave agree."""
    same = any(ctx.same_party(k, m) for k in draft.actors for m in frame.actors)
    origins = bool(draft.origin and frame.origin)
    near = origins and near_places(ctx, draft.origin, frame.origin)
    destinations = bool(draft.destination and frame.destination)
    return {
        "same_convoy": goes_on(ctx, draft, frame),
        "people_differ": _people_differ(ctx, draft, frame),
        "evacuees_same": same,
        "evacuees_differ": not same and _evacuees_differ(ctx, draft, frame),
        "origin_near": near,
        "origin_elsewhere": origins and not near,
        "origin_differs": origins and not overlap(ctx, draft.origin, frame.origin),
        "destination_differs": destinations and not overlap(ctx, draft.destination, frame.destination),
    }


def _evacuees_differ(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether both passages name who leaves, or one a group and the other only the unarmed."""
    unarmed = (draft.actors and is_of_the_unarmed(ctx, frame)) or (frame.actors and is_of_the_unarmed(ctx, draft))
    return bool((draft.actors and frame.actors) or unarmed)


def _people_differ(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether other people leave: no figure in both, and not the rest of those told of."""
    mine, theirs = draft.people, frame.people
    if not (mine and theirs) or share_figures(set(figures_of(mine)), set(figures_of(theirs))):
        return False
    return not tells_of_the_rest(ctx, draft, frame)
