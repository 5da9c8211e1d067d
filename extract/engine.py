"""An extractor at work, in this process or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing.pool import ThreadPool
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from extract.articles.article import Article
from extract.attempt import attempt_extraction
from extract.claims.claim import Extraction, Extractor
from extract.workers import open_workers, settle_memory

if TYPE_CHECKING:
    from extract.claims.rules import RuleExtractor

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Engine:
    """A way to extract many articles.

    Attributes:
        version: Of the extractor.
        extract_all: Gives the extractions of articles, in their order.
    """

    version: str
    extract_all: Callable[[Iterable[Article]], Iterator[Extraction]]


@dataclass(frozen=True, slots=True)
class ClosedEngine:
    """An extractor that is opened only once there is something to extract: it takes seconds to compile.

    Attributes:
        version: Of the extractor.
        open: Opens it.
    """

    version: str
    open: Callable[[], AbstractContextManager[Engine]]


def take_chunks(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """Cut a stream into lists of at most `size` items."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def wrap_extractor(extractor: Extractor) -> Engine:
    """Return an engine that runs an extractor in this process."""
    return Engine(extractor.version, lambda articles: map(partial(attempt_extraction, extractor), articles))


@contextmanager
def open_engine(root: Path, *, jobs: int = 1, extractor: str = "rules") -> Iterator[Engine]:
    """Open an extractor.

    Args:
        root: The project, whose seeds and lexicon the extractor is compiled from.
        jobs: How many processes work, or how many articles a language model is asked about at once; 1 is this process alone.
        extractor: `rules`, the project's own, or `llm`, a language model (docs/extractors.md).

    Raises:
        InputError: If a row of the reference tables, or an entry of a word list, cannot be read.
        SettingError: If the language model is not set.
        ValueError: If there is no such extractor.
    """
    if extractor == "llm":
        with _open_language_model(root, jobs=jobs) as engine:
            yield engine
    elif extractor == "rules":
        with _open_rules(root, jobs=jobs) as engine:
            yield engine
    else:
        raise ValueError(f"there is no extractor {extractor!r}")


@contextmanager
def _open_language_model(root: Path, *, jobs: int) -> Iterator[Engine]:
    from extract.claims.llm import OpenAICompatibleExtractor  # noqa: PLC0415 - nobody else needs its HTTP client

    extractor = OpenAICompatibleExtractor.from_project(root)
    if jobs <= 1:
        yield wrap_extractor(extractor)
        return
    with ThreadPool(jobs) as pool:  # threads: they wait for the endpoint

        def extract_all(articles: Iterable[Article]) -> Iterator[Extraction]:
            for chunk in take_chunks(articles, jobs):
                yield from pool.imap(partial(attempt_extraction, extractor), chunk)

        yield Engine(extractor.version, extract_all)


@contextmanager
def _open_rules(root: Path, *, jobs: int) -> Iterator[Engine]:
    extractor = _compile_rules(root)
    settle_memory()
    if jobs <= 1:
        yield wrap_extractor(extractor)
        return
    with open_workers(extractor, root, jobs=jobs) as workers:
        yield Engine(extractor.version, workers.extract_all)


def _compile_rules(root: Path) -> RuleExtractor:
    from extract.claims.rules import RuleExtractor  # noqa: PLC0415 - compiles for a moment; `--help` must not wait

    return RuleExtractor.from_project(root)
