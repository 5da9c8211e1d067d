"""Running a command: logging and progress on stderr, errors as a message and an exit code."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from extract.cli.options import Log
from extract.errors import HudnaError
from extract.faults import explain_fault

if TYPE_CHECKING:
    from rich.console import Console

    from extract.json_lines import JsonReporter
    from extract.progress import Reporter
    from extract.terminal import RichReporter


@contextmanager
def run_command(*, quiet: bool, verbose: bool, log_format: Log = Log.text) -> Iterator[Reporter]:
    """Set up logging, show progress on stderr, and turn errors into a message and an exit code.

    Args:
        quiet: Show warnings and errors only.
        verbose: Show every step in detail.
        log_format: As text for people, or as JSON lines.

    Raises:
        typer.Exit: With the error's exit code, if the block raises what a person can act on.
    """
    reporter = _start_reporter(log_format, quiet=quiet, level=_choose_level(quiet=quiet, verbose=verbose))
    try:
        yield reporter
    except HudnaError as error:
        reporter.fail(error)
        raise typer.Exit(error.exit_code) from None
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        sys.stderr.close()
        raise typer.Exit(0) from None
    except KeyboardInterrupt:
        reporter.fail(HudnaError("Interrupted: nothing is half done; run the command again."))
        raise typer.Exit(130) from None
    except Exception as error:
        fault = explain_fault(error)
        if fault is None:
            raise
        reporter.fail(fault)
        raise typer.Exit(fault.exit_code) from error


def _choose_level(*, quiet: bool, verbose: bool) -> int:
    return logging.WARNING if quiet else logging.DEBUG if verbose else logging.INFO


def _start_reporter(log_format: Log, *, quiet: bool, level: int) -> RichReporter | JsonReporter:
    if log_format is Log.json:
        from extract.json_lines import JsonReporter, start_json_logging

        start_json_logging(sys.stderr, level=level)
        return JsonReporter(sys.stderr, quiet=quiet)
    from extract.terminal import RichReporter, start_logging

    console = make_console(stderr=True)
    start_logging(console, level=level)
    return RichReporter(console, quiet=quiet)


def make_console(*, stderr: bool) -> Console:
    """Return a console on one of the standard streams."""
    from rich.console import Console

    return Console(stderr=stderr)
