"""What a request to forget is about: articles, documents that were passed over for another, and the files that hold them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path, PurePath

import duckdb

from extract.articles.identity import canonicalise_url
from extract.articles.read import list_documents
from extract.articles.rows import ROWS
from extract.errors import InputError
from extract.load.database import open_build_database
from extract.load.files import list_unloaded
from extract.load.ledger import SAME_TEXT
from extract.project import RAW, SAMPLE, find_build_database, find_input, name_input
from extract.upkeep.raw_pages import Piece, find_requested, identify_address, identify_nameless, is_page, read_pieces

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
        passed_over: Documents that loading has not taken in, since an article has the same text, they were rejected, or not
            met: under that key or address, and on the same page.
        standing: Articles that have the text of what was passed over, and stay.
        staying: Stored names of the files that these and their copies came in.
        copies: Keys of the documents that were passed over, or gave way, for a text that goes.
        places: Stored names of the files that the words came in, those of copies too unless an article stands for them
            that stays, with the positions at which each file holds them now; none where it is gone, or holds something else.
        rests: How many other stories, which stay, are on those pages that go.
    """

    named: str
    articles: tuple[Held, ...] = ()
    passed_over: tuple[Held, ...] = ()
    standing: tuple[Held, ...] = ()
    staying: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    places: Mapping[str, list[int]] = field(default_factory=dict)
    rests: Mapping[str, int] = field(default_factory=dict)

    @property
    def documents(self) -> tuple[Held, ...]:
        """Return all that is to be forgotten."""
        return self.articles + self.passed_over

    @property
    def missing(self) -> list[Path]:
        """Return where pages were that are there no more."""
        return [find_input(name) for name, positions in self.places.items() if not positions]


