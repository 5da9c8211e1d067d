"""The command that fetches news."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.options import Log, LogFormat, Quiet, Verbose
from extract.cli.running import make_console, run_command

if TYPE_CHECKING:
    from collections import Counter

    from extract.collect.run import CollectSummary


def collect(
    sources: Annotated[
        Path | None, typer.Option("--sources", help="What to collect; else raw/sources.yml.", show_default=False)
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="ID", help="This source alone; may be given again.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Folder for the pages; else raw/inbox/.", show_default=False)
    ] = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    log_format: LogFormat = Log.text,
) -> None:
    """Fetch what outlets have published since the last time."""
    with run_command(quiet=quiet, verbose=verbose, log_format=log_format) as reporter:
        from extract.collect.run import collect as run_collect
        from extract.collect.source import SOURCES_FILE, read_plan
        from extract.errors import CollectFailedError
        from extract.project import INBOX, find_warehouse, shorten_path
        from extract.tombstones import read_tombstones

        sources_file, folder = sources or SOURCES_FILE, (out or INBOX).resolve()
        plan = read_plan(sources_file, only=only or [])
        summary = run_collect(
            plan,
            sources_file=sources_file,
            out=folder,
            reporter=reporter,
            tombstones=read_tombstones(find_warehouse() / "history"),
        )
        if not quiet and log_format is Log.text:
            _show(summary)
        reporter.say(_describe(summary.totals), report=summary.outcomes, silent=summary.silent)
        if summary.failed:
            raise CollectFailedError(
                f"An unexpected error ended the collecting of: {', '.join(summary.failed)}.",
                remedy="The other sources are collected. Please report the error above.",
            )
        if summary.reached_none:
            raise CollectFailedError(
                "Not one source could be read.",
                remedy="The warnings above say why; is this machine connected?",
            )
        reporter.say(f"Pages: {shorten_path(folder)}. Next: `hudna refresh`.")


def _describe(totals: Counter[str]) -> str:
    news = [f"{totals[name]:,} {name}" for name in ("saved", "updated") if totals[name]]
    return f"Pages {' and '.join(news)}." if news else "Nothing new that may matter."


def _show(summary: CollectSummary) -> None:
    """Show what came of each source."""
    from rich.table import Table

    table = Table(title=None, box=None, header_style="bold")
    table.add_column("source")
    for name in ("saved", "updated", "irrelevant", "rejected", "postponed"):
        table.add_column(name, justify="right")
    for source_id, outcomes in summary.outcomes.items():
        rejected = sum(count for outcome, count in outcomes.items() if outcome.startswith("rejected_"))
        counts = (
            *(outcomes[name] for name in ("saved", "updated", "irrelevant")), rejected, outcomes["postponed"],
        )  # fmt: skip
        if any(counts):
            table.add_row(source_id, *(f"{count:,}" for count in counts))
    if table.row_count:
        make_console(stderr=True).print(table)
