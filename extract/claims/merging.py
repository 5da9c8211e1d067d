"""Merging: what a passage adds to a claim in the making, and what it only tells again."""

from __future__ import annotations

from dataclasses import replace

from extract.claims.comparing import (
    AHEAD,
    LEAD,
    PLAIN,
    are_more,
    counts_of,
    figure_of,
    figures_of,
    find_parts,
    is_same_side,
    is_vaguer,
    near_places,
    sentence_numbers,
)
from extract.claims.context import Context
from extract.claims.evacuations.words import GENERIC
from extract.claims.frames import Filler, Frame
from extract.claims.settings import names_proposal, states_terms
from extract.claims.siding import find_side, name_nameless
from extract.claims.sources import read_teller
from extract.mentions.forms import PAST
from extract.mentions.items import Item
from extract.text.dates import DateSpan

_ON_THE_WAY = frozenset(("checkpoint", "crossing", "point"))
_TWO = 2
_RIDE = 5  # tokens between the word of leaving and the vehicles
_ORDER = {"": 0, "proposed": 1, "agreed": 2, "ongoing": 3, "failed": 4, "completed": 4}


def merge_frames(ctx: Context, into: Frame, frame: Frame) -> None:
    """Add a frame to a draft: what is new joins it, the plainest status and the first date stand."""
    into.batch = None if _counts_whole(ctx, into, frame) else into.batch or frame.batch
    if frame.kind == "exchange":
        _merge_sides(ctx, into, frame)
    for name in ("actors", "origin", "destination", "places", "mediators", "parties", "sources", "denied_by"):
        have = getattr(into, name)
        for key, filler in getattr(frame, name).items():
            if (name == "actors" and _is_known_party(ctx, have, key)) or (filler.rule == "truce" and have):
                continue
            if name == "origin" and filler.rule == "left":
                for wide in [k for k, f in have.items() if _is_vaguer(ctx, k, f, key)]:
                    del have[wide]
            if (
                name in ("origin", "destination")
                and have
                and not _refine(ctx, have, key, filler.item)
                and any(near_places(ctx, {key: filler}, {k: filler}) for k in have)
            ):
                continue
            have.setdefault(key, filler)
    _merge_people(into, frame)
    into.vehicles = surer_number(into.vehicles, frame.vehicles)
    if into.date is None or (
        into.date.item.past is None and frame.date is not None and frame.date.item.past is not None
    ):
        into.date = frame.date or into.date
    elif frame.kind == "evacuation" and frame.date is not None:
        into.date = _widen(into.date, frame.date)
    _merge_status(ctx, into, frame)
    into.weight += frame.weight
    into.background = into.background and frame.background
    into.is_release = into.is_release and frame.is_release
    into.evidence += frame.evidence
    into.sentences = [*sentence_numbers(into), frame.s]


def _is_vaguer(ctx: Context, key: str, origin: Filler, left: str) -> bool:
    """Tell whether a place is only a stretch of land for which a truce holds, or one around the place that is said to be left."""
    if origin.rule == "truce" and origin.item.precision != "exact":
        return True
    return origin.rule == "scene" and key in ctx.around(left)


def _counts_whole(ctx: Context, into: Frame, frame: Frame) -> bool:
    """Tell whether one passage is of a batch and counts nobody, and the other counts how many there are to be in all.

    "أقلعت أولى الطائرات … وتنص الصفقة على"; "سيغادر 5000 مسلح البلدة، وتخرج الدفعة الأولى غدا".
    """
    if into.kind == "evacuation" and into.batch is None and frame.batch is not None:
        whole = into.status in AHEAD and into.firmness >= PLAIN and not into.background
        return whole and bool(into.people) and not frame.people
    if into.kind != "exchange" or into.batch is None or frame.batch is not None:
        return False
    return bool(counts_of(frame)) and not counts_of(into) and states_terms(ctx, frame.s)


def _merge_people(into: Frame, frame: Frame) -> None:
    """Add those who leave, and parts of them; whom somebody only wants to leave too are others than those who have left."""
    known = set(figures_of(into.parts))
    if not (into.people and frame.status == "proposed" and into.status in ("completed", "ongoing")):
        _add_counts(into.people, [f for f in frame.people if figure_of(f) not in known])
    into.people = [f for f in into.people if not any(is_vaguer(f, g) for g in into.people)]
    into.parts += [f for f in frame.parts if figure_of(f) not in known]


