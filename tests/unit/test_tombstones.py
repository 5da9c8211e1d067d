"""What was deleted on request is known again by each of the hashes that are left of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import polars as pl
import pytest

from extract.articles.article import Article
from extract.articles.read import read_documents
from extract.tombstones import FILE, Tombstone, Tombstones, add_tombstones, hash_address, read_tombstones

URL = "https://news.example/2018/05/21/story-1"
STONE = Tombstone("a0000000000000000", None, None, [], datetime(2024, 1, 1))  # noqa: DTZ001 - stored without zone


@pytest.fixture
def article(tmp_path: Path) -> Article:
    """An article without an address."""
    (tmp_path / "p.txt").write_text("خبر قصير\n\nجرى تبادل للأسرى بين الطرفين صباح اليوم.\n", encoding="utf-8")
    (found,) = read_documents([tmp_path / "p.txt"])
    assert isinstance(found, Article)
    return found


def test_article_is_covered_by_its_key_its_text_or_its_address(article: Article) -> None:
    addressed = replace(article, url=f"{URL}/?utm_source=x")

    assert Tombstones(article_ids=frozenset({article.article_id})).covers(article)
    assert Tombstones(contents=frozenset({article.content_hash})).covers(article)
    assert Tombstones(addresses=frozenset({hash_address(URL)})).covers(addressed)
    assert not Tombstones(frozenset({"other"}), frozenset({hash_address(URL)}), frozenset({"other"})).covers(article)


def test_tombstone_stands_once_and_one_of_a_second_text_beside_it(tmp_path: Path) -> None:
    other = replace(STONE, content_hash="text", claim_ids=["c"])
    for stones in ([STONE], [STONE], [other], [other, STONE]):
        add_tombstones(tmp_path, stones)

    assert pl.read_parquet(tmp_path / FILE)["content_hash"].to_list() == [None, "text"]
    assert read_tombstones(tmp_path) == Tombstones(
        frozenset({STONE.article_id}), contents=frozenset({"text"}), claim_ids=frozenset({"c"})
    )
