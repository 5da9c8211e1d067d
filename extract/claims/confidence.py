"""Confidence: how likely a claim's kind, parties, counts and status are all right."""

from __future__ import annotations

from extract.claims.frames import Frame


def estimate_confidence(frame: Frame) -> float:
    """Return the estimated chance, 0 to 1, that a claim is right in kind, parties, counts and status."""
    if frame.kind == "exchange":
        score = (
            0.25
            + 0.2 * sum(bool(x.actors) for x in frame.sides[:2])
            + 0.1 * sum(bool(x.released) for x in frame.sides[:2])
        )
    else:
        score = (
            0.3
            + 0.15 * bool(frame.people)
            + 0.15 * bool(frame.origin)
            + 0.1 * bool(frame.actors)
            + 0.1 * bool(frame.destination)
        )
    score += 0.05 * min(frame.firmness, 3) - 0.15 * frame.background
    return round(min(max(score, 0.05), 0.95), 2)
