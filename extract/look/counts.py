"""Counts in words that never hide what is not known: for the terminal and the notebooks."""

from __future__ import annotations

UNKNOWN = "not known"


def show_count(low: int | None, best: int | None, high: int | None) -> str:
    """Return a count with its uncertainty: `22 (20 to 29)`, `18 or more`, `not known`."""
    if low is None and best is None and high is None:
        return UNKNOWN
    if best is None:
        if high is None:
            return f"{low:,} or more"
        return f"at most {high:,}" if low is None else f"{low:,} to {high:,}"
    if low == best == high:
        return f"{best:,}"
    if high is None:
        return f"{best:,} or more" if low is None or low == best else f"{best:,} ({low:,} or more)"
    return f"{best:,} ({low or 0:,} to {high:,})"
