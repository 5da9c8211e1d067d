"""Spread: over which sentences the passages of a frame stand, and which tell of another matter than all of them."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.frames import Frame
from extract.mentions.word_lists import list_words

_FIELDS = list_words("circumstances.yml", "fields")
_APART = list_words("circumstances.yml", "apart")
_OPENING = 4  # tokens in which a sentence says that it turns to another matter


def sentences_of(ctx: Context, frame: Frame) -> set[int]:
    """Return the numbers of the sentences in which a frame's passages begin."""
    return {s for token, _ in frame.evidence if (s := ctx.marked.sentence_at(token)) is not None}


def find_other_matters(ctx: Context) -> set[int]:
    """Return the sentences from one that turns to another matter on ("وفي شأن آخر توجه وفد إلى X")."""
    words = ctx.marked.words
    for s, (start, end) in enumerate(ctx.marked.sentences):
        opening = range(start + 1, min(start + _OPENING, end - 1))
        if any(words[k] in _FIELDS and words[k + 1] in _APART for k in opening):
            return set(range(s, len(ctx.marked.sentences)))
    return set()
