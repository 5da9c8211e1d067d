"""The ledger of a collection: what was found, fetched, saved, and why not; one SQLite file beside the pages.

Every change is a transaction, so that a kill at any moment leaves the state before or after it. SQLite, not the
warehouse, because a collection may run while the warehouse is being read or built, and may run on another machine.

Listings are written to it by `checkpoints.py`, revisits by `revisits.py`.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, Self

from extract.articles.assemble import clean_line
from extract.articles.identity import canonicalise_url
from extract.collect.failure import CollectError
from extract.collect.listing import Item
from extract.collect.outcome import FORGOTTEN, REJECTED, Outcome
from extract.errors import DamagedFileError

_RETRY_HOURS: Final = 1  # before a page that failed is asked for again, doubled with each run
_SCHEMA: Final = Path(__file__).with_name("ledger.sql")
_ADDED_COLUMNS: Final = {
    "revisit_at": "text",
    "revisits": "integer not null default 0",
}  # of pages, since the first version


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that waits to be fetched; again, if a file is named that holds it."""

    address: str
    title: str
    published: str
    tries: int
    file: str | None = None


class Ledger:
    """The open ledger of a collection; serves all threads."""

    def __init__(self, path: Path) -> None:
        """Open a ledger, creating it where there is none.

        Raises:
            DamagedFileError: If it cannot be opened, or is no ledger.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.RLock()
        try:
            self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            self._connection.execute("pragma journal_mode = wal")
            self._connection.executescript(_SCHEMA.read_text(encoding="utf-8"))
            self._add_columns()
        except sqlite3.Error as error:
            raise DamagedFileError(
                f"The ledger {path} cannot be used: {error}.",
                remedy=f"Move it away and run the command again: pages that lie in {path.parent.parent} are not fetched twice.",
            ) from error
        self.run_id = ""

    def __enter__(self) -> Self:
        """Return the ledger."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Hold the ledger; all that is written in the block is there at its end, or nothing of it."""
        with self._lock:
            if self._connection.in_transaction:
                yield self._connection
                return
            self._connection.execute("begin immediate")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("rollback")
                raise
            self._connection.execute("commit")

    def _add_columns(self) -> None:
        """Bring a ledger of an earlier version up to date."""
        known = {row[1] for row in self._connection.execute("pragma table_info(pages)")}
        for name, kind in _ADDED_COLUMNS.items():
            if name not in known:
                self._connection.execute(f"alter table pages add column {name} {kind}")

    def start_run(self, run_id: str) -> None:
        """Open a run; what is recorded from now on belongs to it."""
        self.run_id = run_id
        with self.transaction() as connection:
            connection.execute("insert into runs (run_id, started_at) values (?, ?)", [run_id, _now()])

    def finish_run(self) -> None:
        """Close the run."""
        with self.transaction() as connection:
            connection.execute("update runs set finished_at = ? where run_id = ?", [_now(), self.run_id])

    def add_pages(self, source_id: str, items: Sequence[Item]) -> int:
        """Note the pages of a listing that are new to the ledger, and return how many these are."""
        now = _now()  # one for all: within a listing the order is its own
        with self.transaction() as connection:
            before = connection.total_changes
            connection.executemany(
                """
                insert or ignore into pages (address_key, address, source_id, title, published, found_at)
                values (?, ?, ?, ?, ?, ?)
                """,
                [
                    (canonicalise_url(item.address), item.address, source_id, item.title, item.published, now)
                    for item in items
                ],
            )
            return connection.total_changes - before

    def list_due(self, source_id: str, *, most: int) -> list[Page]:
        """Return the pages of a source to fetch now, the newest found first."""
        with self._lock:
            rows = self._connection.execute(
                """
                select address, title, published, tries from pages
                where source_id = ? and outcome is null and (not_before is null or not_before <= ?)
                order by tries, found_at desc, rowid
                limit ?
                """,
                [source_id, _now(), most],
            ).fetchall()
        return [Page(address=row[0], title=row[1], published=row[2], tries=row[3]) for row in rows]

    def knows(self, address: str) -> bool:
        """Tell whether a page has been settled: saved, dropped or given up."""
        row = self.fetch_one(
            "select 1 from pages where address_key = ? and outcome is not null", [canonicalise_url(address)]
        )
        return row is not None

    def settle(self, source_id: str, outcome: Outcome) -> None:
        """Record what became of a page for good."""
        with self.transaction() as connection:
            connection.execute(
                "update pages set outcome = ?, file = ?, tries = tries + 1, settled_at = ? where address_key = ?",
                [outcome.outcome, outcome.file, _now(), canonicalise_url(outcome.address)],
            )
            self.add_outcome(source_id, outcome)

    def bar(self, address: str) -> str | None:
        """Take out what is held of an address, but that it must not be fetched: it was deleted on request.

        Returns:
            The page's file, from the collection's folder; None if none was kept.
        """
        key = canonicalise_url(address)
        with self.transaction() as connection:
            row = connection.execute("select address, file from pages where address_key = ?", [key]).fetchone()
            connection.execute("delete from outcomes where address in (?, ?)", [address, row[0] if row else address])
            connection.execute("delete from pages where address_key = ?", [key])
            connection.execute(
                "insert into pages (address_key, address, source_id, title, published, found_at, outcome) "
                "values (?, ?, '', '', '', ?, ?)",
                [key, key, _now(), FORGOTTEN],
            )
        return row[1] if row else None

    def fail(self, source_id: str, address: str, error: CollectError, *, most_runs: int) -> Outcome:
        """Record that a page could not be had; it is tried again in a later run if that can help."""
        outcome = Outcome(
            address=address,
            kind="page",
            outcome=f"{REJECTED}{error.reason}",
            detail=clean_line(str(error)),
            status=error.status,
        )
        key = canonicalise_url(address)
        with self.transaction() as connection:
            row = connection.execute("select tries from pages where address_key = ?", [key]).fetchone()
            tries = (row[0] if row else 0) + 1
            if not error.is_passing or tries >= most_runs:
                self.settle(source_id, outcome)
                return outcome
            wait = datetime.now(UTC) + timedelta(hours=_RETRY_HOURS * 2 ** (tries - 1))
            not_before = max(wait, error.not_before) if error.not_before is not None else wait
            connection.execute(
                "update pages set tries = ?, not_before = ? where address_key = ?",
                [tries, format_moment(not_before), key],
            )
            self.add_outcome(source_id, outcome)
        return outcome

    def fetch_one(self, sql: str, values: Sequence[object]) -> tuple[Any, ...] | None:
        """Return the first row that a query gives, None if it gives none."""
        with self._lock:
            row: tuple[Any, ...] | None = self._connection.execute(sql, values).fetchone()
        return row

    def add_outcome(self, source_id: str, outcome: Outcome) -> None:
        """Record what became of an address in this run."""
        with self.transaction() as connection:
            connection.execute(
                """
                insert into outcomes (run_id, source_id, address, kind, outcome, detail, status, file, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    self.run_id,
                    source_id,
                    outcome.address,
                    outcome.kind,
                    outcome.outcome,
                    outcome.detail or None,
                    outcome.status,
                    outcome.file,
                    _now(),
                ],
            )


def _now() -> str:
    return format_moment(datetime.now(UTC))


def format_moment(moment: datetime) -> str:
    """Return a moment as the ledger writes it: texts that sort as the moments do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def forget_page(path: Path, address: str) -> str | None:
    """Bar an address in a ledger, and overwrite what it held of it.

    Args:
        path: The ledger; where there is none, nothing is done.
        address: Of a page that was deleted on request.

    Returns:
        The page's file, from the collection's folder; None if none was kept.
    """
    if not path.exists():
        return None
    with Ledger(path) as ledger, ledger.transaction() as connection:
        connection.execute("pragma secure_delete = on")
        return ledger.bar(address)
