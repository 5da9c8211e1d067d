"""Damaged databases: found by reading every block, and kept aside."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import duckdb

from extract.errors import DamagedFileError
from extract.faults import explain_faults
from extract.load.database import open_build_database

ASIDE = ".damaged-"
"""Stands in the name of a file that was kept aside, before the time when it was."""


def keep_aside(path: Path) -> Path | None:
    """Rename a damaged database, and its write-ahead log, and return its new path; None if it is not there."""
    aside = path.with_name(f"{path.stem}{ASIDE}{datetime.now(UTC):%Y%m%dT%H%M%S%f}{path.suffix}")
    log = path.with_name(f"{path.name}.wal")
    if log.exists():
        log.replace(aside.with_name(f"{aside.name}.wal"))
    if not path.exists():
        return None
    return path.replace(aside)


def is_damaged(database: Path) -> bool:
    """Tell whether some block of a database cannot be read; reads all of it.

    Raises:
        HudnaError: If another process has it open.
    """
    try:
        with explain_faults():
            connection = open_build_database(database, read_only=True)
            try:
                _read_every_block(connection)
            finally:
                connection.close()
    except DamagedFileError:
        return True
    return False


def _read_every_block(connection: duckdb.DuckDBPyConnection) -> None:
    tables = connection.execute("select database_name, schema_name, table_name from duckdb_tables()").fetchall()
    for table in tables:
        name = ".".join(f'"{part}"' for part in table)
        connection.execute(f"select bit_xor(hash(columns(*))) from {name}").fetchall()
