"""Hand-coded claims of the embedded sample are grouped into the events that they were coded as."""

from __future__ import annotations

from pathlib import Path

from benchmarks.grouping import LINKING, export_clusters
from extract.evaluate.run import GOLDEN, evaluate
from tests.warehouse.conftest import run_dbt
from tests.warehouse.gold_to_raw import convert

B_CUBED_FLOOR, PAIRWISE_FLOOR = 0.96, 0.88
"""F1; they only rise. Grouping nothing at all scores about 0.81 and 0."""


def test_grouping_of_coded_claims_stays_above_its_floors(target: Path, tmp_path: Path) -> None:
    gold = sorted(GOLDEN.glob("*.jsonl"))
    database, predicted = target / "build" / "hudna.duckdb", tmp_path / "predicted.jsonl"
    assert convert(gold, database, predicted) > 250

    options = ["--select", LINKING, "--exclude-resource-type", "test", "unit_test"]
    result = run_dbt(["build", *options], database=database, target=target)
    assert result.returncode == 0, result.stdout + result.stderr
    export_clusters(database, tmp_path / "claim_events.csv")
    grouping = evaluate(gold, predicted=predicted, claim_events=tmp_path / "claim_events.csv").grouping

    assert grouping is not None
    assert grouping.unlinked_count == 0
    assert grouping.b_cubed[2] >= B_CUBED_FLOOR
    assert grouping.pairs.f1 >= PAIRWISE_FLOOR
