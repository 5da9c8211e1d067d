"""Entries: what the lexicon knows of words and names, as data."""

from __future__ import annotations

from collections.abc import Container
from copy import copy
from dataclasses import dataclass, replace
from typing import Any

from extract.mentions.clitics import Cut
from extract.mentions.forms import NOUN, PARTICIPLE, PAST, PRESENT
from extract.text.numerals import NumberWord


@dataclass(slots=True, eq=False)
class Noun:
    """A noun of people, vehicles or convoys in one of its forms.

    Attributes:
        kind: `people`, `vehicles` or `convoys`.
        number: `s`, `d` or `p`.
        category: Of people: codebook, section 4; of the others: the singular.
        held: The word says that somebody holds the person.
        weak: The word counts people only beside a number.
    """

    kind: str
    number: str
    category: str
    held: bool = False
    weak: bool = False


@dataclass(slots=True, eq=False)
class Name:
    """A name of an actor or a place.

    Attributes:
        kind: `actor` or `place`.
        entity_id: Its id.
        canonical: Canonical Arabic name of the entity.
        entity_type: Type of the entity.
        name_kind: Of an actor: `canonical`, `alias`, `organ`, `epithet`, `metonym` …
        gated: The name needs context (an actor named before, a place noun before it).
        country: ISO2 code of the entity's country.
        salience: Of a place: 0 to 3.
        since: ISO date from which an actor bears the name, empty if always.
        until: ISO date to which it bears it, empty if still.
    """

    kind: str
    entity_id: str
    canonical: str
    entity_type: str
    name_kind: str = "alias"
    gated: bool = False
    country: str = ""
    salience: int = 2
    since: str = ""
    until: str = ""

    def holds_on(self, day: str) -> bool:
        """Tell whether the entity bore the name on an ISO day; an empty day is today's usage."""
        day = day or "9999"
        return (not self.since or self.since <= day) and (
            not self.until or day <= (self.until if len(self.until) > 4 else self.until + "-12-31")
        )


class Entry:
    """All readings of one written form, clitics off."""

    __slots__ = (
        "classes",
        "excluded_by",
        "head",
        "nationality",
        "needs_object",
        "noun",
        "number",
        "ordinal",
        "tense",
        "weekday",
    )

    def __init__(self) -> None:
        """Make an entry without readings."""
        self.classes: int = 0  # bits of verb classes
        self.tense: int = 0
        self.needs_object: dict[int, frozenset[str]] = {}  # class bit -> objects of which one must follow
        self.excluded_by: dict[int, frozenset[str]] = {}  # class bit -> words right after which make it another sense
        self.noun: Noun | None = None
        self.number: NumberWord | None = None
        self.ordinal: int | None = None
        self.nationality: list[Name] = []  # actors that an adjective of belonging names, by date
        self.weekday: int | None = None
        self.head: str | None = None  # place cue precision, or `group`, `person`, `direction`

    def takes(self, cut: Cut) -> bool:
        """Tell whether a reading goes with its clitics: no article on a finite verb, no future on a noun."""
        prefix, _joined, future, definite, _stem = cut
        if future:
            return bool(self.tense & PRESENT)
        if self.tense & (PAST | PRESENT) and not self._is_nominal():
            return not definite and prefix in ("", "ل")
        return True

    def _is_nominal(self) -> bool:
        return bool(
            self.tense & (NOUN | PARTICIPLE)
            or self.noun
            or self.number
            or self.ordinal
            or self.nationality
            or self.weekday is not None
            or self.head
        )


class Word:
    """One written form as the lexicon reads it, with its clitics; shared by all its occurrences."""

    __slots__ = (
        "definite",
        "endings",
        "entry",
        "follows",
        "future",
        "joined",
        "prefix",
        "starts",
        "suffix",
        "text",
        "value",
    )

    def __init__(self, text: str) -> None:
        """Make a word without readings."""
        self.text = text
        self.prefix = ""  # clitic preposition: ب ل ك
        self.joined = False  # "and" before it
        self.definite = False
        self.future = False
        self.suffix = ""
        self.entry: Entry | None = None
        self.starts: tuple[tuple[str, bool, dict[str, Any]], ...] = ()  # (preposition, joined, node of the trie)
        self.endings: tuple[Ending, ...] = ()  # what ends at the word itself
        self.follows: Container[str] = ()  # words with which a phrase that starts here can go on
        self.value: float | None = None  # of digits

    def take(self, entry: Entry, cut: Cut) -> None:
        """Take an entry with the clitics that were cut off for it."""
        self.entry = entry
        self.prefix, self.joined, self.future, self.definite, _stem = cut

    def make_dual(self) -> None:
        """Take a plural noun for the dual that is written alike, on an entry of its own."""
        if self.entry is not None and self.entry.noun is not None and self.entry.noun.number == "p":
            noun = replace(self.entry.noun, number="d")
            self.entry = copy(self.entry)
            self.entry.noun = noun


Ending = tuple[str, int, str, bool, list[Any]]
"""What a phrase is (`name`, `cue`, `month`, `qualifier`), the token after it, preposition, "and", and the payloads."""


def add_endings(found: dict[str, Ending], node: dict[str, Any], j: int, prefix: str, *, joined: bool) -> None:
    """Add what ends at a node of the trie before token j; of each kind the longest stays."""
    ends = node.get("")
    if ends is None:
        return
    for kind, payloads in ends.items():
        before = found.get(kind)
        if before is None or j > before[1]:
            found[kind] = (kind, j, prefix, joined, payloads)
        elif j == before[1]:
            more = [payload for payload in payloads if payload not in before[4]]
            found[kind] = (*before[:4], [*before[4], *more])
