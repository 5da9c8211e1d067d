"""Stages: what the stages of one evacuation lend each other, and which joined passages are no evacuation after all."""

from __future__ import annotations

from itertools import pairwise

from extract.claims.comparing import LEAD, is_of_the_unarmed, near_places, overlap, sentence_numbers
from extract.claims.context import Context
from extract.claims.evacuations.elsewhere import are_of_two_kinds
from extract.claims.evacuations.fetching import goes_to_fetch
from extract.claims.evacuations.lands import has_fighters
from extract.claims.evacuations.nationals import goes_to_its_own_country
from extract.claims.evacuations.places import PlaceReader
from extract.claims.evacuations.swaps import SWAPPED, is_captive, tells_of_a_swap, were_let_go
from extract.claims.evacuations.words import ARMED, GENERIC, is_cue, is_people, is_plain_evacuation, words_of
from extract.claims.frames import Filler, Frame
from extract.claims.listing import find_heading
from extract.claims.spread import sentences_of

_SITES = frozenset(("point", "quarter"))  # of a city
_PLAIN = 2  # a status that a governing word tells, or more


def lend_between(ctx: Context, frames: list[Frame]) -> None:
    """Give a stage that names no place or group those of the article's one operation."""
    _lend_places(ctx, frames, "origin")
    _lend_to_next(frames)
    _lend_places(ctx, frames, "destination")
    _lend_group(ctx, frames)


def take_group_of_the_deal(ctx: Context, frames: list[Frame]) -> None:
    """Take fighters of whom no group is named for those of the armed party to the deal under which they leave ("اتفاق بين X وY")."""
    makers: dict[str, Filler] = {}
    for frame in frames:
        makers.update({k: f for k, f in frame.parties.items() if not frame.background})
    armed = {k: f for k, f in makers.items() if ctx.lexicon.types.get(k) in ARMED}
    if len(armed) != 1 or not (len(makers) > 1 or set(armed) <= GENERIC):
        return  # "غادر المسلحون وفق اتفاق مع حزب الله": others
    for frame in frames:
        if (
            not frame.actors
            and not frame.background
            and has_fighters(ctx, frame)
            and not set(armed) & set(frame.mediators)
        ):
            frame.actors = {k: Filler(f.item, "party_to_the_deal") for k, f in armed.items()}


def take_from_headline(ctx: Context, frames: list[Frame]) -> None:
    """Give people for whom the report names no place left the one that its lead says they are of ("طلائع مقاتلي X في Y")."""
    news = [f for f in frames if not f.background]
    if any(f.origin for f in news):
        return
    places = PlaceReader(ctx)
    for s in range(min(LEAD + 1, len(ctx.marked.sentences))):
        named = [i for i in ctx.marked.by_sentence[s] if i.kind == "place"]
        left = [i for i in named if places.owns_people(i) or ("from" in places.cues(i) and not places.is_crossing(i))]
        if left:
            for frame in news:
                frame.origin = {
                    places.key(i): Filler(i, "same_place") for i in left if places.key(i) not in frame.destination
                }
            return


def is_one_operation(ctx: Context, frames: list[Frame]) -> bool:
    """Tell whether the evacuations that are an article's news all leave one place: stages of one deal."""
    origins = [f.origin for f in frames if f.origin and not f.background]
    return bool(origins) and all(near_places(ctx, x, origins[0]) for x in origins)


def is_remark(ctx: Context, frame: Frame, frames: list[Frame]) -> bool:
    """Tell whether a movement without people, group, batch or date of its own stands beside a fuller one of the same place."""
    if (
        any(f.item.qualifier != "vague" or not frame.background or frame.date for f in frame.people)
        or frame.batch
        or frame.vehicles
        or frame.actors
        or (frame.date is not None and (not frame.background or (frame.origin and frame.destination)))
    ):
        return False
    places = {**frame.origin, **frame.destination}
    return any(
        o is not frame
        and (o.people or o.actors or o.batch)
        and (not places or near_places(ctx, places, {**o.origin, **o.destination}))
        and not are_of_two_kinds(ctx, o, frame)
        for o in frames
    )


def tell_by_remark(ctx: Context, remark: Frame, frames: list[Frame]) -> None:
    """Let a remark that people have begun to leave tell so of the fuller claim that is to leave the same place."""
    if remark.status != "ongoing" or remark.firmness < _PLAIN or remark.background:
        return
    for frame in frames:
        due = frame.status == "agreed" and frame.firmness < _PLAIN and frame.batch is None
        others = bool(frame.actors) and is_of_the_unarmed(ctx, remark)  # who leave by themselves, and not by the deal
        if frame is not remark and due and not others and near_places(ctx, remark.origin, frame.origin):
            frame.status, frame.firmness = remark.status, remark.firmness


