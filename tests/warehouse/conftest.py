"""One warehouse for all tests of this folder: built once a session, by dbt in a subprocess."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.raw_writer import RawArticle, RawDatabase
from tests.warehouse.reports import all_reports

ROOT = Path(__file__).resolve().parents[2]
REFRESH = [sys.executable, "-c", "from extract.cli import main; main()", "refresh", "raw/sample"]


def run_dbt(
    command: list[str], *, database: Path, target: Path, history: Path | None = None, project: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """Run dbt over a raw database and return its result with all that it said."""
    environment = {
        **os.environ,
        "HUDNA_BUILD_DB": str(database),
        "HUDNA_HISTORY_DIR": str(history or target / "history"),
        "DBT_LOG_PATH": str(target / "logs"),
    }
    dbt = Path(sys.executable).with_name("dbt")
    return subprocess.run(
        [
            str(dbt),
            "--no-use-colors",
            *command,
            "--project-dir",
            str(project),
            "--profiles-dir",
            str(project),
            "--target-path",
            str(target),
        ],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def build(
    reports: list[RawArticle], folder: Path, target: Path, command: list[str]
) -> subprocess.CompletedProcess[str]:
    """Write the reports to a raw database, build the warehouse over it and leave it in `folder`.

    All builds of a session use one path, for dbt parses the project anew when the path changes.
    """
    raw = RawDatabase()
    for report in reports:
        raw.add(report)
    database = target / "build" / "hudna.duckdb"
    raw.write(database)
    result = run_dbt(command, database=database, target=target)
    database.replace(folder / "hudna.duckdb")
    return result


@dataclass(frozen=True)
class Warehouse:
    """A warehouse that dbt has built."""

    database: Path
    target: Path
    said: str

    def query(self, sql: str) -> list[tuple[object, ...]]:
        """Return the rows of a query."""
        with duckdb.connect(str(self.database), read_only=True) as connection:
            return connection.execute(sql).fetchall()


@pytest.fixture(scope="session")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A target folder shared by all builds, so that the project is parsed once."""
    return tmp_path_factory.mktemp("target")


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory, target: Path) -> Warehouse:
    """The warehouse of `all_reports`, with every dbt test run over it."""
    folder = tmp_path_factory.mktemp("build")
    result = build(all_reports(), folder, target, ["build"])
    assert result.returncode == 0, result.stdout + result.stderr
    return Warehouse(folder / "hudna.duckdb", target, result.stdout)


@dataclass(frozen=True)
class Refreshed:
    """A warehouse after a refresh, and what the command said."""

    warehouse: Path
    said: str


def make_environment(warehouse: Path) -> dict[str, str]:
    return os.environ | {"HUDNA_WAREHOUSE_DIR": str(warehouse), "COLUMNS": "200"}


def refresh(warehouse: Path) -> str:
    result = subprocess.run(
        REFRESH, cwd=ROOT, env=make_environment(warehouse), capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stderr


@pytest.fixture(scope="session")
def refreshed(tmp_path_factory: pytest.TempPathFactory) -> Refreshed:
    """The embedded sample, from the first command to the published rows."""
    warehouse = tmp_path_factory.mktemp("refresh") / "warehouse"
    return Refreshed(warehouse, refresh(warehouse))
