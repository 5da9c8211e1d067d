"""Both ways: captives of two enemies who are told to go home one after the other, with no word that calls it an exchange."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from extract.claims.circumstances import read_background
from extract.claims.comparing import is_soon_before
from extract.claims.context import CAPTORS, Context
from extract.claims.exchanges.homecoming import were_held
from extract.claims.exchanges.leg import FIRM, Leg
from extract.claims.exchanges.legs import LegReader
from extract.claims.exchanges.memory import Memory
from extract.claims.exchanges.objects import gets_people, lets_people_go
from extract.claims.frames import Frame
from extract.claims.settings import is_negated
from extract.mentions.items import Item

_NEAR = 2  # sentences from those who go one way to those who go the other
_DAYS = 14  # days between the two, at most
_OWNED = 1.2  # the weight of evidence of whose people they are


@dataclass(frozen=True, slots=True)
class _Way:
    """Some captives' way: who lets them go, whose they are, and the sentence that tells it."""

    s: int
    leg: Leg
    givers: frozenset[str]
    owners: frozenset[str]


def find_both_ways(ctx: Context, movements: dict[int, Item]) -> dict[int, Item]:
    """Return, by sentence, the verbs of passages that tell of captives let go both ways between two enemies; empty for none.

    Args:
        ctx: The article.
        movements: By sentence, its verb of letting go, getting back or coming home whose people are counted.
    """
    pairs = (pair for pair in _find_near(ctx, movements) if _are_opposite(ctx, *pair))
    told = {way.s for pair in pairs if _are_of_one_time(ctx, *pair, movements) for way in pair}
    return {s: movements[s] for s in sorted(told)}


def are_of_strangers(ctx: Context, movements: dict[int, Item]) -> bool:
    """Tell whether one party gets people from a second and gives others to a third, so that it exchanges with neither ("تسلم العراق من X 150، وأعاد 20 طفلا روسيا")."""
    pairs = list(_find_near(ctx, movements))
    if any(_are_opposite(ctx, *pair) for pair in pairs):
        return False
    return any(_go_elsewhere(ctx, one, other) or _go_elsewhere(ctx, other, one) for one, other in pairs)


def _find_near(ctx: Context, movements: dict[int, Item]) -> Iterator[tuple[_Way, _Way]]:
    """Yield the ways of captives that sentences near each other tell, by twos, in order of place."""
    ways = [
        way
        for s, verb in movements.items()
        if not is_negated(ctx, verb)
        for way in _ways_of(ctx, s, _look_ahead(ctx, s, verb))
    ]
    for n, one in enumerate(ways):
        for other in islice(ways, n + 1, None):
            if other.s - one.s > _NEAR:
                break
            if not _is_told_again(ctx, one, other):
                yield one, other


def _is_told_again(ctx: Context, headline: _Way, other: _Way) -> bool:
    """Tell whether a way is that of the first sentence with the same number, and of nobody else's people: a headline and its text."""
    first, second = headline.leg.item, other.leg.item
    as_many = "same" in ctx.cues_at.get(second.i, ())
    again = headline.s == 0 < other.s and (first.low, first.high) == (second.low, second.high) and not as_many
    return again and (not other.owners or _meet(ctx, headline.owners, other.owners))


def _go_elsewhere(ctx: Context, given: _Way, got: _Way) -> bool:
    """Tell whether those whom a party gives go to others than those from whom it gets people, and to no enemy of its own."""
    if not _meet(ctx, given.givers, got.owners) or not given.owners or not got.givers:
        return False
    enemies = any(ctx.may_fight(a, b) for a in given.owners for b in given.givers | got.givers)
    return not _meet(ctx, given.owners, got.givers) and not enemies


def _look_ahead(ctx: Context, s: int, verb: Item) -> list[Leg]:
    """Return the legs of a sentence, of which nothing is kept."""
    start, end = ctx.marked.sentences[s]
    counts = [(i, i.category, i.bare) for i in ctx.marked.by_sentence[s].counts]
    legs = LegReader.with_memory(ctx, Memory()).read(s, start, end, Frame("exchange", s, (start, end), verb))
    for item, category, bare in counts:
        item.category, item.bare = category, bare
    return legs


