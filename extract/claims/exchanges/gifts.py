"""Gifts: what a side gives that is no people, such as a ransom, and whether it was given."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.questions import is_left_open
from extract.mentions.clitics import strip_clitics
from extract.mentions.items import Item, Items
from extract.mentions.verb_classes import LET_GO
from extract.mentions.word_lists import list_beginnings, list_words

GIFTS = {"ransom": "money", "aid": "aid", "goods": "goods", "withdrawal": "withdrawal", "concession": "other"}
"""Cue -> what a side gives that is no people, as `gave` calls it."""

_KIDNAP = list_beginnings("exchanges.yml", "kidnaps")
_TRADE_REACH = 4  # tokens from kidnapping, the trade, to the sum it is for
_PAID = list_beginnings("exchanges.yml", "pays") + list_beginnings("exchanges.yml", "ransoms")
_BATCHES = list_words("exchanges.yml", "not_paid")  # before the sum, no payment
_DEMAND_REACH = 9  # tokens from demanding to the sum
_PAID_REACH = 5  # tokens from paying to the sum
_ABOUT_TO = list_beginnings("circumstances.yml", "about_to")
_REFUSED = 4  # tokens from "not" to what was not given
_SUPPLIES = list_beginnings("exchanges.yml", "supplies")
_AFTER = frozenset(("بعد", "بعدما", "عقب", "اثر", "فور"))
_TO_THEM = frozenset(("لها", "له", "لهم"))
_IN_TURN = frozenset(("بدورها", "بدوره", "بدورهم", "جانبها", "جانبه", "جهتها", "جهته", "المقابل", "بالمقابل"))
_SUPPLIED = 9  # tokens from "after", over who hands them over, to the goods
_WORKERS = list_beginnings("exchanges.yml", "workers")
_DENIED = 5  # tokens from denying, over who does, to what was not given
_NEARLY = 8  # tokens from "be about to", over who is, to what was not given
_OF_REACH = 5  # tokens from letting go to "of", its doer between
_ONLY = frozenset(("الا", "سوي", "بعد", "قبل"))  # "not … but for money": it was given
_GIVEN_LEFT = 6  # tokens from what is given, over to whom, to "in return for"
_GIVEN = 5  # tokens from "in return for" to what is given
_DEMANDED = (
    list_beginnings("exchanges.yml", "demands")
    + list_beginnings("exchanges.yml", "demanding")
    + list_beginnings("exchanges.yml", "asks")
)


def find_gift(ctx: Context, items: Items) -> Item | None:
    """Return what is given instead of people right after "in return for", or before it where people are let go right after; None for none."""
    gifts = items.find_cues(*GIFTS)
    for cue in items.find_cues("counter"):
        behind = next((g for g in gifts if 0 <= g.i - cue.j <= _GIVEN), None)
        if behind is not None:
            return behind
        let_go = any(0 <= v.i - cue.j <= 1 for v in items.find_verbs(ctx.giving))
        let_go = let_go or any(i.held and 0 <= i.i - cue.j <= 1 for i in items.counts)
        before = [g for g in gifts if 0 <= cue.i - g.j <= _GIVEN_LEFT] if let_go else []
        if before and not any(before[0].j <= i.i < cue.i for i in (*items.counts, *items.verbs)):
            return before[0]
    return None


def is_paid(ctx: Context, items: Items) -> bool:
    """Tell whether a sentence says that money was paid, taken or given in return, and not only demanded, or goods handed over before."""
    return find_given(ctx, items) is not None


def changes_hands(ctx: Context, money: Item) -> bool:
    """Tell whether money is said to be paid, taken or given in return, and not only demanded."""
    words, start = ctx.marked.words, ctx.marked.sentences[money.s][0]
    first = max(start, money.i - _DEMAND_REACH)
    counted = {i.noun_at for i in ctx.items_in(money.s, first, money.i) if i.kind == "count"}  # "30 طالبا": students
    before = [words[k] for k in range(first, money.i) if words[k] not in _BATCHES and k not in counted]
    if any(strip_clitics(w).startswith(_DEMANDED) for w in before):
        return False
    if is_not_given(ctx, money) or is_left_open(ctx, money):
        return False
    if any(strip_clitics(w).startswith(_KIDNAP) for w in before[-_TRADE_REACH:]):
        return False  # "مختصة في الخطف مقابل فدية"
    beside = [*before[-_PAID_REACH:], *words[money.i : money.j + 3]]
    return "counter" in ctx.before(money) or any(strip_clitics(w).startswith(_PAID) for w in beside)


def find_given(ctx: Context, items: Items) -> Item | None:
    """Return the money that a sentence says was paid, or the maps and arms that it says were handed over before; None for none."""
    if items.cues.isdisjoint(("ransom", "goods")):
        return None
    money = next((i for i in items.find_cues("ransom") if changes_hands(ctx, i)), None)
    return money or next((i for i in items.find_cues("goods") if _is_supplied(ctx, i)), None)


def _is_supplied(ctx: Context, goods: Item) -> bool:
    """Tell whether goods were handed over before what the sentence tells ("بعدما زودتها يريفان بخرائط", "بعد تسلم خرائط")."""
    start = ctx.marked.sentences[goods.s][0]
    before = ctx.marked.words[max(start, goods.i - _SUPPLIED) : goods.i]
    after = next((k for k, word in enumerate(before) if word in _AFTER), len(before))
    supplied = any(strip_clitics(word).startswith(_SUPPLIES) for word in before[after + 1 :])
    return (supplied or is_given_back(ctx, goods)) and not is_not_given(ctx, goods)


def is_given_back(ctx: Context, goods: Item) -> bool:
    """Tell whether goods are handed over by one who has been given people: "in turn", "in return", or to whom a pronoun means ("وقدمت لها خرائط")."""
    words, start = ctx.marked.words, ctx.marked.sentences[goods.s][0]
    first = max(start, goods.i - _SUPPLIED)
    at = next((k for k in range(goods.i - 1, first - 1, -1) if strip_clitics(words[k]).startswith(_SUPPLIES)), None)
    if at is None:
        return False
    to_them = words[at + 1 : at + 2] and words[at + 1] in _TO_THEM
    turn = not _IN_TURN.isdisjoint(words[first : goods.i])
    return bool(to_them or turn or (ctx.between_has(first, goods.i, "counter") and at > first))


def is_not_given(ctx: Context, gift: Item) -> bool:
    """Tell whether it is said that no money or goods were given ("دون دفع أي فدية", "لم يتم تسليم أي فدية", "نفت X دفع فدية"), or only nearly ("أوشكوا على دفع فدية")."""
    start = ctx.marked.sentences[gift.s][0]
    nearly = ctx.marked.words[max(start, gift.i - _NEARLY) : gift.i]
    if any(word.removeprefix("و").startswith(_ABOUT_TO) for word in nearly):
        return True
    denials = ctx.marked.by_sentence[gift.s].find_verbs(ctx.bits["deny"])
    if any(0 < gift.i - v.j <= _DENIED for v in denials):
        return True
    first = max(start, gift.i - _REFUSED)
    negated = [k for k in range(first, gift.i) if "negation" in ctx.cues_at.get(k, ())]
    return bool(negated) and _ONLY.isdisjoint(ctx.marked.words[negated[-1] : gift.i])


def frees_somebody(ctx: Context, verb: Item) -> bool:
    """Tell whether a verb lets go "of" somebody ("أفرج عن", "إطلاق الحركة سراح"), and not of money or goods."""
    doer = next((i.j for i in ctx.marked.by_sentence[verb.s] if i.kind == "actor" and i.i == verb.j), verb.j)
    words, behind = ctx.marked.words, range(verb.j, doer + _OF_REACH)
    of = next((k for k in behind if words[k : k + 1] and words[k] in LET_GO), None)
    if not verb.classes & ctx.bits["release"] or of is None:
        return False
    gifts = ctx.passage(verb.s, of, of + _OF_REACH + 1).find_cues(*GIFTS)
    return all(ctx.marked.bare[gift.i - 1].startswith(_WORKERS) for gift in gifts)  # "عن عاملة الإغاثة"
