"""Stages: what the stages of one evacuation lend each other, and which joined passages are no evacuation after all."""

from __future__ import annotations

from extract.claims.comparing import is_of_the_unarmed, near_places
from extract.claims.context import Context
from extract.claims.evacuations.words import GENERIC, is_cue, is_people, is_plain_evacuation, words_of
from extract.claims.frames import Filler, Frame
from extract.claims.spread import sentences_of
from extract.mentions.items import Item

_RELIEF = frozenset(("un_body", "red_cross"))
_FREE = frozenset(("fighters", "civilians", "families", "wounded"))


def lend_between(ctx: Context, frames: list[Frame]) -> None:
    """Give a stage that names no place or group those of the article's one operation."""
    for name in ("origin", "destination"):
        _lend_places(ctx, frames, name)
    _lend_group(ctx, frames)


def is_one_operation(ctx: Context, frames: list[Frame]) -> bool:
    """Tell whether the evacuations that are an article's news all leave one place: stages of one deal."""
    origins = [f.origin for f in frames if f.origin and not f.background]
    return bool(origins) and all(near_places(ctx, x, origins[0]) for x in origins)


def is_remark(ctx: Context, frame: Frame, frames: list[Frame]) -> bool:
    """Tell whether a movement without people, group, batch or date of its own stands beside a fuller one of the same place."""
    if (
        frame.people
        or frame.batch
        or frame.vehicles
        or frame.actors
        or (frame.date is not None and not frame.background)
    ):
        return False
    places = {**frame.origin, **frame.destination}
    return any(
        o is not frame
        and (o.people or o.actors or o.batch)
        and (not places or near_places(ctx, places, {**o.origin, **o.destination}))
        for o in frames
    )


def tell_refusal(ctx: Context, frame: Frame, frames: list[Frame], exchanges: list[Frame]) -> str:
    """Return why a joined frame is no evacuation; empty if it is one.

    Args:
        ctx: The article.
        frame: The frame.
        frames: All evacuation frames of the article.
        exchanges: Its exchanges.
    """
    if _tells_of_a_swap(ctx, frame, exchanges):
        return "those who leave are exchanged"
    if frame.people and all(f.item.category == "detainees" or f.item.held for f in frame.people) and not frame.batch:
        return "prisoners on their way, not evacuees"
    if not (frame.origin or frame.destination or frame.people or frame.actors):
        return "neither place nor people"
    if frame.s > 2 and _is_thin(frame) and not (_is_offered(ctx, frame) or _is_dated_and_unarmed(ctx, frame)):
        return "a place left, and nothing more"
    moves = any(f.origin and not f.background for f in frames)
    if not (frame.origin or frame.destination or (frame.people and frame.actors) or (frame.batch and moves)):
        return "no place"
    return ""


def read_carriers(ctx: Context, frame: Frame) -> dict[str, Filler]:
    """Find relief and United Nations bodies that carry people out: subjects of carrying and helping, owners of the vehicles."""
    found: dict[str, Filler] = {}
    words = ctx.marked.words
    for s in sorted(sentences_of(ctx, frame)):
        for item in ctx.marked.by_sentence[s]:
            if item.kind != "actor" or item.name is None:
                continue
            if item.name.entity_type not in _RELIEF and item.name.entity_id != "un":
                continue
            beside = words[max(0, item.i - 4) : item.i] + words[item.j : item.j + 3]
            if not words_of("carriers").isdisjoint(beside):
                found.setdefault(ctx.key(item), Filler(item, "carries_out"))
    return found


def tidy_evacuation(ctx: Context, frame: Frame) -> None:
    """Take out a camp beside its group, a crossing on the way, and a destination that is an origin."""
    if len(frame.actors) > 1:
        frame.actors = {k: f for k, f in frame.actors.items() if k not in GENERIC} or frame.actors
    if len(frame.destination) > 1:
        ends = {k: f for k, f in frame.destination.items() if ctx.lexicon.types.get(k) != "crossing"}
        frame.destination = ends or frame.destination
    frame.destination = {k: f for k, f in frame.destination.items() if k not in frame.origin}


def _lend_places(ctx: Context, frames: list[Frame], name: str) -> None:
    """Give the origin or destination of the article's one operation to those of its stages that name none."""
    named = [getattr(f, name) for f in frames if getattr(f, name) and not f.background]
    if not named or any(set(x) != set(named[0]) and not near_places(ctx, x, named[0]) for x in named):
        return
    for frame in frames:
        if not getattr(frame, name) and not frame.background and (frame.people or frame.batch or frame.actors):
            getattr(frame, name).update(named[0])


