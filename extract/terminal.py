"""Progress and logging on a terminal."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.logging import RichHandler
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from extract.errors import HudnaError
from extract.progress import Advance


class RichReporter:
    """Shows steps as progress bars, and each step's time when it has ended."""

    def __init__(self, console: Console, *, quiet: bool = False) -> None:
        """Show on a console; nothing if quiet."""
        self._console = console
        self._quiet = quiet

    @contextmanager
    def step(self, title: str) -> Iterator[Advance]:
        """Show a bar while the block runs."""
        if self._quiet:
            yield lambda _done, _total: None
            return
        started = time.monotonic()
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        done_so_far = 0
        with Progress(
            *columns, console=self._console, transient=True, disable=not self._console.is_terminal
        ) as progress:
            task = progress.add_task(title, total=None)

            def advance(done: int, total: int | None) -> None:
                nonlocal done_so_far
                done_so_far = done
                progress.update(task, completed=done, total=total)

            yield advance
        count = f"{done_so_far:,} in " if done_so_far else ""
        self.say(f"{title}: {count}{time.monotonic() - started:.1f} s")

    def say(self, text: str, **_figures: object) -> None:
        """Show a sentence."""
        if not self._quiet:
            self._console.print(text, markup=False, highlight=False, soft_wrap=True)

    def fail(self, error: HudnaError) -> None:
        """Show the error that ends the command, and what to do about it, quiet or not."""
        self._console.print(str(error), style="bold red", markup=False, highlight=False, soft_wrap=True)
        if error.remedy:
            self._console.print(error.remedy, markup=False, highlight=False, soft_wrap=True)


def start_logging(console: Console, *, level: int) -> None:
    """Show our own log records of this level and above on a console, in place of any handler of before."""
    use_handler(RichHandler(console=console, show_time=False, show_path=False, markup=False), level=level)


def use_handler(handler: logging.Handler, *, level: int) -> None:
    """Send our own log records of this level and above to a handler, in place of any of before."""
    # the verdict of the checks is shown by the command itself
    for name, least in (("extract", level), ("checks", level if level == logging.DEBUG else logging.CRITICAL)):
        logger = logging.getLogger(name)
        logger.handlers[:] = [handler]
        logger.setLevel(least)
