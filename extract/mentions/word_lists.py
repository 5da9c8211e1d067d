"""Word lists: the YAML files of `extract/lexicon/` as they stand on disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

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
