"""What rests on claims outside the working database: decisions taken by hand, and versions of events; and its deletion."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import polars as pl

from extract.claims.claim import KINDS, make_claim_id
from extract.project import ROOT
from extract.publish.history import VERSIONS

CORRECTIONS = ROOT / "seeds" / "corrections.csv"
_MOST_CLAIMS = 1000  # of a kind, in an article: more than any makes


def find_claims(article_ids: Iterable[str], *, history: Path) -> set[str]:
    """Return the claims of some articles that decisions or versions name: also those that the articles no longer make.

    An article that gave way to one with the same text, or was corrected, has no row any more that would tell its claims;
    but their keys are made of its own.

    Args:
        article_ids: Keys of the articles.
        history: The folder of the history.
    """
    articles = set(article_ids)
    decisions = [decision for _, decision in _read_decisions()]
    own = {decision["claim_id"] for decision in decisions if decision.get("article_id") in articles}
    named = {value for decision in decisions for value in (decision["claim_id"], decision.get("new_value")) if value}
    path = history / f"{VERSIONS}.parquet"
    if path.exists():
        named |= set(pl.read_parquet(path, columns=["claim_ids"])["claim_ids"].explode().drop_nulls())
    made = {make_claim_id(each, kind, n) for each in articles for kind in KINDS for n in range(_MOST_CLAIMS)}
    return own | named & made


def _read_decisions() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the decisions, each with its lines as they stand in the file: a reason may have several."""
    lines = _read_lines()
    reader = csv.DictReader(lines)
    end = 1
    for decision in reader:
        yield "".join(lines[end : reader.line_num]), decision
        end = reader.line_num


def _read_lines() -> list[str]:
    with CORRECTIONS.open(encoding="utf-8", newline="") as file:
        return file.readlines()


def delete_corrections(claim_ids: Collection[str]) -> None:
    """Delete the decisions about some claims; the others stay byte for byte."""
    decisions = list(_read_decisions())
    kept = [
        lines
        for lines, decision in decisions
        if decision["claim_id"] not in claim_ids and decision.get("new_value") not in claim_ids
    ]
    if len(kept) < len(decisions):
        draft = CORRECTIONS.with_name(f".{CORRECTIONS.name}.draft")
        draft.write_text("".join([*_read_lines()[:1], *kept]), encoding="utf-8", newline="")
        draft.replace(CORRECTIONS)


def blank_versions(history: Path, claim_ids: Collection[str]) -> None:
    """Take the facts out of the versions of events that rested on these claims; their ids and times stay, to be followed."""
    path = history / f"{VERSIONS}.parquet"
    if not path.exists() or not claim_ids:
        return
    frame = pl.read_parquet(path)
    rests = pl.col("claim_ids").list.set_intersection(list(claim_ids)).list.len() > 0
    kept = {"event_id", "event_kind", "valid_from", "is_withdrawn", "claim_ids"}
    facts = [
        pl.when(rests).then(None).otherwise(pl.col(name)).alias(name) for name in frame.columns if name not in kept
    ]
    others = pl.col("claim_ids").list.set_difference(list(claim_ids))
    draft = path.with_name(f".{path.name}.draft")
    frame.with_columns(
        *facts, pl.when(rests).then(others).otherwise(pl.col("claim_ids")).alias("claim_ids")
    ).write_parquet(draft)
    draft.replace(path)
