"""Capture: who took the people of a count, and may hold them still, as a verb of capturing beside it says."""

from __future__ import annotations

from extract.claims.clauses import find_subject_after, find_subject_before
from extract.claims.context import Context
from extract.claims.exchanges.captivity import find_possessor
from extract.mentions.items import Item, Items

_REACH = 12  # tokens from those counted to the verb
_SEIZED = 2  # tokens from who seizes people to those seized
_HAD = frozenset(("كان", "كانت", "قد"))  # before who had captured
_THEM = ("هم", "ها", "هن", "ه", "هما")
_QUOTES = '"«“('


def find_captor(ctx: Context, last: Item | None, item: Item, items: Items, bounds: tuple[int, int]) -> Item | None:
    """Return who captured the people of a count, told behind them ("كان X قد أسرهم", "أسرهم مقاتلوه").

    Args:
        ctx: The article.
        last: The subject of the last finite verb.
        item: The count.
        items: The items of its passage.
        bounds: The tokens at which the passage begins, and at which what is said of the count ends.
    """
    start, limit = bounds
    for verb in items.find_verbs(ctx.bits["capture"]):
        if not item.j <= verb.i < min(limit, item.j + _REACH) or not ctx.is_finite(verb):
            continue
        named = _named_between(ctx, items, item.j, verb.i)
        if named is None and any(i.i == verb.j and i.kind == "noun" and i.suffix for i in items):
            return find_possessor(ctx, last, item, start)  # "his fighters"
        subject = named or find_subject_after(ctx, verb, limit)
        theirs = verb.suffix or ctx.marked.words[verb.i].endswith(_THEM)
        if subject is not None and (theirs or subject.i > verb.i):
            return subject
    return None


def find_seizer(ctx: Context, item: Item, items: list[Item]) -> Item | None:
    """Return who seized the people of a count that is the object of the verb before it ("خطف X خبيرين")."""
    before = [v for v in items if v.kind == "verb" and v.j <= item.i]
    if not before or not before[-1].classes & ctx.bits["capture"] or not ctx.is_finite(before[-1]):
        return None
    verb = before[-1]
    people = [i for i in items if i.kind == "count" and verb.j <= i.i < item.i]
    subject = find_subject_after(ctx, verb, item.i) or find_subject_before(ctx, verb, verb.i - _SEIZED)
    if subject is None or people or verb.suffix or item.i - max(subject.j, verb.j) > _SEIZED:
        return None
    return subject


def _named_between(ctx: Context, items: Items, a: int, b: int) -> Item | None:
    """Return the party right behind "had", past an opening quote, in tokens [a, b)."""
    words = ctx.marked.words
    for item in items:
        if a <= item.i < b and ctx.names_party(item):
            before = item.i - 2 if item.i > 1 and words[item.i - 1] in _QUOTES else item.i - 1
            if words[before] in _HAD:
                return item
    return None
