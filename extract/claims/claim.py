"""The claim: what one article says about one exchange or evacuation."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

from extract.articles.article import Article
from extract.mentions.mention import Mention

KINDS = ("exchange", "evacuation")

ROLES = (
    "side_actor",  # who a side of an exchange is
    "released",  # a count that the side lets go
    "part",  # a part of a count that stands elsewhere in the claim
    "gave",  # what a side gave instead of people; the mention's category says what
    "total",  # a joint count that the text does not split between the sides
    "place",  # where people were handed over
    "evacuee",  # the group or community that leaves
    "people",  # a count of those who leave
    "origin",
    "destination",
    "party",  # who made the deal of an evacuation
    "mediator",
    "vehicles",
    "date",
    "source",  # to whom the article attributes the claim
    "denied_by",
)


def make_claim_id(article_id: str, kind: str, ordinal: int) -> str:
    """Return the stable key of a claim: `c` and 16 hex digits.

    Args:
        article_id: Key of the article that makes it.
        kind: `exchange` or `evacuation`.
        ordinal: Its place among the article's claims, from 0.
    """
    return "c" + hashlib.sha256(f"{article_id}|{kind}|{ordinal}".encode()).hexdigest()[:16]


class Slot(NamedTuple):
    """One filled slot of a claim.

    Attributes:
        role: One of `ROLES`.
        mention: The words that fill it.
        side: 1, 2, … for the slots of an exchange's sides, else None.
        source: To whom the article attributes a figure, where it does.
        rule: Name of the rule that filled it, for `hudna explain`.
    """

    role: str
    mention: Mention
    side: int | None = None
    source: Mention | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says about one exchange or evacuation (codebook, section 1).

    Attributes:
        claim_id: Stable key: article, kind and ordinal.
        kind: `exchange` or `evacuation`.
        scope: `operation` (the whole, or an event in one piece) or `batch`.
        status: `proposed`, `agreed`, `ongoing`, `completed` or `failed`.
        date_start: First day of the event, None if unknown.
        date_end: Last day of the event, None if unknown.
        date_precision: `day`, `week`, `month`, `year` or `unknown`.
        batch: Ordinal of the batch, if given.
        confidence: 0 to 1: the estimated chance that kind, parties, counts and status are all right.
        slots: The filled slots.
        evidence: Spans (start, end) of the passages that the claim rests on, in order.
        is_running_total: Whether its figures sum up what happened on several occasions, or since some time.
    """

    claim_id: str
    kind: str
    scope: str
    status: str
    date_start: date | None
    date_end: date | None
    date_precision: str
    batch: int | None
    confidence: float
    slots: tuple[Slot, ...]
    evidence: tuple[tuple[int, int], ...]
    is_running_total: bool = False


@dataclass(frozen=True, slots=True)
class Rejection:
    """A candidate that did not become a claim, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that an extractor found in one article.

    Attributes:
        article: The article.
        mentions: What stands in it.
        claims: What it says.
        rejections: What did not become a claim.
        is_answered: False where another service that was asked about the article gave no answer, so that nothing is known of it.
        failure: The error in the extractor that stopped it at this article, so that nothing is known of it; else None.
    """

    article: Article
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    rejections: tuple[Rejection, ...] = field(default=())
    is_answered: bool = True
    failure: str | None = None


class Extractor(Protocol):
    """What an extraction engine must offer, whether rules, a learned model or a language model."""

    version: str

    def extract(self, article: Article) -> Extraction:
        """Return the mentions and claims of one article; never raises on any text.

        Raises:
            EndpointFailedError: If a service that is asked about articles answers none.
        """
        ...
