from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from extract.errors import SettingError, WarehouseLockedError
from extract.upkeep.lock import describe_holder, hold_warehouse, is_held

HOLD = """
import sys
from pathlib import Path
from extract.upkeep.lock import hold_warehouse

with hold_warehouse(Path(sys.argv[1]), command="refresh"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_hold_is_for_one_at_a_time_and_ends_with_its_block(tmp_path: Path) -> None:
    with hold_warehouse(tmp_path, command="load"):
        with (
            pytest.raises(WarehouseLockedError, match=r"held by `hudna load` since 20") as caught,
            hold_warehouse(tmp_path, command="refresh"),
        ):
            pytest.fail("two commands were let in")
        assert f"the published {tmp_path}/hudna.duckdb with" in caught.value.remedy
        assert is_held(tmp_path)

    assert not is_held(tmp_path)
    assert describe_holder(tmp_path) is None


def test_hold_of_a_killed_command_is_free_and_its_name_is_known(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        assert is_held(tmp_path)
        holder.send_signal(signal.SIGKILL)
        holder.wait()

    assert not is_held(tmp_path)
    assert f"process {holder.pid}" in (describe_holder(tmp_path) or "")
    with hold_warehouse(tmp_path, command="load"):
        assert "hudna load" in (describe_holder(tmp_path) or "")


def test_note_that_is_half_written_hides_no_lock(tmp_path: Path) -> None:
    with hold_warehouse(tmp_path, command="load"):
        (tmp_path / "build" / "holder.json").write_text('{"comm', encoding="utf-8")

        with (
            pytest.raises(WarehouseLockedError, match="held by another command"),
            hold_warehouse(tmp_path, command="load"),
        ):
            pytest.fail("two commands were let in")


def test_a_warehouse_that_cannot_be_a_folder_is_named(tmp_path: Path) -> None:
    taken = tmp_path / "notes.txt"
    taken.touch()

    with (
        pytest.raises(SettingError, match=r"There can be no warehouse at .*notes\.txt: not a directory"),
        hold_warehouse(taken, command="load"),
    ):
        pass
