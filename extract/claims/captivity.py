"""Captivity: dates that tell when somebody fell into others' hands, or since when he is held, and not when he was let go."""

from __future__ import annotations

from extract.claims.context import Context
from extract.mentions.clitics import strip_clitics
from extract.mentions.items import Item
from extract.mentions.word_lists import list_beginnings, list_words

LONG_AGO = 45  # days
_PARTICIPLES = list_beginnings("circumstances.yml", "held")
_HOLDING = 5  # tokens from "held", over where and by whom, to "since"
_SINCE = frozenset(("منذ", "من"))
_LOST = list_words("circumstances.yml", "lost")
_LOST_REACH = 7  # tokens from "lost" to its date
_LOST_BEHIND = 2  # tokens from a date to the ambush
_HELD = 5  # tokens from "held" to its date
_HELD_BEHIND = 2  # tokens at least from letting go to "held", which is else the word for those let go


def is_of_captivity(ctx: Context, item: Item, trigger: Item) -> bool:
    """Tell whether a date says when a captive was lost, or one of long ago since when he is held ("أسيران محتجزان في غزة قبل عشر سنوات")."""
    last = min(item.j + _LOST_BEHIND, ctx.marked.sentences[item.s][1])
    if trigger.j <= item.i and not _LOST.isdisjoint(ctx.marked.words[item.j : last]):
        return True  # "الإفراج عن جندي وقع في أواخر 2020 في كمين"
    if not ended_long_ago(ctx, item):
        return False
    if _is_of_loss(ctx, item, trigger):
        return True
    near = ctx.passage(item.s, max(trigger.j + _HELD_BEHIND, item.i - _HELD), item.i)
    held = any(
        i.kind in ("noun", "count") and ctx.marked.words[i.j - 1].removeprefix("ال").startswith(_PARTICIPLES)
        for i in near
    )
    return held and not any(ctx.is_finite(i) for i in near.verbs)


def _is_of_loss(ctx: Context, item: Item, trigger: Item) -> bool:
    """Tell whether a date says when somebody was lost ("جندي فُقدت آثاره في لبنان عام 1982", "كان قد وقع في كمين أواخر 2020")."""
    first = max(ctx.marked.sentences[item.s][0], item.i - _LOST_REACH)
    lost = next((k for k in reversed(range(first, item.i)) if ctx.marked.words[k] in _LOST), None)
    return lost is not None and not lost <= trigger.i < item.i


def tells_how_long_held(ctx: Context, item: Item) -> bool:
    """Tell whether a date says since when people are held ("رهينتان تحتجزهما الحركة منذ 2017", "معتقلون لديها من عام 2018")."""
    words, start = ctx.marked.words, ctx.marked.sentences[item.s][0]
    since = next((k for k in range(item.i, max(start, item.i - _HELD) - 1, -1) if words[k] in _SINCE), None)
    if since is None:
        return False
    held = [k for k in range(max(start, since - _HOLDING), since) if strip_clitics(words[k]).startswith(_PARTICIPLES)]
    near = ctx.passage(item.s, max(start, since - _HOLDING), since)
    held += [v.i for v in near.find_verbs(ctx.bits["capture"])]
    if not held or any(word in "،," for word in words[max(held) : since]):
        return False
    freed = near.find_verbs(ctx.giving | ctx.getting | ctx.moving)  # "المحتجزون الذين أفرج عنهم منذ الجمعة"
    return not any(v.i > max(held) for v in freed)


def ended_long_ago(ctx: Context, item: Item) -> bool:
    """Tell whether a date lies more than six weeks before the report."""
    anchor = ctx.marked.anchor
    return anchor is not None and item.past is not None and (anchor - item.past.end).days > LONG_AGO
