from __future__ import annotations

from itertools import islice

import pytest

from extract.articles.article import Article
from extract.articles.read import read_documents
from extract.engine import open_engine, take_chunks, wrap_extractor
from extract.project import ROOT, SAMPLE
from extract.workers import FEW
from tests.fakes import FakeExtractor, make_article


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