def find_request(named: str, *, warehouse: Path) -> Request:
    """Return what a request to forget is about: of what the warehouse holds, and of what lies in `raw/` and was not taken in.

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
    with closing(open_build_database(build_db if build_db.exists() else Path(":memory:"))) as connection:
        unloaded = _read_unloaded(connection, identify(named))
        met = _read_met(connection, identify(named), unloaded)
        articles = _find_articles(connection, identify(named), met)
        passed_over, standing = _describe_passed_over(connection, named, met, articles)
        going = (*articles, *passed_over)
        copies = _list_copies(connection, going)
        places, rests = _locate(connection, named, going, copies, unloaded)
        staying = tuple(name for name in _list_files(connection, standing) if name not in places)
        return Request(named, articles, passed_over, standing, staying, copies, places, rests)


def is_key(named: str) -> bool:
    """Tell whether an article is named by its key."""
    return _ARTICLE_ID.fullmatch(named) is not None


def identify(named: str) -> str:
    """Return the key of what is named by its key or address."""
    if is_key(named):
        return named
    return identify_address(named)


def _read_unloaded(connection: duckdb.DuckDBPyConnection, article_id: str) -> dict[str, list[Piece]]:
    """Return what the files hold that loading has not taken in, or not in whole: below `raw/`, but for the sample, and elsewhere.

    A page below `raw/` that was asked for by the address that is named, and came from another, is among them: its articles do
    not know that address.
    """
    files = [path for path in list_documents([RAW]) if not path.is_relative_to(SAMPLE)]
    redirected = {path for path in files if article_id in map(identify_address, find_requested(path))}
    return {name_input(path): read_pieces(path) for path in sorted({*list_unloaded(connection, files), *redirected})}


def _read_met(
    connection: duckdb.DuckDBPyConnection, article_id: str, unloaded: Mapping[str, list[Piece]]
) -> dict[str, list[Piece]]:
    """Return the files that a document came in that was never taken in, with what goes with it: all of a page, or its rows."""
    rows = connection.execute(
        """
        select distinct source_file from raw.outcomes
        where article_id = $id and $id not in (select article_id from raw.articles)
        order by all
        """,
        {"id": article_id},
    ).fetchall()
    found = {name: unloaded[name] if name in unloaded else read_pieces(find_input(name)) for (name,) in rows}
    found |= {name: pieces for name, pieces in unloaded.items() if any(piece.is_of({article_id}) for piece in pieces)}
    met = {}
    for name, pieces in found.items():
        asked = [piece for piece in pieces if piece.is_of({article_id})]
        met[name] = pieces if asked and is_page(name) else asked
    return met


def _find_articles(
    connection: duckdb.DuckDBPyConnection, article_id: str, met: Mapping[str, list[Piece]]
) -> tuple[Held, ...]:
    """Return the articles that go: under the key, and all of its page."""
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
        {"id": article_id, "pages": [name for name, found in met.items() if found], "rows": ROWS},
    )


def _describe_passed_over(
    connection: duckdb.DuckDBPyConnection, named: str, met: Mapping[str, list[Piece]], articles: Sequence[Held]
) -> tuple[tuple[Held, ...], tuple[Held, ...]]:
    """Return what was passed over or never loaded, and the articles that stand for it and stay."""
    if not met:
        return (), ()
    going = {(article.article_id, article.content_hash) for article in articles}
    read = [piece for found in met.values() for piece in found]
    if not read:
        standing = _fetch_held(
            connection,
            "$same || article_id in (select detail from raw.outcomes where article_id = $id)",
            {"same": SAME_TEXT, "id": identify(named)},
        )
        return (Held(identify(named), None if is_key(named) else named, "", None, []),), standing
    hashes = [piece.content_hash for piece in read if piece.content_hash is not None]
    held = _fetch_held(connection, "content_hash in (select unnest($hashes::varchar[]))", {"hashes": hashes})
    standing = tuple(each for each in held if (each.article_id, each.content_hash) not in going)
    stay = {article.content_hash for article in standing}
    taken_in = _find_taken_in(connection, [piece.key for piece in read if piece.key is not None]) - {
        article.article_id for article in articles
    }
    passed_over = {
        (piece.key, piece.content_hash): Held(
            piece.key, piece.url, piece.title, None if piece.content_hash in stay else piece.content_hash, []
        )
        for piece in read
        if piece.key is not None and piece.key not in taken_in and (piece.key, piece.content_hash) not in going
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


def _locate(
    connection: duckdb.DuckDBPyConnection,
    named: str,
    going: Sequence[Held],
    copies: Sequence[str],
    unloaded: Mapping[str, list[Piece]],
) -> tuple[dict[str, list[int]], dict[str, int]]:
    """Return where the files hold what goes, and how many other stories its pages hold.

    The page that is asked for goes whole; one that has a copy of its text on it keeps its other stories. A page that is
    gone is no place if what it held lies elsewhere and has not been loaded from there: it was moved, or renamed.
    """
    ids = {document.article_id for document in going}
    hashes = {document.content_hash for document in going if document.content_hash is not None}
    fresh = {name for name, pieces in unloaded.items() if any(piece.is_of(ids, hashes) for piece in pieces)}
    moved = {piece.key for name in fresh for piece in unloaded[name]}
    nameless = [
        piece for name in sorted(fresh) for piece in unloaded[name] if piece.url is None and piece.is_of((), hashes)
    ]
    places, rests = {}, {}
    for name in sorted({*_list_files(connection, going), *fresh}):
        pieces = unloaded[name] if name in unloaded else read_pieces(find_input(name))
        is_asked = is_page(name) and any(piece.is_of({identify(named)}) for piece in pieces)
        positions = [piece.position for piece in pieces if is_asked or piece.is_of(ids, hashes)]
        held = _list_keys(connection, name, ids.union(copies)) if not positions else set()
        if positions or not held or not held - moved <= _take_renamed(name, held - moved, nameless):
            places[name] = positions
        stories = sum(piece.content_hash is not None and piece.position not in positions for piece in pieces)
        if positions and stories and is_page(name):
            rests[name] = stories
    return places, rests


def _take_renamed(name: str, keys: Collection[str], nameless: list[Piece]) -> set[str]:
    """Return which keys of a file that is gone are those of stories without an address that lie elsewhere, and take these.

    The key of such a story is made of its file's name: under the old name it has the old key. Each stands for one that is gone.
    """
    found: dict[str, Piece] = {}
    for piece in nameless:
        key = identify_nameless(PurePath(name).name, piece)
        if key in keys:
            found.setdefault(key, piece)
    for piece in found.values():
        nameless.remove(piece)
    return set(found)


def _list_keys(connection: duckdb.DuckDBPyConnection, name: str, article_ids: Collection[str]) -> set[str]:
    """Return which of some articles a file has held."""
    rows = connection.execute(
        "select article_id from raw.articles where source_file = $name "
        "union select article_id from raw.outcomes where source_file = $name",
        {"name": name},
    ).fetchall()
    return {article_id for (article_id,) in rows} & set(article_ids)


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
