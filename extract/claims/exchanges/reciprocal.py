"""Reciprocity: words of letting go by which two parties each give the other people, and so exchange them."""

from __future__ import annotations

from itertools import pairwise

from extract.claims.context import Context
from extract.mentions.forms import NOUN
from extract.mentions.items import Item

_OTHER = frozenset(("اخر", "اخري"))  # "to the other", as `strip_clitics` leaves it
_EACH = frozenset(("من", "منهما", "طرف", "جانب", "واحد"))  # after "every": each of the two
_REACH = 10  # tokens from the verb to "the other", or to the people of both
_BESIDE = 2  # tokens from the verb to the first of two who give


def is_reciprocal(ctx: Context, verb: Item) -> bool:
    """Tell whether two parties each let people of the other go ("سلّمت كل من X وY الأخرى رفات", "أعاد X وY … من أسراهما", "تسليم وتسلم أسرى بين X وY")."""
    if verb.kind != "verb" or not verb.classes & ctx.giving:
        return False
    after = range(verb.j, min(verb.j + _REACH, ctx.marked.sentences[verb.s][1]))
    words = ctx.marked.words[after.start : after.stop]
    each = "كل" in words and any(a == "كل" and b in _EACH for a, b in pairwise(words))
    if each and not _OTHER.isdisjoint(ctx.marked.bare[after.start : after.stop]):
        return True
    if _is_both_ways(ctx, verb) and ctx.between_has(after.start, after.stop, "between"):
        return True
    return _are_two(ctx, verb) and any(_are_of_both(ctx, k) for k in after)


def _is_both_ways(ctx: Context, verb: Item) -> bool:
    """Tell whether handing over and taking over are named together ("تسليم وتسلم أسرى", "استلام وتسليم الأسرى")."""
    handing = ctx.mask("hand_over", "receive")
    beside = [v for v in ctx.marked.by_sentence[verb.s].find_verbs(handing) if v.i == verb.j or v.j == verb.i]
    return ctx.is_nominal(verb) and any(v.tense & NOUN and v.classes != verb.classes for v in beside)


def _are_two(ctx: Context, verb: Item) -> bool:
    """Tell whether two parties, joined by "and", are the subject right after a finite verb."""
    at_once = ctx.marked.by_sentence[verb.s].starting(verb.j, verb.j + _BESIDE)
    if not ctx.is_finite(verb) or not any(map(ctx.names_party, at_once)):
        return False
    near = [i for i in ctx.items_in(verb.s, verb.j, verb.j + _REACH) if ctx.names_party(i)]
    return len(near) >= 2 and near[0].i - verb.j < _BESIDE and near[1].joined and near[1].i == near[0].j


def _are_of_both(ctx: Context, token: int) -> bool:
    """Tell whether a noun of people bears the pronoun of two ("أسراهما")."""
    word = ctx.marked.info[token]
    noun = word.entry.noun if word is not None and word.entry is not None else None
    return word is not None and noun is not None and noun.kind == "people" and word.suffix == "هما"