def _ways_of(ctx: Context, s: int, legs: list[Leg]) -> list[_Way]:
    found = []
    for leg in legs:
        if leg.verb is None or not leg.votes or not _moves_people(ctx, leg):
            continue
        givers = frozenset(v.key for v in leg.votes if v.role == "releaser" and v.weight >= FIRM)
        owners = frozenset(v.key for v in leg.votes if v.role == "owner" and v.weight >= _OWNED)
        found.append(_Way(s, leg, givers, owners - givers))
    return found


def _moves_people(ctx: Context, leg: Leg) -> bool:
    """Tell whether it is people who are let go or got back, and not a place, leave or families who go home."""
    if leg.verb is None or (leg.item.category == "families" and not leg.item.held):
        return False
    if leg.verb.classes & ctx.giving and not lets_people_go(ctx, leg.verb):
        return False
    return not leg.verb.classes & ctx.bits["receive"] or gets_people(ctx, leg.verb)


def _are_opposite(ctx: Context, one: _Way, other: _Way) -> bool:
    """Tell whether two enemies each let people of the other go: each is known by whom he lets go or whose people come home."""
    as_many = "same" in ctx.cues_at.get(other.leg.item.i, ())  # "عاد إلى ديارهم 50 جنديا من X ومثلهم من Y"
    if not (_are_captives(ctx, one) or _are_captives(ctx, other) or as_many):
        return False
    if _meet(ctx, one.givers, other.givers) or _meet(ctx, one.owners, other.owners):
        return False
    if _go_elsewhere(ctx, one, other) or _go_elsewhere(ctx, other, one):
        return False
    apart = _are_apart(ctx, one.givers, other.givers) or _are_apart(ctx, one.owners, other.owners)
    crossed = _meet(ctx, one.givers, other.owners) or _meet(ctx, one.owners, other.givers)
    named = one.givers | one.owners | other.givers | other.owners
    return apart or (crossed and ctx.are_enemies(named, named))


def _are_captives(ctx: Context, way: _Way) -> bool:
    """Tell whether those counted are surely captives or dead: by their noun, by who held them, as an enemy lets them go, or as soldiers who are got back."""
    item, verb = way.leg.item, way.leg.verb
    if verb is not None and verb.classes & ctx.bits["receive"] and item.category == "fighters":
        return True
    if item.held or item.category == "bodies" or were_held(ctx, item):
        return True
    if any(v.rule in ("holder", "captor") for v in way.leg.votes):
        return True
    return ctx.are_enemies(way.givers, way.owners)


def _meet(ctx: Context, some: frozenset[str], others: frozenset[str]) -> bool:
    return any(CAPTORS not in (a, b) and ctx.same_party(a, b) for a in some for b in others)


def _are_apart(ctx: Context, some: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether a party of some and one of others are enemies: of two of one country, one is its state."""
    countries, types = ctx.lexicon.countries, ctx.lexicon.types
    return any(
        ctx.are_enemies((a,), (b,))
        and (countries.get(a) != countries.get(b) or (types.get(a) == "state") != (types.get(b) == "state"))
        for a in some
        for b in others
    )


def _are_of_one_time(ctx: Context, one: _Way, other: _Way, movements: dict[int, Item]) -> bool:
    """Tell whether both are told of now, or are no more than some days apart."""
    days = [_days_of(ctx, way) for way in (one, other)]
    if days[0] and days[1]:
        return (
            min(abs((a.past.start - b.past.start).days) for a in days[0] for b in days[1] if a.past and b.past) <= _DAYS
        )
    told = [read_background(ctx, way.s, *ctx.marked.sentences[way.s], movements[way.s]) for way in (one, other)]
    return told[0] == told[1] or one.s == other.s or any(is_soon_before(ctx, way.s) for way in (one, other))


def _days_of(ctx: Context, way: _Way) -> list[Item]:
    return [i for i in ctx.marked.by_sentence[way.s] if i.kind == "date" and i.past is not None]
