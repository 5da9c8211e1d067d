"""Adjectives of belonging: alone ("السوري"), or with the state's noun before them as its name ("الحكومة السورية")."""

from __future__ import annotations

from extract.lexicon_files import read_lexicon_file
from extract.mentions.clitics import find_preposition, strip_clitics
from extract.mentions.entries import Entry, Name, Word
from extract.mentions.items import Item
from extract.mentions.sentence import QUOTES, Sentence
from extract.text.folding import fold_word

_REACH = 3  # tokens before the adjective


class NationalityMarker:
    """Marks adjectives of belonging; one instance serves all articles."""

    def __init__(self) -> None:
        """Load the nouns that make an adjective the name of a state."""
        words = read_lexicon_file("cues.yml")
        self._state_heads = frozenset(fold_word(word) for word in words["state_heads"])
        self._pair_heads = frozenset(fold_word(word) for word in words["pair_heads"])

    def mark(self, sentence: Sentence, i: int, word: Word, entry: Entry) -> None:
        """Mark the adjective at token i, as a name where a state's noun stands before it."""
        day = sentence.marked.day
        name = next((n for n in entry.nationality if n.holds_on(day)), entry.nationality[0])
        head = self._find_head(sentence, i)
        if head is None:
            head = self._find_pair(sentence, i)
        if head is not None and not any(_keeps(n, head, i) for n in sentence.names):
            self._add_state(sentence, head, i, name)
            return
        plural = sentence.marked.words[i].endswith(("ون", "ين")) and word.definite
        sentence.marked.items.append(
            Item(
                "nat",
                sentence.s,
                i,
                i + 1,
                names=[name],
                prefix=word.prefix,
                joined=word.joined,
                definite=word.definite,
                plural=plural,
            )
        )

    def _find_head(self, sentence: Sentence, i: int) -> int | None:
        """Return the first of the state's nouns right before token i, past quotes and other adjectives."""
        head = None
        for k in range(i - 1, max(sentence.start - 1, i - 1 - _REACH), -1):
            other, text = sentence.marked.info[k], sentence.marked.words[k]
            if text in QUOTES:
                continue
            if strip_clitics(text) in self._state_heads or text in self._state_heads:
                head = k
                continue
            belongs = other is not None and other.entry is not None and other.entry.nationality
            if head is not None or not (text.startswith("ال") or belongs):
                break
        return head

    def _find_pair(self, sentence: Sentence, i: int) -> int | None:
        """Return where the name of one of a pair begins ("الجانبان الروسي", and then "والأوكراني"); None if it is none."""
        words, info = sentence.marked.words, sentence.marked.info
        if i > sentence.start and strip_clitics(words[i - 1]) in self._pair_heads:
            return i - 1
        before = info[i - 1] if i - 1 > sentence.start else None
        other = before is not None and before.entry is not None and before.entry.nationality
        follows = words[i].startswith("و") and other and strip_clitics(words[i - 2]) in self._pair_heads
        return i if follows else None

    def _add_state(self, sentence: Sentence, head: int, i: int, name: Name) -> None:
        text = sentence.marked.words[head]
        joined = text.startswith("و") and text not in self._state_heads
        for inner in sentence.names:
            if inner.i >= head and inner.j <= i + 1:
                inner.kind = "dropped"
        sentence.add_name(
            Item("name", sentence.s, head, i + 1, names=[name], prefix=find_preposition(text), joined=joined)
        )


def _keeps(item: Item, head: int, i: int) -> bool:
    """Tell whether a name takes the state's noun at token head for itself: "البرلمان" alone does not, before the adjective at token i."""
    epithet = item.j <= i and all(name.gated for name in item.names)
    return item.i <= head < item.j and not epithet
