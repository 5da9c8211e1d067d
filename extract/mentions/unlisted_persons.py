"""Persons that no table lists and whom a title introduces: sheikhs, who broker deals ("الشيخ حاشد القاسمي")."""

from __future__ import annotations

from extract.mentions.entries import Name, Word
from extract.mentions.items import Item
from extract.mentions.personal_names import is_no_word
from extract.mentions.sentence import Sentence
from extract.mentions.word_lists import list_words

SHEIKH = "شيخ"
_GIVEN = list_words("names.yml", "given")
_SERVANT = "عبد"
_LONGEST = 4  # words of a name
_SHORTEST = 2


def mark_sheikh(sentence: Sentence, i: int, word: Word) -> int:
    """Mark the sheikh whose title is token i with his name; return its end, i if no name follows."""
    if not word.definite:
        return i
    words, j = sentence.marked.words, i + 1
    while j < min(i + 1 + _LONGEST, sentence.end) and _can_be_name(sentence, i, j):
        j += 1
    if j - i - 1 < _SHORTEST:
        return i
    name = Name("actor", "", " ".join(words[i + 1 : j]), "person", country="", salience=1)
    sentence.add_name(Item("name", sentence.s, i, j, names=[name], prefix=word.prefix, joined=word.joined))
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
