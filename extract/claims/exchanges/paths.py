"""Paths: from whose land to whose captives are carried, which tells who lets them go ("أقلت طائرة 180 أسيرا من صنعاء إلى عدن")."""

from __future__ import annotations

from extract.claims.comparing import are_others
from extract.claims.context import Context
from extract.claims.exchanges.homecoming import were_held
from extract.claims.exchanges.leg import Leg
from extract.claims.exchanges.memory import Memory
from extract.mentions.entries import Name
from extract.mentions.items import Item, Items

_BESIDE = 2  # tokens from a verb of leaving or landing to the place
_CARRIED = 1.8
_HOME = 1.4
_THE_OTHER = frozenset(("والاخري", "واخري", "والثانيه"))
_LANDS = frozenset(("في", "بمطار"))


def vote_by_path(ctx: Context, memory: Memory, leg: Leg, items: Items, limit: int) -> None:
    """Add who lets captives go by the land that they are carried from, and whose they are by where they go.

    Args:
        ctx: The article.
        memory: What was read so far; keeps the capitals that stand for a party.
        leg: The captives.
        items: The items of the passage.
        limit: The token at which the next leg begins.
    """
    owned = any(v.rule == "owner" for v in leg.votes)
    if leg.verb is None or not leg.verb.classes & ctx.moving or not (owned or _are_captives(ctx, leg.item, items)):
        return
    clause = _clause_of(ctx, leg, items, limit)
    left, reached = _find_left(ctx, clause), _find_reached(ctx, clause)
    for place in (left, reached):
        if place is not None and place.actor_reading is not None:
            memory.remember(ctx, place)
    owners = [v.key for v in leg.votes if v.role == "owner"]
    home = _land_of(ctx, reached, owners) if reached is not None else ""
    giver = _land_of(ctx, left, [*owners, home]) if left is not None else ""
    theirs = [key for key in (*owners, home) if key]
    if giver and ctx.are_enemies((giver,), theirs):
        leg.vote(giver, "releaser", _CARRIED, "holder")
    else:
        giver = ""
    if home and not owners and not (giver and ctx.same_party(giver, home)):
        leg.vote(home, "owner", _HOME, "comes_home_to")


def _are_captives(ctx: Context, item: Item, items: Items) -> bool:
    """Tell whether captives or bodies are counted, by a noun or as others beside some ("125 أسيرا إلى X و35 آخرين إلى Y")."""
    if item.held or item.category == "bodies" or were_held(ctx, item):
        return True
    beside = item.bare or are_others(ctx, item)
    return beside and any(i.held for i in items.counts if i.j <= item.i)


def _clause_of(ctx: Context, leg: Leg, items: Items, limit: int) -> list[Item]:
    """Return the items that tell of the way of those counted: from the first verb of moving behind those counted before, to the next clause."""
    before = max((i.j for i in items.counts if i.j <= leg.item.i), default=0)
    verbs = [v for v in items.find_verbs(ctx.moving) if ctx.is_finite(v) or ctx.is_nominal(v)]
    first = next((v.i for v in verbs if before <= v.i < leg.item.i), leg.item.i)
    first = min([first, *(i.i for i in items if i.kind == "place" and i.j == first and i.i >= before)])
    words = ctx.marked.words
    first = next((k for k in range(leg.item.i - 1, first, -1) if words[k] in _THE_OTHER), first)  # of two planes
    after = next((v.i for v in verbs if v.i >= leg.item.j and v.joined), limit)
    return [i for i in items if first <= i.i < min(after, limit)]


def _find_left(ctx: Context, clause: list[Item]) -> Item | None:
    """Return the place left: behind "from", or right behind a verb of leaving."""
    places = [i for i in clause if i.kind == "place" or i.place_reading is not None]
    leaving = [v for v in clause if v.kind == "verb" and v.classes & ctx.bits["leave"]]
    return next(
        (
            i
            for i in places
            if "from" in ctx.before(i) or any(0 <= i.i - v.j < _BESIDE and not ctx.before(i) for v in leaving)
        ),
        None,
    )


def _find_reached(ctx: Context, clause: list[Item]) -> Item | None:
    """Return the place reached: behind "to", or right behind a verb of arriving."""
    places = [i for i in clause if i.kind == "place" or i.place_reading is not None]
    arriving = [v for v in clause if v.kind == "verb" and v.classes & ctx.bits["arrive"]]
    return next(
        (
            i
            for i in places
            if "to" in ctx.before(i)
            or any(
                0 <= i.i - v.j < _BESIDE and ctx.marked.words[i.i - 1] in (*_LANDS, ctx.marked.words[v.i])
                for v in arriving
            )
            or any(v.i == i.j and "in" in ctx.before(i) for v in arriving)
        ),
        None,
    )


def _land_of(ctx: Context, place: Item, others: list[str]) -> str:
    """Return whose land a place is: of whom it is the capital, by its name or as the town of an airport; else of its state, if that fights one of the others."""
    if place.kind != "place":
        return ctx.key(place) if ctx.may_be_party(place) else ""
    if place.actor_reading is not None:
        return ctx.key(place)
    country = place.name.country if place.name is not None else ""
    seats = {
        name.entity_id
        for word in ctx.marked.words[place.i : place.j]
        for name in _names(ctx, word)
        if name.kind == "actor" and name.name_kind == "metonym" and name.country == country
    }
    if len(seats) == 1:
        return seats.pop()
    state = _state_of(ctx, country)
    return state if place.name is not None and any(ctx.may_fight(state, key) for key in others if key) else ""


def _names(ctx: Context, word: str) -> list[Name]:
    found: list[Name] = ctx.lexicon.trie.get(word, {}).get("", {}).get("name", [])
    return found


def _state_of(ctx: Context, country: str) -> str:
    """Return the one state of a country; empty where several governments were its state at some time."""
    states = ctx.lexicon.states.get(country, set())
    return next(iter(states)) if len(states) == 1 else ""
