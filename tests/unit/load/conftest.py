from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from extract.articles.article import Article
from extract.articles.rejected import Rejected
from extract.engine import wrap_extractor
from extract.load.database import open_build_database
from extract.load.ledger import LoadSummary
from extract.load.load import load_documents
from tests.fakes import FakeExtractor

Load = Callable[..., LoadSummary]


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = open_build_database(tmp_path / "build" / "hudna.duckdb")
    yield connection
    connection.close()


@pytest.fixture
def load(warehouse: duckdb.DuckDBPyConnection) -> Load:
    def run(*documents: Article | Rejected, extractor: FakeExtractor | None = None) -> LoadSummary:
        engine = wrap_extractor(extractor or FakeExtractor())
        return load_documents(documents, engine=engine, connection=warehouse, inputs=["test"])

    return run
