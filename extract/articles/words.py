"""The word lists that reading needs, from `extract/lexicon/`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from extract.text.folding import fold_word

_LEXICON: Final = Path(__file__).resolve().parents[1] / "lexicon"
_EDGES: Final = " \t|:؛،,.-–—_*•·»«›>()[]{}\"“”'!؟?/\\#+✓✔▼►▶"
_BLANKS: Final = re.compile(r"\s+")


class LexiconError(ValueError):
    """A word list that cannot be used as it stands."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of news pages: its folded key, what it does on the page, and whose template shows it."""

    key: str
    kind: str
    outlet: str | None


def load_entries(name: str, section: str) -> list[dict[str, Any]]:
    """Return the entries of a section of a lexicon file.

    Raises:
        LexiconError: If the file has no such section.
    """
    content = yaml.safe_load((_LEXICON / name).read_text(encoding="utf-8"))
    if section not in content:
        raise LexiconError(f"extract/lexicon/{name} has no section {section!r}")
    entries: list[dict[str, Any]] = content[section]
    return entries


def make_key(text: str) -> str:
    """Fold a line or phrase to the key under which its spellings meet: no marks, no punctuation at its edges."""
    folded = _BLANKS.sub(" ", fold_word(text)).lower()
    key = folded.strip(_EDGES)
    return key or folded.strip()


@cache
def load_phrases() -> dict[str, Phrase]:
    """Return the page phrases by key; of a key in two kinds the first counts."""
    phrases: dict[str, Phrase] = {}
    for entry in load_entries("boilerplate.yml", "phrases"):
        key = make_key(str(entry["form"]))
        phrases.setdefault(key, Phrase(key, str(entry["kind"]), entry.get("outlet")))
    return phrases


@cache
def list_phrases(kind: str) -> tuple[str, ...]:
    """Return the keys of one kind of page phrase, longest first."""
    keys = (make_key(str(e["form"])) for e in load_entries("boilerplate.yml", "phrases") if e["kind"] == kind)
    return tuple(sorted(set(keys), key=lambda key: (-len(key), key)))
