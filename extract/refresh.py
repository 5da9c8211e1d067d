"""The main job: load, build, check, publish, run the notebooks; and nothing where nothing has changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from extract.build import build_models
from extract.engine import open_engine
from extract.errors import CheckFailedError
from extract.inputs import find_inputs
from extract.load.database import open_build_database
from extract.progress import Reporter
from extract.project import INBOX, NOTEBOOKS, ROOT, SAMPLE, find_build_database, find_published_database

if TYPE_CHECKING:
    import duckdb

    from checks import CheckResult
    from extract.load.ledger import LoadSummary
    from extract.publish import Release

# what the published facts are a function of, besides the articles
_BUILD_SOURCES = ("models", "macros", "seeds", "checks", "notebooks", "extract", "dbt_project.yml", "profiles.yml")
_SOURCE_SUFFIXES = frozenset({".sql", ".yml", ".csv", ".py", ".md", ".html", ".ipynb"})


@dataclass(frozen=True, slots=True)
class RefreshResult:
    """What a refresh did.

    Attributes:
        load: What was loaded.
        release: What was published; None if nothing had changed since the last publication.
    """

    load: LoadSummary
    release: Release | None


def choose_inputs(named: Sequence[Path]) -> list[Path]:
    """Return the inputs of a refresh: those named, else `raw/inbox/` if it holds anything, else the sample."""
    if named:
        return list(named)
    holds_any = INBOX.is_dir() and any(not path.name.startswith(".") for path in INBOX.iterdir())
    return [INBOX if holds_any else SAMPLE]


def refresh(inputs: Sequence[Path], *, warehouse: Path, reporter: Reporter, jobs: int = 1) -> RefreshResult:
    """Bring the published warehouse up to date with the inputs.

    Each step stands on what the one before has left on disk, so an interrupted refresh is taken up by the next.

    Args:
        inputs: Files and folders; see `choose_inputs`.
        warehouse: The folder of the warehouse.
        reporter: Where the steps are shown.
        jobs: How many processes extract.

    Raises:
        CheckFailedError: If the data did not pass; then nothing is published.
        HudnaError: For what else a person can act on.
    """
    build_db = find_build_database(warehouse)
    summary = load_inputs(inputs, build_db=build_db, reporter=reporter, jobs=jobs)
    state = describe_state(build_db)
    if state == _read_built_state(warehouse) and find_published_database(warehouse).exists():
        return RefreshResult(summary, None)
    with reporter.step("Building the models") as advance:
        build_models(build_db, root=ROOT, on_progress=advance)
    release = publish_build(warehouse, reporter=reporter)
    with reporter.step("Running the notebooks"):
        from extract.publish.notebooks import run_notebooks  # noqa: PLC0415 - imports Jupyter

        run_notebooks(sorted(NOTEBOOKS.glob("*.ipynb")), warehouse=warehouse)
    _write_built_state(warehouse, state)
    return RefreshResult(summary, release)


def load_inputs(inputs: Sequence[Path], *, build_db: Path, reporter: Reporter, jobs: int = 1) -> LoadSummary:
    """Load inputs into schema `raw` of the working database."""
    from extract.articles.read import read_documents  # noqa: PLC0415 - imports trafilatura
    from extract.load.load import load_documents  # noqa: PLC0415 - imports polars

    files = find_inputs(inputs)
    with reporter.step("Loading articles") as advance, open_engine(ROOT, jobs=jobs) as engine:
        connection = open_build_database(build_db)
        done = 0

        def count(documents: int) -> None:
            nonlocal done
            done += documents
            advance(done, None)

        try:
            return load_documents(
                read_documents(files),
                engine=engine,
                connection=connection,
                inputs=[str(path) for path in inputs],
                on_progress=count,
            )
        finally:
            connection.close()


def check_build(warehouse: Path, *, reporter: Reporter) -> CheckResult:
    """Check the working database and write the report to `build/checks.html` of the warehouse.

    Raises:
        NothingLoadedError: If there is no working database.
        WarehouseLockedError: If another process has it open.
    """
    build_db = find_build_database(warehouse)
    open_build_database(build_db, read_only=True).close()
    published = find_published_database(warehouse)
    with reporter.step("Checking the data"):
        from checks import run_checks  # noqa: PLC0415 - Great Expectations takes seconds to import

        return run_checks(
            build_db,
            report_path=warehouse / "build" / "checks.html",
            previous_db=published if published.exists() else None,
        )


def publish_build(warehouse: Path, *, reporter: Reporter) -> Release:
    """Check the working database, and publish it if it passes.

    Raises:
        CheckFailedError: If it does not pass.
    """
    result = check_build(warehouse, reporter=reporter)
    if not result.passed:
        raise CheckFailedError(
            f"The data did not pass the checks; nothing was published.\n{result.describe()}",
            remedy=f"The whole report: {result.report_path}",
        )
    with reporter.step("Publishing"):
        from extract.publish import publish  # noqa: PLC0415 - needs what the check has loaded anyway

        return publish(find_build_database(warehouse), warehouse=warehouse, check_result=result)


def describe_state(build_db: Path) -> str:
    """Return a hash of all that the published facts are a function of: the stored articles, the models, the seeds.

    It does not depend on the order of loading, nor on runs that changed nothing.
    """
    connection = open_build_database(build_db, read_only=True)
    try:
        articles = _hash_articles(connection)
    finally:
        connection.close()
    digest = sha256(articles.encode())
    for path in _find_sources():
        digest.update(str(path.relative_to(ROOT)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _hash_articles(connection: duckdb.DuckDBPyConnection) -> str:
    row = connection.execute(
        "select count(*), bit_xor(hash(columns(* exclude (text, signature, run_id, loaded_at)))) from raw.articles"
    ).fetchone()
    return repr(row)


def _find_sources() -> Iterable[Path]:
    for name in _BUILD_SOURCES:
        path = ROOT / name
        if path.is_file():
            yield path
        else:
            yield from sorted(each for each in path.rglob("*") if each.suffix in _SOURCE_SUFFIXES and each.is_file())


def _read_built_state(warehouse: Path) -> str | None:
    path = warehouse / "build" / "state.json"
    if not path.exists():
        return None
    state: str = json.loads(path.read_text(encoding="utf-8"))["state"]
    return state


def _write_built_state(warehouse: Path, state: str) -> None:
    """Note what was published, in one step, so that an interruption leaves the old note or the new one."""
    path = warehouse / "build" / "state.json"
    draft = path.with_suffix(".json.part")
    draft.write_text(json.dumps({"state": state}), encoding="utf-8")
    draft.replace(path)
