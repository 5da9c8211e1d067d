"""Arabic beside other scripts, for terminals and pages."""

from __future__ import annotations

import re

RTL_ISOLATE, END_ISOLATE = "\u2067", "\u2069"
_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
# from an Arabic letter to the last one before a Latin letter or the end of the line, with what stands between
_ARABIC_RUN = re.compile(f"[{_ARABIC}](?:[^A-Za-z\n]*[{_ARABIC}])?")
_LATIN = re.compile("[A-Za-z]")


def has_arabic(text: str) -> bool:
    """Tell whether a text holds an Arabic letter, digit or mark."""
    return _ARABIC_RUN.search(text) is not None


def isolate_arabic(text: str) -> str:
    """Wrap each run of Arabic in right-to-left isolates, so that it is laid out without moving its neighbours.

    The letters stay in the order of reading: it is the terminal or browser that draws them from right to left.
    """
    return _ARABIC_RUN.sub(lambda run: f"{RTL_ISOLATE}{run[0]}{END_ISOLATE}", text)


def isolate_value(text: str) -> str:
    """Wrap a whole name or value where it is Arabic alone, so that its digits stay inside ("ليبيا 24"); else its runs of Arabic."""
    if has_arabic(text) and not _LATIN.search(text):
        return f"{RTL_ISOLATE}{text}{END_ISOLATE}"
    return isolate_arabic(text)
