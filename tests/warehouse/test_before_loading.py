"""`dbt build` before anything was loaded."""

from __future__ import annotations

from pathlib import Path

from tests.warehouse.conftest import run_dbt


def test_build_of_nothing_says_what_to_run_first(target: Path) -> None:
    """An empty database stops the build before it starts, with the commands that fill it."""
    database = target / "build" / "hudna.duckdb"
    database.parent.mkdir(exist_ok=True)
    database.unlink(missing_ok=True)  # that of a test before
    result = run_dbt(["build"], database=database, target=target)
    database.unlink(missing_ok=True)
    assert result.returncode != 0
    assert "Nothing has been loaded yet" in result.stdout
    assert "make refresh" in result.stdout
    assert "hudna load INPUT" in result.stdout
