"""How far two pieces of text speak of the same things."""

from __future__ import annotations

import re
from typing import Final

from extract.articles.language import load_function_words
from extract.text.folding import fold_word

_WORD: Final = re.compile(r"[^\W_]{3,}")
_PREFIX: Final = re.compile(r"^(?:وال|بال|فال|كال|لل|ال|و|ب|ل|ف)(?=\w{3,})")


def list_content_words(text: str) -> frozenset[str]:
    """Return the words of a text that carry meaning: folded, without article and clitics."""
    words = (_PREFIX.sub("", word) for word in _WORD.findall(fold_word(text).lower()))
    return frozenset(words) - load_function_words()


def share_words(text: str, words: frozenset[str]) -> float:
    """Return the share of a text's content words that are among these, from 0 to 1."""
    own = list_content_words(text)
    return len(own & words) / len(own) if own else 0.0
