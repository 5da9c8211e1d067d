"""A run of loading: what comes of each document, and what the run remembers from batch to batch."""

from __future__ import annotations

import logging
import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb

from extract.articles.article import Article
from extract.articles.read import read_documents
from extract.articles.rejected import Rejected
from extract.articles.rows import name_place
from extract.claims.claim import Extraction
from extract.engine import Engine, take_chunks
from extract.errors import MixedWarehouseError
from extract.inputs import PAGE_SUFFIXES
from extract.load.files import Plan, forget_files, record_files, take_prints
from extract.load.frames import make_frames
from extract.load.ledger import FAILED, FAULTY, LOADED, NO_CLAIM, REJECTED, UNCHANGED, LoadSummary, Outcome
from extract.load.moving import follow_moved
from extract.load.tables import (
    close_run,
    count_outcomes,
    delete_articles,
    drop_everything,
    drop_repeated_outcomes,
    find_lost,
    has_copies,
    has_rivals,
    open_run,
    read_clock,
    record_outcomes,
    replace_articles,
    yield_to,
)
from extract.load.triage import Triage, fetch_stored, triage_articles
from extract.load.validation import find_fault
from extract.project import find_input, name_input, shorten_path
from extract.tombstones import Tombstones

_log = logging.getLogger(__name__)
_CHUNK = 500  # documents written at once: bounds what is held in memory
_MOST_TOLD = 20  # documents of a run that are named one by one because they cannot be read
Document = Article | Rejected


