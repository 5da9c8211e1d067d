"""Within talks: some who are let go while there are talks, or a deal, on letting others go whom another holds: one leg of an exchange."""

from __future__ import annotations

from itertools import combinations

from extract.claims.clauses import find_subject_after
from extract.claims.context import Context, names_talks
from extract.claims.exchanges.bargains import is_held
from extract.claims.exchanges.captivity import are_armed_men
from extract.claims.exchanges.counters import is_people
from extract.claims.exchanges.gifts import frees_somebody
from extract.claims.exchanges.objects import lets_people_go
from extract.claims.settings import STIPULATES, is_negated
from extract.mentions.items import Item
from extract.mentions.word_lists import list_stems, list_words

_WITHIN = list_words("exchanges.yml", "within")
_EFFORTS = list_words("exchanges.yml", "efforts_to_free")
_HOSTAGES = list_stems("exchanges.yml", "captives_of_groups")
_ON = frozenset(("علي", "حول", "بشان"))
_NEXT = 2  # tokens from talks to what they are on
_TALKS = 2  # tokens from "within", and whose they are, to the talks
_FOR = 8  # tokens from the talks, over with whom, to letting go
_HELD = 16  # tokens from letting go, over who they are, to who holds them
_WITH_US = "لدي"  # "with them" goes back to who is told to let go


def find_within_talks(ctx: Context, s: int) -> tuple[Item, Item] | None:
    """Return the verb by which people are let go, and that by which others are to be whom another holds, within talks on them or a deal that comprises it.

    So in "أفرجت X عن مئة سجين ضمن مفاوضات لإطلاق رهينتين تحتجزهما Y". None where a sentence tells of no such thing.

    Args:
        ctx: The article.
        s: The sentence.
    """
    items = ctx.marked.by_sentence[s]
    verbs = items.find_verbs(ctx.giving) if items.classes & ctx.bits["release"] else []
    for done, wanted in combinations(verbs, 2):
        if not ctx.is_nominal(wanted) or is_negated(ctx, done):
            continue
        talks = find_talks(ctx, done.j, wanted) or _find_deal(ctx, done.j, wanted)
        if talks is not None and _lets_go_some(ctx, done, talks) and _are_held_by_another(ctx, wanted, done):
            return done, wanted
    return None


def find_talks(ctx: Context, start: int, wanted: Item) -> int | None:
    """Return the token of "within" before talks or efforts that are to bring a release about, from token `start` on; None for none."""
    words = ctx.marked.words
    for k in range(start, wanted.i):
        if words[k] not in _WITHIN:
            continue
        near = range(k + 1, min(k + 2 + _TALKS, wanted.i))
        talks = next((n for n in near if names_talks(words[n]) or words[n].removeprefix("ال") in _EFFORTS), None)
        if talks is not None and wanted.i - talks <= _FOR and _is_aim(words, talks, wanted):
            return k
    return None


def _find_deal(ctx: Context, start: int, wanted: Item) -> int | None:
    """Return the token of "within" before a deal that comprises a release ("في إطار صفقة تتضمن الإفراج عن"); None for none."""
    items = ctx.marked.by_sentence[wanted.s]
    comprised = any(0 <= wanted.i - v.j <= 1 for v in items.find_verbs(ctx.bits["include"]) if ctx.is_finite(v))
    if not comprised and STIPULATES.isdisjoint(ctx.marked.words[wanted.i - _NEXT : wanted.i]):
        return None
    within = (k for k in range(start, wanted.i) if ctx.marked.words[k] in _WITHIN)
    return next((k for k in within if ctx.between_has(k + 1, k + 1 + _NEXT, "deal", "arrangement")), None)


def _is_aim(words: list[str], talks: int, wanted: Item) -> bool:
    """Tell whether a release is what talks are "for", or right behind them what they are "on"."""
    before = words[wanted.i - 1]
    return wanted.prefix == "ل" or before == "اجل" or (before in _ON and wanted.i - talks <= _NEXT)


def _lets_go_some(ctx: Context, done: Item, end: int) -> bool:
    """Tell whether a verb lets go people who stand behind it before a token, or whom a pronoun takes up."""
    if ctx.lets_them_go(done):
        return True
    people = any(is_people(i) for i in ctx.items_in(done.s, done.j, end))
    return people and (frees_somebody(ctx, done) or lets_people_go(ctx, done))


def _are_held_by_another(ctx: Context, wanted: Item, done: Item) -> bool:
    """Tell whether those to be let go are hostages, or held by another than who has let the first go."""
    behind = ctx.items_in(wanted.s, wanted.j, wanted.j + _HELD)
    doer = find_subject_after(ctx, done, wanted.i)
    for item in behind:
        if item.kind == "cue" and item.cue == "holder" and not ctx.marked.words[item.i].startswith(_WITH_US + "ه"):
            holder = next((i for i in behind if i.i == item.j and ctx.names_party(i)), None)
            if holder is None:
                return are_armed_men(ctx, item)
            if doer is None:
                return ctx.is_nominal(done)  # else somebody who is not named lets go
            return not ctx.same_party(ctx.key(doer), ctx.key(holder))
        if item.kind == "verb" and item.classes & ctx.bits["capture"]:
            return True
    hostages = any(stem in ctx.marked.words[i.i] for stem in _HOSTAGES for i in behind if is_people(i) or is_held(i))
    armed = doer is not None and ctx.lexicon.types.get(ctx.key(doer)) == "armed_group"
    return hostages and not armed
