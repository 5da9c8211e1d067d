"""The commands, in the order in which `hudna --help` lists them."""

from __future__ import annotations

from typing import Annotated

import typer

from extract.cli import collecting, keeping, looking, querying, reading, warehouse

_EPILOG = (
    "Exit codes: 0 done, 1 the data did not pass the checks, 2 wrong usage or input, "
    "3 the warehouse is locked by another process, 4 the models or a notebook did not run, "
    "5 the disk is full, may not be written, or a file is damaged, 6 no news could be collected, "
    "or the language model does not answer, 7 the extractor stopped with an error at some articles, all else is done."
)
app = typer.Typer(
    help="A warehouse of prisoner exchanges and negotiated evacuations in Arabic news.",
    epilog=_EPILOG,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help: rich takes half a second to import
    pretty_exceptions_enable=False,
)


def _show_version(value: bool) -> None:  # noqa: FBT001 - Typer gives the flag
    if value:
        from importlib.metadata import version

        typer.echo(f"hudna {version('hudna')}")
        raise typer.Exit


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


@app.callback()
def _start(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None: ...


def main() -> None:
    """Run the command line."""
    app()
