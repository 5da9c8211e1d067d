"""Sources on the web: listings read for new pages, and these pages fetched."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from extract.articles.assemble import clean_line
from extract.articles.encoding import UnknownEncodingError, decode_bytes
from extract.articles.read import read_sidecar
from extract.collect import revisits
from extract.collect.checkpoints import Checkpoint, fail_listing, find_checkpoint, record_listing
from extract.collect.desk import Desk, read_file
from extract.collect.failure import CollectError
from extract.collect.fetch import Fetched
from extract.collect.inbox import Provenance
from extract.collect.ledger import Page
from extract.collect.listing import Listing, read_addresses, read_listing
from extract.collect.outcome import LISTED, REJECTED, UNCHANGED, Outcome
from extract.collect.pace import HostRestsError
from extract.collect.source import Source, locate

_log = logging.getLogger(__name__)
_PAGE_TYPES: Final = ("text/html", "application/xhtml+xml", "")
_DEEPEST: Final = 2  # sitemaps of sitemaps of sitemaps


def collect_web(desk: Desk, source: Source) -> Iterator[str]:
    """Read the listings of a source, fetch the pages that are new, and yield each outcome."""
    waiting = deque((place, 0) for place in source.places)
    visited: set[str] = set()
    while waiting and not desk.stopped.is_set():
        place, depth = waiting.popleft()
        if place in visited:
            continue
        visited.add(place)
        outcome, listing = _visit(desk, source, place)
        yield outcome
        if depth < _DEEPEST:
            waiting.extend((item.address, depth + 1) for item in listing.listings[: desk.settings.most_listings])
    most = int(desk.settings.most_pages)
    new = desk.ledger.list_due(source.source_id, most=most)
    again = revisits.list_due(desk.ledger, source.source_id, days=desk.settings.revisit_days, most=most - len(new))
    for page in (*new, *again):
        if desk.stopped.is_set():
            return
        try:
            yield collect_page(desk, source, page) if page.file is None else revisit_page(desk, source, page)
        except HostRestsError as error:
            _log.info("%s: %s", source.source_id, error)
            yield "postponed"


def _visit(desk: Desk, source: Source, place: str) -> tuple[str, Listing]:
    """Read one listing and note its new pages together with its checkpoint; return the outcome and what it lists."""
    before = find_checkpoint(desk.ledger, source.source_id, place)
    try:
        fetched = _fetch_listing(desk, source, place, before)
        if fetched is not None and fetched.status == 304:
            outcome = Outcome(address=place, kind="listing", outcome=UNCHANGED, status=304)
            record_listing(desk.ledger, source.source_id, outcome, before)
            return UNCHANGED, Listing((), ())
        listing = _read(desk, source, place, fetched)
    except CollectError as error:
        return fail_listing(desk.ledger, source.source_id, place, error, before), Listing((), ())
    after = Checkpoint()
    if fetched is not None and not listing.listings:  # an index must be read again: what it lists changes by itself
        after = Checkpoint(fetched.headers.get("etag", ""), fetched.headers.get("last-modified", ""))
    with desk.ledger.transaction():
        new_count = desk.note_pages(source, listing.items)
        detail = f"{len(listing.items) + len(listing.listings)} listed, {new_count} new"
        outcome = Outcome(
            address=place, kind="listing", outcome=LISTED, detail=detail, status=fetched.status if fetched else None
        )
        record_listing(desk.ledger, source.source_id, outcome, after, new_count=new_count)
    return LISTED, listing


def _fetch_listing(desk: Desk, source: Source, place: str, checkpoint: Checkpoint) -> Fetched | None:
    """Fetch a listing unless its validators still hold; None for one that is a file."""
    if "://" not in place:
        return None
    validators = {"If-None-Match": checkpoint.etag, "If-Modified-Since": checkpoint.last_modified}
    return desk.fetcher().fetch(
        place,
        seconds=desk.settings.listing_seconds,
        most_bytes=desk.settings.most_listing_bytes,
        validators={name: value for name, value in validators.items() if value and _is_sendable(value)},
        require=lambda address: desk.require_own(source, address),
    )


def _is_sendable(value: str) -> bool:
    """Tell whether what a server once sent may be sent back to it."""
    return value.isascii() and value.isprintable()


def _read(desk: Desk, source: Source, place: str, fetched: Fetched | None) -> Listing:
    """Read what a listing lists.

    Raises:
        CollectError: If it is a file that cannot be read, or no listing.
    """
    path = locate(place, sources_file=desk.sources_file)
    data = fetched.body if fetched is not None else read_file(Path(path), most_bytes=desk.settings.most_listing_bytes)
    if source.kind == "addresses":
        try:
            return read_addresses(decode_bytes(data).text)
        except UnknownEncodingError as error:
            raise CollectError("unreadable", str(error)) from error
    base = fetched.final_address if fetched is not None else ""
    return read_listing(data, address=base, most_bytes=desk.settings.most_listing_bytes)


def collect_page(desk: Desk, source: Source, page: Page) -> str:
    """Fetch a page, judge and file it; return the outcome.

    Raises:
        HostRestsError: If its host is not to be asked now; then nothing has changed.
    """
    held = desk.take_held(source, page.address)
    if held is not None:
        return held.outcome
    try:
        fetched = _fetch_page(desk, source, page)
    except HostRestsError:
        raise
    except CollectError as error:
        return desk.ledger.fail(source.source_id, page.address, error, most_runs=desk.settings.most_runs).outcome
    return desk.file_page(source, fetched.body, _describe(desk, source, page, fetched)).outcome


def revisit_page(desk: Desk, source: Source, page: Page) -> str:
    """Fetch a saved page again, take it in if its outlet has corrected it, and return the outcome.

    Raises:
        HostRestsError: If its host is not to be asked now; then nothing has changed.
    """
    path = desk.inbox.folder / (page.file or "")
    outcome = Outcome(address=page.address, kind="page", outcome=UNCHANGED, status=304, file=page.file)
    try:
        fetched = _fetch_page(desk, source, page, validators=_read_validators(path))
        if fetched.status != 304:
            outcome = desk.renew_page(fetched.body, _describe(desk, source, page, fetched), path=path)
    except HostRestsError:
        raise
    except CollectError as error:
        outcome = replace(
            outcome, outcome=f"{REJECTED}{error.reason}", detail=clean_line(str(error)), status=error.status
        )
    revisits.settle(desk.ledger, source.source_id, outcome)
    return outcome.outcome


def _read_validators(path: Path) -> dict[str, str]:
    """Return the headers that ask for a page only if it is no longer as it was fetched.

    Raises:
        CollectError: If somebody has taken the page out of the inbox: then it is not fetched again.
    """
    if not path.exists():
        raise CollectError("gone", "the page is no longer in the inbox")
    sidecar = read_sidecar(path)
    kept = sidecar.get("headers") if isinstance(sidecar, dict) else None
    headers = kept if isinstance(kept, dict) else {}
    sent = {"If-None-Match": headers.get("etag"), "If-Modified-Since": headers.get("last-modified")}
    return {name: value for name, value in sent.items() if isinstance(value, str) and _is_sendable(value)}


def _describe(desk: Desk, source: Source, page: Page, fetched: Fetched) -> Provenance:
    return Provenance(
        requested_url=page.address,
        url=fetched.final_address,
        publisher=desk.find_publisher_name(source, fetched.final_address),
        source_id=source.source_id,
        listed_title=page.title,
        listed_at=page.published,
        fetched_at=fetched.fetched_at,
        status=fetched.status,
        headers=fetched.headers,
    )


def _fetch_page(desk: Desk, source: Source, page: Page, *, validators: dict[str, str] | None = None) -> Fetched:
    """Fetch a page of the outlet.

    Raises:
        CollectError: If no HTML page of the outlet came of it.
    """
    fetched = desk.fetcher().fetch(
        page.address,
        seconds=desk.settings.fetch_seconds,
        most_bytes=desk.settings.most_page_bytes,
        validators=validators,
        require=lambda address: desk.require_own(source, address),
    )
    require_html(fetched.headers.get("content-type", ""), status=fetched.status)
    return fetched


def require_html(content_type: str, *, status: int | None) -> None:
    """Refuse what is no HTML page.

    Raises:
        CollectError: If the type names something else.
    """
    if content_type.partition(";")[0].strip().lower() not in _PAGE_TYPES:
        raise CollectError("unsupported", f"a page of type {content_type[:80]}", status=status)
