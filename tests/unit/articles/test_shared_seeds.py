"""The five raw pages that the project was begun with: read where they lie beside it, skipped where they do not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract.articles.article import Article
from extract.articles.read import read_documents
from extract.project import ROOT
from extract.text.folding import fold_name

SHARED = ROOT.parent / "shared"
PAGES = SHARED / "seeds"
GOLD = SHARED / "eval" / "gold_seeds.jsonl"

pytestmark = pytest.mark.skipif(not GOLD.is_file(), reason="the raw pages are not beside the project")


def load_gold() -> dict[str, list[dict[str, Any]]]:
    if not GOLD.is_file():
        return {}
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {row["file"]: row["articles"] for row in rows}


@pytest.mark.parametrize("name", sorted(load_gold()))
def test_page_gives_the_articles_of_the_gold(name: str) -> None:
    expected = load_gold()[name]
    articles = [outcome for outcome in read_documents([PAGES / name]) if isinstance(outcome, Article)]
    assert [article.title for article in articles] == [article["title"] for article in expected]
    days = [article.published_on.isoformat() if article.published_on else None for article in articles]
    assert days == [article["published_at"] for article in expected]
    for article, gold in zip(articles, expected, strict=True):
        assert fold_name(gold["publisher"]) in fold_name(article.publisher or "")


@pytest.mark.parametrize("name", sorted(load_gold()))
def test_paragraphs_are_those_of_the_page(name: str) -> None:
    page = (PAGES / name).read_text(encoding="utf-8")
    long = [line.strip() for line in page.split("\n") if len(line.strip()) > 130]
    texts = "\n".join(outcome.text for outcome in read_documents([Path(PAGES / name)]) if isinstance(outcome, Article))
    assert [line for line in long if line not in texts] == []
