"""How a long job tells what it is doing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

Advance = Callable[[int, int | None], None]
"""Tells how many units are done so far, and of how many (None where that is not known)."""


class Reporter(Protocol):
    """Where a job's steps are shown."""

    def step(self, title: str) -> AbstractContextManager[Advance]:
        """Show a step while the block runs, and its time when it has ended."""
        ...

    def say(self, text: str, **figures: object) -> None:
        """Show a sentence; figures are for whoever reads the log by program."""
        ...


class SilentReporter:
    """Shows nothing."""

    @contextmanager
    def step(self, title: str) -> Iterator[Advance]:  # noqa: ARG002 - the protocol's
        """Run the block."""
        yield lambda _done, _total: None

    def say(self, text: str, **figures: object) -> None:
        """Pass over it."""
