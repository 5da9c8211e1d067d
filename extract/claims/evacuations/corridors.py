"""Corridors: ways from town to town that are opened for people to leave by, told without a word of leaving ("ممر إنساني من X إلى Y، ومن Z إلى W")."""

from __future__ import annotations

from itertools import pairwise

from extract.claims.context import Context
from extract.claims.evacuations.paths import are_stuck_in
from extract.claims.evacuations.places import PlaceReader
from extract.claims.evacuations.words import is_people, words_of, words_with_and
from extract.claims.frames import Filler, Frame
from extract.mentions.forms import NOUN
from extract.mentions.items import Item

CORRIDOR = "corridor"
"""The kind of the item that stands for a corridor: it leads a passage as a word of leaving does."""

_END = 6  # tokens from one end of a way to the other, over where it lies
_BY_SEA = frozenset(("بحري", "بحريا", "البحري", "بحريه", "جوي", "جويا"))  # goods come on it
_CORRIDOR = 5  # tokens from a corridor to whence it leads, and from there to whither
_NAMED = 3  # tokens from "corridor" to "humanitarian"


def find_corridor(ctx: Context, places: PlaceReader, s: int) -> Item | None:
    """Return the corridor of a sentence, if it is one for people and leads from a named place to another; None otherwise.

    Args:
        ctx: The article.
        places: Reads what its places are.
        s: The sentence.
    """
    start, end = ctx.marked.sentences[s]
    words = ctx.marked.words
    corridors = words_with_and("corridors")
    if corridors.isdisjoint(words[start:end]):
        return None
    way = next((k for k in range(start, end) if words[k] in corridors), None)
    if way is None or not _is_for_people(ctx, s, way):
        return None
    named = [i for i in ctx.marked.by_sentence[s] if i.i > way and places.is_place(i)]
    ends = [(i, places.cues(i)) for i in named]
    for n, (left, cues) in enumerate(ends):
        if "from" in cues and any("to" in c and i.i - left.j <= _END for i, c in ends[n + 1 :]):
            return Item(CORRIDOR, s, way, way + 1, tense=NOUN)
    if any(are_stuck_in(ctx, i) and _is_for_them(ctx, way, i) for i in named):
        return Item(CORRIDOR, s, way, way + 1, tense=NOUN)
    return None


def _is_for_them(ctx: Context, way: int, place: Item) -> bool:
    """Tell whether a corridor is one "for" people who are told of before a place ("ممر آمن للمدنيين المحاصرين في X", "لعشرات المقاتلين")."""
    people = (
        i for i in ctx.items_in(place.s, way + 1, place.i) if is_people(i) or (i.kind == "count" and not i.forced)
    )
    return any(i.i - way <= _NAMED and ctx.marked.words[i.i].startswith("ل") for i in people)


def read_corridor_status(ctx: Context, corridor: Item) -> tuple[str, int]:
    """Return how far a corridor has come on which nobody is said to have gone: agreed where both sides or a day are told of, else proposed."""
    return ("agreed" if any(_is_settled(ctx, s) for s in _tell_of(ctx, corridor)) else "proposed"), 1


def find_corridor_day(ctx: Context, corridor: Item) -> Item | None:
    """Return the day on which a corridor is opened, where the sentence before the list of corridors names it; None if none does."""
    return next((i for s in _tell_of(ctx, corridor) for i in ctx.marked.by_sentence[s] if i.kind == "date"), None)


def _tell_of(ctx: Context, corridor: Item) -> tuple[int, ...]:
    """Return the sentences that tell of a corridor: its own, and the one before where it goes on ("والممرات هي: …")."""
    return (corridor.s - 1, corridor.s) if corridor.s and "ال" in ctx.marked.words[corridor.i] else (corridor.s,)


def _is_settled(ctx: Context, s: int) -> bool:
    """Tell whether a sentence tells of both sides, of a day, or of what is to come."""
    items = ctx.marked.by_sentence[s]
    words = (word.removeprefix("و") for word in ctx.marked.words[slice(*ctx.marked.sentences[s])])
    if items.classes & ctx.bits["agree"] or not words_of("coordinated").isdisjoint(words):
        return True
    return any(i.kind == "date" or (i.kind == "verb" and i.future) for i in items)


def _is_for_people(ctx: Context, s: int, way: int) -> bool:
    """Tell whether a corridor is called humanitarian or safe, there or earlier, and no relief goods alone pass on it."""
    start, end = ctx.marked.sentences[s]
    words, humane = ctx.marked.words, words_of("humane")
    beside = words[way + 1 : way + 1 + _NAMED]
    if not _BY_SEA.isdisjoint(beside):
        return False
    named = not humane.isdisjoint(beside) or any(
        words[k - 1] in words_of("corridors") and words[k] in humane for k in range(1, way)
    )
    aid = not words_of("aid").isdisjoint(words[start:end])
    return named and not (aid and not any(is_people(i) for i in ctx.marked.by_sentence[s]))


def follow_corridor(ctx: Context, frames: list[Frame]) -> None:
    """Give people who leave a place for none that is named the end of a corridor from there ("ممر إنساني من X إلى Y")."""
    places, words, corridors = PlaceReader(ctx), ctx.marked.words, words_of("corridors")
    for s, (start, end) in enumerate(ctx.marked.sentences):
        if corridors.isdisjoint(words[start:end]):
            continue
        way = next(k for k in range(start, end) if words[k] in corridors)
        named = [i for i in ctx.marked.by_sentence[s] if i.kind == "place" and i.i > way]
        for left, made_for in pairwise(named):
            near = left.i - way <= _CORRIDOR and made_for.i - left.j <= _CORRIDOR
            if not (near and "from" in places.cues(left) and "to" in places.cues(made_for)):
                continue
            for frame in frames:
                if set(frame.origin) == {places.key(left)} and not frame.destination:
                    frame.destination = {places.key(made_for): Filler(made_for, "made_for")}
