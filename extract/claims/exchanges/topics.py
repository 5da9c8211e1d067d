"""Topics: one person who is told of before the verb that lets him go ("الباحثة فلانة أُفرج عنها")."""

from __future__ import annotations

from extract.claims.context import RELATIVES, Context
from extract.mentions.items import Item, Items

_OF_HIM = (["عنه"], ["عنها"], ["سراحه"], ["سراحها"], ["سبيله"], ["سبيلها"])
_NAME = 4  # tokens of a nation and a name


def is_topic(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether a noun, or a nationality without one, is of him whom the verb behind his name lets go, and not a clause on him.

    Args:
        ctx: The article.
        item: The noun or nationality.
        items: The items of the passage.
    """
    words = ctx.marked.words
    verb = next((v for v in items.find_verbs(ctx.bits["release"]) if 0 <= v.i - item.j <= _NAME), None)
    if verb is None or words[verb.j : verb.j + 1] not in _OF_HIM or words[verb.i - 1] in RELATIVES:
        return False
    if item.kind == "noun" and (item.noun is None or item.noun.kind != "people" or item.noun.number != "s"):
        return False
    if item.kind == "nat" and any(i.kind == "noun" and i.j == item.i for i in items):
        return False
    named = all(word.isalpha() for word in words[item.j : verb.i])
    return named and all(i.kind == "nat" for i in items if item.j <= i.i < verb.i)
