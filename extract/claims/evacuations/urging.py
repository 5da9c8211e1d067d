"""Urging: inhabitants who are called on to go, and told of no way out, leave under no arrangement."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.evacuations.words import words_of
from extract.mentions.items import Item, Items

_REACH = 12  # tokens from urging to go to going
_INHABITANTS = ("سكان", "مدني", "اهالي", "مواطن")


def is_urged(ctx: Context, leaving: Item, items: Items) -> bool:
    """Tell whether going is what inhabitants are only urged to do ("حثت السلطات السكان على المغادرة")."""
    if not ctx.is_nominal(leaving) or not items.cues.isdisjoint(("arrangement", "convoy")):
        return False
    words, (start, _) = ctx.marked.words, ctx.marked.sentences[leaving.s]
    before = range(max(start, leaving.i - _REACH), leaving.i)
    urged = next((k for k in before if words[k].removeprefix("و") in words_of("urges")), None)
    return urged is not None and any(w.startswith(_INHABITANTS) for w in ctx.marked.bare[urged : leaving.i])


def tells_people_to_go(ctx: Context) -> bool:
    """Tell whether an article tells of inhabitants who are urged to go."""
    if words_of("urges").isdisjoint(ctx.marked.words):
        return False
    leaving = ctx.mask("leave", "evacuate")
    return any(is_urged(ctx, v, items) for items in ctx.marked.by_sentence for v in items.find_verbs(leaving))
