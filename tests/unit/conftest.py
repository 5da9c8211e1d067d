from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def quiet_loggers() -> Iterator[None]:
    """A command sets up logging for its process; a test must not leave that to the next one."""
    loggers = [logging.getLogger(name) for name in ("extract", "checks")]
    before = [(logger.handlers[:], logger.level) for logger in loggers]
    yield
    for logger, (handlers, level) in zip(loggers, before, strict=True):
        logger.handlers[:] = handlers
        logger.setLevel(level)
