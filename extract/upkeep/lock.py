"""The hold on a warehouse: one command that writes at a time."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from extract.errors import SettingError, WarehouseLockedError, tell_cause
from extract.project import find_published_database, shorten_path

HOLDER = "holder.json"
LOCK = "warehouse.lock"
"""Never deleted: a command that has opened it and one that makes it anew would both hold the warehouse."""


@contextmanager
def hold_warehouse(warehouse: Path, *, command: str | None) -> Iterator[None]:
    """Let no other command write to the warehouse while the block runs.

    The system frees the lock when its process ends, however it ends; what a killed one has left of its name is
    overwritten by the next.

    Args:
        warehouse: The folder of the warehouse; made if need be.
        command: What holds it, for whoever is turned away; None leaves no note, for what must run on a full disk.

    Raises:
        WarehouseLockedError: If another command is at work; it says which, and since when.
        SettingError: If there can be no warehouse at the place that is set.
    """
    build = _make_folder(warehouse / "build")
    holder = build / HOLDER
    lock = FileLock(build / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise WarehouseLockedError(
            f"{shorten_path(warehouse)} is held by {describe_holder(warehouse) or 'another command'}.",
            remedy="Wait until it has finished, then run the command again. Looking at the published "
            f"{shorten_path(find_published_database(warehouse))} with read_only=True needs no waiting.",
        ) from None
    try:
        if command is not None:
            now = datetime.now(UTC).replace(microsecond=0)
            note = {"command": command, "process": os.getpid(), "host": socket.gethostname(), "since": now.isoformat()}
            holder.write_text(json.dumps(note), encoding="utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _make_folder(path: Path) -> Path:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (NotADirectoryError, FileNotFoundError, FileExistsError) as error:
        raise SettingError(
            f"There can be no warehouse at {shorten_path(path.parent)}: {tell_cause(error)}.",
            remedy="Name a folder, or one that can be made, in HUDNA_WAREHOUSE_DIR.",
        ) from error
    return path


def is_held(warehouse: Path) -> bool:
    """Tell whether a command is writing to the warehouse."""
    path = warehouse / "build" / LOCK
    if not path.exists():
        return False
    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        return True
    lock.release()
    return False


def describe_holder(warehouse: Path) -> str | None:
    """Return who holds the warehouse, or held it when it was killed; None if the last command has ended by itself."""
    try:
        note = json.loads((warehouse / "build" / HOLDER).read_text(encoding="utf-8"))
        return f"`hudna {note['command']}` since {note['since']} (process {note['process']} on {note['host']})"
    except (OSError, ValueError, KeyError, TypeError):  # not there, or half written: the lock itself is what counts
        return None
