"""Parts: which numbers of those who leave only say of whom a number told before consists."""

from __future__ import annotations

from itertools import accumulate, pairwise

from extract.claims.context import Context
from extract.claims.frames import Filler, Frame
from extract.mentions.items import Item

_TELLING = 10  # least sum that two numbers hardly make by chance
_MORE = 1.05  # of a round total, what its parts may come to


def is_part(ctx: Context, item: Item, whole: Item, parts: list[Item]) -> bool:
    """Tell whether "among them", or "and" right behind a part, makes a count a part of the whole before it."""
    before = parts[-1] if parts else whole
    if _is_in_list_of(ctx, item, whole):
        return True
    if parts and (item.joined or ctx.marked.words[item.i - 1] == "و") and item.i - before.j <= 1:
        return True
    if any("among" in ctx.cues_at.get(k, ()) for k in range(item.i + 1, item.j)):
        return True  # "34 منهم أطفال"
    ending = [ctx.cues_ending.get(k, set()) for k in range(max(before.j, item.i - 3), item.i + 1)]
    return any("among" in cues for cues in ending) and not any("besides" in cues for cues in ending)


def _is_in_list_of(ctx: Context, item: Item, whole: Item) -> bool:
    """Tell whether a count is one of several in the brackets behind a number, who are the same people ("400 مقاتل (300 رجل و100 امرأة)")."""
    words = ctx.marked.words
    opened = next((k for k in range(item.i - 1, whole.j - 1, -1) if words[k] in "()"), whole.i)
    if words[opened] != "(":
        return False
    closed = next((k for k in range(item.j, ctx.marked.sentences[item.s][1]) if words[k] in "()"), item.j)
    return words[closed : closed + 1] == [")"] and len(ctx.passage(item.s, opened, closed).counts) > 1


def take_parts(frames: list[Frame]) -> None:
    """Make the counts behind the first of a passage, there and in the next, its parts if they add up to it ("وصل 1003، وتوجه 1112")."""
    for whole in list(frames):
        if whole not in frames or not whole.people or not whole.people[0].item.low:
            continue
        total = whole.people[0].item
        passages = _in_a_row(frames[frames.index(whole) :])
        following = [(whole, p) for p in whole.people[1:]]
        following += [(f, p) for f in passages if f.batch is None for p in f.people if p.item.low != total.low]
        sums = list(accumulate(p.item.low or 0 for _, p in following))
        reached = next((k for k, x in enumerate(sums) if k and _amounts_to(x, total)), -1)
        for frame, part in following[: reached + 1]:
            frame.people.remove(part)
            frame.parts.append(Filler(part.item, "among"))
            frame.is_total = whole.is_total
        _unite_parts(frames, [frame for frame, _ in following[: reached + 1]])
    _take_sums(frames)


def _take_sums(frames: list[Frame]) -> None:
    """Take two or more numbers of a passage for parts of the one that a passage before it tells, if they add up to that."""
    told: dict[int, Frame] = {}  # each exact number that no two make by chance, and the first passage that tells it
    for frame in frames:
        exact = [f.item.low or 0 for f in frame.people if f.item.low == f.item.high]
        whole = told.get(sum(exact)) if len(frame.people) == len(exact) > 1 and all(exact) else None
        if whole is not None:
            frame.parts += [Filler(f.item, "among") for f in frame.people]
            frame.people.clear()
            frame.is_total = whole.is_total
        first = frame.people[0].item if frame.people else None
        if first is not None and first.low == first.high and (first.low or 0) >= _TELLING:
            told.setdefault(first.low or 0, frame)


def _in_a_row(frames: list[Frame]) -> list[Frame]:
    """Return the passages behind the first that follow each other sentence by sentence."""
    broken = next((k for k, (a, b) in enumerate(pairwise(frames), start=1) if not 0 <= b.s - a.s <= 1), len(frames))
    return frames[1:broken]


def _amounts_to(parts: int, total: Item) -> bool:
    """Tell whether parts add up to a total: on the dot, or to little more than one told as "more than", "about" so many."""
    low = total.low or 0
    return parts == low or (total.qualifier in ("at_least", "about") and low < parts <= low * _MORE)


def _unite_parts(frames: list[Frame], taken: list[Frame]) -> None:
    """Make one passage of those of one sentence that tell where the parts of a whole went."""
    for frame in taken[1:]:
        first = taken[0]
        if frame in frames and frame is not first and frame.s == first.s and not frame.people:
            first.parts += frame.parts
            first.destination.update(frame.destination)
            first.evidence += frame.evidence
            frames.remove(frame)
