"""Hand-coded claims are grouped into the events that they were coded as."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.grouping import LINKING, export_clusters
from extract.evaluate.run import GOLDEN, evaluate
from extract.project import ROOT
from tests.warehouse.conftest import run_dbt
from tests.warehouse.gold_to_raw import convert

SAMPLE = sorted(GOLDEN.glob("*.jsonl"))
PUBLISHED = [ROOT.parent / "shared" / "eval" / "gold_dev.jsonl"]


@pytest.mark.parametrize(
    ("gold", "b_cubed_floor", "pairwise_floor"),  # F1; floors only rise. Grouping nothing at all scores 0.81 and 0
    [
        pytest.param(SAMPLE, 0.96, 0.88, id="the sample"),
        pytest.param(
            PUBLISHED,
            0.97,
            0.91,
            id="published articles",
            marks=pytest.mark.skipif(not PUBLISHED[0].exists(), reason="the coded published articles are not here"),
        ),
    ],
)
def test_grouping_of_coded_claims_stays_above_its_floors(
    gold: list[Path], b_cubed_floor: float, pairwise_floor: float, target: Path, tmp_path: Path
) -> None:
    database, predicted = target / "build" / "hudna.duckdb", tmp_path / "predicted.jsonl"
    assert convert(gold, database, predicted) > 200

    options = ["--select", LINKING, "--exclude-resource-type", "test", "unit_test"]
    result = run_dbt(["build", *options], database=database, target=target)
    assert result.returncode == 0, result.stdout + result.stderr
    export_clusters(database, tmp_path / "claim_events.csv")
    grouping = evaluate(gold, predicted=predicted, claim_events=tmp_path / "claim_events.csv").grouping

    assert grouping is not None
    assert grouping.unlinked_count == 0
    assert grouping.b_cubed[2] >= b_cubed_floor
    assert grouping.pairs.f1 >= pairwise_floor
