"""Same place: which place "the town" or "the quarter" is, where no name says what is left."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.evacuations.fetching import comes_empty, comes_to_carry
from extract.claims.evacuations.places import PlaceReader
from extract.claims.evacuations.words import has_stem, is_people, kinds_of_place, takes_place, words_of
from extract.claims.frames import Filler, Frame
from extract.mentions.items import Item, Items
from extract.mentions.numbers import number_word
from extract.mentions.word_lists import list_words

_QUOTES = frozenset("\"«»“”'()")


_GOAL = 14  # tokens from the verb to the noun of the place made for
_SHELTER = 4  # tokens from shelters to where they are
_OF_IT = frozenset(("منها", "منه", "منهما"))
_DIRECTIONS = list_words("names.yml", "directions")
_FROM_THERE = ["من", "هناك"]
_PLURAL = frozenset(("منها", "منهما", "هناك"))  # of several places too
_OUT_OF_IT = 8  # tokens from a word of leaving, over who leaves, to "out of it"
_TAKEN_UP = 4  # tokens from a place to the verb whose pronoun takes it up


def find_same_place(ctx: Context, places: PlaceReader, frame: Frame, left: dict[str, Filler]) -> dict[str, Filler]:
    """Return the place left where only "the town", "the quarter" or a pronoun says so: the one last left, or last named, of that kind."""
    if taken_up := _find_taken_up(ctx, places, frame.trigger) or _find_out_of_it(ctx, places, frame, left):
        return taken_up
    start, end = frame.span
    for k in range(max(start + 1, frame.trigger.j), min(end, frame.trigger.j + 14)):
        kinds = kinds_of_place().get(ctx.marked.words[k])
        if kinds is None:
            continue
        if not _stands_for_place(ctx, k, end, frame.trigger):
            continue
        here = [i for i in places.named_before(k, kinds) if places.key(i) not in frame.destination]
        if here:
            return {places.key(i): Filler(i, "same_place") for i in here}
        if not kinds and len(left) == 1 and (area := _find_area(ctx, places, next(iter(left)), k)) is not None:
            return {places.key(area): Filler(area, "same_place")}
        if left and (not kinds or any(places.kind(f.item) in kinds for f in left.values())):
            return {key: Filler(f.item, "same_place") for key, f in left.items()}
        named = places.last_named(k, kinds)
        if named:
            return {places.key(i): Filler(i, "same_place") for i in named}
    return {}


def _find_area(ctx: Context, places: PlaceReader, key: str, token: int) -> Item | None:
    """Return the region named last before a token in which a place lies: what "the area" is behind one of its towns."""
    named = (i for i in reversed(ctx.marked.items) if i.kind == "place" and i.j <= token)
    around = ctx.around(key)
    return next((i for i in named if places.kind(i) == "region" and places.key(i) in around), None)


def find_airport(places: PlaceReader, near: Items) -> dict[str, Filler]:
    """Return the airport by which people leave, where a passage names no other place that is left ("عبر مطار صنعاء إلى الخارج")."""
    by_air = (i for i in near if i.kind == "place" and places.kind(i) == "airport" and "via" in places.cues(i))
    return {places.key(i): Filler(i, "left") for i in by_air}


def find_same_goal(ctx: Context, places: PlaceReader, frame: Frame, left: dict[str, Filler]) -> dict[str, Filler]:
    """Return the place made for where only "to the town", "to shelters in the governorate" says so: the one named last of that kind."""
    start, end = frame.span
    for k in range(max(start + 1, frame.trigger.j), min(end, frame.trigger.j + _GOAL)):
        kinds = kinds_of_place().get(ctx.marked.words[k])
        if not kinds or not _is_made_for(ctx, k, frame.trigger.j):
            continue
        following = ctx.marked.words[k + 1] if k + 1 < end else ""
        if following.startswith("ال") and following != "الي":
            continue  # "إلى المدينة القديمة"
        if any(i.kind == "place" and i.i == k + 1 for i in ctx.marked.by_sentence[frame.s]):
            continue
        if named := places.last_named(k, kinds, frame.origin.keys() | left.keys()):
            return {places.key(i): Filler(i, "same_place") for i in named}
    return {}


def _is_made_for(ctx: Context, k: int, start: int) -> bool:
    """Tell whether "to" stands before a noun of a place, or before the shelters "in" it."""
    if "to" in ctx.cues_ending.get(k, ()):
        return True
    shelter = any(has_stem(word, "shelters") for word in ctx.marked.words[max(start, k - _SHELTER) : k])
    return shelter and "in" in ctx.cues_ending.get(k, ())


def _find_taken_up(ctx: Context, places: PlaceReader, trigger: Item) -> dict[str, Filler]:
    """Return the place left that a pronoun on the verb takes up ("حي القابون يغادره مقاتلوه", "البلدة التي أخلوها")."""
    if trigger.suffix not in ("ه", "ها") or not ctx.is_finite(trigger) or not takes_place(ctx.marked.words[trigger.i]):
        return {}
    start = max(ctx.marked.sentences[trigger.s][0], trigger.i - _TAKEN_UP)
    named = [i for i in ctx.items_in(trigger.s, start, trigger.i) if places.is_place(i)]
    return {places.key(i): Filler(i, "same_place") for i in named[-1:]}


def _find_out_of_it(ctx: Context, places: PlaceReader, frame: Frame, left: dict[str, Filler]) -> dict[str, Filler]:
    """Return the place that "out of it" takes up behind a word of leaving ("داريا … بعد خروج 8 آلاف شخص منها", "وخرج منها 3000")."""
    trigger, words = frame.trigger, ctx.marked.words
    end = min(frame.span[1], trigger.j + _OUT_OF_IT)
    k = next((k for k in range(trigger.j, end) if words[k] in _OF_IT or words[k - 1 : k + 1] == _FROM_THERE), None)
    if k is None or (k > trigger.j and number_word(ctx.marked.info[k + 1] if k + 1 < end else None) is not None):
        return {}  # "300 شخص، منها 20 عائلة"
    start = ctx.marked.sentences[trigger.s][0]
    named = [i for i in ctx.items_in(trigger.s, start, k) if places.is_place(i)]
    named = [i for i in named if places.key(i) not in frame.destination and "to" not in places.cues(i)]
    around = {key for i in named for key in ctx.around(places.key(i))}
    beside = [i for i in named if places.key(i) in around or words[i.i - 1] in _DIRECTIONS]  # where the others lie
    named = [i for i in named if i not in beside and not places.is_crossing(i)] or named
    if named:
        left_now = places.named_together(named) if words[k] in _PLURAL else named[-1:]
        return {places.key(i): Filler(i, "same_place") for i in left_now}
    return {key: Filler(f.item, "same_place") for key, f in left.items()}


def _stands_for_place(ctx: Context, k: int, end: int, trigger: Item) -> bool:
    """Tell whether the noun at token k is the place left, and no adjective says which one ("the border area")."""
    subject_end = k - (ctx.marked.words[k - 1] in _QUOTES)
    behind_subject = ctx.is_finite(trigger) and any(
        i.j == subject_end and (i.kind in ("actor", "count") or is_people(i))
        for i in ctx.items_in(trigger.s, trigger.j, k)
    )
    is_object = (k == trigger.j or behind_subject) and takes_place(ctx.marked.words[trigger.i])
    entered = ctx.marked.words[k - 1] == "الي" and (comes_to_carry(ctx, trigger) or comes_empty(ctx, trigger))
    if not (is_object or entered) and ctx.marked.words[k - 1] not in words_of("out_of"):
        return False
    after = ctx.marked.info[k + 1] if k + 1 < end else None
    if after is not None and after.entry is not None and after.entry.nationality:
        return False
    if number_word(after) is not None:
        return True  # "البلدات الثلاث"
    following = ctx.marked.words[k + 1] if k + 1 < end else ""
    return is_object or entered or following == "الي" or not following.startswith("ال")
