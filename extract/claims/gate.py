"""The gate: lets an article in only if it can tell of an exchange or evacuation, at little more than the cost of decoding it.

One pass of an automaton finds stems of release, hand-over and departure, nouns of people and names of armed groups. A stem
that few other texts have lets the article in by itself; an everyday one ("arrived", "in return for") only where such a noun
or name stands near it: in its sentence, or in another if the text has more of them.

The automaton reads the low byte of each letter, which within the Arabic block is the letter: half the bytes of UTF-8. A
Latin or other sign that has the low byte of an Arabic letter can let a text in, and keeps none out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, product
from math import prod
from typing import Any

import ahocorasick_rs
import numpy as np
from numpy.typing import NDArray

from extract.lexicon_files import read_lexicon_file
from extract.mentions.lexicon import Lexicon
from extract.text.folding import fold_word

_NEAR = 160  # characters: a long clause and its neighbours
_SENTENCE_ENDS = ("\n", ". ", "؟", "؛", "…", "! ", "? ")
_MANY = 3  # nouns and names; most everyday texts have fewer
_SHORT = 3  # letters; so short a word is taken only where it stands alone
_MOST_SPELLINGS = 8  # of one form
_CLITICS = ("ال", "و", "ب", "ل")
_BEFORE = (" ", " ال", " و", " وال", " لل", " ب", " ل")
_AFTER = (" ", "،", ".", "\n")
# vowel marks, tatweel and invisible controls, which hide a stem or stretch a distance: the text is read without them
_MARKS = "\u064e\u064f\u0650\u0651\u0652\u0640\u061c\u00ad\ufeff"
_CONTROLS = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_PUNCTUATION = (0x2000, 0x206F)  # the block of the controls, and of dashes and curly quotes
_UNIT, _LOW = np.dtype("<u2"), np.dtype(np.uint8)  # a code unit of UTF-16, and its low byte


class Gate:
    """Tells which texts are worth marking; deterministic, one instance serves all articles."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Build the automaton of stems, nouns and names.

        Raises:
            InputError: If `gate.yml` cannot be read.
        """
        words = read_lexicon_file("gate.yml")
        weak = [each for row in words["weak"] for each in _spell(fold_word(row["stem"]))]
        near = _list_near(lexicon, words)
        strong = [each for row in words["strong"] for each in _spell(fold_word(row["stem"]))]
        self._weak_end = len(weak)
        self._near_end = len(weak) + len(near)
        self._strong_end = self._near_end + len(strong)
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            [_encode(pattern).astype(_LOW).tobytes() for pattern in (*weak, *near, *strong, *_MARKS)],
            implementation=ahocorasick_rs.Implementation.DFA,
        )

    def lets_in(self, text: str) -> bool:
        """Tell whether a text can tell of an exchange or evacuation."""
        units = _encode(text)
        found = self._find(units)
        highest = max(found)[0] if found else 0
        if highest >= self._strong_end or (_has_general_punctuation(units) and any(mark in text for mark in _CONTROLS)):
            for mark in _MARKS + _CONTROLS:
                text = text.replace(mark, "")
            found = [each for each in self._find(_encode(text)) if each[0] < self._strong_end]
            highest = max(found)[0] if found else 0
        return highest >= self._near_end or (highest >= self._weak_end and self._are_near(found, text))

    def _find(self, units: NDArray[np.uint16]) -> list[tuple[int, int, int]]:
        """Return what stands in a text: pattern, first letter and the one after the last, by their ends."""
        low = units.astype(_LOW).tobytes()
        found: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(low, overlapping=True)
        return found

    def _are_near(self, found: list[tuple[int, int, int]], text: str) -> bool:
        """Tell whether an everyday stem stands near a noun or name: in one sentence, or in a text with many of them.

        Each is compared with its neighbours in the text alone: what stands further off is no nearer.
        """
        weak, meet = self._weak_end, False
        for (one, one_start, one_end), (other, start, end) in pairwise(found):
            if (one < weak) == (other < weak) or end - one_end > _NEAR:
                continue
            between = text[one_end:start] if one_start <= start else text[end:one_start]
            if not _ends_sentence(between):
                return True
            meet = True
        return meet and len({each[0] for each in found if each[0] >= weak}) >= _MANY


def _ends_sentence(words: str) -> bool:
    """Tell whether a sentence ends in some words; a plain loop, which is twice as fast as a pattern."""
    for end in _SENTENCE_ENDS:  # noqa: SIM110
        if end in words:
            return True
    return False


def _encode(text: str) -> NDArray[np.uint16]:
    """Return the code units of a text in UTF-16."""
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), _UNIT)


def _has_general_punctuation(units: NDArray[np.uint16]) -> bool:
    """Tell whether a text has a sign of the block of the controls, which is that of dashes and curly quotes too."""
    first, last = _PUNCTUATION
    if not units.size or units[units.argmax()] < first:  # `argmax` takes two thirds of the time of `max`
        return False
    return bool(((units >= first) & (units <= last)).any())


def _list_near(lexicon: Lexicon, words: dict[str, Any]) -> list[str]:
    """Return what must stand near a weak stem, in every spelling: nouns of people, single words, names of groups."""
    categories, types = frozenset(words["near_categories"]), frozenset(words["actor_types"])
    nouns = ((form, entry.noun) for form, entry in lexicon.entries.items())
    forms = [form for form, noun in nouns if noun is not None and noun.category in categories]
    forms += [fold_word(row["stem"]) for row in words["near_words"]]
    names = [name for key, name in lexicon.names.items() if lexicon.types[key] in types]
    forms += map(fold_word, names)
    long = _keep_shortest(form for form in forms if len(form) > _SHORT)
    patterns = [spelling for form in long for spelling in _spell(form)]
    patterns += [
        name for name in names if len(name) > _SHORT
    ]  # as it is best written, which may be past the usual ones
    for form in forms:
        if len(form) <= _SHORT:
            patterns += [f"{a}{b}{c}" for a, b, c in product(_BEFORE, _spell(form), _AFTER)]
    return patterns


def _keep_shortest(forms: Iterable[str]) -> list[str]:
    """Return the forms that no other form is part of."""
    kept: set[str] = set()
    for form in sorted(set(forms), key=lambda form: (len(form), form)):
        if not any(form[a:b] in kept for a in range(len(form)) for b in range(a + 1, len(form) + 1)):
            kept.add(form)
    return sorted(kept)


def _spell(form: str) -> Iterator[str]:
    """Yield the spellings that fold to a form, as far as they are usual; those of a long form in part."""
    letters = [_list_spellings(form, n) for n in range(len(form))]
    while prod(map(len, letters)) > _MOST_SPELLINGS:
        last = max(n for n, each in enumerate(letters) if len(each) > 1)
        letters[last] = letters[last][0]
    return map("".join, product(*letters))


def _list_spellings(form: str, n: int) -> str:
    """Return the letters that fold to the n-th letter of a form where it stands."""
    letter = form[n]
    starts = n == 0 or form[n - 1] == " " or form[:n] in _CLITICS
    ends = n + 1 == len(form) or form[n + 1] == " "
    if letter == "ا":
        return "اأإآ" if starts else "اأ"
    if letter == "ي":
        return "يى" if ends else "يئ"
    if letter == "ه":
        return "هة" if ends else "ه"
    return "وؤ" if letter == "و" and not starts else letter
