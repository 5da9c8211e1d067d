"""A claim that was read against one that was coded, slot by slot."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations, zip_longest

from extract.evaluate.coding import CodedClaim, Count, Entity, Side
from extract.evaluate.tally import Tally, add_up

_MOST_SIDES = 5  # sides whose orders are all tried: 120
_COUNT_WEIGHT = 0.6  # of a count against an actor, in telling which side is which
_LEAST_OVERLAP = 0.5  # of two intervals' union, to be the same date

SidePair = tuple[Side | None, Side | None]


def compare_claims(coded: CodedClaim, read: CodedClaim) -> dict[str, Tally]:
    """Return what was found, missed and too much in each slot of a pair of claims of one kind.

    A slot in which both claims hold a single value and differ counts as missed and extra.
    """
    slots = _compare_single("status", coded.statuses, read.statuses, same=_is_same_status(coded, read))
    slots |= _compare_single("date", coded.start, read.start, same=is_same_date(coded, read))
    slots |= _compare_exchange(coded, read) if coded.kind == "exchange" else _compare_evacuation(coded, read)
    slots["mediator"] = match_entities(coded.mediators, read.mediators, spare=_spare(coded, "mediator"))
    for slot, forgiven in coded.allowance.placeholders.items():
        if slot in slots:
            tally = slots[slot]
            slots[slot] = Tally(tally.found, tally.missed, max(0, tally.extra - forgiven))
    return slots


def match_entities(coded: Sequence[Entity], read: Sequence[Entity], *, spare: Sequence[Entity] = ()) -> Tally:
    """Match actors or places by a shared name, each once.

    Args:
        coded: Those asked for.
        read: Those found.
        spare: Those that are right if found, and not missed if not.
    """
    left = list(read)
    found = 0
    for entity in coded:
        hit = next((place for place, other in enumerate(left) if entity.is_same(other)), None)
        if hit is not None:
            del left[hit]
            found += 1
    extra = sum(not any(entity.is_same(other) for entity in spare) for other in left)
    return Tally(found, len(coded) - found, extra)


def match_counts(coded: Sequence[Count], read: Sequence[Count]) -> tuple[Tally, Tally]:
    """Match known counts by both bounds, each once, one of the right category first.

    Returns:
        The figures; and the categories, right only on a count whose figure is right.
    """
    asked = [count for count in coded if count.is_known]
    left = [count for count in read if count.is_known]
    found = right = 0
    for count in asked:
        same = [place for place, other in enumerate(left) if count.is_same(other)]
        agreeing = [place for place in same if _is_same_category(count, left[place])]
        if same:
            del left[(agreeing or same)[0]]
            found += 1
            right += bool(agreeing)
    missed, extra = len(asked) - found, len(left)
    return Tally(found, missed, extra), Tally(right, found + missed - right, found + extra - right)


def is_same_date(coded: CodedClaim, read: CodedClaim) -> bool:
    """Tell whether two dates agree: to a day where the coded one is of a day, else by half of their union."""
    if not (coded.start and coded.end and read.start and read.end):
        return False
    if coded.precision == "day":
        return abs((coded.start - read.start).days) <= 1 and abs((coded.end - read.end).days) <= 1
    both = (min(coded.end, read.end) - max(coded.start, read.start)).days + 1
    either = (max(coded.end, read.end) - min(coded.start, read.start)).days + 1
    return both / either >= _LEAST_OVERLAP


def pair_sides(coded: Sequence[Side], read: Sequence[Side]) -> list[SidePair]:
    """Return the pairing of sides under which most actors and counts agree; what has no partner is paired with None."""
    if max(len(coded), len(read)) > _MOST_SIDES:
        return list(zip_longest(coded, read))
    length = max(len(coded), len(read))
    ours: list[Side | None] = [*coded, *[None] * (length - len(coded))]
    theirs: list[Side | None] = [*read, *[None] * (length - len(read))]
    agreement = [[_measure_agreement(mine, other) for other in theirs] for mine in ours]
    best: tuple[int, ...] = ()
    best_score = -1.0
    for order in permutations(range(length)):
        score = 0.0
        for place, other in enumerate(order):
            actors, counts = agreement[place][other]
            score += actors
            score += _COUNT_WEIGHT * counts
        if score > best_score:
            best, best_score = order, score
    return [(ours[place], theirs[other]) for place, other in enumerate(best)]


def _measure_agreement(coded: Side | None, read: Side | None) -> tuple[int, int]:
    if coded is None or read is None:
        return 0, 0
    return (
        match_entities(coded.actors, read.actors).found,
        match_counts(coded.released, read.released)[0].found,
    )


def _compare_exchange(coded: CodedClaim, read: CodedClaim) -> dict[str, Tally]:
    empty = Side()
    pairs = [(mine or empty, other or empty) for mine, other in pair_sides(coded.sides, read.sides)]
    counts = [match_counts(mine.released, other.released) for mine, other in pairs]
    spare = _spare(coded, "party")
    return {
        "party": add_up(match_entities(mine.actors, other.actors, spare=spare) for mine, other in pairs),
        "count": add_up(figures for figures, _ in counts),
        "category": add_up(categories for _, categories in counts),
        "place": match_entities(coded.place, read.place, spare=_spare(coded, "place")),
    }


def _compare_evacuation(coded: CodedClaim, read: CodedClaim) -> dict[str, Tally]:
    figures, categories = match_counts(coded.people, read.people)
    spare = _spare(coded, "place")
    slots = {
        "party": match_entities(coded.evacuees, read.evacuees, spare=_spare(coded, "party")),
        "count": figures,
        "category": categories,
        "place": match_entities(coded.origin, read.origin, spare=spare)
        + match_entities(coded.destination, read.destination, spare=spare),
    }
    slots |= _compare_single("batch", coded.batch, read.batch, same=coded.batch == read.batch)
    same_vehicles = match_counts(coded.vehicles, read.vehicles)[0].found > 0
    return slots | _compare_single("vehicles", coded.vehicles or None, read.vehicles or None, same=same_vehicles)


def _compare_single(slot: str, coded: object, read: object, *, same: bool) -> dict[str, Tally]:
    """Compare a slot of one value; none (None, or empty) on both sides is nothing to compare."""
    has_coded, has_read = coded not in (None, ()), read not in (None, ())
    if not has_coded and not has_read:
        return {}
    if has_coded and has_read:
        return {slot: Tally(found=1) if same else Tally(missed=1, extra=1)}
    return {slot: Tally(missed=int(has_coded), extra=int(has_read))}


def _is_same_status(coded: CodedClaim, read: CodedClaim) -> bool:
    return bool(set(coded.statuses) & set(read.statuses))


def _is_same_category(coded: Count, read: Count) -> bool:
    return any(category in coded.categories for category in read.categories)


def _spare(coded: CodedClaim, slot: str) -> tuple[Entity, ...]:
    return coded.allowance.entities.get(slot, ())
