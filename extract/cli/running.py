"""Running a command: logging and progress on stderr, errors as a message and an exit code."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from extract.errors import HudnaError
from extract.upkeep.faults import explain_fault

if TYPE_CHECKING:
    from rich.console import Console

    from extract.progress import Reporter


@contextmanager
def run_command(*, quiet: bool, verbose: bool) -> Iterator[Reporter]:
    """Set up logging, show progress on stderr, and turn errors into a message and an exit code.

    Args:
        quiet: Show warnings and errors only.
        verbose: Show every step in detail.

    Raises:
        typer.Exit: With the error's exit code, if the block raises what a person can act on.
    """
    from extract.terminal import RichReporter, start_logging

    console = make_console(stderr=True)
    start_logging(console, level=logging.WARNING if quiet else logging.DEBUG if verbose else logging.INFO)
    try:
        yield RichReporter(console, quiet=quiet)
    except HudnaError as error:
        raise _show_error(console, error) from None
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        sys.stderr.close()
        raise typer.Exit(0) from None
    except KeyboardInterrupt:
        console.print("Interrupted: nothing is half done; run the command again.", style="bold red")
        raise typer.Exit(130) from None
    except Exception as error:
        known = explain_fault(error)
        if known is None:
            raise
        raise _show_error(console, known) from error


def _show_error(console: Console, error: HudnaError) -> typer.Exit:
    """Show what is wrong and what to do, and return the exit that ends the command."""
    console.print(str(error), style="bold red", markup=False, highlight=False, soft_wrap=True)
    if error.remedy:
        console.print(error.remedy, markup=False, highlight=False, soft_wrap=True)
    return typer.Exit(error.exit_code)


def make_console(*, stderr: bool) -> Console:
    """Return a console on one of the standard streams."""
    from rich.console import Console

    return Console(stderr=stderr)