def surer_number(one: Filler | None, other: Filler | None) -> Filler | None:
    """Return the first of two numbers of vehicles, or the other where only that is no "dozens"."""
    if one is None or other is None:
        return one or other
    return other if one.item.qualifier == "vague" != other.item.qualifier else one


def _refine(ctx: Context, places: dict[str, Filler], key: str, item: Item) -> bool:
    """Take out the wider places that a town or quarter now named lies in; tell whether there were any."""
    if item.name is not None and item.name.entity_type in _ON_THE_WAY:
        return False
    wider = [k for k in places if k in ctx.districts(key)]
    for k in wider:
        del places[k]
    return bool(wider)


def _widen(date: Filler, earlier: Filler) -> Filler:
    """Return the days from an earlier day, on which the same people set out, to that of their arrival."""
    item, past, since = date.item, date.item.past, earlier.item.past
    if past is None or since is None or since.end >= past.start:
        return date
    days = DateSpan(since.start, past.end, past.precision)
    return Filler(Item("date", item.s, item.i, item.j, past=days, planned=item.planned, cue=item.cue), date.rule)


def _is_known_party(ctx: Context, actors: dict[str, Filler], key: str) -> bool:
    """Tell whether actors hold a party already; the name of a group takes the place of its camp's ("المعارضة")."""
    same = [k for k in actors if ctx.same_party(key, k)]
    if key not in GENERIC and set(same) <= GENERIC:
        for camp in same:
            del actors[camp]
        return False
    return bool(same)


def _merge_status(ctx: Context, into: Frame, frame: Frame) -> None:
    """Let the plainer telling decide; what has begun by the lead, or of which one leg is done and one to come, is under way."""
    told = {into.status: into.firmness, frame.status: frame.firmness}
    lead = [f for f in (into, frame) if f.status == "ongoing" and f.firmness >= 2 and f.s <= 2]
    legs_differ = (
        {f.status for f in (into, frame) if counts_of(f) and f.firmness >= 2} == {"completed", "agreed"}
        and into.kind == "exchange"
        and not set(figures_of(counts_of(into))) & set(figures_of(counts_of(frame)))
    )
    news = not frame.background and not into.background
    begun = into.kind == "evacuation" and set(told) == {"ongoing", "agreed"}  # "بدأ خروجهم", and how many will go
    goes_on = lead and "completed" in told and into.batch is None  # a batch has left, though others are to follow
    begun = begun or _will_go_on(ctx, into, frame)
    if goes_on or ((legs_differ or begun) and news):
        into.status, into.firmness = "ongoing", 3
    elif into.status and (
        (frame.background and not into.background)
        or _is_earlier_wish(into, frame)
        or _is_term_of_proposal(ctx, into, frame)
    ):
        return
    elif frame.firmness > into.firmness or (
        frame.firmness == into.firmness and _ORDER[frame.status] > _ORDER[into.status]
    ):
        into.status, into.firmness = frame.status, frame.firmness


def _will_go_on(ctx: Context, into: Frame, frame: Frame) -> bool:
    """Tell whether buses have set out and the convoy has its way before it ("غادرت الحافلات … وستسلك القافلة طريق حمص")."""
    if into.kind != "evacuation" or (into.status, frame.status) != ("completed", "agreed"):
        return False
    arrived = into.trigger.classes & ctx.bits["arrive"] or not into.trigger.classes & ctx.mask("leave", "begin")
    return not arrived and frame.trigger.future and all(_rides(ctx, x) for x in (into, frame))


def _rides(ctx: Context, frame: Frame) -> bool:
    """Tell whether vehicles or a convoy stand beside the word of leaving of a passage."""
    near = ctx.items_in(frame.s, frame.trigger.i - _RIDE, frame.trigger.j + _RIDE)
    return any(i.kind == "vehicles" or (i.kind == "cue" and i.cue in ("convoy", "carrier")) for i in near)


def _is_earlier_wish(into: Frame, frame: Frame) -> bool:
    """Tell whether a passage tells how what the lead calls agreed or done was first asked for."""
    return into.s <= LEAD and into.status in ("agreed", "completed") and frame.status == "proposed"


