"""Shared out: sentences behind one that tells of a swap which only say how many of whom it comprised ("وبينهم 25 من X و15 من Y")."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.exchanges.bargains import is_held
from extract.claims.exchanges.parts import PartReader
from extract.mentions.items import Item, Items

_PAIR = 2
_LEAD = 3  # sentences from a swap to one that counts all of it and shares them out


def find_shared_out(ctx: Context, parts: PartReader, s: int) -> Item | None:
    """Return the first of two counts by which a sentence shares those of the swap told of right before it out between enemies.

    They add up to those counted there, or are said to be among them, comprised or held; None where they are not.

    Args:
        ctx: The article.
        parts: What tells whose counts are.
        s: The sentence.
    """
    items = ctx.marked.by_sentence[s]
    counts = [i for i in items.counts if not i.forced]
    if not s or len(counts) < _PAIR or items.find_verbs(ctx.mask("kill", "capture")):
        return None
    before = [counts[0]] if _adds_up(counts) else []
    near = range(max(0, s - _LEAD) if before else s - 1, s)
    near_items = (ctx.marked.by_sentence[n] for n in reversed(near))
    told = next((each for each in near_items if _tells_of_swap(ctx, each)), None)
    if told is None:
        return None
    counts = counts[len(before) :]
    before = before or [i for i in told.counts if not i.forced]
    shares = parts.find_shares(counts, before[-1].low if before else None)
    keys = [ctx.key(owner) for i in shares if (owner := parts.find_owner(i)) is not None]
    takes_up = before or items.find_verbs(ctx.bits["include"]) or items.find_cues("among", "holder")
    if len(keys) != _PAIR or not (takes_up or any(map(is_held, shares))):
        return None
    return shares[0] if ctx.may_fight(*keys) else None


def _adds_up(counts: list[Item]) -> bool:
    """Tell whether the first of three counts is the sum of the others ("وعدد الجثث 64: للحوثيين 58 منها وللجيش ست")."""
    figures = [i.low or 0 for i in counts]
    return len(counts) == 1 + _PAIR and all(figures) and figures[0] == sum(figures[1:])


def _tells_of_swap(ctx: Context, items: Items) -> bool:
    return bool(items.find_verbs(ctx.bits["swap"])) or "deal" in items.cues
