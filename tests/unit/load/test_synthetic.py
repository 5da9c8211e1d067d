"""The claims that `make bench-warehouse` makes up fit the tables that extraction fills."""

from __future__ import annotations

from pathlib import Path

import duckdb

from benchmarks.synthetic_claims import generate
from extract.load.tables import ARTICLE_TABLES


def test_made_up_claims_are_stored_like_extracted_ones(tmp_path: Path) -> None:
    generate(20).write(tmp_path / "hudna.duckdb")

    with duckdb.connect(str(tmp_path / "hudna.duckdb"), read_only=True) as connection:
        counts = {
            table: connection.execute(f"select count(*) from raw.{table}").fetchall()[0][0] for table in ARTICLE_TABLES
        }
        sums = connection.execute("select bool_or(is_running_total) from raw.claims").fetchall()
    assert counts["claims"] == 20
    assert min(counts.values()) >= 1
    assert sums == [(False,)]
