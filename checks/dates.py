"""Rules about dates and how precise they are."""

from __future__ import annotations

from dataclasses import dataclass

from checks.rules import RowRule, show_values

EARLIEST = "date '1900-01-01'"
"""No event of the covered conflicts is older; an earlier date is a misread number."""

PLANNED = "('proposed', 'agreed', 'failed')"
"""Statuses whose date may lie ahead: it is the day on which the event was due (codebook, section 7)."""

ZONE_DAYS = 1
"""A day in the outlet's zone (UTC+2 to +4) may be one ahead of the day of a UTC timestamp."""

LONGEST_WEEK = 31
"""Days that `week` may bound: up to about two weeks, twice over where an operation runs from one to another."""


@dataclass(frozen=True, slots=True)
class DatedTable:
    """A table with an interval, its precision, and the last publication that speaks of a row.

    Attributes:
        table: Schema and table.
        start: Column of the first day.
        end: Column of the last day.
        last_published: SQL expression: the latest publication day of the row's reports, of all reports where none
            of the row's own is dated.
    """

    table: str
    start: str
    end: str
    last_published: str


def build_last_published(key: str) -> str:
    """Return SQL for the day of an event's latest report."""
    return (
        "coalesce((select max(b.published_at) from marts.bridge_event_claims as b "
        f"where b.event_id = checked.{key}), "
        "(select max(b.published_at) from marts.bridge_event_claims as b))::date"
    )


CLAIMS = DatedTable(
    table="raw.claims",
    start="date_start",
    end="date_end",
    last_published=(
        "coalesce((select a.published_on from raw.articles as a where a.article_id = checked.article_id), "
        "(select max(a.published_on) from raw.articles as a))"
    ),
)
EXCHANGES = DatedTable("marts.fct_exchanges", "started_on", "ended_on", build_last_published("exchange_id"))
EVACUATIONS = DatedTable("marts.fct_evacuations", "started_on", "ended_on", build_last_published("evacuation_id"))


def build_interval_rules(dated: DatedTable) -> list[RowRule]:
    """Return the rules about the order and the bounds of an interval."""
    start, end, last = dated.start, dated.end, f"({dated.last_published} + {ZONE_DAYS})"
    shown = show_values(start, end)
    return [
        RowRule(
            name="start_not_after_end",
            table=dated.table,
            topic="dates",
            sentence=f"{start} is not after {end}.",
            faulty_when=f"{start} > {end}",
            reason=shown,
        ),
        RowRule(
            name="not_before_1900",
            table=dated.table,
            topic="dates",
            sentence=f"{start} and {end} are not before 1900.",
            faulty_when=f"least({start}, {end}) < {EARLIEST}",
            reason=shown,
        ),
        RowRule(
            name="not_after_publication",
            table=dated.table,
            topic="dates",
            sentence=(
                "What has happened did so no later than the last report of it; only what is planned lies ahead. "
                "(The end of an interval that bounds an unknown day may.)"
            ),
            faulty_when=(
                f"status not in {PLANNED} and ({start} > {last} or (status = 'completed' and date_precision = 'day' and {end} > {last}))"
            ),
            reason=f"{show_values(start, end, 'status')} || ', last published ' || {dated.last_published}::varchar",
        ),
    ]


def build_precision_rules(dated: DatedTable) -> list[RowRule]:
    """Return the rules that tie an interval to its stated precision."""
    start, end = dated.start, dated.end
    shown = show_values("date_precision", start, end)
    return [
        RowRule(
            name="unknown_date_is_null",
            table=dated.table,
            topic="dates",
            sentence="The precision is `unknown` exactly where no day is given.",
            faulty_when=f"(date_precision = 'unknown') <> ({start} is null and {end} is null)",
            reason=shown,
            effect="warned",
        ),
        RowRule(
            name="interval_fits_precision",
            table=dated.table,
            topic="dates",
            sentence=(
                f"`month` and `year` bound more than one day; a claim's `week` bounds at most {LONGEST_WEEK} days."
            ),
            faulty_when=(
                f"(date_precision in ('month', 'year') and {start} = {end})"
                + (
                    f" or (date_precision = 'week' and date_diff('day', {start}, {end}) >= {LONGEST_WEEK})"
                    if dated.table.startswith("raw.")
                    else ""
                )
            ),
            reason=shown,
            effect="warned",
        ),
    ]


def build_publication_rules() -> list[RowRule]:
    """Return the rules about when articles were published."""
    return [
        RowRule(
            name="published_in_the_past",
            table="raw.articles",
            topic="dates",
            sentence="No article was published before 1900, or after it was loaded.",
            faulty_when=(
                f"published_on < {EARLIEST} or published_on > loaded_at::date + {ZONE_DAYS} "
                f"or published_at < {EARLIEST} or published_at > loaded_at + interval {ZONE_DAYS} day"
            ),
            reason=show_values("published_on", "published_at", "loaded_at"),
        )
    ]


def build_date_rules() -> list[RowRule]:
    """Return every rule about dates, over `raw` and the marts."""
    rules = build_publication_rules()
    for dated in (CLAIMS, EXCHANGES, EVACUATIONS):
        rules += build_interval_rules(dated)
        rules += build_precision_rules(dated)
    return rules
