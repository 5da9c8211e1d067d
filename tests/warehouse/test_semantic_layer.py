"""The metrics of MetricFlow say what the marts say."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.warehouse.conftest import ROOT, Warehouse

# `mf` as a user calls it, several times in one process, and without asking the network for a newer version
SCRIPT = """
import json, sys
import update_checker
update_checker.UpdateChecker.check = lambda *_: None
from dbt_metricflow.cli.main import cli
for arguments in json.loads(sys.argv[1]):
    cli(arguments, standalone_mode=False)
"""
QUESTIONS = {
    "totals by year": (
        [
            "--metrics",
            "events,exchanges,people_released,evacuations,people_evacuated",
            "--group-by",
            "metric_time__year",
        ],
        """
        with events as (
            select 'operation' as source, started_on, operation_id as id, 0 as people from marts.fct_operations
            union all select 'exchange', started_on, coalesce(parent_id, exchange_id), coalesce(released_best, released_low)
            from marts.fct_exchanges where is_in_totals
            union all select 'evacuation', started_on, coalesce(parent_id, evacuation_id), coalesce(people_best, people_low)
            from marts.fct_evacuations where is_in_totals
        )
        select date_trunc('year', started_on)::date,
            nullif(count(distinct id) filter (where source = 'operation'), 0),
            nullif(count(distinct id) filter (where source = 'exchange'), 0),
            sum(people) filter (where source = 'exchange'),
            nullif(count(distinct id) filter (where source = 'evacuation'), 0),
            sum(people) filter (where source = 'evacuation')
        from events group by 1
        """,
    ),
    "by lineage": (
        ["--saved-query", "people_released_by_lineage"],
        (
            "select group_id, sum(coalesce(people_best, people_low)) from marts.fct_group_roles "
            "where group_kind = 'lineage' and role = 'releaser' and is_in_totals group by all"
        ),
    ),
    "by governorate": (
        ["--saved-query", "people_evacuated_by_governorate"],
        (
            "select area_id, sum(coalesce(people_best, people_low)) from marts.fct_event_areas "
            "where area_kind = 'governorate' and role = 'origin' and is_in_totals group by all"
        ),
    ),
    "by category": (
        ["--saved-query", "people_released_by_category"],
        "select category, sum(coalesce(best, low)) from marts.fct_exchange_releases where is_in_totals group by all",
    ),
    "by status": (
        ["--saved-query", "exchanges_by_status"],
        (
            "select status, count(distinct coalesce(parent_id, exchange_id)) from marts.fct_exchanges "
            "where is_additive group by all"
        ),
    ),
    "by place": (
        ["--metrics", "people_evacuated", "--group-by", "place__governorate_id"],
        (
            "select governorate_id, sum(coalesce(people_best, people_low)) from marts.fct_evacuations as e "
            "left join marts.dim_places as p on e.origin_place_id = p.place_id where is_in_totals group by all"
        ),
    ),
}
"""Arguments of `mf query`, and the same asked of the marts."""


@pytest.fixture(scope="module")
def answers(warehouse: Warehouse, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the answer to each question as CSV."""
    folder = tmp_path_factory.mktemp("metrics")
    for name in ("models", "macros", "seeds", "tests", "dbt_project.yml", "profiles.yml"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "target").mkdir()
    shutil.copyfile(warehouse.target / "semantic_manifest.json", folder / "target" / "semantic_manifest.json")
    database = folder / "hudna.duckdb"
    shutil.copyfile(warehouse.database, database)
    commands = [
        ["query", *arguments, "--csv", str(folder / f"{question}.csv")]
        for question, (arguments, _) in QUESTIONS.items()
    ]
    environment = {**os.environ, "HUDNA_BUILD_DB": str(database), "DBT_LOG_PATH": str(folder / "logs")}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, json.dumps(commands)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def plain(row: Sequence[object]) -> tuple[str | None, ...]:
    """Return a row as text, alike whether it comes from CSV or from the database: 11.0 is 11, midnight is its day."""
    cells = ("" if cell is None else str(cell) for cell in row)
    return tuple(re.sub(r"(\.0|[ T]00:00:00)$", "", cell) or None for cell in cells)


@pytest.mark.parametrize("question", QUESTIONS)
def test_metrics_equal_the_marts(answers: Path, warehouse: Warehouse, question: str) -> None:
    with (answers / f"{question}.csv").open(encoding="utf-8", newline="") as stream:
        told = [plain(row) for row in list(csv.reader(stream))[1:]]
    counted = [plain(row) for row in warehouse.query(QUESTIONS[question][1])]

    assert told
    assert sorted(told, key=str) == sorted(counted, key=str)
