"""Writing to the tables of schema `raw`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import PurePath

import duckdb
import polars as pl

from extract.load.frames import Frames, Schema
from extract.load.ledger import (
    DUPLICATE,
    LOADED,
    NO_CLAIM,
    SAME_ID,
    SAME_TEXT,
    UNCHANGED,
    UPDATED,
    LoadSummary,
    Outcome,
)

ARTICLE_TABLES = ("articles", "mentions", "claims", "claim_arguments")
"""The tables that hold what is known of an article, by `article_id`."""

_OUTCOMES: Schema = {
    "run_id": pl.String,
    "source_file": pl.String,
    "article_position": pl.Int32,
    "article_id": pl.String,
    "outcome": pl.String,
    "detail": pl.String,
    "recorded_at": pl.Datetime("us"),
}
# a document read a second time in a run keeps what the first time has made of it
_KEEP_CHANGE = (
    "on conflict do update set outcome = case when excluded.outcome = 'unchanged' then outcome else excluded.outcome end, "
    "detail = case when excluded.outcome = 'unchanged' then detail else excluded.detail end"
)


def replace_articles(connection: duckdb.DuckDBPyConnection, frames: Frames) -> None:
    """Write frames, in place of what was stored of the same articles."""
    delete_articles(connection, frames.articles["article_id"].to_list())
    for table, frame in zip(
        ARTICLE_TABLES, (frames.articles, frames.mentions, frames.claims, frames.arguments), strict=True
    ):
        _insert(connection, table, frame)


def delete_articles(connection: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> None:
    """Delete articles, and all that was read in them."""
    if not article_ids:
        return
    for table in ARTICLE_TABLES:
        connection.execute(f"delete from raw.{table} where article_id in (select unnest(?))", [list(article_ids)])


def find_lost(connection: duckdb.DuckDBPyConnection, suffixes: Collection[str], *, run_id: str) -> list[str]:
    """Return the articles that files of some kinds held when they were last read, and no longer hold in this run."""
    rows = connection.execute(
        """
        select articles.article_id, articles.source_file from raw.articles as articles
        where articles.run_id <> $run_id
            and articles.source_file in (
                select source_file from raw.outcomes where run_id = $run_id and article_id is not null
            )
            and articles.article_id not in (
                select article_id from raw.outcomes where run_id = $run_id and article_id is not null
            )
        """,
        {"run_id": run_id},
    ).fetchall()
    return [article_id for article_id, file in rows if PurePath(file).suffix.lower() in suffixes]


def drop_everything(connection: duckdb.DuckDBPyConnection, *, but_run: str) -> None:
    """Delete all articles and what is known of their files, and every run but one."""
    for table in (*ARTICLE_TABLES, "files"):
        connection.execute(f"delete from raw.{table}")
    for table in ("outcomes", "runs"):
        connection.execute(f"delete from raw.{table} where run_id <> ?", [but_run])


def record_outcomes(connection: duckdb.DuckDBPyConnection, outcomes: Iterable[Outcome], *, run_id: str) -> None:
    """Write down what became of documents in a run."""
    now = read_clock()
    rows = [
        (run_id, each.source_file, each.position, each.article_id, each.outcome, each.detail, now) for each in outcomes
    ]
    _insert(connection, "outcomes", pl.DataFrame(rows, schema=_OUTCOMES, orient="row"), conflict=_KEEP_CHANGE)


def yield_to(connection: duckdb.DuckDBPyConnection, article_id: str, *, stand_in: str, run_id: str) -> str | None:
    """Write down that a stored article is now the copy of another, whether this run has met it or an earlier one.

    Returns:
        The file of the article if this run has not read it.
    """
    detail = f"{SAME_TEXT}{stand_in}"
    met = connection.execute(
        "update raw.outcomes set outcome = ?, detail = ? where run_id = ? and article_id = ? returning source_file",
        [DUPLICATE, detail, run_id, article_id],
    ).fetchone()
    if met is not None:
        return None
    row = connection.execute(
        """
        insert into raw.outcomes by name
        select ? as run_id, source_file, article_position, article_id, ? as outcome, ? as detail, ? as recorded_at
        from raw.articles where article_id = ?
        on conflict do nothing
        returning source_file
        """,
        [run_id, DUPLICATE, detail, read_clock(), article_id],
    ).fetchone()
    return str(row[0]) if row else None


def has_copies(connection: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> bool:
    """Tell whether a document was passed over because one of these articles stands for its text."""
    row = connection.execute(
        "select 1 from raw.outcomes where outcome = ? and detail in (select unnest(?)) limit 1",
        [DUPLICATE, [f"{SAME_TEXT}{article_id}" for article_id in article_ids]],
    ).fetchone()
    return row is not None


def has_rivals(connection: duckdb.DuckDBPyConnection, unread: Sequence[str], *, run_id: str) -> bool:
    """Tell whether an unread file holds a document that was passed over for one with its id in a file that was read."""
    row = connection.execute(
        """
        select 1
        from raw.outcomes as passed_over
        inner join raw.articles as winner on passed_over.article_id = winner.article_id
        where passed_over.outcome = ? and passed_over.detail = ?
            and passed_over.source_file in (select unnest(?))
            and winner.source_file in (select source_file from raw.outcomes where run_id = ?)
        limit 1
        """,
        [DUPLICATE, SAME_ID, list(unread), run_id],
    ).fetchone()
    return row is not None


def count_outcomes(connection: duckdb.DuckDBPyConnection, *, run_id: str) -> Counter[str]:
    """Return how many documents of a run had each outcome."""
    rows = connection.execute(
        "select outcome, count(*) from raw.outcomes where run_id = ? group by outcome", [run_id]
    ).fetchall()
    return Counter(dict(rows))


def drop_repeated_outcomes(connection: duckdb.DuckDBPyConnection, *, run_id: str) -> None:
    """Delete earlier rows about documents of this run that tell of no change: hourly runs must not add up for years."""
    connection.execute(
        """
        delete from raw.outcomes as earlier using raw.outcomes as latest
        where latest.run_id = $run_id
            and earlier.run_id <> $run_id
            and earlier.source_file = latest.source_file
            and earlier.article_position = latest.article_position
            and earlier.outcome not in ($loaded, $no_claim, $updated)
        """,
        {"run_id": run_id, "loaded": LOADED, "no_claim": NO_CLAIM, "updated": UPDATED},
    )


def open_run(
    connection: duckdb.DuckDBPyConnection, *, run_id: str, started_at: datetime, version: str, inputs: Sequence[str]
) -> None:
    """Open a run's row in the ledger `raw.runs`; it has no `finished_at` until the run is over."""
    connection.execute(
        "insert into raw.runs (run_id, started_at, extractor_version, inputs) values (?, ?, ?, ?)",
        [run_id, started_at, version, list(inputs)],
    )


