"""Whither people went, where only a sentence behind the one on their leaving tells it of "them" ("ونُقلوا إلى X", "ووجهتهم X")."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.evacuations.places import PlaceReader
from extract.claims.evacuations.words import has_stem, words_of
from extract.claims.frames import Filler, Frame
from extract.claims.settings import is_negated
from extract.mentions.items import Item

_EARLY = 6  # tokens from the beginning of a sentence to its verb
_REACH = 8  # tokens from the verb to the place
_LISTED = 2  # tokens between two places named together


def complete_whither(ctx: Context, frame: Frame, own: set[int], elsewhere: set[int]) -> None:
    """Give people of whom no destination is told the one that their sentences, or the next, name of "them".

    Args:
        ctx: The article.
        frame: The claim, its passages joined.
        own: The sentences of these passages.
        elsewhere: The sentences of other claims.
    """
    if frame.destination or frame.background:
        return
    places = PlaceReader(ctx)
    for s in sorted(own | {s + 1 for s in own}):
        if s < len(ctx.marked.sentences) and (s in own or s not in elsewhere):
            frame.destination = {places.key(i): Filler(i, "whither") for i in _find_whither(places, s)}
            if frame.destination:
                return


def _find_whither(places: PlaceReader, s: int) -> list[Item]:
    """Return the places to which a sentence says that "they" went, were brought, or are bound."""
    ctx, words = places.ctx, places.marked.words
    start, end = places.marked.sentences[s]
    goals = [k for k in range(start, end) if words[k] in words_of("their_goal")]
    moves = [v.j for v in places.marked.by_sentence[s].find_verbs(ctx.moving) if _is_of_them(ctx, v, start)]
    for head in sorted((*goals, *moves)):
        near = [i for i in ctx.items_in(s, head, min(end, head + _REACH)) if places.is_place(i)]
        first = next(iter(near), None)
        if first is None or (head in moves and not _is_goal(places, first, head)) or places.is_crossing(first):
            continue
        listed = [first]
        for item in ctx.items_in(s, first.j, end):
            joined = item.joined or words[item.i - 1] == "و"
            if places.is_place(item) and joined and item.i - listed[-1].j <= _LISTED:
                listed.append(item)
        return listed
    return []


def _is_of_them(ctx: Context, verb: Item, start: int) -> bool:
    """Tell whether a verb near the beginning of a sentence has "they" or "them" for those who leave, and is not negated."""
    if verb.i - start > _EARLY or is_negated(ctx, verb):
        return False
    plural = ctx.is_finite(verb) and ctx.marked.words[verb.i].endswith(("وا", "ون"))
    return plural or verb.suffix in ("هم", "هن", "ها")


def _is_goal(places: PlaceReader, place: Item, head: int) -> bool:
    """Tell whether "to" stands before a place, or a shelter in it, and no stop between it and the verb."""
    between = places.marked.words[head : place.i]
    if any(word in "،,:–" for word in between):
        return False
    return "to" in places.cues(place) or any(has_stem(word, "shelters") for word in between)
