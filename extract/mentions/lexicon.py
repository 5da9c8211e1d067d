"""The lexicon: words and names, compiled for marking, and how they read a written form."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from extract.mentions.clitics import PRONOUNS, Cut, cut_clitics, restore_forms
from extract.mentions.entries import Ending, Entry, Name, Word, add_endings
from extract.text.folding import fold_word
from extract.text.numerals import read_digits
from extract.text.tokens import TOKEN


@dataclass(slots=True)
class Lexicon:
    """Compiled words and names.

    Attributes:
        entries: Form without clitics → its readings.
        trie: First word of a phrase or name → node; a node maps words to nodes, and "" to what ends there, by its kind.
        class_bits: Name of a verb class → its bit.
        names: actor or place id → canonical Arabic name.
        parents: actor id → the actor it belongs to.
        lines: actor id → itself and those above it, the nearest first.
        types: actor or place id → type.
        countries: actor or place id → ISO2 code.
        states: ISO2 code → the actors that are, or were, its state.
        lineages: actor id → the first actor of its lineage.
        coalitions: actor id → the coalitions it belongs to.
        lifetimes: actor id → its first and last day, each an ISO date, month or year, empty if open.
        not_swapped: What is exchanged where no people are, folded.
        masculine_heads: Nouns that begin masculine names, folded.
        feminine_heads: Nouns and names that are feminine without its ending, folded.
        enemies: ISO2 code → the countries whose states and groups fight its own, itself among them.
        heads: actor id → the head nouns of its names ("حركة", "تنظيم"), by which an epithet can mean it.
        place_saliences: place id → 0 to 3.
        place_parents: place id → the place above it.
        place_regions: place id → the regions, such as the Eastern Ghouta, that it lies in.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    trie: dict[str, dict[str, Any]] = field(default_factory=dict)
    class_bits: dict[str, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    countries: dict[str, str] = field(default_factory=dict)
    states: dict[str, set[str]] = field(default_factory=dict)
    lineages: dict[str, str] = field(default_factory=dict)
    coalitions: dict[str, set[str]] = field(default_factory=dict)
    lifetimes: dict[str, tuple[str, str]] = field(default_factory=dict)
    not_swapped: frozenset[str] = frozenset()
    masculine_heads: frozenset[str] = frozenset()
    feminine_heads: frozenset[str] = frozenset()
    enemies: dict[str, frozenset[str]] = field(default_factory=dict)
    heads: dict[str, set[str]] = field(default_factory=dict)
    place_parents: dict[str, str] = field(default_factory=dict)
    place_regions: dict[str, set[str]] = field(default_factory=dict)
    place_saliences: dict[str, int] = field(default_factory=dict)

    def entry(self, form: str) -> Entry:
        """Return the entry of a form, made if it is new."""
        found = self.entries.get(form)
        if found is None:
            found = self.entries[form] = Entry()
        return found

    def add_phrase(self, phrase: str, payload: Name | tuple[Any, ...]) -> None:
        """Add a phrase or name to the trie.

        Args:
            phrase: Its words.
            payload: The name, or what kind of phrase it is (`cue`, `month`, `qualifier`) and what it says.
        """
        words = [w for w in TOKEN.findall(fold_word(phrase)) if w[0].isalnum()]
        if not words:
            return
        node = self.trie.setdefault(words[0], {})
        for word in words[1:]:
            node = node.setdefault(word, {})
        kind = "name" if isinstance(payload, Name) else payload[0]
        ends = node.setdefault("", {}).setdefault(kind, [])
        if payload not in ends:
            ends.append(payload)

    def read(self, text: str, *, feminine: bool = False) -> Word | None:
        """Return how the lexicon reads a token, None if it has no reading; the ending ة of a feminine is no pronoun."""
        word = Word(text)
        if text[0].isdigit():
            word.value = read_digits(text)
            return word if word.value is not None else None
        cuts = cut_clitics(text)
        if not self._find_entry(word, cuts) and len(text) > 3:
            self._find_suffixed_entry(word, cuts, feminine=feminine)
        self._find_phrases(word, cuts)
        return word if word.entry is not None or word.starts else None

    def _find_entry(self, word: Word, cuts: list[Cut]) -> bool:
        """Give a word the entry of its first stem that has one; tell whether any has."""
        for cut in cuts:
            entry = self.entries.get(cut[-1])
            if entry is not None and entry.takes(cut):
                word.take(entry, cut)
                return True
        return False

    def _find_suffixed_entry(self, word: Word, cuts: list[Cut], *, feminine: bool) -> None:
        """Give a word the entry of its first stem that has one once a pronoun is cut off."""
        for cut in cuts:
            _prefix, _joined, _future, definite, stem = cut
            if definite:
                continue
            for suffix in PRONOUNS:
                if not stem.endswith(suffix) or len(stem) - len(suffix) < 2 or (feminine and suffix == "ه"):
                    continue
                read = [
                    entry
                    for form in restore_forms(stem[: -len(suffix)])
                    if (entry := self.entries.get(form)) is not None
                    and self._bears(form, entry, suffix)
                    and entry.takes(cut)
                ]
                if read:
                    word.take(_join_plural(read), cut)
                    word.suffix = suffix
                    return

    def _bears(self, form: str, entry: Entry, suffix: str) -> bool:
        """Tell whether a form can have a pronoun: nouns all but what is a feminine ending, verbs all but "my"."""
        if entry.noun:
            return suffix != "ه" or form + "ون" not in self.entries
        return bool(entry.classes) and suffix != "ي"

    def _find_phrases(self, word: Word, cuts: list[Cut]) -> None:
        """Note of a word the phrases that start at it: what ends at it already, and what can follow."""
        found: dict[str, Ending] = {}
        starts: list[tuple[str, bool, dict[str, Any]]] = []
        for prefix, joined, future, definite, stem in cuts:
            node = None if future else self.trie.get("ال" + stem if definite else stem)
            if node is not None:
                starts.append((prefix, joined, node))
                add_endings(found, node, 1, prefix, joined=joined)
        word.starts, word.endings = tuple(starts), tuple(found.values())
        nodes = [node for _prefix, _joined, node in starts if len(node) > ("" in node)]
        if nodes:
            word.follows = nodes[0] if len(nodes) == 1 else frozenset(chain.from_iterable(nodes))


def _join_plural(read: list[Entry]) -> Entry:
    """Return the first of some readings, as a noun too where another is a plural ("قادتها": she led it, or her leaders)."""
    first = read[0]
    plural = next((each for each in read[1:] if each.noun is not None and each.noun.number == "p"), None)
    if plural is None or first.noun is not None:
        return first
    joined = copy(first)
    joined.noun = plural.noun
    return joined