def close_run(connection: duckdb.DuckDBPyConnection, summary: LoadSummary) -> None:
    """Close a run's row in the ledger with its sums."""
    connection.execute(
        """
        update raw.runs set finished_at = ?, document_count = ?, loaded_count = ?, updated_count = ?,
            unchanged_count = ?, duplicate_count = ?, rejected_count = ?, removed_count = ?, claim_count = ?,
            outcomes = map(?::varchar[], ?::integer[])
        where run_id = ?
        """,
        [
            read_clock(),
            summary.document_count,
            summary.new_count,
            summary.outcomes[UPDATED],
            summary.outcomes[UNCHANGED],
            summary.outcomes[DUPLICATE],
            summary.rejected_count,
            summary.removed_count,
            summary.claim_count,
            list(summary.outcomes.keys()),
            list(summary.outcomes.values()),
            summary.run_id,
        ],
    )


def read_clock() -> datetime:
    """Return the present as UTC without its zone, as the warehouse stores it."""
    return datetime.now(UTC).replace(tzinfo=None)


def _insert(connection: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame, *, conflict: str = "") -> None:
    if frame.is_empty():
        return
    connection.register("incoming", frame)
    connection.execute(f"insert into raw.{table} by name select * from incoming {conflict}")
    connection.unregister("incoming")
