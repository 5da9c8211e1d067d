"""Faults of the disk and of database files, told by what the system and DuckDB say of them."""

from __future__ import annotations

import errno
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extract.errors import DamagedFileError, HudnaError, StorageError
from extract.project import shorten_path

_FULL = re.compile(r"no space left on device|disk quota exceeded|out of disk space", re.IGNORECASE)
_DENIED = re.compile(r"permission denied|read-only file system|operation not permitted", re.IGNORECASE)
_DAMAGED = re.compile(
    r"not a valid DuckDB database file|corrupt database file|could not read enough bytes|"
    r"no magic bytes found|too small to be a parquet file|failed to deserialize",
    re.IGNORECASE,
)
_NEWER = re.compile(r"database file with version number", re.IGNORECASE)
_PATH = re.compile(r"""(?:file|open|to) "([^"]+)"|Errno \d+\] [^:]+: '([^']+)'|\(os error \d+\): (/.+)$""")
_CODE = re.compile(r"\(os error (\d+)\)")
_FULL_ERRORS = frozenset({errno.ENOSPC, errno.EDQUOT})
_DENIED_ERRORS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def explain_fault(error: BaseException) -> StorageError | None:
    """Return what a person can act on if an error comes from the disk or from a damaged file, else None."""
    if isinstance(error, HudnaError):
        return None
    if _read_code(error) in _FULL_ERRORS | _DENIED_ERRORS:
        return explain_message(str(error))
    module = sys.modules.get("duckdb")  # not imported for this: who has not imported it has no such error
    if module is not None and isinstance(error, module.Error):
        return explain_message(str(error))
    return None


def _read_code(error: BaseException) -> int | None:
    """Return the system's number of an error; polars tells it in its message alone."""
    if isinstance(error, OSError) and error.errno is not None:
        return error.errno
    found = (
        _CODE.search(str(error)) if isinstance(error, OSError) or type(error).__module__.startswith("polars") else None
    )
    return int(found[1]) if found else None


def explain_message(message: str) -> StorageError | None:
    """Return what a person can act on if a message tells of a full disk, a lack of rights or a damaged file, else None."""
    found = _PATH.search(message)
    name = shorten_path(Path(found[1] or found[2] or found[3])) if found else "a file of the warehouse"
    if _FULL.search(message):
        return StorageError(
            f"The disk is full: {name} could not be written.",
            remedy="What is published is untouched. Free some space (`hudna doctor` says what the warehouse takes), "
            "then run the command again.",
        )
    if denied := _DENIED.search(message):
        return StorageError(
            f"{name} may not be opened or written: {denied[0].lower()}.",
            remedy="Give the user that runs Hudna the right to read and write the folder (`ls -ld` shows its owner), "
            "or name another one in HUDNA_WAREHOUSE_DIR; then run the command again.",
        )
    if _NEWER.search(message):
        return StorageError(
            f"{name} was written by a newer DuckDB than this one.",
            remedy="Run `make setup` in the version of Hudna that wrote it, or move warehouse/build/ away and run "
            "`hudna refresh`: it is built again from the raw articles.",
        )
    if _DAMAGED.search(message):
        return DamagedFileError(
            f"{name} is damaged.",
            remedy="`hudna doctor` says which file it is. `hudna refresh` keeps a damaged working database aside and builds "
            "it again from the raw articles; what is published and its history are other files.",
        )
    return None


@contextmanager
def explain_faults() -> Iterator[None]:
    """Raise faults of the disk and of files as what a person can act on.

    Raises:
        StorageError: In place of an `OSError` or DuckDB error that tells of such a fault.
    """
    try:
        yield
    except Exception as error:
        known = explain_fault(error)
        if known is None:
            raise
        raise known from error
