from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from extract.errors import WarehouseLockedError
from extract.project import ROOT
from extract.upkeep.clean import clean_warehouse
from extract.upkeep.lock import HOLDER, LOCK, hold_warehouse, is_held


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """A warehouse that was built and published."""
    for name in ("build/hudna.duckdb", "build/.hudna.duckdb.draft", "build/logs/dbt.log", f"build/{LOCK}", "history/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def test_what_can_be_built_again_goes_and_the_lock_stays(warehouse: Path) -> None:
    (warehouse / "build" / HOLDER).write_text("{}", encoding="utf-8")  # of a command that was killed
    lock = (warehouse / "build" / LOCK).stat().st_ino

    clean_warehouse(warehouse)

    assert [path.name for path in (warehouse / "build").iterdir()] == [LOCK]
    assert (warehouse / "build" / LOCK).stat().st_ino == lock
    assert (warehouse / "history" / "x").exists()


def test_held_warehouse_is_left_as_it_is(warehouse: Path) -> None:
    with hold_warehouse(warehouse, command="refresh"):
        with pytest.raises(WarehouseLockedError, match="held by `hudna refresh`"):
            clean_warehouse(warehouse)
        assert is_held(warehouse)

    assert (warehouse / "build" / "hudna.duckdb").exists()


def test_command_cleans_the_warehouse_that_is_set_or_says_who_holds_it(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUDNA_WAREHOUSE_DIR", str(warehouse))
    command = [sys.executable, "-m", "extract.upkeep.clean"]
    with hold_warehouse(warehouse, command="refresh"):
        refused = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (refused.returncode, done.returncode) == (3, 0)
    assert "held by `hudna refresh`" in refused.stderr
    assert not (warehouse / "build" / "hudna.duckdb").exists()


def test_make_leaves_the_warehouse_to_the_command() -> None:
    lines = subprocess.run(
        ["make", "--dry-run", "clean"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()

    assert ".venv/bin/python -m extract.upkeep.clean" in lines
    assert not [line for line in lines if line.startswith("rm") and "warehouse" in line]
