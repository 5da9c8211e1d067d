"""Lines in the middle of a text that only point to other stories: the outlet's links, saved without their frame."""

from __future__ import annotations

import re
from typing import Final

_MOST_WORDS: Final = 16  # of a headline
_LEAST_WORDS: Final = 4
_PARAGRAPH: Final = 12  # words of a line that is no headline
_PARAGRAPHS: Final = 3  # with a full stop: a text with fewer may leave stops out everywhere
_OPENING: Final = 2  # lines: headline and lead
_STOPS: Final = (".", "!", "؟", "?", "»", '"', "”")
_NO_LINK: Final = (".", "!", ":", "»", "”", ")", "؛", "،", ",")  # at its end
_BULLET: Final = re.compile(r"[\d\-–•*●▪■]")


def find_links(text: str) -> list[tuple[int, int]]:
    """Find the headlines of other stories between a text's paragraphs: two or more lines in a row without a stop.

    Points of a list are no links: they have bullets, or a colon before the first.

    Returns:
        The spans of the lines, in order of place.
    """
    lines = [(m.start(), m.group().strip()) for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    if sum(_is_paragraph(line) for _, line in lines) < _PARAGRAPHS:
        return []
    links: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    before = ""
    for n, (start, line) in enumerate([*lines, (len(text), "")]):
        if n >= _OPENING and _is_headline(line) and (run or not before.endswith(":")):
            run.append((start, start + len(line)))
        else:
            links += run if len(run) > 1 else []
            run = []
        before = line
    return links


def _is_paragraph(line: str) -> bool:
    return line.endswith(_STOPS) and len(line.split()) >= _PARAGRAPH


def _is_headline(line: str) -> bool:
    is_short = _LEAST_WORDS <= len(line.split(None, _MOST_WORDS)) <= _MOST_WORDS
    return is_short and not line.endswith(_NO_LINK) and _BULLET.match(line) is None
