"""Opening the working database."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb

from extract.errors import NothingLoadedError, WarehouseLockedError
from extract.faults import explain_fault
from extract.project import find_published_database, shorten_path

_SCHEMA = Path(__file__).with_name("schema.sql")
_HOLDER = re.compile(r"held in (?P<program>.+?) \(PID (?P<pid>\d+)\)")


def open_build_database(path: Path, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """Open the working database, creating it and schema `raw` where they are absent.

    Args:
        path: The database file.
        read_only: Open it only to read; then it must exist.

    Raises:
        NothingLoadedError: If it is opened to read and does not exist.
        WarehouseLockedError: If another process has it open.
        DamagedFileError: If it is no database, or no longer one.
        StorageError: If it may not be opened.
    """
    if read_only and not path.exists():
        raise NothingLoadedError(
            f"Nothing has been loaded yet: there is no {shorten_path(path)}.",
            remedy="Run `hudna load INPUT…` first, or `hudna refresh`, which does every step.",
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        connection = duckdb.connect(str(path), read_only=read_only)
    except duckdb.IOException as error:
        raise find_lock(path, str(error)) or explain_fault(error) or error from error
    connection.execute("set TimeZone = 'UTC'")
    if not read_only:
        connection.execute(_SCHEMA.read_text(encoding="utf-8"))
    return connection


def find_lock(path: Path, message: str) -> WarehouseLockedError | None:
    """Say which process holds a database if DuckDB's message tells of a lock, else None."""
    if "could not set lock" not in message.lower():
        return None
    holder = _HOLDER.search(message)
    who = f"{holder['program']}, process {holder['pid']}" if holder else "another process"
    how = f" (`ps -p {holder['pid']}` shows what it does)" if holder else ""
    return WarehouseLockedError(
        f"{shorten_path(path)} is open in {who}.",
        remedy=f"Wait until it has finished or close it{how}, then run the command again. "
        f"To look at data, open the published {shorten_path(find_published_database(path.parent.parent))} with read_only=True: "
        "it is never locked.",
    )
