"""Training of the confidence model from coded articles: `make train` (docs/methodology/evaluation.md, Training).

    python -m extract.evaluate.training [GOLD:ARTICLES ...] [--out FILE]

An example is one claim that extraction reads out of a coded article: how it was read
(`extract.claims.confidence.describe_frame`, never its words), and whether its kind, parties, counts and status are all
right. Claims that match an optional one are not judged and teach nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import yaml
from rich.console import Console

from extract.articles.article import Article
from extract.articles.read import read_documents
from extract.claims.confidence import WEIGHTS, describe_frame
from extract.claims.frames import Frame
from extract.claims.prediction import to_prediction
from extract.claims.rules import RuleExtractor
from extract.errors import HudnaError, InputError
from extract.evaluate.measure import measure
from extract.evaluate.names import KnownNames
from extract.evaluate.reading import Predictions, read_gold
from extract.evaluate.reliability import Reliability, sum_up_judged
from extract.evaluate.report import show_reliability
from extract.evaluate.run import GOLDEN
from extract.export import name_source
from extract.mentions.lexicon_loading import load_lexicon
from extract.project import ROOT, SAMPLE, shorten_path

FOLDS = 10
RIDGE = 0.01  # penalty on a weight's square, per claim; held out, 0.004 to 0.02 do equally well; the bias is free
_TOLERANCE = 1e-10
_MOST_STEPS = 100

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Coded:
    """Coded articles: gold, and the texts that it was coded from."""

    gold: tuple[Path, ...]
    articles: Path


@dataclass(frozen=True, slots=True)
class Example:
    """One claim to learn from.

    Attributes:
        group: What never stands on both sides of a split: the text, with all texts that tell of an event that it tells of.
        features: Named features (`extract.claims.confidence.describe_frame`).
        is_right: Kind, parties, counts and status all right.
    """

    group: str
    features: Features
    is_right: bool


# ------------------------------------------------------------------ examples


def find_examples(sets: Iterable[Coded], root: Path = ROOT) -> list[Example]:
    """Extract the claims of coded articles and judge them.

    Args:
        sets: Gold with its articles; an event is the same in all of them.
        root: The project, whose lexicon and seeds extraction uses.

    Raises:
        InputError: If a file cannot be used, or none of a gold's texts is among its articles.
    """
    seen: list[Features] = []

    def look_on(frame: Frame) -> float:
        seen.append(describe_frame(frame))
        return 0.5

    extractor = RuleExtractor(load_lexicon(root), estimate=look_on)
    names = KnownNames.read(root / "seeds")
    judged: list[Example] = []  # grouped by text alone
    events: dict[str, set[str]] = {}
    for number, coded in enumerate(sets):
        gold = read_gold(coded.gold)
        predictions = Predictions()
        features: dict[str, Features] = {}
        for document in read_documents([coded.articles]):
            if not isinstance(document, Article) or (source := name_source(document)) not in gold:
                continue
            seen.clear()
            extraction = extractor.extract(document)
            features |= zip([claim.claim_id for claim in extraction.claims], seen, strict=True)
            predictions.add(to_prediction(source, [extraction]), names)
        if not predictions.files:
            raise InputError(
                f"{shorten_path(coded.articles)} holds none of the texts of {', '.join(map(shorten_path, coded.gold))}.",
                remedy="Name each gold file with its own articles: GOLD:ARTICLES.",
            )
        for file, articles in gold.items():
            told = (claim.event for article in articles for claim in article.claims)
            events[f"{number}/{file}"] = {event for event in told if event}
        judged += [
            Example(f"{number}/{outcome.file}", features[outcome.read.claim_id], outcome.is_right)
            for outcome in measure(gold, predictions).outcomes
            if outcome.read is not None
        ]
    group_of = group_texts(events)
    return [replace(example, group=group_of[example.group]) for example in judged]


def group_texts(events: dict[str, set[str]]) -> dict[str, str]:
    """Put texts that tell of one event together, and with them those that share another event with any of these.

    Args:
        events: Text → the events it tells of.

    Returns:
        Text → the first text of its group.
    """
    group_of = {text: text for text in events}
    first_of: dict[str, str] = {}
    for text, told in events.items():
        for event in sorted(told):
            mine, other = group_of[text], group_of[first_of.setdefault(event, text)]
            if mine != other:
                keep, drop = min(mine, other), max(mine, other)
                group_of = {each: keep if group == drop else group for each, group in group_of.items()}
    return group_of


# ------------------------------------------------------------------ the model


def fit(examples: Sequence[Example]) -> Features:
    """Fit a logistic regression with a ridge penalty, by Newton's method: the one optimum, whatever the order.

    Args:
        examples: Right ones and wrong ones, all with the same features.

    Returns:
        Weight of each feature.

    Raises:
        ValueError: If there are no right or no wrong examples.
    """
    if len({example.is_right for example in examples}) < 2:
        raise ValueError(f"{len(examples)} examples, not both right and wrong ones: nothing to learn")
    names = sorted(examples[0].features)
    x = np.array([[example.features[name] for name in names] for example in examples])
    y = np.array([float(example.is_right) for example in examples])
    penalty = np.array([0.0 if name == "bias" else RIDGE for name in names])
    weights = np.zeros(len(names))
    for _ in range(_MOST_STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) / len(y) + penalty * weights
        curvature = (x.T * (p * (1 - p))) @ x / len(y) + np.diag(penalty)
        step = np.linalg.lstsq(curvature, gradient, rcond=None)[0]
        weights -= step
        if np.abs(step).max() < _TOLERANCE:
            break
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def cross_validate(examples: Sequence[Example], *, folds: int = FOLDS) -> list[tuple[float, bool]]:
    """Return for each example its confidence by a model that saw nothing of its group, and whether it is right.

    Groups are dealt into the folds in the order of their names, so that the same examples give the same figures.

    Raises:
        ValueError: If a fold leaves nothing to learn from.
    """
    fold_of = {group: number % folds for number, group in enumerate(sorted({example.group for example in examples}))}
    results = []
    for fold in range(folds):
        held_out = [example for example in examples if fold_of[example.group] == fold]
        if not held_out:
            continue
        weights = fit([example for example in examples if fold_of[example.group] != fold])
        for example in held_out:
            score = sum(weights[name] * value for name, value in example.features.items())
            results.append((round(float(1 / (1 + np.exp(-score))), 2), example.is_right))
    return results


def write_weights(weights: Features, path: Path, *, examples: Sequence[Example], held_out: Reliability) -> None:
    """Write weights, sorted, under a comment that says how they were made; an older file is replaced in one step."""
    right = sum(example.is_right for example in examples)
    groups = len({example.group for example in examples})
    head = (
        "# Weights of the confidence model (extract/claims/confidence.py). Made by `make train`; do not edit.\n"
        f"# Learnt from {len(examples)} claims that were read in coded articles, {right} of them right, in {groups} groups of\n"
        f"# articles about other events. Held out by group: Brier score {held_out.brier:.3f}, calibration error "
        f"{held_out.calibration_error:.3f}.\n"
    )
    partial = path.with_name(f".{path.name}.partial")
    partial.write_text(head + yaml.safe_dump({"weights": weights}, sort_keys=True), encoding="utf-8")
    partial.replace(path)


# ------------------------------------------------------------------ the step


def parse_set(text: str) -> Coded:
    """Read `GOLD:ARTICLES`.

    Raises:
        InputError: If it is not of that form.
    """
    gold, colon, articles = text.partition(":")
    if not (gold and colon and articles):
        raise InputError(
            f"{text!r} does not name gold and its articles.", remedy="Write GOLD:ARTICLES, the paths of two files."
        )
    return Coded((Path(gold),), Path(articles))


def train(sets: Sequence[Coded], *, out: Path) -> tuple[int, Reliability]:
    """Learn weights from coded articles and write them.

    Returns:
        How many claims were learnt from, and how reliable confidence is on claims held out.

    Raises:
        InputError: If a file cannot be used, or there is too little to learn from.
    """
    examples = find_examples(sets)
    try:
        held_out = sum_up_judged(cross_validate(examples))
        weights = fit(examples)
    except ValueError as error:
        raise InputError(f"There is too little gold: {error}.", remedy="Name more: GOLD:ARTICLES.") from error
    write_weights(weights, out, examples=examples, held_out=held_out)
    return len(examples), held_out


def find_sample() -> Coded:
    """Return the embedded sample with its gold."""
    return Coded(tuple(sorted(GOLDEN.glob("sample_*.jsonl"))), SAMPLE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, print the curve of reliability, return the exit code: 0, or 2 if an input cannot be used."""
    parser = argparse.ArgumentParser(prog="make train", description="Fit the confidence model to coded articles.")
    parser.add_argument("sets", nargs="*", metavar="GOLD:ARTICLES", help="gold beside the embedded sample")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="the file to write (default: %(default)s)")
    given = parser.parse_args(arguments)
    console = Console(width=100)
    try:
        count, held_out = train([find_sample(), *map(parse_set, given.sets)], out=given.out)
    except HudnaError as error:
        console.print(f"{error} {error.remedy}".strip(), markup=False)
        return 2
    console.print(f"Learnt from {count} claims; confidence held out, by groups of articles about other events:")
    console.print(show_reliability(held_out))
    console.print(f"Weights written to {shorten_path(given.out)}.", markup=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
