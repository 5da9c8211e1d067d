"""The published database, opened so that nothing can be changed by looking at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from extract.errors import InputError, NothingLoadedError
from extract.project import shorten_path


@contextmanager
def open_published(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the published database for reading, with `marts` as the schema and UTC as the time zone.

    Other files and the network stay closed: a query copied from somewhere can do no harm.

    Args:
        path: The published database.

    Raises:
        NothingLoadedError: If there is none.
    """
    if not path.exists():
        raise NothingLoadedError(
            f"There is no published database at {shorten_path(path)}.", remedy="Run `hudna refresh` first."
        )
    with duckdb.connect(path.resolve(), read_only=True) as connection:
        connection.execute("set TimeZone = 'UTC'; use marts")
        connection.execute("set enable_external_access = false; set lock_configuration = true")
        yield connection


Rows = tuple[list[str], list[tuple[Any, ...]]]
"""Names of columns, and what stands below them."""


def run_queries(connection: duckdb.DuckDBPyConnection, text: str) -> Iterator[Rows]:
    """Yield the rows of each query of a text, in their order.

    Raises:
        InputError: If a query is wrong, or would change something; the message is DuckDB's.
    """
    try:
        for statement in connection.extract_statements(text):
            cursor = connection.execute(statement)
            yield ([column[0] for column in cursor.description], cursor.fetchall()) if cursor.description else ([], [])
    except duckdb.Error as error:
        raise InputError(
            str(error), remedy="`show tables` lists the tables, `describe TABLE` the columns of one."
        ) from error
