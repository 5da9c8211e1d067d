"""Talked out: armed groups with whom somebody talks or pleads about leaving a place."""

from __future__ import annotations

from extract.claims.context import Context, names_talks
from extract.claims.evacuations.words import ARMED, has_stem, is_actor_of, is_people
from extract.mentions.forms import NOUN
from extract.mentions.items import Item, Items

_TALKED = 16  # tokens from talks, over with whom, to leaving


def find_talked_to(ctx: Context, leaving: Item, items: Items) -> Item | None:
    """Return the armed group that is talked to about leaving, the last named before that; None if none is.

    "محادثات مع X لينسحب من المدينة", "تفاوض العشائر X على الخروج", "إقناع مسلحي X بالمغادرة".
    """
    if not leaving.classes & ctx.bits["leave"] or not (leaving.tense & NOUN or leaving.prefix == "ل"):
        return None
    words, start = ctx.marked.words, ctx.marked.sentences[leaving.s][0]
    near = range(max(start, leaving.i - _TALKED), leaving.i)
    talks = next((k for k in near if names_talks(words[k]) or has_stem(words[k], "talks_over")), None)
    behind = items.starting(leaving.j, leaving.j + 1)
    if talks is None or any(is_actor_of(i, ARMED) or (is_people(i) and not i.suffix) for i in behind):
        return None  # "خروج المدنيين"
    return next((i for i in reversed(items) if talks < i.i < leaving.i and is_actor_of(i, ARMED)), None)
