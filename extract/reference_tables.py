"""Faulty rows of the tables of `seeds/` that are edited by hand: those that would be read wrongly, or not at all."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from extract.errors import InputError, name_first, tell_cause
from extract.reference_columns import TABLES, Table

Row = dict[str, str]


def check_reference_tables(seeds: Path, *, only: Iterable[str] = ()) -> None:
    """Hold the reference tables to their form.

    Args:
        seeds: Their folder.
        only: Names of those tables that are asked about; all if empty.

    Raises:
        InputError: If a table is missing, cannot be read or has a faulty row; the message names file, line and reason.
    """
    faults = list(find_faulty_rows(seeds, only=only))
    if faults:
        raise InputError(
            f"The reference tables cannot be read: {name_first(faults)}.",
            remedy="Correct what is named, then run the command again; docs/sources/ has what each column means, "
            "docs/methodology/corrections.md those of the decisions.",
        )


def find_faulty_rows(seeds: Path, *, only: Iterable[str] = ()) -> Iterator[str]:
    """Yield what is wrong with the tables of actors, places, outlets and decisions: in which file and line, and why.

    Args:
        seeds: The folder of the reference tables.
        only: Names of those tables that are asked about; all if empty.
    """
    wanted = tuple(only) or tuple(TABLES)
    tables: dict[str, dict[int, Row]] = {}
    for name in wanted:
        tables[name] = {}
        try:
            with (seeds / name).open(encoding="utf-8-sig", newline="") as handle:
                broken = list(_read(name, handle, tables[name]))
        except (OSError, UnicodeDecodeError) as error:
            broken = [f"seeds/{name}: {tell_cause(error)}"]
        yield from broken
        if broken:
            return
    ids = {name: {row[TABLES[name].key[0]]: row for row in rows.values()} for name, rows in tables.items()}
    sound = True
    for name in wanted:
        for fault in _find_faults(name, tables[name], ids):
            sound = False
            yield fault
    for name in ("actors.csv", "places.csv") if sound and "actors.csv" in tables else ():
        yield from _find_unnamed(name, tables[name], tables[_name_table(name)])


def _find_faults(name: str, rows: dict[int, Row], ids: dict[str, dict[str, Row]]) -> Iterator[str]:
    sound: set[tuple[str, str]] = set()
    seen: dict[str, int] = {}
    for line, row in rows.items():
        for fault in (*_find_faulty_cells(name, row, ids, sound), *_find_contradictions(name, row, ids)):
            yield f"seeds/{name}, line {line}: {fault}"
        for key in (
            ", ".join(row[column] for column in TABLES[name].key),
            *filter(None, row.get("domains", "").split(";")),
        ):
            if seen.setdefault(key, line) != line:
                yield f"seeds/{name}, line {line}: {key.rstrip(', ')!r} stands twice, first in line {seen[key]}"


def _read(name: str, lines: Iterable[str], rows: dict[int, Row]) -> Iterator[str]:
    """Fill in the rows of a table by the line in which each begins; yield the faults for which one cannot be read."""
    columns = list(TABLES[name].columns)
    reader = csv.reader(lines)
    line = 1
    for cells in reader:
        if line == 1 and cells != columns:
            yield f"seeds/{name}, line 1: the columns are {','.join(cells)}; they must be {','.join(columns)}"
            return
        if reader.line_num > line:
            yield f"seeds/{name}, line {line}: a cell runs over several lines; is a quote not closed?"
        elif cells and len(cells) != len(columns):
            yield (
                f"seeds/{name}, line {line}: the row has {len(cells)} cells, and there are {len(columns)} columns"
                " (a comma too many or missing, or another sign in its place?)"
            )
        elif cells and line > 1:
            rows[line] = dict(zip(columns, cells, strict=True))
        line = reader.line_num + 1


def _find_faulty_cells(
    name: str, row: Row, ids: dict[str, dict[str, Row]], sound: set[tuple[str, str]]
) -> Iterator[str]:
    """Yield what is wrong with single cells of a row; `sound` collects those that need no second look."""
    for cell in row.items():
        if cell in sound:
            continue
        if fault := _find_fault(TABLES[name], *cell, ids):
            yield f"{cell[0]} {fault}"
        else:
            sound.add(cell)


def _find_fault(table: Table, column: str, cell: str, ids: dict[str, dict[str, Row]]) -> str:
    if not cell:
        return "" if column in table.may_be_empty else "is empty"
    if cell != cell.strip():
        return f"is {cell!r}, with a blank at its edge"
    if column in table.names:
        other = table.names[column]
        return "" if cell in ids[other] else f"is {cell!r}, which is not in seeds/{other}"
    return table.columns[column](cell)


def _find_contradictions(name: str, row: Row, ids: dict[str, dict[str, Row]]) -> Iterator[str]:
    """Yield what cells of one row say against one another, or against the rows that they name."""
    if row.get("valid_from") and row.get("valid_to") and row["valid_from"][: len(row["valid_to"])] > row["valid_to"]:
        yield f"valid_from, {row['valid_from']}, is after valid_to, {row['valid_to']}"
    if row.get("parent_id") and _is_its_own_parent(row, ids[name]):
        yield f"by parent_id, {next(iter(row.values()))!r} lies above itself"
    if name == "actors.csv":
        if (row["actor_type"] == "person") != (row["is_public_role"] == "true"):
            yield "is_public_role is true of a person, and of nobody else"
        if row["actor_type"] == "person" and not row["notes"]:
            yield "notes must say in which public role a person is; private persons are never listed"
    elif name == "places.csv":
        if {bool(row["lat"]), bool(row["lon"])} != {row["coordinate_precision"] != "unknown"}:
            yield "lat and lon must be given, or else coordinate_precision be unknown"
        around = ids[name].get(row["governorate_id"])
        if around and (around["country"] != row["country"] or around["place_type"] not in {"governorate", "region"}):
            yield f"governorate_id is {row['governorate_id']!r}, which is no governorate or region of {row['country']}"


def _is_its_own_parent(row: Row, rows: dict[str, Row]) -> bool:
    key = next(iter(row.values()))
    seen, above = set(), row["parent_id"]
    while above in rows and above not in seen:
        seen.add(above)
        above = rows[above]["parent_id"]
    return key in seen


def _name_table(name: str) -> str:
    """Return the table of the names of what a table lists."""
    return name.replace("s.csv", "_names.csv")


def _find_unnamed(name: str, rows: dict[int, Row], names: dict[int, Row]) -> Iterator[str]:
    """Yield the rows of a table whose names are not the canonical ones of its table of names."""
    key = TABLES[name].key[0]
    canonical: dict[str, list[tuple[str, str]]] = {}
    for row in names.values():
        if row.get("name_kind") == "canonical" or row.get("is_canonical") == "true":
            canonical.setdefault(row[key], []).append((row["language"], row["name"]))
    for line, row in rows.items():
        if sorted(canonical.get(row[key], ())) != [("ar", row["name_ar"]), ("en", row["name_en"])]:
            yield (
                f"seeds/{name}, line {line}: the canonical names of {row[key]!r} in seeds/{_name_table(name)} must be"
                f" {row['name_ar']!r} (ar) and {row['name_en']!r} (en), each once"
            )
