"""Deletion on request: an article, or a copy of one, and all that rests on it, gone everywhere, and kept from coming back.

Steps, in this order, each of which may be done again; so a deletion that was interrupted is done by asking for it again:

1. a tombstone is written: from here on the article is refused
2. its raw file goes, or its row in a file of rows; so does what a collection has kept of it
3. the working database is written anew without it, so that no free block holds its words
4. decisions about its claims go from `seeds/corrections.csv`
5. versions of events that rested on it lose their facts in the history
6. the models are built and published anew; every older release goes, and so do damaged databases kept aside and dbt's logs
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from itertools import product
from pathlib import Path

from extract.built_state import BUILT_STATE
from extract.load.database import open_build_database
from extract.load.ledger import REJECTED
from extract.load.tables import ARTICLE_TABLES, read_clock
from extract.project import INBOX, find_build_database, find_input
from extract.publish.tables import quote_path
from extract.tombstones import Tombstone, add_tombstones, hash_address, read_tombstones
from extract.upkeep.damage import ASIDE
from extract.upkeep.raw_pages import delete_collected, delete_folder, delete_raw, find_requested, is_page, keep_rest
from extract.upkeep.request import Request, identify, is_key, name_stand_ins
from extract.upkeep.resting import blank_versions, delete_corrections, find_claims


def forget_request(request: Request, *, warehouse: Path) -> None:
    """Delete what a request is about everywhere but in what is published (see the steps above, 1 to 5).

    Publishing anew, and `drop_remains` after it, is the caller's. A file is deleted only if it holds one of the articles
    now, as the request says; where the request misses pages, they are the person's to look for.
    """
    history = warehouse / "history"
    gone = [identify(request.named), *(document.article_id for document in request.documents), *request.copies]
    rested = find_claims(gone, history=history)
    _bury(request, history, rested=rested)
    addresses = {document.url for document in request.documents if document.url is not None} | {request.named}
    collections = {INBOX}
    staying = [find_input(name) for name in request.staying]
    kept: dict[str, tuple[str, int]] = {}
    for source_file, positions in request.places.items():
        path = find_input(source_file)
        if positions:
            addresses |= find_requested(path)
            kept |= keep_rest(path, positions)
            collections.add(path.parent.parent.parent)
            delete_raw(path, positions, staying=staying)
    for folder, address in product(collections, addresses):
        delete_collected(folder, address)
    claim_ids = read_tombstones(history).claim_ids | rested
    build_db = find_build_database(warehouse)
    if request.documents and build_db.exists():
        _write_anew(build_db, request, kept)
    delete_corrections(claim_ids)
    blank_versions(history, claim_ids)


def _bury(request: Request, history: Path, *, rested: set[str]) -> None:
    now = read_clock()
    stones = [
        Tombstone(
            each.article_id,
            hash_address(each.url) if each.url else None,
            each.content_hash,
            sorted({*each.claim_ids, *rested}),
            now,
        )
        for each in request.documents
    ]
    if not stones and not read_tombstones(history).article_ids & {identify(request.named)}:
        address = None if is_key(request.named) else hash_address(request.named)
        stones = [Tombstone(identify(request.named), address, None, sorted(rested), now)]
    add_tombstones(history, stones)


def _write_anew(build_db: Path, request: Request, kept: Mapping[str, tuple[str, int]]) -> None:
    """Write schema `raw` to a new file without what a request is about, and put it in place of the old one.

    What became of the other rows of a file of rows stays written down: by it they are found if they are to go too.

    Args:
        build_db: The file.
        request: What goes.
        kept: Where the other stories of its pages lie now, by their keys.
    """
    files = sorted(request.places)
    known = {
        "ids": [document.article_id for document in request.documents],
        "files": files,
        "pages": [name for name in files if is_page(name)],
        "copies": name_stand_ins(request.documents),
    }
    draft = build_db.with_name(f".{build_db.name}.draft")
    draft.unlink(missing_ok=True)
    connection = open_build_database(draft)
    try:
        connection.execute(f"attach {quote_path(build_db)} as old")
        for table in (*ARTICLE_TABLES, "outcomes", "runs", "files"):
            left_out = {
                "outcomes": "article_id in (select unnest($ids)) "
                "or source_file in (select unnest($pages::varchar[])) or detail in (select unnest($copies::varchar[])) "
                f"or source_file in (select unnest($files)) and starts_with(outcome, '{REJECTED}')",
                "files": "source_file in (select unnest($files))",
                "runs": "false",
            }.get(table, "article_id in (select unnest($ids))")
            values = {key: value for key, value in known.items() if f"${key}" in left_out}
            connection.execute(
                f"insert into raw.{table} by name select * from old.raw.{table} where not coalesce({left_out}, false)",
                values,
            )
        for article_id, (source_file, position) in kept.items():
            connection.execute(
                "update raw.articles set source_file = ?, article_position = ? "
                "where article_id = ? and source_file in (select unnest(?))",
                [source_file, position, article_id, files],
            )
        connection.execute("detach old")
        connection.execute("checkpoint")
    finally:
        connection.close()
    build_db.with_name(f"{build_db.name}.wal").unlink(missing_ok=True)
    draft.replace(build_db)


def drop_remains(warehouse: Path, *, keep_current: bool) -> None:
    """Delete what may still hold forgotten words: older releases, databases kept aside, dbt's logs and what it compiled.

    Args:
        warehouse: The folder of the warehouse.
        keep_current: Keep the current release; otherwise nothing is published any more.
    """
    current = (warehouse / "current").resolve() if keep_current else None
    if not keep_current:
        for link in (warehouse / "hudna.duckdb", warehouse / "current"):
            link.unlink(missing_ok=True)
        delete_folder(warehouse / "notebooks")
    for release in (warehouse / "releases").glob("*"):
        if release != current and release.resolve() != current:
            shutil.rmtree(release)
    build = warehouse / "build"
    for aside in build.glob(f"*{ASIDE}*"):
        aside.unlink()
    for folder in ("logs", "target"):
        delete_folder(build / folder)
    if not keep_current:
        (build / "checks.html").unlink(missing_ok=True)
        (warehouse / BUILT_STATE).unlink(missing_ok=True)
