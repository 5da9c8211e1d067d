"""Deletion on request: an article and all that rests on it, gone everywhere, and kept from coming back.

Steps, in this order, each of which may be done again; so a deletion that was interrupted is done by asking for it again:

1. a tombstone is written: from here on the article is refused
2. its raw file goes, or its row in a file of rows; so does what a collection has kept of it
3. the working database is written anew without it, so that no free block holds its words
4. decisions about its claims go from `seeds/corrections.csv`
5. versions of events that rested on it lose their facts in the history
6. the models are built and published anew; every older release goes, and so do damaged databases kept aside and dbt's logs
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import duckdb
import polars as pl

from extract.articles.identity import canonicalise_url, make_article_id
from extract.articles.rows import ROWS
from extract.built_state import BUILT_STATE
from extract.errors import InputError
from extract.load.database import open_build_database
from extract.load.ledger import SAME_TEXT
from extract.load.tables import ARTICLE_TABLES, read_clock
from extract.project import INBOX, ROOT, find_build_database, find_input
from extract.publish.history import VERSIONS
from extract.publish.tables import quote_path
from extract.tombstones import Tombstone, add_tombstones, hash_address, read_tombstones
from extract.upkeep.damage import ASIDE
from extract.upkeep.raw_pages import delete_collected, delete_raw, find_requested, locate_articles

CORRECTIONS = ROOT / "seeds" / "corrections.csv"
_ARTICLE_ID = re.compile(r"a[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Held:
    """An article that is to be forgotten.

    Attributes:
        article_id: Its key.
        url: Its address, None if it has none.
        title: Its headline.
        content_hash: Of its text.
        claim_ids: Keys of its claims.
    """

    article_id: str
    url: str | None
    title: str
    content_hash: str
    claim_ids: list[str]


@dataclass(frozen=True, slots=True)
class Request:
    """What a request to forget is about.

    Attributes:
        named: The article's key or address, as it was given.
        articles: Those that the warehouse holds: under that key or address, and on the same page.
        places: Stored names of the files that their words came in, those of their copies too, with the positions at
            which each file holds them now; none where it is gone, or holds something else.
    """

    named: str
    articles: tuple[Held, ...]
    places: dict[str, list[int]]

    @property
    def missing(self) -> list[Path]:
        """Return where pages were that are there no more."""
        return [find_input(name) for name, positions in self.places.items() if not positions]


def find_request(named: str, *, warehouse: Path) -> Request:
    """Return what a request to forget an article is about.

    Args:
        named: Key or address of the article.
        warehouse: The folder of the warehouse.

    Raises:
        InputError: If it is neither an address nor a key.
    """
    if not _ARTICLE_ID.fullmatch(named) and "." not in canonicalise_url(named):
        raise InputError(
            f"{named} is neither the address of an article nor its key (`a` and 16 hex digits).",
            remedy="`marts.dim_articles` of the published database has both.",
        )
    build_db = find_build_database(warehouse)
    if not build_db.exists():
        return Request(named, (), {})
    connection = open_build_database(build_db)
    try:
        articles = _find_articles(connection, named)
        return Request(named, articles, _find_places(connection, articles))
    finally:
        connection.close()


def _find_articles(connection: duckdb.DuckDBPyConnection, named: str) -> tuple[Held, ...]:
    article_id = _identify(named)
    rows = connection.execute(
        """
        with named as (
            select article_id, source_file from raw.articles where article_id = ?
        )
        select articles.article_id, url, title, content_hash,
            (select coalesce(list(claim_id order by claim_id), []) from raw.claims
                where claims.article_id = articles.article_id) as claim_ids
        from raw.articles as articles
        where article_id in (select article_id from named)
            or (source_file in (select source_file from named) and not regexp_matches(lower(source_file), ?))
        order by articles.article_id
        """,
        [article_id, ROWS],
    ).fetchall()
    return tuple(Held(*row) for row in rows)


def _identify(named: str) -> str:
    if _ARTICLE_ID.fullmatch(named):
        return named
    return make_article_id(url=named, row_id=None, publisher=None, file_name=named, position=0, title="")


def _find_places(connection: duckdb.DuckDBPyConnection, articles: Sequence[Held]) -> dict[str, list[int]]:
    ids = [article.article_id for article in articles]
    rows = connection.execute(
        """
        select source_file from raw.articles where article_id in (select unnest($ids))
        union
        select source_file from raw.outcomes
        where article_id in (select unnest($ids)) or detail in (select $same || unnest($ids))
        order by all
        """,
        {"ids": ids, "same": SAME_TEXT},
    ).fetchall()
    hashes = {article.content_hash for article in articles}
    return {name: locate_articles(find_input(name), article_ids=set(ids), content_hashes=hashes) for (name,) in rows}


def forget_request(request: Request, *, warehouse: Path) -> None:
    """Delete what a request is about everywhere but in what is published (see the steps above, 1 to 5).

    Publishing anew, and `drop_remains` after it, is the caller's. A file is deleted only if it holds one of the articles
    now, as the request says; where the request misses pages, they are the person's to look for.
    """
    history = warehouse / "history"
    _bury(request, history)
    addresses = {article.url for article in request.articles if article.url is not None} | {request.named}
    collections = {INBOX}
    for source_file, positions in request.places.items():
        path = find_input(source_file)
        if positions:
            addresses |= find_requested(path)
            collections.add(path.parent.parent.parent)
            delete_raw(path, positions)
    for folder, address in product(collections, addresses):
        delete_collected(folder, address)
    claim_ids = sorted(read_tombstones(history).claim_ids)
    build_db = find_build_database(warehouse)
    if request.articles:
        _write_anew(build_db, [article.article_id for article in request.articles], sorted(request.places))
    _delete_corrections(claim_ids)
    _blank_versions(history, claim_ids)


def _bury(request: Request, history: Path) -> None:
    now = read_clock()
    stones = [
        Tombstone(each.article_id, hash_address(each.url) if each.url else None, each.content_hash, each.claim_ids, now)
        for each in request.articles
    ]
    if not stones and not read_tombstones(history).article_ids & {_identify(request.named)}:
        address = None if _ARTICLE_ID.fullmatch(request.named) else hash_address(request.named)
        stones = [Tombstone(_identify(request.named), address, None, [], now)]
    add_tombstones(history, stones)


def _write_anew(build_db: Path, article_ids: list[str], source_files: list[str]) -> None:
    """Write schema `raw` to a new file without some articles, and put it in place of the old one."""
    draft = build_db.with_name(f".{build_db.name}.draft")
    draft.unlink(missing_ok=True)
    connection = open_build_database(draft)
    try:
        connection.execute(f"attach {quote_path(build_db)} as old")
        for table in (*ARTICLE_TABLES, "outcomes", "runs", "files"):
            left_out = {
                "outcomes": "article_id in (select unnest($ids)) or source_file in (select unnest($files))",
                "files": "source_file in (select unnest($files))",
                "runs": "false",
            }.get(table, "article_id in (select unnest($ids))")
            values = {
                key: value for key, value in (("ids", article_ids), ("files", source_files)) if f"${key}" in left_out
            }
            connection.execute(
                f"insert into raw.{table} by name select * from old.raw.{table} where not coalesce({left_out}, false)",
                values,
            )
        connection.execute("detach old")
        connection.execute("checkpoint")
    finally:
        connection.close()
    build_db.with_name(f"{build_db.name}.wal").unlink(missing_ok=True)
    draft.replace(build_db)


def _delete_corrections(claim_ids: Sequence[str]) -> None:
    lines = CORRECTIONS.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not any(claim_id in line for claim_id in claim_ids)]
    if kept != lines:
        draft = CORRECTIONS.with_name(f".{CORRECTIONS.name}.draft")
        draft.write_text("".join(kept), encoding="utf-8")
        draft.replace(CORRECTIONS)


def _blank_versions(history: Path, claim_ids: Sequence[str]) -> None:
    """Take the facts out of the versions of events that rested on these claims; their ids and times stay, to be followed."""
    path = history / f"{VERSIONS}.parquet"
    if not path.exists() or not claim_ids:
        return
    frame = pl.read_parquet(path)
    rests = pl.col("claim_ids").list.set_intersection(list(claim_ids)).list.len() > 0
    kept = {"event_id", "event_kind", "valid_from", "is_withdrawn", "claim_ids"}
    facts = [
        pl.when(rests).then(None).otherwise(pl.col(name)).alias(name) for name in frame.columns if name not in kept
    ]
    others = pl.col("claim_ids").list.set_difference(list(claim_ids))
    draft = path.with_name(f".{path.name}.draft")
    frame.with_columns(
        *facts, pl.when(rests).then(others).otherwise(pl.col("claim_ids")).alias("claim_ids")
    ).write_parquet(draft)
    draft.replace(path)


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
        shutil.rmtree(warehouse / "notebooks", ignore_errors=True)
    for release in (warehouse / "releases").glob("*"):
        if release != current and release.resolve() != current:
            shutil.rmtree(release)
    build = warehouse / "build"
    for aside in build.glob(f"*{ASIDE}*"):
        aside.unlink()
    for folder in ("logs", "target"):
        shutil.rmtree(build / folder, ignore_errors=True)
    if not keep_current:
        (build / "checks.html").unlink(missing_ok=True)
        (warehouse / BUILT_STATE).unlink(missing_ok=True)
