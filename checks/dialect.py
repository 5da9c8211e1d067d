"""A read-only DuckDB dialect for SQLAlchemy, with transactions that do nothing.

Great Expectations fetches a result after it has closed the connection that ran the query; the rollback
that comes with closing drops DuckDB's pending result ("list index out of range", GX issue 10738). A
read-only connection has nothing to roll back, so this dialect leaves transactions out.
"""

from __future__ import annotations

from pathlib import Path

import duckdb_engine
from sqlalchemy.dialects import registry


class ReadOnlyDialect(duckdb_engine.Dialect):  # type: ignore[misc]  # the package has no types
    """DuckDB without begin, commit and rollback."""

    supports_statement_cache = False

    def do_begin(self, dbapi_connection: object) -> None:
        """Open no transaction."""

    def do_commit(self, dbapi_connection: object) -> None:
        """Commit nothing: the connection is read-only."""

    def do_rollback(self, dbapi_connection: object) -> None:
        """Roll nothing back, so that a pending result stays readable."""


registry.register("duckdb.readonly", "checks.dialect", "ReadOnlyDialect")


def build_connection_string(database: Path) -> str:
    """Return the SQLAlchemy address of a database file for this dialect."""
    return f"duckdb+readonly:///{database.resolve()}"
