"""An evaluation for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from extract.evaluate.describe import name_article, put_side_by_side, quote_text
from extract.evaluate.grouping import Grouping
from extract.evaluate.measure import Evaluation, Outcome
from extract.evaluate.reliability import CONFIDENT, Reliability
from extract.evaluate.run import Report
from extract.evaluate.tally import Tally
from extract.text.bidi import END_ISOLATE, RTL_ISOLATE, has_arabic, isolate_arabic

_STYLES = {"missed": "bold red", "extra": "bold magenta", "different": "bold yellow"}
_BAR_WIDTH = 16


def show_report(report: Report, *, with_errors: bool) -> Group:
    """Return an evaluation as tables: claims and slots, outlets, years, confidence, events; the errors if asked for."""
    evaluation = report.evaluation
    parts: list[RenderableType] = [Text(summarise(evaluation)), Text(), _show_figures(evaluation)]
    for title, key in (("outlet", _get_outlet), ("year", _get_year)):
        groups = evaluation.split(key)
        parts += [_show_groups(title, {name: (each.claims, each.slots) for name, each in groups.items()})]
    parts += [show_reliability(report.reliability)]
    if report.grouping is not None:
        parts += [Text(), Text(describe_grouping(report.grouping))]
    if with_errors:
        parts += [Text(), *_show_errors(evaluation)]
    return Group(*parts)


def summarise(evaluation: Evaluation) -> str:
    """Return in a few sentences what was compared, and what went wrong outside the claims."""
    lines = [
        f"{evaluation.file_count} files, {evaluation.figures.claims.coded} required claims.",
        f"{len(evaluation.alarmed)} of {len(evaluation.quiet)} files without claims raised a false one"
        + (f": {', '.join(evaluation.alarmed)}." if evaluation.alarmed else "."),
        f"{evaluation.spans.checked - evaluation.spans.bad} of {evaluation.spans.checked} spans give their words back.",
    ]
    if evaluation.absent:
        lines.append(f"{len(evaluation.absent)} files were not read at all: {', '.join(evaluation.absent)}.")
    return "\n".join(lines)


def describe_reliability(reliability: Reliability) -> str:
    """Return what the confident claims are worth."""
    if not reliability.claim_count:
        return "No claim carries a confidence."
    return (
        f"Confidence of {CONFIDENT} or more: {reliability.confident_count} of {reliability.claim_count} claims "
        f"({reliability.confident_share:.0%}), of which {reliability.confident_right_count} are right "
        f"({reliability.confident_right_share:.0%}). Brier score {reliability.brier:.3f}, "
        f"calibration error {reliability.calibration_error:.3f}."
    )


def describe_grouping(grouping: Grouping) -> str:
    """Return how claims were grouped into events, and which events were parted or merged."""
    b_cubed, pairs = (
        "P {:.3f}  R {:.3f}  F1 {:.3f}".format(*shares) for shares in (grouping.b_cubed, grouping.pairs.shares)
    )
    lines = [
        f"{grouping.claim_count} found claims of {grouping.event_count} events ({grouping.unlinked_count} in no event)",
        f"B-cubed   {b_cubed}",
        f"pairwise  {pairs}",
    ]
    lines += [f"  parted: {event} into {count} events" for event, count in grouping.split.items()]
    lines += [f"  merged: {', '.join(events)} into {event}" for event, events in grouping.merged.items()]
    return "\n".join(lines)


def _get_outlet(outcome: Outcome) -> str:
    return outcome.outlet


def _get_year(outcome: Outcome) -> str:
    return outcome.year


def _get_kind(outcome: Outcome) -> str:
    return outcome.claim.kind


def _show_figures(evaluation: Evaluation) -> Table:
    figures = evaluation.figures
    table = _make_table("", "precision", "recall", "F1", "n")
    _add_tally(table, "claims", figures.claims)
    for kind, each in evaluation.split(_get_kind).items():
        _add_tally(table, f"  {kind}", each.claims)
    _add_tally(table, "slots", figures.slots)
    for slot, tally in figures.by_slot.items():
        _add_tally(table, f"  {slot}", tally)
    return table


def _show_groups(title: str, groups: Mapping[str, tuple[Tally, Tally]]) -> Table:
    table = _make_table(f"by {title}", "claims P", "R", "F1", "n", "slots P", "R", "F1")
    for name, (claims, slots) in groups.items():
        table.add_row(isolate_arabic(name), *_make_cells(claims), *_make_cells(slots)[:-1])
    return table


def show_reliability(reliability: Reliability) -> Group:
    """Return, by band of confidence, how many claims are right, and what the confident ones are worth."""
    table = _make_table("confidence", "claims", "right", "share right", "mean confidence", "")
    for band in reliability.bands:
        table.add_row(
            f"{band.low:.1f} to {band.high:.1f}",
            str(band.claim_count),
            str(band.right_count),
            f"{band.right_share:.2f}",
            f"{band.mean_confidence:.2f}",
            "█" * round(band.right_share * _BAR_WIDTH),
        )
    table.columns[-1].justify = "left"
    return Group(table, Text(describe_reliability(reliability)))


def _make_table(first: str, *others: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(first, overflow="fold")
    for other in others:
        table.add_column(other, justify="right", no_wrap=True)
    return table


def _add_tally(table: Table, name: str, tally: Tally) -> None:
    table.add_row(name, *_make_cells(tally))


def _make_cells(tally: Tally) -> list[str]:
    return [*(f"{share:.3f}" for share in tally.shares), str(tally.coded)]


def _show_errors(evaluation: Evaluation) -> Iterator[RenderableType]:
    for outcome in evaluation.outcomes:
        if outcome.verdict != "right":
            yield from show_error(outcome)


def show_error(outcome: Outcome) -> Iterator[RenderableType]:
    """Yield a claim that is missed, too much or different: its slots side by side, and its text."""
    yield Text.assemble((outcome.verdict, _STYLES[outcome.verdict]), f" {describe_outcome(outcome)}")
    title = name_article(outcome.article)
    if title:
        yield Text(isolate_arabic(title), style="dim")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in ("", "slot", "gold", "read"):
        table.add_column(column, overflow="fold")
    for row in put_side_by_side(outcome):
        style = "" if row.agrees else "bold"
        table.add_row(" " if row.agrees else "≠", row.slot, *map(isolate_arabic, (row.coded, row.read)), style=style)
    yield table
    for passage in quote_text(outcome):
        words = f"{RTL_ISOLATE}{passage}{END_ISOLATE}" if has_arabic(passage) else passage
        yield Padding(Text(words, justify="right"), (0, 0, 1, 4))


def describe_outcome(outcome: Outcome) -> str:
    """Return which claim it is: its kind, file, ids and confidence."""
    ids = [claim.claim_id for claim in (outcome.coded, outcome.read) if claim]
    confidence = outcome.read.confidence if outcome.read else None
    sure = "" if confidence is None else f", confidence {confidence:.2f}"
    return f"{outcome.claim.kind} in {outcome.file} ({outcome.outlet}, {outcome.year}): {' / '.join(ids)}{sure}"
