"""The published database: the marts as tables, without what was held back."""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl

from checks.result import CheckResult, build_quarantine_table, build_results_table
from extract.errors import CheckFailedError
from extract.project import ROOT
from extract.publish.contracts import FACTS, read_marts
from extract.publish.descriptions import DESCRIPTIONS
from extract.publish.masking import mask_release, read_masker
from extract.publish.withholding import withhold

MAX_QUOTE = 200
"""Characters of a published quote (design: short evidence quotes, no article text)."""

MAX_TEXT = 1_000
"""Characters of any published value: more is article text that came in by mistake."""


def write_database(build_db: Path, path: Path, *, check_result: CheckResult) -> None:
    """Write the marts of a working database to a new file, with the quarantine and the check's results.

    Views become tables. A withheld row is left out, and with a withheld event all that tells of it; `marts.quarantine` says
    which and why. A row that the checks doubt has `unmet_<expectation>` among its warnings.

    Args:
        build_db: The working database, opened read-only.
        path: The file to create.
        check_result: What the checks said of this very build.

    Raises:
        CheckFailedError: If article text would be published.
    """
    with duckdb.connect() as connection:
        connection.execute("set TimeZone = 'UTC'")
        connection.execute(f"attach {quote_path(build_db)} as hudna (read_only)")
        connection.execute(f"attach {quote_path(path)} as published")
        connection.execute("create schema published.marts")
        for table in _list_built_marts(connection):
            connection.execute(
                f"create table published.marts.{table} as select * from hudna.marts.{table} order by all"
            )
            _copy_comments(connection, table)
        withhold(connection, check_result)
        _add_warnings(connection, check_result)
        _refuse_article_text(connection)
        mask_release(connection, read_masker(ROOT))
        _shorten_quotes(connection)
        _keep_quoted_words(connection)
        _write_frame(connection, "quarantine", build_quarantine_table(check_result))
        _write_frame(connection, "fct_data_quality", build_results_table(check_result))
        connection.execute("detach hudna")
        connection.execute("checkpoint published")
        connection.execute("detach published")


def quote_path(path: Path) -> str:
    """Return a path as an SQL string."""
    return "'" + str(path).replace("'", "''") + "'"


def list_tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the names of the tables of schema `marts` of an open published database."""
    rows = connection.execute(
        "select table_name from information_schema.tables where table_schema = 'marts' order by all"
    ).fetchall()
    return [name for (name,) in rows]


def _list_built_marts(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the tables and views to publish: what models no longer make, or publishing itself writes, is left out."""
    rows = connection.execute(
        "select table_name from information_schema.tables where table_catalog = 'hudna' and table_schema = 'marts' "
        "and list_contains(?, table_name) order by all",
        [[mart for mart in read_marts() if mart not in DESCRIPTIONS]],
    ).fetchall()
    return [name for (name,) in rows]


def _copy_comments(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Carry over the descriptions that dbt has stored, so that the file explains itself."""
    described = connection.execute(
        "select null, comment from duckdb_tables() where database_name = 'hudna' and schema_name = 'marts' "
        "and table_name = ? and comment is not null union all "
        "select column_name, comment from duckdb_columns() where database_name = 'hudna' and schema_name = 'marts' "
        "and table_name = ? and comment is not null",
        [table, table],
    ).fetchall()
    for column, comment in described:
        target = f"column published.marts.{table}.{column}" if column else f"table published.marts.{table}"
        connection.execute(f"comment on {target} is '{comment.replace(chr(39), chr(39) * 2)}'")


def _add_warnings(connection: duckdb.DuckDBPyConnection, check_result: CheckResult) -> None:
    for row in check_result.quarantined:
        table = row.table.removeprefix("marts.")
        if row.effect == "warned" and row.table.startswith("marts.") and table in FACTS:
            connection.execute(
                f"update published.marts.{table} set warnings = list_append(coalesce(warnings, []), ?) "
                f"where {FACTS[table]} = ?",
                [f"unmet_{row.expectation}", row.row_key],
            )


def _shorten_quotes(connection: duckdb.DuckDBPyConnection) -> None:
    """Cut what masking has made too long after a whole word."""
    connection.execute(
        rf"update published.marts.bridge_event_claims set quote = "
        rf"substr(regexp_replace(substr(quote, 1, {MAX_QUOTE}), '(.)\s+\S*$', '\1', 's'), 1, {MAX_QUOTE - 1}) || '…' "
        rf"where length(quote) > {MAX_QUOTE}"
    )


def _keep_quoted_words(connection: duckdb.DuckDBPyConnection) -> None:
    """Keep of the counted words those that stand in the published quote: what was masked or cut off must not stay."""
    connection.execute(
        "update published.marts.bridge_event_claims "
        "set counted_words = list_filter(counted_words, lambda words: contains(quote, words))"
    )


def _refuse_article_text(connection: duckdb.DuckDBPyConnection) -> None:
    """Raise if a column holds, or by its name could hold, the text of articles."""
    columns = connection.execute(
        "select table_name, column_name, data_type from information_schema.columns "
        "where table_catalog = 'published' and data_type in ('VARCHAR', 'VARCHAR[]') order by all"
    ).fetchall()
    for table, column, data_type in columns:
        each = f'unnest("{column}")' if data_type.endswith("[]") else f'"{column}"'
        longest = connection.execute(
            f"select max(length(value)) from (select {each} as value from published.marts.{table})"
        ).fetchone()
        if column in {"text", "body"} or (longest and (longest[0] or 0) > MAX_TEXT):
            raise CheckFailedError(
                f"marts.{table}.{column} holds article text, which is never published.",
                remedy="Take the column out of the model, or shorten it to what is needed as evidence.",
            )


def _write_frame(connection: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame) -> None:
    connection.register("frame", frame)
    connection.execute(f"create table published.marts.{table} as select * from frame order by all")
    connection.unregister("frame")
