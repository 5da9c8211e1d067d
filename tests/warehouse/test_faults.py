"""A small fault campaign of `benchmarks/faults.py`: kills at random moments lose no article, change no fact, break no reader."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extract.project import ROOT

# in a process of its own, which has used no threads before it forks
CAMPAIGN = """
import json, random, sys
from pathlib import Path
from benchmarks.fault_ground import Ground, load, publish_build, write_pages
from benchmarks.faults import torment_loading, torment_publishing
from benchmarks.victims import run_forked
from extract.claims.rules import RuleExtractor
from extract.engine import wrap_extractor
from extract.project import ROOT
from extract.publish.masking import read_masker
from tests.small_warehouse import write_small_warehouse

folder, stage = Path(sys.argv[1]), sys.argv[2]
ground = Ground(
    folder, folder / "inbox", folder / "first", folder / "second", wrap_extractor(RuleExtractor.from_project(ROOT))
)
chance = random.Random(1)
if stage == "loading":
    write_pages(folder)
    assert run_forked(lambda: load(ground, ground.second, ground.inbox), log=ground.log).code == 0, ground.log.read_text()
    found = torment_loading(ground, 5, chance)
else:
    read_masker(ROOT)  # once, not in each process that is killed
    changes = {ground.first: "", ground.second: "delete from marts.fct_exchanges where exchange_id = 'x3'"}
    for warehouse, change in changes.items():
        write_small_warehouse(warehouse / "build" / "hudna.duckdb", change=change)
        assert run_forked(lambda: publish_build(warehouse, warehouse), log=ground.log).code == 0, ground.log.read_text()
    found = torment_publishing(ground, 4, chance)
print(json.dumps(vars(found)))
"""


@pytest.mark.parametrize(("stage", "kills"), [("loading", 5), ("publishing", 4)])
def test_kills_lose_nothing(tmp_path: Path, stage: str, kills: int) -> None:
    result = subprocess.run(
        [sys.executable, "-c", CAMPAIGN, str(tmp_path), stage], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert result.returncode == 0, result.stderr
    found = json.loads(result.stdout.splitlines()[-1])
    assert found["faults"] >= kills
    assert (found["lost"], found["differing"], found["broken"]) == (0, 0, 0)
    assert stage == "loading" or found["reads"] > 0
