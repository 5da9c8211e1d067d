"""Tellers: people who are counted because they tell the news, and so neither let go nor gone."""

from __future__ import annotations

from extract.claims.context import Context
from extract.mentions.items import Item

_THAT = frozenset(("ان", "بان", "انه", "انها", "انهم", "انهن", "انهما"))
_IT = frozenset(("ه", "ها"))
_AS = frozenset(("ما", "حسبما", "وفقما"))
_TELLER_REACH = 8  # tokens from a verb of saying, over others who say so, to those counted
_SAID_REACH = 7  # tokens from those counted, over what they are, to "that"
_PREPOSITIONS = frozenset(("عن", "في", "علي", "من", "الي", "مع", "بين"))


def tell_the_news(ctx: Context, count: Item) -> bool:
    """Tell whether those counted say what is told ("ذكرت القناة وثلاثة من زعماء القبائل أن", "بحسب اثنين من القادة")."""
    if "by_attribution" in ctx.before(count):
        return True
    start, end = ctx.marked.sentences[count.s]
    words = ctx.marked.words
    if count.prefix or (count.i > start and words[count.i - 1] in _PREPOSITIONS):
        return False
    before = [v for v in ctx.marked.by_sentence[count.s].verbs if count.i - _TELLER_REACH <= v.i < count.i]
    if not before or not before[-1].classes & ctx.bits["say"] or not ctx.is_finite(before[-1]):
        return False
    if not _THAT.isdisjoint(words[before[-1].j : count.i]):
        return False
    if before[-1].j == count.i:
        as_told = words[before[-1].i - 1] in _AS  # "وفق ما ذكر ثلاثة من السكان"
        confirm = before[-1].suffix in _IT or count.bare  # "وأكده ثلاثة من الشيوخ", "وأكد ثلاثة وسطاء"
        if as_told or (confirm and not count.held):
            return True
    that = next((k for k in range(count.j, min(count.j + _SAID_REACH, end)) if words[k] in _THAT), None)
    verbs = [v for v in ctx.marked.by_sentence[count.s].verbs if v.i >= count.j]
    return that is not None and not any(v.i < that for v in verbs)