def _is_term_of_proposal(ctx: Context, into: Frame, frame: Frame) -> bool:
    """Tell whether a passage goes on with what a proposal told of before it would bring ("وسيفرج عن اثنين في اليوم الخمسين")."""
    if (into.status, frame.status) != ("proposed", "agreed") or into.s > LEAD:
        return False
    agreed = ctx.marked.by_sentence[frame.s].find_verbs(ctx.bits["agree"])
    told = any(names_proposal(ctx, s) for s in sentence_numbers(into))
    return told and not any(v.tense & PAST and ctx.is_finite(v) for v in agreed)


_VAGUE_CATEGORIES = ("people", "detainees")


def _add_counts(have: list[Filler], more: list[Filler]) -> None:
    """Add counts that are new; of two tellings of one count the one with the more specific category stays.

    A figure that one telling gives twice ("ضابطا وعنصرا") counts two lots of people; each is told again by one of the other's.
    """
    told = list(have)
    for filler in more:
        twin = next((f for f in told if figure_of(f) == figure_of(filler)), None)
        if twin is None:
            have.append(filler)
            continue
        told.remove(twin)
        if (
            twin.item.category in _VAGUE_CATEGORIES
            and filler.item.category not in ("people", twin.item.category)
            and not filler.item.bare
        ):
            have[have.index(twin)] = filler


def _attribute(ctx: Context, have: list[Filler], rivals: list[Filler]) -> list[Filler]:
    """Name who tells each rival figure of a side, so that it is not added to the first; without a teller it is left out.

    Bodies and the living add up, and so do people who are said to be others ("ستين أسيرا آخرين").
    """
    if not have or set(figures_of(have)) & set(figures_of(rivals)):
        return rivals
    kept = []
    for rival in rivals:
        bodies = rival.item.category == "bodies"
        others = all((f.item.category == "bodies") != bodies for f in have) or are_more(ctx, have, rival.item)
        if others or any(is_vaguer(f, rival) for f in have):
            kept.append(rival)
        elif (teller := rival.source or read_teller(ctx, rival.item)) is not None:
            kept.append(replace(rival, source=teller))
    return kept


def _merge_sides(ctx: Context, into: Frame, frame: Frame) -> None:
    name_nameless(ctx, into, frame)
    if not into.sides:
        into.sides = [replace(x, actors=dict(x.actors), released=list(x.released)) for x in frame.sides]
    _name_camp(ctx, into, frame)
    for side in frame.sides:
        target = find_side(ctx, into, frame, side)
        if target is None:
            continue
        for key, filler in side.actors.items():
            if not _is_known_party(ctx, target.actors, key):
                target.actors[key] = filler
        if parts := find_parts(target.released, side.released):
            into.parts += parts
            _add_counts(target.released, [f for f in side.released if f not in parts])
        elif parts := find_parts(side.released, target.released):
            into.parts += parts
            target.released = [f for f in target.released if f not in parts]
            _add_counts(target.released, side.released)
        else:
            _add_counts(target.released, _attribute(ctx, target.released, side.released))
        target.released = [f for f in target.released if not any(is_vaguer(f, g) for g in target.released)]
        target.gave = target.gave or side.gave
    assigned = {v for x in into.sides for v in figures_of(x.released)}
    into.total = [f for f in into.total + frame.total if figure_of(f) not in assigned]


def _name_camp(ctx: Context, into: Frame, frame: Frame) -> None:
    """Call a camp in one telling ("المعارضة") by the group that the other names where it has the same opponent."""
    if len(into.sides) != len(frame.sides) or len(frame.sides) != _TWO:
        return
    alone = [x for x in into.sides if x.actors and not any(is_same_side(ctx, x, y) for y in frame.sides)]
    other = [y for y in frame.sides if y.actors and not any(is_same_side(ctx, x, y) for x in into.sides)]
    if len(alone) != 1 or len(other) != 1:
        return
    if alone[0].actors.keys() <= GENERIC:
        alone[0].actors = dict(other[0].actors)
    elif other[0].actors.keys() <= GENERIC:
        other[0].actors = dict(alone[0].actors)
