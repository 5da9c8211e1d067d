"""The command line, `hudna`.

Exit codes: 0 done; 1 the data did not pass the checks; 2 wrong usage or input; 3 the warehouse is locked by another
process; 4 the models or a notebook did not run; 130 interrupted.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.errors import CheckFailedError, HudnaError

if TYPE_CHECKING:
    from rich.console import Console

    from extract.load.ledger import LoadSummary
    from extract.progress import Reporter

_EPILOG = (
    "Exit codes: 0 done, 1 the data did not pass the checks, 2 wrong usage or input, "
    "3 the warehouse is locked by another process, 4 the models or a notebook did not run."
)
app = typer.Typer(
    help="Exchanges and negotiated evacuations out of Arabic news.",
    epilog=_EPILOG,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help: rich takes half a second to import
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """How `hudna extract` writes claims."""

    jsonl = "jsonl"
    table = "table"


class Extractor(StrEnum):
    """What reads the articles."""

    rules = "rules"
    llm = "llm"


Inputs = Annotated[
    list[Path], typer.Argument(metavar="INPUT", help="Files (.txt, .html, .jsonl) or folders.", show_default=False)
]
MaybeInputs = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="INPUT",
        help="Files or folders; else raw/inbox/ if it holds anything, else raw/sample/.",
        show_default=False,
    ),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that extract.")]
AllCores = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, help="Processes that extract; as many as there are cores.", show_default=False),
]
WhichExtractor = Annotated[
    Extractor, typer.Option("--extractor", help="Our rules, or a language model that HUDNA_LLM_URL and _MODEL name.")
]
AcceptVolume = Annotated[
    bool, typer.Option("--accept-volume-change", help="Let pass that much less is there than was published.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show warnings and errors only.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Show every step in detail.")]


@app.command()
def extract(  # noqa: PLR0913, PLR0917 - each is an option of the command
    inputs: Inputs,
    form: Annotated[Format, typer.Option("--format", "-f", help="One JSON object a page, or a table.")] = Format.jsonl,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write here, not to the terminal.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with --out where it was stopped.")] = False,
    jobs: AllCores = None,
    extractor: WhichExtractor = Extractor.rules,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Extract the claims of articles, without any database."""
    with _command(quiet=quiet, verbose=verbose) as reporter:
        from extract.export import export_claims
        from extract.workers import count_cores

        if resume and (out is None or form is not Format.jsonl):
            raise typer.BadParameter("--resume goes on with a file of JSON lines: give it with --out.")
        counts = export_claims(
            inputs,
            table=form is Format.table,
            out=out,
            jobs=jobs or (count_cores() if extractor is Extractor.rules else 1),
            reporter=reporter,
            extractor=extractor.value,
            resume=resume,
        )
        if counts.held:
            reporter.say(f"{counts.held:,} pages or rows were there already.")
        reporter.say(
            f"{counts.articles:,} articles of {counts.sources:,} pages or rows: {counts.claims:,} claims; "
            f"{counts.rejected:,} could not be read."
        )


@app.command()
def load(inputs: Inputs, jobs: Jobs = 1, quiet: Quiet = False, verbose: Verbose = False) -> None:
    """Load articles, mentions and claims into the working database."""
    with _command(quiet=quiet, verbose=verbose) as reporter:
        from extract.project import find_build_database
        from extract.refresh import load_inputs, require_documents

        summary = load_inputs(inputs, build_db=find_build_database(), reporter=reporter, jobs=jobs)
        reporter.say(_describe_load(summary))
        require_documents(summary, inputs)
        reporter.say("Next: `dbt build`, then `hudna publish`; or `hudna refresh`, which does every step.")


@app.command()
def check(accept_volume_change: AcceptVolume = False, quiet: Quiet = False, verbose: Verbose = False) -> None:
    """Check the working database: counts, dates, volumes."""
    with _command(quiet=quiet, verbose=verbose) as reporter:
        from extract.project import find_warehouse, shorten_path
        from extract.refresh import check_build

        result = check_build(find_warehouse(), reporter=reporter, accept_volume_change=accept_volume_change)
        reporter.say(result.describe())
        report = f"The whole report: {shorten_path(result.report_path)}"
        if not result.passed:
            raise CheckFailedError("The data did not pass the checks.", remedy=report)
        reporter.say(report)


