"""A marker over the project's lexicon, and texts of our own to mark."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from extract.articles.article import Article
from extract.mentions.items import Marked
from extract.mentions.lexicon_loading import load_lexicon
from extract.mentions.mark import Marker

PROJECT = Path(__file__).resolve().parents[3]
Mark = Callable[..., Marked]


@pytest.fixture(scope="session")
def mark() -> Mark:
    """Return a function that marks a text published on Monday 21 May 2018, or on another day."""
    marker = Marker(load_lexicon(PROJECT))

    def run(text: str, day: date | None = date(2018, 5, 21)) -> Marked:
        return marker.mark(
            Article(
                "a", "f", 0, None, None, None, None, None, "", text, "ar", None, day, "unknown", "", is_sample=False
            )
        )

    return run
