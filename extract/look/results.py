"""The rows of a query as a table of 80 columns, as CSV or as JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from datetime import date, datetime
from io import StringIO
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from extract.publish.exports import LIST_SEPARATOR
from extract.text.bidi import isolate_value

WIDTH = 80
_NARROWEST = 9
"""Columns narrower than this are not read but guessed: rows with too many are shown field by field."""


def write_csv(names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> str:
    """Return rows as CSV: lists joined as in the exports, nothing for what is not known."""
    handle = StringIO()
    writer = csv.writer(handle, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([["" if value is None else show_value(value) for value in row] for row in rows])
    return handle.getvalue()


def write_json(names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> str:
    """Return rows as a JSON array of objects, one a line; days and times in ISO 8601."""
    lines = ",\n".join(
        json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=_encode) for row in rows
    )
    return f"[\n{lines}\n]\n" if rows else "[]\n"


def print_rows(names: Sequence[str], rows: Sequence[tuple[Any, ...]], console: Console, *, most: int) -> None:
    """Print rows as a table that fits the terminal, or field by field if there are too many columns.

    Args:
        names: The columns.
        rows: Their values.
        console: Where to print.
        most: Rows to show; how many more there are is said.
    """
    width = min(console.width, WIDTH)
    shown = rows[:most]
    if not names:
        console.print("Done.")
        return
    if len(names) * (_NARROWEST + 2) > width and shown:
        for number, row in enumerate(shown, start=1):
            console.print(_lay_out_record(number, names, row), width=width)
    elif shown:
        console.print(_lay_out_table(names, shown), width=width)
    else:
        console.print(Text(", ".join(names), style="bold"), width=width)
    rest = len(rows) - len(shown)
    noun = "row" if len(rows) == 1 else "rows"
    console.print(f"{len(rows):,} {noun}" + (f"; {rest:,} not shown, --rows shows more" if rest else ""), style="dim")


def show_value(value: object) -> str:
    """Return a value as text: lists joined, truth as `true` and `false`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return LIST_SEPARATOR.join(show_value(member) for member in value)
    return str(value)


def _lay_out_table(names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for position, name in enumerate(names):
        numeric = bool(rows) and all(_is_number(row[position]) for row in rows)
        table.add_column(Text(name), justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(isolate_value(show_value(value))) for value in row))
    return table


def _lay_out_record(number: int, names: Sequence[str], row: tuple[Any, ...]) -> Table:
    record = Table(box=None, pad_edge=False, show_header=False, title=f"row {number}", title_justify="left")
    record.add_column(style="bold", width=max(cell_len(name) for name in names), no_wrap=True)
    record.add_column(overflow="fold")
    for name, value in zip(names, row, strict=True):
        record.add_row(Text(name), Text(isolate_value(show_value(value))))
    return record


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _encode(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)
