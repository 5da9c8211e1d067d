"""Whither people went, where only another sentence than the one on their leaving, or another clause of it, tells it.

By a verb of "them" ("ونُقلوا إلى X"), their destination ("ووجهتهم X"), their arrival ("لدى وصولهم إلى X"), the way of their convoy ("ومضت
الحافلات إلى X"), where they stay now ("ويقيمون الآن في X"), or the state that brings the sick home to it.
"""

from __future__ import annotations

from functools import cache

from extract.claims.context import Context
from extract.claims.evacuations.places import PlaceReader
from extract.claims.evacuations.rescuers import are_sick_guests, find_rescuer
from extract.claims.evacuations.words import any_has_stem, has_stem, is_crowd, words_of
from extract.claims.frames import Filler, Frame
from extract.claims.settings import is_negated
from extract.mentions.forms import NOUN
from extract.mentions.items import Item

_EARLY = 6  # tokens from the beginning of a sentence to its verb
_REACH = 8  # tokens from the verb to the place
_LISTED = 2  # tokens between two places named together
_CROWD = 3  # tokens from an arrival or a way to those whose it is
_STAYING = 3  # tokens from "stay" to who does
_AND = ("و", "ف")
_PRONOUNS = ("هم", "هن", "ها", "هما")


def complete_whither(ctx: Context, frame: Frame, own: set[int], elsewhere: set[int], *, alone: bool) -> None:
    """Give people of whom no destination is told the one that their sentences, or the next, name of "them".

    Args:
        ctx: The article.
        frame: The claim, its passages joined.
        own: The sentences of these passages.
        elsewhere: The sentences of other claims.
        alone: No other departure is told of, so that any sentence behind can tell it.
    """
    if frame.destination or frame.background:
        return
    places = PlaceReader(ctx)
    behind = set(range(min(own), len(ctx.marked.sentences))) if alone else {s + 1 for s in own}
    within = [s for s in sorted(own | behind) if s < len(ctx.marked.sentences)]
    within = [s for s in within if s in own or s not in elsewhere]
    for s in within:
        found = {places.key(i): Filler(i, "whither") for i in _find_whither(places, s)}
        frame.destination = {key: filler for key, filler in found.items() if key not in frame.origin}
        if frame.destination:
            return
    treated = any(_tells_of_treatment(ctx, s) for s in within) or are_sick_guests(ctx, frame)
    for s in within if treated else ():
        home = find_rescuer(ctx, frame, s)
        if home is not None:
            frame.destination = {places.key(home): Filler(home, "whither")}
            return


def _find_whither(places: PlaceReader, s: int) -> list[Item]:
    """Return the places to which a sentence says that "they" went, were brought, or are bound, or in which they stay now."""
    ctx, words = places.ctx, places.marked.words
    start, end = places.marked.sentences[s]
    goals = [k for k in range(start, end) if words[k] in _forms_of("their_goal")]
    moves = [v.j for v in places.marked.by_sentence[s].find_verbs(ctx.moving) if _is_of_them(ctx, v, start)]
    moves += _find_arrivals(ctx, s) + _find_ways(ctx, s)
    stays = _find_stays(ctx, s)
    if goals:
        bound = [_find_goal(ctx, s, head) for head in goals]
        return [place for place in bound if place is not None]
    for head in sorted((*moves, *stays)):
        near = [i for i in ctx.items_in(s, head, min(end, head + _REACH)) if places.is_place(i)]
        near = [i for i in near if "from" not in places.cues(i)]  # "فنُقلوا من X إلى Y"
        first = next(iter(near), None)
        if first is None or places.is_crossing(first):
            continue
        if not ((head in moves and _is_goal(places, first, head)) or (head in stays and _is_stay(places, first))):
            continue
        listed = [first]
        for item in ctx.items_in(s, first.j, end):
            joined = item.joined or words[item.i - 1] == "و"
            if places.is_place(item) and joined and item.i - listed[-1].j <= _LISTED:
                listed.append(item)
        return listed
    return []


def _find_goal(ctx: Context, s: int, head: int) -> Item | None:
    """Return the place named behind "their destination", be it a country."""
    near = ctx.items_in(s, head, min(ctx.marked.sentences[s][1], head + _REACH))
    return next((i for i in near if i.kind == "place" or i.place_reading is not None), None)


@cache
def _forms_of(name: str) -> frozenset[str]:
    """Return the words of a list, each also as "and" or "so" is written before it."""
    return words_of(name) | {joined + word for word in words_of(name) for joined in _AND}