def tell_refusal(ctx: Context, frame: Frame, frames: list[Frame], exchanges: list[Frame]) -> str:
    """Return why a joined frame is no evacuation; empty if it is one.

    Args:
        ctx: The article.
        frame: The frame.
        frames: All evacuation frames of the article.
        exchanges: Its exchanges.
    """
    if others := _tell_who_else(ctx, frame, exchanges):
        return others
    if not (frame.origin or frame.destination or frame.people or frame.actors):
        return "neither place nor people"
    if _is_thin(frame) and not (_is_offered(ctx, frame) or _is_dated_and_unarmed(ctx, frame)):
        return "a place left, and nothing more"
    if goes_to_fetch(ctx, frame, frames):
        return "vehicles on their way to those who are to leave"
    moves = any(f.origin and not f.background for f in frames)
    told = (frame.people and (frame.actors or _goes_by_corridor(ctx, frame))) or (frame.batch and moves)
    if not (frame.origin or frame.destination or told):
        return "no place"
    return "denied, beside what is told" if len(frames) > 1 and is_denied(ctx, frame) else ""


def _goes_by_corridor(ctx: Context, frame: Frame) -> bool:
    """Tell whether people are evacuated by corridors, wherever these lead ("أجلت كييف 190 ألف مدني عبر ممرات إنسانية")."""
    words = ctx.marked.words[slice(*frame.span)]
    plain = is_plain_evacuation(ctx.marked.words[frame.trigger.i])
    return plain and any(a in words_of("corridors") and b in words_of("humane") for a, b in pairwise(words))


def _tell_who_else(ctx: Context, frame: Frame, exchanges: list[Frame]) -> str:
    """Return who those on their way are, if they are no evacuees; empty otherwise."""
    if tells_of_a_swap(ctx, frame, exchanges):
        return SWAPPED
    captives = bool(frame.people) and all(is_captive(ctx, f) for f in frame.people) and not frame.batch
    if captives or were_let_go(ctx, frame):
        return "prisoners on their way, not evacuees"
    return "brought home from abroad" if goes_to_its_own_country(ctx, frame) else ""


def is_denied(ctx: Context, frame: Frame) -> bool:
    """Tell whether a frame rests on what somebody calls untrue ("لا صحة للتقارير التي تتحدث عن خروج …")."""
    start = ctx.marked.sentences[frame.s][0]
    words = ctx.marked.words[start : frame.trigger.i]
    return len(sentences_of(ctx, frame)) == 1 and any(
        a in ("لا", "عدم") and b in ("صحه", "اساس") for a, b in pairwise(words)
    )


def tidy_evacuation(ctx: Context, frame: Frame) -> None:
    """Take out a camp beside its group, a crossing on the way, and a destination that is an origin."""
    if len(frame.actors) > 1:
        frame.actors = {k: f for k, f in frame.actors.items() if k not in GENERIC} or frame.actors
    if len(frame.destination) > 1:
        ends = {k: f for k, f in frame.destination.items() if ctx.lexicon.types.get(k) != "crossing"}
        frame.destination = ends or frame.destination
    if len(frame.origin) > 1:  # where they board a plane is on the way
        grounds = {k: f for k, f in frame.origin.items() if ctx.lexicon.types.get(k) not in ("airport", "crossing")}
        frame.origin = grounds or frame.origin
    frame.destination = {k: f for k, f in frame.destination.items() if k not in frame.origin}
    frame.origin, frame.destination = _finest(ctx, frame.origin), _finest(ctx, frame.destination)


def _finest(ctx: Context, places: dict[str, Filler]) -> dict[str, Filler]:
    """Leave out a place within which another lies (codebook, section 6: the most specific level)."""
    around = {outer for key in places for outer in ctx.around(key)}
    sites = [key for key, f in places.items() if f.item.name is not None and f.item.name.entity_type in _SITES]
    cities = [key for key in places if ctx.lexicon.types.get(key) == "city" and _has_site(ctx, key, sites)]
    around |= set(cities if len(cities) == 1 else ())
    return {k: f for k, f in places.items() if k not in around}


