"""Claims as a coder or an extractor states them: one shape for both, so that they can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor or a place.

    Attributes:
        keys: The folded names that stand for it.
        label: The name to show.
    """

    keys: frozenset[str]
    label: str

    def is_same(self, other: Entity) -> bool:
        """Tell whether the two share a name."""
        return not self.keys.isdisjoint(other.keys)


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people, bodies, families or vehicles.

    Attributes:
        low: Least number, None if open.
        high: Greatest number, None if open.
        categories: The categories that are right; an extractor gives one.
    """

    low: int | None
    high: int | None
    categories: tuple[str | None, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether it bounds anything."""
        return self.low is not None or self.high is not None

    def is_same(self, other: Count) -> bool:
        """Tell whether both bounds agree."""
        return (self.low, self.high) == (other.low, other.high)


@dataclass(frozen=True, slots=True)
class Side:
    """A side of an exchange: who it is, and whom it releases."""

    actors: tuple[Entity, ...] = ()
    released: tuple[Count, ...] = ()
    gave: str | None = None


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a coder accepts without asking for it.

    Attributes:
        entities: By slot, the actors and places that are right if given.
        placeholders: By slot, how many extras of any kind are forgiven.
    """

    entities: Mapping[str, tuple[Entity, ...]] = field(default_factory=dict)
    placeholders: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CodedClaim:
    """A claim of the gold, or of an extractor.

    Attributes:
        claim_id: Its key within the file.
        kind: `exchange` or `evacuation`.
        statuses: The statuses that are right; an extractor gives one, or none.
        start: First day, None if unknown.
        end: Last day, None if unknown.
        precision: Of the date.
        sides: Of an exchange.
        place: Of an exchange; empty or one.
        evacuees: The groups that leave.
        people: Counts of those who leave.
        origin: Places left.
        destination: Places gone to.
        batch: Ordinal of the batch.
        vehicles: Empty or one known count.
        mediators: Who brokered or escorted it.
        is_optional: Gold: finding it is neither rewarded nor punished.
        event: Gold: the real-world event, shared by the claims about it.
        allowance: Gold: what is accepted beside what is asked for.
        confidence: Extractor: 0 to 1, None if it gives none.
        evidence: Extractor: spans of the article's text.
    """

    claim_id: str
    kind: str
    statuses: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    precision: str | None = None
    sides: tuple[Side, ...] = ()
    place: tuple[Entity, ...] = ()
    evacuees: tuple[Entity, ...] = ()
    people: tuple[Count, ...] = ()
    origin: tuple[Entity, ...] = ()
    destination: tuple[Entity, ...] = ()
    batch: int | None = None
    vehicles: tuple[Count, ...] = ()
    mediators: tuple[Entity, ...] = ()
    is_optional: bool = False
    event: str | None = None
    allowance: Allowance = field(default_factory=Allowance)
    confidence: float | None = None
    evidence: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """An article with its claims.

    Attributes:
        title: Headline, None if unknown.
        outlet: Publisher, None if unknown.
        year: Of publication, None if unknown.
        text: The stored text that spans refer to; None in the gold.
        claims: What it claims.
    """

    title: str | None
    outlet: str | None
    year: int | None
    text: str | None
    claims: tuple[CodedClaim, ...]
