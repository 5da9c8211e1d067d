"""The commands that look into the published warehouse."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.options import Quiet, Verbose
from extract.cli.running import make_console, run_command

if TYPE_CHECKING:
    import duckdb

    from extract.progress import Reporter

PROMPT, CONTINUED = "hudna> ", "   ... "


class RowFormat(StrEnum):
    """How `hudna sql` writes rows."""

    table = "table"
    csv = "csv"
    json = "json"


def sql(
    query: Annotated[
        str | None,
        typer.Argument(metavar="QUERY", help="A query; else a prompt, or what is piped in.", show_default=False),
    ] = None,
    form: Annotated[
        RowFormat, typer.Option("--format", "-f", help="A table of 80 columns, CSV or JSON.")
    ] = RowFormat.table,
    rows: Annotated[int, typer.Option("--rows", metavar="N", min=1, help="Rows that a table shows at most.")] = 50,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Query the published database, which nothing can change."""
    with run_command(quiet=quiet, verbose=verbose) as reporter:
        from extract.look.published import open_published
        from extract.project import find_published_database, shorten_path

        path = find_published_database()
        with open_published(path) as connection:
            if query is None and sys.stdin.isatty():
                reporter.say(f"{shorten_path(path)}, read-only.\nA query ends with ;  `show tables;` lists the tables.")
                _converse(connection, reporter, form=form, rows=rows)
            else:
                _answer(connection, sys.stdin.read() if query is None else query, form=form, rows=rows)


def show(
    event_id: Annotated[
        str, typer.Argument(metavar="EVENT_ID", help="Id of an exchange or evacuation.", show_default=False)
    ],
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Show an event, and every claim about it in its words."""
    with run_command(quiet=quiet, verbose=verbose) as reporter:
        from extract.look.event import read_event
        from extract.look.event_text import print_event
        from extract.look.published import open_published
        from extract.project import find_published_database

        with open_published(find_published_database()) as connection:
            dossier = read_event(connection, event_id)
        if dossier.moved_from:
            reporter.say(f"{dossier.moved_from} lives on as {dossier.event['event_id']}.")
        print_event(dossier, make_console(stderr=False))


def _answer(connection: duckdb.DuckDBPyConnection, query: str, *, form: RowFormat, rows: int) -> None:
    """Run the queries of a text and write the rows of each to standard output."""
    from extract.look.published import run_queries
    from extract.look.results import print_rows, write_csv, write_json

    for names, found in run_queries(connection, query):
        if form is RowFormat.table:
            print_rows(names, found, make_console(stderr=False), most=rows)
        else:
            sys.stdout.write(write_csv(names, found) if form is RowFormat.csv else write_json(names, found))


def _converse(connection: duckdb.DuckDBPyConnection, reporter: Reporter, *, form: RowFormat, rows: int) -> None:
    """Answer queries from the keyboard until the end of input; a wrong one does not end the talk."""
    import readline  # noqa: F401 - gives `input` a history and arrow keys

    from extract.errors import InputError

    statement = ""
    while True:
        try:
            statement += input(CONTINUED if statement else PROMPT) + "\n"
        except EOFError:
            return
        except KeyboardInterrupt:
            statement = ""
            continue
        if statement.strip().rstrip(";").lower() in {"exit", "quit"}:
            return
        if statement.rstrip().endswith(";"):
            try:
                _answer(connection, statement, form=form, rows=rows)
            except InputError as error:
                reporter.say(str(error))
            statement = ""
        elif not statement.strip():
            statement = ""
