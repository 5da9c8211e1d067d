"""Staying: people who do not leave, who are kept from it, or only wait for it."""

from __future__ import annotations

from extract.claims.context import RELATIVES, Context
from extract.claims.evacuations.words import words_of
from extract.mentions.items import Item, Items

_PREVENTED = 10  # tokens from "prevented", "does not allow" to leaving
_AWAITED = 3  # tokens from "wait for", "are in need of" to what for
_WAY_OUT = 8  # tokens from "the only", over before whom it lies, to leaving
_ONLY = frozenset(("الوحيد", "الوحيده"))
_NOT = frozenset(("لم", "لن", "لا"))
_WHO = RELATIVES | {"ممن", "من"}


def stays(ctx: Context, trigger: Item, items: Items) -> bool:
    """Tell whether those of whom a word of leaving is said stay where they are."""
    return (
        _is_prevented(ctx, trigger)
        or _is_awaited(ctx, trigger)
        or _have_not_left(ctx, trigger)
        or _has_one_way_only(ctx, trigger)
        or ("arrangement" not in items.cues and _are_not_let(ctx, trigger))
    )


def _is_prevented(ctx: Context, trigger: Item) -> bool:
    """Tell whether somebody keeps others from leaving ("منعت المدنيين من مغادرة البلدة")."""
    words = ctx.marked.words
    if not ctx.is_nominal(trigger) or words[trigger.i - 1] != "من":
        return False
    first = max(ctx.marked.sentences[trigger.s][0], trigger.i - _PREVENTED)
    verbs = [v for v in ctx.items_in(trigger.s, first, trigger.i) if v.kind == "verb"]
    told = [v.j for v in verbs if ctx.is_finite(v) and words[v.i] not in words_of("prevents")]
    before = words[max([first, *told]) : trigger.i - 1]
    return not words_of("prevents").isdisjoint(before) and not any("حافل" in w for w in before)


def _is_awaited(ctx: Context, trigger: Item) -> bool:
    """Tell whether people only wait for, or need, what they are said to be brought out by ("15 ألف مريض ينتظرون الإجلاء")."""
    if not ctx.is_nominal(trigger):
        return False
    start, _ = ctx.marked.sentences[trigger.s]
    return not words_of("awaits").isdisjoint(ctx.marked.words[max(start, trigger.i - _AWAITED) : trigger.i])


def _have_not_left(ctx: Context, trigger: Item) -> bool:
    """Tell whether a relative clause says of people that they have not left ("العائلات التي لم تخرج من المدينة")."""
    start, _ = ctx.marked.sentences[trigger.s]
    before = ctx.marked.words[max(start, trigger.i - 2) : trigger.i]
    return ctx.is_finite(trigger) and before[-1:] != [] and before[-1] in _NOT and before[0] in _WHO


def _are_not_let(ctx: Context, trigger: Item) -> bool:
    """Tell whether somebody does not let people go, in no report of a deal beside it ("لا تسمح الحكومة للعالقين بالذهاب إلى حلب")."""
    if trigger.prefix != "ب" or not ctx.is_nominal(trigger):
        return False
    words, start = ctx.marked.words, ctx.marked.sentences[trigger.s][0]
    return any(
        words[k] in words_of("allows") and words[k - 1] in _NOT
        for k in range(max(start + 1, trigger.i - _PREVENTED), trigger.i)
    )


def _has_one_way_only(ctx: Context, trigger: Item) -> bool:
    """Tell whether it is only said which way there is to leave ("وهو الطريق الوحيد أمام الأهالي للخروج")."""
    if not ctx.is_nominal(trigger) or trigger.prefix != "ل":
        return False
    words = ctx.marked.words[max(ctx.marked.sentences[trigger.s][0], trigger.i - _WAY_OUT) : trigger.i]
    return not _ONLY.isdisjoint(words)
