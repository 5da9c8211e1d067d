"""Every id ever published can be followed to where it lives on, and every release's facts can be told again."""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from checks.result import QuarantinedRow
from extract.project import ROOT
from extract.publish.history import record_release
from tests.unit.publish.test_release import publish_change, read_here

MERGED = (
    "delete from marts.fct_exchanges where exchange_id = 'x3'; "
    "update marts.bridge_event_claims set event_id = 'x1' where event_id = 'x3'"
)
GONE = "delete from marts.fct_exchanges where exchange_id = 'x3'; delete from marts.bridge_event_claims where event_id = 'x3'"
WITHHELD = (QuarantinedRow("marts.fct_exchanges", "x3", "not_before_1900", "1017", "withheld"),)


@pytest.fixture(scope="module")
def first_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse that has published once."""
    folder = tmp_path_factory.mktemp("published")
    publish_change(folder)
    return folder


@pytest.fixture
def warehouse(first_release: Path, tmp_path: Path) -> Path:
    """A copy of it, to publish in again."""
    return shutil.copytree(first_release, tmp_path / "warehouse", symlinks=True)


@pytest.mark.parametrize(
    ("change", "quarantined", "expected"),
    [
        ("", (), ("x3", "published")),
        (MERGED, (), ("x1", "merged")),
        (GONE, (), (None, "withdrawn")),
        ("", WITHHELD, (None, "withheld")),
    ],
    ids=["still published", "claims joined another event", "claims are gone", "held back by the checks"],
)
def test_id_is_followed(
    warehouse: Path, change: str, quarantined: tuple[QuarantinedRow, ...], expected: tuple[str | None, str]
) -> None:
    publish_change(warehouse, change=change, quarantined=quarantined, day=1)
    found = read_here(
        warehouse / "hudna.duckdb", "select lives_on_as, reason from marts.event_id_history where event_id = 'x3'"
    )
    assert found == [expected]


def test_id_that_returns_is_published_again(tmp_path: Path) -> None:
    for day, change in enumerate(["", MERGED, ""]):
        publish_change(tmp_path, change=change, day=day)
    kept = duckdb.sql(
        f"select lives_on_as, reason from '{tmp_path}/history/event_id_history.parquet' where event_id = 'x3' order by since"
    ).fetchall()
    assert kept == [("x3", "published"), ("x1", "merged"), ("x3", "published")]


KINDS = {"exchange": "people_released", "evacuation": "people_evacuated"}
DENIED_BY_ONE = "update marts.fct_evacuations set is_in_totals = true where evacuation_id = 'e2'"
"""Only what all sides deny is out of the totals."""


def tell_totals(warehouse: Path, status: dict[str, Any]) -> dict[str, int]:
    """Return the people of a release, as the query of the documentation gives them for its time."""
    documented = (ROOT / "docs" / "methodology" / "publishing.md").read_text(encoding="utf-8")
    query = documented.split("```sql")[1].split("```")[0]
    then = datetime.fromisoformat(status["published_at"]).replace(tzinfo=None)
    with duckdb.connect(str(warehouse / "hudna.duckdb"), read_only=True) as connection:
        rows = connection.execute(query, {"published_at": then}).fetchall()
    return {kind: people for kind, _, people in rows}


def test_numbers_of_an_earlier_release_can_be_told_again(tmp_path: Path) -> None:
    """They are those of its status.json, after the figures have moved, events have gone and all was built anew."""
    moved = "update marts.fct_evacuations set people_best = 1700 where evacuation_id = 'e1b1'"
    days = (0.00001, 5, 6)  # the first with a fraction of a second, which status.json does not have
    changes = (DENIED_BY_ONE, moved, GONE)
    releases = [publish_change(tmp_path, change=change, day=day) for change, day in zip(changes, days, strict=True)]
    totals = []
    for release in releases:
        status = json.loads((release / "status.json").read_text(encoding="utf-8"))
        said = {kind: status["totals"][name]["best"] for kind, name in KINDS.items()}
        assert tell_totals(tmp_path, status) == said
        totals.append(said)
    assert totals[0] == {"exchange": 40, "evacuation": 1700}
    assert len({str(each) for each in totals}) == 3


def test_history_of_before_a_column_was_kept_is_gone_on_with(warehouse: Path) -> None:
    """Every event gets a version with it, and none is told as changed."""
    kept = warehouse / "history" / "event_versions.parquet"
    before = kept.with_name("before.parquet")
    kept.rename(before)
    shutil.rmtree((warehouse / "current").resolve() / "history")
    duckdb.sql(f"copy (select * exclude (is_in_totals) from '{before}') to '{kept}'")

    release = publish_change(warehouse, day=1)

    status = json.loads((release / "status.json").read_text(encoding="utf-8"))
    query = "select count(*), count(is_in_totals) from marts.event_history where valid_to is {}"
    assert status["last_run"]["events"] == {"added": 0, "changed": 0, "merged": 0, "withdrawn": 0}
    assert read_here(warehouse / "hudna.duckdb", query.format("not null")) == [(7, 0)]
    assert read_here(warehouse / "hudna.duckdb", query.format("null")) == [(7, 7)]
    third = publish_change(warehouse, day=2)
    assert duckdb.sql(f"from '{third}/history/event_versions.parquet'").fetchall() == []


def test_unchanged_facts_add_no_version(warehouse: Path) -> None:
    second = publish_change(warehouse, day=1)
    assert duckdb.sql(f"from '{second}/history/event_versions.parquet'").fetchall() == []
    assert duckdb.sql(f"from '{second}/history/event_id_history.parquet'").fetchall() == []


def test_recording_twice_changes_nothing(warehouse: Path) -> None:
    kept = warehouse / "history" / "event_versions.parquet"
    before = duckdb.sql(f"from '{kept}'").fetchall()
    record_release((warehouse / "current").resolve(), history=warehouse / "history")
    assert duckdb.sql(f"from '{kept}'").fetchall() == before


def test_bodies_of_an_evacuation_are_in_its_history(tmp_path: Path) -> None:
    change = (
        "update marts.fct_evacuations set bodies_low = 3, bodies_best = 4, bodies_high = 5 where evacuation_id = 'e1'"
    )
    publish_change(tmp_path, change=change)
    query = "select bodies_low, bodies_best, bodies_high from marts.event_history where event_id = 'e1'"
    assert read_here(tmp_path / "hudna.duckdb", query) == [(3, 4, 5)]
