"""Processes that extract articles side by side, in the order of the articles."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import chain, islice
from multiprocessing.pool import AsyncResult, Pool
from pathlib import Path

from extract.articles.article import Article
from extract.attempt import attempt_extraction
from extract.claims.claim import Extraction, Extractor

FEW = 64  # articles that are done sooner than other processes are ready
_TASK = 16  # articles that a worker takes at a time
_ARTICLES_WORTH = 50_000  # objects, those of some ten articles
_TASKS_AHEAD = 4  # tasks a worker: what is under way bounds what is held in memory


def count_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers:
    """Extracts in this process until there are more than a few articles at once, then in several."""

    def __init__(self, extractor: Extractor, root: Path, stack: ExitStack, *, jobs: int) -> None:
        """Take this process' own extractor; the others compile one each, and end with the stack."""
        self._extractor = extractor
        self._root = root
        self._stack = stack
        self._jobs = jobs
        self._pool: Pool | None = None

    def extract_all(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """Yield the extractions of articles, in their order."""
        stream = iter(articles)
        first: list[Article] = []
        if self._pool is None:
            first = list(islice(stream, FEW))
            if len(first) < FEW:
                yield from map(partial(attempt_extraction, self._extractor), first)
                return
            # spawn: a forked child would inherit the locks of polars' threads
            pool = multiprocessing.get_context("spawn").Pool(
                self._jobs, initializer=_start_worker, initargs=(self._root,)
            )
            self._pool = self._stack.enter_context(pool)
        waiting: deque[AsyncResult[list[Extraction]]] = deque()
        rest = chain(first, stream)
        while task := list(islice(rest, _TASK)):
            waiting.append(self._pool.apply_async(_extract_task, (task,)))
            if len(waiting) >= self._jobs * _TASKS_AHEAD:
                yield from waiting.popleft().get()
        while waiting:
            yield from waiting.popleft().get()


@contextmanager
def open_workers(extractor: Extractor, root: Path, *, jobs: int) -> Iterator[Workers]:
    """Make workers that end with the block; they start when there is enough to do."""
    with ExitStack() as stack:
        yield Workers(extractor, root, stack, jobs=jobs)


def settle_memory() -> None:
    """Keep the garbage collector from walking again and again over what stays for good, the compiled lexicon.

    Nor does it look at each article's few thousand objects several times: nearly all are gone with the article.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_ARTICLES_WORTH)


_worker: list[Extractor] = []  # of a worker process: the extractor that it compiled once


def _start_worker(root: Path) -> None:
    from extract.claims.rules import RuleExtractor  # noqa: PLC0415 - see open_engine

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interruption is the first process' to handle
    _worker.append(RuleExtractor.from_project(root))
    settle_memory()


def _extract_task(articles: list[Article]) -> list[Extraction]:
    return [attempt_extraction(_worker[0], article) for article in articles]
