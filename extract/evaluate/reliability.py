"""Whether `confidence` says what it promises: the chance that kind, parties, counts and status are all right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.evaluate.measure import Outcome

BAND_COUNT = 10
CONFIDENT = 0.8
"""From here on an analyst may take a claim as it stands."""


@dataclass(frozen=True, slots=True)
class Band:
    """The claims whose confidence lies in one tenth.

    Attributes:
        low: Least confidence.
        high: Confidence below which it ends; the last one includes 1.
        claim_count: Claims in it.
        right_count: Those of them that are right.
        mean_confidence: Of them.
    """

    low: float
    high: float
    claim_count: int
    right_count: int
    mean_confidence: float

    @property
    def right_share(self) -> float:
        """Share of its claims that are right."""
        return self.right_count / self.claim_count


@dataclass(frozen=True, slots=True)
class Reliability:
    """How confidence and being right go together, over claims that carry a confidence.

    Attributes:
        bands: Those that hold a claim, from the least confident up.
        claim_count: Claims judged.
        right_count: Those that are right.
        confident_count: Claims of a confidence of `CONFIDENT` or more.
        confident_right_count: Those of them that are right.
        brier: Mean square of confidence less outcome: 0 is perfect, 0.25 is a constant 0.5.
    """

    bands: tuple[Band, ...]
    claim_count: int
    right_count: int
    confident_count: int
    confident_right_count: int
    brier: float

    @property
    def confident_share(self) -> float:
        """Share of all claims that are confident."""
        return self.confident_count / self.claim_count if self.claim_count else 0.0

    @property
    def confident_right_share(self) -> float:
        """Share of the confident claims that are right."""
        return self.confident_right_count / self.confident_count if self.confident_count else 0.0

    @property
    def calibration_error(self) -> float:
        """Mean distance of a band's mean confidence from its share of right claims, weighted by its claims."""
        distances = (band.claim_count * abs(band.mean_confidence - band.right_share) for band in self.bands)
        return sum(distances) / self.claim_count if self.claim_count else 0.0


def measure_reliability(outcomes: Iterable[Outcome]) -> Reliability:
    """Hold the confidence of the claims that were read against their being right.

    A claim that is not in the gold is wrong; one that matches an optional claim has no outcome and is not judged.
    """
    return sum_up_judged(
        [
            (outcome.read.confidence, outcome.is_right)
            for outcome in outcomes
            if outcome.read is not None and outcome.read.confidence is not None
        ]
    )


def sum_up_judged(judged: Sequence[tuple[float, bool]]) -> Reliability:
    """Hold confidences against being right, pair by pair."""
    confident = [is_right for confidence, is_right in judged if confidence >= CONFIDENT]
    return Reliability(
        bands=tuple(_make_bands(judged)),
        claim_count=len(judged),
        right_count=sum(is_right for _, is_right in judged),
        confident_count=len(confident),
        confident_right_count=sum(confident),
        brier=sum((confidence - is_right) ** 2 for confidence, is_right in judged) / len(judged) if judged else 0.0,
    )


def _make_bands(judged: Sequence[tuple[float, bool]]) -> Iterable[Band]:
    for place in range(BAND_COUNT):
        inside = [each for each in judged if min(int(each[0] * BAND_COUNT), BAND_COUNT - 1) == place]
        if inside:
            yield Band(
                low=place / BAND_COUNT,
                high=(place + 1) / BAND_COUNT,
                claim_count=len(inside),
                right_count=sum(is_right for _, is_right in inside),
                mean_confidence=sum(confidence for confidence, _ in inside) / len(inside),
            )
