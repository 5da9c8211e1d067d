"""WARC files, as Common Crawl News publishes them: pages that another crawler fetched, with its address and time of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from extract.articles.identity import hash_text
from extract.collect.checkpoints import Checkpoint, fail_listing, find_checkpoint, note_position, record_listing
from extract.collect.desk import Desk
from extract.collect.failure import CollectError
from extract.collect.inbox import Provenance
from extract.collect.listing import Item
from extract.collect.outcome import FORGOTTEN, LISTED, SAVED, UNCHANGED, Outcome
from extract.collect.source import Source, locate
from extract.collect.unpacking import unpack_body
from extract.collect.web import require_html

_READ: Final = -1  # position of an archive of which all has been read
_KEPT_HEADERS: Final = ("content-type", "content-language", "date", "etag", "last-modified", "server")
_NOTED_EACH: Final = 500  # records
_PASSED_OVER: Final = "passed_over"  # of another outlet, no page, or known


def collect_archives(desk: Desk, source: Source) -> Iterator[str]:
    """Take the outlets' pages out of the WARC files of a source, and yield each outcome."""
    for place in source.places:
        if desk.stopped.is_set():
            return
        checkpoint = find_checkpoint(desk.ledger, source.source_id, place)
        if checkpoint.position == _READ:
            yield UNCHANGED
            continue
        try:
            yield from _read_archive(desk, source, place, checkpoint.position)
        except CollectError as error:
            at = find_checkpoint(desk.ledger, source.source_id, place)
            yield fail_listing(desk.ledger, source.source_id, place, error, at)


def _read_archive(desk: Desk, source: Source, place: str, position: int) -> Iterator[str]:
    """Read an archive from a position on, which is noted on the way.

    Raises:
        CollectError: If it cannot be fetched, opened or read to its end.
    """
    path = _find_archive(desk, place)
    try:
        with path.open("rb") as file:
            file.seek(position)
            records = ArchiveIterator(
                file, record_types=WarcRecordType.response, parse_http=True, auto_decode="transfer"
            )
            for count, record in enumerate(records):
                if desk.stopped.is_set():
                    return
                outcome = _take_record(desk, source, place, record)
                if outcome != _PASSED_OVER or count % _NOTED_EACH == 0:
                    note_position(desk.ledger, source.source_id, place, record.stream_pos, is_new=outcome == SAVED)
                yield outcome
    except OSError as error:
        raise CollectError("unreadable", f"{path.name}: {error}"[:300]) from error
    done = Outcome(address=place, kind="listing", outcome=LISTED)
    record_listing(desk.ledger, source.source_id, done, Checkpoint(position=_READ))
    if "://" in place:
        path.unlink()
    yield LISTED


def _find_archive(desk: Desk, place: str) -> Path:
    """Return the path of an archive, fetched if it is not on this machine; a fetched one stays until it has been read.

    Raises:
        CollectError: If it cannot be fetched, or is no file.
    """
    located = locate(place, sources_file=desk.sources_file)
    if isinstance(located, Path):
        return located
    path = desk.inbox.state / "archives" / f"{hash_text(place)[:20]}.warc"
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        desk.fetcher().fetch(
            place, seconds=desk.settings.archive_seconds, most_bytes=desk.settings.most_archive_bytes, into=file
        )
    part.replace(path)
    return path


def _take_record(desk: Desk, source: Source, place: str, record: WarcRecord) -> str:
    """File the page of a record and return its outcome; pass over what is no page, another's, or known."""
    address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    if not _is_wanted(desk, source, address, record) or desk.ledger.knows(address):
        return _PASSED_OVER
    desk.note_pages(source, [Item(address=address)])
    if desk.ledger.knows(address):  # barred as it was noted
        return FORGOTTEN
    held = desk.take_held(source, address)
    if held is not None:
        return held.outcome
    headers = {name.lower(): value[:500] for name, value in record.http_headers.items()}
    try:
        body = _read_body(record, headers, most_bytes=desk.settings.most_page_bytes)
    except CollectError as error:
        return desk.ledger.fail(source.source_id, address, error, most_runs=1).outcome
    provenance = Provenance(
        requested_url=address,
        url=address,
        publisher=desk.find_publisher_name(source, address),
        source_id=source.source_id,
        listed_title="",
        listed_at="",
        fetched_at=record.record_date or datetime.now(UTC),
        status=record.http_headers.status_code,
        headers={name: headers[name] for name in _KEPT_HEADERS if name in headers},
        archive=f"{place.rpartition('/')[2]}@{record.stream_pos}",
    )
    return desk.file_page(source, body, provenance).outcome


def _is_wanted(desk: Desk, source: Source, address: str, record: WarcRecord) -> bool:
    """Tell whether a record is a whole page of the source's outlet, or of any listed one where the source has none."""
    if record.http_headers is None or record.http_headers.status_code != 200:
        return False
    try:
        desk.require_own(source, address)
        require_html(record.http_headers.get("Content-Type") or "", status=200)
    except CollectError:
        return False
    return source.publisher_id is not None or desk.publishers.find_by_url(address) is not None


def _read_body(record: WarcRecord, headers: Mapping[str, str], *, most_bytes: int) -> bytes:
    """Read and unpack the page of a record.

    Raises:
        CollectError: If it is too large, breaks off, or is packed in a way that is not read.
    """
    body: bytes = record.reader.read(most_bytes + 1)
    if len(body) > most_bytes:
        raise CollectError("too_large", f"more than {most_bytes:,} bytes")
    if "chunked" not in headers.get("transfer-encoding", "") and len(body) < record.content_length:
        raise CollectError("cut_off", "the archive ends within the page")
    return unpack_body(body, content_encoding=headers.get("content-encoding", ""), most_bytes=most_bytes)
