"""Elsewhere: where something else is than the hand-over: talks, a truce, fighting, a reporter, an office."""

from __future__ import annotations

from extract.claims.context import TALKS, Context, names_talks
from extract.mentions.clitics import strip_clitics
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_beginnings, list_words

_SEAT_REACH = 3  # tokens from a place to the talks held there
_ELSEWHERE_REACH = 5  # tokens from the word for something else to where it is
_ELSEWHERE = list_beginnings("exchanges.yml", "elsewhere")
_TALKS_REACH = 4  # tokens from talks, besides who holds them and when, to where
_SINCE, _SINCE_REACH = "منذ", 7  # tokens from "since", over what began, to where
_CEREMONIES = list_words("exchanges.yml", "ceremonies")
_BURIES = list_words("exchanges.yml", "buries")
_LANDS = list_beginnings("exchanges.yml", "lands")
_LANDED_REACH = 9  # tokens from a landing, over who lands, to where
_BASES = list_words("exchanges.yml", "bases")
_BASE_REACH = 6  # tokens from "to" over the name of a base to the place in which it lies
_TO = frozenset(("الي", "نحو"))
_MARGIN, _UNDERSTANDING = "هامش", "تفاهم"
_SIGNED = list_words("circumstances.yml", "signed") | {"المبرم", "المبرمه"}
_BEFORE_SITE = frozenset(("في", "من", "الي", "هذا", "ذلك"))  # before "the site", which is spelt like "signed"
_OCCURS = list_words("exchanges.yml", "takes_place")
_SEIZED_THERE = list_words("exchanges.yml", "seized_there")
_SEIZED_REACH = 16  # tokens from the last verb before, of seizing people, to where that was
_PAUSES = frozenset("،,:؛")


