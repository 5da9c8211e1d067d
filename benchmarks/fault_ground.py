"""What the fault campaign works on: a small corpus, two warehouses built of it, the stages that are disturbed, and the counts."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import duckdb
import pandas  # noqa: F401 - DuckDB imports it when it first binds a value; no victim should wait for it
import trafilatura  # noqa: F401 - as above, for whoever reads a page

import extract.load.run
import extract.refresh
from benchmarks.victims import End, run_forked
from checks.result import CheckResult
from extract.build import build_models
from extract.claims.rules import RuleExtractor
from extract.engine import Engine, wrap_extractor
from extract.errors import WarehouseLockedError
from extract.load.tables import ARTICLE_TABLES
from extract.progress import SilentReporter
from extract.project import ROOT, SAMPLE
from extract.publish import publish
from extract.upkeep.lock import hold_warehouse

ROWS_A_FILE = 4
ROW_IN = 4  # of the sample that is taken: a small corpus makes many kills
KNOWN_FILES = 4  # of the corpus, that the warehouse holds before the rest comes in
_LONGEST_WAIT = 600.0  # seconds, for an orphan
BATCH = 8  # articles; smaller than in life, so that kills fall between batches too


@dataclass(frozen=True)
class Tally:
    """What a part of the campaign has found.

    Attributes:
        runs: Processes started.
        faults: Kills, and runs on a full or forbidden disk.
        lost: Articles that had been committed and were gone after a fault.
        differing: Ends that were not those of an undisturbed run.
        unclear: Faults that ended with another exit code than that of a fault of the disk.
        reads: Times that the reader looked.
        broken: Times that it failed, or saw facts that were never published.
    """

    runs: int = 0
    faults: int = 0
    lost: int = 0
    differing: int = 0
    unclear: int = 0
    reads: int = 0
    broken: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Return the sums."""
        return Tally(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))


@dataclass(frozen=True)
class Ground:
    """What the campaign starts from.

    Attributes:
        folder: Of everything temporary.
        inbox: All pages.
        first, second: Warehouses whose models are built: over a part of the pages, and over all.
        engine: The compiled extractor.
    """

    folder: Path
    inbox: Path
    first: Path
    second: Path
    engine: Engine

    @property
    def log(self) -> Path:
        """Return the file for what goes wrong."""
        return self.folder / "victims.log"


def write_pages(folder: Path) -> Path:
    """Write some of the sample's reports as files of a few rows each, and return their folder."""
    inbox = folder / "inbox"
    inbox.mkdir()
    rows = [line for path in sorted(SAMPLE.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = rows[::ROW_IN]
    for number, start in enumerate(range(0, len(rows), ROWS_A_FILE)):
        text = "\n".join(rows[start : start + ROWS_A_FILE])
        (inbox / f"{number:03}.jsonl").write_text(f"{text}\n", encoding="utf-8")
    return inbox


def prepare(folder: Path) -> Ground:
    """Write the pages and build two warehouses, undisturbed; or take those that are there."""
    engine = wrap_extractor(RuleExtractor.from_project(ROOT))
    ground = Ground(folder, folder / "inbox", folder / "first", folder / "second", engine)
    if (ground.second / "hudna.duckdb").exists():
        return ground
    inbox = write_pages(folder)
    part = folder / "part"
    part.mkdir()
    for path in sorted(inbox.iterdir())[:KNOWN_FILES]:
        shutil.copy2(path, part)
    for warehouse, pages in ((ground.first, part), (ground.second, inbox)):
        must_end(partial(load, ground, warehouse, pages), ground)
        must_end(partial(build, warehouse), ground)
        must_end(partial(publish_build, warehouse, warehouse), ground)
    return ground


def load(ground: Ground, warehouse: Path, pages: Path) -> None:
    """Load pages, as `hudna load` does."""

    @contextmanager
    def open_compiled(_root: Path, **_options: object) -> Iterator[Engine]:
        yield ground.engine

    extract.load.run._CHUNK = BATCH  # noqa: SLF001 - no user sets it
    extract.refresh.open_engine = open_compiled
    with hold_warehouse(warehouse, command="load"):
        extract.refresh.load_inputs([pages], build_db=find_build(warehouse), reporter=SilentReporter())


def build(warehouse: Path) -> None:
    """Build the models, as `hudna refresh` does."""
    build_models(find_build(warehouse), history=warehouse / "history", root=ROOT)


def publish_build(source: Path, warehouse: Path) -> None:
    """Publish the models of one warehouse in another; the verdict of the checks is taken as given."""
    verdict = CheckResult(
        passed=True,
        checked_at=datetime.now(UTC),
        results=(),
        failures=(),
        quarantined=(),
        notes=(),
        report_path=Path("absent.html"),
    )
    with hold_warehouse(warehouse, command="publish"):
        publish(find_build(source), warehouse=warehouse, check_result=verdict)


def refresh(ground: Ground, warehouse: Path) -> None:
    """Become `hudna refresh`, with the pages as its input."""
    with ground.log.open("a", encoding="utf-8") as log:
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
    environment = os.environ | {"HUDNA_WAREHOUSE_DIR": str(warehouse), "PYTHONPATH": str(ROOT)}
    main = "from extract.cli import main; main()"
    os.execve(sys.executable, [sys.executable, "-c", main, "refresh", "--quiet", str(ground.inbox)], environment)  # noqa: S606


def list_articles(database: Path) -> set[str]:
    """Return the keys of the articles of a working database; none if it is not there."""
    if not database.exists():
        return set()
    with duckdb.connect(str(database)) as connection:  # to write: what a killed process has committed is in its log
        known = connection.execute(
            "select 1 from duckdb_tables() where schema_name = 'raw' and table_name = 'articles'"
        )
        if known.fetchone() is None:
            return set()
        return {row[0] for row in connection.execute("select article_id from raw.articles").fetchall()}


def print_articles(database: Path) -> str:
    """Return a fingerprint of what schema `raw` holds of the articles, apart from the run that brought it in."""
    with duckdb.connect(str(database)) as connection:
        left_out = "('run_id', 'loaded_at', 'source_file')"
        prints = []
        for table in ARTICLE_TABLES:
            rows = f"(select columns(lambda c: c not in {left_out}) from raw.{table})"
            prints.append(connection.execute(f"select count(*), bit_xor(hash(facts)) from {rows} as facts").fetchone())
        return repr(prints)


def find_build(warehouse: Path) -> Path:
    """Return the working database of a warehouse."""
    return warehouse / "build" / "hudna.duckdb"


def must_end(stage: Callable[[], object], ground: Ground) -> End:
    """Run a stage that nothing disturbs; again, as a scheduler does, where an orphan of a killed process is at work.

    Raises:
        RuntimeError: If it has not ended well.
    """
    deadline = time.monotonic() + _LONGEST_WAIT
    while (end := run_forked(stage, log=ground.log)).code == WarehouseLockedError.exit_code:
        if time.monotonic() > deadline:
            break
        time.sleep(1)
    if end.code:
        said = ground.log.read_text(encoding="utf-8")[-3000:] if ground.log.exists() else ""
        raise RuntimeError(f"an undisturbed run ended with {end.code}\n{said}")
    return end
