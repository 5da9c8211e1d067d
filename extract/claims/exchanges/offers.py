"""Offers: who would let whom go where one party offers an exchange ("عرضت X على Y إطلاق أسير مقابل الإفراج عن ثلاثة")."""

from __future__ import annotations

from extract.claims.clauses import find_subject_after, find_subject_before
from extract.claims.context import Context
from extract.claims.exchanges.leg import Leg
from extract.claims.exchanges.memory import Memory
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_beginnings

_OFFERS = list_beginnings("exchanges.yml", "offers")
_SUBJECT_BEHIND, _SUBJECT_BEFORE = 4, 3  # tokens from the offer to who makes it
_TO_WHOM = 9  # tokens from the offer, over who makes it, to whom it is made
_WEIGHT = 2.6  # as much as the subject of a verb of letting go, a little less


def vote_for_offer(ctx: Context, memory: Memory, items: Items, legs: list[Leg]) -> None:
    """Have the party that makes an offer let go those before "in return for", and whom it makes it to, if told, those behind it.

    Args:
        ctx: The article.
        memory: What is remembered of actors.
        items: What stands in the passage.
        legs: Its legs, which receive the votes.
    """
    cue = next(iter(items.find_cues("counter")), None)
    offer = next((v for v in items.verbs if _offers(ctx, v)), None) if cue is not None else None
    if cue is None or offer is None or offer.i > cue.i:
        return
    first = max(ctx.marked.sentences[offer.s][0], offer.i - _SUBJECT_BEFORE)
    other = next((i for i in items if _is_made_to(ctx, i, offer)), None)
    maker = find_subject_after(ctx, offer, offer.j + _SUBJECT_BEHIND)
    maker = find_subject_before(ctx, offer, first) if maker in (None, other) else maker
    if maker is None or (other is not None and ctx.same_party(ctx.key(maker), ctx.key(other))):
        return
    for party in (maker, other):
        if party is not None:
            memory.remember(ctx, party)
    for leg in legs:
        giver = maker if leg.item.i < cue.i else other
        if leg.item.i > offer.i and giver is not None:
            leg.vote(ctx.key(giver), "releaser", _WEIGHT, "offers")


def _offers(ctx: Context, verb: Item) -> bool:
    word = ctx.marked.words[verb.i].removeprefix("و").removeprefix("ل")
    return ctx.is_finite(verb) and word.startswith(_OFFERS)


def _is_made_to(ctx: Context, item: Item, offer: Item) -> bool:
    """Tell whether an offer is made "to" a party ("عرض على X")."""
    to = ctx.marked.words[item.i - 1] == "علي" and 0 <= item.i - offer.j <= _TO_WHOM
    return to and (ctx.names_party(item) or item.actor_reading is not None)
