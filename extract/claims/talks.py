"""Talks: whether they are only those in which a deal was reached, which has come further than they."""

from __future__ import annotations

from itertools import pairwise

from extract.claims.context import Context, names_talks
from extract.claims.settings import is_negated
from extract.mentions.clitics import is_among
from extract.mentions.forms import NOUN, PAST
from extract.mentions.items import Item
from extract.mentions.word_lists import list_words

_AGREEMENT = list_words("circumstances.yml", "agreements")
_DURING = frozenset(("خلال", "في", "بعد", "عقب", "اثر", "ضمن"))  # before talks
_NEGOTIATING = "التفاوض"
_AFTER, _LASTED = frozenset(("بعد", "عقب", "اثر")), 5  # tokens from "after", over how long they lasted, to talks
_LED = 8  # tokens from talks, over where and whose, to what they led to
_LEADS_TO = frozenset(("الي", "عن"))


def bore_a_deal(ctx: Context, talks: Item) -> bool:
    """Tell whether talks are only those in which a deal was reached ("اتفقا خلال محادثات على", "أسفرت المفاوضات عن اتفاق")."""
    word = ctx.marked.words[talks.i]
    if not names_talks(word) and word != _NEGOTIATING:
        return False
    verbs = ctx.marked.by_sentence[talks.s].verbs
    told = [v for v in verbs if v.tense & PAST and ctx.is_finite(v) and not is_negated(ctx, v)]
    bore = any(v.classes & ctx.bits["finish"] and (v.j == talks.i or _ends_in_deal(ctx, v, talks)) for v in told)
    reached = [v for v in verbs if v.tense & NOUN and v.definite and ctx.marked.words[v.j : v.j + 1] == ["علي"]]
    agreed = any(v.classes & ctx.bits["agree"] for v in (*told, *reached))
    return bore or (agreed and _are_over(ctx, talks))


def _are_over(ctx: Context, talks: Item) -> bool:
    """Tell whether something happens in or after talks ("خلال مفاوضات", "بعد أيام من التفاوض")."""
    words = ctx.marked.words
    lasted = words[talks.i - 1] == "من" and not _AFTER.isdisjoint(words[max(0, talks.i - _LASTED) : talks.i])
    return words[talks.i - 1] in _DURING or lasted


def _ends_in_deal(ctx: Context, verb: Item, talks: Item) -> bool:
    """Tell whether a verb, whose subject takes in the talks, says that they led to an agreement ("أفضت جهود … من المباحثات إلى اتفاق")."""
    behind = ctx.marked.words[talks.j : min(talks.j + _LED, ctx.marked.sentences[talks.s][1])]
    led = any(a in _LEADS_TO and is_among(b, _AGREEMENT) for a, b in pairwise(behind))
    return verb.i < talks.i and led
