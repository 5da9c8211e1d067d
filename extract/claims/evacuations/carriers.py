"""Carriers: relief and United Nations bodies, aid organisations, and states not at war there, that carry people out."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from extract.claims.context import Context
from extract.claims.evacuations.nationals import RELIEF
from extract.claims.evacuations.rescuers import are_sick_guests, find_rescuer
from extract.claims.evacuations.words import words_of
from extract.claims.frames import Filler, Frame
from extract.claims.spread import sentences_of
from extract.mentions.items import Item

_BY = 3  # tokens of "by", "with the help of"
_SUBJECTS = frozenset(("verb", "actor", "count", "batch", "vehicles"))  # what can be, or have, a subject
_SUBJECT = 8  # tokens from the subject of evacuating to the verb


def read_carriers(ctx: Context, frame: Frame, others: AbstractSet[int]) -> dict[str, Filler]:
    """Find relief bodies, aid organisations and states that carry people out: subjects of carrying and helping, owners of the vehicles.

    Read in the claim's sentences, and in the next if it goes on about "the operation" and tells of no other event.

    Args:
        ctx: The article.
        frame: The claim.
        others: Sentences that tell of other events.
    """
    found: dict[str, Filler] = {}
    words = ctx.marked.words
    own = sentences_of(ctx, frame)
    after = {s + 1 for s in own if s + 1 < len(ctx.marked.sentences)} - own - others
    for s in sorted(own | {s for s in after if _goes_on_about_it(ctx, s)}):
        for item in ctx.marked.by_sentence[s]:
            if item.kind != "actor" or item.name is None:
                continue
            if item.name.entity_type not in RELIEF and item.name.entity_id != "un":
                continue
            other = next((i.i for i in ctx.items_in(s, item.j, item.j + 3) if i.kind == "actor"), item.j + 3)
            beside = words[max(0, item.i - 4) : item.i] + words[item.j : other]
            if not words_of("carriers").isdisjoint(beside) or _brings_out(ctx, item) or _is_agent(ctx, item):
                found.setdefault(ctx.key(item), Filler(item, "carries_out"))
    rescuers = (find_rescuer(ctx, frame, s, receives=False) for s in sorted(own) if are_sick_guests(ctx, frame))
    for state in (i for i in rescuers if i is not None):
        found.setdefault(ctx.key(state), Filler(state, "carries_out"))
    return found


def _goes_on_about_it(ctx: Context, s: int) -> bool:
    """Tell whether a sentence is about the operation just told of ("وتم ذلك بالتنسيق مع X"), and not about aid."""
    words = [word.removeprefix("و") for word in ctx.marked.words[slice(*ctx.marked.sentences[s])]]
    return not words_of("the_operation").isdisjoint(words) and words_of("aid").isdisjoint(words)


def _brings_out(ctx: Context, body: Item) -> bool:
    """Tell whether a body before a word of evacuating does it ("قالت X إنها أجلت", "قامت X بإجلاء", "أعلنت X إجلاء", "تستعد X لإجلاء")."""
    nearest = next((v for v in ctx.marked.by_sentence[body.s] if v.i >= body.j and _can_be_subject(ctx, v)), None)
    if nearest is None or not nearest.classes & ctx.bits["evacuate"] or nearest.i - body.j > _SUBJECT:
        return False
    if ctx.is_finite(nearest):
        return True
    does = {"ب": "carries_out", "": "announces", "ل": "prepares"}.get(nearest.prefix, "")
    return bool(does) and ctx.marked.words[body.i - 1].removeprefix("و") in words_of(does)


def _is_agent(ctx: Context, body: Item) -> bool:
    """Tell whether a body is the subject of evacuating right before it, or named as by whom ("ستجلي X", "على يد X", "بمساعدة X")."""
    before = ctx.items_in(body.s, max(body.i - 2, 0), body.i)
    if any(v.kind == "verb" and v.classes & ctx.bits["evacuate"] and ctx.is_finite(v) for v in before):
        return True
    words = ctx.marked.words[max(body.i - _BY, ctx.marked.sentences[body.s][0]) : body.i]
    said = " ".join(words)
    return any(said.endswith(" " + phrase) or said == phrase for phrase in words_of("by_whom"))


def _can_be_subject(ctx: Context, item: Item) -> bool:
    return item.kind in _SUBJECTS or (item.kind == "place" and ctx.names_party(item))
