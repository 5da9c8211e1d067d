"""Fitting: the weights of a logistic model, from all examples or from those of other groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from extract.claims.logistic import Features, estimate

FOLDS = 10
RIDGE = 0.0025  # penalty on a weight's square, per example; held out, 0.01 is too doubtful; the bias is free
_TOLERANCE = 1e-10
_MOST_STEPS = 100


@dataclass(frozen=True, slots=True)
class Example:
    """One case to learn from.

    Attributes:
        group: What never stands on both sides of a split (`extract.evaluate.training.texts.Text.group`).
        features: Named features; one that is left out is 0.
        is_right: What the model estimates the chance of.
        weight: How much it counts.
    """

    group: str
    features: Features
    is_right: bool
    weight: float = 1.0


def fit(examples: Sequence[Example], *, ridge: float = RIDGE) -> Features:
    """Fit a logistic regression with a ridge penalty, by Newton's method: the one optimum, whatever the order.

    Args:
        examples: Right ones and wrong ones.
        ridge: Penalty on a weight's square, per example.

    Returns:
        Weight of each feature.

    Raises:
        ValueError: If there are no right or no wrong examples.
    """
    if len({example.is_right for example in examples}) < 2:
        raise ValueError(f"{len(examples)} examples, not both right and wrong ones: nothing to learn")
    names = sorted({name for example in examples for name in example.features})
    x = np.array([[example.features.get(name, 0.0) for name in names] for example in examples], dtype=float)
    y = np.array([float(example.is_right) for example in examples])
    share = np.array([example.weight for example in examples])
    share /= share.sum()
    penalty = np.array([0.0 if name == "bias" else ridge for name in names])
    weights = np.zeros(len(names))
    for _ in range(_MOST_STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (share * (p - y)) + penalty * weights
        curvature = (x.T * (share * p * (1 - p))) @ x + np.diag(penalty)
        step = np.linalg.lstsq(curvature, gradient, rcond=None)[0]
        weights -= step
        if np.abs(step).max() < _TOLERANCE:
            break
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def fit_held_out(
    examples: Sequence[Example], groups: Iterable[str], *, folds: int = FOLDS, ridge: float = RIDGE
) -> dict[str, Features]:
    """Return for each group the weights of a model that saw nothing of it.

    Groups are dealt into the folds in the order of their names, so that the same examples give the same weights.

    Args:
        examples: Of these groups.
        groups: All of them, also those without an example.
        folds: Into how many folds they are dealt.
        ridge: Penalty on a weight's square, per example.

    Raises:
        ValueError: If a fold leaves nothing to learn from.
    """
    fold_of = {group: number % folds for number, group in enumerate(sorted(set(groups)))}
    fitted = {
        fold: fit([example for example in examples if fold_of[example.group] != fold], ridge=ridge)
        for fold in sorted(set(fold_of.values()))
    }
    return {group: fitted[fold] for group, fold in fold_of.items()}


def cross_validate(examples: Sequence[Example], *, folds: int = FOLDS) -> list[tuple[float, bool]]:
    """Return for each example its chance by a model that saw nothing of its group, and whether it is right.

    Raises:
        ValueError: If a fold leaves nothing to learn from.
    """
    weights_of = fit_held_out(examples, (example.group for example in examples), folds=folds)
    return [(round(estimate(weights_of[each.group], each.features), 2), each.is_right) for each in examples]


def write_weights(weights: Features, path: Path, *, head: str) -> None:
    """Write weights, sorted, under a comment that says how they were made; an older file is replaced in one step."""
    comment = "".join(f"# {line}\n" for line in head.splitlines())
    partial = path.with_name(f".{path.name}.partial")
    partial.write_text(comment + yaml.safe_dump({"weights": weights}, sort_keys=True), encoding="utf-8")
    partial.replace(path)
