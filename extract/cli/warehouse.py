"""The commands that bring articles into the warehouse and publish it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.cli.options import AcceptVolume, Inputs, Jobs, Log, LogFormat, MaybeInputs, Quiet, Verbose
from extract.cli.running import run_command
from extract.errors import CheckFailedError

if TYPE_CHECKING:
    from extract.load.ledger import LoadSummary
    from extract.progress import Reporter


def load(
    inputs: Inputs, jobs: Jobs = 1, quiet: Quiet = False, verbose: Verbose = False, log_format: LogFormat = Log.text
) -> None:
    """Load articles, mentions and claims into the working database."""
    with run_command(quiet=quiet, verbose=verbose, log_format=log_format) as reporter:
        from extract.attempt import require_no_failure
        from extract.project import find_build_database, find_warehouse
        from extract.refresh import load_inputs, require_documents
        from extract.upkeep.lock import hold_warehouse

        with hold_warehouse(find_warehouse(), command="load"):
            summary = load_inputs(inputs, build_db=find_build_database(), reporter=reporter, jobs=jobs)
        reporter.say(_describe_load(summary))
        require_documents(summary, inputs)
        require_no_failure(summary.failed_count)
        reporter.say("Next: `dbt build`, then `hudna publish`; or `hudna refresh`, which does every step.")


def check(
    accept_volume_change: AcceptVolume = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    log_format: LogFormat = Log.text,
) -> None:
    """Check the working database: counts, dates, volumes."""
    with run_command(quiet=quiet, verbose=verbose, log_format=log_format) as reporter:
        from extract.project import find_warehouse, shorten_path
        from extract.refresh import check_build

        result = check_build(find_warehouse(), reporter=reporter, accept_volume_change=accept_volume_change)
        reporter.say(result.describe())
        report = f"The whole report: {shorten_path(result.report_path)}"
        if not result.passed:
            raise CheckFailedError("The data did not pass the checks.", remedy=report)
        reporter.say(report)


def publish(
    accept_volume_change: AcceptVolume = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    log_format: LogFormat = Log.text,
) -> None:
    """Check the working database and, if it passes, publish it."""
    with run_command(quiet=quiet, verbose=verbose, log_format=log_format) as reporter:
        from extract.project import find_warehouse
        from extract.refresh import publish_build
        from extract.upkeep.lock import hold_warehouse

        with hold_warehouse(find_warehouse(), command="publish"):
            publish_build(find_warehouse(), reporter=reporter, accept_volume_change=accept_volume_change)
        _report_run(reporter)
        reporter.say(_describe_published())


def refresh(
    inputs: MaybeInputs = None,
    jobs: Jobs = 1,
    accept_volume_change: AcceptVolume = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    log_format: LogFormat = Log.text,
) -> None:
    """Load, build the models, check, publish, run the notebooks."""
    with run_command(quiet=quiet, verbose=verbose, log_format=log_format) as reporter:
        from extract.attempt import require_no_failure
        from extract.project import find_warehouse, shorten_path
        from extract.refresh import choose_inputs
        from extract.refresh import refresh as run_refresh

        chosen = choose_inputs(inputs or [])
        reporter.say(f"Refreshing from {', '.join(shorten_path(path) for path in chosen)}")
        result = run_refresh(
            chosen,
            warehouse=find_warehouse(),
            reporter=reporter,
            jobs=jobs,
            accept_volume_change=accept_volume_change,
        )
        reporter.say(_describe_load(result.load))
        if result.release is None:
            reporter.say("Nothing has changed since the last publication: no model was rebuilt.")
        _report_run(reporter)
        reporter.say(f"{_describe_published()}\nCharts:    {shorten_path(find_warehouse())}/notebooks/")
        require_no_failure(result.load.failed_count)


def _report_run(reporter: Reporter) -> None:
    """Tell what the last run brought in, and what that made of the events, as `status.json` has it."""
    from extract.project import find_warehouse
    from extract.publish import read_status
    from extract.publish.status import tell_run

    run = read_status(find_warehouse()).get("last_run")
    if run is not None:
        reporter.say(tell_run(run), report=run)


def _describe_load(summary: LoadSummary) -> str:
    counts = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(summary.outcomes.items()))
    return f"{summary.document_count:,} documents read ({counts}); {summary.claim_count:,} claims came in."


def _describe_published() -> str:
    from extract.project import find_warehouse, shorten_path

    warehouse_name = shorten_path(find_warehouse())
    return (
        f"Published: {warehouse_name}/hudna.duckdb (open it with read_only=True)\n"
        f"Report:    {warehouse_name}/current/report/index.html (or: hudna report --serve)\n"
        f"Checks:    {warehouse_name}/current/quality.html"
    )
