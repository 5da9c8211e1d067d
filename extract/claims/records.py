"""Records: times of which an event is said to be the first or the largest, which do not date it."""

from __future__ import annotations

from extract.claims.context import Context
from extract.mentions.items import Item
from extract.mentions.word_lists import list_words

_RECORDS = list_words("circumstances.yml", "records")
_RECORD_REACH = 4  # tokens from "the first", "the largest", over the operation, to the year


def is_year_of_record(ctx: Context, item: Item) -> bool:
    """Tell whether a year is only that of which an event is the first or largest ("وهي العملية الأولى هذا العام")."""
    if item.past is None or item.past.precision != "year":
        return False
    before = range(max(ctx.marked.sentences[item.s][0], item.i - _RECORD_REACH), item.i)
    return any(_tells_record(ctx, k) for k in before)


def _tells_record(ctx: Context, token: int) -> bool:
    info = ctx.marked.info[token]
    ordinal = info is not None and info.entry is not None and bool(info.entry.ordinal)
    return ordinal or ctx.marked.words[token].removeprefix("و").removeprefix("ال") in _RECORDS
