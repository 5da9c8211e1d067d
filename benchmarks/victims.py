"""Processes that are killed at random moments, and a reader that looks on meanwhile."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb

NOBODY = 65534
FACTS = (
    "fct_exchanges",
    "fct_exchange_releases",
    "fct_evacuations",
    "fct_deals",
    "fct_actor_roles",
    "bridge_event_claims",
    "bridge_event_places",
)
READER = """
import json, sys, time
from pathlib import Path
sys.path[:0] = [sys.argv[1]]
from benchmarks.victims import print_facts
warehouse, allowed = Path(sys.argv[2]), set(json.loads(sys.argv[3]))
reads = broken = 0
while not Path(sys.argv[4]).exists():
    reads += 1
    try:
        if print_facts(warehouse / "hudna.duckdb") not in allowed:
            raise ValueError("the facts are neither the old nor the new ones")
        json.loads((warehouse / "current" / "status.json").read_text(encoding="utf-8"))
    except Exception as error:
        broken += 1
        print(type(error).__name__, error, file=sys.stderr)
    time.sleep(0.05)
print(json.dumps([reads, broken]))
"""


def print_facts(database: Path) -> str:
    """Return a fingerprint of the facts of a database: counts and hashes of the rows of each table."""
    with duckdb.connect(str(database), read_only=True) as connection:
        return repr(
            [
                connection.execute(f"select count(*), bit_xor(hash(facts)) from marts.{table} as facts").fetchone()
                for table in FACTS
            ]
        )


@dataclass(frozen=True)
class End:
    """How a process ended: killed by us, or with an exit code."""

    killed: bool
    code: int
    seconds: float


def run_forked(
    stage: Callable[[], object],
    *,
    log: Path,
    kill_after: float | None = None,
    group: bool = True,
    user: int | None = None,
) -> End:
    """Run a stage in a forked process, and kill it some seconds on, with its children or without.

    Forked, not started: what takes seconds to import and compile is ready, so that a kill falls into the work.

    Args:
        stage: What runs; an exception that it raises is appended to the log, and its exit code is that of the command line.
        log: File for what goes wrong.
        kill_after: Seconds; None lets it end.
        group: Kill its children too.
        user: Run as this user.
    """
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        os._exit(_be_victim(stage, log, user))
    with suppress(PermissionError, ProcessLookupError):  # the child does it too: whoever comes first
        os.setpgid(child, child)
    if kill_after is not None:
        while time.monotonic() - started < kill_after:
            if _has_ended(child):
                break
            time.sleep(0.002)
        else:
            (os.killpg if group else os.kill)(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return End(code == -signal.SIGKILL, code, time.monotonic() - started)


def _has_ended(child: int) -> bool:
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _be_victim(stage: Callable[[], object], log: Path, user: int | None) -> int:
    os.setpgid(0, 0)
    if user is not None:
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    try:
        stage()
    except BaseException as error:  # noqa: BLE001 - the child ends here, whatever it was
        with log.open("a", encoding="utf-8") as lines:
            traceback.print_exception(error, file=lines)
        return getattr(error, "exit_code", 70)
    return 0


class Reader:
    """Another process that opens the published database and reads its facts, over and over."""

    def __init__(self, warehouse: Path, allowed: set[str], folder: Path) -> None:
        """Watch a warehouse; what is read must be one of these fingerprints."""
        self._stop = folder / f"stop-{random.getrandbits(32)}"
        root = str(Path(__file__).resolve().parents[1])
        self._command = [
            sys.executable,
            "-c",
            READER,
            root,
            str(warehouse),
            json.dumps(sorted(allowed)),
            str(self._stop),
        ]
        self.reads = self.broken = 0

    def __enter__(self) -> Self:
        """Start reading."""
        self._process = subprocess.Popen(self._command, stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop, and take the counts."""
        self._stop.touch()
        out, _ = self._process.communicate()
        self.reads, self.broken = json.loads(out)
