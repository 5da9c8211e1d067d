"""Borders: places without a row of their own that are called after the countries or areas that meet there ("الحدود اللبنانية السورية", "حدود X مع Y")."""

from __future__ import annotations

from itertools import takewhile

from extract.mentions.entries import Name
from extract.mentions.items import Item
from extract.mentions.sentence import Sentence

_BORDER = ("الحدود", "حدود")
_FORMS = frozenset(f"{joined}{at}{noun}" for joined in ("", "و") for at in ("", "ب") for noun in _BORDER)
_AT = frozenset(("علي", "عند", "قرب", "لدي", "منطقه", "داخل", "في"))  # right before a border at which something is done
_BETWEEN = frozenset(("بين", "مع"))
_BETWEEN_THEM = "بينهما"
_TWO = frozenset(("البلدين", "الدولتين", "الجانبين", "الطرفين", "الجارتين"))
_SHARED = "المشتركه"
_PARTING = frozenset(("الفاصله", "المشتركه", "الدوليه", "البريه"))
_DASHES = frozenset("-–")
_AREAS = frozenset(("محافظتي", "ولايتي", "منطقتي", "مديريتي", "محافظه", "ولايه"))


def mark_borders(sentence: Sentence) -> None:
    """Mark the borders of two at which a sentence says that something is done; its names and adjectives of belonging are found."""
    words = sentence.marked.words
    if sentence.marked.vocabulary.isdisjoint(_FORMS):
        return
    for k in range(sentence.start, sentence.end - 1):
        if words[k] not in _FORMS or not (words[k].startswith("ب") or words[k - 1] in _AT):
            continue
        noun = words[k].removeprefix("و").removeprefix("ب")
        end = _find_end(sentence, k + 1, is_definite=noun != "حدود")
        if end is not None:
            name = Name("place", "", " ".join(words[k:end]).removeprefix("ب"), "region", salience=1)
            sentence.add_name(Item("name", sentence.s, k, end, "ب" * words[k].startswith("ب"), names=[name]))


def _find_end(sentence: Sentence, first: int, *, is_definite: bool) -> int | None:
    """Return the end of what says whose a border is: adjectives, "between X and Y", "between them", "with X", "of X with Y"; None if nothing does."""
    words, found = sentence.marked.words, _ends_of_names(sentence)
    k = first
    while k < sentence.end and words[k] in _PARTING:
        k += 1
    if is_definite:
        last = k
        while last < sentence.end and (words[last] in _DASHES or _is_adjective(sentence, last)):
            last += 1
        if last > k:
            return last if _is_adjective(sentence, last - 1) and last > k + 1 else None
    else:
        k = _end_of_name(sentence, k, found) or k
        if k == first:
            return None
    if is_definite and k < sentence.end and words[k] == _BETWEEN_THEM:
        return k + 1
    if is_definite and words[k : k + 1] == ["بين"] and not _TWO.isdisjoint(words[k + 1 : min(k + 2, sentence.end)]):
        return k + 2
    if k >= sentence.end or words[k] not in _BETWEEN:
        return k if is_definite and _SHARED in words[first:k] else None
    end = _end_of_name(sentence, k + 1, found)
    if words[k] == "بين" and end is not None and end < sentence.end and words[end].startswith("و"):
        end = _end_of_name(sentence, end, found)
    return end


def _is_adjective(sentence: Sentence, token: int) -> bool:
    word = sentence.marked.info[token]
    return word is not None and word.entry is not None and bool(word.entry.nationality) and word.definite


def _ends_of_names(sentence: Sentence) -> dict[int, int]:
    """Return where each name of the sentence begins, and where the longest that begins there ends."""
    items = takewhile(lambda item: item.s == sentence.s, reversed(sentence.marked.items))
    ends: dict[int, int] = {}
    for item in items:
        if item.kind == "name":
            ends[item.i] = max(item.j, ends.get(item.i, 0))
    return ends


def _end_of_name(sentence: Sentence, token: int, ends: dict[int, int]) -> int | None:
    """Return the end of the name at a token, past "the two governorates of"; None if there is none."""
    words = sentence.marked.words
    if token < sentence.end and words[token].removeprefix("و") in _AREAS:
        token += 1
    return ends.get(token)
