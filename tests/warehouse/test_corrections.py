"""Decisions by hand, from `seeds/corrections.csv` to the events."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.conftest import ROOT, run_dbt
from tests.warehouse.raw_writer import RawDatabase
from tests.warehouse.reports import all_reports

HEADER = "correction_id,article_id,claim_id,correction_action,field,new_value,expect,reason,evidence_url,decided_on\n"
EVENT_OF = "(select event_id from marts.bridge_event_claims where article_id = '{}')"


@dataclass(frozen=True)
class Project:
    """The project with other decisions than its own, over the reports of the tests."""

    folder: Path
    database: Path

    def build(self, decisions: str, *, select: str) -> tuple[int, str]:
        """Build models under these decisions; return dbt's exit code and what it said."""
        (self.folder / "seeds" / "corrections.csv").write_text(HEADER + decisions, encoding="utf-8")
        command = ["build", "--resource-type", "seed", "--resource-type", "model", "--select", *select.split()]
        result = run_dbt(command, database=self.database, target=self.folder / "target", project=self.folder)
        return result.returncode, result.stdout

    def query(self, sql: str) -> list[tuple[object, ...]]:
        """Return the rows of a query."""
        with duckdb.connect(str(self.database), read_only=True) as connection:
            return connection.execute(sql).fetchall()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("project")
    for name in ("models", "macros", "tests", "dbt_project.yml", "profiles.yml"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    raw = RawDatabase()
    for report in all_reports():
        raw.add(report)
    raw.write(folder / "hudna.duckdb")
    return Project(folder, folder / "hudna.duckdb")


def test_decisions_change_the_events(project: Project) -> None:
    """A claim is dropped, one overridden, one split from its event, two merged; one about another article waits."""
    decisions = (
        "k1,d1,d1:exchange:0,drop,,,exchange completed 2020-01-04,a match,,2026-01-01\n"
        "k2,y1,y1:exchange:0,override,status,failed,completed,denied later,https://example.org/y,2026-01-01\n"
        'k3,x1,x1:exchange:0,split,,x2:exchange:0,"exchange completed 2018-05-31, exchange completed 2018-05-31",another,,2026-01-01\n'
        'k4,g2,g2:evacuation:0,merge,,g1:evacuation:0,"evacuation completed undated, evacuation agreed undated",one deal,,2026-01-01\n'
        "k5,absent,c9,drop,,,exchange completed 2020-01-04,not loaded,,2026-01-01\n"
    )
    code, said = project.build(decisions, select="+bridge_event_claims +fct_exchanges")
    first, second = (project.query(EVENT_OF.format(article)) for article in ("x1", "x2"))

    assert code == 0, said
    assert project.query(EVENT_OF.format("d1")) == []
    assert project.query(f"select status from marts.fct_exchanges where exchange_id in {EVENT_OF.format('y1')}") == [
        ("failed",)
    ]
    assert first != second
    assert project.query(EVENT_OF.format("g1")) == project.query(EVENT_OF.format("g2"))
    assert project.query("select correction_id from intermediate.int_corrections_resolved where not is_applied") == [
        ("k5",)
    ]


def test_decision_that_the_extractor_has_overtaken_stops_the_build_and_says_why(project: Project) -> None:
    decisions = (
        "k1,x1,x1:exchange:0,override,status,failed,agreed,denied later,,2026-01-01\n"
        "k2,x1,x1:exchange:9,drop,,,exchange completed 2018-05-31,wrong,,2026-01-01\n"
    )
    code, said = project.build(decisions, select="corrections int_corrections_resolved")

    assert code != 0
    assert 'k1 (override of claim x1:exchange:0): it expects "agreed", the extractor gives "completed"' in said
    assert "k2 (drop of claim x1:exchange:9): the article no longer makes that claim" in said
    assert "hudna review" in said