@app.command()
def publish(accept_volume_change: AcceptVolume = False, quiet: Quiet = False, verbose: Verbose = False) -> None:
    """Check the working database and, if it passes, publish it."""
    with _command(quiet=quiet, verbose=verbose) as reporter:
        from extract.project import find_warehouse
        from extract.refresh import publish_build

        publish_build(find_warehouse(), reporter=reporter, accept_volume_change=accept_volume_change)
        reporter.say(_describe_published())


@app.command()
def refresh(
    inputs: MaybeInputs = None,
    jobs: Jobs = 1,
    accept_volume_change: AcceptVolume = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Load, build the models, check, publish, run the notebooks."""
    with _command(quiet=quiet, verbose=verbose) as reporter:
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
        reporter.say(_describe_published())


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(help="A page or a .jsonl file.", show_default=False)],
    html: Annotated[
        Path | None, typer.Option("--html", help="Write a page for the browser here, not to the terminal.")
    ] = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Show an article's mentions, and the words and the rule behind each slot of its claims."""
    with _command(quiet=quiet, verbose=verbose) as reporter:
        from extract.export import extract_inputs

        if html is not None:
            from extract.explain_page import write_page

            write_page(list(extract_inputs([file])), html)
            reporter.say(f"Open {html} in a browser.")
            return
        from extract.explain import print_explanation

        console = _make_console(stderr=False)
        for extraction in extract_inputs([file]):
            print_explanation(extraction, console)


@app.command()
def evaluate(  # noqa: PLR0913, PLR0917 - each is an option of the command
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD", help="Files of hand-coded claims.", show_default=False)],
    articles: Annotated[
        list[Path] | None,
        typer.Option("--articles", help="Their texts; for the project's own gold, the embedded sample."),
    ] = None,
    predicted: Annotated[
        Path | None, typer.Option("--predicted", help="What `hudna extract` has written, in place of --articles.")
    ] = None,
    events: Annotated[
        Path | None, typer.Option("--events", help="CSV of claim_id,event_id: measure the grouping into events too.")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List what is not right, beside its text.")] = False,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Write a report with the errors here: .html or .json.")
    ] = None,
    extractor: WhichExtractor = Extractor.rules,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Hold the claims of articles against hand-coded ones."""
    with _command(quiet=quiet, verbose=verbose) as reporter:
        from extract.evaluate.output import require_output, write_report
        from extract.evaluate.report import show_report
        from extract.evaluate.run import evaluate as run_evaluation
        from extract.project import shorten_path

        if out is not None:
            require_output(out)
        report = run_evaluation(
            gold, articles=articles or [], predicted=predicted, claim_events=events, extractor=extractor.value
        )
        _make_console(stderr=False).print(show_report(report, with_errors=errors))
        if out is not None:
            write_report(report, out)
            reporter.say(f"The whole report: {shorten_path(out)}")


@contextmanager
def _command(*, quiet: bool, verbose: bool) -> Iterator[Reporter]:
    """Run a command: set up logging, show progress on stderr, turn errors into a message and an exit code."""
    from extract.terminal import RichReporter, start_logging

    console = _make_console(stderr=True)
    start_logging(console, level=logging.WARNING if quiet else logging.DEBUG if verbose else logging.INFO)
    try:
        yield RichReporter(console, quiet=quiet)
    except HudnaError as error:
        console.print(str(error), style="bold red", markup=False, highlight=False, soft_wrap=True)
        if error.remedy:
            console.print(error.remedy, markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(error.exit_code) from None
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        sys.stderr.close()
        raise typer.Exit(0) from None
    except KeyboardInterrupt:
        console.print("Interrupted: nothing is half done; run the command again.", style="bold red")
        raise typer.Exit(130) from None


def _make_console(*, stderr: bool) -> Console:
    from rich.console import Console

    return Console(stderr=stderr)


def _describe_load(summary: LoadSummary) -> str:
    counts = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(summary.outcomes.items()))
    return f"{summary.document_count:,} documents read ({counts}); {summary.claim_count:,} claims came in."


def _describe_published() -> str:
    from extract.project import find_warehouse, shorten_path

    warehouse_name = shorten_path(find_warehouse())
    return (
        f"Published: {warehouse_name}/hudna.duckdb (open it with read_only=True)\n"
        f"Checks:    {warehouse_name}/current/quality.html\n"
        f"Charts:    {warehouse_name}/notebooks/"
    )


def main() -> None:
    """Run the command line."""
    app()
