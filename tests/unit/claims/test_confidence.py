"""The confidence of a claim, and the file of weights behind it."""

from __future__ import annotations

import csv
import re
from math import log
from pathlib import Path

import pytest

from extract.claims.confidence import WEIGHTS, describe_frame, estimate_confidence
from extract.claims.frames import Frame, Side
from extract.claims.logistic import Calibration, load_calibration, load_weights
from extract.evaluate.training.fitting import Example, fit, write_weights
from extract.mentions.items import Item
from extract.project import ROOT


def make_frame(kind: str = "exchange", status: str = "completed") -> Frame:
    return Frame(kind=kind, s=0, span=(0, 1), trigger=Item("verb", 0, 0, 1), status=status, sides=[Side(), Side()])


@pytest.mark.parametrize("kind", ["exchange", "evacuation"])
def test_every_feature_lies_between_0_and_1(kind: str) -> None:
    assert all(0 <= value <= 1 for value in describe_frame(make_frame(kind)).values())


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    assert load_weights(WEIGHTS).keys() == describe_frame(make_frame()).keys(), (
        "run `make train` (CONTRIBUTING.md, Tests)"
    )


@pytest.mark.parametrize("status", ["proposed", "agreed", "ongoing", "completed", "failed"])
def test_confidence_is_a_chance(status: str) -> None:
    assert 0 < estimate_confidence(make_frame(status=status)) < 1


def test_file_of_weights_holds_no_arabic() -> None:
    assert not re.search(r"[؀-ۿ]", WEIGHTS.read_text(encoding="utf-8"))


def test_calibration_is_the_line_that_fits_the_claims_read_at_first_sight() -> None:
    with (ROOT / "docs" / "methodology" / "confidence_at_first_sight.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    examples = [
        Example(row["pack"], {"bias": 1.0, "score": log(p / (1 - p))}, row["is_right"] == "true")
        for row in rows
        if (p := min(max(float(row["confidence"]), 0.02), 0.98))
    ]
    line, calibration = fit(examples, ridge=0.0), load_calibration(WEIGHTS)

    assert (calibration.slope, calibration.intercept) == pytest.approx((line["score"], line["bias"]), abs=0.005)


def test_weights_made_anew_are_not_calibrated(tmp_path: Path) -> None:
    path = tmp_path / "confidence.yml"
    write_weights({"bias": 0.5}, path, head="Made anew.")

    assert load_calibration(path) == Calibration(slope=1.0, intercept=0.0)
