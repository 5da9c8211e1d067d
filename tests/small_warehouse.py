"""A small build database, made by hand: what checks, publishing and notebooks are tested on.

Its marts hold the columns that the design names. Its events are invented but of the usual shape: an exchange of two
sides, a proposed one, an evacuation with two batches, one that is denied.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

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
    path.write_bytes(_build())
    if change:
        with duckdb.connect(path) as connection:
            connection.execute(change)
    return path


@cache
def _build() -> bytes:
    """Return the unchanged database's file: it is built once and copied."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "hudna.duckdb")
        with duckdb.connect(path) as connection:
            connection.execute(RAW_SCHEMA.read_text(encoding="utf-8"))
            connection.execute(SMALL_WAREHOUSE.read_text(encoding="utf-8"))
        return path.read_bytes()
