"""Completing mediators: who, named in other sentences of the article, brokered or carried out a claim's event too."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.evacuations.carriers import read_carriers
from extract.claims.frames import Filler, Frame
from extract.claims.spread import sentences_of
from extract.claims.third_parties import (
    guarantees_zones,
    is_broker,
    is_envoy,
    read_conveners,
    read_medical_escorts,
    sponsors_a_truce,
    sponsors_other_talks,
)

_DONE = ("completed", "ongoing")


def carry_here(frame: Frame, mediators: list[dict[str, Filler]], elsewhere: set[int]) -> list[dict[str, Filler]]:
    """Leave out the relief bodies of sentences that tell of another claim, and its brokers beside an exchange that names its own."""
    brokered = frame.kind == "exchange" and any(is_broker(f) for f in frame.mediators.values())
    return [
        {k: f for k, f in named.items() if not brokered and f.rule != "relief_body_or_notables"}
        if s in elsewhere
        else named
        for s, named in enumerate(mediators)
    ]


def complete_mediators(
    ctx: Context,
    frame: Frame,
    mediators: list[dict[str, Filler]],
    others: set[int],
    *,
    alone: bool,
    relief: bool,
) -> None:
    """Add the mediators of sentences next to the claim's passages; of the whole article where it tells of one deal only.

    Args:
        ctx: The article.
        frame: The claim.
        mediators: Those whom each sentence names.
        others: Sentences that tell of other deals.
        alone: The article tells of one deal only.
        relief: Relief bodies named anywhere in it act in this deal.
    """
    if frame.kind == "evacuation":
        for key, filler in read_carriers(ctx, frame, others).items():
            frame.mediators.setdefault(key, filler)
    if frame.background and frame.mediators:
        return
    sentences = sentences_of(ctx, frame)
    sick = frame.kind == "evacuation" and any(f.item.category == "wounded" for f in frame.people)
    reach = range(len(ctx.marked.sentences)) if alone else sorted({n for s in sentences for n in (s - 1, s, s + 1)})
    for s in reach:
        if 0 <= s < len(ctx.marked.sentences) and s not in others:
            for key, filler in mediators[s].items():
                if s in sentences or _acts_from_elsewhere(ctx, frame, filler, relief=alone and relief):
                    frame.mediators.setdefault(key, filler)
            if sick:
                frame.mediators = {**read_medical_escorts(ctx, s), **frame.mediators}
    if frame.kind == "exchange" and frame.status in ("proposed", "agreed") and not frame.mediators:
        frame.mediators = _conveners(ctx, frame, [s for s in reach if s not in others])


def _acts_from_elsewhere(ctx: Context, frame: Frame, filler: Filler, *, relief: bool) -> bool:
    """Tell whether a third party that another sentence names acts in a claim: no sponsor of talks beside what is done already."""
    if filler.rule == "relief_body_or_notables":
        return relief and not (frame.status in _DONE and is_envoy(ctx, filler.item))  # he is after further deals
    if guarantees_zones(ctx, filler) or (frame.kind == "exchange" and sponsors_a_truce(ctx, filler)):
        return False
    return frame.status not in _DONE or not sponsors_other_talks(ctx, filler)


def _conveners(ctx: Context, frame: Frame, reach: list[int]) -> dict[str, Filler]:
    """Return the states that meet over a deal still ahead, as the first sentence within reach lists them."""
    own = {k for side in frame.sides for k in side.actors}
    listed = (read_conveners(ctx, s, own) for s in reach if 0 <= s < len(ctx.marked.sentences))
    return next((states for states in listed if states), {})
