"""A small campaign of hostile inputs; `benchmarks/hostile.py` runs the large one."""

from __future__ import annotations

from pathlib import Path

from benchmarks.hostile import run_campaign


def test_hostile_inputs_crash_and_hang_nothing_and_each_has_its_outcome(tmp_path: Path) -> None:
    campaign = run_campaign(tmp_path, count=60, seed=7)

    assert (campaign.crashes, campaign.hangs, campaign.missing) == ([], [], [])
    assert campaign.collected.total() >= 60
    assert campaign.collected["saved"] > 20  # the inputs get past the first door
    assert campaign.claim_count > 0
