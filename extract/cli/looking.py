"""The commands that show what is published."""

from __future__ import annotations

from typing import Annotated

import typer

from extract.cli.options import Quiet, Verbose
from extract.cli.running import run_command


def report(
    serve: Annotated[
        bool, typer.Option("--serve", help="Show it to the browsers of this machine until Ctrl+C.")
    ] = False,
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="Where to serve; 0 takes any free port.")
    ] = 8000,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Write the report of what is published, as pages for the browser."""
    with run_command(quiet=quiet, verbose=verbose) as reporter:
        from contextlib import suppress
        from threading import Event

        from extract.project import find_warehouse, shorten_path
        from extract.report import renew_report, serve_report
        from extract.upkeep.lock import hold_warehouse

        with hold_warehouse(find_warehouse(), command="report"), reporter.step("Writing the report"):
            folder = renew_report(find_warehouse())
        reporter.say(f"Open {shorten_path(find_warehouse())}/current/{folder.name}/index.html in a browser.")
        if serve:
            with serve_report(find_warehouse() / "current", port=port) as address:
                reporter.say(f"Serving {address} (Arabic: {address}ar/). Stop with Ctrl+C.")
                with suppress(KeyboardInterrupt):
                    Event().wait()
