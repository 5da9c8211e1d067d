"""The commands that keep a warehouse sound."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli.options import Log, LogFormat, Quiet, Verbose
from extract.cli.running import run_command
from extract.errors import CheckFailedError, InputError, StorageError

if TYPE_CHECKING:
    from extract.upkeep.request import Request


def doctor(quiet: Quiet = False, verbose: Verbose = False, log_format: LogFormat = Log.text) -> None:
    """Examine the installation and the warehouse, and say what to do."""
    with run_command(quiet=quiet, verbose=verbose, log_format=log_format) as reporter:
        from extract.project import INBOX, find_warehouse
        from extract.upkeep.doctor import examine
        from extract.upkeep.finding import Level

        problems = notes = 0
        for finding in examine(find_warehouse(), inbox=INBOX):
            problems += finding.level is Level.problem
            notes += finding.level is Level.note
            remedy = f"\n{'':9}{finding.remedy}" if finding.remedy else ""
            reporter.say(
                f"{finding.level.value:<8} {finding.message}{remedy}",
                finding=finding.level.value,
                remedy=finding.remedy,
            )
        if problems:
            raise StorageError(f"{problems} {'problem' if problems == 1 else 'problems'} found.", remedy="See above.")
        reporter.say("Nothing is broken; see the notes." if notes else "Nothing need be done.")


def review(  # noqa: PLR0913, PLR0917 - each is an option of the command
    claim: Annotated[
        str | None,
        typer.Argument(metavar="CLAIM", help="Decide about this claim; without it, list.", show_default=False),
    ] = None,
    drop: Annotated[bool, typer.Option("--drop", help="The claim is wrong: leave it out.")] = False,
    change: Annotated[
        str | None, typer.Option("--set", metavar="FIELD=VALUE", help="Override status, scope, batch, date_start, …")
    ] = None,
    merge: Annotated[
        str | None, typer.Option("--merge", metavar="CLAIM", help="It tells of the same event as this other claim.")
    ] = None,
    split: Annotated[
        str | None, typer.Option("--split", metavar="CLAIM", help="It tells of another event than this other claim.")
    ] = None,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why; a decision needs one.", show_default=False)
    ] = "",
    evidence: Annotated[str, typer.Option("--evidence", metavar="URL", help="Where it can be looked up.")] = "",
    below: Annotated[
        float, typer.Option("--below", metavar="X", help="List events with a confidence below this.")
    ] = 0.5,
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="List no more events than this.")] = 20,
    everything: Annotated[bool, typer.Option("--all", help="List also events that were decided about.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """List doubtful events with their words, or decide about a claim."""
    with run_command(quiet=quiet, verbose=verbose) as reporter:
        from extract.project import find_warehouse
        from extract.upkeep.decisions import decide, name_corrections
        from extract.upkeep.doubts import describe_doubt, list_doubts

        chosen = _list_decisions(drop=drop, change=change, merge=merge, split=split)
        if claim is None and not chosen:
            doubts = list_doubts(find_warehouse(), below=below, most=most, everything=everything)
            for doubt in doubts:
                typer.echo(describe_doubt(doubt))
            reporter.say(
                f"{len(doubts)} events. To decide about a claim:\n"
                "hudna review CLAIM --drop --reason …  (or --set, --merge, --split)"
            )
            return
        if claim is None or len(chosen) != 1:
            raise typer.BadParameter("Name a claim and one decision: --drop, --set, --merge or --split.")
        action, what = chosen[0]
        decision = decide(find_warehouse(), claim, action=action, reason=reason, evidence_url=evidence, change=what)
        reporter.say(f"Written to {name_corrections()} as {decision.correction_id}. `hudna refresh` applies it.")


def _list_decisions(
    *, drop: bool, change: str | None, merge: str | None, split: str | None
) -> list[tuple[str, tuple[str, str]]]:
    """Return the decisions that were asked for, each with the field and the value, or the other claim, that it needs."""
    decisions = [
        ("drop", ("", "")) if drop else None,
        ("override", _split_change(change)) if change is not None else None,
        ("merge", ("", merge)) if merge is not None else None,
        ("split", ("", split)) if split is not None else None,
    ]
    return [decision for decision in decisions if decision is not None]


def _split_change(change: str) -> tuple[str, str]:
    field, _, value = change.partition("=")
    return field.strip(), value.strip()


def forget(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="Its address, or its key (article_id).", show_default=False)
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without this, only say what would go.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    log_format: LogFormat = Log.text,
) -> None:
    """Delete an article and all that rests on it, for good."""
    with run_command(quiet=quiet, verbose=verbose, log_format=log_format) as reporter:
        from extract.project import find_warehouse, shorten_path
        from extract.refresh import publish_without
        from extract.upkeep.forget import forget_request
        from extract.upkeep.lock import hold_warehouse
        from extract.upkeep.request import find_request

        warehouse = find_warehouse()
        with hold_warehouse(warehouse, command="forget"):
            request = find_request(article, warehouse=warehouse)
            for line in _describe_request(request):
                reporter.say(line)
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
        if request.missing:
            raise InputError(
                "It is deleted and refused from now on, but of the pages that it came in these were not found: "
                f"{', '.join(map(shorten_path, request.missing))}.",
                remedy="They are gone, were moved, or hold something else now, and nothing there was touched. "
                "If a page was moved, delete it where it is.",
            )
        if request.standing:
            reporter.say(
                "It is deleted and refused from now on, but not its text, which stays elsewhere in the warehouse: see above. "
                "Copies on other machines and in backups are yours."
            )
            return
        reporter.say(
            "It is deleted everywhere, and refused from now on. Copies elsewhere (backups, other machines) are yours."
        )


def _describe_request(request: Request) -> Iterator[str]:
    """Yield what would go, line by line, and what of it stays."""
    from extract.project import find_input, shorten_path
    from extract.upkeep.raw_pages import KEPT

    for each in request.articles:
        yield f"{each.describe()}: {len(each.claim_ids)} claims"
    for each in request.passed_over:
        yield f"{each.describe()}: no claims, it was not taken in"
    for source_file, rows in request.places.items():
        held = f"article {', '.join(map(str, rows))}" if rows else "where it no longer is"
        yield f"raw: {shorten_path(find_input(source_file))}, {held}"
        if source_file in request.rests:
            rest = shorten_path(find_input(f"{source_file}{KEPT}"))
            yield f"The other stories of that page stay, as rows of {rest}: {request.rests[source_file]}."
    for each in request.standing:
        yield (
            f"The same text stays, with all that rests on it: {each.describe()}. "
            f"`hudna forget {each.url or each.article_id}` deletes it and every copy."
        )
    if not request.documents:
        yield "Neither the warehouse nor raw/ holds it; it will be refused from now on."
