"""Logistic models: the chance of something, from named features and the weights that `make train` learnt for them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

Features = dict[str, float]
_MOST = 700.0  # beyond it a power of e leaves the range of floats


@cache
def load_weights(path: Path) -> Features:
    """Return the weight of each feature.

    Raises:
        OSError: If the file of weights is missing.
    """
    weights: Features = yaml.safe_load(path.read_text(encoding="utf-8"))["weights"]
    return weights


def estimate(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """Return the chance, 0 to 1; a feature without a weight counts for nothing."""
    score = 0.0
    for name, value in features.items():
        if value:
            score += weights.get(name, 0.0) * value
    return 1 / (1 + math.exp(-max(-_MOST, min(_MOST, score))))
