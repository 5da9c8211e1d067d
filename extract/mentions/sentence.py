"""A sentence while its names are found: its tokens, and the names so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.mentions.items import Item, Marked

QUOTES = frozenset("\"«»“”‘’'()[]")


@dataclass(slots=True)
class Sentence:
    """Tokens [start, end) of an article, and the names found in them.

    Attributes:
        marked: The article.
        s: Number of the sentence.
        start: Its first token.
        end: One past its last token.
        before: The sentence before it in the article; None for the first.
        names: Names found, before a reading is chosen.
        convoys: Nouns of convoys found.
        first: Where its items begin among those of the article.
    """

    marked: Marked
    s: int
    start: int
    end: int
    before: Sentence | None = field(default=None, repr=False)
    names: list[Item] = field(default_factory=list)
    convoys: list[Item] = field(default_factory=list)
    first: int = field(init=False)

    def __post_init__(self) -> None:
        """Note where its items begin, and let go of what stands two sentences before it."""
        self.first = len(self.marked.items)
        if self.before is not None:
            self.before.before = None

    def add_name(self, item: Item) -> None:
        """Add a name to the sentence and to the article."""
        self.names.append(item)
        self.marked.items.append(item)
