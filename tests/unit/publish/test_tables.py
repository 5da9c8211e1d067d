"""Which tables a release has, and which rows."""

from __future__ import annotations

from pathlib import Path

from tests.unit.publish.test_release import publish_change


def test_table_of_a_model_that_is_gone_is_not_published(tmp_path: Path) -> None:
    """dbt leaves it in the working database when an upgrade renames or removes the model."""
    release = publish_change(tmp_path, change="create table marts.fct_old_model as select 1 as id")
    assert "fct_exchanges" in release.row_counts
    assert "fct_old_model" not in release.row_counts
    assert not list(release.path.rglob("fct_old_model*"))
