"""Trades: swaps of fire, goods, visits or accusations, in which no people change hands."""

from __future__ import annotations

from extract.claims.context import RELATIVES, Context
from extract.claims.exchanges.bargains import is_held
from extract.claims.exchanges.betweens import list_parties
from extract.mentions.forms import NOUN
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_beginnings, list_words

_DEALS = ("صفق",)
_MAY_BE_PEOPLE = ("ين", "ون", "ان")
_SHORTEST = 4  # letters of a definite noun, its article among them
_BESIDE = 2  # tokens from a swap to what is swapped
_DOER = 5  # … behind a noun of those who swap it
_REACH = 20  # … behind those who swap it
_OWN = ("هما", "هم", "هن", "ها")
_PART = frozenset(("ضمن", "جزءا", "جزء", "اطار"))
_IS_NOT = frozenset(("ليس", "ليست", "ليسوا", "وليس", "وليست", "لسنا"))
_NOT_REACH = 3  # tokens from "not" to "a part of"
_DENIED = 7  # tokens from "not" to a swap, a bargain named before it
_WITHOUT = frozenset(("دون", "بدون", "بلا", "عدم"))
_ANY = frozenset(("اي", "ايه", "وجود", "عمليه"))
_RELATIVES = list_words("exchanges.yml", "relatives")
_FICTION = list_words("exchanges.yml", "fiction")
_TELLS_STORY = list_words("exchanges.yml", "story")
_OF_PERSONS = list_words("exchanges.yml", "of_persons")
_BY_WHICH = list_beginnings("exchanges.yml", "by_which")
_TAKEN_UP = 4  # tokens from what was exchanged, over "which were", to the word for it
_OTHERS = frozenset(("noun", "count", "verb", "place"))


def is_of_no_people(ctx: Context, swap: Item) -> bool:
    """Tell whether what is swapped is no people, told right behind the word or behind its doers ("تبادل X وY الاتهامات")."""
    words, end = ctx.marked.words, ctx.marked.sentences[swap.s][1]
    if _is_of_things(ctx, swap, end) or _takes_up_things(ctx, swap):
        return True
    for k in range(swap.j, min(swap.j + _REACH, end)):
        if not _is_traded(ctx, words[k]) or _lets_go(ctx, swap.s, k):
            continue
        if any(w.endswith("وقف") for w in words[k - 2 : k]):
            continue  # "نشطت المبادلات بعد وقف إطلاق النار"
        if k - swap.j < _BESIDE:
            return True
        if "near" in ctx.cues_at.get(k, ()):
            continue  # "جرى التبادل بين X وY على أطراف عرسال"
        between = ctx.items_in(swap.s, swap.j, k)
        if k - swap.j < _DOER and not any(map(is_held, between)) and not any(i.kind == "count" for i in between):
            return True  # "تبادل عناصر الشرطة إطلاق النار مع"
        kinds = {i.kind for i in between}
        return "actor" in kinds and (kinds.isdisjoint(_OTHERS) or _are_officials(between, kinds))
    return False


def _lets_go(ctx: Context, s: int, token: int) -> bool:
    """Tell whether what is launched, as of fire, is captives' freedom ("التبادل إطلاق سراح 20", "إطلاق 46 محتجزا")."""
    if ctx.marked.words[token + 1 : token + 2] in (["سراح"], ["سبيل"]):
        return True
    return any(is_held(i) and i.i == token + 1 for i in ctx.marked.by_sentence[s].counts)


def _are_officials(between: list[Item], kinds: set[str]) -> bool:
    """Tell whether those who swap are a party's men, none of them counted or held ("تبادل مسؤولون من X وY وجهات النظر")."""
    return kinds.isdisjoint(_OTHERS - {"noun"}) and not any(map(is_held, between))


