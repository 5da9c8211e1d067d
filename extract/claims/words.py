"""Words: the lists of `exchanges.yml`, `evacuations.yml` and `circumstances.yml`, folded."""

from __future__ import annotations

from functools import cache
from typing import Any

from extract.mentions.word_lists import read_word_list
from extract.text.folding import fold_word


@cache
def _read(file: str) -> dict[str, Any]:
    return read_word_list(file)


def list_words(file: str, name: str) -> frozenset[str]:
    """Return the whole words of a list.

    Raises:
        KeyError: If there is no list of that name.
    """
    return frozenset(_fold(file, "lists", name))


def list_beginnings(file: str, name: str) -> tuple[str, ...]:
    """Return how the words of a list begin.

    Raises:
        KeyError: If there is no list of that name.
    """
    return _fold(file, "beginnings", name)


def list_stems(file: str, name: str) -> tuple[str, ...]:
    """Return what the words of a list have inside.

    Raises:
        KeyError: If there is no list of that name.
    """
    return _fold(file, "stems", name)


def _fold(file: str, kind: str, name: str) -> tuple[str, ...]:
    return tuple(fold_word(word) for word in _read(file)[kind][name]["words"])
