"""Telling Arabic from the other languages that are written in its script, or in none of it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from extract.articles.words import load_entries
from extract.text.folding import fold_word

_SAMPLE: Final = 20_000  # characters looked at
_ARABIC_SHARE: Final = 0.5  # of the letters must be of the Arabic script
_FOREIGN_SHARE: Final = 0.02  # of the Arabic-script letters may be foreign to Arabic: names, quotes
_WORD: Final = re.compile(r"[\u0620-\u06ff\u0750-\u077f]+")
_LATIN: Final = re.compile(r"[^\W\d_\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_SCRIPT: Final = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")


@cache
def _load_profiles() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """Return code, foreign letters and function words of each language, Arabic first."""
    return tuple(
        (
            str(entry["code"]),
            frozenset(str(entry["letters"])),
            frozenset(str(word["form"]) for word in entry["words"]),
        )
        for entry in load_entries("languages.yml", "languages")
    )


@cache
def load_function_words() -> frozenset[str]:
    """Return the folded function words of Arabic."""
    return frozenset(fold_word(word) for code, _, words in _load_profiles() if code == "ar" for word in words)


def detect_language(text: str) -> str:
    """Return the ISO 639 code of a text's language, or `und` where the Arabic script is not in the majority.

    Letters decide where the text is short; where it is long, function words do, so that an Arabic report by an
    Iranian outlet, typed with Persian kaf and yeh, stays Arabic.
    """
    sample = text[:_SAMPLE]
    script = len(_SCRIPT.findall(sample))
    other = len(_LATIN.findall(sample))
    if script == 0 or script / (script + other) < _ARABIC_SHARE:
        return "und"
    words = [word for word in (fold_marks(w) for w in _WORD.findall(sample)) if word]
    hits = {code: sum(word in known for word in words) for code, _, known in _load_profiles()}
    arabic = hits["ar"] + sum(word.startswith(("ال", "وال", "بال", "لل")) for word in words)
    best, best_hits = "ar", arabic
    for code, letters, _ in _load_profiles():
        foreign = sum(sample.count(letter) for letter in letters)
        if foreign > _FOREIGN_SHARE * script and hits[code] + foreign > best_hits:
            best, best_hits = code, hits[code] + foreign
    return best


def fold_marks(word: str) -> str:
    """Return a word without vowel marks and tatweel, its letters as they are."""
    return re.sub(r"[\u064b-\u0655\u0670\u0640]", "", word)
