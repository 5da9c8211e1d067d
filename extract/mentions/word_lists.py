"""Word lists: single lists of the files of the lexicon, folded."""

from __future__ import annotations

from functools import cache
from typing import Any

from extract.errors import InputError
from extract.lexicon_files import read_lexicon_file
from extract.text.folding import fold_word


def list_words(file: str, name: str) -> frozenset[str]:
    """Return the whole words of a list.

    Raises:
        InputError: If there is no list of that name.
    """
    return frozenset(_fold(file, "lists", name))


def list_beginnings(file: str, name: str) -> tuple[str, ...]:
    """Return how the words of a list begin.

    Raises:
        InputError: If there is no list of that name.
    """
    return _fold(file, "beginnings", name)


def list_stems(file: str, name: str) -> tuple[str, ...]:
    """Return what the words of a list have inside.

    Raises:
        InputError: If there is no list of that name.
    """
    return _fold(file, "stems", name)


def _fold(file: str, kind: str, name: str) -> tuple[str, ...]:
    lists = _read_once(file)[kind]
    if name not in lists:
        raise InputError(
            f"The word lists cannot be read: extract/lexicon/{file} has no list `{name}` under `{kind}`.",
            remedy="A rule reads the list under this name: put it back.",
        )
    return tuple(fold_word(word) for word in lists[name]["words"])


@cache
def _read_once(file: str) -> dict[str, Any]:
    return read_lexicon_file(file)
