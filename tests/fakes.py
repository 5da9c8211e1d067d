"""Articles and an extractor made for tests: small enough to see through."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256

from extract.articles.article import Article
from extract.claims.claim import Claim, Extraction, Slot
from extract.mentions.mention import Mention

SWAP = "تبادل"  # "exchange": the one word that the fake extractor knows

STUMBLE = "عثرة"  # "stumble": a word at which the fake extractor stops with an error


def make_article(article_id: str = "a1", text: str = "عنوان\n\nجرى تبادل أسرى", **changes: object) -> Article:
    """Return an article; anything but id and text may be changed."""
    article = Article(
        article_id=article_id,
        source_file=f"{article_id}.txt",
        position=0,
        row_id=None,
        url=None,
        facts_url=None,
        publisher=None,
        publisher_id=None,
        title=text.split("\n", 1)[0],
        text=text,
        language="ar",
        published_at=None,
        published_on=None,
        published_at_origin="unknown",
        content_hash=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        is_sample=False,
    )
    return replace(article, **changes)  # type: ignore[arg-type]


def mark(article: Article, words: str, **values: object) -> Mention:
    """Return a mention of words of an article, the first time that they stand there."""
    start = article.text.index(words)
    return Mention(start=start, end=start + len(words), text=words, **values)  # type: ignore[arg-type]


def make_claim(article: Article, slots: tuple[Slot, ...] = (), **changes: object) -> Claim:
    """Return a claim that rests on the whole article."""
    claim = Claim(
        claim_id=f"{article.article_id}-exchange-1",
        kind="exchange",
        scope="operation",
        status="completed",
        date_start=date(2018, 6, 7),
        date_end=date(2018, 6, 7),
        date_precision="day",
        batch=None,
        confidence=0.5,
        slots=slots,
        evidence=((0, len(article.text)),),
    )
    return replace(claim, **changes)  # type: ignore[arg-type]


class FakeExtractor:
    """Makes one claim of every article that holds the word for exchange; stops with an error at the word for stumble."""

    def __init__(self, version: str = "fake-1", *, stumbles: bool = True) -> None:
        """Take a version, as an extractor that learns more words would, and whether it stops at the word for stumble."""
        self.version = version
        self.stumbles = stumbles
        self.seen: list[str] = []

    def extract(self, article: Article) -> Extraction:
        """Return one claim if the word for exchange is there.

        Raises:
            IndexError: If the word for stumble is.
        """
        self.seen.append(article.article_id)
        if self.stumbles and STUMBLE in article.text:
            raise IndexError("list index out of range")
        if SWAP not in article.text:
            return Extraction(article)
        place = mark(article, SWAP, kind="place", name=SWAP, precision="unknown")
        return Extraction(article, (place,), (make_claim(article, (Slot("place", place, rule="fake"),)),))
