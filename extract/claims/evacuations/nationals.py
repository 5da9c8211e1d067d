"""Nationals: people who leave a foreign country for their own, and whom no deal lets out."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.evacuations.words import is_cue
from extract.claims.frames import Filler, Frame
from extract.claims.spread import sentences_of

_ARMED = frozenset(("fighters", "wounded", "bodies"))
RELIEF = frozenset(("un_body", "red_cross", "ngo"))
"""Types of bodies that bring people out and are no party."""

_COUNTRIES = frozenset(("country", "state"))


def goes_to_its_own_country(ctx: Context, frame: Frame) -> bool:
    """Tell whether those who leave are fetched, or go, home from abroad (codebook, section 2).

    Their nationality is that of the country that they come to or whose state is named, or they leave a whole country; and no deal
    is told of beside it.
    """
    if not frame.origin or any(f.item.category in _ARMED for f in frame.people) or _tells_of_a_deal(ctx, frame):
        return False
    left, reached = _countries(ctx, frame.origin), _countries(ctx, frame.destination)
    if not left or left & reached:
        return False
    nations = {code for f in frame.people if (code := _nation(ctx, f))}
    if nations:
        return not nations & left and bool(nations & (reached or _states(ctx, frame)))
    if frame.actors or _names_relief(ctx, frame):
        return False
    return bool(reached) and all(ctx.lexicon.types.get(k) in _COUNTRIES for k in frame.origin)


def _tells_of_a_deal(ctx: Context, frame: Frame) -> bool:
    """Tell whether the passages or the headline name a deal, a truce or a corridor."""
    return any(is_cue(i, "arrangement") for s in {0, *sentences_of(ctx, frame)} for i in ctx.marked.by_sentence[s])


def _names_relief(ctx: Context, frame: Frame) -> bool:
    """Tell whether the passages name a relief or United Nations body, which brings others than its own out."""
    items = (i for s in sentences_of(ctx, frame) for i in ctx.marked.by_sentence[s] if i.kind == "actor")
    return any(i.name is not None and i.name.entity_type in RELIEF for i in items)


def _countries(ctx: Context, places: dict[str, Filler]) -> set[str]:
    return {code for key in places if (code := ctx.lexicon.countries.get(key, ""))}


def _states(ctx: Context, frame: Frame) -> set[str]:
    """Return the countries of the states that the passages name, and not only by an adjective."""
    named = (i for s in sentences_of(ctx, frame) for i in ctx.marked.by_sentence[s] if i.kind in ("actor", "place"))
    keys = {ctx.key(i) for i in named if i.name is not None and i.name.entity_type in _COUNTRIES}
    return {code for key in keys if (code := ctx.lexicon.countries.get(key, ""))}


def _nation(ctx: Context, people: Filler) -> str:
    """Return the country of the adjective right of a count ("230 لاجئا سوريا"); empty if there is none."""
    item = people.item
    beside = ctx.marked.by_sentence[item.s].starting(item.i, item.j + 1)
    nation = next((i for i in beside if i.kind in ("nat", "actor")), None)
    return ctx.lexicon.countries.get(ctx.key(nation), "") if nation is not None and nation.names else ""
