"""Every claim, coded or read, with its verdict; and the figures that follow from these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extract.evaluate.align import align_claims
from extract.evaluate.coding import CodedArticle, CodedClaim
from extract.evaluate.names import fold_name
from extract.evaluate.reading import Files, Predictions
from extract.evaluate.slots import compare_claims
from extract.evaluate.spans import SpanCheck
from extract.evaluate.tally import Tally, add_up

UNKNOWN = "unknown"
_JUDGED = ("party", "count", "status")  # what must be right for a claim to be right, beside its kind


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one claim; optional claims have none.

    Attributes:
        file: Name of the text file, or id of the row.
        outlet: Publisher of the article, `unknown` if not given.
        year: Of the article's publication, `unknown` if not given.
        coded: The claim as coded; None if it is not in the gold.
        read: The claim as read; None if it was missed.
        slots: What was found, missed and too much, by slot.
        article: The article as the extractor saw it; None if it gave none.
    """

    file: str
    outlet: str
    year: str
    coded: CodedClaim | None
    read: CodedClaim | None
    slots: dict[str, Tally]
    article: CodedArticle | None

    @property
    def claim(self) -> CodedClaim:
        """The claim as coded, else as read.

        Raises:
            ValueError: If there is neither.
        """
        claim = self.coded or self.read
        if claim is None:
            raise ValueError(f"an outcome of no claim in {self.file}")
        return claim

    @property
    def detection(self) -> Tally:
        """The claim as one thing found, missed or too much."""
        return Tally(int(self.verdict in {"right", "different"}), int(self.read is None), int(self.coded is None))

    @property
    def verdict(self) -> str:
        """`missed`, `extra`, `different` (found, with a slot that differs) or `right`."""
        if self.read is None:
            return "missed"
        if self.coded is None:
            return "extra"
        return "right" if all(tally.is_right for tally in self.slots.values()) else "different"

    @property
    def is_right(self) -> bool:
        """Whether kind, parties, counts and status are all right: what `confidence` estimates."""
        found = self.coded is not None and self.read is not None
        return found and all(self.slots.get(slot, Tally()).is_right for slot in _JUDGED)


@dataclass(frozen=True, slots=True)
class Figures:
    """Detection and slots over some outcomes."""

    claims: Tally
    slots: Tally
    by_slot: dict[str, Tally]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a comparison of a prediction with the gold found.

    Attributes:
        outcomes: One for each required coded claim, and one for each read claim that is not coded.
        file_count: Files of the gold.
        absent: Files of the gold that the prediction lacks.
        quiet: Files of the gold without any claim.
        alarmed: Quiet files in which a claim was read.
        spans: Whether spans give their words back.
    """

    outcomes: tuple[Outcome, ...]
    file_count: int
    absent: tuple[str, ...]
    quiet: tuple[str, ...]
    alarmed: tuple[str, ...]
    spans: SpanCheck

    @property
    def figures(self) -> Figures:
        """Over all outcomes."""
        return sum_up(self.outcomes)

    def split(self, key: Callable[[Outcome], str]) -> dict[str, Figures]:
        """Return the figures by a property of the outcomes, in the order of its values."""
        groups: dict[str, list[Outcome]] = defaultdict(list)
        for outcome in self.outcomes:
            groups[key(outcome)].append(outcome)
        return {value: sum_up(groups[value]) for value in sorted(groups)}


def measure(gold: Files, predictions: Predictions) -> Evaluation:
    """Compare a prediction with the gold, file by file."""
    outcomes: list[Outcome] = []
    quiet, alarmed = [], []
    for file, articles in gold.items():
        found = predictions.files.get(file, [])
        outcomes += _compare_file(file, articles, found)
        if not any(article.claims for article in articles):
            quiet.append(file)
            if any(article.claims for article in found):
                alarmed.append(file)
    return Evaluation(
        outcomes=tuple(outcomes),
        file_count=len(gold),
        absent=tuple(file for file in gold if file not in predictions.files),
        quiet=tuple(quiet),
        alarmed=tuple(alarmed),
        spans=predictions.spans,
    )


def sum_up(outcomes: Sequence[Outcome]) -> Figures:
    """Return the figures of some outcomes."""
    by_slot: dict[str, Tally] = defaultdict(Tally)
    for outcome in outcomes:
        for slot, tally in outcome.slots.items():
            by_slot[slot] += tally
    return Figures(
        claims=add_up(outcome.detection for outcome in outcomes),
        slots=add_up(by_slot.values()),
        by_slot=dict(sorted(by_slot.items())),
    )


def _compare_file(file: str, gold: Sequence[CodedArticle], found: Sequence[CodedArticle]) -> Iterator[Outcome]:
    """Yield the outcomes of a file: its pairs, then what was missed, then what is too much."""
    coded = [(article, claim) for article in gold for claim in article.claims]
    read = [(article, claim) for article in found for claim in article.claims]
    pairs = align_claims([claim for _, claim in coded], [claim for _, claim in read])
    for i, j in pairs:
        (home, mine), (article, other) = coded[i], read[j]
        if not mine.is_optional:
            yield Outcome(file, *_describe(home), mine, other, compare_claims(mine, other), article)
    matched_coded, matched_read = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, (home, mine) in enumerate(coded):
        if i not in matched_coded and not mine.is_optional:
            slots = compare_claims(mine, CodedClaim(claim_id="", kind=mine.kind))
            missed = {slot: Tally(missed=tally.coded) for slot, tally in slots.items()}
            yield Outcome(file, *_describe(home), mine, None, missed, _find_twin(home, found))
    for j, (article, other) in enumerate(read):
        if j not in matched_read:
            slots = compare_claims(CodedClaim(claim_id="", kind=other.kind, statuses=("",)), other)
            extra = {slot: Tally(extra=tally.extra) for slot, tally in slots.items()}
            twin = _find_twin(article, gold) or article
            yield Outcome(file, *_describe(twin), None, other, extra, article)


def _describe(article: CodedArticle) -> tuple[str, str]:
    return article.outlet or UNKNOWN, str(article.year or UNKNOWN)


def _find_twin(article: CodedArticle, others: Sequence[CodedArticle]) -> CodedArticle | None:
    """Return the same article as the other side has it: the only one of the file, else the one of that title."""
    if len(others) == 1:
        return others[0]
    title = fold_name(article.title or "")
    return next((other for other in others if title and fold_name(other.title or "") == title), None)
