"""What was found, missed and too much, and the shares that follow from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """How coded things and read things agree.

    Attributes:
        found: Coded and read.
        missed: Coded, not read.
        extra: Read, not coded.
    """

    found: int = 0
    missed: int = 0
    extra: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Return the two together."""
        return Tally(self.found + other.found, self.missed + other.missed, self.extra + other.extra)

    @property
    def is_right(self) -> bool:
        """Whether nothing is missed and nothing too much."""
        return not self.missed and not self.extra

    @property
    def coded(self) -> int:
        """How many there were to find."""
        return self.found + self.missed

    @property
    def precision(self) -> float:
        """Share of what was read that is right; 0 where nothing was read."""
        return self.found / (self.found + self.extra) if self.found + self.extra else 0.0

    @property
    def recall(self) -> float:
        """Share of what was coded that was read; 0 where nothing was coded."""
        return self.found / self.coded if self.coded else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def shares(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        return self.precision, self.recall, self.f1


def add_up(tallies: Iterable[Tally]) -> Tally:
    """Return all tallies together."""
    return sum(tallies, start=Tally())
