"""Folders of saved HTML pages: copied into the inbox, with what is known of where each comes from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from extract.articles.read import read_sidecar
from extract.articles.rows import get_text
from extract.collect.checkpoints import Checkpoint, fail_listing, record_listing
from extract.collect.desk import Desk, read_file
from extract.collect.failure import CollectError
from extract.collect.inbox import Provenance
from extract.collect.listing import Item
from extract.collect.outcome import LISTED, Outcome
from extract.collect.source import Source, locate

_PAGES: Final = frozenset({".html", ".htm", ".xhtml"})


def collect_folders(desk: Desk, source: Source) -> Iterator[str]:
    """Take the pages of the folders of a source, and yield each outcome; files elsewhere that links lead to are none."""
    for place in source.places:
        try:
            folder = _require_folder(locate(place, sources_file=desk.sources_file))
        except CollectError as error:
            yield fail_listing(desk.ledger, source.source_id, place, error, Checkpoint())
            continue
        for path in _list_pages(folder):
            if desk.stopped.is_set():
                return
            address = path.as_uri()
            if not desk.ledger.knows(address):
                desk.ledger.add_pages(source.source_id, [Item(address=address)])
                yield _take_file(desk, source, path, address)
        outcome = Outcome(address=place, kind="listing", outcome=LISTED)
        record_listing(desk.ledger, source.source_id, outcome, Checkpoint())
        yield LISTED


def _require_folder(located: str | Path) -> Path:
    """Return a folder's path.

    Raises:
        CollectError: If it is none.
    """
    if isinstance(located, str) or not located.is_dir():
        raise CollectError("unreadable", f"no such folder: {located}")
    return located


def _list_pages(folder: Path) -> Iterator[Path]:
    """Yield the pages that lie below a folder, in the order of their names; links out of it are not followed."""
    for path in sorted(folder.rglob("*")):
        is_page = path.suffix.lower() in _PAGES and path.is_file()
        if is_page and path.resolve().is_relative_to(folder):
            yield path


def _take_file(desk: Desk, source: Source, path: Path, address: str) -> str:
    held = desk.take_held(source, address)
    if held is not None:
        return held.outcome
    try:
        body = read_file(path, most_bytes=desk.settings.most_page_bytes)
    except CollectError as error:
        return desk.ledger.fail(source.source_id, address, error, most_runs=1).outcome
    sidecar = read_sidecar(path)
    url = get_text(sidecar, "url") if isinstance(sidecar, dict) else None
    provenance = Provenance(
        requested_url=address,
        url=url,
        publisher=desk.find_publisher_name(source, url),
        source_id=source.source_id,
        listed_title="",
        listed_at="",
        fetched_at=datetime.fromtimestamp(path.stat().st_mtime, UTC),
        status=None,
        headers={},
    )
    return desk.file_page(source, body, provenance).outcome
