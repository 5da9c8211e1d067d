"""Which tables a release has, and which rows."""

from __future__ import annotations

import json
from pathlib import Path

from tests.unit.publish.test_release import publish_change


def test_table_of_a_model_that_is_gone_is_not_published(tmp_path: Path) -> None:
    """dbt leaves it in the working database when an upgrade renames or removes the model."""
    release = publish_change(tmp_path, change="create table marts.fct_old_model as select 1 as id")
    rows = json.loads((release / "status.json").read_text(encoding="utf-8"))["rows"]
    assert "fct_exchanges" in rows
    assert "fct_old_model" not in rows
    assert not list(release.rglob("fct_old_model*"))
