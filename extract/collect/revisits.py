"""When a page is fetched again, to see whether its outlet has corrected it: after 1, 3 and 9 days, and when its listing says so.

A page is revisited for as many days as the settings say, and a few times at most, so that an outlet that dates every page
anew with each listing is not asked for all of them every hour.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

from extract.articles.identity import canonicalise_url
from extract.collect.ledger import Ledger, Page, format_moment
from extract.collect.listing import Item
from extract.collect.outcome import SAVED, Outcome

_FIRST: Final = timedelta(days=1)
_GROWTH: Final = 3  # each pause is so many times the one before
_LEAST_PAUSE: Final = timedelta(hours=1)
_MOST: Final = 8


def plan_first(ledger: Ledger, address: str) -> None:
    """Plan the first revisit of a page that was saved."""
    _plan(ledger, address, datetime.now(UTC) + _FIRST)


def plan_changed(ledger: Ledger, items: Iterable[Item]) -> None:
    """Plan to revisit now the saved pages that their listing says have changed since they were fetched."""
    now = datetime.now(UTC)
    changed = [
        {
            "now": format_moment(now),
            "key": canonicalise_url(item.address),
            "changed": format_moment(item.changed_at),
            "latest": format_moment(now - _LEAST_PAUSE),
            "saved": SAVED,
            "most": _MOST,
        }
        for item in items
        if item.changed_at is not None
    ]
    with ledger.transaction() as connection:
        connection.executemany(
            """
            update pages set revisit_at = :now
            where address_key = :key and outcome = :saved and revisits < :most
                and settled_at < :changed and settled_at <= :latest and revisit_at > :now
            """,
            changed,
        )


def list_due(ledger: Ledger, source_id: str, *, days: float, most: int) -> list[Page]:
    """Return the pages of a source to revisit now, those that have waited longest first.

    Args:
        ledger: The ledger.
        source_id: The source.
        days: Since it was found, in which a page is revisited.
        most: How many.
    """
    now = datetime.now(UTC)
    with ledger.transaction() as connection:
        rows = connection.execute(
            """
            select address, title, published, tries, file from pages
            where source_id = ? and outcome = ? and revisit_at <= ? and found_at >= ? and revisits < ?
            order by revisit_at, rowid
            limit ?
            """,
            [source_id, SAVED, format_moment(now), format_moment(now - timedelta(days=days)), _MOST, most],
        ).fetchall()
    return [Page(address=row[0], title=row[1], published=row[2], tries=row[3], file=row[4]) for row in rows]


def settle(ledger: Ledger, source_id: str, outcome: Outcome) -> None:
    """Record what came of a revisit, and plan the next; the page stays saved whatever that was."""
    key = canonicalise_url(outcome.address)
    with ledger.transaction() as connection:
        row = connection.execute("select revisits from pages where address_key = ?", [key]).fetchone()
        count = (row[0] if row else 0) + 1
        now = datetime.now(UTC)
        connection.execute(
            "update pages set revisits = ?, settled_at = ? where address_key = ?", [count, format_moment(now), key]
        )
        _plan(ledger, outcome.address, now + _FIRST * _GROWTH**count)
        ledger.add_outcome(source_id, outcome)


def _plan(ledger: Ledger, address: str, moment: datetime) -> None:
    with ledger.transaction() as connection:
        connection.execute(
            "update pages set revisit_at = ? where address_key = ?", [format_moment(moment), canonicalise_url(address)]
        )
