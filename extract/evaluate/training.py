"""Training of the confidence model from coded articles (`make train`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

ROUNDS = 4000
STEP = 0.5
RIDGE = 0.02


@dataclass(frozen=True, slots=True)
class Example:
    """One claim to learn from.

    Attributes:
        group: The article; claims of one article never stand on both sides of a split.
        features: Named features (`extract.claims.confidence.describe_frame`).
        is_right: Kind, parties, counts and status all right.
    """

    group: str
    features: dict[str, float]
    is_right: bool


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Fit a logistic regression with a ridge penalty.

    Args:
        examples: At least one.

    Returns:
        Weight of each feature.

    Raises:
        ValueError: If there are no examples.
    """
    if not examples:
        raise ValueError("no examples to learn from")
    names = sorted(examples[0].features)
    x = np.array([[e.features[n] for n in names] for e in examples])
    y = np.array([float(e.is_right) for e in examples])
    w = np.zeros(len(names))
    penalty = np.array([0.0 if n == "bias" else RIDGE for n in names])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ w))
        w -= STEP * (x.T @ (p - y) / len(y) + penalty * w)
    return {n: round(float(v), 3) for n, v in zip(names, w, strict=True)}


def cross_validate(examples: Sequence[Example], *, folds: int = 10) -> list[tuple[float, bool]]:
    """Return for each example its confidence by a model that saw no claim of its article, and whether it is right."""
    groups = sorted({e.group for e in examples})
    fold_of = {g: n % folds for n, g in enumerate(groups)}
    results = []
    for fold in range(folds):
        held_out = [e for e in examples if fold_of[e.group] == fold]
        if not held_out:
            continue
        weights = fit([e for e in examples if fold_of[e.group] != fold])
        for e in held_out:
            score = sum(weights[n] * v for n, v in e.features.items())
            results.append((float(1 / (1 + np.exp(-score))), e.is_right))
    return results


def write_weights(weights: dict[str, float], path: Path, *, examples: int) -> None:
    """Write weights with a line that says what they are."""
    head = f"# Weights of the confidence model, made by `make train` from {examples} coded claims; see extract/claims/confidence.py.\n"
    path.write_text(head + yaml.safe_dump({"weights": weights}, sort_keys=True), encoding="utf-8")
