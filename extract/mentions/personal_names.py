"""Personal names: where words that no list knows can be somebody's name."""

from __future__ import annotations

from functools import cache

from extract.lexicon_files import read_lexicon_file
from extract.mentions.clitics import cut_clitics
from extract.mentions.items import Marked
from extract.text.folding import fold_word

_SHORTEST = 3  # letters of a name
_FATHER_OF = frozenset(("ابو", "ابا", "ابي"))  # begin a byname


def begins_name(marked: Marked, token: int) -> bool:
    """Tell whether two words in a row at a token are a byname ("أبو محمد") or in no list, as of a first name and a surname."""
    if token + 1 >= len(marked.words) or marked.words[token].startswith("ال"):
        return False
    if marked.words[token] in _FATHER_OF:
        return marked.words[token + 1].isalpha()
    return all(is_no_word(marked, k) for k in (token, token + 1))


def is_no_word(marked: Marked, token: int) -> bool:
    """Tell whether a word is in no list, so that it can be somebody's name."""
    word = marked.words[token]
    if marked.info[token] is not None or len(word) < _SHORTEST or not word.isalpha():
        return False
    return not any(stem in _common_words() for _, _, _, _, stem in cut_clitics(word))


@cache
def _common_words() -> frozenset[str]:
    """Return the words that are no names, folded."""
    lists = read_lexicon_file("common_words.yml")
    return frozenset(fold_word(word) for name in ("plain", "common") for word in lists[name])
