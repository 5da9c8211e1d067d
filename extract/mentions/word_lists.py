"""Word lists: single lists of the files of the lexicon, folded."""

from __future__ import annotations

from collections.abc import Iterable
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


def with_and(words: Iterable[str], *, shortest: int = 0) -> frozenset[str]:
    """Return the forms of some words: as they are, and with "and" written before them.

    A form is one that leaves a word once "و" is cut off it; so a word that itself begins with it has the second form alone.

    Args:
        words: Folded words.
        shortest: Letters of a form of which "و" is cut off; the first letter of a shorter one is none.
    """
    plain = {word for word in words if len(word) < shortest or not word.startswith("و")}
    return frozenset(plain | {"و" + word for word in words if len(word) + 1 >= shortest})


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
