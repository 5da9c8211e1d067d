"""The published accuracy is the one that the document tells of."""

from __future__ import annotations

import csv

import pytest

from extract.project import ROOT

with (ROOT / "seeds" / "extraction_accuracy.csv").open(encoding="utf-8", newline="") as handle:
    ROWS = list(csv.DictReader(handle))
DOCUMENT = (ROOT / "docs" / "methodology" / "accuracy.md").read_text(encoding="utf-8")


def show(row: dict[str, str], unit: str) -> str:
    return " / ".join(f"{float(row[f'{unit}_{measure}']):.3f}" for measure in ("precision", "recall", "f1"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["test_set"])
def test_document_has_the_figures_of_the_seed(row: dict[str, str]) -> None:
    name = f"| {row['test_set']} | {row['articles']} |" if row["is_first_sight"] == "true" else row["articles"]
    assert [
        line
        for line in DOCUMENT.splitlines()
        if line.startswith("| ") and name in line and f"| {show(row, 'claims')} | {show(row, 'slots')} |" in line
    ] != [], f"docs/methodology/accuracy.md has no row of {row['test_set']} with these figures: change both together"


def test_every_pack_of_the_document_is_in_the_seed() -> None:
    packs = [line.split("|")[1].strip() for line in DOCUMENT.splitlines() if line.startswith("| ") and "`" in line]
    numbered = [pack for pack in packs if pack.isdigit()]
    assert numbered == [row["test_set"] for row in ROWS if row["is_first_sight"] == "true"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["test_set"])
@pytest.mark.parametrize("unit", ["claims", "slots"])
def test_f1_is_the_harmonic_mean(row: dict[str, str], unit: str) -> None:
    precision, recall = float(row[f"{unit}_precision"]), float(row[f"{unit}_recall"])
    assert float(row[f"{unit}_f1"]) == pytest.approx(2 * precision * recall / (precision + recall), abs=0.0015)
