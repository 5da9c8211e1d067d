"""Processes that are killed at random moments, and a reader that looks on meanwhile."""

from __future__ import annotations

import ctypes
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

from extract.errors import HudnaError
from extract.faults import explain_fault

_UNEXPECTED = 70  # exit code of what is no error of ours
_SET_SECURE_BITS, _NO_ROOT = 28, 1  # of prctl: what is executed gets no capability for being root
_CAPABILITY_VERSION = 0x20080522  # _LINUX_CAPABILITY_VERSION_3
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
    """How a process ended: killed by us, or with an exit code.

    Attributes:
        killed: By us, before it had ended.
        code: Its exit code.
        seconds: That it ran.
        group: Its process group, which children of it may outlive.
    """

    killed: bool
    code: int
    seconds: float
    group: int


def run_forked(
    stage: Callable[[], object],
    *,
    log: Path,
    kill_after: float | None = None,
    group: bool = True,
    is_privileged: bool = True,
) -> End:
    """Run a stage in a forked process, and kill it some seconds on, with its children or without.

    Forked, not started: what takes seconds to import and compile is ready, so that a kill falls into the work.

    Args:
        stage: What runs; an exception that it raises is appended to the log, and its exit code is that of the command line.
        log: File for what goes wrong.
        kill_after: Seconds; None lets it end.
        group: Kill its children too.
        is_privileged: Let root be root; otherwise permissions bind it as they do others.
    """
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        try:
            code = _be_victim(stage, log, is_privileged=is_privileged)
        except BaseException:  # noqa: BLE001 - whatever it was, the child must not go on as its parent
            code = _UNEXPECTED
        os._exit(code)
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
    return End(code == -signal.SIGKILL, code, time.monotonic() - started, child)


def wait_for_orphans(end: End) -> None:
    """Wait until no child of a killed process is at work any more."""
    deadline = time.monotonic() + 600
    while _is_at_work(end.group):
        if time.monotonic() > deadline:
            raise TimeoutError(f"children of process {end.group} do not end")
        time.sleep(0.1)


def _is_at_work(group: int) -> bool:
    """Tell whether a process group has a process that is no zombie: nobody may be there to reap an orphan."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _parent, its_group = stat.read_text(encoding="utf-8").rpartition(")")[2].split()[:3]
            if int(its_group) == group and state not in {"Z", "X"}:
                return True
    return False


def _has_ended(child: int) -> bool:
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _be_victim(stage: Callable[[], object], log: Path, *, is_privileged: bool) -> int:
    os.setpgid(0, 0)
    with log.open("a", encoding="utf-8") as lines:
        if not is_privileged:
            _give_up_capabilities()
        try:
            stage()
        except BaseException as error:  # noqa: BLE001 - the child ends here, whatever it was
            traceback.print_exception(error, file=lines)
            told = error if isinstance(error, HudnaError) else explain_fault(error)
            return _UNEXPECTED if told is None else told.exit_code
    return 0


def _give_up_capabilities() -> None:
    """Be root in name only; another user could not enter the folders that our libraries may lie in."""
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0)
    none = (ctypes.c_uint32 * 6)()
    if libc.prctl(_SET_SECURE_BITS, _NO_ROOT, 0, 0, 0) or libc.capset(header, none):
        raise OSError(ctypes.get_errno(), "the capabilities could not be given up")


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
