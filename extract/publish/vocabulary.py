"""Which words a release may show: those that are known to be words of the language, and no names.

The list is closed. What it lacks is taken for a name, for a rare name cannot be told from a rare word by its form. It
is made of what articles are marked with (cues, months, numbers) and of `common_words.yml`; the words and stems that rules
look for are not in it for being looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from extract.lexicon_files import read_lexicon_file
from extract.mentions.clitics import PRONOUNS, cut_clitics, restore_forms
from extract.mentions.lexicon import Lexicon
from extract.mentions.lexicon_loading import load_lexicon
from extract.text.folding import fold_word

_CUE_FILES = ("cues.yml", "months.yml", "calendar.yml", "numbers.yml")
_ARABIC_WORD = re.compile(r"[\u0621-\u0652]+")
_SHORTEST_STEM = 4
"""Letters below which a stem with an ending is more often a name: "Hamdan" is not the dual of "praise"."""


class Standing(Enum):
    """What a word is, as far as its form shows."""

    PUBLIC = "public"  # part of a name that may be published; only its context tells
    UNKNOWN = "unknown"  # a name, for all we know
    WORD = "word"  # that nobody is called by
    COMMON = "common"  # a word of the news; directly behind a name perhaps a surname ("belt")
    INSIDE = "inside a name"  # "son of", "servant of": what follows is a name, whatever it is
    END = "end of a name"  # "of God", "of the faith": with a word before it that may be a name, it is one
    TITLE = "title"  # a word for one person, after which a name may follow; also a surname ("the Soldier")
    BELONGING = "belonging"  # an adjective of a country or people; also a surname ("the Egyptian")
    SURNAME = "surname"  # a word that is also a surname ("war")
    GIVEN_NAME = "given name"  # a word that is also a given name ("statement")


@dataclass(frozen=True)
class Vocabulary:
    """The words that may be published; all are folded.

    Attributes:
        lexicon: The extractor's words, with all their forms.
        words: Other words that nobody is called by, with their endings.
        common: Words of the news, with their endings.
        names: Given names and surnames that are never shown, though they are words too ("just").
        inside: Words that stand inside names: "son of", "servant of".
        ends: Words that end names: "of God", "of the faith".
        titles: Words for one person, or for a relative.
        surnames: Words that are also surnames.
        given_names: Words that are also given names.
    """

    lexicon: Lexicon
    words: frozenset[str]
    common: frozenset[str]
    names: frozenset[str]
    inside: frozenset[str]
    ends: frozenset[str]
    titles: frozenset[str]
    surnames: frozenset[str]
    given_names: frozenset[str]

    def judge(self, word: str, *, is_on: bool = False) -> Standing:
        """Tell what a folded word is.

        Args:
            word: Letters only.
            is_on: It is written as "on", which folds to the same letters as "Ali".
        """
        if is_on and word in (_ON, *_JOINED_ON):
            return Standing.WORD
        stems = {word, *(stem for _prefix, _joined, _future, is_definite, stem in cut_clitics(word) if not is_definite)}
        if word in self.names or (word not in self.words and word not in self.common and stems & self.names):
            return Standing.UNKNOWN
        return self._judge_name(word, stems) or self._judge_word(word)

    def _judge_name(self, word: str, stems: set[str]) -> Standing | None:
        """Tell what part a word can have in a name, None if no list has it."""
        bare = stems | {stem for *_rest, stem in cut_clitics(word)}
        parts = (
            (stems, self.inside, Standing.INSIDE),
            ({word}, self.ends, Standing.END),
            (bare, self.given_names, Standing.GIVEN_NAME),
            (bare, self.surnames, Standing.SURNAME),
            (stems, self.titles, Standing.TITLE),
        )
        return next((standing for forms, words, standing in parts if forms & words), None)

    def _judge_word(self, word: str) -> Standing:
        if word in self.words:
            return Standing.WORD
        read = self.lexicon.read(word)
        entry = read.entry if read and read.suffix not in _OURS and _is_cut_safely(word, read.prefix) else None
        if entry is not None:
            return Standing.BELONGING if entry.nationality else Standing.WORD
        if _is_form(word, self.words):
            return Standing.WORD
        return Standing.COMMON if _is_form(word, self.common) else Standing.UNKNOWN


def _is_form(word: str, words: frozenset[str]) -> bool:
    """Tell whether a word is one of some others, with what may be written together with it."""
    for prefix, _joined, _future, is_definite, stem in cut_clitics(word):
        if not is_definite and not _is_cut_safely(word, prefix):
            continue
        if stem in words:
            return True
        for suffix in PRONOUNS:
            base = stem.removesuffix(suffix)
            is_cut = base != stem and suffix not in _OURS and len(base) >= _SHORTEST_STEM
            if is_cut and not words.isdisjoint(restore_forms(base)):
                return True
    return False


def _is_cut_safely(word: str, prefix: str) -> bool:
    """Tell whether what is left of a word is long enough not to be a name by chance: Firyal is no "and a riyal"."""
    return not prefix or (prefix != "ك" and len(word) > _SHORTEST_STEM)


_OURS = frozenset({"ي", "نا"})
"""My, our: rare in the news, and the ends of many names."""
_ON = fold_word("على")
_JOINED_ON = ("و" + _ON, "ف" + _ON)


def read_vocabulary(root: Path) -> Vocabulary:
    """Read the words that may be published, from the project's lexicon.

    Raises:
        InputError: If a word list cannot be read.
    """
    persons = {name: _fold_all(words) for name, words in read_lexicon_file("persons.yml").items()}
    plain, forms, common = (
        _fold_all(read_lexicon_file("common_words.yml")[name]) for name in ("plain", "forms", "common")
    )
    cues = _fold_all(word for name in _CUE_FILES for word in _find_words(read_lexicon_file(name)))
    return Vocabulary(
        lexicon=load_lexicon(root),
        words=cues | forms | _inflect_all(plain),
        common=_inflect_all(common),
        names=persons["names"],
        inside=persons["inside_names"],
        ends=persons["ends_of_names"],
        titles=persons["titles"] | persons["relatives"] | persons["introducers"],
        surnames=persons["surnames_and_words"],
        given_names=persons["given_names_and_words"],
    )


def _fold_all(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold_word, words))


def _find_words(value: object) -> Iterator[str]:
    """Yield the words of all texts of a word list."""
    if isinstance(value, str):
        yield from _ARABIC_WORD.findall(value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _find_words(key)
            yield from _find_words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _find_words(inner)


def _inflect_all(words: frozenset[str]) -> frozenset[str]:
    return words | frozenset(form for word in words for form in _inflect(word))


def _inflect(word: str) -> Iterator[str]:
    """Yield a word with the endings of gender, number and case."""
    if len(word) < _SHORTEST_STEM:
        return
    if word.endswith("ه"):
        yield word[:-1] + "ات"
        return
    yield from (word + end for end in ("ا", "ه", "ات", "ين", "ون"))
