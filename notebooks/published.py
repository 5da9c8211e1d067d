"""What every notebook starts with: the published warehouse, its as-of date, and how words and tables are shown."""

from __future__ import annotations

import os
from dataclasses import dataclass
from html import escape
from pathlib import Path

import duckdb
import polars as pl
from IPython.display import HTML, Markdown, display
from polars import selectors

EVENT_PAGE = "../current/report/event.html"
"""The page of an event, from the folder of the exported notebooks."""

LONGEST_UNBROKEN = 17
"""Characters of a text that stays on one line: an event's id has 16."""


@dataclass(frozen=True, slots=True)
class Published:
    """The published warehouse, open for reading.

    Attributes:
        connection: Reads schema `marts`.
        as_of: Day of the latest report that an event rests on.
        is_sample: True if the reports are those written for Hudna.
    """

    connection: duckdb.DuckDBPyConnection
    as_of: str
    is_sample: bool

    def read(self, query: str) -> pl.DataFrame:
        """Return the rows of a query; sums, which DuckDB widens to 128 bits, as 64-bit integers."""
        wide = selectors.decimal() | selectors.by_dtype(pl.Int128)
        return self.connection.sql(query).pl().with_columns(wide.cast(pl.Int64))

    def introduce(self) -> None:
        """Say how fresh the data are, whether they are only the sample, and where totals may count people twice."""
        say(f"Reports up to **{self.as_of}**.")
        if self.is_sample:
            say(
                "> **Sample corpus.** These reports were written for Hudna about documented events, to show the "
                "warehouse at work. They cover a small, hand-picked share of what happened: "
                "**read no trend out of them.**"
            )
        row = self.connection.execute(_OVERFULL).fetchone()
        if row and row[0]:
            say(
                f"> **Totals may count people twice.** The batches of {count_of(row[0], 'operation')} that totals add, whole or in batches, "
                "come to more than reports give the whole (`unmet_batches_within_operation`); `hudna review` lists them."
            )


_OVERFULL = """
    with events as (
        select exchange_id as event_id, parent_id, is_in_totals, warnings from fct_exchanges
        union all
        select evacuation_id, parent_id, is_in_totals, warnings from fct_evacuations
    )
    select count(*) from events as e where list_contains(warnings, 'unmet_batches_within_operation')
        and (is_in_totals or exists (select 1 from events as b where b.parent_id = e.event_id and b.is_in_totals))
"""


def open_published() -> Published:
    """Open `hudna.duckdb` in the folder that `HUDNA_WAREHOUSE_DIR` names, else in `warehouse/` of the project.

    Raises:
        FileNotFoundError: If nothing has been published.
    """
    path = find_warehouse() / "hudna.duckdb"
    if not path.exists():
        raise FileNotFoundError(f"there is no {path}: run `hudna refresh` first")
    connection = duckdb.connect(path, read_only=True)
    connection.execute("set TimeZone = 'UTC'; use marts")
    row = connection.execute(
        "select (select strftime(max(published_at), '%-d %B %Y') from bridge_event_claims), "
        "coalesce(bool_or(is_sample), false) from dim_articles"
    ).fetchone()
    as_of, is_sample = row or (None, False)
    return Published(connection, as_of or "an unknown day", is_sample)


def find_warehouse() -> Path:
    """Return the warehouse's folder: `HUDNA_WAREHOUSE_DIR`, else that of the project around the working directory."""
    named = os.environ.get("HUDNA_WAREHOUSE_DIR")
    if named:
        return Path(named).expanduser()
    here = Path.cwd().resolve()
    for folder in (here, *here.parents):
        if (folder / "dbt_project.yml").exists():
            return folder / "warehouse"
    raise FileNotFoundError(f"{here} is not inside the project; name the warehouse in HUDNA_WAREHOUSE_DIR")


def say(text: str) -> None:
    """Show text whose numbers were computed, as Markdown."""
    display(Markdown(text))


def count_of(number: int, noun: str) -> str:
    """Return a number with its noun: `1 event`, `1,200 events`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def show_table(frame: pl.DataFrame) -> None:
    """Show rows as a table: text in its own direction, numbers to the right, fractions to the thousandth, nothing for what is missing.

    A column `event_id` links to the event's page in the report, as seen from the exported page.
    """
    numeric = {name for name, dtype in frame.schema.items() if dtype.is_numeric()}
    head = "".join(
        f'<th scope="col" dir="auto" style="text-align: {"right" if name in numeric else "start"}">{escape(name)}</th>'
        for name in frame.columns
    )
    rows = []
    for row in frame.iter_rows(named=True):
        cells = (
            f'<td style="text-align: right">{_show_number(value)}</td>'
            if name in numeric
            else f'<td dir="auto" style="text-align: start{"" if _is_long(value) else "; white-space: nowrap"}">'
            f"{_show_text(name, value)}</td>"
            for name, value in row.items()
        )
        rows.append(f"<tr>{''.join(cells)}</tr>")
    display(HTML(f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"))


def _show_number(value: float | None) -> str:
    if value is None:
        return ""
    return format(value, ",.3f" if isinstance(value, float) else ",")


def _is_long(value: object) -> bool:
    return isinstance(value, str) and len(value) > LONGEST_UNBROKEN


def _show_text(column: str, value: object) -> str:
    text = "" if value is None else escape(str(value))
    return f'<a href="{EVENT_PAGE}?id={text}">{text}</a>' if column == "event_id" and text else text
