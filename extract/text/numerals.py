"""Numbers in Arabic text: digits of both kinds, number words, duals, vague words."""

from __future__ import annotations

from dataclasses import dataclass

_DIGITS = {ord(a): str(i) for i, a in enumerate("٠١٢٣٤٥٦٧٨٩")} | {ord(a): str(i) for i, a in enumerate("۰۱۲۳۴۵۶۷۸۹")}
_DIGITS |= {ord("٫"): ".", ord("٬"): ","}


@dataclass(frozen=True, slots=True)
class NumberWord:
    """What a number word contributes.

    Attributes:
        kind: `unit`, `ten`, `hundred`, `scale`, `vague` or `digits`.
        value: Its value; for a vague word the least number it allows, None if it allows none to be given.
    """

    kind: str
    value: float | None


def read_digits(text: str) -> float | None:
    """Read a number written in digits, Latin or Arabic-Indic.

    A separator before groups of exactly three digits marks thousands ("7,777", "1.244"); any other marks decimals ("5.6").

    Returns:
        The value, or None if the text is no number ("1.2.3.4", a clock time).
    """
    plain = text.translate(_DIGITS)
    if plain.isdigit():
        return float(int(plain)) if len(plain) <= 12 else None
    parts = plain.replace(",", ".").split(".")
    if not all(part.isdigit() for part in parts) or len(plain) > 15:
        return None
    if all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3 and parts[0] != "0":
        return float(int("".join(parts)))
    return float(".".join(parts)) if len(parts) == 2 else None


def combine(words: list[tuple[NumberWord, bool]]) -> tuple[float, int]:
    """Combine number words into one number.

    Args:
        words: Number words in order, each with whether "and" stands before it. The first is never vague.

    Returns:
        The value, and how many of the words it takes: "ثلاثة آلاف وخمسمئة" takes all three; "ثلاثة 5" takes one.
    """
    total = current = 0.0
    last = ""
    for n, (word, joined) in enumerate(words):
        if word.value is None or not _may_follow(last, word, joined=joined, current=current):
            return total + current, n
        if word.kind == "scale":
            current = word.value if current == 0 or word.value % 1000 else current * word.value
            if word.value == 1_000_000:
                total, current = (total + current, 0.0) if not total else (total + current, 0.0)
            else:
                total, current = total + current, 0.0
        elif word.kind == "hundred" and last == "unit" and not joined:
            current = current * word.value
        else:
            current += word.value
        last = word.kind
    return total + current, len(words)


def _may_follow(last: str, word: NumberWord, *, joined: bool, current: float) -> bool:
    """Tell whether a number word goes on with the number before it."""
    if not last:
        return True
    value = word.value or 0
    if word.kind == "scale":
        return not joined and current > 0 if value in (1000, 1_000_000) else joined
    if word.kind == "digits":
        return joined and last == "scale"
    if last == "digits":
        return False
    if word.kind == "hundred":
        return (not joined and last == "unit" and value == 100 and 3 <= current <= 9) or (joined and last == "scale")
    if word.kind == "ten":
        return joined and last in ("unit", "hundred", "scale")
    if joined:
        return last in ("hundred", "scale")
    return value == 10 and last == "unit" and current % 100 < 10  # the teens: "خمسة عشر"
