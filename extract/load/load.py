"""Loading: documents in, schema `raw` out, all of a run or nothing of it."""

from __future__ import annotations

import logging
import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePath

import duckdb
import polars as pl

from extract.articles.article import Article
from extract.articles.rejected import Rejected
from extract.claims.claim import Extraction
from extract.engine import Engine, take_chunks
from extract.errors import MixedWarehouseError
from extract.load.frames import Frames, Schema, make_frames
from extract.load.ledger import DUPLICATE, LOADED, NO_CLAIM, REJECTED, UPDATED, LoadSummary, Outcome
from extract.load.triage import Triage, fetch_stored, triage_articles
from extract.load.validation import find_fault

_log = logging.getLogger(__name__)
_CHUNK = 500  # documents written at once: bounds what is held in memory
_PAGE_SUFFIXES = frozenset({".txt", ".html", ".htm"})
_ARTICLE_TABLES = ("claim_arguments", "claims", "mentions", "articles")
_OUTCOMES: Schema = {
    "run_id": pl.String,
    "source_file": pl.String,
    "article_position": pl.Int32,
    "article_id": pl.String,
    "outcome": pl.String,
    "detail": pl.String,
    "recorded_at": pl.Datetime("us"),
}
Document = Article | Rejected


def load_documents(
    documents: Iterable[Document],
    *,
    engine: Engine,
    connection: duckdb.DuckDBPyConnection,
    inputs: Sequence[str],
    on_progress: Callable[[int], None] = lambda _count: None,
) -> LoadSummary:
    """Load documents into schema `raw` in one transaction: an interrupted run leaves nothing behind.

    Every document gets a row in `raw.outcomes`; what cannot be stored is quarantined there with its reason.

    Args:
        documents: What the reader yields.
        engine: The extractor at work.
        connection: Of the working database, open to write.
        inputs: The inputs as the user named them, for the ledger.
        on_progress: Called with the number of documents done since the last call.

    Raises:
        MixedWarehouseError: If sample and real articles would meet.
    """
    run = _Run(connection, engine)
    connection.begin()
    try:
        run.start(inputs)
        for chunk in take_chunks(documents, _CHUNK):
            run.load_chunk(chunk)
            on_progress(len(chunk))
        summary = run.finish()
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
    return summary


