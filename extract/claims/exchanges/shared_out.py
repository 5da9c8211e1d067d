"""Shared out: sentences behind one that tells of a swap which only say how many of whom it comprised ("وبينهم 25 من X و15 من Y")."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.exchanges.bargains import is_held
from extract.claims.exchanges.parts import PartReader
from extract.mentions.items import Item

_PAIR = 2


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
    told = ctx.marked.by_sentence[s - 1]
    if not (told.find_verbs(ctx.bits["swap"]) or "deal" in told.cues):
        return None
    before = [i for i in told.counts if not i.forced]
    shares = parts.find_shares(counts, before[-1].low if before else None)
    keys = [ctx.key(owner) for i in shares if (owner := parts.find_owner(i)) is not None]
    takes_up = before or items.find_verbs(ctx.bits["include"]) or items.find_cues("among", "holder")
    if len(keys) != _PAIR or not (takes_up or any(map(is_held, shares))):
        return None
    return shares[0] if ctx.may_fight(*keys) else None
