"""Spread: over which sentences the passages of a frame stand."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.frames import Frame


def sentences_of(ctx: Context, frame: Frame) -> set[int]:
    """Return the numbers of the sentences in which a frame's passages begin."""
    return {s for token, _ in frame.evidence if (s := ctx.marked.sentence_at(token)) is not None}
