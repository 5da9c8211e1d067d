"""Legs that are put off or refused: whom a side was to let go, told beside those whom the other has let go."""

from __future__ import annotations

from dataclasses import replace

from extract.claims.context import Context
from extract.claims.frames import Frame, Side
from extract.claims.settings import is_negated
from extract.mentions.forms import NOUN, PAST
from extract.mentions.items import Item

_DONE = ("ongoing", "completed")
_TO_COUNT = 5  # tokens from "releasing" to whom
_TO_NOUN = 4  # tokens from "put off", over who does it, to "releasing"
_FIRM = 3  # as plain as a finite verb makes a status


def split_put_off(ctx: Context, frame: Frame) -> Frame | None:
    """Take those whose release a side has put off or refused out of an exchange of which the other leg is done.

    Args:
        ctx: The article.
        frame: The exchange, its passages joined; loses these counts.

    Returns:
        The leg as a claim of its own, agreed where it is put off or halted and failed where it is refused; None where there is none.
    """
    if frame.kind != "exchange" or frame.status not in _DONE:
        return None
    stayed = [(side, f, told) for side in frame.sides for f in side.released if (told := _read_refusal(ctx, f.item))]
    side = stayed[0][0] if stayed else None
    gone = [f for other in frame.sides if other is not side for f in other.released]
    if side is None or not gone or any(other is not side for other, _, _ in stayed):
        return None
    fillers = [f for _, f, _ in stayed]
    side.released = [f for f in side.released if f not in fillers]
    sides = [Side(dict(each.actors), fillers if each is side else []) for each in frame.sides]
    return replace(
        frame,
        status=stayed[0][2],
        firmness=_FIRM,
        sides=sides,
        total=[],
        date=None,
        span=(fillers[0].item.i, fillers[-1].item.j),
        evidence=[(fillers[0].item.i, fillers[-1].item.j)],
        sentences=[fillers[0].item.s],
    )


def _read_refusal(ctx: Context, count: Item) -> str:
    """Return the status of a release of so many that a finite verb before it puts off, halts or refuses; empty where none does."""
    start = ctx.marked.sentences[count.s][0]
    near = ctx.passage(count.s, max(start, count.i - _TO_COUNT), count.i)
    release = next((v for v in reversed(near.find_verbs(ctx.giving)) if v.tense & NOUN), None)
    if release is None:
        return ""
    before = ctx.passage(count.s, max(start, release.i - _TO_NOUN), release.i)
    verb = next((v for v in reversed(before.verbs) if ctx.is_finite(v)), None)
    if verb is None or not verb.tense & PAST or is_negated(ctx, verb):
        return ""
    if verb.classes & ctx.mask("postpone", "suspend"):
        return "" if ctx.marked.words[verb.i - 1] == "من" else "agreed"  # "من أجل": for the sake of
    return "failed" if verb.classes & ctx.bits["fail"] else ""
