"""Recalling: passages that tell of no exchange of their own, but of earlier ones, or of what the parties do now and then."""

from __future__ import annotations

from extract.claims.circumstances import is_long_ago, read_background
from extract.claims.context import Context
from extract.claims.frames import Filler
from extract.mentions.items import Item
from extract.mentions.word_lists import list_words

_OPERATIONS = list_words("exchanges.yml", "swaps_in_sum")
_OPERATIONS_REACH = 2  # tokens from "operations" to the word for a swap


def recalls_others(ctx: Context, trigger: Item) -> bool:
    """Tell whether a word for a swap stands for a habit, for several swaps of before or for one of long ago ("تبادل الأسرى بانتظام", "سبق أن جرت عمليات تبادل")."""
    start, end = ctx.marked.sentences[trigger.s]
    if ctx.between_has(start, end, "habit"):
        return True
    before = ctx.marked.words[max(start, trigger.i - _OPERATIONS_REACH) : trigger.i]
    dates = [Filler(i, "date_near_trigger") for i in ctx.marked.by_sentence[trigger.s] if i.kind == "date"]
    earlier = not _OPERATIONS.isdisjoint(before) or any(is_long_ago(ctx, date) for date in dates)
    return earlier and read_background(ctx, trigger.s, start, end, trigger)
