"""Beside nouns: the ordinal that tells a convoy from others, and the bodies that a count counts."""

from __future__ import annotations

from extract.mentions.entries import Word
from extract.mentions.items import Item, Marked
from extract.mentions.numbers import number_word
from extract.mentions.sentence import Sentence

_NUMBER = "رقم"
_WHOSE = 3  # tokens of whose a convoy is, behind the first
_TEN = frozenset(("عشر", "عشره"))
_WHICH_IS = frozenset(("هي", "وهي"))


def mark_batch(sentence: Sentence, i: int, noun: Word) -> None:
    """Mark an ordinal or number beside the convoy noun at token i: "الدفعة الثالثة", "أول قافلة", "الدفعة الـ12"."""
    marked, s, end = sentence.marked, sentence.s, sentence.end
    for k in (i + 1, i - 1):
        word = marked.info[k] if sentence.start <= k < end else None
        if word is None or word.entry is None or not word.entry.ordinal or word.prefix:
            continue
        if (k < i and word.definite) or (k > i and noun.definite != word.definite and not noun.suffix):
            continue
        tens = _tens_behind(marked, k, end) if k > i else 0
        ordinal = word.entry.ordinal + tens
        marked.items.append(Item("batch", s, min(i, k), max(i, k) + 1 + bool(tens), ordinal=ordinal))
        return
    k = i + 1 + (marked.words[i + 1 : i + 2] == ["،"])  # "القافلة، وهي الثانية"
    if k + 1 < end and marked.words[k] in _WHICH_IS and (ordinal := _ordinal(marked.info[k + 1])):
        tens = _tens_behind(marked, k + 1, end)
        marked.items.append(Item("batch", s, i, k + 2 + bool(tens), ordinal=ordinal + tens))  # "دفعة هي الثالثة"
    elif i + 2 < end and noun.definite and marked.words[i + 1] == "ال":
        number = marked.info[i + 2]  # "الدفعة الـ12"
        if number is not None and number.value is not None and 1 <= number.value <= 99:
            marked.items.append(Item("batch", s, i, i + 3, ordinal=int(number.value)))
    elif i + 2 < end and noun.definite and marked.words[i + 1] == _NUMBER:
        number = marked.info[i + 2]  # "الدفعة رقم 3"
        if number is not None and number.value is not None and 1 <= number.value <= 99:
            marked.items.append(Item("batch", s, i, i + 3, ordinal=int(number.value)))
    elif i + 2 < end and (behind := _ordinal_behind(marked, i, noun, end)) is not None:
        marked.items.append(Item("batch", s, i, behind + 1, ordinal=_ordinal(marked.info[behind])))


def _tens_behind(marked: Marked, k: int, end: int) -> int:
    """Return the tens behind an ordinal of units at token k ("الثانية عشرة", "الثالثة والعشرون"), 0 if there are none."""
    if k + 1 >= end:
        return 0
    if marked.words[k + 1] in _TEN:
        return 10
    word = marked.info[k + 1]
    number = number_word(word) if word is not None and word.joined and word.definite else None
    return int(number.value or 0) if number is not None and number.kind == "ten" else 0


def _ordinal_behind(marked: Marked, i: int, noun: Word, end: int) -> int | None:
    """Return a feminine ordinal behind whose convoy it is, which belongs to the convoy ("قافلة المهجرين الثانية", "دفعة حي برزة الثانية")."""
    if noun.definite or noun.suffix or not marked.words[i].endswith("ه") or not _tells_whose(marked.info[i + 1]):
        return None
    for k in range(i + 2, min(i + 2 + _WHOSE, end)):
        word = marked.info[k]
        if _ordinal(word) and word is not None and not word.prefix:
            if not word.definite and k > i + 2:
                return None
            other = marked.words[k - 1].startswith("ال") and marked.words[k - 1].endswith("ه")  # "الساعة الثانية"
            return k if marked.words[k].endswith(("ه", "ي")) and not other else None
        if not marked.words[k].isalpha() or (word is not None and word.prefix):
            return None
    return None


def _tells_whose(word: Word | None) -> bool:
    """Tell whether a word behind a convoy begins whose it is: people, a kind of place, or what is done with them ("التهجير")."""
    entry = word.entry if word is not None and not word.prefix else None
    if entry is None:
        return False
    people = entry.noun is not None and entry.noun.kind == "people"
    return people or entry.head in ("exact", "district") or bool(entry.classes)


def _ordinal(word: Word | None) -> int:
    return (word.entry.ordinal or 0) if word is not None and word.entry is not None else 0


def take_bodies(marked: Marked, counts: list[Item], start: int) -> list[Item]:
    """Read "رفات 79 جنديا", "جثث سبعة من عناصره" as counts of bodies: the noun before each governs it.

    Args:
        marked: The article.
        counts: Those of a sentence.
        start: Its first token.

    Returns:
        The counts, without those that only say whose the bodies are that have a number ("ثلاث جثث لثلاثة جنود", "جثتين لعنصرين").
    """
    counted = {k for item in counts for k in range(item.i, item.j)}
    kept = []
    for item in counts:
        k = item.i - 1
        word = marked.info[k] if k >= start and item.kind == "count" and not item.joined else None
        noun = word.entry.noun if word is not None and word.entry is not None else None
        if word is not None and noun is not None and noun.category == "bodies" and not (noun.weak or word.definite):
            if k in counted:
                continue
            item.category, item.i, item.noun_at, item.bare, item.forced = "bodies", k, k, False, ""
            item.prefix, item.joined = word.prefix, word.joined
        kept.append(item)
    return kept
