"""Talks: what two parties at war say together of captives, which is a proposal of an exchange, or an agreement on one."""

from __future__ import annotations

from itertools import pairwise

from extract.claims.context import TALKS, Context
from extract.claims.frames import Filler, Frame, Side
from extract.claims.settings import is_negated
from extract.mentions.items import Item

_REACH = 16  # tokens from talks, and whose they are, to the captives
_BESIDE = 2  # tokens between agreeing and "the two sides", who do
_LET_GO = 5  # tokens from letting go to those let go


def find_talks(ctx: Context, s: int) -> Item | None:
    """Return the captives of whom two opponents talk or on whom they agree ("مفاوضات بين X وY بشأن الأسرى", "اتفق الطرفان على إطلاق المحتجزين").

    Args:
        ctx: The article.
        s: The sentence.
    """
    start, end = ctx.marked.sentences[s]
    items = ctx.marked.by_sentence[s]
    may_agree = items.classes & ctx.bits["agree"] and items.classes & ctx.bits["release"]
    if not may_agree and TALKS.isdisjoint(ctx.marked.bare[start:end]):
        return None
    for noun in items:
        if not _are_captives(noun):
            continue
        near = range(max(start, noun.i - _REACH), noun.i)
        talks = not TALKS.isdisjoint(ctx.marked.bare[near.start : near.stop])
        agreed = _find_agreement(ctx, noun, near)
        if (talks or agreed is not None) and find_opponents(ctx, noun) is not None:
            return noun
        if agreed is not None and ctx.between_has(agreed.i - _BESIDE, agreed.j + _BESIDE, "two_parties"):
            return noun
    return None


def _are_captives(item: Item) -> bool:
    """Tell whether an item names or counts several captives."""
    if item.kind == "count":
        return item.held and not item.forced and item.low != 1
    return item.kind == "noun" and item.noun is not None and item.noun.held and item.noun.number != "s"


def find_opponents(ctx: Context, noun: Item) -> tuple[Item, Item] | None:
    """Return the two parties that the sentence of captives names with each other ("بين X وY", "X مع Y"), of one war or one of them theirs; None for none."""
    items = ctx.marked.by_sentence[noun.s]
    own = next((i for i in items if i.kind == "nat" and i.i == noun.j), None)
    parties = [i for i in items if ctx.names_party(i)]
    beside = ((a, b) for a, b in pairwise(parties) if b.joined or ctx.before(b) & {"with", "between"})
    return next(((a, b) for a, b in beside if _are_opponents(ctx, ctx.key(a), ctx.key(b), own)), None)


def name_talkers(ctx: Context, captives: Item, frame: Frame) -> None:
    """Name the two opponents who talk or agree on the captives, or their release, that open a passage, where it names no side and counts nobody ("وقعت X وY آلية لإطلاق المحتجزين")."""
    is_release = captives.classes & ctx.bits["release"] and ctx.is_nominal(captives)
    if not (captives.kind == "noun" or is_release) or frame.sides or ctx.passage(frame.s, *frame.span).counts:
        return
    pair = find_opponents(ctx, captives)
    if pair is not None and frame.mediators.keys().isdisjoint(map(ctx.key, pair)):
        frame.sides = [Side({ctx.key(i): Filler(i, "swap_subjects")}) for i in pair]


def _are_opponents(ctx: Context, one: str, other: str, own: Item | None) -> bool:
    if ctx.same_party(one, other) or ctx.are_allied(one, other):
        return False
    theirs = own is not None and any(ctx.same_party(ctx.key(own), key) for key in (one, other))
    return theirs or ctx.may_fight(one, other)


def _find_agreement(ctx: Context, noun: Item, near: range) -> Item | None:
    """Return the verb by which it has been agreed to let captives go, None if it has not; to take some over is no bargain."""
    verbs = [v for v in ctx.marked.by_sentence[noun.s].verbs if v.i in near]
    agreed = [v for v in verbs if v.classes & ctx.bits["agree"] and not is_negated(ctx, v)]
    freed = [v for v in verbs if v.classes & ctx.bits["release"] and agreed and v.i > agreed[0].i]
    return agreed[0] if freed and noun.i - freed[-1].j <= _LET_GO else None
