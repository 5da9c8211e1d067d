"""Telling Arabic from the other languages that are written in its script, or in none of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from extract.articles.words import load_entries
from extract.text.folding import fold_word

_SAMPLES: Final = (2_000, 20_000)  # characters looked at: the second only where the first are not Arabic
_ARABIC_SHARE: Final = 0.5  # of the words must be of the Arabic script
_FOREIGN_SHARE: Final = 0.02  # of the Arabic-script letters may be foreign to Arabic: names, quotes
_MARKS: Final = re.compile(r"[\u064b-\u0655\u0670\u0640]+")
_WORD: Final = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06d5\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+")
_OTHER_WORD: Final = re.compile(r"[^\W\d_\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]+")


@dataclass(frozen=True, slots=True)
class _Profile:
    """What tells a language: its code, letters foreign to Arabic, and function words."""

    code: str
    letters: re.Pattern[str] | None
    words: frozenset[str]


@cache
def _load_profiles() -> tuple[_Profile, ...]:
    """Return the profiles of the languages, Arabic first."""
    return tuple(
        _Profile(
            code=str(entry["code"]),
            letters=re.compile(f"[{entry['letters']}]") if entry["letters"] else None,
            words=frozenset(str(word["form"]) for word in entry["words"]),
        )
        for entry in load_entries("languages.yml", "languages")
    )


@cache
def load_function_words() -> frozenset[str]:
    """Return the folded function words of Arabic."""
    return frozenset(fold_word(word) for profile in _load_profiles() if profile.code == "ar" for word in profile.words)


def detect_language(text: str) -> str:
    """Return the ISO 639 code of a text's language, or `und` where the Arabic script is not in the majority.

    Letters that Arabic lacks raise the question, function words decide it: an Arabic report by an Iranian outlet,
    typed with Persian kaf and yeh, stays Arabic.
    """
    for size in _SAMPLES:
        language = _judge_sample(_MARKS.sub("", text[:size]))
        if language == "ar" or len(text) <= size:
            break
    return language


def _judge_sample(sample: str) -> str:
    """Return the code of the language of a text without vowel marks."""
    words = _WORD.findall(sample)
    if not words or len(words) < _ARABIC_SHARE * (len(words) + len(_OTHER_WORD.findall(sample))):
        return "und"
    if _compile_foreign().search(sample) is None:
        return "ar"
    letter_count = sum(map(len, words))
    best, best_hits = "ar", _count_arabic(words)
    for profile in _load_profiles():
        foreign = len(profile.letters.findall(sample)) if profile.letters is not None else 0
        hits = foreign + _count_hits(words, profile)
        if foreign > _FOREIGN_SHARE * letter_count and hits > best_hits:
            best, best_hits = profile.code, hits
    return best


@cache
def _compile_foreign() -> re.Pattern[str]:
    """Return a pattern of the letters that Arabic lacks."""
    return re.compile("|".join(profile.letters.pattern for profile in _load_profiles() if profile.letters is not None))


def _count_hits(words: list[str], profile: _Profile) -> int:
    """Count the function words of a language."""
    return sum(word in profile.words for word in words)


def _count_arabic(words: list[str]) -> int:
    """Count the function words of Arabic, and the words that bear its article."""
    arabic = _count_hits(words, _load_profiles()[0])
    return arabic + sum(word.startswith(("ال", "وال", "بال", "لل")) for word in words)
