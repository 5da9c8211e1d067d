"""Faulty rows of the reference tables: those that no extractor can be compiled from."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_IDS: Final = {"actors.csv": "actor_id", "places.csv": "place_id"}
_NAMES: Final = {  # columns that name a row of one of those tables, or nothing
    "actors.csv": {"parent_id": "actors.csv", "lineage_id": "actors.csv"},
    "actor_names.csv": {"actor_id": "actors.csv"},
    "actor_coalitions.csv": {"actor_id": "actors.csv", "coalition_id": "actors.csv"},
    "places.csv": {"parent_id": "places.csv", "governorate_id": "places.csv"},
    "place_names.csv": {"place_id": "places.csv"},
    "place_regions.csv": {"place_id": "places.csv", "region_id": "places.csv"},
}


def find_faulty_rows(seeds: Path) -> Iterator[str]:
    """Yield what is wrong with the rows of the tables of actors and places: which row, and why.

    Args:
        seeds: The folder of the reference tables; one that is not there has no rows.
    """
    ids = {table: {row[key] for _, row in _read(seeds / table)} for table, key in _IDS.items()}
    for table, columns in _NAMES.items():
        for line, row in _read(seeds / table):
            place = f"seeds/{table}, line {line}"
            if None in row or None in row.values():
                yield f"{place}: the row has more or fewer cells than there are columns"
                continue
            for column, other in columns.items():
                if row[column] and row[column] not in ids[other]:
                    yield f"{place}: {column} is {row[column]!r}, which is not in seeds/{other}"
            if "salience" in row and not row["salience"].isdecimal():
                yield f"{place}: salience is {row['salience']!r}, which is no whole number"


def _read(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    if path.exists():
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle)
            for row in reader:
                yield reader.line_num, row
