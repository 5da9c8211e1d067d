"""Confidence: how likely a claim's kind, parties, counts and status are all right.

A logistic model over named features of how the claim was read; its weights stand in `confidence.yml`, made by `make train`
from coded articles (extract/evaluate/training/). Those articles flatter the engine, so that its scores are then calibrated on
claims that were read at first sight (docs/methodology/evaluation.md). Nothing of any text is in either.
"""

from __future__ import annotations

from pathlib import Path

from extract.claims.frames import Filler, Frame
from extract.claims.logistic import Features, estimate, load_calibration, load_weights

WEIGHTS = Path(__file__).with_name("confidence.yml")
_FIRM_RULES = frozenset(
    ("subject_releases", "holder", "between", "swap_doers", "swap_subjects", "each_side", "received_from")
)


def describe_frame(frame: Frame) -> Features:
    """Return the named features of a claim: how it was read, never what it says.

    Args:
        frame: The joined and completed frame of the claim.

    Returns:
        Feature name → value, each between 0 and 1.
    """
    counts = [f for side in frame.sides for f in side.released] + frame.people
    actors = [f for side in frame.sides for f in side.actors.values()] + list(frame.actors.values())
    features = {
        "bias": 1.0,
        "is_exchange": float(frame.kind == "exchange"),
        "has_two_named_sides": float(sum(bool(side.actors) for side in frame.sides) == 2),
        "has_more_than_two_sides": float(len(frame.sides) > 2),
        "has_counts_on_both_sides": float(sum(bool(side.released) for side in frame.sides) >= 2),
        "has_counts": float(bool(counts)),
        "has_many_counts": float(len(counts) > 2),
        "has_unassigned_total": float(bool(frame.total)),
        "has_bare_count": float(any(f.item.bare for f in counts)),
        "share_of_firm_rules": _share(counts + actors, _FIRM_RULES),
        "has_party_from_article": float(any(f.rule == "party_of_the_article" for f in actors)),
        "firmness": frame.firmness / 3,
        "is_background": float(frame.background),
        "is_total": float(frame.is_total),
        "has_date": float(frame.date is not None),
        "has_date_of_lead": float(frame.date is not None and frame.date.rule == "day_of_the_lead"),
        "has_origin": float(bool(frame.origin)),
        "has_destination": float(bool(frame.destination)),
        "has_evacuee": float(bool(frame.actors)),
        "has_batch": float(frame.batch is not None),
        "has_mediator": float(bool(frame.mediators)),
        "told_in_lead": float(min([frame.s, *frame.sentences]) <= 1),
        "told_often": min(len(frame.sentences), 5) / 5,
    }
    for status in ("proposed", "agreed", "ongoing", "failed"):
        features[f"is_{status}"] = float(frame.status == status)
    return features


def _share(fillers: list[Filler], rules: frozenset[str]) -> float:
    return sum(f.rule in rules for f in fillers) / len(fillers) if fillers else 0.0


def estimate_confidence(frame: Frame) -> float:
    """Return the estimated chance, 0 to 1, that a claim is right in kind, parties, counts and status."""
    return round(estimate(load_weights(WEIGHTS), describe_frame(frame), load_calibration(WEIGHTS)), 2)
