"""Items: what marking finds in an article, in the form that coding works on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter

from extract.articles.article import Article
from extract.mentions.entries import Name, Noun, Word
from extract.mentions.mention import Mention
from extract.mentions.tokenizing import Tokens
from extract.text.dates import DateSpan
from extract.text.folding import fold

_YEAR = re.compile("20[0-3][0-9]")
_START = itemgetter(0)


@dataclass(slots=True, eq=False)
class Item:
    """Something found at tokens [i, j) of sentence s.

    `kind` is `actor`, `place`, `nat` (an adjective of belonging), `count`, `vehicles`, `batch`, `date`, `back` (so long before the
    news), `noun` (people without a number), `verb` or `cue`; the fields of other kinds stay at their defaults.
    """

    kind: str
    s: int
    i: int
    j: int
    prefix: str = ""  # clitic preposition: ب ل ك
    joined: bool = False  # "and" before it
    suffix: str = ""
    definite: bool = False
    plural: bool = False
    future: bool = False
    classes: int = 0
    tense: int = 0
    cue: str = ""
    names: Sequence[Name] = ()
    name: Name | None = None
    place_reading: Name | None = None
    actor_reading: Name | None = None
    noun: Noun | None = None
    precision: str = ""
    category: str = ""
    low: int | None = None
    high: int | None = None
    qualifier: str = ""
    held: bool = False
    bare: bool = False  # a count whose noun is understood
    noun_at: int = -1
    past: DateSpan | None = None
    planned: DateSpan | None = None
    ordinal: int = 0
    forced: str = ""


class Items(list[Item]):
    """Items of one sentence in order of place, and what is asked of them again and again; nothing is added later.

    Attributes:
        verbs: The verbs and their nouns.
        classes: Bits of all classes of these.
        counts: The counts of people.
        phrases: The cues.
        cues: What they are.
    """

    __slots__ = ("_starts", "classes", "counts", "cues", "phrases", "verbs")

    def __init__(self, items: Iterable[Item]) -> None:
        """Take the items, and sort them out."""
        super().__init__(items)
        self.verbs: list[Item] = []
        self.classes = 0
        self.counts: list[Item] = []
        self.phrases: list[Item] = []
        for item in self:
            if item.kind == "verb":
                self.verbs.append(item)
                self.classes |= item.classes
            elif item.kind == "cue":
                self.phrases.append(item)
            elif item.kind == "count":
                self.counts.append(item)
        self.cues = {item.cue for item in self.phrases}
        self._starts: list[int] = []  # their first tokens, made when first asked for

    def starting(self, a: int, b: int) -> list[Item]:
        """Return the items that start in tokens [a, b)."""
        if not self._starts:
            self._starts = [item.i for item in self]
        first = bisect_left(self._starts, a)
        return self[first : bisect_left(self._starts, b, first)]

    def find_verbs(self, classes: int) -> list[Item]:
        """Return the verbs and their nouns that are of one of some classes."""
        return [v for v in self.verbs if v.classes & classes] if self.classes & classes else []

    def find_cues(self, *cues: str) -> list[Item]:
        """Return the cues that are one of some."""
        return [] if self.cues.isdisjoint(cues) else [i for i in self.phrases if i.cue in cues]


@dataclass(slots=True)
class Marked:
    """A marked article: tokens, sentences and items."""

    article: Article
    tokens: Tokens
    words: list[str]
    info: list[Word | None]
    sentences: list[tuple[int, int]]
    anchor: date | None
    items: list[Item] = field(default_factory=list)
    months: dict[int, tuple[int, tuple[str, str, int, bool]]] = field(default_factory=dict)
    qualifiers: dict[int, tuple[int, str]] = field(default_factory=dict)
    country: str = ""
    home: frozenset[str] = frozenset()  # the two countries that the article names most
    by_sentence: list[Items] = field(default_factory=list)
    vocabulary: frozenset[str] = field(init=False)  # its words, each once
    day: str = field(init=False)  # ISO date by which names are read; empty if nothing tells it

    def __post_init__(self) -> None:
        """Write the day of publication out once, since many names ask for it; without one, the middle of the latest year named."""
        self.vocabulary = frozenset(self.words)
        if self.anchor:
            self.day = self.anchor.isoformat()
        else:
            years = [word for word in self.words if _YEAR.fullmatch(word)]
            self.day = f"{max(years)}-07-01" if years else ""

    @property
    def bare(self) -> list[str]:
        """The words without clitics, as far as spelling shows them."""
        return self.tokens.bare

    def index(self) -> None:
        """Group the items by sentence."""
        by_sentence: list[list[Item]] = [[] for _ in self.sentences]
        for item in self.items:
            by_sentence[item.s].append(item)
        self.by_sentence = list(map(Items, by_sentence))

    def sentence_at(self, token: int) -> int | None:
        """Return the number of the sentence that a token belongs to; None for a stop between two."""
        s = bisect_right(self.sentences, token, key=_START) - 1
        return s if s >= 0 and token < self.sentences[s][1] else None

    def text_span(self, i: int, j: int) -> tuple[int, int]:
        """Return the span in the stored text of tokens [i, j)."""
        return self.tokens.span(i, j)

    def mention(self, item: Item, *, kind: str | None = None, stands_for: Name | None = None) -> Mention:
        """Return an item as a mention with its span in the stored text.

        Args:
            item: The item.
            kind: `actor` or `place`, to read a name that can be both as one of them.
            stands_for: The actor that a person speaks or acts for, to name instead.
        """
        start, end = self.text_span(item.i, item.j)
        if item.joined or item.prefix:
            start += self._clitic_length(item)
        text = self.article.text[start:end]
        name = item.name
        if kind == "place" and item.kind == "actor" and item.place_reading is not None:
            name = item.place_reading
        if kind == "actor" and item.kind == "place" and item.actor_reading is not None:
            name = item.actor_reading
        if item.kind == "nat" and name is None:
            name = item.names[0]
        name = stands_for or name
        if item.kind == "date":
            span = item.past
            return Mention(
                "date",
                start,
                end,
                text,
                date_start=span.start if span else None,
                date_end=span.end if span else None,
                date_precision=span.precision if span else "unknown",
            )
        if item.kind in ("count", "vehicles"):
            return Mention(
                "count",
                start,
                end,
                text,
                category=item.category,
                low=item.low,
                high=item.high,
                qualifier=item.qualifier,
            )
        entity_kind = kind or ("actor" if item.kind in ("actor", "nat") else item.kind)
        if entity_kind == "place" and name is not None:
            precision = item.precision or ("country" if name.entity_type in ("country", "state") else "exact")
            return Mention(
                "place",
                start,
                end,
                text,
                name=name.canonical if name.entity_id else text,
                entity_id=name.entity_id or None,
                entity_type=name.entity_type,
                precision=precision,
            )
        return Mention(
            entity_kind if entity_kind in ("actor", "place") else "cue",
            start,
            end,
            text,
            name=name.canonical if name and name.entity_id else text,
            entity_id=(name.entity_id or None) if name else None,
            entity_type=name.entity_type if name else None,
        )

    def _clitic_length(self, item: Item) -> int:
        """Return how many stored characters before the item's first word are clitics ("و", "ب", "ل"), kept out of names."""
        if item.kind not in ("actor", "place", "nat"):
            return 0
        count = (1 if item.joined else 0) + (
            1 if item.prefix and not self.words[item.i].removeprefix("و").startswith("لل") else 0
        )
        if not count or count >= len(self.words[item.i]):
            return 0
        start, end = self.tokens.span(item.i, item.i + 1)
        return fold(self.article.text[start:end]).origin(count)
