"""Truces: fighting is halted where people are let out and for as long as that takes: the place of a truce is the one left."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.evacuations.places import PlaceReader
from extract.claims.evacuations.words import is_cue, words_of
from extract.claims.frames import Filler, Frame
from extract.mentions.items import Item

_UNDER_IT = 3  # tokens from leaving to "during it"
_LEAD = 3  # sentences: headline, its repetition, lead
_PURPOSE = 20  # tokens from a truce to what it makes room for
_HOLDS = 16  # tokens from a truce to where it holds, or from where the fighters are to the truce


def read_truce(ctx: Context, places: PlaceReader, frame: Frame) -> None:
    """Take the place of the truce or corridor under which people leave, where the passage names neither end of their way.

    It stands behind the truce ("هدنة في X يخرج خلالها"), else before it ("ناشدت المتقاتلين في X التزام هدنة").
    """
    if frame.origin or frame.destination or not frame.trigger.classes & ctx.mask("evacuate", "leave"):
        return
    truce = _find_in(ctx, frame.s, frame.trigger)
    scene = None if truce is None else _find_scene(ctx, places, truce, frame.trigger)
    if scene is None and (truce is not None or frame.trigger.classes & ctx.bits["evacuate"]):
        lead = (_find_in(ctx, s, truce) for s in range(min(_LEAD, len(ctx.marked.sentences))))
        scene = next(filter(None, (_find_scene(ctx, places, i) for i in lead if i is not None)), None)
    if scene is not None:
        frame.origin = {places.key(scene): Filler(scene, "truce")}


def find_truce(ctx: Context, leaving: Item) -> Item | None:
    """Return the truce that makes room for people's leaving, or during which they leave; None if none is named before it."""
    start, end = ctx.marked.sentences[leaving.s]
    words = ctx.marked.words
    before = ctx.items_in(leaving.s, max(start, leaving.i - _PURPOSE), leaving.i)
    deals = (i for i in reversed(before) if _is_truce(ctx, i) or is_cue(i, "deal") or i.classes & ctx.bits["swap"])
    truce = next(deals, None)
    if truce is None or not _is_truce(ctx, truce):
        return None
    if not words_of("in_its_time").isdisjoint(words[max(start, truce.i - 2) : truce.i]):
        return None  # "خلال ساعات الهدنة"
    between, behind = words[truce.j : leaving.i], words[leaving.j : min(end, leaving.j + _UNDER_IT)]
    made_for = leaving.prefix == "ل" or not words_of("making_room").isdisjoint(between)
    return truce if made_for or not words_of("during_it").isdisjoint((*between, *behind)) else None


def _find_in(ctx: Context, s: int, told: Item | None) -> Item | None:
    """Return the first truce of a sentence: any where one has been told of, else one that is called so, and no mere end of fire."""
    words = ctx.marked.words
    return next(
        (i for i in ctx.marked.by_sentence[s] if _is_truce(ctx, i) and (told or words[i.i] in words_of("truces"))), None
    )


def _find_scene(ctx: Context, places: PlaceReader, truce: Item, leaving: Item | None = None) -> Item | None:
    """Return where a truce holds, or where those are, named before it and before a word of leaving, who are to keep it."""
    items = ctx.marked.by_sentence[truce.s]
    scenes = [i for i in items if i.kind == "place" and _is_scene(places, i)]
    behind = (i for i in scenes if 0 <= i.i - truce.j <= _HOLDS)
    near = (i for i in scenes if i.precision == "exact" and 0 < truce.i - i.j <= _HOLDS)
    return next(behind, None) or next((i for i in near if leaving is not None and i.i < leaving.i), None)


def _is_truce(ctx: Context, item: Item) -> bool:
    """Tell whether an item is a truce, or the end of fire or fighting."""
    return is_cue(item, "arrangement", "withdrawal") and ctx.marked.words[item.i] in (
        words_of("truces") | words_of("ceasing")
    )


def _is_scene(places: PlaceReader, place: Item) -> bool:
    """Tell whether something is said to be in a place, or on its outskirts ("في X", "بضواحي X")."""
    cues, words = places.cues(place), places.marked.words
    outside = "near" in cues and (words[place.i - 2] == "في" or words[place.i - 1].startswith("ب"))
    return (outside or bool(cues & {"in", "ب"})) and not places.is_crossing(place)
