"""Passives: verbs over people who are let go that name no party that does it."""

from __future__ import annotations

import re

from extract.claims.context import Context
from extract.mentions.forms import PAST
from extract.mentions.items import Item
from extract.mentions.verb_classes import LET_GO

BY_IT = frozenset(("بموجبها", "بموجبه", "خلالها", "خلاله", "فيها", "فيه", "عنها", "عنه", "منها", "منه"))
"""Behind the verb of a relative clause: what took up is a deal, and no party."""

_MEDIATION = 3  # tokens from mediation, over whose it is, to what it is for
_SPELT = re.compile("(و\u064e?)?\\w\u064f")  # "تُرك", "وسُلّم"


def is_spelt_passive(ctx: Context, verb: Item) -> bool:
    """Tell whether the vowel written on its first letter makes a verb in the past a passive ("إذ تُرك 48 أسيرا")."""
    start, end = ctx.marked.text_span(verb.i, verb.j)
    return bool(verb.tense & PAST) and bool(_SPELT.match(ctx.marked.article.text, start, end))


def is_passive(ctx: Context, verb: Item, *, of_another_gender: bool) -> bool:
    """Tell whether a verb is likely passive: followed at once by its preposition or people, with no subject between.

    Args:
        ctx: The article.
        verb: The verb.
        of_another_gender: The subject before it is feminine, so that "by it" may come first ("أجرت X تبادلا أُفرج بموجبه عن").
    """
    words = ctx.marked.words
    if not verb.tense & PAST or words[verb.i].endswith(("ت", "وا")):
        return False
    by_it = not BY_IT.isdisjoint(words[verb.j : verb.j + 1])
    if by_it and not of_another_gender:
        return False
    return not LET_GO.isdisjoint(words[verb.j + by_it : verb.j + by_it + 1])


def is_done_by_helper(ctx: Context, verb: Item) -> bool:
    """Tell whether who is no party stands right behind a verb as its subject, or mediates for it ("تسلّم الصليب الأحمر أسيرتين", "وساطة X لإطلاق")."""
    helper = next((i for i in ctx.marked.by_sentence[verb.s] if i.i == verb.j and i.kind == "actor"), None)
    if helper is not None and helper.name is not None and not ctx.may_be_party(helper):
        return True
    return (
        verb.prefix == "ل" and ctx.is_nominal(verb) and ctx.between_has(verb.i - _MEDIATION, verb.i, "mediation_noun")
    )


def is_carried_out(ctx: Context, verb: Item) -> bool:
    """Tell whether a verbal noun is the subject of "be done" ("سيتم الإفراج"), so that nobody is named as doing it."""
    if not ctx.is_nominal(verb) or ctx.marked.words[verb.i - 1] in ("من", "في"):
        return False  # "تمكنت الحركة من استعادة"
    return any(
        ctx.is_finite(v) and 0 <= verb.i - v.j <= 1
        for v in ctx.marked.by_sentence[verb.s].find_verbs(ctx.bits["finish"])
    )