def _lend_group(ctx: Context, frames: list[Frame]) -> None:
    """Give the article's one group to the stages that name none, where they leave the same place."""
    named = [f for f in frames if f.actors and not f.background]
    keys = {k for f in named for k in f.actors if k not in GENERIC}
    if len(keys) != 1:
        return
    giver = next(f for f in named if keys & set(f.actors))
    for frame in frames:
        if frame.background or not set(frame.actors) <= GENERIC or is_of_the_unarmed(ctx, frame):
            continue
        if frame.origin and giver.origin and near_places(ctx, frame.origin, giver.origin):
            frame.actors = dict(giver.actors)


def _is_thin(frame: Frame) -> bool:
    """Tell whether a frame tells of no number, group or batch, of one end of the way only, and of no other time."""
    return not (
        frame.people
        or frame.actors
        or frame.batch
        or frame.vehicles
        or (frame.origin and frame.destination)
        or (frame.date is not None and frame.background)
    )


def _is_offered(ctx: Context, frame: Frame) -> bool:
    """Tell whether a passage that names no number still tells of an evacuation: by the word, or people and a deal beside it."""
    if is_plain_evacuation(ctx.marked.words[frame.trigger.i]):
        return True
    near = [
        (i, abs(i.i - frame.trigger.i)) for i in ctx.marked.by_sentence[frame.s] if frame.span[0] <= i.i < frame.span[1]
    ]
    deal = any(is_cue(i, "arrangement") and far <= 12 for i, far in near)
    left = any(f.rule == "left" and abs(f.item.i - frame.trigger.i) <= 7 for f in frame.origin.values())
    crowd = any(is_people(i) and i.noun is not None and i.noun.number == "p" and far <= 5 for i, far in near)
    return deal and left and crowd


def _tells_of_a_swap(ctx: Context, frame: Frame, exchanges: list[Frame]) -> bool:
    """Tell whether an evacuation frame only follows the exchanged out of prison: their counts, or a prison on the way."""
    evacuate = bool(frame.trigger.classes & ctx.bits["evacuate"])
    captives = _moves_captives(ctx, frame)
    if exchanges and captives and not evacuate and not frame.actors:
        return True
    told, told_of_exchanges = sentences_of(ctx, frame), {s for x in exchanges for s in sentences_of(ctx, x)}
    if exchanges and told <= told_of_exchanges and not _is_of_the_free(ctx, frame):
        return True
    prison = any(ctx.lexicon.types.get(k) == "prison" for k in frame.origin)
    held = ctx.between_has(*frame.span, "holder")
    both_ends = frame.origin and frame.destination and any(f.item.category == "people" for f in frame.people)
    if both_ends and not prison and not held and not captives:
        return False
    released = {_bounds(f) for x in exchanges for f in [*x.total, *(f for side in x.sides for f in side.released)]}
    counts = {_bounds(f) for f in frame.people}
    return prison or bool(counts and counts <= released) or (held and not evacuate and bool(told & told_of_exchanges))


def _bounds(filler: Filler) -> tuple[int | None, int | None]:
    return filler.item.low, filler.item.high


def _is_of_the_free(ctx: Context, frame: Frame) -> bool:
    """Tell whether those who leave are named as a group, fighters, civilians or wounded, ride buses, or are "evacuated"."""
    free = any(f.item.category in _FREE for f in frame.people)
    return bool(free or frame.actors or frame.vehicles) or is_plain_evacuation(ctx.marked.words[frame.trigger.i])


def _moves_captives(ctx: Context, frame: Frame) -> bool:
    """Tell whether the noun of people nearest to a trigger is one of captives."""
    people: list[Item] = [
        i for i in ctx.marked.by_sentence[frame.s] if is_people(i) and frame.span[0] <= i.i < frame.span[1]
    ]
    nearest = min(people, key=lambda i: abs(i.i - frame.trigger.i), default=None)
    return nearest is not None and nearest.noun is not None and nearest.noun.held


def _is_dated_and_unarmed(ctx: Context, frame: Frame) -> bool:
    """Tell whether a frame lets women, children or civilians out of a place on a day of its own."""
    return frame.date is not None and bool(frame.origin) and is_of_the_unarmed(ctx, frame)