def _is_of_them(ctx: Context, verb: Item, start: int) -> bool:
    """Tell whether a verb near the beginning of a sentence has "they" or "them" for those who leave, and is not negated."""
    if verb.i - start > _EARLY or is_negated(ctx, verb):
        return False
    plural = ctx.is_finite(verb) and ctx.marked.words[verb.i].endswith(("وا", "ون"))
    return plural or verb.suffix in _PRONOUNS


def _find_arrivals(ctx: Context, s: int) -> list[int]:
    """Return the ends of the words for an arrival of "them", of a convoy, or of nobody who is named ("لدى وصول القوافل إلى X")."""
    found = []
    for verb in ctx.marked.by_sentence[s].find_verbs(ctx.bits["arrive"]):
        behind = ctx.items_in(s, verb.j, verb.j + _CROWD)
        if ctx.is_finite(verb) and any(i.i == verb.j and _are_they(ctx, i) for i in behind):
            found.append(verb.j)
        if not verb.tense & NOUN:
            continue
        theirs = any(is_crowd(i) for i in behind) or _goes_on(ctx, verb.j)
        if verb.suffix in _PRONOUNS or (theirs and has_stem(ctx.marked.words[verb.i], "reaches")):
            found.append(verb.j)
    return found


def _are_they(ctx: Context, item: Item) -> bool:
    """Tell whether a noun is one of people told of before, and by which no name follows ("المقاتلون", "المدنيون")."""
    people = item.noun is not None and item.noun.kind == "people" and item.noun.number == "p"
    return people and ctx.marked.words[item.i].startswith("ال")


def _goes_on(ctx: Context, token: int) -> bool:
    """Tell whether "to" stands at a token."""
    return "to" in ctx.cues_at.get(token, ())


def _find_ways(ctx: Context, s: int) -> list[int]:
    """Return where a sentence has named the convoy that sets out or goes on, or "them" who are taken ("ومضت الحافلات … إلى X", "ثم أُخذوا إلى X")."""
    words, (start, end) = ctx.marked.words, ctx.marked.sentences[s]
    found = []
    for k in range(start, end):
        if words[k] in _forms_of("they_are_taken"):
            found.append(k + 1)
        if words[k] not in _forms_of("goes_on"):
            continue
        convoy = next((i for i in ctx.items_in(s, k + 1, min(end, k + 1 + _CROWD)) if is_crowd(i)), None)
        if convoy is not None:
            found.append(convoy.j)
    return found


def _find_stays(ctx: Context, s: int) -> list[int]:
    """Return the ends of the words that say that people who have left stay or are housed somewhere ("ويقيم الأطفال الآن في X")."""
    start, end = ctx.marked.sentences[s]
    return [k + 1 for k in range(start, end) if _tells_stay(ctx, s, k)]


def _tells_stay(ctx: Context, s: int, token: int) -> bool:
    """Tell whether a token says that "they" stay somewhere, or that those do who are named right behind it."""
    word, end = ctx.marked.words[token], ctx.marked.sentences[s][1]
    if word not in _forms_of("house_them"):
        return word in _forms_of("they_stay")
    behind = ctx.items_in(s, token + 1, min(end, token + 1 + _STAYING))
    return word in _forms_of("they_stay") or any(is_crowd(i) for i in behind)


def _is_goal(places: PlaceReader, place: Item, head: int) -> bool:
    """Tell whether "to" stands before a place, or a shelter in it, and no stop between it and the verb."""
    between = places.marked.words[head : place.i]
    if any(word in "،,:–" for word in between):
        return False
    if place.i == head and place.kind == "actor":
        return places.is_come_to(place)
    return "to" in places.cues(place) or any(has_stem(word, "shelters") for word in between)


def _is_stay(places: PlaceReader, place: Item) -> bool:
    """Tell whether a place is one in which people stay."""
    return bool(places.cues(place) & {"in", "ب"})


def _tells_of_treatment(ctx: Context, s: int) -> bool:
    """Tell whether a sentence tells that people are treated."""
    start, end = ctx.marked.sentences[s]
    return any_has_stem(ctx.marked.words[start:end], "heals")


def is_for_treatment(ctx: Context, a: int, b: int) -> bool:
    """Tell whether tokens [a, b) say that people are taken to be treated ("للعلاج في مسقط"), not only in need of it."""
    words = ctx.marked.words
    return any(
        words[k] in words_of("treatment") and not words[k - 1].removeprefix("ب").startswith("حاج") for k in range(a, b)
    )
