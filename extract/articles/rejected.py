"""The outcome of an input that gave no article: what it was and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

REASONS: Final = frozenset(
    {
        "unreadable",  # the file or archive cannot be opened, or breaks off
        "unsupported",  # a kind of file that is not read
        "encoding",  # bytes in no known encoding
        "empty",  # no words, or only menus
        "not_arabic",
        "bad_json",
        "missing_field",
        "too_large",
    }
)


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input document that could not be read as an article.

    Attributes:
        source_file: The input, relative to the project where it lies below it, else absolute.
        position: Its place in the file, from 0: the line of a JSONL file, the story of a page.
        reason: One of `REASONS`.
        detail: What is wrong, for people.
        url: Address that it states, as far as that could be read; else None.
    """

    source_file: str
    position: int
    reason: str
    detail: str
    url: str | None = None

    def __post_init__(self) -> None:
        """Refuse a reason outside the vocabulary."""
        if self.reason not in REASONS:
            raise ValueError(f"unknown reason for a rejection: {self.reason!r}")
