"""The word lists that reading needs, from `extract/lexicon/`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from extract.lexicon_files import read_lexicon_file
from extract.text.folding import fold_word

_EDGES: Final = " \t|:؛،,.-–—_*•·»«›>()[]{}\"“”'!؟?/\\#+✓✔▼►▶"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of news pages: its folded key, what it does on the page, and whose template shows it."""

    key: str
    kind: str
    outlet: str | None


@cache
def _read_once(name: str) -> dict[str, list[dict[str, Any]]]:
    return read_lexicon_file(name)


def load_entries(name: str, section: str) -> list[dict[str, Any]]:
    """Return the entries of a section of a file of the lexicon.

    Raises:
        InputError: If the file cannot be read or is not of its form.
    """
    return _read_once(name)[section]


def make_key(text: str) -> str:
    """Fold a line or phrase to the key under which its spellings meet: no marks, no punctuation at its edges."""
    return trim_key(fold_word(text).lower())


def trim_key(folded: str) -> str:
    """Return the key of a line that is folded already."""
    spaced = " ".join(folded.split())
    return spaced.strip(_EDGES) or spaced


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


@cache
def compile_phrases(*kinds: str, whole_words: bool = True, prefix: str = "") -> re.Pattern[str]:
    """Return a pattern of any phrase of some kinds within a folded line, longest first.

    Args:
        kinds: Kinds of page phrase.
        whole_words: False where a digit may touch the phrase ("7 June 2018last update").
        prefix: Pattern of what may be written together with the phrase.
    """
    keys = sorted({key for kind in kinds for key in list_phrases(kind)}, key=lambda key: (-len(key), key))
    edge = r"[^\W_]" if whole_words else r"[^\W\d_]"
    return re.compile(rf"(?<!{edge}){prefix}(?:{'|'.join(map(re.escape, keys))})(?!{edge})")
