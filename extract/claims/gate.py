"""The gate: lets an article in only if it can tell of an exchange or evacuation, at little more than the cost of decoding it.

Two stages in one pass of an automaton over the bytes: a stem of release, hand-over or departure is there; and, unless few
other texts have the stem, a noun of people or vehicles or an armed group's name stands near it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

import ahocorasick_rs
import yaml

from extract.mentions.lexicon import LEXICON, Lexicon
from extract.text.folding import fold, fold_word

_NEAR = 700  # bytes, about 380 Arabic characters: a sentence and the next
_SHORT = 3  # letters; so short a word is taken only where it stands alone
_SPELLINGS = {"ي": "يىئ", "ه": "هة", "و": "وؤ"}  # of a folded letter; ا has its own where a word begins
_ALEFS = "اأإآ"
_MOST_SPELLINGS = 48
_BEFORE = (" ", " ال", " و", " وال", " لل", " ب", " ل")
_AFTER = (" ", "،", ".", "\n")
# vowel marks and tatweel, which would hide a stem: the text is folded and read again
_HIDING = "\u064e\u064f\u0650\u0651\u0652\u0640\u200c\u200d"


class Gate:
    """Tells which texts are worth marking; deterministic, one instance serves all articles."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Build the automaton of stems, nouns and names.

        Raises:
            OSError: If `gate.yml` cannot be read.
        """
        path = LEXICON / "gate.yml"
        words = yaml.safe_load(path.read_text(encoding="utf-8"))
        strong = _keep_shortest(fold_word(row["stem"]) for row in words["strong"])
        weak = _keep_shortest(fold_word(row["stem"]) for row in words["weak"])
        near = _list_near(lexicon, frozenset(words["actor_types"]))
        patterns = [spelling for stem in strong for spelling in _spell(stem)]
        self._strong_end = len(patterns)
        patterns += [spelling for stem in weak for spelling in _spell(stem)]
        self._weak_end = len(patterns)
        patterns += near
        self._near_end = len(patterns)
        patterns += _HIDING
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            [pattern.encode() for pattern in patterns], implementation=ahocorasick_rs.Implementation.DFA
        )

    def lets_in(self, text: str) -> bool:
        """Tell whether a text can tell of an exchange or evacuation."""
        found = self._find(text)
        if any(pattern >= self._near_end for pattern, _start, _end in found):
            found = self._find(fold(text).text)
        weak: list[int] = []
        near: list[int] = []
        for pattern, start, _end in found:
            if pattern < self._strong_end:
                return True
            if pattern < self._weak_end:
                weak.append(start)
            elif pattern < self._near_end:
                near.append(start)
        return _stand_near(weak, near)

    def _find(self, text: str) -> list[tuple[int, int, int]]:
        data = text.encode("utf-8", "replace")
        found: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(data, overlapping=True)
        return found


def _stand_near(weak: list[int], near: list[int]) -> bool:
    """Tell whether a stem and a noun or name stand near each other; both in order of place, or nearly."""
    if not weak or not near:
        return False
    weak.sort()
    near.sort()
    k = 0
    for at in weak:
        while k < len(near) and near[k] < at - _NEAR:
            k += 1
        if k < len(near) and near[k] <= at + _NEAR:
            return True
    return False


def _list_near(lexicon: Lexicon, actor_types: frozenset[str]) -> list[str]:
    """Return what must stand near a weak stem, in every spelling: nouns, head nouns of groups, names of groups."""
    forms = [form for form, entry in lexicon.entries.items() if entry.noun is not None or entry.head == "group"]
    forms += [fold_word(name) for key, name in lexicon.names.items() if lexicon.types[key] in actor_types]
    long = _keep_shortest(form for form in forms if len(form) > _SHORT)
    patterns = [spelling for form in long for spelling in _spell(form)]
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
    """Yield the spellings that fold to a form, as far as they are usual."""
    letters = []
    for n, letter in enumerate(form):
        if letter == "ا":
            letters.append(_ALEFS if n == 0 or form[:n] in ("ال", "و", "ب", "ل") else "اآأ")
        else:
            letters.append(_SPELLINGS.get(letter, letter))
    while _count(letters) > _MOST_SPELLINGS:
        widest = max((n for n, each in enumerate(letters) if len(each) > 1), key=lambda n: (len(letters[n]) > 1, n))
        letters[widest] = letters[widest][0]
    return map("".join, product(*letters))


def _count(letters: list[str]) -> int:
    size = 1
    for each in letters:
        size *= len(each)
    return size
