"""Plays the steps of `.github/workflows/refresh.yml` as the platform does: their `if:`, their `continue-on-error`, the cache."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from extract.project import ROOT

WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "refresh.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = WORKFLOW["jobs"]["refresh"]["steps"]
KEY = "a key of the test alone"
ARCHIVE = "state.tar.gpg"
_STATUS = re.compile(r"\b(always|success|failure|cancelled)\(\)")
_NAME = re.compile(r"\b(steps|env)\.([\w.]+)")


@dataclass(frozen=True)
class Done:
    """What a command said, how it ended, and how long it took."""

    said: str
    seconds: float
    code: int = 0


@dataclass
class Job:
    """A run of the job.

    Attributes:
        done: What the steps that ran said, by name.
        outcomes: `success`, `failure` or `skipped`, by the id of the step.
        has_failed: A step has failed that may not.
    """

    done: dict[str, Done] = field(default_factory=dict)
    outcomes: dict[str, str] = field(default_factory=dict)
    has_failed: bool = False


def run(folder: Path, *command: str, code: int | None = 0, **more: str) -> Done:
    """Run a command in a copy of the project.

    Args:
        folder: The copy.
        command: The command and its arguments.
        code: How it must end; None if it may end as it will.
        more: Of the environment.
    """
    environment = os.environ | {
        "PYTHONPATH": str(folder),
        "HUDNA_WAREHOUSE_DIR": str(folder / "warehouse"),
        "HUDNA_LOG_FORMAT": WORKFLOW["env"]["HUDNA_LOG_FORMAT"],
        "HUDNA_STATE_KEY": KEY,
        "SOURCES": str(folder / "sources.yml"),
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        "ACCEPT": "",
        "BEGIN_ANEW": "",
        **more,
    }
    started = time.monotonic()
    result = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert code is None or result.returncode == code, f"{command}: {result.stdout}\n{result.stderr}"
    return Done(result.stdout + result.stderr, time.monotonic() - started, result.returncode)


def play(folder: Path, *, cache: Path, **environment: str) -> Job:
    """Run the steps of the job in their order, each that its `if:` lets run.

    Args:
        folder: A copy of the project.
        cache: Where the cache keeps the states of its runs, by name; the last by name is the newest.
        environment: Of this run, such as `HUDNA_STATE_KEY`.
    """
    job = Job()
    env = {"HUDNA_STATE_KEY": KEY} | environment
    for step in STEPS:
        outcome = "skipped"
        if is_to_run(step.get("if", "success()"), job=job, env=env):
            outcome = "success" if _take(step, folder=folder, cache=cache, job=job, env=environment) else "failure"
        job.outcomes[step.get("id", step.get("name", step.get("uses")))] = outcome
        job.has_failed |= outcome == "failure" and not step.get("continue-on-error", False)
    return job


def is_to_run(condition: str, *, job: Job, env: Mapping[str, str]) -> bool:
    """Tell whether an `if:` of the workflow holds; without a status function it holds only while nothing has failed.

    Raises:
        KeyError: If it names a step that has not come yet.
    """
    names = {f"env.{name}": value for name, value in env.items()}
    names |= {f"steps.{name}.outcome": outcome for name, outcome in job.outcomes.items()}
    statuses = {"always": True, "success": not job.has_failed, "failure": job.has_failed, "cancelled": False}
    has_status = _STATUS.search(condition) is not None
    python = _STATUS.sub(lambda found: str(statuses[found[1]]), condition)
    python = _NAME.sub(lambda found: repr(names[found[0]]), python).replace("&&", " and ").replace("||", " or ")
    return bool(eval(python, {"__builtins__": {}})) and (has_status or not job.has_failed)  # noqa: S307 - our own file


def _take(step: dict[str, Any], *, folder: Path, cache: Path, job: Job, env: Mapping[str, str]) -> bool:
    if "run" in step:
        done = run(folder, "bash", "-eo", "pipefail", "-c", step["run"], code=None, **env)
        job.done[step["name"]] = done
        return done.code == 0
    action = step["uses"].split("@")[0]
    if action == "actions/cache/restore":
        (folder / ARCHIVE).unlink(missing_ok=True)
        for newest in sorted(cache.iterdir())[-1:]:
            shutil.copy2(newest, folder / ARCHIVE)
    elif action == "actions/cache/save":
        shutil.copy2(folder / ARCHIVE, cache / f"{len(list(cache.iterdir())):04}")
    return True
