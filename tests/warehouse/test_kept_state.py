"""What the scheduled job keeps for its next run: encrypted, and never less than it was given."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from extract.project import ROOT
from tests.warehouse.workflow import KEY, STEPS, WORKFLOW, Job, is_to_run, play, run

NAME = "قطيشان"
TOMBSTONES = Path("warehouse", "history", "tombstones.parquet")

pytestmark = pytest.mark.skipif(
    shutil.which("gpg") is None, reason="the state is encrypted with gpg, which is not here"
)


def pack(folder: Path, action: str, key: str) -> str:
    return run(folder, "bash", ".github/state.sh", action, HUDNA_STATE_KEY=key).said


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder with a working state."""
    (tmp_path / "one" / ".github").mkdir(parents=True)
    shutil.copy2(ROOT / ".github" / "state.sh", tmp_path / "one" / ".github")
    for name in ("raw/inbox/page.html", "warehouse/build/hudna.duckdb", str(TOMBSTONES)):
        (tmp_path / "one" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "one" / name).write_text(NAME, encoding="utf-8")
    return tmp_path / "one"


def test_state_is_encrypted_and_comes_back_on_another_machine(machine: Path) -> None:
    pack(machine, "pack", KEY)
    state = (machine / "state.tar.gpg").read_bytes()
    other = machine.parent / "two"
    (other / ".github").mkdir(parents=True)
    shutil.copy2(machine / ".github" / "state.sh", other / ".github")
    shutil.copy2(machine / "state.tar.gpg", other)
    pack(other, "unpack", KEY)

    assert NAME.encode() not in state
    assert b"raw/inbox" not in state
    for path in (machine / "raw", machine / "warehouse"):
        for each in path.rglob("*"):
            if each.is_file():
                assert (other / each.relative_to(machine)).read_bytes() == each.read_bytes()


def test_state_without_a_key_is_not_kept(machine: Path) -> None:
    assert "not kept" in pack(machine, "pack", "")
    assert not (machine / "state.tar.gpg").exists()


def test_workflow_never_uploads_the_state_in_the_clear() -> None:
    paths = [step["with"]["path"] for step in STEPS if "path" in step.get("with", {})]

    assert set(paths) == {"state.tar.gpg", "published/", "published/report/"}