def is_elsewhere(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether a place is where something else is, by the nearest word for it before: talks, a truce, fighting, a reporter, an office."""
    talks = seats_talks(ctx, item) or _is_seat_of_talks(ctx, item, items)
    if talks or parts_parties(ctx, item, items) or _is_since(ctx, item) or _is_landed_at(ctx, item, items):
        return True
    exchanging = ctx.giving | ctx.getting | ctx.moving | ctx.bits["swap"]
    for k in range(item.i - 1, max(ctx.marked.sentences[item.s][0], item.i - _ELSEWHERE_REACH) - 1, -1):
        verb = next((v for v in items.verbs if v.i == k), None)
        if verb is not None and verb.classes & exchanging:
            return False
        if _are_swapped(ctx, items, k):
            return False
        if _tells_of_something_else(ctx.marked.words[k], ctx.marked.words[k - 1]):
            return True
        if verb is not None and verb.classes & ctx.bits["agree"]:
            return True
    return _is_seat(ctx, item, items)


def _tells_of_something_else(word: str, before: str) -> bool:
    """Tell whether a word is one for talks, a truce, fighting, a burial, an office or an agreement signed ("الموقع في X", "ما تفاهم عليه الطرفان في X")."""
    bare = strip_clitics(word)
    signed = word in _SIGNED and before not in _BEFORE_SITE
    return (
        bare.startswith(_ELSEWHERE) or names_talks(word) or bare in _BURIES or word.startswith(_UNDERSTANDING) or signed
    )


def _are_swapped(ctx: Context, items: Items, noun: int) -> bool:
    """Tell whether a noun of captives ends the number of those whom a word of swapping right before it has for its object ("مبادلة 35 محتجزا في X")."""
    counted = next((c for c in items.counts if c.i < noun < c.j), None)
    swaps = items.find_verbs(ctx.bits["swap"]) if counted is not None else ()
    return any(counted is not None and v.j == counted.i for v in swaps)


def _is_landed_at(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether a place is where a plane lands, or where a base lies that people reach: they come there afterwards ("هبطت في X", "إلى قاعدة Y الجوية في X")."""
    words, start = ctx.marked.words, ctx.marked.sentences[item.s][0]
    back = range(item.i - 1, max(start, item.i - _LANDED_REACH) - 1, -1)
    landing = next((k for k in back if words[k].removeprefix("و").startswith(_LANDS)), None)
    if landing is not None and _PAUSES.isdisjoint(words[landing : item.i]):
        done = items.find_verbs(ctx.giving | ctx.bits["swap"])
        return not any(landing < v.i < item.i for v in done)
    bases = [k for k in range(max(start + 1, item.i - _BASE_REACH), item.i) if words[k] in _BASES]
    return any(words[k - 1] in _TO for k in bases)


def _is_seat_of_talks(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether talks are named before a place, past who holds them and when ("محادثات بين X وY في جنيف")."""
    who = {k for i in items if i.kind in ("actor", "nat", "date", "place") for k in range(i.i, i.j)}
    who.update(k for i in items.find_cues("between", "in") for k in range(i.i, i.j))
    words, start = ctx.marked.words, ctx.marked.sentences[item.s][0]
    before = [k for k in range(item.i - 1, start - 1, -1) if k not in who][:_TALKS_REACH]
    at = next((k for k in before if words[k] in TALKS or names_talks(words[k])), None)
    if at is None or not _PAUSES.isdisjoint(words[at : item.i]):
        return False
    freed = items.find_verbs(ctx.giving | ctx.getting | ctx.moving | ctx.bits["swap"])
    return not any(at < v.i < item.i for v in freed)


def _is_since(ctx: Context, item: Item) -> bool:
    """Tell whether a place is where something goes on "since" which nothing was done ("الأولى منذ اندلاع الحرب في X")."""
    before = ctx.marked.words[max(ctx.marked.sentences[item.s][0], item.i - _SINCE_REACH) : item.i]
    return _SINCE in before and _PAUSES.isdisjoint(before[before.index(_SINCE) :])


def parts_parties(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether a place says where the first of two parties is, since the second follows it ("بين المقاومة في عدن والحوثيين")."""
    first = any(i.kind == "actor" and i.j == item.i - 1 and "between" in ctx.before(i) for i in items)
    return first and any(i.kind == "actor" and i.i == item.j and i.joined for i in items)


def seats_talks(ctx: Context, item: Item) -> bool:
    """Tell whether it is talks or a ceremony that are held at a place, told right after it ("انطلقت في عمّان جولة …", "أقيمت في بعلبك مراسم …")."""
    after = slice(item.j, item.j + _SEAT_REACH)
    if _MARGIN in ctx.marked.words[after]:
        return False  # "في مطار الدوحة على هامش اجتماعات في نيويورك"
    if not _CEREMONIES.isdisjoint(ctx.marked.words[after]):
        return True
    indefinite = (word.removeprefix("ال") for word in ctx.marked.words[after])
    return not (TALKS.isdisjoint(ctx.marked.bare[after]) and TALKS.isdisjoint(indefinite))


def _is_seat(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether a capital is only where a body sits that is named right before it ("الحكومة في عدن")."""
    if item.actor_reading is None or ctx.marked.words[item.i - 1] != "في":
        return False
    return any(
        i.kind == "actor" and i.j == item.i - 1 and not ctx.before(i) & {"between", "with"} and not i.joined
        for i in items
    )


def is_of_captivity(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether a place is where people were taken or fought, not handed over."""
    words = ctx.marked.words
    verbs = [v for v in items.verbs if v.j <= item.i and _is_finite_or_done(ctx, v)]
    seizing = ctx.mask("capture", "kill")
    if any(v.classes & seizing and item.i - v.j <= 8 for v in verbs):
        return True
    freeing = ctx.giving | ctx.getting | ctx.moving | ctx.bits["swap"]
    last = next((v for v in reversed(verbs) if v.classes & (seizing | freeing)), None)
    if last is not None and last.classes & seizing and item.i - last.j <= _SEIZED_REACH:
        return not any(w in "،," for w in words[last.j : item.i])
    return any(w.removeprefix("ال") in _SEIZED_THERE for w in words[max(0, item.i - 5) : item.i])


def _is_finite_or_done(ctx: Context, verb: Item) -> bool:
    """Tell whether a verb is finite, or a noun of doing that "took place" ("تم اعتقالهم")."""
    word = ctx.marked.words[verb.i - 1].removeprefix("و") if verb.i else ""
    return ctx.is_finite(verb) or word in _OCCURS
