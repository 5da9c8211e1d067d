"""Persons that no table lists and whom a title introduces: sheikhs and brokers, who make deals ("الشيخ حاشد القاسمي", "الوسيط حاشد القاسمي")."""

from __future__ import annotations

from extract.lexicon_files import read_lexicon_file
from extract.mentions.entries import Name, Word
from extract.mentions.items import Item
from extract.mentions.personal_names import is_no_word
from extract.mentions.sentence import Sentence
from extract.mentions.word_lists import list_words
from extract.text.folding import fold_word

SHEIKH = "شيخ"
_BROKER, _BROKERS = fold_word("الوسيط"), fold_word("الوسطاء")
_FIRST = frozenset(map(fold_word, ("كبير", "رئيس", "أحد")))
_TITLES = frozenset(map(fold_word, read_lexicon_file("cues.yml")["person_titles"]))
_GIVEN = list_words("names.yml", "given")
_SERVANT = "عبد"
_LONGEST = 4  # words of a name
_SHORTEST = 2


def mark_sheikh(sentence: Sentence, i: int, word: Word) -> int:
    """Mark the sheikh whose title is token i with his name; return its end, i if no name follows."""
    if not word.definite:
        return i
    return _mark_name(sentence, i, i, prefix=word.prefix, joined=word.joined)


def mark_brokers(sentence: Sentence) -> None:
    """Mark the persons whom a sentence calls the broker or the first of the brokers ("كبير الوسطاء الدكتور حاشد القاسمي")."""
    words = sentence.marked.words
    if sentence.marked.vocabulary.isdisjoint((_BROKER, _BROKERS)):
        return
    for k in range(sentence.start, sentence.end - _SHORTEST):
        first = words[k] == _BROKERS and words[k - 1].removeprefix("و").removeprefix("ل") in _FIRST
        if first or words[k] == _BROKER:
            titled = words[k + 1] in _TITLES and not words[k + 1].endswith(SHEIKH)
            _mark_name(sentence, k + 1, k + titled)


def _mark_name(sentence: Sentence, i: int, title: int, *, prefix: str = "", joined: bool = False) -> int:
    """Mark the person of tokens from i on whose name follows a title; return its end, i if no name follows."""
    words, j = sentence.marked.words, title + 1
    while j < min(title + 1 + _LONGEST, sentence.end) and _can_be_name(sentence, title, j):
        j += 1
    if j - title - 1 < _SHORTEST:
        return i
    name = Name("actor", "", " ".join(words[title + 1 : j]), "person", country="", salience=1)
    sentence.add_name(Item("name", sentence.s, i, j, names=[name], prefix=prefix, joined=joined))
    return j


def _can_be_name(sentence: Sentence, title: int, token: int) -> bool:
    word = sentence.marked.words[token]
    if word in _GIVEN:
        return True
    if word.startswith("ال"):
        known = sentence.marked.info[token]
        family = token > title + 1 and known is None and word.isalpha()
        return family or sentence.marked.words[token - 1] == _SERVANT
    return is_no_word(sentence.marked, token)
