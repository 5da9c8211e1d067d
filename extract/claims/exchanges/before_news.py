"""Before the news: where a sentence goes on to an earlier exchange, so many days or weeks before ("… بعد يوم من تبادل 390 من كل جانب")."""

from __future__ import annotations

from collections.abc import Callable

from extract.claims.context import Context
from extract.claims.frames import Filler, Frame
from extract.mentions.items import Item

_VERB_REACH = 5  # tokens from "two days after", over an announcement and whose, to the word for the exchange
_DEAL_REACH = 4  # tokens from a comma to the word for a deal
_WHOLE = ("each", "both")  # cues of an exchange told whole
Read = Callable[[Item, int, int], Frame | None]
"""Reads the frame of a trigger in tokens [a, b)."""


def find_earlier(ctx: Context, s: int, a: int, b: int) -> list[tuple[Item, Item]]:
    """Return "so long after" and the word for the earlier exchange behind it, for each that tokens [a, b) of sentence s tell of.

    One side's letting go behind the other's is no earlier exchange but its return, unless the words before it tell of one whole.
    """
    backs = [i for i in ctx.items_in(s, a, b) if i.kind == "back" and i.past is not None]
    found = []
    for back, stop in zip(backs, [*(i.i for i in backs[1:]), b], strict=False):
        before = ctx.passage(s, a, backs[0].i)
        letting_go = ctx.giving | ctx.getting | ctx.bits["swap"] | (0 if before.counts else ctx.moving)
        verb = next(iter(ctx.passage(s, back.j, back.j + _VERB_REACH).find_verbs(letting_go)), None)
        if verb is None or not ctx.passage(s, back.j, stop).counts:
            continue
        is_whole = ctx.between_has(a, backs[0].i, *_WHOLE, "counter") or ctx.between_has(back.j, stop, *_WHOLE)
        if not before.counts or before.classes & ctx.bits["swap"] or is_whole or verb.classes & ctx.bits["swap"]:
            found.append((back, verb))
    return found


def read_earlier(ctx: Context, found: list[tuple[Item, Item]], b: int, read: Read) -> list[Frame]:
    """Return the frames of earlier exchanges: background, each of its own day, and done.

    Args:
        ctx: The article.
        found: What `find_earlier` returns.
        b: The token after the last of them.
        read: Reads one of them.
    """
    frames = []
    stops = [back.i for back, _ in found[1:]]
    for (back, verb), stop in zip(found, [*stops, b], strict=False):
        frame = read(verb, back.j, _leave_out_deal(ctx, back, stop))
        if frame is not None:
            frame.background, frame.status, frame.firmness = True, "completed", 2
            frame.date = Filler(Item("date", back.s, back.i, back.j, past=back.past), "counted_back")
            frames.append(frame)
    return frames


def _leave_out_deal(ctx: Context, back: Item, stop: int) -> int:
    """Return where an earlier exchange ends and the larger deal is named that it fell under ("… 390 من كل جانب، في إطار اتفاق لتبادل ألف")."""
    counts = ctx.passage(back.s, back.j, stop).counts
    commas = (k for k in range(counts[0].j, stop) if ctx.marked.words[k] == "،") if counts else iter(())
    return next((k for k in commas if ctx.between_has(k, min(k + _DEAL_REACH, stop), "deal")), stop)
