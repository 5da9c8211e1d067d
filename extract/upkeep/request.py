"""What a request to forget is about: articles, documents that were passed over for another, and the files that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from extract.articles.article import Article
from extract.articles.identity import canonicalise_url, make_article_id
from extract.articles.rows import ROWS
from extract.errors import InputError
from extract.load.database import open_build_database
from extract.load.ledger import SAME_TEXT
from extract.project import find_build_database, find_input
from extract.upkeep.raw_pages import locate_articles, read_held

_ARTICLE_ID = re.compile(r"a[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Held:
    """An article, or a document that was passed over.

    Attributes:
        article_id: Its key.
        url: Its address, None if it has none.
        title: Its headline; empty where none is known.
        content_hash: Of its text; None if its page is gone, or an article that stays has the same text.
        claim_ids: Keys of its claims.
    """

    article_id: str
    url: str | None
    title: str
    content_hash: str | None
    claim_ids: list[str]

    def describe(self) -> str:
        """Return its key, headline and address, in a line."""
        return " ".join(part for part in (self.article_id, self.title, f"({self.url or 'no address'})") if part)


@dataclass(frozen=True, slots=True)
class Request:
    """What a request to forget is about.

    Attributes:
        named: The key or address, as it was given.
        articles: Those that the warehouse holds: under that key or address, and on the same page.
        passed_over: Documents that loading has met and not taken in, mostly since an article has the same text: under
            that key or address, and on the same page.
        standing: Articles that have the text of what was passed over, and stay.
        staying: Stored names of the files that these and their copies came in.
        copies: Keys of the documents that were passed over, or gave way, for a text that goes.
        places: Stored names of the files that the words came in, those of copies too unless an article stands for them
            that stays, with the positions at which each file holds them now; none where it is gone, or holds something else.
    """

    named: str
    articles: tuple[Held, ...] = ()
    passed_over: tuple[Held, ...] = ()
    standing: tuple[Held, ...] = ()
    staying: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    places: Mapping[str, list[int]] = field(default_factory=dict)

    @property
    def documents(self) -> tuple[Held, ...]:
        """Return all that is to be forgotten."""
        return self.articles + self.passed_over

    @property
    def missing(self) -> list[Path]:
        """Return where pages were that are there no more."""
        return [find_input(name) for name, positions in self.places.items() if not positions]


def find_request(named: str, *, warehouse: Path) -> Request:
    """Return what a request to forget is about.

    Args:
        named: Key or address of the article or document.
        warehouse: The folder of the warehouse.

    Raises:
        InputError: If it is neither an address nor a key.
    """
    if not is_key(named) and "." not in canonicalise_url(named):
        raise InputError(
            f"{named} is neither the address of an article nor its key (`a` and 16 hex digits).",
            remedy="`marts.dim_articles` of the published database has both.",
        )
    build_db = find_build_database(warehouse)
    if not build_db.exists():
        return Request(named)
    with closing(open_build_database(build_db)) as connection:
        met = _read_passed_over(connection, identify(named))
        articles = _find_articles(connection, identify(named), pages=[name for name, found in met.items() if found])
        passed_over, standing = _describe_passed_over(connection, named, met, articles)
        files = _list_files(connection, (*articles, *passed_over))
        places = _locate((*articles, *passed_over), files)
        staying = tuple(name for name in _list_files(connection, standing) if name not in places)
        copies = _list_copies(connection, (*articles, *passed_over))
        return Request(named, articles, passed_over, standing, staying, copies, places)


def is_key(named: str) -> bool:
    """Tell whether an article is named by its key."""
    return _ARTICLE_ID.fullmatch(named) is not None


def identify(named: str) -> str:
    """Return the key of what is named by its key or address."""
    if is_key(named):
        return named
    return make_article_id(url=named, row_id=None, publisher=None, file_name=named, position=0, title="")


def _read_passed_over(connection: duckdb.DuckDBPyConnection, article_id: str) -> dict[str, list[Article]]:
    """Return the files that a document came in that was never taken in, with what goes with it: all of a page, or its rows."""
    rows = connection.execute(
        """
        select distinct source_file from raw.outcomes
        where article_id = $id and $id not in (select article_id from raw.articles)
        order by all
        """,
        {"id": article_id},
    ).fetchall()
    met = {}
    for (name,) in rows:
        found = read_held(find_input(name))
        asked = [document for document in found if document.article_id == article_id]
        met[name] = found if asked and not re.search(ROWS, name.lower()) else asked
    return met


def _find_articles(connection: duckdb.DuckDBPyConnection, article_id: str, *, pages: Sequence[str]) -> tuple[Held, ...]:
    return _fetch_held(
        connection,
        """
        article_id = $id
        or source_file in (
            select source_file from raw.articles where article_id = $id
            union all
            select unnest($pages::varchar[])
        ) and not regexp_matches(lower(source_file), $rows)
        """,
        {"id": article_id, "pages": list(pages), "rows": ROWS},
    )


def _describe_passed_over(
    connection: duckdb.DuckDBPyConnection, named: str, met: Mapping[str, list[Article]], articles: Sequence[Held]
) -> tuple[tuple[Held, ...], tuple[Held, ...]]:
    """Return what was passed over, and the articles that stand for it and stay."""
    if not met:
        return (), ()
    going = {article.article_id for article in articles}
    read = [document for found in met.values() for document in found]
    if not read:
        standing = _fetch_held(
            connection,
            "$same || article_id in (select detail from raw.outcomes where article_id = $id)",
            {"same": SAME_TEXT, "id": identify(named)},
        )
        return (Held(identify(named), None if is_key(named) else named, "", None, []),), standing
    hashes = [document.content_hash for document in read]
    held = _fetch_held(connection, "content_hash in (select unnest($hashes))", {"hashes": hashes})
    standing = tuple(article for article in held if article.article_id not in going)
    stay = {article.content_hash for article in standing}
    taken_in = _find_taken_in(connection, [document.article_id for document in read])
    passed_over = {
        (document.article_id, document.content_hash): Held(
            document.article_id,
            document.url,
            document.title,
            None if document.content_hash in stay else document.content_hash,
            [],
        )
        for document in read
        if document.article_id not in taken_in
    }
    return tuple(passed_over.values()), standing


def _find_taken_in(connection: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> set[str]:
    rows = connection.execute(
        "select article_id from raw.articles where article_id in (select unnest(?))", [list(article_ids)]
    ).fetchall()
    return {article_id for (article_id,) in rows}


def _list_files(connection: duckdb.DuckDBPyConnection, documents: Sequence[Held]) -> list[str]:
    """Return the stored names of the files that documents came in; also of their copies where the text is known by a hash."""
    rows = connection.execute(
        """
        select source_file from raw.articles where article_id in (select unnest($ids::varchar[]))
        union
        select source_file from raw.outcomes
        where article_id in (select unnest($ids::varchar[])) or detail in (select unnest($same::varchar[]))
        order by all
        """,
        {"ids": [document.article_id for document in documents], "same": name_stand_ins(documents)},
    ).fetchall()
    return [name for (name,) in rows]


def _list_copies(connection: duckdb.DuckDBPyConnection, documents: Sequence[Held]) -> tuple[str, ...]:
    """Return the keys of what was passed over for documents whose text goes."""
    rows = connection.execute(
        "select distinct article_id from raw.outcomes where detail in (select unnest(?::varchar[])) order by all",
        [name_stand_ins(documents)],
    ).fetchall()
    return tuple(article_id for (article_id,) in rows)


def _locate(documents: Sequence[Held], files: Sequence[str]) -> dict[str, list[int]]:
    ids = {document.article_id for document in documents}
    hashes = {document.content_hash for document in documents if document.content_hash is not None}
    return {name: locate_articles(find_input(name), article_ids=ids, content_hashes=hashes) for name in files}


def name_stand_ins(documents: Iterable[Held]) -> list[str]:
    """Return what outcomes say of copies that go with these: of those whose text goes."""
    return [f"{SAME_TEXT}{document.article_id}" for document in documents if document.content_hash is not None]


def _fetch_held(
    connection: duckdb.DuckDBPyConnection, condition: str, values: Mapping[str, object]
) -> tuple[Held, ...]:
    rows = connection.execute(
        f"""
        select article_id, url, title, content_hash,
            (select coalesce(list(claim_id order by claim_id), []) from raw.claims
                where claims.article_id = articles.article_id) as claim_ids
        from raw.articles as articles
        where {condition}
        order by article_id
        """,
        values,
    ).fetchall()
    return tuple(Held(*row) for row in rows)
