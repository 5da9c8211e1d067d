"""Numbers in Arabic text: digits of both kinds, number words, duals, vague words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

_DIGITS = {ord(a): str(i) for i, a in enumerate("٠١٢٣٤٥٦٧٨٩")} | {ord(a): str(i) for i, a in enumerate("۰۱۲۳۴۵۶۷۸۹")}
_DIGITS |= {ord("٫"): ".", ord("٬"): ","}
_LONGEST = 12  # digits; a longer run is a telephone or account number
_ROUND_SCALES = (1_000, 1_000_000, 1_000_000_000)


class NumberWord(NamedTuple):
    """What a number word contributes.

    Attributes:
        kind: `unit`, `ten`, `hundred`, `scale`, `vague` or `digits`.
        value: Its value; for a vague word the least number it allows, None if it allows none to be given. A unit below 1
            is a fraction ("نصف" is 0.5).
    """

    kind: str
    value: float | None


def read_digits(text: str) -> float | None:
    """Read a number written in digits, Latin or Arabic-Indic.

    A separator before groups of exactly three digits marks thousands ("7,777", "1.244"); any other marks decimals ("5.6").

    Returns:
        The value, or None if the text is no number ("1.2.3.4", a clock time) or has more than twelve digits.
    """
    plain = text.translate(_DIGITS)
    if plain.isdecimal():
        return float(int(plain)) if len(plain) <= _LONGEST else None
    parts = plain.replace(",", ".").split(".")
    if not all(part.isdecimal() for part in parts) or sum(map(len, parts)) > _LONGEST:
        return None
    if all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3 and parts[0] != "0":
        return float(int("".join(parts)))
    return float(".".join(parts)) if len(parts) == 2 else None


@dataclass(slots=True)
class _Sum:
    """A number as far as its words have been read."""

    total: float = 0.0  # closed groups: "ثلاثة آلاف"
    group: float = 0.0  # the open group, below the next scale word
    scale: float = inf  # the last scale word; a later one must be smaller
    last: str = ""  # kind of the last word; `teen` closes tens and units
    opened: int = 0  # words before the open group

    @property
    def value(self) -> float:
        """The number read so far."""
        return self.total + self.group

    def add(self, word: NumberWord, n: int, *, joined: bool) -> bool:
        """Add the n-th word; return False where the number does not go on with it."""
        value = word.value
        if value is None or word.kind == "vague":
            return False
        if self.last in ("", "scale"):
            self.opened = n
        if word.kind == "scale":
            return self._add_scale(value, joined=joined)
        if word.kind == "unit" and value < 1:
            return self._add_fraction(value, joined=joined)
        if self.last and not self._goes_on(word.kind, value, joined=joined):
            return False
        self.last = "teen" if self.last == "unit" and value == 10 and not joined else word.kind
        if word.kind == "hundred" and not joined and self.group:
            self.group *= value
        else:
            self.group += value
        return True

    def _goes_on(self, kind: str, value: float, *, joined: bool) -> bool:
        """Tell whether a word below a thousand may follow the last one."""
        if self.last == "scale":
            return joined and value < self.scale
        if kind == "digits":
            return joined and self.last == "hundred" and value < 100
        if self.last == "unit":
            unit = self.group % 100
            if joined:
                return kind == "ten" and unit < 10
            if kind == "hundred":
                return value == 100 and 3 <= self.group <= 9
            return kind == "unit" and value == 10 and unit < 10
        return joined and self.last == "hundred" and kind in ("unit", "ten")

    def _add_scale(self, value: float, *, joined: bool) -> bool:
        """Add a scale word: it multiplies the open group, or opens one of its own after "and"."""
        if self.last == "fraction":
            return not joined and value == self.scale  # "مليونين ونصف المليون"
        if self.group and not joined:
            if value >= self.scale or value not in _ROUND_SCALES or self.group >= value:
                return False
            self.total += self.group * value
        elif not self.last or (joined and self.last == "scale" and value < self.scale):
            self.total += value
        else:
            return False
        self.group, self.last = 0.0, "scale"
        self.scale = max(s for s in _ROUND_SCALES if s <= value)
        return True

    def _add_fraction(self, value: float, *, joined: bool) -> bool:
        """Add "half" or "a quarter": before a scale word ("نصف مليون") or joined after one ("مليون ونصف")."""
        if not self.last:
            self.group, self.last = value, "unit"
            return True
        if self.last != "scale" or not joined or self.scale == inf:
            return False
        self.total, self.last = self.total + value * self.scale, "fraction"
        return True


def combine(words: Sequence[tuple[NumberWord, bool]]) -> tuple[float, int]:
    """Combine number words into one number.

    Args:
        words: Number words in order, each with whether "and" stands before it. The first is never vague.

    Returns:
        The value, and how many of the words it takes: "ثلاثة آلاف وخمسمئة" takes all three; of "ثلاثة آلاف وخمسة آلاف"
        the first two, since the rest is a number of its own.
    """
    number = _Sum()
    closed = 0.0
    for n, (word, joined) in enumerate(words):
        if number.last == "scale":
            closed = number.total
        if number.add(word, n, joined=joined and n > 0):
            continue
        if word.kind == "scale" and not joined and number.opened and number.group:
            return closed, number.opened
        return number.value, n
    return number.value, len(words)
