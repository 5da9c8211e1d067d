"""Trades: swaps of fire, goods, visits or accusations, in which no people change hands."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.exchanges.bargains import is_held
from extract.mentions.items import Item
from extract.mentions.word_lists import list_beginnings

_BESIDE = 2  # tokens from a swap to what is swapped
_DOER = 5  # … behind a noun of those who swap it
_REACH = 20  # … behind those who swap it
_DENIED = 7  # tokens from "not" to a swap, a bargain named before it
_BY_WHICH = list_beginnings("exchanges.yml", "by_which")
_OTHERS = frozenset(("noun", "count", "verb", "place"))


def is_of_no_people(ctx: Context, swap: Item) -> bool:
    """Tell whether what is swapped is no people, told right behind the word or behind its doers ("تبادل X وY الاتهامات")."""
    words, end = ctx.marked.words, ctx.marked.sentences[swap.s][1]
    for k in range(swap.j, min(swap.j + _REACH, end)):
        if not _is_traded(ctx, words[k]) or words[k + 1 : k + 2] in (["سراح"], ["سبيل"]):
            continue
        if any(w.endswith("وقف") for w in words[k - 2 : k]):
            continue  # "نشطت المبادلات بعد وقف إطلاق النار"
        if k - swap.j < _BESIDE:
            return True
        if "near" in ctx.cues_at.get(k, ()):
            continue  # "جرى التبادل بين X وY على أطراف عرسال"
        between = ctx.items_in(swap.s, swap.j, k)
        if k - swap.j < _DOER and not any(map(is_held, between)) and not any(i.kind == "count" for i in between):
            return True  # "تبادل عناصر الشرطة إطلاق النار مع"
        kinds = {i.kind for i in between}
        return "actor" in kinds and kinds.isdisjoint(_OTHERS)
    return False


def is_no_swap(ctx: Context, swap: Item) -> bool:
    """Tell whether people are said to be let go by no swap ("لم يتم بموجب صفقة أو عملية مقايضة", "بطرق غير المبادلة"), not that one did not come about."""
    start = ctx.marked.sentences[swap.s][0]
    if ctx.marked.words[max(start, swap.i - 1) : swap.i] == ["غير"]:
        return True
    first = max(start, swap.i - _DENIED)
    negated = next((k for k in range(first, swap.i) if "negation" in ctx.cues_at.get(k, ())), swap.i)
    return any(w.startswith(_BY_WHICH) for w in ctx.marked.words[negated + 1 : swap.i])


def _is_traded(ctx: Context, word: str) -> bool:
    """Tell whether a word names what is exchanged where no people are."""
    forms = (word, word.removeprefix("لل").removeprefix("ال"), word.removeprefix("ل"))
    return not ctx.lexicon.not_swapped.isdisjoint(forms)
