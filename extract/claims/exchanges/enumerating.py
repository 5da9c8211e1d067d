"""Enumerating: where a sentence goes on from one of several swaps, or batches of one, to the next."""

from __future__ import annotations

from itertools import pairwise

from extract.claims.context import Context
from extract.mentions.word_lists import list_words

_FIRST = "اولي"
_NEXT = frozenset(("والثانيه", "والثالثه", "والرابعه"))
_BEFORE = frozenset(("وقبل", "وبعد"))
_THAT = frozenset(("ذلك", "هذا"))
_THEN = frozenset(("وقبلها", "وبعدها", "وسبقها", "وسبقتها", "وتلتها", "وتلاها"))
_EARLIER = _BEFORE | _THEN
_NEXT_VERB = 5  # tokens from "before that" to the verb of letting go
_BATCHES = list_words("exchanges.yml", "in_batches")


def find_next_swaps(ctx: Context, s: int, a: int, b: int) -> list[int]:
    """Return the tokens in [a, b) of sentence s at which the next swap is told of; none if it tells of one only.

    Args:
        ctx: The article.
        s: The sentence.
        a: Its first token.
        b: The token after it.
    """
    cuts = _find_ordinals(ctx, a, b) or _find_days(ctx, s, a, b) or _find_before(ctx, s, a, b)
    return cuts if cuts and all(ctx.passage(s, *part).counts for part in pairwise([a, *cuts, b])) else []


def _find_ordinals(ctx: Context, a: int, b: int) -> list[int]:
    """Return where "the second" and so on begin, after "the first" ("الأولى جرت في …، والثانية …")."""
    words = ctx.marked.words
    if _NEXT.isdisjoint(words[a:b]) or _FIRST not in ctx.marked.bare[a:b]:
        return []
    return [k for k in range(ctx.marked.bare.index(_FIRST, a), b) if words[k] in _NEXT]


def _find_days(ctx: Context, s: int, a: int, b: int) -> list[int]:
    """Return where other days begin, of batches that are told day by day ("على دفعتين: ففي يوم الجمعة …، وفي السبت …")."""
    words = ctx.marked.words
    if _BATCHES.isdisjoint(ctx.marked.bare[a:b]):
        return []
    days = [i for i in ctx.items_in(s, a, b) if i.kind == "date" and i.past is not None]
    return [i.i - 1 for i in days[1:] if words[i.i - 1] == "وفي"]


def _find_before(ctx: Context, s: int, a: int, b: int) -> list[int]:
    """Return where a sentence goes on to a swap of another time ("… 10 جنود لقاء خرائط، وقبل ذلك أعادت 15 أسيرا لقاء أخرى")."""
    words = ctx.marked.words
    if _EARLIER.isdisjoint(words[a:b]):
        return []
    letting_go = ctx.giving | ctx.getting | ctx.bits["swap"]
    for k in range(a + 1, b - 2):
        then = words[k] in _THEN or (words[k] in _BEFORE and words[k + 1] in _THAT)
        swaps = ctx.between_has(a, k, "counter") and ctx.between_has(k, b, "counter") if then else False
        if swaps and ctx.passage(s, k, k + _NEXT_VERB).classes & letting_go:
            return [k]
    return []
