"""Sentences of our own read by the default engine, and its claims told in a line that a table can hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from extract.claims.claim import Claim, Extraction
from extract.mentions.mention import Mention

Read = Callable[..., Extraction]
"""Reads a text published on Monday 21 May 2018, or on another day."""

MONDAY = date(2018, 5, 21)


def tell_count(mention: Mention) -> str:
    """Return a count as "3 detainees", ">=20 people", "40..50 people" or "some bodies"."""
    low, high = mention.low, mention.high
    if low is not None and low == high:
        number = str(low)
    elif low is None and high is None:
        number = "some"
    elif high is None:
        number = f">={low}"
    else:
        number = f"<={high}" if low is None else f"{low}..{high}"
    return f"{number} {mention.category}".rstrip()


def tell_counts(claim: Claim, role: str, *, side: int | None = None) -> str:
    """Return the counts of a role, in the order of the text."""
    slots = [slot for slot in claim.slots if slot.role == role and (side is None or slot.side == side)]
    return " + ".join(tell_count(slot.mention) for slot in sorted(slots, key=lambda each: each.mention.start))


def tell_names(claim: Claim, role: str, *, side: int | None = None) -> str:
    """Return the ids of the actors or places of a role, or their words where they have no id; "?" for none."""
    slots = [slot for slot in claim.slots if slot.role == role and (side is None or slot.side == side)]
    return "+".join(sorted({slot.mention.entity_id or slot.mention.text for slot in slots})) or "?"


def tell_sides(claim: Claim) -> str:
    """Return who gives what: "hamas: 3 detainees; israel: 90 detainees", in the order of the names."""
    sides = []
    for side in {slot.side for slot in claim.slots if slot.side is not None}:
        given = [tell_counts(claim, "released", side=side)]
        given += [
            slot.mention.category or "something" for slot in claim.slots if (slot.role, slot.side) == ("gave", side)
        ]
        sides.append(f"{tell_names(claim, 'side_actor', side=side)}: {' + '.join(filter(None, given)) or '-'}")
    return "; ".join(sorted(sides))


def tell_route(claim: Claim) -> str:
    """Return the way of an evacuation: "sy-homs > sy-idlib"."""
    return f"{tell_names(claim, 'origin')} > {tell_names(claim, 'destination')}"


def find_only(extraction: Extraction, kind: str) -> Claim:
    """Return the one claim of an article, which must be of a kind."""
    kinds = [claim.kind for claim in extraction.claims]
    assert kinds == [kind], f"expected one {kind}, found {kinds}"
    return extraction.claims[0]
