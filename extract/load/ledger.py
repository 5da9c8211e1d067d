"""What a run did with each document: the outcomes, and their sums."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

LOADED = "loaded"
NO_CLAIM = "no_claim"
UPDATED = "updated"
UNCHANGED = "unchanged"
DUPLICATE = "duplicate"
REJECTED = "rejected_"
FAULTY = "faulty_extraction"
"""Why an article was rejected whose claims are not sound: a span that does not give its words back, say."""
FAILED = "failed_extraction"
"""Why an article was rejected at which the extractor stopped with an error."""
SAME_ID = "an article with this id came earlier in the run"
"""Detail of a `duplicate` that lost to the first document with its id."""
SAME_TEXT = "the same text as article "
"""Detail of a `duplicate`, before the id of the article that stands for it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input document.

    Attributes:
        source_file: The stored name of the input.
        position: Place of the article on its page, from 0.
        article_id: Its key; None where no article could be read.
        outcome: `loaded`, `no_claim` (loaded, and holds no claim), `updated`, `unchanged`, `duplicate` or `rejected_<why>`.
        detail: The reason, as a sentence; None where the outcome says it all.
    """

    source_file: str
    position: int
    article_id: str | None
    outcome: str
    detail: str | None = None


@dataclass(slots=True)
class LoadSummary:
    """What a run of `hudna load` did.

    Attributes:
        run_id: Key of the run in `raw.runs`.
        outcomes: How many documents had each outcome.
        claim_count: Claims of the articles that were loaded or updated.
        removed_count: Articles taken out: those that their page no longer holds.
        dropped_sample_count: Sample articles that made room for real ones.
        failed_count: Articles of this run at which the extractor stopped with an error.
    """

    run_id: str
    outcomes: Counter[str] = field(default_factory=Counter)
    claim_count: int = 0
    removed_count: int = 0
    dropped_sample_count: int = 0
    failed_count: int = 0

    @property
    def document_count(self) -> int:
        """Return how many documents were read."""
        return sum(self.outcomes.values())

    @property
    def new_count(self) -> int:
        """Return how many articles came in, with claims or without."""
        return self.outcomes[LOADED] + self.outcomes[NO_CLAIM]

    @property
    def rejected_count(self) -> int:
        """Return how many documents were quarantined."""
        return sum(count for outcome, count in self.outcomes.items() if outcome.startswith(REJECTED))
