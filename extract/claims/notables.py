"""Notables: whether elders, sheikhs and other notables without a name brokered an event, or have another part in the sentence that tells of it."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.sources import read_sources
from extract.mentions.clitics import strip_clitics
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_beginnings, list_words

_APPEALS = list_words("circumstances.yml", "appeals")
_WELCOMES = list_beginnings("circumstances.yml", "welcomes")
_WELCOMED = 14  # tokens from a welcome, over those who come, to who welcomes them
_BETWEEN = 9  # tokens from "between" to the second of those between whom something is
_OF_WHICH = 3  # tokens from a count, over "of", to those of whom it is


def has_another_part(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether notables tell of an event, ask for it, sit at its table, welcome or are those let go: then they brokered nothing by that.

    Args:
        ctx: The article.
        item: The notables.
        items: The items of their passage.
    """
    if item.name is None or item.name.entity_id != "local_notables":
        return False  # "a mediator" says what he does
    start, end = ctx.marked.sentences[item.s]
    tells = any(f.item is item for f in read_sources(ctx, item.s, start, end).values())
    return (
        tells or _asks_or_welcomes(ctx, item, items) or _is_one_of_two(ctx, item, items) or _are_held(ctx, item, items)
    )


def _asks_or_welcomes(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether notables appeal to somebody ("ناشد وجهاء X الأمم المتحدة"), or welcome those who come ("كان في استقبالهم وجهاء")."""
    words, first = ctx.marked.words, ctx.marked.sentences[item.s][0]
    if any(word.removeprefix("و") in _APPEALS for word in words[max(first, item.i - 2) : item.i]):
        return True
    welcomes = [
        k for k in range(max(first, item.i - _WELCOMED), item.i) if strip_clitics(words[k]).startswith(_WELCOMES)
    ]
    return bool(welcomes) and not any(
        welcomes[-1] < i.i < item.i for i in items.find_cues("mediation", "mediator_noun")
    )


def _is_one_of_two(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether notables are the second of those between whom talks or a deal are ("مفاوضات بين ممثلين عن الجيش ووجهاء")."""
    if not item.joined:
        return False
    between = [i for i in items.find_cues("between") if 0 < item.i - i.j <= _BETWEEN]
    return bool(between) and not any(between[-1].j <= v.i < item.i and ctx.is_finite(v) for v in items.verbs)


def _are_held(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether so many "of" the notables are counted, as those taken or let go are ("خطف ثلاثة من وجهاء القبيلة")."""
    if ctx.marked.words[item.i - 1] != "من":
        return False
    return any(i.kind == "count" and 0 < item.i - i.j <= _OF_WHICH for i in items)
