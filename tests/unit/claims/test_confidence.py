"""The confidence of a claim, and the file of weights behind it."""

from __future__ import annotations

import re

import pytest

from extract.claims.confidence import WEIGHTS, describe_frame, estimate_confidence
from extract.claims.frames import Frame, Side
from extract.claims.logistic import load_weights
from extract.mentions.items import Item


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