def _has_site(ctx: Context, city: str, sites: list[str]) -> bool:
    """Tell whether one of some sites lies in a city, as far as is known: in its governorate, or nobody lists it ("مصنع X", "حي Y")."""
    here = ctx.districts(city)
    return any(site.startswith("~") or not here.isdisjoint(ctx.districts(site)) for site in sites)


def _lend_places(ctx: Context, frames: list[Frame], name: str) -> None:
    """Give the origin or destination of the article's one operation to those of its stages that name none."""
    givers = [f for f in frames if getattr(f, name) and not f.background]
    if not givers or not all(_are_one(ctx, getattr(f, name), getattr(givers[0], name)) for f in givers):
        return
    for frame in frames:
        tells = frame.people or frame.batch or frame.actors or frame.vehicles
        if getattr(frame, name) or frame.background or not tells:
            continue
        giver = next((f for f in givers if _leave_one_place(ctx, frame, f)), None)
        if giver is not None:
            getattr(frame, name).update(getattr(giver, name))


def _leave_one_place(ctx: Context, frame: Frame, giver: Frame) -> bool:
    """Tell whether a frame's people can have the way of another's: one place is left, as far as both say, or a part of it."""
    if not (frame.origin and giver.origin):
        return True
    return overlap(ctx, frame.origin, giver.origin) and not _leaves_around(ctx, frame, giver)


def _are_one(ctx: Context, a: dict[str, Filler], b: dict[str, Filler]) -> bool:
    """Tell whether two sets of places are one end of one way: they share a place, or one is the district of the other."""
    parents = ctx.lexicon.place_parents
    return bool(set(a) & set(b)) or any(x == parents.get(y) or y == parents.get(x) for x in a for y in b)


def _lend_to_next(frames: list[Frame]) -> None:
    """Give people who leave no named place the one that the passage before them told of ("وخرج يومها 4 آلاف")."""
    for frame in frames:
        told = frame.status in ("completed", "ongoing") and frame.firmness >= 2 and (frame.people or frame.batch)
        if frame.origin or frame.destination or not told:
            continue
        before = [
            (max(s for s in sentence_numbers(o) if s <= frame.s), o)
            for o in frames
            if o is not frame
            and o.origin
            and o.status not in ("proposed", "agreed")
            and any(frame.s - 1 <= s <= frame.s for s in sentence_numbers(o))
        ]
        if before:
            frame.origin = {
                k: Filler(f.item, "same_place") for k, f in max(before, key=lambda x: x[0])[1].origin.items()
            }


def _leaves_around(ctx: Context, frame: Frame, inner: Frame) -> bool:
    """Tell whether a frame's people leave a wider area than another's, and so need not go where those go."""
    around = {outer for key in inner.origin for outer in ctx.around(key)}
    return bool(frame.origin) and set(frame.origin) <= around - set(inner.origin)


def _lend_group(ctx: Context, frames: list[Frame]) -> None:
    """Give the article's one group, or those named together, to the stages that name none, where they leave the same place."""
    named = [f for f in frames if f.actors and not f.background]
    keys = {k for f in named for k in f.actors if k not in GENERIC}
    giver = next((f for f in named if keys <= set(f.actors)), None)
    if giver is None or not keys:
        return
    for frame in frames:
        if frame.background or not set(frame.actors) <= GENERIC or is_of_the_unarmed(ctx, frame):
            continue
        if _leaves_around(ctx, frame, giver):
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
    """Tell whether a passage that names no number still tells of an evacuation: by the word, or people and a deal beside it.

    In the lead either of the two will do, and so does one sentence more that tells of it.
    """
    if is_plain_evacuation(ctx.marked.words[frame.trigger.i]) or find_heading(ctx.marked, frame.s) is not None:
        return True
    near = [
        (i, abs(i.i - frame.trigger.i)) for i in ctx.marked.by_sentence[frame.s] if frame.span[0] <= i.i < frame.span[1]
    ]
    deal = any(is_cue(i, "arrangement") and far <= 12 for i, far in near)
    crowd = any(is_people(i) and i.noun is not None and i.noun.number == "p" and far <= 5 for i, far in near)
    if frame.s <= LEAD:
        return deal or crowd or len(frame.sentences) > 1
    left = any(f.rule == "left" and abs(f.item.i - frame.trigger.i) <= 7 for f in frame.origin.values())
    return deal and left and crowd


def _is_dated_and_unarmed(ctx: Context, frame: Frame) -> bool:
    """Tell whether a frame lets women, children or civilians out of a place on a day of its own."""
    return frame.date is not None and bool(frame.origin) and is_of_the_unarmed(ctx, frame)
