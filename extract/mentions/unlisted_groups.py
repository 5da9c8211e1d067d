"""Groups that no table lists: a head noun with a quoted or definite name ("فرقة الحرية", "لواء «الفتح»")."""

from __future__ import annotations

from typing import Any

from extract.mentions.entries import Name, Word
from extract.mentions.items import Item
from extract.mentions.sentence import QUOTES, Sentence
from extract.mentions.word_lists import list_words

_HEADS = list_words("names.yml", "groups")
_TRIBES = list_words("names.yml", "tribes")  # whose names need no article
_BANDS = list_words("names.yml", "bands")
_FEATS = list_words("names.yml", "feats")
_UNNAMED = list_words("names.yml", "unnamed_groups")
_LIKE = list_words("names.yml", "like_armed_men")
_BETWEEN = "بين"
_PAIR = 9  # tokens from "between" to the second of two
_ADJECTIVES = ("يه", "ين", "ون", "ات")  # endings
_KIN = list_words("names.yml", "kin")  # before a forefather's name
_HOUSES = frozenset(("ال",))  # "آل", as folded
_SON = "بن"
_SON_REACH = 3  # tokens from "son of" to the house
_LONGEST_QUOTE = 5  # words
_LONGEST = 3  # words, the head noun among them


def mark_group(sentence: Sentence, i: int, word: Word) -> int:
    """Mark the group whose head noun is token i, if it is one; return its end, i if it is none."""
    words = sentence.marked.words
    head = words[i][word.joined :].removeprefix(word.prefix)
    if head in _UNNAMED and (end := _find_unnamed(sentence, i)) > i:
        return _add(sentence, i, end, word)
    if word.definite or head not in _HEADS or (head in _HOUSES and _is_surname(words, i, sentence.start)):
        return i
    quoted = i + 1 < sentence.end and words[i + 1] in QUOTES
    last = _find_close(sentence, i + 1) if quoted else _find_end(sentence, i + 1)
    if last == i + 1 and head in _BANDS:
        last = _find_feat(sentence, i + 1)
    if last == i + 1 and head in _TRIBES:
        last = _find_forefather(sentence, i + 1)
    if last is None or last <= i + 1 or (quoted and _is_listed(sentence, i + 2, last)):
        return i
    return _add(sentence, i, last, word)


def _is_listed(sentence: Sentence, first: int, end: int) -> bool:
    """Tell whether quoted words are the name of a group that a table lists, so that its noun says no more ("جماعة «فيلق الرحمن»")."""
    word = sentence.marked.info[first]
    for _prefix, _joined, root in word.starts if word is not None else ():
        node: dict[str, Any] = root
        for text in sentence.marked.words[first + 1 : end]:
            node = node.get(text, {})
        if any(name.kind == "actor" for name in node.get("", {}).get("name", ())):
            return True
    return False


def _add(sentence: Sentence, i: int, last: int, word: Word) -> int:
    """Add a group that is named by tokens [i, last); return its end."""
    canonical = " ".join(w for w in sentence.marked.words[i:last] if w not in QUOTES)
    name = Name("actor", "", canonical, "armed_group", country="", salience=1)
    sentence.add_name(Item("name", sentence.s, i, last, names=[name], prefix=word.prefix, joined=word.joined))
    return last


def _find_unnamed(sentence: Sentence, i: int) -> int:
    """Return the end of what stands for a group without a name, as one of two "between" whom something is; i if none does ("بين فصائل محلية وX")."""
    words = sentence.marked.words
    if _BETWEEN not in words[max(sentence.start, i - _PAIR) : i]:
        return i
    end = i + 1
    while end < min(i + _LONGEST, sentence.end) and words[end] in _LIKE:
        end += 1
    return end if end > i + 1 else i


def _is_surname(words: list[str], i: int, start: int) -> bool:
    """Tell whether "house of" begins the surname of somebody named before it ("محمد بن فلان آل فلان")."""
    return _SON in words[max(start, i - _SON_REACH) : i]


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


def _find_feat(sentence: Sentence, first: int) -> int:
    """Return the end of a band's name that says of what its men are the martyrs, lions or soldiers ("كتيبة أسود حوران")."""
    words, info = sentence.marked.words, sentence.marked.info
    name = first + 1
    if name >= sentence.end or words[first] not in _FEATS or not words[name].isalpha():
        return first
    other = info[name]
    return first if other is not None and other.entry is not None and other.entry.weekday else name + 1


def _find_forefather(sentence: Sentence, first: int) -> int:
    """Return the end of a tribe's name without an article, which is no word that the lexicon knows ("قبيلة مراد", "قبائل بني نوف")."""
    words, info = sentence.marked.words, sentence.marked.info
    name = first + 1 if first < sentence.end and words[first] in _KIN else first
    if name >= sentence.end or info[name] is not None or not words[name].isalpha() or words[name].endswith(_ADJECTIVES):
        return first
    return name + 1
