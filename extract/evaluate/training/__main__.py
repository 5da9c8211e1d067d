"""The command behind `make train`.

    python -m extract.evaluate.training [GOLD:ARTICLES ...] [--out FOLDER]

First the weights of sameness are learnt, by which passages join into claims, then those of confidence, from claims that were
so joined.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from extract.claims import confidence, sameness
from extract.claims.rules import RuleExtractor
from extract.errors import HudnaError, InputError
from extract.evaluate.measure import Figures, sum_up
from extract.evaluate.names import KnownNames
from extract.evaluate.reliability import Reliability, sum_up_judged
from extract.evaluate.report import show_reliability
from extract.evaluate.training.claims import read_held_out
from extract.evaluate.training.fitting import Example, cross_validate, fit, write_weights
from extract.evaluate.training.joins import RIDGE, find_joins
from extract.evaluate.training.texts import Coded, find_sample, parse_set, read_texts
from extract.mentions.lexicon_loading import load_lexicon
from extract.project import ROOT, shorten_path


@dataclass(frozen=True, slots=True)
class Trained:
    """What was learnt from coded articles.

    Attributes:
        joins: Examples of sameness.
        claims: Examples of confidence.
        figures: Claims and slots held out: passages joined by models that saw nothing of their group.
        reliability: Of confidence held out.
    """

    joins: list[Example]
    claims: list[Example]
    figures: Figures
    reliability: Reliability


def train(sets: Sequence[Coded], *, out: Path, root: Path = ROOT) -> Trained:
    """Learn the weights of both models from coded articles and write them into a folder.

    Args:
        sets: Gold with its articles.
        out: The folder.
        root: The project, whose lexicon and seeds extraction uses.

    Raises:
        InputError: If a file cannot be used, or there is too little to learn from.
    """
    texts = read_texts(sets)
    extractor, names = RuleExtractor(load_lexicon(root)), KnownNames.read(root / "seeds")
    try:
        joins, weights_of = find_joins(texts, extractor, names)
        claims, outcomes = read_held_out(texts, extractor, names, weights_of)
        trained = Trained(joins, claims, sum_up(outcomes), sum_up_judged(cross_validate(claims)))
        weights = {sameness.WEIGHTS: fit(joins, ridge=RIDGE), confidence.WEIGHTS: fit(claims)}
    except ValueError as error:
        raise InputError(f"There is too little gold: {error}.", remedy="Name more: GOLD:ARTICLES.") from error
    heads = {sameness.WEIGHTS: head_of_sameness(trained), confidence.WEIGHTS: head_of_confidence(trained)}
    for path, head in heads.items():
        write_weights(weights[path], out / path.name, head=head)
    return trained


def head_of_sameness(trained: Trained) -> str:
    """Return how the weights of sameness were made, and what they are worth."""
    joins, figures = trained.joins, trained.figures
    return (
        "Weights of the model of sameness (extract/claims/sameness.py). Made by `make train`; do not edit.\n"
        f"Learnt from {len(joins)} pairs of a claim in the making and a passage in coded articles, {_count_right(joins)} of them\n"
        f"better joined, in {_count_groups(joins)} groups of articles about other events. Held out by group: F1 of claims\n"
        f"{figures.claims.f1:.3f}, of slots {figures.slots.f1:.3f}."
    )


def head_of_confidence(trained: Trained) -> str:
    """Return how the weights of confidence were made, and what they are worth."""
    claims, held_out = trained.claims, trained.reliability
    return (
        "Weights of the confidence model (extract/claims/confidence.py). Made by `make train`; do not edit.\n"
        f"Learnt from {len(claims)} claims that were read in coded articles, {_count_right(claims)} of them right, in "
        f"{_count_groups(claims)} groups of\n"
        f"articles about other events. Held out by group: Brier score {held_out.brier:.3f}, calibration error "
        f"{held_out.calibration_error:.3f}."
    )


def _count_right(examples: Sequence[Example]) -> int:
    return sum(example.is_right for example in examples)


def _count_groups(examples: Sequence[Example]) -> int:
    return len({example.group for example in examples})


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, print what the models are worth held out, return the exit code: 0, or 2 if an input cannot be used."""
    parser = argparse.ArgumentParser(prog="make train", description="Fit the models of extraction to coded articles.")
    parser.add_argument("sets", nargs="*", metavar="GOLD:ARTICLES", help="gold beside the embedded sample")
    parser.add_argument(
        "--out", type=Path, default=sameness.WEIGHTS.parent, help="the folder to write to (default: %(default)s)"
    )
    given = parser.parse_args(arguments)
    console = Console(width=100)
    try:
        trained = train([find_sample(), *map(parse_set, given.sets)], out=given.out)
    except HudnaError as error:
        console.print(f"{error} {error.remedy}".strip(), markup=False)
        return 2
    console.print(
        f"Learnt from {len(trained.joins)} pairs of passages which of them tell of one event; held out, by groups"
    )
    console.print("of articles about other events:")
    for name, tally in (("claims", trained.figures.claims), ("slots", trained.figures.slots)):
        console.print(f"  {name:8}precision {tally.precision:.3f}, recall {tally.recall:.3f}, F1 {tally.f1:.3f}")
    console.print(f"Learnt from {len(trained.claims)} claims how likely one is right; confidence held out:")
    console.print(show_reliability(trained.reliability))
    console.print(f"Weights written to {shorten_path(given.out)}.", markup=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
