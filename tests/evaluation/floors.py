"""Floors of accuracy: the figures below which extraction may not fall, pinned with the hash of their gold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from extract.claims.prediction import to_prediction
from extract.evaluate.measure import measure
from extract.evaluate.names import KnownNames
from extract.evaluate.reading import Predictions, read_gold
from extract.export import extract_inputs, name_source
from extract.project import ROOT

FLOORS = Path(__file__).with_name("floors.yml")
MARGIN = 0.005
"""A new floor stands so far below the figure, for a change that trades one right claim for another."""
SLACK = 0.03
"""A figure so far above its floor asks for a higher one."""
ALARM_SLACK = 1
"""As SLACK, of quiet files that raise a false claim."""


@dataclass(frozen=True, slots=True)
class Figures:
    """F1 of claims and of slots, and the quiet files in which a claim was read; measured, or the worst allowed."""

    claims_f1: float
    slots_f1: float
    false_alarms: int


@dataclass(frozen=True, slots=True)
class Floor:
    """What one gold file is held to. Paths start from the project; a developer's gold lies beside it."""

    gold: Path
    articles: Path
    sha256: str
    figures: Figures

    @property
    def is_here(self) -> bool:
        """Whether gold and articles are on this machine."""
        return self.gold.exists() and self.articles.exists()


def read_floors() -> list[Floor]:
    rows = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    return [
        Floor(
            gold=ROOT / gold,
            articles=ROOT / row["articles"],
            sha256=row["sha256"],
            figures=Figures(row["claims_f1"], row["slots_f1"], row["false_alarms"]),
        )
        for gold, row in rows.items()
    ]


def hash_file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def extract_records(articles: Path) -> list[dict[str, Any]]:
    """Extract the claims of a folder or file, once for all tests."""
    named = groupby(extract_inputs([articles]), key=lambda each: name_source(each.article))
    return [to_prediction(name, list(extractions)) for name, extractions in named]


@cache
def measure_gold(gold: Path, articles: Path) -> Figures:
    """Measure extraction, as it is now, against one gold file."""
    names = KnownNames.read(ROOT / "seeds")
    predictions = Predictions()
    for record in extract_records(articles):
        predictions.add(record, names)
    evaluation = measure(read_gold([gold]), predictions)
    return Figures(evaluation.figures.claims.f1, evaluation.figures.slots.f1, len(evaluation.alarmed))


def find_falls(measured: Figures, floor: Figures) -> Iterator[str]:
    """Say which figures are worse than their floor."""
    for name in ("claims_f1", "slots_f1"):
        figure, least = getattr(measured, name), getattr(floor, name)
        if figure < least:
            yield f"{name} is {figure:.4f}, below its floor of {least}: mend the change, never lower the floor"
    if measured.false_alarms > floor.false_alarms:
        yield (
            f"{measured.false_alarms} quiet files raise a false claim, more than {floor.false_alarms}: "
            "mend the change, never allow more"
        )


def find_slack(measured: Figures, floor: Figures) -> Iterator[str]:
    """Say which floors are so far below their figure that they guard nothing."""
    for name in ("claims_f1", "slots_f1"):
        figure, least = getattr(measured, name), getattr(floor, name)
        if figure > least + SLACK:
            yield f"{name} is {figure:.4f}, well above its floor of {least}"
    if measured.false_alarms < floor.false_alarms - ALARM_SLACK:
        yield f"only {measured.false_alarms} quiet files raise a false claim, and {floor.false_alarms} are allowed"


def raise_figures(measured: Figures, floor: Figures) -> Figures:
    """Return the floors that a measurement asks for: none lower than before."""

    def raise_one(figure: float, least: float) -> float:
        return max(least, int((figure - MARGIN) * 1000) / 1000)

    return Figures(
        claims_f1=raise_one(measured.claims_f1, floor.claims_f1),
        slots_f1=raise_one(measured.slots_f1, floor.slots_f1),
        false_alarms=min(measured.false_alarms, floor.false_alarms),
    )
