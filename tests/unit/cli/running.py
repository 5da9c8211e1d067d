"""Commands run in this process, with an extractor that is ready at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from click.testing import Result
from typer.testing import CliRunner

from extract.cli import app
from extract.engine import Engine, wrap_extractor
from tests.fakes import FakeExtractor

PAGE = "تبادل أسرى قرب المدينة\n\nجرى تبادل للأسرى بين الطرفين صباح اليوم قرب المدينة وفق مصادر محلية.\n"


@contextmanager
def open_fake_engine(_root: Path, *, jobs: int = 1, extractor: str = "rules") -> Iterator[Engine]:
    assert jobs >= 1
    assert extractor == "rules"
    yield wrap_extractor(FakeExtractor())


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])
