"""Categories: who is counted in a leg where the noun is left out or tells only that they are held."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.exchanges.leg import Leg
from extract.claims.exchanges.parts import PartReader
from extract.claims.exchanges.remains import are_remains
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_words

_UNDER_ARMS = list_words("exchanges.yml", "under_arms")
_NEXT = 2  # tokens from a count, and a word or two on it, to the next one of its list


def settle_category(ctx: Context, leg: Leg, legs: list[Leg], items: Items, parts: PartReader) -> None:
    """Read who is counted where the noun is left out or tells only that they are held.

    A number alone counts what the number before it counts ("27 أسيرا مقابل ثمانية"), or the captives that its sentence speaks
    of. Captives of war who belong to an armed force are its fighters. Others who are let go were held.
    """
    item = leg.item
    freeing = ctx.giving | ctx.getting | ctx.bits["swap"]
    word = ctx.marked.words[item.noun_at] if 0 <= item.noun_at < len(ctx.marked.words) else ""
    owner = next((v.key for v in leg.votes if v.rule in ("owner", "comes_home_to")), "")
    if are_remains(ctx, item, leg.verb, items):
        item.category = "bodies"
    elif item.category in ("people", "detainees") and owner and _is_armed(ctx, owner, item, items):
        if item.category == "people" or "اسير" in word or "اسري" in word:
            item.category = "fighters"
    elif legs and _are_remains_of(ctx, item, legs[-1].item):
        item.category = "bodies"
    elif item.category == "people" and not item.bare:
        if legs and parts.is_share(item, legs[0].item):
            item.category = legs[0].item.category
        elif leg.segment or (leg.verb is not None and leg.verb.classes & freeing) or items.find_cues("counter"):
            item.category = "detainees"
    elif item.category == "people":
        item.category = _category_of_number(legs, items)


def _category_of_number(legs: list[Leg], items: Items) -> str:
    """Return the category of a number alone: that of the count before it, else of the captives that the passage speaks of."""
    if legs and legs[-1].item.category != "people":
        return legs[-1].item.category
    nouns = [i.noun for i in items if i.kind == "noun" and i.noun is not None and i.noun.kind == "people"]
    if any(n.category == "bodies" for n in nouns):
        return "bodies"
    return "detainees" if any(n.held for n in nouns) else "people"


def _are_remains_of(ctx: Context, item: Item, before: Item) -> bool:
    """Tell whether the noun of bodies before a count goes on to the next ("رفات 11 جنديا و20 مدنيا")."""
    remains = before.category == "bodies" and before.noun_at == before.i < before.j - 1
    joined = item.joined or ctx.marked.words[item.i - 1] == "و"
    return remains and joined and 0 <= item.i - before.j <= _NEXT


def _is_armed(ctx: Context, key: str, item: Item, items: Items) -> bool:
    """Tell whether the people of a count belong to an armed force: a group under arms, or an army by its name."""
    if ctx.lexicon.types.get(key) == "armed_group":
        return True
    named = next((i for i in items if item.i <= i.i < item.j + 7 and i.kind == "actor" and ctx.key(i) == key), None)
    if named is None:
        return False
    words = {
        w.removeprefix("و").removeprefix("لل").removeprefix("ل").removeprefix("ال")
        for w in ctx.marked.words[item.j : named.j]
    }
    return bool(words & _UNDER_ARMS)
