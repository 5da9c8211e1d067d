"""Beside nouns: the ordinal that tells a convoy from others, and the bodies that a count counts."""

from __future__ import annotations

from extract.mentions.entries import Word
from extract.mentions.items import Item, Marked
from extract.mentions.sentence import Sentence

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
        teens = k > i and k + 1 < end and marked.words[k + 1] in ("عشر", "عشره")  # "الدفعة الثانية عشرة"
        ordinal = word.entry.ordinal + 10 * teens
        marked.items.append(Item("batch", s, min(i, k), max(i, k) + 1 + teens, ordinal=ordinal))
        return
    k = i + 1 + (marked.words[i + 1 : i + 2] == ["،"])  # "القافلة، وهي الثانية"
    if k + 1 < end and marked.words[k] in _WHICH_IS and (ordinal := _ordinal(marked.info[k + 1])):
        marked.items.append(Item("batch", s, i, k + 2, ordinal=ordinal))  # "دفعة هي الثالثة"
    elif i + 2 < end and noun.definite and marked.words[i + 1] == "ال":
        number = marked.info[i + 2]  # "الدفعة الـ12"
        if number is not None and number.value is not None and 1 <= number.value <= 99:
            marked.items.append(Item("batch", s, i, i + 3, ordinal=int(number.value)))
    elif i + 2 < end and _is_of_people(marked, i, noun):
        marked.items.append(Item("batch", s, i, i + 3, ordinal=_ordinal(marked.info[i + 2])))


def _is_of_people(marked: Marked, i: int, noun: Word) -> bool:
    """Tell whether a feminine ordinal stands behind the people of a convoy and belongs to the convoy ("قافلة المهجرين الثانية")."""
    people, word = marked.info[i + 1], marked.info[i + 2]
    if people is None or word is None or noun.definite or not marked.words[i].endswith("ه"):
        return False
    has_people = people.entry is not None and people.entry.noun is not None and people.entry.noun.kind == "people"
    feminine = marked.words[i + 2].endswith(("ه", "ي"))
    return has_people and feminine and bool(_ordinal(word)) and people.definite == word.definite and not word.prefix


def _ordinal(word: Word | None) -> int:
    return (word.entry.ordinal or 0) if word is not None and word.entry is not None else 0


def take_bodies(marked: Marked, item: Item, start: int) -> None:
    """Read "رفات 79 جنديا", "جثث سبعة من عناصره" as a count of bodies: the noun before it governs it."""
    k = item.i - 1
    word = marked.info[k] if k >= start and item.kind == "count" and not item.joined else None
    noun = word.entry.noun if word is not None and word.entry is not None else None
    if word is None or noun is None or noun.category != "bodies" or noun.weak or word.definite:
        return
    item.category, item.i, item.noun_at, item.bare, item.forced = "bodies", k, k, False, ""
    item.prefix, item.joined = word.prefix, word.joined
