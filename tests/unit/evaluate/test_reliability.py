from __future__ import annotations

import pytest

from extract.evaluate.measure import Outcome
from extract.evaluate.reliability import measure_reliability
from tests.unit.evaluate.coded import evaluate_claims, gold_exchange, read_exchange


def make_outcomes(*judged: tuple[float | None, bool]) -> list[Outcome]:
    """Make an outcome for each confidence; a claim that is not right has another status."""
    return [
        outcome
        for confidence, is_right in judged
        for outcome in evaluate_claims(
            [gold_exchange()],
            [read_exchange(confidence=confidence, status="completed" if is_right else "failed")],
        ).outcomes
    ]


def test_claims_are_counted_by_tenths_of_confidence() -> None:
    reliability = measure_reliability(make_outcomes((0.79, False), (0.8, True), (0.85, False), (1.0, True)))

    assert [(band.low, band.claim_count, band.right_count) for band in reliability.bands] == [
        (0.7, 1, 0),
        (0.8, 2, 1),
        (0.9, 1, 1),
    ]
    assert reliability.bands[1].mean_confidence == pytest.approx(0.825)
    assert reliability.bands[1].right_share == 0.5


def test_confident_claims_have_their_share() -> None:
    reliability = measure_reliability(make_outcomes((0.5, True), (0.8, True), (0.85, False), (1.0, True)))

    assert reliability.confident_share == 0.75
    assert reliability.confident_right_share == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("judged", "brier", "error"),
    [
        pytest.param([(1.0, True), (0.0, False)], 0.0, 0.0, id="perfect"),
        pytest.param([(1.0, False)], 1.0, 1.0, id="wholly wrong"),
        pytest.param([(0.5, True), (0.5, False)], 0.25, 0.0, id="undecided and calibrated"),
    ],
)
def test_brier_score_and_calibration_error(judged: list[tuple[float, bool]], brier: float, error: float) -> None:
    reliability = measure_reliability(make_outcomes(*judged))

    assert reliability.brier == pytest.approx(brier)
    assert reliability.calibration_error == pytest.approx(error)


def test_an_extra_claim_is_wrong_and_a_missed_one_is_not_judged() -> None:
    extra = evaluate_claims([], [read_exchange()]).outcomes
    missed = evaluate_claims([gold_exchange()], []).outcomes

    reliability = measure_reliability([*extra, *missed])

    assert (reliability.claim_count, reliability.right_count) == (1, 0)


def test_without_any_confidence_nothing_is_said() -> None:
    reliability = measure_reliability(make_outcomes((None, True)))

    assert reliability.bands == ()
    assert (reliability.claim_count, reliability.confident_share, reliability.confident_right_share) == (0, 0.0, 0.0)
    assert (reliability.brier, reliability.calibration_error) == (0.0, 0.0)
