"""Frames: what one passage says of one exchange or evacuation, before passages are joined into claims."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.mentions.items import Item


@dataclass(slots=True, eq=False)
class Filler:
    """An item in a slot of a frame.

    Attributes:
        item: What fills the slot.
        rule: Which rule put it there.
        source: Of a count: who tells it, where the article gives another figure for the same people.
    """

    item: Item
    rule: str
    source: Item | None = None


@dataclass(slots=True, eq=False)
class Side:
    """A party of an exchange in a frame: who it is and whom it lets go.

    Attributes:
        actors: Key of an actor → the item that names it.
        released: Counts of those whom it lets go.
        parts: Counts that are parts of these.
        gave: What it gives instead of people.
    """

    actors: dict[str, Filler] = field(default_factory=dict)
    released: list[Filler] = field(default_factory=list)
    parts: list[Filler] = field(default_factory=list)
    gave: Filler | None = None


@dataclass(slots=True, eq=False)
class Frame:
    """What one passage (a sentence or a part of it) says of one event.

    Attributes:
        kind: `exchange` or `evacuation`.
        s: First sentence.
        span: Tokens [start, end) of the passage.
        trigger: The item that makes it one.
        status: Status as this passage tells it; empty where it does not.
        firmness: How plainly the passage tells the status, 0 to 3.
        background: The passage tells of another, earlier event than the report's news.
        sides: Of an exchange.
        total: Joint counts of an exchange.
        actors: Who leaves, in an evacuation.
        people: How many leave.
        parts: Parts of them.
        origin: Places left.
        destination: Places made for.
        vehicles: Buses and the like.
        batch: Ordinal of the batch.
        places: Where people are handed over.
        date: The date of the event.
        mediators: Who brokered it.
        parties: Who made the deal of an evacuation.
        sources: To whom it is attributed.
        denied_by: Who denies it.
        weight: How much the passage tells; the claim's kind and status follow the weightiest.
        is_release: No passage names an exchange, or what is given in return: people are only let go, received or come home.
        is_total: The counts may be running or final totals: a hint for joining (`totals.py` tells it of the whole claim).
        evidence: Token ranges.
        sentences: Numbers of the sentences joined so far; empty for a frame of one.
    """

    kind: str
    s: int
    span: tuple[int, int]
    trigger: Item
    status: str = ""
    firmness: int = 0
    background: bool = False
    sides: list[Side] = field(default_factory=list)
    total: list[Filler] = field(default_factory=list)
    actors: dict[str, Filler] = field(default_factory=dict)
    people: list[Filler] = field(default_factory=list)
    parts: list[Filler] = field(default_factory=list)
    origin: dict[str, Filler] = field(default_factory=dict)
    destination: dict[str, Filler] = field(default_factory=dict)
    vehicles: Filler | None = None
    batch: Filler | None = None
    places: dict[str, Filler] = field(default_factory=dict)
    date: Filler | None = None
    mediators: dict[str, Filler] = field(default_factory=dict)
    parties: dict[str, Filler] = field(default_factory=dict)
    sources: dict[str, Filler] = field(default_factory=dict)
    denied_by: dict[str, Filler] = field(default_factory=dict)
    weight: float = 0.0
    is_release: bool = False
    is_total: bool = False
    evidence: list[tuple[int, int]] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
