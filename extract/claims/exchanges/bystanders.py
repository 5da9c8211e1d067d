"""Bystanders: which of those counted do something else, are dead or hurt, or only some of the freed, and so are nobody let go anew."""

from __future__ import annotations

from extract.claims.context import Context
from extract.mentions.clitics import PRONOUNS, strip_clitics
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_beginnings, list_words

_CROWDS = list_beginnings("exchanges.yml", "crowds")
_DEEDS = list_beginnings("exchanges.yml", "deeds")
_RECEPTION = "استقبال"
_FIRED = list_words("exchanges.yml", "not_let_go")
_LAUNCH = ("اطلق", "واطلق", "يطلق", "ويطلق", "فاطلق")  # one verb lets go and launches
_FREED = list_words("exchanges.yml", "the_freed")
_SOME = 5  # tokens from a number, or to it, to the freed of whom it counts some
_DID = frozenset(("كان", "وكان", "ان", "وان", "بان"))  # before those of whom a deed is told behind
_NEXT = 2  # tokens from a count, and a word on it, to the next word
_CASUALTIES = 4  # tokens from the killed to the wounded
_WHO = 6  # tokens from a count, over whose people they are, to what they did


def are_bystanders(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether those counted gather, attack or take part, launch something, are casualties, or some of the freed told before.

    Args:
        ctx: The article.
        item: The count.
        items: The items of its passage.
    """
    return (
        _gather(ctx, item)
        or _act(ctx, item)
        or _open_fire(ctx, item)
        or _are_casualties(ctx, item, items)
        or _are_some_of_freed(ctx, item)
    )


def _gather(ctx: Context, item: Item) -> bool:
    """Tell whether a count is of people who gather, celebrate or protest ("تظاهر آلاف الإسرائيليين", "وكان في استقبالهم المئات")."""
    before = ctx.marked.words[max(0, item.i - 2) : item.i]
    if before[-1:] and before[-1].endswith(PRONOUNS) and strip_clitics(before[-1]) == _RECEPTION:
        return True
    return any(_is_deed(word, _CROWDS) for word in before)


def _act(ctx: Context, item: Item) -> bool:
    """Tell whether those counted are who did something ("حاصر المئات من مقاتلي X", "وكان مئات من مقاتلي X هاجموا")."""
    words = ctx.marked.words
    before = words[item.i - 1] if item.i else ""
    if _is_deed(before, _DEEDS):
        return True
    did = next((w for w in words[item.j : item.j + _WHO] if w.endswith("وا")), "") if before in _DID else ""
    return _is_deed(did, _DEEDS) or _is_deed(did, _CROWDS)


def _is_deed(word: str, beginnings: tuple[str, ...]) -> bool:
    return word.removeprefix("و").removeprefix("ي").removeprefix("ت").startswith(beginnings)


def _open_fire(ctx: Context, item: Item) -> bool:
    """Tell whether those counted launch something ("أطلق جنديان النار")."""
    launched = ctx.marked.words[item.i - 1].startswith(_LAUNCH)
    return launched and not _FIRED.isdisjoint(ctx.marked.bare[item.j : item.j + _NEXT + 1])


def _are_casualties(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether a count is of people killed or wounded, right after the word for it or beside the dead ("مقتل الآلاف", "عشرات القتلى ومئات الجرحى")."""
    if item.category == "bodies":
        return False
    if item.category == "wounded" and item.joined:
        before = next((i for i in reversed(items.counts) if i.j <= item.i), None)
        if before is not None and before.forced == "dead" and item.i - before.j <= _CASUALTIES:
            return True
    kills = items.find_verbs(ctx.bits["kill"])
    return any(not v.classes & (ctx.giving | ctx.getting) and 0 <= item.i - v.j <= _NEXT for v in kills)


def _are_some_of_freed(ctx: Context, item: Item) -> bool:
    """Tell whether a number is that of some of those told before as let go ("ستة من الجنود المفرج عنهم", "بين المفرج عنهم ثلاثة مرضى").

    "150 من عسكرييها المحررين" can be all of hers.
    """
    words, (start, end) = ctx.marked.words, ctx.marked.sentences[item.s]
    behind = words[item.i : min(end, item.j + _SOME)]
    before = words[max(start, item.i - _SOME) : item.i]
    nouns = (word for word in ctx.marked.info[item.i : item.j] if word is not None and word.entry is not None)
    theirs = any(word.suffix for word in nouns if word.entry is not None and word.entry.noun is not None)
    if theirs or not (_names_freed(behind, "من") or _names_freed(before, "بين")):
        return False
    told = (i for s in range(item.s) for i in ctx.marked.by_sentence[s].counts if not i.forced)
    return any(i.low is not None and i.low > (item.low or 0) for i in told)


def _names_freed(words: list[str], of: str) -> bool:
    """Tell whether "of" or "among" and the freed stand in some words, with no comma between."""
    at = next((k for k, word in enumerate(words) if word.removeprefix("و") == of), None)
    if at is None:
        return False
    close = next((k for k, word in enumerate(words) if k > at and not word.isalpha()), len(words))
    return not _FREED.isdisjoint(words[at:close])
