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


class LexiconError(ValueError):
    """A word list that cannot be used as it stands."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of news pages: its folded key, what it does on the page, and whose template shows it."""

    key: str
    kind: str
    outlet: str | None


@cache
def _read_lexicon(name: str) -> dict[str, list[dict[str, Any]]]:
    """Read a file of the lexicon."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the fast one where libyaml is built in
    text = (_LEXICON / name).read_text(encoding="utf-8")
    content: dict[str, list[dict[str, Any]]] = yaml.load(text, Loader=loader)  # noqa: S506 both are safe loaders
    return content


def load_entries(name: str, section: str) -> list[dict[str, Any]]:
    """Return the entries of a section of a lexicon file.

    Raises:
        LexiconError: If the file has no such section.
    """
    content = _read_lexicon(name)
    if section not in content:
        raise LexiconError(f"extract/lexicon/{name} has no section {section!r}")
    return content[section]


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
