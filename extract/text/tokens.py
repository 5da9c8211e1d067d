"""Tokens and sentences of folded text."""

from __future__ import annotations

import re
from itertools import chain, compress, count

# what an old page left of a quotation mark, a number with its separators, a run of letters (Latin ones by themselves), a line end, or another visible sign
TOKEN = re.compile(r"(?:&#?[a-z0-9]+|quot);|[0-9٠-٩۰-۹]+(?:[.,٫٬][0-9٠-٩۰-۹]+)*|[^\W\d_a-zA-Z]+|[a-zA-Z]+|\n|[^\w\s]")
_ENDS = frozenset(".!?؟؛\n…")
_CLOSERS = frozenset("\"'»”)]")
MAX_SENTENCE = 160  # tokens; a text without punctuation is cut, so that work stays linear


def split_sentences(words: list[str]) -> list[tuple[int, int]]:
    """Split tokens into sentences.

    Args:
        words: The tokens' texts, in order.

    Returns:
        Half-open token ranges, in order, without the empty ones. A sentence ends at a stop, a question or exclamation
        mark, a semicolon or a line end, and after `MAX_SENTENCE` tokens at the latest.
    """
    bounds: list[tuple[int, int]] = []
    start = 0
    for end in chain(compress(count(), map(_ENDS.__contains__, words)), (len(words),)):
        while start < end and words[start] in _CLOSERS:
            start += 1
        while end - start > MAX_SENTENCE:
            bounds.append((start, start + MAX_SENTENCE))
            start += MAX_SENTENCE
        if end > start:
            bounds.append((start, end))
        start = end + 1
    return bounds
