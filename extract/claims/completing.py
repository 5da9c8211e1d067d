"""Completing: what the article as a whole tells of a claim that its own passages leave out; and what is no claim after all."""

from __future__ import annotations

from extract.claims.circumstances import read_mediators
from extract.claims.claim import Rejection
from extract.claims.completing_mediators import carry_here, complete_mediators
from extract.claims.completing_sides import complete_sides, leave_out_brokers
from extract.claims.context import CAPTORS, Context
from extract.claims.evacuations.convoys import find_people, find_vehicles
from extract.claims.evacuations.corridors import follow_corridor
from extract.claims.evacuations.lands import take_group_of_the_land
from extract.claims.evacuations.stages import (
    is_one_operation,
    is_remark,
    lend_between,
    take_from_headline,
    take_group_of_the_deal,
    tell_by_remark,
    tell_refusal,
    tidy_evacuation,
)
from extract.claims.evacuations.swaps import SWAPPED, follows_the_exchanged
from extract.claims.evacuations.whither import complete_whither
from extract.claims.exchanges.places import PlaceReader, is_wide
from extract.claims.exchanges.put_off import split_put_off
from extract.claims.exchanges.sifting import tell_needless
from extract.claims.frames import Frame
from extract.claims.merging import surer_number
from extract.claims.outcomes import settle_outcome
from extract.claims.pairing import article_pair
from extract.claims.settling import settle_status
from extract.claims.settling_dates import settle_date
from extract.claims.spread import find_other_matters, sentences_of
from extract.claims.third_parties import keep_one_unnamed
from extract.mentions.items import Item

_PAIR = 2
_SHORT = 10  # sentences; a report no longer than this tells of one deal and its parts


def complete_frames(
    ctx: Context, exchanges: list[Frame], evacuations: list[Frame], rejections: list[Rejection]
) -> list[Frame]:
    """Fill open slots from the rest of the article, and drop what is too thin to be a claim.

    Args:
        ctx: The article.
        exchanges: Joined exchange frames.
        evacuations: Joined evacuation frames.
        rejections: Receives what is dropped, with the reason.

    Returns:
        The frames that become claims, in order of place.
    """
    if not exchanges and not evacuations:
        return []
    mediators = [read_mediators(ctx, s, a, b) for s, (a, b) in enumerate(ctx.marked.sentences)]
    kept: list[Frame] = []
    pair = article_pair(ctx, exchanges, {key for named in mediators for key in named})
    for frame in exchanges:
        leave_out_brokers(ctx, frame, mediators)
        complete_sides(ctx, frame, pair)
        _leave_out_itself(ctx, frame)
        if not any(side.actors for side in frame.sides):
            _reject(ctx, frame, "no party is named", rejections)
            continue
        if (
            sum(bool(side.actors) for side in frame.sides) < 2
            and not any(side.released or side.gave for side in frame.sides)
            and not frame.total
        ):
            _reject(ctx, frame, "one party and no count", rejections)
            continue
        kept.append(frame)
    kept = _sift(ctx, kept, tell_needless(ctx, kept, evacuations), rejections)
    kept += _sift_evacuations(ctx, evacuations, kept, rejections)
    news = [f for f in kept if not f.background]
    alone = len(news) <= 1 or len(ctx.marked.sentences) <= _SHORT
    one_move = is_one_operation(ctx, [f for f in kept if f.kind == "evacuation"])
    told = {frame: sentences_of(ctx, frame) for frame in kept}
    places = PlaceReader(ctx)
    other_matters = find_other_matters(ctx)
    for frame in kept:
        settle_status(ctx, frame, told[frame], kept)
        settle_outcome(ctx, frame, told[frame], kept)
        only = alone or (one_move and frame.kind == "evacuation")
        others = _sentences_of_others(ctx, frame, told) | (other_matters - told[frame])
        elsewhere = {s for other, sentences in told.items() if other is not frame for s in sentences} - told[frame]
        here = carry_here(ctx, frame, mediators, told)
        complete_mediators(ctx, frame, here, others, alone=only and not frame.background, relief=alone)
        settle_date(ctx, frame, told[frame])
        if frame.kind == "evacuation" and not frame.background:
            frame.vehicles = surer_number(frame.vehicles, find_vehicles(ctx, told[frame], elsewhere))
            if not frame.people and frame.status in ("completed", "ongoing"):
                frame.people, parts = find_people(ctx, told[frame], elsewhere)
                frame.parts += parts
            complete_whither(ctx, frame, told[frame], elsewhere, alone=sum(f.kind == "evacuation" for f in kept) == 1)
        if frame.kind == "exchange":
            _complete_place(places, frame, told[frame], others, alone=alone and not frame.background)
        _tidy(ctx, frame)
    kept += [leg for frame in kept if (leg := split_put_off(ctx, frame)) is not None]
    return sorted(kept, key=lambda f: f.evidence[0])


