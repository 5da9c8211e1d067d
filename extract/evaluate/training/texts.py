"""The coded texts that the models learn from, in groups that never stand on both sides of a split."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.articles.article import Article
from extract.articles.read import read_documents
from extract.claims.claim import Extraction, Extractor
from extract.claims.prediction import to_prediction
from extract.errors import InputError
from extract.evaluate.coding import CodedArticle
from extract.evaluate.measure import Evaluation, measure
from extract.evaluate.names import KnownNames
from extract.evaluate.reading import Predictions, read_gold
from extract.evaluate.run import GOLDEN
from extract.export import name_source
from extract.project import SAMPLE, shorten_path


@dataclass(frozen=True, slots=True)
class Coded:
    """Coded articles: gold, and the texts that it was coded from."""

    gold: tuple[Path, ...]
    articles: Path


@dataclass(frozen=True, slots=True)
class Text:
    """A coded text: a file or JSONL row.

    Attributes:
        file: Name of the file, or id of the row.
        group: The first of the texts that tell of an event that it tells of, directly or through a third one.
        articles: What stands in it.
        gold: What was coded from it.
    """

    file: str
    group: str
    articles: tuple[Article, ...]
    gold: list[CodedArticle]

    def extract(self, extractor: Extractor) -> list[Extraction]:
        """Extract the claims of its articles."""
        return [extractor.extract(article) for article in self.articles]

    def measure(self, extractions: Sequence[Extraction], names: KnownNames) -> Evaluation:
        """Hold its claims against the gold."""
        predictions = Predictions()
        predictions.add(to_prediction(self.file, extractions), names)
        return measure({self.file: self.gold}, predictions)


def find_sample() -> Coded:
    """Return the embedded sample with its gold."""
    return Coded(tuple(sorted(GOLDEN.glob("sample_*.jsonl"))), SAMPLE)


def parse_set(text: str) -> Coded:
    """Read `GOLD:ARTICLES`.

    Raises:
        InputError: If it is not of that form.
    """
    gold, colon, articles = text.partition(":")
    if not (gold and colon and articles):
        raise InputError(
            f"{text!r} does not name gold and its articles.", remedy="Write GOLD:ARTICLES, the paths of two files."
        )
    return Coded((Path(gold),), Path(articles))


def read_texts(sets: Iterable[Coded]) -> list[Text]:
    """Read coded articles, in the order of their gold.

    Args:
        sets: Gold with its articles; an event is the same in all of them.

    Raises:
        InputError: If a file cannot be used, or none of a gold's texts is among its articles.
    """
    texts: dict[str, Text] = {}
    events: dict[str, set[str]] = {}
    for number, coded in enumerate(sets):
        gold = read_gold(coded.gold)
        articles: dict[str, list[Article]] = defaultdict(list)
        for document in read_documents([coded.articles]):
            if isinstance(document, Article) and (source := name_source(document)) in gold:
                articles[source].append(document)
        if not articles:
            raise InputError(
                f"{shorten_path(coded.articles)} holds none of the texts of {', '.join(map(shorten_path, coded.gold))}.",
                remedy="Name each gold file with its own articles: GOLD:ARTICLES.",
            )
        for file, told in gold.items():
            name = f"{number}/{file}"
            events[name] = {claim.event for article in told for claim in article.claims if claim.event}
            if file in articles:
                texts[name] = Text(file, name, tuple(articles[file]), told)
    group_of = group_texts(events)
    return [Text(text.file, group_of[name], text.articles, text.gold) for name, text in texts.items()]


def group_texts(events: dict[str, set[str]]) -> dict[str, str]:
    """Put texts that tell of one event together, and with them those that share another event with any of these.

    Args:
        events: Text → the events it tells of.

    Returns:
        Text → the first text of its group.
    """
    group_of = {text: text for text in events}
    first_of: dict[str, str] = {}
    for text, told in events.items():
        for event in sorted(told):
            mine, other = group_of[text], group_of[first_of.setdefault(event, text)]
            if mine != other:
                keep, drop = min(mine, other), max(mine, other)
                group_of = {each: keep if group == drop else group for each, group in group_of.items()}
    return group_of
