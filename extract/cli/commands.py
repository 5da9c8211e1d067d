"""The commands, in the order in which `hudna --help` lists them."""

from __future__ import annotations

import typer

from extract.cli import collecting, keeping, looking, querying, reading, warehouse

_EPILOG = (
    "Exit codes: 0 done, 1 the data did not pass the checks, 2 wrong usage or input, "
    "3 the warehouse is locked by another process, 4 the models or a notebook did not run, "
    "5 the disk is full, may not be written, or a file is damaged, 6 no news could be collected."
)
app = typer.Typer(
    help="Exchanges and negotiated evacuations out of Arabic news.",
    epilog=_EPILOG,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help: rich takes half a second to import
    pretty_exceptions_enable=False,
)
for command in (
    collecting.collect,
    reading.extract,
    warehouse.load,
    warehouse.check,
    warehouse.publish,
    warehouse.refresh,
    looking.report,
    keeping.review,
    keeping.doctor,
    keeping.forget,
    querying.sql,
    querying.show,
    reading.explain,
    reading.evaluate,
):
    app.command()(command)


def main() -> None:
    """Run the command line."""
    app()
