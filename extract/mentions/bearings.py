"""Bearings: "from" that says how far off or on which side of a place something lies ("على بعد 15 كيلومترا من X", "إلى الشمال من X")."""

from __future__ import annotations

from extract.mentions.word_lists import list_words

_SIDES = frozenset(("الشمال", "الجنوب", "الشرق", "الغرب"))
_HALVES = frozenset(("الشمالي", "الجنوبي", "الشرقي", "الغربي"))  # behind one of them: "the south-east"
_AWAY = list_words("names.yml", "away")
_AT = "علي"
_AT_A_DISTANCE = frozenset(("بعد", "مسافه", "مبعده"))
_REACH = 7  # tokens from "at a distance of" over the figure to "from"


def is_bearing(words: list[str], k: int, start: int) -> bool:
    """Tell whether the word "from" at token k of a sentence that begins at a token gives a bearing, and not whence somebody comes."""
    before = words[k - 1] if k > start else ""
    if before in _SIDES or (before in _HALVES and k - 1 > start and words[k - 2] in _SIDES):
        return True
    return any(
        words[n] in _AWAY or (words[n] in _AT_A_DISTANCE and words[n - 1] == _AT)
        for n in range(k - 1, max(start, k - _REACH), -1)
    )
