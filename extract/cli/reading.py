"""The commands that read articles, without any database."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from extract.cli.options import AllCores, Extractor, Inputs, Quiet, Verbose, WhichExtractor, read_input
from extract.cli.running import make_console, run_command


class Format(StrEnum):
    """How `hudna extract` writes claims."""

    jsonl = "jsonl"
    table = "table"


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
    with run_command(quiet=quiet, verbose=verbose) as reporter:
        from extract.attempt import require_no_failure
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
            f"{counts.rejected:,} could not be read"
            + (f", {counts.unanswered:,} got no answer." if counts.unanswered else ".")
        )
        require_no_failure(counts.failed)


def explain(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A page or a .jsonl file.", show_default=False, parser=read_input),
    ],
    html: Annotated[
        Path | None, typer.Option("--html", help="Write a page for the browser here, not to the terminal.")
    ] = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Show the words and the rules behind the claims of an article."""
    with run_command(quiet=quiet, verbose=verbose) as reporter:
        from extract.export import extract_inputs

        if html is not None:
            from extract.explain_page import write_page

            write_page(list(extract_inputs([file])), html)
            reporter.say(f"Open {html} in a browser.")
            return
        from extract.explain import print_explanation

        console = make_console(stderr=False)
        for extraction in extract_inputs([file]):
            print_explanation(extraction, console)


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
    errors: Annotated[bool, typer.Option("--errors", help="List the errors, each beside its text.")] = False,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Write a report with the errors here: .html or .json.")
    ] = None,
    extractor: WhichExtractor = Extractor.rules,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Measure extraction against hand-coded claims."""
    with run_command(quiet=quiet, verbose=verbose) as reporter:
        from extract.evaluate.output import require_output, write_report
        from extract.evaluate.report import show_report
        from extract.evaluate.run import evaluate as run_evaluation
        from extract.project import shorten_path

        if out is not None:
            require_output(out)
        report = run_evaluation(
            gold, articles=articles or [], predicted=predicted, claim_events=events, extractor=extractor.value
        )
        make_console(stderr=False).print(show_report(report, with_errors=errors))
        if out is not None:
            write_report(report, out)
            reporter.say(f"The whole report: {shorten_path(out)}")