def _leave_out_itself(ctx: Context, frame: Frame) -> None:
    """Leave open who a side is that an epithet names as the other side under a later name, as of one government and the next."""
    named = [side for side in frame.sides if side.actors]
    if len(named) != _PAIR or len({ctx.lexicon.lineages.get(k, k) for side in named for k in side.actors}) != 1:
        return
    epithet = next((side for side in named if all(_is_of_several(f.item) for f in side.actors.values())), None)
    if epithet is not None:
        epithet.actors.clear()


def _is_of_several(item: Item) -> bool:
    """Tell whether a name is that of several actors, one of whom was chosen."""
    return len({name.entity_id for name in item.names}) > 1


def leave_out_swaps(
    ctx: Context, frames: list[Frame], exchanges: list[Frame], rejections: list[Rejection]
) -> list[Frame]:
    """Drop the passages of leaving that only follow the exchanged, before any is joined to one of people who leave.

    Args:
        ctx: The article.
        frames: Evacuation frames, one a passage.
        exchanges: Joined exchange frames.
        rejections: Receives what is dropped, with the reason.
    """
    swaps = {frame: SWAPPED for frame in frames if follows_the_exchanged(ctx, frame, exchanges)}
    return _sift(ctx, frames, swaps, rejections)


def _sift_evacuations(
    ctx: Context, frames: list[Frame], exchanges: list[Frame], rejections: list[Rejection]
) -> list[Frame]:
    """Complete the evacuations by what they lend each other, and drop those that are none."""
    kept: list[Frame] = []
    fuller = []
    freed = {f.item.i for x in exchanges for side in x.sides for f in side.released if f.rule == "holder"}
    for frame in frames:
        if len(frame.sentences) > 1:  # those who come out of prison are not among those who leave
            frame.people = [f for f in frame.people if f.item.i not in freed]
        if is_remark(ctx, frame, frames):
            tell_by_remark(ctx, frame, frames)
            _reject(ctx, frame, "a passing remark beside a fuller claim", rejections)
        else:
            fuller.append(frame)
    take_group_of_the_land(ctx, fuller)
    lend_between(ctx, fuller)
    for frame in fuller:
        reason = tell_refusal(ctx, frame, fuller, exchanges)
        if reason:
            _reject(ctx, frame, reason, rejections)
        else:
            kept.append(frame)
    take_from_headline(ctx, kept)
    follow_corridor(ctx, kept)
    take_group_of_the_deal(ctx, kept)
    return kept


def _sift(ctx: Context, frames: list[Frame], reasons: dict[Frame, str], rejections: list[Rejection]) -> list[Frame]:
    """Return the frames that no reason speaks against; the others are noted as rejected."""
    for frame, reason in reasons.items():
        _reject(ctx, frame, reason, rejections)
    return [frame for frame in frames if frame not in reasons]


def _reject(ctx: Context, frame: Frame, reason: str, rejections: list[Rejection]) -> None:
    start, end = ctx.marked.text_span(*frame.span)
    rejections.append(Rejection(start, end, f"{frame.kind}: {reason}"))


def _sentences_of_others(ctx: Context, frame: Frame, told: dict[Frame, set[int]]) -> set[int]:
    """Return the sentences that tell of an earlier event or of other parties' deal, and not of this frame's.

    Args:
        ctx: The article.
        frame: The claim.
        told: The sentences of each claim.
    """
    keys = [k for side in frame.sides for k in side.actors]
    others: set[int] = set()
    for other, sentences in told.items():
        if other.background or (keys and other.kind == "exchange" and _are_strangers(ctx, keys, other)):
            others |= sentences
    return others - told[frame]


def _are_strangers(ctx: Context, keys: list[str], other: Frame) -> bool:
    """Tell whether a frame's sides are other parties than those given."""
    theirs = [k for side in other.sides for k in side.actors]
    return bool(theirs) and not all(any(ctx.same_party(k, m) for k in keys) for m in theirs)


def _complete_place(places: PlaceReader, frame: Frame, own: set[int], others: set[int], *, alone: bool) -> None:
    """Add where people were handed over, if the sentence after the claim's passages says it, or any where the article tells of one deal."""
    if any(f.rule == "handover" for f in frame.places.values()):
        return
    sentences = len(places.marked.sentences)
    vague = all(is_wide(f.item) for f in frame.places.values())
    for s in range(sentences) if alone and vague else sorted(own | {s + 1 for s in own}):
        if s < sentences and s not in others:
            place = places.find_in_sentence(s)
            if place is not None and (vague or not is_wide(place.item)):
                frame.places = {"": place}
                return


def _tidy(ctx: Context, frame: Frame) -> None:
    """Take mediators out of the other roles, the other roles' actors out of the mediators, and the word for captors who are named."""
    for side in frame.sides:
        if len(side.actors) > 1:
            side.actors.pop(CAPTORS, None)
    own = {k for side in frame.sides for k in side.actors} | set(frame.actors)
    frame.mediators = {
        k: f
        for k, f in frame.mediators.items()
        if k not in own
        and not any(
            ctx.lexicon.parents.get(k) == x or ctx.lexicon.lineages.get(k, k) == ctx.lexicon.lineages.get(x, x)
            for x in own
        )
    }
    frame.mediators = keep_one_unnamed(frame.mediators)
    if frame.kind == "evacuation":
        tidy_evacuation(ctx, frame)
