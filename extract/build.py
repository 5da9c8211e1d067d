"""Building the models: dbt as a process of its own, since it keeps the database locked as long as it lives."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract.errors import BuildFailedError
from extract.faults import explain_message
from extract.load.database import find_lock
from extract.progress import Advance
from extract.project import shorten_path

_log = logging.getLogger(__name__)
_RESULTS = frozenset({"LogModelResult", "LogTestResult", "LogSeedResult", "LogSnapshotResult", "LogNodeResult"})
_PLAIN_LINE = "plain line"
_SHOWN_ERRORS = 20


def make_command(root: Path, *, target: Path) -> list[str]:
    """Return the command that builds the project's models and tells of it in JSON lines.

    Unit tests are left out: their inputs are fixed, so that no article changes what they say; `make test` runs them.

    Args:
        root: The project.
        target: Where dbt keeps what it compiles; not the project's own `target/`, which belongs to whoever runs dbt by hand.
    """
    dbt = [sys.executable, "-m", "dbt.cli.main", "--log-format", "json", "--no-use-colors"]
    places = ["--project-dir", str(root), "--profiles-dir", str(root), "--target-path", str(target)]
    return [*dbt, "build", "--exclude-resource-type", "unit_test", *places]


def build_models(
    build_db: Path, *, history: Path, root: Path, on_progress: Advance = lambda _done, _total: None
) -> None:
    """Run `dbt build` over the working database.

    Args:
        build_db: The working database, with schema `raw` loaded.
        history: The folder of what is kept from release to release; it need not exist.
        root: The project, where `dbt_project.yml` and `profiles.yml` are.
        on_progress: Told how many nodes are done, and of how many.

    Raises:
        BuildFailedError: If dbt did not run through, with its first errors.
        StorageError: If that was the disk's fault, or a damaged database's.
        WarehouseLockedError: If another process has the database open, as a dbt whose parent was killed does for a while.
    """
    logs = build_db.parent / "logs"
    environment = os.environ | {
        "HUDNA_BUILD_DB": str(build_db),
        "HUDNA_HISTORY_DIR": str(history),
        "DBT_LOG_PATH": str(logs),
    }
    heard = _Heard()
    with subprocess.Popen(  # noqa: S603 - our own command
        make_command(root, target=build_db.parent / "target"),
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        for event in _read_events(process):
            if heard.take(event):
                on_progress(heard.done, heard.total)
    if process.returncode:
        said = heard.errors or list(heard.others)
        fault = find_lock(build_db, "\n".join(said)) or explain_message("\n".join(said))
        if fault is not None:
            raise fault
        raise BuildFailedError(_describe_failure(said), remedy=f"The whole log: {shorten_path(logs / 'dbt.log')}")


@dataclass(slots=True)
class _Heard:
    """What a run of dbt has said so far: nodes done, and of how many; errors, and its last lines that are no events."""

    done: int = 0
    total: int | None = None
    errors: list[str] = field(default_factory=list)
    others: deque[str] = field(default_factory=lambda: deque(maxlen=_SHOWN_ERRORS))

    def take(self, event: dict[str, Any]) -> bool:
        """Take in an event, and tell whether a node is done."""
        info, data = event["info"], event.get("data", {})
        is_result = info["name"] in _RESULTS
        if is_result:
            self.done += 1
            self.total = data.get("total") or data.get("num_models") or self.total
        if info["level"] == "error":
            self.errors.append(info["msg"])
        elif info["name"] == _PLAIN_LINE:
            self.others.append(info["msg"])
        _log.debug("dbt: %s", info["msg"])
        return is_result


def _read_events(process: subprocess.Popen[str]) -> Iterator[dict[str, Any]]:
    """Yield dbt's log events; a line that is none (a traceback) becomes an event of its own."""
    for line in process.stdout or ():
        try:
            yield json.loads(line)
        except json.JSONDecodeError:
            yield {"info": {"name": _PLAIN_LINE, "level": "debug", "msg": line.rstrip()}}


def _describe_failure(errors: list[str]) -> str:
    shown = [line.strip() for line in dict.fromkeys(errors) if line.strip()][:_SHOWN_ERRORS]
    return "\n  ".join(["The models did not build; nothing was published.", *shown])
