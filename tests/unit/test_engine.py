from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import ExitStack
from itertools import islice

import pytest

from extract import workers
from extract.articles.article import Article
from extract.articles.read import read_documents
from extract.claims.claim import Extraction
from extract.engine import Engine, open_engine, take_chunks, wrap_extractor
from extract.errors import EndpointFailedError
from extract.project import ROOT, SAMPLE
from extract.workers import FEW
from tests.fakes import STUMBLE, FakeExtractor, make_article


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, []), (2, [2]), (3, [3]), (4, [3, 1])], ids=["none", "fewer", "as many", "more"]
)
def test_stream_is_cut_into_chunks(count: int, sizes: list[int]) -> None:
    chunks = list(take_chunks(iter(range(count)), 3))

    assert [len(chunk) for chunk in chunks] == sizes
    assert [each for chunk in chunks for each in chunk] == list(range(count))


def test_chunks_read_no_further_than_asked() -> None:
    read: list[int] = []

    next(take_chunks((read.append(i) or i for i in range(10)), 3))

    assert read == [0, 1, 2]


def test_extractions_come_in_the_order_of_the_articles() -> None:
    engine = wrap_extractor(FakeExtractor("fake-7"))

    extractions = engine.extract_all([make_article("b"), make_article("a")])

    assert [extraction.article.article_id for extraction in extractions] == ["b", "a"]
    assert engine.version == "fake-7"


def test_two_processes_find_what_one_finds() -> None:
    articles = [each for each in islice(read_documents([SAMPLE]), FEW + 40) if isinstance(each, Article)]
    with open_engine(ROOT) as engine:
        alone = list(engine.extract_all(articles))
    with open_engine(ROOT, jobs=2) as engine:
        together = list(engine.extract_all(articles))

    assert len(articles) > FEW, "so few are extracted by one process"
    assert any(extraction.claims for extraction in alone)
    assert together == alone


def make_workers() -> Engine:
    return Engine("fake", workers.Workers(FakeExtractor(), ROOT, ExitStack(), jobs=2).extract_all)


@pytest.mark.parametrize("make", [lambda: wrap_extractor(FakeExtractor()), make_workers], ids=["alone", "workers"])
def test_error_in_the_extractor_costs_one_article(make: Callable[[], Engine]) -> None:
    articles = [make_article("a"), make_article("b", STUMBLE), make_article("c")]

    extractions = list(make().extract_all(articles))

    assert [bool(extraction.claims) for extraction in extractions] == [True, False, True]
    assert [extraction.failure is None for extraction in extractions] == [True, False, True]
    failure = extractions[1].failure
    assert failure is not None
    assert re.search(r"IndexError: list index out of range \(tests/fakes\.py:\d+, in extract\)", failure)


@pytest.mark.parametrize("error", [EndpointFailedError("no answer"), MemoryError(), OSError("gone")], ids=repr)
def test_what_no_article_is_to_blame_for_ends_the_run(error: Exception) -> None:
    class Failing(FakeExtractor):
        def extract(self, _article: Article) -> Extraction:  # type: ignore[override]
            raise error

    with pytest.raises(type(error)):
        list(wrap_extractor(Failing()).extract_all([make_article()]))
