"""Elsewhere: which passages tell of people who leave another place, or go another way."""

from __future__ import annotations

from extract.claims.comparing import (
    AHEAD,
    count_the_same,
    counts_of,
    figures_of,
    is_of_the_unarmed,
    may_be_within,
    near_places,
    overlap,
    sentence_numbers,
)
from extract.claims.context import Context
from extract.claims.evacuations.words import ARMED, GENERIC
from extract.claims.frames import Frame

_PLAIN = 2  # a status that a governing word tells, or more


def leaves_elsewhere(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether another armed group leaves, for another place or from one ("وكان مقاتلو Y خرجوا إلى Z")."""
    groups = [
        {k for k in each.actors if ctx.lexicon.types.get(k) in ARMED and k not in GENERIC} for each in (draft, frame)
    ]
    if not all(groups) or any(ctx.same_party(k, m) for k in groups[0] for m in groups[1]):
        return False
    ends = (draft.origin, frame.origin), (draft.destination, frame.destination)
    return any(mine and theirs and not overlap(ctx, mine, theirs) for mine, theirs in ends)


def are_of_two_kinds(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether civilians are leaving and a group's fighters are yet to, or the other way round ("يغادر المدنيون الحي، وستنقل حافلات مقاتلي X")."""
    if not (draft.status and frame.status) or (draft.status in AHEAD) == (frame.status in AHEAD):
        return False
    return any(
        any(ctx.lexicon.types.get(k) in ARMED for k in group.actors)
        and not (unarmed.actors or group.batch)
        and unarmed.firmness >= _PLAIN
        and is_of_the_unarmed(ctx, unarmed)
        for group, unarmed in ((draft, frame), (frame, draft))
    )


def is_of_another_place(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether other people left other places, both named as left; or have left one place, and are yet to leave another."""
    if not (draft.origin and frame.origin) or near_places(ctx, draft.origin, frame.origin):
        return False
    told = bool(draft.status and frame.status)
    if told and (draft.status in AHEAD) != (frame.status in AHEAD):
        due, begun = (draft, frame) if draft.status in AHEAD else (frame, draft)
        plain = begun.firmness >= _PLAIN and (bool(begun.people) or due.firmness >= _PLAIN)
        return plain or _are_places_apart(ctx, draft, frame)
    left = all(f.rule == "left" for each in (draft, frame) for f in each.origin.values())
    alike = set(figures_of(counts_of(draft))) & set(figures_of(counts_of(frame)))
    counted_alike = alike and frame.s not in sentence_numbers(draft)  # "من X 300 ومن Y 300"
    return left and not counted_alike and _are_places_apart(ctx, draft, frame)


def leave_one_place(ctx: Context, drafts: list[Frame], frame: Frame) -> list[Frame]:
    """Return the drafts of people who leave where a passage says, if one names that very place, and those of no place beside them."""
    if not any(not draft.origin.keys().isdisjoint(frame.origin) for draft in drafts):
        return []
    return [draft for draft in drafts if not draft.origin or overlap(ctx, draft.origin, frame.origin)]


def narrow_headline(frames: list[Frame], *, title: bool) -> None:
    """Leave to a headline that names the places left by two lots of people those of the first ("250 من X وY ومثلهم من Z يخرجون")."""
    if not frames or not title or frames[0].s or frames[0].kind != "evacuation":
        return
    headline, named = frames[0], set(frames[0].origin)
    told = [set(f.origin) for f in frames[1:] if f.s and f.people and f.origin and set(f.origin) < named]
    others = [set(f.origin) for f in frames[1:] if f.s and f.origin and set(f.origin) < named]
    first = next((one for one in told if any(one.isdisjoint(other) for other in others)), None)
    if first is not None:
        headline.origin = {key: filler for key, filler in headline.origin.items() if key in first}


def _are_places_apart(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether the places left are two: neither lies in the other, nor may they be one where both count people, and not the same."""
    exact = ([f for f in each.people if f.item.qualifier != "vague"] for each in (draft, frame))
    counted = all(exact) and not count_the_same(draft, frame)
    meet = overlap if counted else may_be_within
    return not meet(ctx, draft.origin, frame.origin)
