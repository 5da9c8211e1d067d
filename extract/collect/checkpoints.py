"""Where the reading of each listing stands: a feed, a sitemap, an archive, a folder.

A checkpoint is written together with the pages that its listing lists, so that a kill loses none between the two.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime

from extract.articles.assemble import clean_line
from extract.collect.failure import CollectError
from extract.collect.ledger import Ledger, format_moment
from extract.collect.outcome import REJECTED, Outcome

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Where the reading of a listing stands.

    Attributes:
        etag: Of the last answer, empty where there was none.
        last_modified: The same.
        position: Bytes of an archive that have been read; -1 once all have.
    """

    etag: str = ""
    last_modified: str = ""
    position: int = 0


def find_checkpoint(ledger: Ledger, source_id: str, address: str) -> Checkpoint:
    """Return where the reading of a listing stands; the beginning, if it was never read."""
    row = ledger.fetch_one(
        "select etag, last_modified, position from listings where source_id = ? and address = ?",
        [source_id, address],
    )
    return Checkpoint(*row) if row else Checkpoint()


def record_listing(
    ledger: Ledger, source_id: str, outcome: Outcome, checkpoint: Checkpoint, *, new_count: int = 0
) -> None:
    """Record that a listing was read, or not, and where its reading stands now."""
    values = {
        "source_id": source_id,
        "address": outcome.address,
        "etag": checkpoint.etag,
        "last_modified": checkpoint.last_modified,
        "position": checkpoint.position,
        "is_read": not outcome.outcome.startswith(REJECTED),
        "is_new": new_count > 0,
        "now": format_moment(datetime.now(UTC)),
    }
    with ledger.transaction() as connection:
        connection.execute(
            """
            insert into listings (source_id, address, etag, last_modified, position, first_checked_at, read_at, new_at)
            values (
                :source_id, :address, :etag, :last_modified, :position, :now,
                iif(:is_read, :now, null), iif(:is_new, :now, null)
            )
            on conflict (source_id, address) do update set
                etag = excluded.etag, last_modified = excluded.last_modified, position = excluded.position,
                read_at = coalesce(excluded.read_at, read_at), new_at = coalesce(excluded.new_at, new_at)
            """,
            values,
        )
        ledger.add_outcome(source_id, outcome)


def fail_listing(ledger: Ledger, source_id: str, address: str, error: CollectError, checkpoint: Checkpoint) -> str:
    """Record that a listing could not be read, and return the outcome; its reading stands where it stood."""
    outcome = f"{REJECTED}{error.reason}"
    _log.warning("%s: %s: %s", source_id, address, error)
    row = Outcome(address=address, kind="listing", outcome=outcome, detail=clean_line(str(error)), status=error.status)
    record_listing(ledger, source_id, row, checkpoint)
    return outcome


def note_position(ledger: Ledger, source_id: str, address: str, position: int, *, is_new: bool) -> None:
    """Note how far an archive has been read, and whether a new page came of it."""
    values = {
        "source_id": source_id,
        "address": address,
        "position": position,
        "is_new": is_new,
        "now": format_moment(datetime.now(UTC)),
    }
    with ledger.transaction() as connection:
        connection.execute(
            """
            insert into listings (source_id, address, position, first_checked_at, read_at, new_at)
            values (:source_id, :address, :position, :now, :now, iif(:is_new, :now, null))
            on conflict (source_id, address) do update set
                position = excluded.position, read_at = excluded.read_at, new_at = coalesce(excluded.new_at, new_at)
            """,
            values,
        )


def find_last_new(ledger: Ledger, source_id: str) -> datetime | None:
    """Return when a source last had a new page, or was first asked if it never had one; None if never asked."""
    row = ledger.fetch_one(
        "select coalesce(max(new_at), min(first_checked_at)) from listings where source_id = ?", [source_id]
    )
    return datetime.fromisoformat(row[0]) if row and row[0] else None


def find_last_read(ledger: Ledger, source_id: str) -> str:
    """Return when a listing of a source was last read, as the ledger writes moments; empty if none ever was."""
    row = ledger.fetch_one("select max(read_at) from listings where source_id = ?", [source_id])
    return (row[0] or "") if row else ""


def was_ever_read(ledger: Ledger, source_id: str) -> bool:
    """Tell whether any listing of a source was ever read."""
    row = ledger.fetch_one("select 1 from listings where source_id = ? and read_at is not null", [source_id])
    return row is not None
