"""A leg: a count of people in an exchange passage, with the evidence of who lets them go."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.mentions.items import Item

FIRM = 1.5
"""The weight of evidence that names who lets people go: each side does."""


@dataclass(slots=True, eq=False)
class Vote:
    """One piece of evidence of who lets a leg's people go.

    Attributes:
        key: The actor.
        role: `releaser`, or `owner` (whose people they are, or who gets them back).
        weight: How much it counts.
        rule: Name of the rule.
    """

    key: str
    role: str
    weight: float
    rule: str


@dataclass(slots=True, eq=False)
class Leg:
    """A count of people in an exchange passage, with the evidence of who lets them go.

    Attributes:
        item: The count (or the single person).
        segment: How many "in return for" stand before it in the sentence.
        verb: The governing verb.
        votes: The evidence.
        linked: It is joined to the leg before it, with no verb between.
        turns: What it stands under says that it goes the other way than the leg before ("والفصائل العدد نفسه").
        is_rival: It is another teller's figure for people already counted.
    """

    item: Item
    segment: int
    verb: Item | None = None
    votes: list[Vote] = field(default_factory=list)
    linked: bool = False
    is_rival: bool = False
    turns: bool = False

    def vote(self, key: str, role: str, weight: float, rule: str) -> None:
        """Add evidence."""
        self.votes.append(Vote(key, role, weight, rule))
