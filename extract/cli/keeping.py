"""The commands that keep a warehouse sound."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extract.cli.options import Log, LogFormat, Quiet, Verbose
from extract.cli.running import run_command
from extract.errors import CheckFailedError


def forget(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="Its address, or its key (article_id).", show_default=False)
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Do it: without this, only say what would go.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    log_format: LogFormat = Log.text,
) -> None:
    """Delete an article and all that rests on it, everywhere, for good."""
    with run_command(quiet=quiet, verbose=verbose, log_format=log_format) as reporter:
        from extract.project import find_warehouse, shorten_path
        from extract.refresh import publish_without
        from extract.upkeep.forget import find_request, forget_request
        from extract.upkeep.lock import hold_warehouse

        warehouse = find_warehouse()
        with hold_warehouse(warehouse, command="forget"):
            request = find_request(article, warehouse=warehouse)
            for each in request.articles:
                reporter.say(
                    f"{each.article_id} {each.title} ({each.url or 'no address'}): {len(each.claim_ids)} claims"
                )
            for source_file, rows in request.places.items():
                reporter.say(f"raw: {shorten_path(Path(source_file))}, article {', '.join(map(str, rows))}")
            if not request.articles:
                reporter.say("The warehouse does not hold it; it will be refused from now on.")
            if not yes:
                reporter.say("Nothing is deleted yet. To delete this for good, give --yes.")
                return
            forget_request(request, warehouse=warehouse)
            try:
                publish_without(warehouse, reporter=reporter)
            except CheckFailedError as error:
                raise CheckFailedError(
                    f"It is deleted, but what is left did not pass the checks. Nothing is published now.\n{error}",
                    remedy="See what the checks say, then run `hudna refresh`.",
                ) from error
        reporter.say(
            "It is deleted everywhere, and refused from now on. Copies elsewhere (backups, other machines) are yours."
        )
