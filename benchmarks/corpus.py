"""Articles of one length for measuring: relevant ones out of the embedded sample, irrelevant ones out of everyday sentences."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from extract.articles.article import Article
from extract.project import SAMPLE

IRRELEVANT = Path(__file__).with_name("irrelevant.txt")
LENGTH = 4_000  # characters of an article, that of the design's budgets
_TOPICS = 15  # sentences of which an irrelevant article is made


def make_relevant(count: int, *, length: int = LENGTH) -> list[str]:
    """Return texts of one length, each out of several sample reports: denser in claims than any newspaper."""
    texts = [text for path in sorted(SAMPLE.glob("*.jsonl")) for text in _read_reports(path)]
    return [_cut(_cycle(texts, n * 7), length) for n in range(count)]


def make_irrelevant(count: int, *, length: int = LENGTH, seed: int = 1) -> list[str]:
    """Return texts of one length about sport, markets, weather and the like: each repeats a few drawn sentences."""
    sentences = IRRELEVANT.read_text(encoding="utf-8").split("\n")[:-1]
    draw = random.Random(seed)  # noqa: S311 - no secret
    return [_cut(_cycle(draw.sample(sentences, _TOPICS), 0), length) for _ in range(count)]


def make_article(text: str, n: int) -> Article:
    """Return a text as an article of a day in 2018."""
    return Article(
        article_id=f"bench-{n}",
        source_file="bench.jsonl",
        position=n,
        row_id=None,
        url=None,
        facts_url=None,
        publisher=None,
        publisher_id=None,
        title="",
        text=text,
        language="ar",
        published_at=None,
        published_on=date(2018, 6, 7),
        published_at_origin="metadata",
        content_hash=hashlib.sha256(text.encode()).hexdigest(),
        is_sample=False,
    )


def write_rows(path: Path, count: int) -> None:
    """Write a JSONL file of articles of 1,000 characters that all differ; every twentieth is relevant."""
    relevant, irrelevant = make_relevant(200, length=1_000), make_irrelevant(200, length=1_000)
    with path.open("w", encoding="utf-8") as file:
        for n in range(count):
            text = relevant[n % 200] if n % 20 == 0 else irrelevant[n % 200]
            row = {"id": f"row-{n}", "published_at": "2018-06-07", "title": f"({n})", "text": f"{text} ({n})"}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _read_reports(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)["text"]


def _cycle(texts: list[str], start: int) -> Iterator[str]:
    while True:
        yield texts[start % len(texts)]
        start += 1


def _cut(texts: Iterator[str], length: int) -> str:
    """Join texts up to a length, cut at a blank."""
    joined = ""
    while len(joined) <= length:
        joined += next(texts) + "\n"
    return joined[:length].rsplit(maxsplit=1)[0]
