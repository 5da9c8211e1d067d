"""Words: the lists of `exchanges.yml`, folded."""

from __future__ import annotations

from functools import cache
from typing import Any

from extract.mentions.word_lists import read_word_list
from extract.text.folding import fold_word


@cache
def _read() -> dict[str, Any]:
    return read_word_list("exchanges.yml")


def list_words(name: str) -> frozenset[str]:
    """Return a list of folded words.

    Raises:
        KeyError: If there is no list of that name.
    """
    return frozenset(fold_word(word) for word in _read()["lists"][name]["words"])


def list_beginnings(name: str) -> tuple[str, ...]:
    """Return a list of folded beginnings of words.

    Raises:
        KeyError: If there is no list of that name.
    """
    return tuple(fold_word(word) for word in _read()["beginnings"][name]["words"])
