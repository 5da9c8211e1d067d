"""Whether claims of different articles about one real-world event were grouped into one event."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import comb
from pathlib import Path

from extract.errors import InputError, tell_cause
from extract.evaluate.measure import Outcome
from extract.evaluate.tally import Tally

Shares = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Grouping:
    """How the grouping of claims agrees with the gold.

    Attributes:
        claim_count: Claims compared: found, required, and with an event in the gold.
        unlinked_count: Those of them that are in no event.
        event_count: Events that the gold has among them.
        b_cubed: Precision, recall and F1, averaged over claims.
        pairs: Pairs of claims that are together.
        split: Events of the gold that were parted, with the number of events they became.
        merged: Events found that hold several of the gold's, with these.
    """

    claim_count: int
    unlinked_count: int
    event_count: int
    b_cubed: Shares
    pairs: Tally
    split: dict[str, int]
    merged: dict[str, tuple[str, ...]]


def read_claim_events(path: Path) -> dict[str, str]:
    """Read the event of each claim from an export of `marts.bridge_event_claims`.

    Raises:
        InputError: If it cannot be read or lacks the columns `claim_id` and `event_id`.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            return {row["claim_id"]: row["event_id"] for row in csv.DictReader(handle)}
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path} cannot be read: {tell_cause(error)}.", remedy="Name a CSV file in UTF-8 that exists."
        ) from error
    except KeyError as error:
        raise InputError(
            f"{path} has no column {error}.", remedy="It must have the columns claim_id and event_id."
        ) from error


def measure_grouping(outcomes: Iterable[Outcome], event_of: Mapping[str, str]) -> Grouping:
    """Compare the events that found claims were grouped into with those of the gold.

    A claim in no event stands alone.
    """
    truth: list[str] = []
    found: list[str] = []
    unlinked = 0
    for outcome in outcomes:
        if outcome.coded is None or outcome.read is None or not outcome.coded.event:
            continue
        claim_id = outcome.read.claim_id
        unlinked += claim_id not in event_of
        truth.append(outcome.coded.event)
        found.append(event_of.get(claim_id, f"none-{claim_id}"))
    became, holds = _list_partners(truth, found), _list_partners(found, truth)
    return Grouping(
        claim_count=len(truth),
        unlinked_count=unlinked,
        event_count=len(set(truth)),
        b_cubed=_measure_b_cubed(truth, found),
        pairs=_count_pairs(truth, found),
        split={event: len(parts) for event, parts in became.items() if len(parts) > 1},
        merged={event: parts for event, parts in holds.items() if len(parts) > 1},
    )


def _measure_b_cubed(truth: Sequence[str], found: Sequence[str]) -> Shares:
    if not truth:
        return 0.0, 0.0, 0.0
    together = Counter(zip(truth, found, strict=True))
    in_truth, in_found = Counter(truth), Counter(found)
    precision = recall = 0.0
    for mine, other in zip(truth, found, strict=True):
        precision += together[mine, other] / in_found[other]
        recall += together[mine, other] / in_truth[mine]
    precision, recall = precision / len(truth), recall / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _count_pairs(truth: Sequence[str], found: Sequence[str]) -> Tally:
    right, asked, given = (
        sum(comb(size, 2) for size in Counter(keys).values())
        for keys in (list(zip(truth, found, strict=True)), truth, found)
    )
    return Tally(found=right, missed=asked - right, extra=given - right)


def _list_partners(keys: Sequence[str], partners: Sequence[str]) -> dict[str, tuple[str, ...]]:
    lists: dict[str, set[str]] = defaultdict(set)
    for key, partner in zip(keys, partners, strict=True):
        lists[key].add(partner)
    return {key: tuple(sorted(lists[key])) for key in sorted(lists)}
