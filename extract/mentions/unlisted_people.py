"""Unlisted people: a counted noun that no table lists, known as people by its form ("12 شيشانيا") or by who lets them go."""

from __future__ import annotations

from extract.lexicon_files import read_lexicon_file
from extract.mentions.items import Item, Marked
from extract.text.folding import fold_word

_FEWEST, _FEW = 3, 10  # the plural stands behind 3 to 10, the singular behind more
_PLURALS = ("يين", "يون", "يات")  # of adjectives of belonging
_WOMEN = "يات"
_SINGULAR = "يا"
_SHORTEST = 5  # letters
_ABOUT = "عن"
_FREEDOM = frozenset(("سراح", "سبيل"))  # what those let go get
_REACH = 6  # tokens from "let go" to "عن"


class UnlistedPeople:
    """Counts people by nouns that no table lists; one instance serves all articles."""

    def __init__(self, release: int) -> None:
        """Load the adverbs that look like adjectives of belonging.

        Args:
            release: The bit of verbs of release.
        """
        self._release = release
        self._adverbs = frozenset(fold_word(word) for word in read_lexicon_file("numbers.yml")["adverbs"])

    def take(self, marked: Marked, item: Item, k: int, start: int, end: int) -> bool:
        """Count people by an unlisted noun at token k; tell whether it is one.

        Args:
            marked: The article.
            item: The count so far, of the number alone.
            k: The token after the number.
            start: First token of the sentence.
            end: One past its last.
        """
        text = marked.words[k] if k < end else ""
        word = marked.info[k] if k < end else None
        known = word is not None and (word.entry is not None or word.endings)
        if known or not text.isalpha() or text.startswith("ال") or len(text) < _SHORTEST or text in self._adverbs:
            return False
        if not _belongs(text, item.low or 0) and not self._are_let_go(marked, item.i, start):
            return False
        item.category, item.noun_at, item.j = "women" if text.endswith(_WOMEN) else "people", k, k + 1
        return True

    def _are_let_go(self, marked: Marked, i: int, start: int) -> bool:
        """Tell whether what is counted at token i is let go ("سراح 13 …", "أفرجت … عن 13 …")."""
        before = marked.words[i - 1] if i > start else ""
        if before in _FREEDOM:
            return True
        verbs = marked.info[max(start, i - 1 - _REACH) : i - 1] if before == _ABOUT else []
        return any(v is not None and v.entry is not None and v.entry.classes & self._release for v in verbs)


def _belongs(text: str, number: int) -> bool:
    """Tell whether a word is an adjective of belonging in the form that the number asks for ("12 شيشانيا", "ستة غجريين")."""
    return number >= _FEWEST and text.endswith(_PLURALS if number <= _FEW else _SINGULAR)