class _Run:
    """One run of loading, and what it remembers from chunk to chunk."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, engine: Engine) -> None:
        self._connection = connection
        self._engine = engine
        self._started_at = _now()
        run_id = f"{self._started_at:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"
        self._summary = LoadSummary(run_id)
        self._seen_ids: set[str] = set()
        self._seen_documents: set[tuple[str, int]] = set()
        self._is_sample: bool | None = None

    def start(self, inputs: Sequence[str]) -> None:
        """Open the run's row in the ledger."""
        self._connection.execute(
            "insert into raw.runs (run_id, started_at, extractor_version, inputs) values (?, ?, ?, ?)",
            [self._summary.run_id, self._started_at, self._engine.version, list(inputs)],
        )

    def load_chunk(self, documents: Sequence[Document]) -> None:
        """Judge, extract and store some documents."""
        fresh = [document for document in documents if self._is_first(document)]
        articles = [document for document in fresh if isinstance(document, Article)]
        self._keep_apart(articles)
        outcomes = [_reject(document) for document in fresh if isinstance(document, Rejected)]
        triage = triage_articles(
            articles,
            stored=fetch_stored(self._connection, articles),
            seen=self._seen_ids,
            version=self._engine.version,
        )
        outcomes += triage.settled
        extractions, judged = self._extract(triage)
        frames = make_frames(extractions, run_id=self._summary.run_id, version=self._engine.version, loaded_at=_now())
        self._remove(triage)
        self._store(frames)
        self._record(outcomes + judged)
        self._summary.claim_count += frames.claims.height

    def finish(self) -> LoadSummary:
        """Remove what the pages no longer hold, close the run's row and return the sums."""
        self._remove_lost()
        run_id = self._summary.run_id
        counts = self._connection.execute(
            "select outcome, count(*) from raw.outcomes where run_id = ? group by outcome", [run_id]
        ).fetchall()
        summary = self._summary
        summary.outcomes = Counter(dict(counts))
        self._connection.execute(
            """
            update raw.runs set finished_at = ?, document_count = ?, loaded_count = ?, updated_count = ?,
                unchanged_count = ?, duplicate_count = ?, rejected_count = ?, claim_count = ?
            where run_id = ?
            """,
            [
                _now(),
                summary.document_count,
                summary.new_count,
                summary.outcomes[UPDATED],
                summary.outcomes["unchanged"],
                summary.outcomes[DUPLICATE],
                summary.rejected_count,
                summary.claim_count,
                run_id,
            ],
        )
        return summary

    def _is_first(self, document: Document) -> bool:
        """Tell whether the run meets this place for the first time: an input may be named twice."""
        place = (document.source_file, document.position)
        if place in self._seen_documents:
            return False
        self._seen_documents.add(place)
        return True

    def _keep_apart(self, articles: Sequence[Article]) -> None:
        """See to it that the warehouse holds either the sample or real articles."""
        for article in articles:
            if self._is_sample is None:
                self._is_sample = article.is_sample
                self._make_room()
            elif self._is_sample != article.is_sample:
                raise MixedWarehouseError(
                    f"The inputs hold both reports of the sample and real articles (the first: {article.source_file}).",
                    remedy="Load one or the other; a warehouse holds either.",
                )

    def _make_room(self) -> None:
        held = self._connection.execute("select is_sample, count(*) from raw.articles group by is_sample").fetchone()
        if held is None or held[0] == self._is_sample:
            return
        if self._is_sample:
            raise MixedWarehouseError(
                f"The warehouse holds {held[1]} real articles; the sample must not be mixed into them.",
                remedy="To look at the sample, set HUDNA_WAREHOUSE_DIR to another folder, or move warehouse/ away.",
            )
        _log.warning("Dropped the sample (%d articles): the warehouse now holds real articles only.", held[1])
        self._summary.dropped_sample_count = held[1]
        for table in _ARTICLE_TABLES:
            self._connection.execute(f"delete from raw.{table}")
        run_id = self._summary.run_id
        self._connection.execute("delete from raw.outcomes where run_id <> ?", [run_id])
        self._connection.execute("delete from raw.runs where run_id <> ?", [run_id])

    def _extract(self, triage: Triage) -> tuple[list[Extraction], list[Outcome]]:
        """Return the sound extractions of the accepted articles, and the outcome of each accepted article."""
        extractions, outcomes = [], []
        accepted = [article for article, _outcome in triage.accepted.values()]
        for extraction in self._engine.extract_all(accepted):
            outcome = triage.accepted[extraction.article.article_id][1]
            fault = find_fault(extraction)
            if fault is not None:
                _log.warning("%s: %s", outcome.source_file, fault)
                outcome = replace(outcome, outcome=f"{REJECTED}faulty_extraction", detail=fault)
            else:
                extractions.append(extraction)
                if outcome.outcome == LOADED and not extraction.claims:
                    outcome = replace(outcome, outcome=NO_CLAIM)
            outcomes.append(outcome)
        return extractions, outcomes

    def _remove(self, triage: Triage) -> None:
        """Take out articles whose text another now stands for, and say so where this run had loaded them."""
        for article_id, stand_in in triage.removed.items():
            self._connection.execute(
                "update raw.outcomes set outcome = ?, detail = ? where run_id = ? and article_id = ?",
                [DUPLICATE, f"the same text as article {stand_in}", self._summary.run_id, article_id],
            )
        self._delete_articles(list(triage.removed))
        self._summary.removed_count += len(triage.removed)

    def _remove_lost(self) -> None:
        """Take out the articles of pages read in this run that these pages no longer hold."""
        rows = self._connection.execute(
            """
            select articles.article_id, articles.source_file from raw.articles as articles
            where articles.run_id <> $run_id
                and articles.source_file in (
                    select source_file from raw.outcomes where run_id = $run_id and article_id is not null
                )
                and articles.article_id not in (
                    select article_id from raw.outcomes where run_id = $run_id and article_id is not null
                )
            """,
            {"run_id": self._summary.run_id},
        ).fetchall()
        lost = [row[0] for row in rows if PurePath(row[1]).suffix.lower() in _PAGE_SUFFIXES]
        if lost:
            _log.warning("Removed %d articles that their pages no longer hold.", len(lost))
        self._delete_articles(lost)
        self._summary.removed_count += len(lost)

    def _delete_articles(self, article_ids: list[str]) -> None:
        if not article_ids:
            return
        for table in _ARTICLE_TABLES:
            self._connection.execute(f"delete from raw.{table} where article_id in (select unnest(?))", [article_ids])

    def _store(self, frames: Frames) -> None:
        """Write frames, in place of what was stored of the same articles."""
        self._delete_articles(frames.articles["article_id"].to_list())
        for table, frame in (
            ("articles", frames.articles),
            ("mentions", frames.mentions),
            ("claims", frames.claims),
            ("claim_arguments", frames.arguments),
        ):
            self._insert(table, frame)

    def _record(self, outcomes: Iterable[Outcome]) -> None:
        run_id, now = self._summary.run_id, _now()
        rows = [
            (run_id, each.source_file, each.position, each.article_id, each.outcome, each.detail, now)
            for each in outcomes
        ]
        self._insert("outcomes", pl.DataFrame(rows, schema=_OUTCOMES, orient="row"))

    def _insert(self, table: str, frame: pl.DataFrame) -> None:
        if frame.is_empty():
            return
        self._connection.register("incoming", frame)
        self._connection.execute(f"insert into raw.{table} by name select * from incoming")
        self._connection.unregister("incoming")


def _reject(document: Rejected) -> Outcome:
    return Outcome(document.source_file, document.position, None, f"{REJECTED}{document.reason}", document.detail)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