def _is_of_things(ctx: Context, swap: Item, end: int) -> bool:
    """Tell whether a definite noun that is no word for people stands right behind "swap of", or behind its two doers ("تبادل القذائف", "تبادل X وY القذائف").

    Behind a deal ("صفقة تبادل …") it says rather which deal it is.
    """
    if not swap.tense & NOUN or ctx.marked.words[swap.i].removeprefix("و").startswith(("ال", "لل", "بال")):
        return False
    k = swap.j
    for party in list_parties(ctx, Items(ctx.items_in(swap.s, swap.j, end)), swap.j)[:2]:
        k = party.j if party.i - k <= 1 else k
    k += 2 * any(
        w.removeprefix("ال") in _RELATIVES for w in ctx.marked.words[k : k + 1]
    )  # "تبادل أهالي الأسرى القبلات"
    return k < end and not ctx.marked.words[swap.i - 1].startswith(_DEALS) and _is_thing(ctx, swap.s, k)


def _is_thing(ctx: Context, s: int, token: int) -> bool:
    """Tell whether a word is definite, and none of people, dates, names or events, nor a sound plural that may be one of people."""
    word, info = ctx.marked.words[token], ctx.marked.info[token]
    if not word.startswith("ال") or len(word) < _SHORTEST or word.endswith(_MAY_BE_PEOPLE):
        return False
    entry = info.entry if info is not None else None
    if (
        word in RELATIVES
        or word.removeprefix("ال") in _OF_PERSONS
        or (entry is not None and (entry.noun or entry.nationality))
    ):
        return False
    told = ctx.mask("say", "propose", "deny")
    items = [i for i in ctx.marked.by_sentence[s] if i.i <= token < i.j]
    return all(i.kind == "verb" and not i.classes & ~told for i in items)  # "التصريحات", "المقترحات"


def is_no_swap(ctx: Context, swap: Item) -> bool:
    """Tell whether people are said to be let go by no swap ("لم يتم بموجب صفقة أو عملية مقايضة", "بطرق غير المبادلة"), or in a film, not that one did not come about."""
    start = ctx.marked.sentences[swap.s][0]
    if ctx.marked.words[max(start, swap.i - 1) : swap.i] == ["غير"] or _is_without(ctx, swap, start):
        return True
    before = ctx.marked.words[start : swap.i]
    if not _FICTION.isdisjoint(before) and not _TELLS_STORY.isdisjoint(before):
        return True
    first = max(start, swap.i - _DENIED)
    negated = next((k for k in range(first, swap.i) if "negation" in ctx.cues_at.get(k, ())), swap.i)
    return any(w.startswith(_BY_WHICH) for w in ctx.marked.words[negated + 1 : swap.i]) or _is_no_part(ctx, swap, first)


def _is_no_part(ctx: Context, swap: Item, first: int) -> bool:
    """Tell whether people are said to be no part of a swap ("لم يكونوا جزءا من تبادل", "ليس ضمن صفقة تبادل")."""
    words = ctx.marked.words
    part = next((k for k in range(swap.i - 1, first, -1) if words[k] in _PART), None)
    return part is not None and (
        not _IS_NOT.isdisjoint(words[max(first, part - _NOT_REACH) : part])
        or ctx.between_has(max(first, part - _NOT_REACH), part, "negation")
    )


def _is_without(ctx: Context, swap: Item, start: int) -> bool:
    """Tell whether people are let go without any swap ("دون أي صفقة تبادل", "في إشارة إلى عدم وجود صفقة تبادل")."""
    k = swap.i - 1
    while k > start and (ctx.marked.words[k] in _ANY or ctx.marked.words[k].startswith(_DEALS)):
        k -= 1
    return swap.i - k > 1 and ctx.marked.words[k] in _WITHOUT


def _takes_up_things(ctx: Context, swap: Item) -> bool:
    """Tell whether the pronoun on "were exchanged" takes up what is no people ("اقتراحات جرى تبادلها بين X وY")."""
    before = ctx.marked.words[max(ctx.marked.sentences[swap.s][0], swap.i - _TAKEN_UP) : swap.i]
    return swap.suffix == "ها" and any(_is_traded(ctx, word) for word in before)


def _is_traded(ctx: Context, word: str) -> bool:
    """Tell whether a word names what is exchanged where no people are, be it with whose it is ("قوائمهم")."""
    own = next((word.removesuffix(end) for end in _OWN if word.endswith(end) and len(word) > len(end) + 3), word)
    forms = (word, word.removeprefix("لل").removeprefix("ال"), word.removeprefix("ل"), own)
    return not ctx.lexicon.not_swapped.isdisjoint(forms)
