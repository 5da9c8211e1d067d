"""A small build database, made by hand: what checks, publishing and notebooks are tested on.

Its marts hold the columns that the design names. Its events are invented but of the usual shape: an exchange of two
sides, a proposed one, an evacuation with two batches, one that is denied.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

import extract.load

RAW_SCHEMA = Path(extract.load.__file__).with_name("schema.sql")

SMALL_WAREHOUSE = Path(__file__).with_suffix(".sql")


def write_small_warehouse(path: Path, *, change: str = "") -> Path:
    """Write the database and return its path.

    Args:
        path: The file to write.
        change: SQL run at the end, to plant a fault or a difference.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(path) as connection:
        connection.execute(RAW_SCHEMA.read_text(encoding="utf-8"))
        connection.execute(SMALL_WAREHOUSE.read_text(encoding="utf-8"))
        if change:
            connection.execute(change)
    return path
