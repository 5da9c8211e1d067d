"""Word lists: the YAML files of `extract/lexicon/` as they stand on disk, and single lists of them, folded."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from extract.text.folding import fold_word

LEXICON = Path(__file__).resolve().parent.parent / "lexicon"


class LexiconError(ValueError):
    """A word list or reference table cannot be compiled; the message names the file and the entry."""


def read_word_list(name: str) -> dict[str, Any]:
    """Return a file of the lexicon.

    Args:
        name: The file's name, with its suffix.

    Raises:
        LexiconError: If it is missing or no YAML.
    """
    path = LEXICON / name
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the fast one where libyaml is built in
    try:
        text = path.read_text(encoding="utf-8")
        content: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 both are safe loaders
    except (OSError, yaml.YAMLError) as error:
        raise LexiconError(f"{path}: cannot be read: {error}") from error
    return content


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
    return tuple(fold_word(word) for word in _read_once(file)[kind][name]["words"])


@cache
def _read_once(file: str) -> dict[str, Any]:
    return read_word_list(file)
