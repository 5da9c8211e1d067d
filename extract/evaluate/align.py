"""Which claim that was read is about which claim that was coded."""

from __future__ import annotations

from collections.abc import Sequence

from extract.evaluate.coding import CodedClaim
from extract.evaluate.slots import compare_claims

LEAST_SIMILARITY = 0.34
"""Below it two claims are not taken to be about the same event."""

_WEIGHTS = {"party": 2.0, "count": 3.0, "place": 2.0, "date": 1.0, "batch": 1.0, "status": 0.3, "mediator": 0.3}
_OPTIONAL_WEIGHT = 0.6  # a required claim goes before a rather more similar optional one


def measure_similarity(coded: CodedClaim, read: CodedClaim) -> float:
    """Return the share of the coded claim's telling slots on which the two agree, 0 to 1."""
    slots = compare_claims(coded, read)
    got = total = 0.0
    for slot, weight in _WEIGHTS.items():
        tally = slots.get(slot)
        if tally is not None and tally.coded:
            got += weight * tally.found / tally.coded
            total += weight
    return got / total if total else 0.0


def align_claims(coded: Sequence[CodedClaim], read: Sequence[CodedClaim]) -> list[tuple[int, int]]:
    """Pair the claims of one file, each once, greedily from the most similar pair down.

    Returns:
        Positions in `coded` and in `read`.
    """
    scored = []
    for i, mine in enumerate(coded):
        for j, other in enumerate(read):
            if mine.kind == other.kind:
                similarity = measure_similarity(mine, other)
                if similarity >= LEAST_SIMILARITY:
                    scored.append((similarity * (_OPTIONAL_WEIGHT if mine.is_optional else 1.0), -i, -j))
    pairs: list[tuple[int, int]] = []
    used_coded: set[int] = set()
    used_read: set[int] = set()
    for _, i, j in sorted(scored, reverse=True):
        if -i not in used_coded and -j not in used_read:
            used_coded.add(-i)
            used_read.add(-j)
            pairs.append((-i, -j))
    return pairs
