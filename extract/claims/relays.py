"""Relays: who is handed people only to hand them on, and to whom they come in the end ("إلى X الذي سلّمهم إلى Y")."""

from __future__ import annotations

from collections.abc import Iterable

from extract.claims.context import RELATIVES, Context
from extract.mentions.items import Item

_THEM = frozenset(("ه", "ها", "هم", "هن", "هما"))
_TO = frozenset(("to", "ل"))
_WHO_TO = ["الذي", "الي"]  # around "was handed over"
_NAMED = 3  # tokens of who was, before "who"
_BEHIND = 6  # tokens from those handed over to whom
_VERB = 2  # tokens from whoever hands on, over "which in turn", to the verb


def find_recipient(ctx: Context, counted: Item, limit: int) -> Item | None:
    """Return the party to whom those counted are handed, in the end; None if none is named.

    Args:
        ctx: The article.
        counted: Those handed over.
        limit: The token before which the recipient stands.
    """
    for item in ctx.marked.by_sentence[counted.s]:
        if item.kind != "actor" or not counted.j <= item.i < min(limit, counted.j + _BEHIND):
            continue
        if not ctx.before(item) & _TO or "،" in ctx.marked.words[counted.j : item.i]:
            continue
        last = find_next(ctx, item)
        if last is not None or ctx.may_be_party(item):
            return last or item
    return None


def find_relays(ctx: Context, items: Iterable[Item]) -> list[Item]:
    """Return those who are handed people and hand them on to a party."""
    words = ctx.marked.words
    told_of = [i for i in items if i.kind == "actor" and not RELATIVES.isdisjoint(words[i.j : i.j + 1])]
    return [i for i in told_of if ctx.before(i) & _TO and find_next(ctx, i) is not None]


def find_next(ctx: Context, relay: Item) -> Item | None:
    """Return the party to whom somebody hands on people, as a relative clause says right behind his name; None if none does."""
    words, (_, end) = ctx.marked.words, ctx.marked.sentences[relay.s]
    if RELATIVES.isdisjoint(words[relay.j : relay.j + 1]):
        return None
    handing = ctx.passage(relay.s, relay.j, min(end, relay.j + 1 + _VERB)).find_verbs(ctx.mask("hand_over", "evacuate"))
    verb = next((v for v in handing if v.suffix in _THEM), None)
    if verb is None:
        return None
    behind = ctx.items_in(relay.s, verb.j, min(end, verb.j + _BEHIND))
    return next(
        (
            i
            for i in behind
            if i.kind == "actor"
            and ctx.before(i) & _TO
            and ctx.may_be_party(i)
            and not ctx.same_party(ctx.key(i), ctx.key(relay))
        ),
        None,
    )


def is_handed_over(ctx: Context, verb: Item) -> bool:
    """Tell whether a verb says, in a relative clause, of one named right before it that he was handed over ("الرهينة الفرنسي الذي سلم إلى X")."""
    words = ctx.marked.words
    if verb.suffix or [*words[verb.i - 1 : verb.i], *words[verb.j : verb.j + 1]] != _WHO_TO:
        return False
    before = ctx.items_in(verb.s, verb.i - 1 - _NAMED, verb.i - 1)
    return any(i.noun is not None and i.noun.kind == "people" and i.noun.number == "s" for i in before)