class Run:
    """One run of loading: `start`, then `load` or `read`, then `finish`."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        *,
        version: str,
        plan: Plan | None = None,
        tombstones: Tombstones | None = None,
    ) -> None:
        """Take an open database to write to.

        Args:
            connection: Of the working database.
            version: Of the extractor.
            plan: Which files are as they were, and need not be read.
            tombstones: What was deleted on request, and is refused.
        """
        self._tombstones = tombstones or Tombstones()
        self._connection = connection
        self._version = version
        self._started_at = read_clock()
        run_id = f"{self._started_at:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"
        self._summary = LoadSummary(run_id)
        self._seen_ids: set[str] = set()
        self._seen_documents: set[tuple[str, int]] = set()
        self._is_sample: bool | None = None
        self._unread = dict(plan.unread) if plan else {}
        self._prints: dict[str, tuple[str, str]] = {}
        self._freed: set[str] = set()
        self._has_clash = False
        self._has_begun = False
        self._told = 0
        self._failed: set[str] = set()

    def start(self, inputs: Sequence[str]) -> None:
        """Open the run's row in the ledger, in one transaction with the first batch: a refused run leaves no row."""
        self._connection.begin()
        self._has_begun = True
        open_run(
            self._connection,
            run_id=self._summary.run_id,
            started_at=self._started_at,
            version=self._version,
            inputs=inputs,
        )

    def load(self, documents: Iterable[Document], engine: Engine, *, on_progress: Callable[[int], None]) -> None:
        """Judge, extract and store documents, each batch in one transaction."""
        for chunk in take_chunks(documents, _CHUNK):
            with self._transaction():
                self._load_chunk(chunk, engine)
            on_progress(len(chunk))

    def read(self, files: Sequence[Path], engine: Engine, *, on_progress: Callable[[int], None]) -> None:
        """Read files and load their documents."""
        self._prints |= take_prints(files)
        for path in files:
            self._unread.pop(name_input(path), None)
        self._has_clash = False
        self._seen_ids.clear()
        self._seen_documents.clear()
        self.load(read_documents(files), engine, on_progress=on_progress)
        self.remove_lost()

    def is_contested(self) -> bool:
        """Tell whether a verdict hangs on what was not read, or not yet: then all must be read, in order.

        So it is where an unread file has an article under the same id, and where a text has gone that a copy elsewhere
        was passed over for.
        """
        freed, self._freed = self._freed, set()
        return (
            self._has_clash
            or has_copies(self._connection, sorted(freed))
            or has_rivals(self._connection, sorted(self._unread), run_id=self._summary.run_id)
        )

    def remove_lost(self) -> None:
        """Take out the articles of pages read in this run that these pages no longer hold."""
        lost = find_lost(self._connection, PAGE_SUFFIXES, run_id=self._summary.run_id)
        if lost:
            _log.warning("Removed %d articles that their pages no longer hold.", len(lost))
        with self._transaction():
            delete_articles(self._connection, lost)
        self._freed.update(lost)
        self._summary.removed_count += len(lost)

    def finish(self) -> LoadSummary:
        """Close the run's row, note which files have been read, drop outcomes that this run repeats; return the sums."""
        with self._transaction():
            summary = self._summary
            summary.failed_count = len(self._failed)
            summary.outcomes = count_outcomes(self._connection, run_id=summary.run_id) + sum(
                (each.counts for each in self._unread.values()), Counter()
            )
            record_files(self._connection, self._prints, run_id=summary.run_id, version=self._version, now=read_clock())
            follow_moved(self._connection, run_id=summary.run_id)
            drop_repeated_outcomes(self._connection, run_id=summary.run_id)
            close_run(self._connection, summary)
        return summary

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if not self._has_begun:
            self._connection.begin()
        self._has_begun = False
        try:
            yield
            self._connection.commit()
        except BaseException:
            self._connection.rollback()
            raise

    def _load_chunk(self, documents: Sequence[Document], engine: Engine) -> None:
        fresh = [document for document in documents if self._is_first(document)]
        found = [document for document in fresh if isinstance(document, Article)]
        articles = [article for article in found if not self._tombstones.covers(article)]
        self._keep_apart(articles)
        outcomes = [self._reject(document) for document in fresh if isinstance(document, Rejected)]
        outcomes += [_refuse(article) for article in found if self._tombstones.covers(article)]
        triage = triage_articles(
            articles,
            stored=fetch_stored(self._connection, articles),
            seen=self._seen_ids,
            version=self._version,
            unread=self._unread,
        )
        self._has_clash = self._has_clash or bool(triage.clashes)
        self._freed |= triage.freed | triage.removed.keys()
        outcomes += triage.settled
        extractions, judged = self._extract(triage, engine)
        frames = make_frames(extractions, run_id=self._summary.run_id, version=self._version, loaded_at=read_clock())
        self._remove(triage)
        replace_articles(self._connection, frames)
        record_outcomes(self._connection, outcomes + judged, run_id=self._summary.run_id)
        self._summary.claim_count += frames.claims.height

    def _extract(self, triage: Triage, engine: Engine) -> tuple[list[Extraction], list[Outcome]]:
        """Return the sound extractions of the accepted articles, and the outcome of each accepted article."""
        extractions, outcomes = [], []
        accepted = [article for article, _outcome in triage.accepted.values()]
        for extraction in engine.extract_all(accepted):
            outcome = triage.accepted[extraction.article.article_id][1]
            fault = extraction.failure or find_fault(extraction)
            if fault is not None:
                self._tell(extraction.article, fault)
                why = FAILED if extraction.failure else FAULTY
                outcome = replace(outcome, outcome=f"{REJECTED}{why}", detail=fault)
            else:
                extractions.append(extraction)
                if outcome.outcome == LOADED and not extraction.claims:
                    outcome = replace(outcome, outcome=NO_CLAIM)
            if extraction.failure:
                self._failed.add(extraction.article.article_id)
            outcomes.append(outcome)
        return extractions, outcomes

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
                    f"The inputs hold both reports of the sample and real articles (the first: {shorten_path(find_input(article.source_file))}).",
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
        drop_everything(self._connection, but_run=self._summary.run_id)

    def _reject(self, document: Rejected) -> Outcome:
        """Tell of a document that cannot be read, and return its outcome."""
        self._tell(document, document.detail)
        outcome = f"{REJECTED}{document.reason}"
        return Outcome(document.source_file, document.position, None, outcome, document.detail)

    def _tell(self, document: Document, detail: str) -> None:
        """Tell of a document that cannot be read or extracted: of the first few by name."""
        self._told += 1
        if self._told <= _MOST_TOLD:
            _log.warning("%s: %s", name_place(document), detail)
        elif self._told == _MOST_TOLD + 1:
            _log.warning("More documents cannot be read; `raw.outcomes` of the working database lists them all.")

    def _remove(self, triage: Triage) -> None:
        """Take out articles whose text another now stands for, and say so where this run had loaded them."""
        for article_id, stand_in in triage.removed.items():
            file = yield_to(self._connection, article_id, stand_in=stand_in, run_id=self._summary.run_id)
            if file is not None:
                forget_files(self._connection, [file])
                if file in self._unread:
                    self._unread[file].counts[UNCHANGED] -= 1
        delete_articles(self._connection, list(triage.removed))
        self._summary.removed_count += len(triage.removed)


def _refuse(article: Article) -> Outcome:
    return Outcome(article.source_file, article.position, None, f"{REJECTED}forgotten", "it was deleted on request")
