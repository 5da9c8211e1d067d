"""Progress and logging as JSON lines, for schedulers and whatever collects their logs.

Every line has `time` (UTC), `level` and `message`; a step that has ended has `step` and `seconds`; a report has its
figures; an error that ends a command has `remedy` and `exit_code`.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TextIO

from extract.errors import HudnaError
from extract.progress import Advance
from extract.terminal import use_handler


class JsonReporter:
    """Writes steps and sentences as JSON lines."""

    def __init__(self, stream: TextIO, *, quiet: bool = False) -> None:
        """Write to a stream; nothing if quiet."""
        self._stream = stream
        self._quiet = quiet

    @contextmanager
    def step(self, title: str) -> Iterator[Advance]:
        """Write a line when the step has ended, with its time and how many units it did."""
        started = time.monotonic()
        done_so_far = 0

        def advance(done: int, _total: int | None) -> None:
            nonlocal done_so_far
            done_so_far = done

        yield advance
        seconds = round(time.monotonic() - started, 3)
        self.say(f"{title}: done", step=title, seconds=seconds, done=done_so_far)

    def say(self, text: str, **figures: object) -> None:
        """Write a sentence with its figures."""
        if not self._quiet:
            self._stream.write(format_line("info", text, **figures))

    def fail(self, error: HudnaError) -> None:
        """Write the error that ends the command, quiet or not."""
        self._stream.write(format_line("error", str(error), remedy=error.remedy, exit_code=error.exit_code))


class JsonHandler(logging.Handler):
    """Writes log records as JSON lines."""

    def __init__(self, stream: TextIO) -> None:
        """Write to a stream."""
        super().__init__()
        self._stream = stream

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record."""
        self._stream.write(format_line(record.levelname.lower(), record.getMessage(), logger=record.name))


def format_line(level: str, message: str, **fields: object) -> str:
    """Return one line of JSON."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return (
        json.dumps({"time": now, "level": level, "message": message} | fields, ensure_ascii=False, default=str) + "\n"
    )


def start_json_logging(stream: TextIO, *, level: int) -> None:
    """Write our own log records of this level and above to a stream, as JSON lines."""
    use_handler(JsonHandler(stream), level=level)
