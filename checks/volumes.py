"""Rules about how many rows there are, against the last run and the last published warehouse."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from checks.rules import RowRule, show_values

MAX_DROP = 0.2
"""Share of a table's rows that may vanish between two releases. Merges, corrections and deletions take single
events; a fifth of them at once means that input was lost or a model filters too much."""

MIN_COMPARED = 20
"""Rows below which a drop says nothing: one merge in a table of five is a fifth."""

MAX_REJECTED = 0.5
"""Share of a run's documents that may be unreadable before the input itself is suspect."""

COMPARED = (
    "marts.fct_exchanges",
    "marts.fct_evacuations",
    "marts.fct_exchange_releases",
    "marts.bridge_event_claims",
    "marts.dim_articles",
    "marts.dim_actors",
    "marts.dim_places",
)


@dataclass(frozen=True, slots=True)
class Volumes:
    """Row counts of a database.

    Attributes:
        counts: Rows by schema and table.
        is_sample: True if its articles are the sample's, None if it holds none.
    """

    counts: dict[str, int]
    is_sample: bool | None


def find_least_counts(previous: Volumes) -> dict[str, int]:
    """Return the least number of rows that each table must have, given the last published ones."""
    return {
        table: ceil(count * (1 - MAX_DROP))
        for table in COMPARED
        if (count := previous.counts.get(table, 0)) >= MIN_COMPARED
    }


def build_volume_rules() -> list[RowRule]:
    """Return the rule about the last run's share of rejected documents."""
    return [
        RowRule(
            name="documents_mostly_read",
            table="raw.runs",
            topic="volumes",
            sentence=f"The last run rejected at most {MAX_REJECTED:.0%} of its documents.",
            faulty_when=(
                "started_at = (select max(r.started_at) from raw.runs as r) "
                f"and document_count >= {MIN_COMPARED} and rejected_count > {MAX_REJECTED} * document_count"
            ),
            reason=show_values("document_count", "rejected_count"),
            effect="stops",
        )
    ]
