"""Logistic models: the chance of something, from named features and the weights that `make train` learnt for them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

Features = dict[str, float]


class Calibration(NamedTuple):
    """The line from a model's score (log-odds) to the log-odds that were found on reports it had not seen (Platt scaling)."""

    slope: float = 1.0
    intercept: float = 0.0


UNCALIBRATED = Calibration()
_MOST = 700.0  # beyond it a power of e leaves the range of floats


@cache
def load_weights(path: Path) -> Features:
    """Return the weight of each feature.

    Raises:
        OSError: If the file of weights is missing.
    """
    weights: Features = yaml.safe_load(path.read_text(encoding="utf-8"))["weights"]
    return weights


@cache
def load_calibration(path: Path) -> Calibration:
    """Return what turns the scores of a model into chances on new reports; nothing is changed where the file tells none.

    Raises:
        OSError: If the file of weights is missing.
    """
    return Calibration(**yaml.safe_load(path.read_text(encoding="utf-8")).get("calibration", {}))


def estimate(
    weights: Mapping[str, float], features: Mapping[str, float], calibration: Calibration = UNCALIBRATED
) -> float:
    """Return the chance, 0 to 1; a feature without a weight counts for nothing."""
    score = 0.0
    for name, value in features.items():
        if value:
            score += weights.get(name, 0.0) * value
    score = calibration.slope * score + calibration.intercept
    return 1 / (1 + math.exp(-max(-_MOST, min(_MOST, score))))
