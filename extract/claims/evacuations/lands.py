"""Lands: which armed group holds the place that fighters leave."""

from __future__ import annotations

from extract.claims.comparing import is_of_the_unarmed, sentence_numbers
from extract.claims.context import Context
from extract.claims.evacuations.places import PlaceReader
from extract.claims.evacuations.words import (
    ARMED,
    GENERIC,
    has_stem,
    is_actor_of,
    is_cue,
    is_people,
    takes_place,
    words_of,
)
from extract.claims.frames import Filler, Frame
from extract.mentions.items import Item

_OF_PLACE = frozenset(("عليها", "عليه", "فيها", "فيه", "بها", "به"))  # between a verb and its subject
_TAKEN_UP = ("ها", "ه")  # how a verb ends that takes up the place
_HOLDS = 4  # tokens from a word for holding to the name of the group, or from the group to the word
_LAND = 7  # tokens from "the area", over "that the faction holds", to the name of the group
_HELD = 5  # tokens from a place to the word for who holds it, or from that word to the place
_OBJECT = 4  # tokens from "leave" over its subject to the area left
_SUBJECT = 8  # tokens from the word of leaving to who leaves


def take_group_of_the_land(ctx: Context, frames: list[Frame]) -> None:
    """Take fighters of whom no group is named for those of the one that holds what they leave ("من بلدة P التي يسيطر عليها X")."""
    open_frames = [f for f in frames if set(f.actors) <= GENERIC and f.origin and _may_be_armed(ctx, f)]
    if not open_frames:
        return
    armed = [i for i in ctx.marked.items if is_actor_of(i, ARMED)]
    held = [(place, group) for group in armed if (place := _find_held(ctx, group)) is not None]
    for frame in open_frames:
        holders = [group for place, group in held if _leaves(ctx, frame, place)]
        holders += [group for group in armed if group.s in sentence_numbers(frame) and _is_left(ctx, group)]
        if len({ctx.key(group) for group in holders}) == 1:
            frame.actors = {ctx.key(holders[0]): Filler(holders[0], "from_its_land")}


def is_around_place(ctx: Context, group: Item, trigger: Item) -> bool:
    """Tell whether it is said of a place alone that a group besieges, holds or struck it ("من بلدة يحاصرها X", "يسيطر عليها X")."""
    words = ctx.marked.words
    verb = group.i - 1 - (words[group.i - 1] in _OF_PLACE)
    if verb < 1 or trigger.i <= verb < trigger.j or words[verb - 1] == "ما":
        return False
    if verb == group.i - 1 and not words[verb].endswith(_TAKEN_UP):
        return False
    moves = any(v.i == verb for v in ctx.marked.by_sentence[group.s].find_verbs(ctx.moving))
    return (words[verb].startswith(("ي", "ت")) or words[verb].endswith("تها")) and not moves


def _may_be_armed(ctx: Context, frame: Frame) -> bool:
    """Tell whether fighters are among those who leave, or may be among "people" whom nothing calls civilians."""
    people = any(f.item.category == "people" for f in frame.people)
    return has_fighters(ctx, frame) or (people and not is_of_the_unarmed(ctx, frame))


def has_fighters(ctx: Context, frame: Frame) -> bool:
    """Tell whether fighters are among those who leave, by their number or by the noun beside the word of leaving."""
    if any(f.item.category == "fighters" for f in (*frame.people, *frame.parts)):
        return True
    near = ctx.items_in(frame.s, max(frame.span[0], frame.trigger.i - _SUBJECT), frame.trigger.j + _SUBJECT)
    return any(is_people(i) and i.noun is not None and i.noun.category == "fighters" for i in near)


def _find_held(ctx: Context, group: Item) -> Item | None:
    """Return the place that the words beside a group say it holds ("P الخاضعة لسيطرة X", "P، حيث يسيطر X", "X التي تسيطر على P")."""
    words, (start, end) = ctx.marked.words, ctx.marked.sentences[group.s]
    before = range(group.i - 1, max(start, group.i - _HOLDS) - 1, -1)
    holds = next((k for k in before if has_stem(words[k], "holds")), None)
    if holds is not None:
        return _find_place(ctx, group.s, max(start, holds - _HELD), holds)
    behind = range(group.j, min(end, group.j + _HOLDS))
    holds = next((k for k in behind if has_stem(words[k], "holds") and "علي" in words[k + 1 : k + 3]), None)
    return _find_place(ctx, group.s, holds, min(end, holds + _HELD)) if holds is not None else None


def _find_place(ctx: Context, s: int, a: int, b: int) -> Item | None:
    """Return the last place between two tokens, where none of them says that people go there."""
    near = ctx.items_in(s, a, b)
    if any(is_cue(i, "to") for i in near):
        return None
    return next((i for i in reversed(near) if i.kind == "place"), None)


def _is_left(ctx: Context, group: Item) -> bool:
    """Tell whether people leave "the area under the control of" a group, whatever its name."""
    words, start = ctx.marked.words, ctx.marked.sentences[group.s][0]
    back = range(group.i - 1, max(start, group.i - _LAND), -1)
    land = next((k for k in back if words[k] in words_of("land")), None)
    if land is None or not any(has_stem(word, "holds") for word in words[land : group.i]):
        return False
    return words[land - 1] == "من" or any(takes_place(word) for word in words[max(start, land - _OBJECT) : land])


def _leaves(ctx: Context, frame: Frame, held: Item) -> bool:
    """Tell whether a frame's people leave a place, or one within it."""
    key = PlaceReader(ctx).key(held)
    return any(key == left or key in ctx.around(left) for left in frame.origin)
