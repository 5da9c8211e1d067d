"""Which pages are kept: those with an article that may tell of an exchange or evacuation, read as loading will read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from extract.articles.article import Article
from extract.articles.publishers import Publishers
from extract.articles.read import read_documents
from extract.collect.outcome import FORGOTTEN, IRRELEVANT, REJECTED, SAVED

_FORGOTTEN_DETAIL: Final = "it was deleted on request"
_RANK: Final = ("not_arabic", "encoding", "too_large", "unreadable", "empty")  # of a page with several, what is told
LetsIn = Callable[[str], bool]
Contents = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a page.

    Attributes:
        outcome: `saved`, `irrelevant` or `rejected_<why>`.
        detail: For people; empty where the outcome says it all.
        contents: Headline and text's hash of each of its articles, by which a corrected page is told.
    """

    outcome: str
    detail: str = ""
    contents: Contents = frozenset()

    @property
    def is_kept(self) -> bool:
        """Tell whether the page goes into the inbox."""
        return self.outcome == SAVED


def judge_page(
    path: Path,
    *,
    listed_title: str,
    lets_in: LetsIn,
    publishers: Publishers,
    is_forgotten: Callable[[Article], bool] = lambda _article: False,
) -> Verdict:
    """Judge a page that lies with its sidecar on disk.

    Args:
        path: The page.
        listed_title: Headline as the listing gives it; it speaks for a page whose text the reading misses.
        lets_in: The gate of the extractor.
        publishers: The listed outlets.
        is_forgotten: Tells whether an article was deleted on request.
    """
    documents = list(read_documents([path], publishers=publishers))
    articles = [document for document in documents if isinstance(document, Article)]
    if any(is_forgotten(article) for article in articles):
        return Verdict(FORGOTTEN, _FORGOTTEN_DETAIL)
    contents = frozenset((article.title, article.content_hash) for article in articles)
    if any(lets_in(text) for text in (*(article.text for article in articles), listed_title)):
        return Verdict(SAVED, contents=contents)
    if articles:
        return Verdict(IRRELEVANT, contents=contents)
    rejected = {each.reason: each.detail for each in documents if not isinstance(each, Article)}
    reason = min(rejected, key=lambda name: _RANK.index(name) if name in _RANK else len(_RANK), default="empty")
    return Verdict(f"{REJECTED}{reason}", rejected.get(reason, ""))
