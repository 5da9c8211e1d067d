"""On their way: people who are said to be on their way somewhere, without a verb of leaving ("رافقت X مئات العالقين في طريقهم إلى")."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.evacuations.words import is_crowd, words_of
from extract.mentions.forms import NOUN
from extract.mentions.items import Item

ON_THEIR_WAY = "on_their_way"
"""The kind of the item that stands for people's way: it leads a passage as a word of leaving does."""

_WAY = frozenset(("طريقهم", "طريقهن", "طريقها", "الطريق"))
_TO = frozenset(("الي", "نحو"))
_CROWD = 24  # tokens from those on their way to the way


def find_way(ctx: Context, s: int) -> Item | None:
    """Return the way on which people of a sentence are, if they are let go or escorted there; None if it tells of none.

    Args:
        ctx: The article.
        s: The sentence.
    """
    start, end = ctx.marked.sentences[s]
    words = ctx.marked.words
    for k in range(start + 1, end - 1):
        if words[k] in _WAY and words[k - 1] == "في" and words[k + 1] in _TO:
            near = ctx.items_in(s, max(start, k - _CROWD), k)
            if any(is_crowd(i) and i.kind != "vehicles" for i in near) and words_of("aid").isdisjoint(words[start:k]):
                return Item(ON_THEIR_WAY, s, k, k + 1, tense=NOUN, classes=ctx.bits["leave"])
    return None
