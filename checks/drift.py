"""Rules about how far the totals have moved since the last published warehouse."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from checks.rules import TableRule
from checks.volumes import MIN_COMPARED

MAX_FALL = 0.5
"""Share of all people in totals that may vanish between two releases. Events that turn out to be one, or failed, take
single large figures away; half of all people at once means that figures are no longer read."""

MAX_MONTH_CHANGE = 0.5
"""Share by which a month may move before it is noted: new reports, corrections and merged events move single months."""

MIN_PEOPLE = 100
"""People below which a month is not judged."""

PEOPLE = {
    "marts.fct_exchanges": "coalesce(released_best, released_low)",
    "marts.fct_evacuations": "coalesce(people_best, people_low)",
}
"""People of a row, for each table of events."""


@dataclass(frozen=True, slots=True)
class MonthTotal:
    """What totals count of one month.

    Attributes:
        month: `2018-05`, or `unknown` where no report gives the month.
        events: Rows in totals.
        people: Their people, best count.
    """

    month: str
    events: int
    people: int


def read_month_totals(database: Path) -> dict[str, list[MonthTotal]]:
    """Return the totals by month of each table of events; of a table without `is_in_totals` none."""
    totals = {}
    with duckdb.connect(database, read_only=True) as connection:
        for table in PEOPLE:
            try:
                rows = connection.execute(f"{_sum_months(table, source=table)} order by month").fetchall()
            except (duckdb.BinderException, duckdb.CatalogException):  # an older release, or none of that table
                continue
            totals[table] = [MonthTotal(*row) for row in rows]
    return totals


def build_drift_rules(previous: dict[str, list[MonthTotal]]) -> list[TableRule]:
    """Return the rules that compare totals with the last published ones.

    Args:
        previous: Totals by month, as last published.
    """
    return [
        rule
        for table, months in previous.items()
        if months
        for rule in (_build_total_rule(table, months), _build_month_rule(table, months))
    ]


def _build_total_rule(table: str, months: list[MonthTotal]) -> TableRule:
    people = sum(month.people for month in months)
    is_judged = sum(month.events for month in months) >= MIN_COMPARED
    least = int(people * (1 - MAX_FALL))
    return TableRule(
        name="totals_near_the_last_published",
        table=table,
        topic="volumes",
        sentence=f"The people in totals, {people:,} as last published, are at least {least:,}.",
        query=(
            f"select 'people' as row_key, 'people in totals: {people} as last published, ' || people::varchar || ' now' as reason "
            f"from (select coalesce(sum(people), 0)::bigint as people from ({_sum_months(table)}) as months) as total "
            f"where people < {least}"
        ),
        effect="stops" if is_judged else "noted",
    )


def _build_month_rule(table: str, months: list[MonthTotal]) -> TableRule:
    known = ", ".join(f"('{each.month}', {each.events}, {each.people})" for each in months)
    return TableRule(
        name="months_near_the_last_published",
        table=table,
        topic="volumes",
        sentence=f"No month's people in totals have moved by more than {MAX_MONTH_CHANGE:.0%} since the last release.",
        query=(
            "select before.month as row_key, before.month || ': events ' || before.events::varchar || ' to ' "
            "|| coalesce(after.events, 0)::varchar || ', people ' || before.people::varchar || ' to ' "
            "|| coalesce(after.people, 0)::varchar as reason "
            f"from (values {known}) as before (month, events, people) "
            f"left join ({_sum_months(table)}) as after on after.month = before.month "
            f"where greatest(before.people, coalesce(after.people, 0)) >= {MIN_PEOPLE} "
            f"and abs(coalesce(after.people, 0) - before.people) > {MAX_MONTH_CHANGE} * before.people"
        ),
        effect="noted",
    )


def _sum_months(table: str, *, source: str = "{batch}") -> str:
    return (
        "select case when date_precision in ('day', 'week', 'month') then coalesce(left(started_on::varchar, 7), 'unknown') "
        f"else 'unknown' end as month, count(*) as events, coalesce(sum({PEOPLE[table]}), 0)::bigint as people "
        f"from {source} where is_in_totals group by 1"
    )
