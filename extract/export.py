"""Claims straight out of files, without any database."""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePath
from typing import Literal, TextIO

from extract.articles.article import Article
from extract.articles.rejected import Rejected
from extract.attempt import require_no_failure
from extract.claims.claim import Extraction
from extract.claims.prediction import to_prediction
from extract.claims.summary import summarise_claim
from extract.engine import Engine, open_engine, take_chunks
from extract.errors import InputError
from extract.inputs import PAGE_SUFFIXES, find_inputs
from extract.progress import Reporter, SilentReporter
from extract.project import ROOT
from extract.resuming import Document, cut_half_line, skip_done

_log = logging.getLogger(__name__)
_CHUNK = 2_048  # documents read ahead: bounds what is held in memory


@dataclass(slots=True)
class ExportCounts:
    """What went through: pages or rows, articles on them, claims in these, and documents that could not be read."""

    sources: int = 0
    articles: int = 0
    claims: int = 0
    rejected: int = 0
    held: int = 0  # pages or rows that the output held before
    failed: int = 0  # articles that the extractor stopped at with an error
    unanswered: int = 0  # articles of which a language model that was asked said nothing

    def count_held(self) -> None:
        """Count a page or row that the output held before."""
        self.held += 1


def export_claims(  # noqa: PLR0913 - each is an option of the command
    inputs: Sequence[Path],
    *,
    table: bool,
    out: Path | None,
    jobs: int,
    reporter: Reporter,
    extractor: str = "rules",
    resume: bool = False,
) -> ExportCounts:
    """Extract the claims of files and write them as they come, as JSON lines or as a table.

    Args:
        inputs: Files and folders.
        table: Write a table for people, not JSON lines.
        out: The file to write; None for the standard output.
        jobs: How many processes extract.
        reporter: Where progress is shown.
        extractor: `rules` or `llm`.
        resume: Go on with `out`: leave out the pages and rows that it holds, the first ones of these inputs.

    Raises:
        SettingError: If the extractor is not set.
        InputError: If an input or the output file cannot be used.
        EndpointFailedError: If a language model that is asked answers no more; the output ends before the articles without answer.
    """
    files = find_inputs(inputs)
    counts = ExportCounts()
    held = out if resume else None
    if held is not None:
        cut_half_line(held)
    waiting: list[
        str
    ] = []  # pages and rows without an answer, until one is answered again: to be asked about on a later try
    with (
        _open_output(out, mode="a" if resume else "w") as handle,
        _choose_reporter(reporter, out).step("Extracting") as advance,
        open_engine(ROOT, jobs=jobs, extractor=extractor) as engine,
    ):
        for source, extractions in group_by_source(_extract_files(files, engine, counts, held=held)):
            counts.sources += 1
            counts.articles += len(extractions)
            counts.claims += sum(len(extraction.claims) for extraction in extractions)
            unanswered = sum(not extraction.is_answered for extraction in extractions)
            counts.unanswered += unanswered
            waiting.append(_format(source, extractions, table=table))
            if not unanswered:
                handle.writelines(waiting)
                waiting.clear()
            advance(counts.articles, None)
        handle.writelines(waiting)
    require_articles(counts, inputs)
    return counts


def _format(source: str, extractions: list[Extraction], *, table: bool) -> str:
    """Return what is written of a page or row."""
    if table:
        return "".join(f"{summarise_claim(each.article, claim)}\n" for each in extractions for claim in each.claims)
    return json.dumps(to_prediction(source, extractions), ensure_ascii=False) + "\n"


def _choose_reporter(reporter: Reporter, out: Path | None) -> Reporter:
    """Return what shows progress: nothing where claims run over the same screen."""
    return SilentReporter() if out is None and sys.stdout.isatty() else reporter


def require_articles(counts: ExportCounts, inputs: Sequence[Path]) -> None:
    """Refuse inputs of which nothing could be read.

    Raises:
        InputError: If there was no article.
    """
    if not counts.articles and not counts.held:
        raise InputError(
            f"No article could be read from {', '.join(str(path) for path in inputs)}.",
            remedy="The warnings above say why; raw/README.md has the formats.",
        )


def extract_inputs(inputs: Sequence[Path], *, extractor: str = "rules") -> Iterator[Extraction]:
    """Yield the extractions of the articles in some files; tell of what could not be read.

    Args:
        inputs: Files and folders.
        extractor: `rules` or `llm`.

    Raises:
        SettingError: If the extractor is not set.
        InputError: If an input cannot be used, or holds no article.
        ExtractionFailedError: At the end, if the extractor stopped with an error at some articles.
    """
    files = find_inputs(inputs)
    counts = ExportCounts()
    with open_engine(ROOT, extractor=extractor) as engine:
        for _source, extractions in group_by_source(_extract_files(files, engine, counts)):
            counts.articles += len(extractions)
            yield from extractions
    require_articles(counts, inputs)
    require_no_failure(counts.failed)


Found = tuple[str, str, Extraction | None]
"""Path of the input, name of the page or row, and an extraction; None for a page without a readable article."""


def group_by_source(found: Iterable[Found]) -> Iterator[tuple[str, list[Extraction]]]:
    """Yield each page or row with the extractions of its articles; they follow each other in the stream."""
    for (_path, name), group in groupby(found, key=lambda each: each[:2]):
        yield name, [extraction for _path, _name, extraction in group if extraction is not None]


def name_source(document: Article | Rejected) -> str:
    """Return the name of a page, or the id of a row; of a row without one, its file and line."""
    row_id = document.row_id if isinstance(document, Article) else None
    if row_id is not None:
        return row_id
    path = PurePath(document.source_file)
    is_page = path.suffix.lower() in PAGE_SUFFIXES
    return path.name if is_page else f"{path.name}:{document.position + 1}"


def _extract_files(
    files: Sequence[Path], engine: Engine, counts: ExportCounts, *, held: Path | None = None
) -> Iterator[Found]:
    from extract.articles.read import read_documents  # noqa: PLC0415 - imports trafilatura
    from extract.articles.rows import name_place  # noqa: PLC0415 - as above

    documents: Iterable[Document] = read_documents(files)
    if held is not None:
        documents = skip_done(documents, held, name=name_source, skipped=counts.count_held)
    for chunk in take_chunks(documents, _CHUNK):
        extractions = engine.extract_all(document for document in chunk if isinstance(document, Article))
        for document in chunk:
            if isinstance(document, Rejected):
                counts.rejected += 1
                _log.warning("%s: %s", name_place(document), document.detail)
                yield document.source_file, name_source(document), None
            else:
                extraction = next(extractions)
                if extraction.failure:
                    counts.failed += 1
                    _log.warning("%s: %s", name_place(document), extraction.failure)
                yield document.source_file, name_source(document), extraction


@contextmanager
def _open_output(out: Path | None, *, mode: Literal["a", "w"] = "w") -> Iterator[TextIO]:
    """Open a file, or the standard output, to write UTF-8."""
    if out is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # whatever the locale says: JSON is UTF-8
        yield sys.stdout
        return
    try:
        handle = out.open(mode, encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"{out} cannot be written: {error.strerror}.", remedy="Name a file in a folder that exists and is yours."
        ) from error
    with handle:
        yield handle
