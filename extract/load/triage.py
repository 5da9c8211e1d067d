"""Telling which articles are new, changed, known, or the same text under another id."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import duckdb
import polars as pl

from extract.articles.article import Article
from extract.load.frames import strip_zone
from extract.load.ledger import DUPLICATE, LOADED, SAME_ID, SAME_TEXT, UNCHANGED, UPDATED, Outcome

_STATE_COLUMNS = """
    article_id, source_file, content_hash, extractor_version, published_at, published_on, published_at_origin,
    publisher_id, publisher_name, url, facts_url, title, language, is_sample
"""


@dataclass(frozen=True, slots=True)
class Stored:
    """An article as the warehouse holds it: its key, where it came from, its text's hash, and all that a change could touch."""

    article_id: str
    source_file: str
    content_hash: str
    published_at: datetime | None
    state: tuple[object, ...]


@dataclass(slots=True)
class Triage:
    """The verdict on a chunk of articles.

    Attributes:
        accepted: Articles to extract and store, by id, each with its outcome (`loaded` or `updated`).
        settled: Outcomes of the articles that are not to be stored.
        removed: Ids whose stored article goes: another now stands for its text.
        clashes: Files not read in this run that hold an article under the id of another one.
        freed: Ids whose stored text is replaced, so that a copy elsewhere may now stand for itself.
    """

    accepted: dict[str, tuple[Article, Outcome]] = field(default_factory=dict)
    settled: list[Outcome] = field(default_factory=list)
    removed: dict[str, str] = field(default_factory=dict)
    clashes: set[str] = field(default_factory=set)
    freed: set[str] = field(default_factory=set)


def fetch_stored(connection: duckdb.DuckDBPyConnection, articles: Iterable[Article]) -> list[Stored]:
    """Return the stored articles that share an id or a text with these."""
    keys = pl.DataFrame(
        [(article.article_id, article.content_hash) for article in articles],
        schema={"article_id": pl.String, "content_hash": pl.String},
        orient="row",
    )
    connection.register("incoming_keys", keys)
    rows = connection.execute(
        f"""
        select {_STATE_COLUMNS} from raw.articles
        where article_id in (select article_id from incoming_keys)
            or content_hash in (select content_hash from incoming_keys)
        """
    ).fetchall()
    connection.unregister("incoming_keys")
    return [Stored(row[0], row[1], row[2], row[4], row[2:]) for row in rows]


def triage_articles(
    articles: Iterable[Article],
    *,
    stored: Iterable[Stored],
    seen: set[str],
    version: str,
    unread: Container[str] = frozenset(),
) -> Triage:
    """Decide what becomes of each article of a chunk.

    Of articles with the same text one stands for all: the one published first, and among those the one with the
    least id, so that the order of loading changes nothing. Of articles with the same id in one run the first counts.

    Args:
        articles: The chunk, in the order of reading.
        stored: What the warehouse holds under their ids and texts.
        seen: Ids that this run has met; those of the chunk are added.
        version: Of the extractor.
        unread: Files that this run has not read, since they are as they were.
    """
    triage = Triage()
    by_id = {entry.article_id: entry for entry in stored}
    by_hash = {entry.content_hash: entry for entry in by_id.values()}
    for article in articles:
        known = by_id.get(article.article_id)
        if known is not None and known.source_file != article.source_file and known.source_file in unread:
            triage.clashes.add(known.source_file)
        if article.article_id in seen:
            triage.settled.append(_settle(article, DUPLICATE, SAME_ID))
            continue
        seen.add(article.article_id)
        _judge(article, triage, by_id=by_id, by_hash=by_hash, version=version)
    return triage


def _judge(
    article: Article, triage: Triage, *, by_id: Mapping[str, Stored], by_hash: dict[str, Stored], version: str
) -> None:
    known = by_id.get(article.article_id)
    entry = _describe(article, version=version)
    if known is not None and known.state == entry.state:
        triage.settled.append(_settle(article, UNCHANGED, None))
        return
    twin = by_hash.get(article.content_hash)
    if twin is not None and twin.article_id == article.article_id:
        twin = None
    if twin is not None and _rank(twin) < _rank(entry):
        triage.settled.append(_settle(article, DUPLICATE, f"{SAME_TEXT}{twin.article_id}"))
        if known is not None:
            triage.removed[article.article_id] = twin.article_id
        return
    detail = None
    if twin is not None:
        detail = f"stands for article {twin.article_id}, which has the same text"
        _give_way(twin, triage, to=article.article_id)
    if known is not None and known.content_hash != article.content_hash:
        triage.freed.add(article.article_id)
        if by_hash.get(known.content_hash) is known:
            del by_hash[known.content_hash]
    by_hash[article.content_hash] = entry
    outcome = LOADED if known is None else UPDATED
    triage.accepted[article.article_id] = (article, _settle(article, outcome, detail))


def _give_way(twin: Stored, triage: Triage, *, to: str) -> None:
    """Take back an article whose text another now stands for."""
    pending = triage.accepted.pop(twin.article_id, None)
    if pending is not None:
        triage.settled.append(_settle(pending[0], DUPLICATE, f"{SAME_TEXT}{to}"))
        if pending[1].outcome == LOADED:
            return
    triage.removed[twin.article_id] = to


def _describe(article: Article, *, version: str) -> Stored:
    published_at = strip_zone(article.published_at)
    state = (
        article.content_hash,
        version,
        published_at,
        article.published_on,
        article.published_at_origin,
        article.publisher_id,
        article.publisher,
        article.url,
        article.facts_url,
        article.title,
        article.language,
        article.is_sample,
    )
    return Stored(article.article_id, article.source_file, article.content_hash, published_at, state)


def _rank(entry: Stored) -> tuple[datetime, str]:
    return entry.published_at or datetime.max, entry.article_id  # noqa: DTZ901 - stored instants have no zone


def _settle(article: Article, outcome: str, detail: str | None) -> Outcome:
    return Outcome(article.source_file, article.position, article.article_id, outcome, detail)
