"""Rescuers: states that bring people out of the country of others, or receive them."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.frames import Frame
from extract.claims.spread import sentences_of
from extract.mentions.items import Item

_DOER = 3  # tokens from who brings out to the verb, and to the end of his name behind it
_RECEIVES = "ستقبل"


def find_rescuer(ctx: Context, frame: Frame, s: int, *, receives: bool = True) -> Item | None:
    """Return the state that a sentence says brings people of another country out, or receives them; None if none does.

    It is none of the enemies in whose war they are caught ("أجلت X 57 مريضا من Y").

    Args:
        ctx: The article.
        frame: The claim.
        s: The sentence.
        receives: Whether a state that only receives them is one too.
    """
    start, end = ctx.marked.sentences[s]
    lands = {ctx.lexicon.countries.get(key, "") for key in frame.origin} - {""}
    near = {other for land in lands for other in ctx.lexicon.enemies.get(land, frozenset((land,)))}
    if not lands:
        return None
    for verb in ctx.marked.by_sentence[s].find_verbs(ctx.mask("evacuate", "receive")):
        welcomes = _RECEIVES in ctx.marked.words[verb.i]
        if (
            not ctx.is_finite(verb)
            or not (verb.classes & ctx.bits["evacuate"] or welcomes)
            or (welcomes and not receives)
        ):
            continue
        for doer in ctx.items_in(s, max(start, verb.i - _DOER), min(end, verb.j + _DOER)):
            beside = doer.kind == "actor" and (doer.i == verb.j or doer.j == verb.i)
            if beside and doer.place_reading is not None and doer.place_reading.country not in near:
                return doer
    return None


def are_sick_guests(ctx: Context, frame: Frame) -> bool:
    """Tell whether those who leave are wounded or sick, and under no deal, so that the state that brings them out has them treated."""
    sick = any(f.item.category == "wounded" for f in frame.people)
    return sick and not any("arrangement" in ctx.marked.by_sentence[s].cues for s in sentences_of(ctx, frame))
