"""Groups that no table lists: a head noun with a quoted or definite name ("فرقة الحرية", "لواء «الفتح»")."""

from __future__ import annotations

from extract.mentions.entries import Name, Word
from extract.mentions.items import Item
from extract.mentions.sentence import QUOTES, Sentence

_HEADS = frozenset(
    (
        "حركه",
        "لواء",
        "فرقه",
        "كتيبه",
        "كتايب",
        "جيش",
        "تجمع",
        "جبهه",
        "تنظيم",
        "فيلق",
        "ميليشيا",
        "مليشيا",
        "سرايا",
        "قبيله",
        "عشيره",
        "قبايل",
        "الويه",
        "جماعه",
    )
)
_LONGEST_QUOTE = 5  # words
_LONGEST = 3  # words, the head noun among them


def mark_group(sentence: Sentence, i: int, word: Word) -> int:
    """Mark the group whose head noun is token i, if it is one; return its end, i if it is none."""
    words = sentence.marked.words
    if word.definite or _HEADS.isdisjoint((word.text, words[i])):
        return i
    quoted = i + 1 < sentence.end and words[i + 1] in QUOTES
    last = _find_close(sentence, i + 1) if quoted else _find_end(sentence, i + 1)
    if last is None or last <= i + 1:
        return i
    canonical = " ".join(w for w in words[i:last] if w not in QUOTES)
    name = Name("actor", "", canonical, "armed_group", country="", salience=1)
    sentence.add_name(Item("name", sentence.s, i, last, names=[name], prefix=word.prefix, joined=word.joined))
    return last


def _find_close(sentence: Sentence, j: int) -> int | None:
    """Return the token that closes the quote opened at token j."""
    words = sentence.marked.words
    return next((k for k in range(j + 2, min(j + 2 + _LONGEST_QUOTE, sentence.end)) if words[k] in QUOTES), None)


def _find_end(sentence: Sentence, first: int) -> int:
    """Return the end of the definite words from a token on that can be a group's name."""
    words = sentence.marked.words
    j = first
    while j < min(first + _LONGEST - 1, sentence.end) and words[j].startswith("ال") and len(words[j]) > 3:
        other = sentence.marked.info[j]
        if other is not None and (
            (other.starts and j > first)
            or (other.entry is not None and (other.entry.weekday or other.entry.nationality))
        ):
            break
        j += 1
    return j
