"""Documents that have moved: what was written down of them where they no longer are."""

from __future__ import annotations

import duckdb

from extract.load.ledger import DUPLICATE
from extract.project import find_input


def follow_moved(connection: duckdb.DuckDBPyConnection, *, run_id: str) -> None:
    """Have the articles that a run has met elsewhere come from there, and drop the outcomes of where they were.

    An article has moved if the run has met it in another file, and its own is gone, or was read in the run and holds it no more.
    Where the other is but a copy, and its own is as it was or was not looked at, nothing changes.
    """
    rows = connection.execute(
        """
        with latest as (
            select article_id, source_file from raw.outcomes where run_id = $run_id and article_id is not null
        )
        select distinct earlier.source_file, earlier.article_id, earlier.source_file in (from latest select source_file)
        from raw.outcomes as earlier
        semi join latest using (article_id)
        anti join latest using (article_id, source_file)
        """,
        {"run_id": run_id},
    ).fetchall()
    for source_file, article_id, is_read in rows:
        if is_read or not find_input(source_file).exists():
            connection.execute(
                "delete from raw.outcomes where source_file = ? and article_id = ?", [source_file, article_id]
            )
            connection.execute(
                """
                update raw.articles as articles
                set source_file = latest.source_file, article_position = latest.article_position
                from raw.outcomes as latest
                where latest.run_id = $run_id and latest.article_id = articles.article_id
                    and latest.outcome <> $duplicate
                    and articles.article_id = $article_id and articles.source_file = $source_file
                """,
                {"run_id": run_id, "duplicate": DUPLICATE, "article_id": article_id, "source_file": source_file},
            )
