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
        names: Names found, before a reading is chosen.
    """

    marked: Marked
    s: int
    start: int
    end: int
    names: list[Item] = field(default_factory=list)

    def add_name(self, item: Item) -> None:
        """Add a name to the sentence and to the article."""
        self.names.append(item)
        self.marked.items.append(item)