class Runner:
    """Machines that run the job one after the other, each with a fresh checkout in which the commands are stood in for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cache = folder / "cache"
        self.cache.mkdir()
        self.count = 0

    def play(self, *, broken: str = "", **environment: str) -> Job:
        """Run the job; `make`, or the command of `hudna` that is named, fails in it."""
        self.count += 1
        checkout = self.folder / f"machine-{self.count}"
        for name in (".github", ".venv/bin", "raw/inbox", "warehouse/build"):
            (checkout / name).mkdir(parents=True)
        shutil.copy2(ROOT / ".github" / "state.sh", checkout / ".github")
        write_script(checkout / ".venv/bin/python", "true")
        write_script(
            checkout / ".venv/bin/hudna",
            f'if [ "$1" = "{broken}" ]; then exit 4; fi',
            'if [ "$1" = refresh ]; then mkdir -p warehouse/history warehouse/current; '
            f"echo run {self.count} >> {TOMBSTONES}; fi",
        )
        write_script(checkout / "bin/make", f'[ "{broken}" != make ]')
        path = f"{checkout / 'bin'}{os.pathsep}{os.environ['PATH']}"
        return play(checkout, cache=self.cache, PATH=path, **environment)

    def read_kept(self) -> str | None:
        """What the newest state holds of what refreshes have written."""
        kept = sorted(self.cache.iterdir())
        if not kept:
            return None
        other = self.folder / "looking"
        shutil.rmtree(other, ignore_errors=True)
        (other / ".github").mkdir(parents=True)
        shutil.copy2(ROOT / ".github" / "state.sh", other / ".github")
        shutil.copy2(kept[-1], other / "state.tar.gpg")
        pack(other, "unpack", KEY)
        return (other / TOMBSTONES).read_text(encoding="utf-8") if (other / TOMBSTONES).exists() else ""


def write_script(path: Path, *lines: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """Machines, the first of which has begun."""
    machines = Runner(tmp_path)
    assert not machines.play(BEGIN_ANEW="yes").has_failed
    assert machines.read_kept() == "run 1\n"
    return machines


def test_each_run_takes_up_what_the_last_has_kept(runner: Runner) -> None:
    assert not runner.play().has_failed
    assert runner.read_kept() == "run 1\nrun 2\n"


def test_run_that_is_not_set_up_leaves_the_state_as_it_was(runner: Runner) -> None:
    assert runner.play(broken="make").has_failed
    assert len(list(runner.cache.iterdir())) == 1
    assert runner.read_kept() == "run 1\n"
    assert not runner.play().has_failed
    assert runner.read_kept() == "run 1\nrun 3\n"


def test_run_with_another_key_leaves_the_state_as_it_was(runner: Runner) -> None:
    assert runner.play(HUDNA_STATE_KEY="another").has_failed
    assert runner.read_kept() == "run 1\n"


def test_state_that_is_cut_short_is_not_kept_anew(runner: Runner) -> None:
    state = next(runner.cache.iterdir())
    whole = state.read_bytes()
    state.write_bytes(whole[: len(whole) // 2])

    assert runner.play().has_failed
    assert [path.name for path in runner.cache.iterdir()] == [state.name]


def test_state_that_could_not_be_fetched_is_not_begun_anew(runner: Runner) -> None:
    for state in runner.cache.iterdir():
        state.unlink()  # a cache that cannot be reached looks like an empty one
    job = runner.play()

    assert "start it by hand with begin_anew" in job.done["Unpack the state"].said
    assert job.has_failed
    assert not list(runner.cache.iterdir())


@pytest.mark.parametrize("broken", ["collect", "refresh"])
def test_run_that_fails_later_keeps_what_it_has(runner: Runner, broken: str) -> None:
    job = runner.play(broken=broken)

    assert job.has_failed is (broken == "refresh")
    assert len(list(runner.cache.iterdir())) == 2
    assert runner.read_kept() == ("run 1\n" if broken == "refresh" else "run 1\nrun 2\n")


@pytest.mark.parametrize("broken", ["", "collect", "refresh"])
def test_collecting_that_fails_is_told_by_a_job_of_its_own(runner: Runner, broken: str) -> None:
    job = runner.play(broken=broken)
    told = WORKFLOW["jobs"]["collected"]["if"].replace("needs.refresh.outputs.collected", "steps.collect.outcome")

    assert WORKFLOW["jobs"]["refresh"]["outputs"] == {"collected": "${{ steps.collect.outcome }}"}
    assert is_to_run(told, job=job, env={}) is (broken == "collect")


@pytest.mark.parametrize(
    ("command", "code"), [("exec sleep 60", 0), ("exit 0", 0), ("exit 6", 1)], ids=["no time left", "done", "failed"]
)
def test_collecting_that_runs_out_of_time_is_no_failure(tmp_path: Path, command: str, code: int) -> None:
    write_script(tmp_path / ".venv/bin/hudna", command)
    step = next(step["run"] for step in STEPS if step.get("id") == "collect")
    assert step.count(" 20m ") == 1

    assert run(tmp_path, "bash", "-e", "-c", step.replace(" 20m ", " 1s "), code=None).code == code


def test_steps_end_before_the_job_is_cut_off() -> None:
    refresh = next(step for step in STEPS if step.get("id") == "refresh")

    assert 20 + 2 + refresh["timeout-minutes"] + 8 <= WORKFLOW["jobs"]["refresh"]["timeout-minutes"]


def test_run_that_is_not_set_up_tells_one_cause(runner: Runner) -> None:
    job = runner.play(broken="make")

    assert [name for name, outcome in job.outcomes.items() if outcome == "failure"] == ["setup"]


def test_run_without_a_key_begins_anew_and_keeps_nothing(tmp_path: Path) -> None:
    machines = Runner(tmp_path)

    assert not machines.play(HUDNA_STATE_KEY="").has_failed
    assert not list(machines.cache.iterdir())
