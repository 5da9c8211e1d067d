"""Whole deals: where a report tells what a deal comprises, beside the day or batch of it that is the news."""

from __future__ import annotations

from extract.claims.comparing import AHEAD, sentence_numbers
from extract.claims.context import Context
from extract.claims.frames import Frame
from extract.claims.phases import is_ordinal
from extract.mentions.forms import PAST
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_beginnings

_DEALS = list_beginnings("exchanges.yml", "wholes_told")
_UNDER = frozenset(("ضمن", "بموجب", "بمقتضي", "اطار", "سياق", "وفق"))
_ALSO, _ALSO_REACH = frozenset(("ايضا", "كذلك")), 3  # tokens before a count
_ON = frozenset(("علي", "ب"))
_FIRST_OF = frozenset(("اول", "اولي", "ثاني", "ثالث", "اخر"))
_DAYS = frozenset(("ايام", "دفعات", "مراحل"))
_LARGER = list_beginnings("exchanges.yml", "larger_deals")
_LAST = "اخير"
_WHOLE_REACH = 9  # tokens from "of", over the deal and "which comprises", to how many
_TOLD_REACH = 20  # … over the two parties and how long it takes, to "and comprises" so many


def find_whole(ctx: Context, s: int, a: int, b: int) -> int | None:
    """Return where the deal begins of which a sentence tells a day or batch ("22 …، في اليوم الأول من صفقة تشمل 900"); None if it counts no whole."""
    words, counts = ctx.marked.words, [i for i in ctx.passage(s, a, b).counts if not i.forced]
    for k in range(a + 1, b - 1) if len(counts) > 1 else ():
        parted = words[k] == "من" and any(is_ordinal(ctx, n) for n in (k - 1, k - 2))
        if not parted or not words[k + 1].removeprefix("ال").startswith(_DEALS):
            continue
        behind = next((i for i in counts if i.i > k), None)
        told = behind is not None and ctx.passage(s, k, behind.i).classes & ctx.bits["include"]
        reach = _TOLD_REACH if told else _WHOLE_REACH
        if behind is not None and behind.i - k <= reach and counts[0].j <= k:
            return k + 1
    return _find_deal_over(ctx, s, a, b, counts)


def _find_deal_over(ctx: Context, s: int, a: int, b: int, counts: list[Item]) -> int | None:
    """Return where the deal is named under which those just counted were let go, with more people than they are ("… 100 سجين ضمن اتفاق لتبادل 5000")."""
    words = ctx.marked.words
    for k in range(a + 1, b - 2) if len(counts) > 1 else ():
        under = words[k] in _UNDER or (words[k] in _DAYS and words[k - 1] in _FIRST_OF)
        if not under or not words[k + 1].removeprefix("ال").startswith(_LARGER):
            continue
        before, behind = [i for i in counts if i.j <= k and not i.bare], [i for i in counts if i.i > k]
        if not before or not behind or behind[0].i - k > _TOLD_REACH:
            continue
        more = sum(i.low or 0 for i in behind) > sum(i.low or 0 for i in before)
        if more and _provides_for(ctx, ctx.passage(s, k + 1, behind[0].i), behind[0]):
            return k
    return None


def _provides_for(ctx: Context, between: Items, counted: Item) -> bool:
    """Tell whether what stands between a deal and a count says that it is for so many: it comprises them, or is "for", "on" the exchange of them."""
    words = ctx.marked.words
    if between.find_verbs(ctx.giving | ctx.moving) or not _ALSO.isdisjoint(
        words[max(0, counted.i - _ALSO_REACH) : counted.i]
    ):
        return False
    if between.classes & ctx.bits["include"]:
        return True
    swaps = [v for v in between.find_verbs(ctx.bits["swap"]) if v.prefix == "ل" or words[v.i - 1] in _ON]
    return any("،" not in words[v.i : counted.i] for v in swaps)


def tell_whole(ctx: Context, frame: Frame) -> None:
    """Make a frame that of the whole deal: no batch, and under way unless the text tells in the past what it brought, or names its last day."""
    frame.batch, frame.is_release = None, False
    start = frame.span[0]
    verbs = (v for v in ctx.passage(frame.s, *frame.span).verbs if not v.classes & ctx.bits["swap"])  # "عملية تبادل"
    past = any(v.tense & PAST and ctx.is_finite(v) for v in verbs)
    last = any(
        word.removeprefix("و").removeprefix("ال").startswith(_LAST)
        for word in ctx.marked.words[max(0, start - 3) : start]
    )
    if not past and not last:
        frame.status, frame.firmness = "ongoing", 2


def tells_whole_deal(ctx: Context, draft: Frame, frame: Frame) -> bool:
    """Tell whether a passage says that the deal comprises more people than the day or batch let go ("وتشمل الصفقة في مجملها 900 أسير")."""
    if frame.kind != "exchange" or draft.status in AHEAD or not frame.total or frame.s in sentence_numbers(draft):
        return False
    passage = ctx.passage(frame.s, *frame.span)
    comprises = [v for v in passage.find_verbs(ctx.bits["include"]) if ctx.is_finite(v) and not v.tense & PAST]
    deals = passage.find_cues("deal")
    if not any(_is_definite(ctx, deal) for deal in deals) or not comprises:
        return False
    if passage.classes & (ctx.giving | ctx.getting):
        return False
    told = [f.item.low or 0 for side in draft.sides for f in side.released]
    return len(told) > 1 and (frame.total[0].item.low or 0) > sum(told)


def _is_definite(ctx: Context, deal: Item) -> bool:
    """Tell whether it is "the deal", "the deal of the captives", and not one that was not told of yet ("صفقة ثانية تشمل 20")."""
    return any(word.removeprefix("و").startswith(("ال", "لل")) for word in ctx.marked.words[deal.i : deal.j + 2])
