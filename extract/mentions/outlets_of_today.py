"""Outlets called "today": "روسيا اليوم" is a channel where it tells something, else Russia and the day."""

from __future__ import annotations

from extract.mentions.calendar_words import WEEKDAYS
from extract.mentions.entries import Name
from extract.mentions.sentence import Sentence
from extract.mentions.word_lists import list_words

_TODAY = "اليوم"
_SHORTEST = 2  # tokens of a country and "today"
_SIGNS = "\"«“'(:|-–."
_OUTLETS = list_words("exchanges.yml", "outlets")
_ACCORDING = frozenset(("عن", "حسب", "بحسب", "وفق", "وفقا", "لموقع", "لقناه", "لوكاله", "مراسل", "مراسله", "المصدر"))
_THAT = frozenset(("ان", "بان", "انه", "انها"))


def is_day_behind_name(sentence: Sentence, i: int, j: int, names: list[Name], *, prefix: str, say: int) -> bool:
    """Tell whether "today" at the end of an outlet's name is the day on which a country does something.

    Args:
        sentence: The sentence.
        i: First token of the name.
        j: One past its last.
        names: Its readings.
        prefix: The preposition that clings to it.
        say: The bit of verbs of telling.
    """
    words, info = sentence.marked.words, sentence.marked.info
    if j - i < _SHORTEST or words[j - 1] != _TODAY or any(name.entity_type != "media" for name in names):
        return False
    if prefix or i == sentence.start or j >= sentence.end or words[j] in _SIGNS:
        return False
    if words[j] in WEEKDAYS:
        return True  # "أعلنت روسيا اليوم الثلاثاء"
    before = words[i - 1].removeprefix("و")
    if before in _SIGNS or before in _ACCORDING or before.removeprefix("ل").removeprefix("ال") in _OUTLETS:
        return False
    beside = (info[i - 1], info[j])
    tells = any(word is not None and word.entry is not None and word.entry.classes & say for word in beside)
    return not tells and words[j] not in _THAT
