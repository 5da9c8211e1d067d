"""The desk: what all kinds of sources share, and the way of a page across it, from its bytes to its place and its row."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from extract.articles.publishers import Publishers
from extract.collect import revisits
from extract.collect.address import parse_address
from extract.collect.failure import CollectError
from extract.collect.fetch import Fetcher
from extract.collect.inbox import Inbox, Provenance, is_sampled
from extract.collect.judging import LetsIn, Verdict, judge_page
from extract.collect.ledger import Ledger
from extract.collect.listing import Item
from extract.collect.outcome import FORGOTTEN, SAVED, UNCHANGED, UPDATED, Outcome
from extract.collect.source import Settings, Source, locate
from extract.tombstones import Tombstones


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a collection works with; serves all threads.

    Attributes:
        settings: Limits and manners.
        sources_file: Paths of sources start from its folder.
        ledger: What was done.
        inbox: Where pages go.
        fetcher: Asks servers; made when a server is to be asked.
        lets_in: The gate.
        publishers: The listed outlets.
        tombstones: What was deleted on request, and is neither fetched nor kept.
        stopped: Set when the run is to end after the page at hand.
    """

    settings: Settings
    sources_file: Path
    ledger: Ledger
    inbox: Inbox
    fetcher: Callable[[], Fetcher]
    lets_in: LetsIn
    publishers: Publishers
    tombstones: Tombstones = field(default_factory=Tombstones)
    stopped: threading.Event = field(default_factory=threading.Event)

    def require_own(self, source: Source, address: str) -> None:
        """Refuse an address that is neither the outlet's nor of a host that the source names.

        What somebody else controls must not come in under the outlet's name.

        Raises:
            CollectError: If it is another's, or no address.
        """
        url = parse_address(address)
        if source.publisher_id is None:
            return
        found = self.publishers.find_by_url(address)
        if found is not None and found.publisher_id == source.publisher_id:
            return
        places = (locate(place, sources_file=self.sources_file) for place in source.places)
        if url.host in {httpx.URL(place).host for place in places if isinstance(place, str)}:
            return
        raise CollectError("foreign_address", f"{url.host} is not known to be of {source.publisher_id}")

    def find_publisher_name(self, source: Source, url: str | None) -> str | None:
        """Return the name of the outlet of a page: whose address it is, else whose source; None if neither is listed."""
        found = self.publishers.find_by_url(url) or self.publishers.find_by_name(source.publisher_id)
        return found.name if found is not None else None

    def note_pages(self, source: Source, items: Sequence[Item]) -> int:
        """Note the pages that a listing lists, and return how many are new; what was deleted on request leaves no word."""
        wanted: list[Item] = []
        forgotten: list[Item] = []
        for item in items:
            (forgotten if self.tombstones.covers_address(item.address) else wanted).append(item)
        with self.ledger.transaction():
            for item in forgotten:
                if not self.ledger.knows(item.address):
                    self._bar(source, item.address)
            revisits.plan_changed(self.ledger, wanted)
            return self.ledger.add_pages(source.source_id, wanted)

    def _bar(self, source: Source, address: str) -> Outcome:
        outcome = Outcome(address=address, kind="page", outcome=FORGOTTEN, detail="it was deleted on request")
        with self.ledger.transaction():
            self.ledger.bar(address)
            self.ledger.add_outcome(source.source_id, outcome)
        return outcome

    def take_held(self, source: Source, address: str) -> Outcome | None:
        """Settle a page that lies in its place although the ledger does not know it; None if there is none.

        So it is after a kill between saving and noting, and after the ledger was lost.
        """
        path = self.inbox.locate(source.source_id, address)
        if not path.exists():
            return None
        outcome = Outcome(
            address=address, kind="page", outcome=SAVED, detail="was there already", file=self.inbox.name(path)
        )
        with self.ledger.transaction():
            self.ledger.settle(source.source_id, outcome)
            revisits.plan_first(self.ledger, address)
        return outcome

    def file_page(self, source: Source, body: bytes, provenance: Provenance) -> Outcome:
        """Judge a page, put it where it belongs, and record what became of it."""
        address = provenance.requested_url
        path = self.inbox.locate(source.source_id, address)
        with self.inbox.draft(path, body, provenance) as draft:
            verdict = self._judge(draft, provenance)
            if verdict.outcome == FORGOTTEN:
                return self._bar(source, address)
            file: Path | None = None
            if verdict.is_kept:
                self.inbox.keep(draft, path)
                file = path
            elif is_sampled(address, share=self.settings.kept_share):
                file = self.inbox.set_aside(draft, path)
        outcome = Outcome(
            address=address,
            kind="page",
            outcome=verdict.outcome,
            detail=verdict.detail,
            status=provenance.status,
            file=self.inbox.name(file) if file is not None else None,
        )
        with self.ledger.transaction():
            self.ledger.settle(source.source_id, outcome)
            if verdict.is_kept:
                revisits.plan_first(self.ledger, address)
        return outcome

    def renew_page(self, body: bytes, provenance: Provenance, *, path: Path) -> Outcome:
        """Judge a page that was fetched again, and put it in the place of what was saved if its articles have changed.

        So it is too where they may no longer matter: what an outlet has taken back must not stand. A page without any
        article, as of a site in repair, changes nothing.
        """
        with self.inbox.draft(path, body, provenance) as draft:
            verdict = self._judge(draft, provenance)
            outcome = UNCHANGED
            if not verdict.contents:
                outcome = verdict.outcome
            elif verdict.contents != self._judge(path, provenance).contents:
                self.inbox.replace(draft, path)
                outcome = UPDATED
        return Outcome(
            address=provenance.requested_url,
            kind="page",
            outcome=outcome,
            detail=verdict.detail,
            status=provenance.status,
            file=self.inbox.name(path),
        )

    def _judge(self, path: Path, provenance: Provenance) -> Verdict:
        return judge_page(
            path,
            listed_title=provenance.listed_title,
            lets_in=self.lets_in,
            publishers=self.publishers,
            is_forgotten=self.tombstones.covers,
        )


def read_file(path: Path, *, most_bytes: int) -> bytes:
    """Return the bytes of a file.

    Raises:
        CollectError: If it cannot be read, or is too large.
    """
    try:
        with path.open("rb") as file:
            data = file.read(most_bytes + 1)
    except OSError as error:
        raise CollectError("unreadable", f"{path}: {error.strerror}") from error
    if len(data) > most_bytes:
        raise CollectError("too_large", f"more than {most_bytes:,} bytes")
    return data
