"""The main job: load, build, check, publish, run the notebooks; and nothing where nothing has changed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from extract.build import build_models
from extract.built_state import describe_state, is_built_from_loaded, read_built_state, write_built_state
from extract.engine import ClosedEngine, open_engine
from extract.errors import CheckFailedError, DamagedFileError, HudnaError, InputError, NothingLoadedError
from extract.faults import explain_faults
from extract.inputs import find_inputs
from extract.load.database import open_build_database
from extract.progress import Reporter
from extract.project import (
    INBOX,
    NOTEBOOKS,
    ROOT,
    SAMPLE,
    find_build_database,
    find_published_database,
    spell_path,
)
from extract.reference_tables import check_reference_tables
from extract.upkeep.damage import is_damaged, keep_aside
from extract.upkeep.lock import hold_warehouse

if TYPE_CHECKING:
    from checks import CheckResult
    from extract.load.ledger import LoadSummary


@dataclass(frozen=True, slots=True)
class RefreshResult:
    """What a refresh did.

    Attributes:
        load: What was loaded.
        release: The folder of what was published; None if nothing had changed since the last publication.
    """

    load: LoadSummary
    release: Path | None


def choose_inputs(named: Sequence[Path]) -> list[Path]:
    """Return the inputs of a refresh: those named, else `raw/inbox/` if it holds anything, else the sample."""
    if named:
        return list(named)
    holds_any = INBOX.is_dir() and any(not path.name.startswith(".") for path in INBOX.iterdir())
    return [INBOX if holds_any else SAMPLE]


def refresh(
    inputs: Sequence[Path],
    *,
    warehouse: Path,
    reporter: Reporter,
    jobs: int = 1,
    accept_volume_change: bool = False,
) -> RefreshResult:
    """Bring the published warehouse up to date with the inputs.

    Each step stands on what the one before has left on disk, so an interrupted refresh is taken up by the next. A damaged
    working database is kept aside and built again from the inputs; the history is in files of its own.

    Args:
        inputs: Files and folders; see `choose_inputs`.
        warehouse: The folder of the warehouse.
        reporter: Where the steps are shown.
        jobs: How many processes extract.
        accept_volume_change: Publish even if much less is there than before.

    Raises:
        CheckFailedError: If the data did not pass; then nothing is published.
        InputError: If a table of `seeds/` has a faulty row.
        HudnaError: For what else a person can act on.
    """
    run = partial(
        _refresh,
        inputs,
        warehouse=warehouse,
        reporter=reporter,
        jobs=jobs,
        accept_volume_change=accept_volume_change,
    )
    with hold_warehouse(warehouse, command="refresh"), explain_faults():
        try:
            with explain_faults():
                return run()
        except DamagedFileError:
            build_db = find_build_database(warehouse)
            if not is_damaged(build_db):
                raise
            reporter.say(f"The working database is damaged. It is kept as {keep_aside(build_db)}; building it again.")
            return run()


def _refresh(
    inputs: Sequence[Path], *, warehouse: Path, reporter: Reporter, jobs: int, accept_volume_change: bool
) -> RefreshResult:
    build_db = find_build_database(warehouse)
    summary = load_inputs(inputs, build_db=build_db, reporter=reporter, jobs=jobs)
    require_documents(summary, inputs)
    state = describe_state(build_db)
    if state == read_built_state(warehouse) and find_published_database(warehouse).exists():
        from extract.publish import renew_heartbeat  # noqa: PLC0415 - as in publish_build

        renew_heartbeat(warehouse, build_db=build_db)
        return RefreshResult(summary, None)
    release = rebuild(warehouse, reporter=reporter, accept_volume_change=accept_volume_change)
    return RefreshResult(summary, release)


def rebuild(warehouse: Path, *, reporter: Reporter, accept_volume_change: bool) -> Path:
    """Build the models, check, publish and run the notebooks; note which articles and models that rests on.

    Returns:
        The release's folder.

    Raises:
        CheckFailedError: If the data did not pass; then nothing is published.
        InputError: If a table of `seeds/` has a faulty row.
    """
    check_reference_tables(ROOT / "seeds")
    build_db = find_build_database(warehouse)
    state = describe_state(build_db)
    with reporter.step("Building the models") as advance:
        build_models(build_db, history=warehouse / "history", root=ROOT, on_progress=advance)
    release = publish_build(warehouse, reporter=reporter, accept_volume_change=accept_volume_change)
    run_all_notebooks(warehouse, reporter=reporter)
    write_built_state(warehouse, state)
    return release


def publish_without(warehouse: Path, *, reporter: Reporter) -> None:
    """Publish anew after a deletion, and leave nothing of before: deletion wins over history and over availability.

    Raises:
        CheckFailedError: If what is left did not pass; then nothing is published any more.
    """
    from extract.upkeep.forget import drop_remains  # noqa: PLC0415 - imports polars

    published = find_published_database(warehouse).exists()
    if not published or not _holds_articles(find_build_database(warehouse)):
        drop_remains(warehouse, keep_current=False)
        return
    try:
        rebuild(warehouse, reporter=reporter, accept_volume_change=True)
    except HudnaError:
        drop_remains(warehouse, keep_current=False)
        raise
    drop_remains(warehouse, keep_current=True)


def _holds_articles(build_db: Path) -> bool:
    if not build_db.exists():
        return False
    with closing(open_build_database(build_db, read_only=True)) as connection:
        return connection.execute("select 1 from raw.articles limit 1").fetchone() is not None


def run_all_notebooks(warehouse: Path, *, reporter: Reporter) -> None:
    """Execute the notebooks over the published database, into the warehouse."""
    with reporter.step("Running the notebooks"):
        from extract.publish.notebooks import run_notebooks  # noqa: PLC0415 - imports Jupyter

        run_notebooks(sorted(NOTEBOOKS.glob("*.ipynb")), warehouse=warehouse)


def load_inputs(inputs: Sequence[Path], *, build_db: Path, reporter: Reporter, jobs: int = 1) -> LoadSummary:
    """Load inputs into schema `raw` of the working database; files that are as they were are not read again."""
    files = find_inputs(inputs)
    from extract.articles.read import list_documents  # noqa: PLC0415 - imports trafilatura; a wrong path must not wait
    from extract.claims.rules import read_version  # noqa: PLC0415 - as above
    from extract.load.load import load_files  # noqa: PLC0415 - imports polars
    from extract.tombstones import read_tombstones  # noqa: PLC0415 - as above

    with reporter.step("Loading articles") as advance, closing(open_build_database(build_db)) as connection:
        done = 0

        def count(documents: int) -> None:
            nonlocal done
            done += documents
            advance(done, None)

        return load_files(
            list_documents(files),
            engine=ClosedEngine(read_version(ROOT), lambda: open_engine(ROOT, jobs=jobs)),
            connection=connection,
            inputs=[spell_path(path) for path in inputs],
            tombstones=read_tombstones(build_db.parent.parent / "history"),
            on_progress=count,
        )


def require_documents(summary: LoadSummary, inputs: Sequence[Path]) -> None:
    """Refuse to go on where not one document could be read.

    Raises:
        InputError: If every document was rejected.
    """
    if summary.rejected_count == summary.document_count:
        raise InputError(
            f"None of the {summary.document_count} documents in {', '.join(spell_path(path) for path in inputs)} could be read.",
            remedy="The warnings above say why, as does `raw.outcomes` of the working database; raw/README.md has the formats.",
        )


def check_build(warehouse: Path, *, reporter: Reporter, accept_volume_change: bool = False) -> CheckResult:
    """Check the working database and write the report to `build/checks.html` of the warehouse.

    Raises:
        NothingLoadedError: If there is no working database, or it holds no marts.
        WarehouseLockedError: If another process has it open.
    """
    build_db = find_build_database(warehouse)
    _require_marts(build_db)
    published = find_published_database(warehouse)
    with reporter.step("Checking the data"):
        from checks import run_checks  # noqa: PLC0415 - Great Expectations takes seconds to import

        return run_checks(
            build_db,
            report_path=warehouse / "build" / "checks.html",
            previous_db=published if published.exists() else None,
            accept_volume_change=accept_volume_change,
        )


def _require_marts(build_db: Path) -> None:
    connection = open_build_database(build_db, read_only=True)
    try:
        found = connection.execute("select 1 from information_schema.tables where table_schema = 'marts'").fetchone()
    finally:
        connection.close()
    if found is None:
        raise NothingLoadedError(
            "Articles are loaded, but the models have not been built.",
            remedy="Run `dbt build` first, or `hudna refresh`, which does every step.",
        )


def publish_build(warehouse: Path, *, reporter: Reporter, accept_volume_change: bool = False) -> Path:
    """Check the working database, and publish it if it passes.

    Returns:
        The release's folder.

    Raises:
        CheckFailedError: If it does not pass.
        NothingLoadedError: If the marts were not built from what is loaded.
    """
    if not is_built_from_loaded(find_build_database(warehouse)):
        raise NothingLoadedError(
            "The models were not built from what is loaded.",
            remedy="Articles have come or gone since, or not every model was built and tested. "
            "Run `dbt build`, then `hudna publish` again; or `hudna refresh`, which does every step.",
        )
    result = check_build(warehouse, reporter=reporter, accept_volume_change=accept_volume_change)
    if not result.passed:
        raise CheckFailedError(
            f"The data did not pass the checks; nothing was published.\n{result.describe()}",
            remedy=f"The whole report: {result.report_path}",
        )
    reporter.say(result.describe())
    with reporter.step("Publishing"):
        from extract.publish import publish  # noqa: PLC0415 - needs what the check has loaded anyway
        from extract.report import write_report  # noqa: PLC0415 - as above

        return publish(find_build_database(warehouse), warehouse=warehouse, check_result=result, complete=write_report)
