"""Whether the spans of a prediction give their words back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class SpanCheck:
    """How many mentions and figures have a span, and how many of these do not give their words back."""

    bad: int = 0
    checked: int = 0

    def __add__(self, other: SpanCheck) -> SpanCheck:
        """Return the two together."""
        return SpanCheck(self.bad + other.bad, self.checked + other.checked)


def check_spans(record: dict[str, Any]) -> SpanCheck:
    """Check every span in the claims of one object of a prediction, where the article's text is given."""
    checks = (
        _check_node(article.get("claims", []), article["text"])
        for article in record.get("articles", [])
        if article.get("text") is not None
    )
    return sum(checks, start=SpanCheck())


def _check_node(node: object, text: str) -> SpanCheck:
    if isinstance(node, list):
        return sum((_check_node(child, text) for child in node), start=SpanCheck())
    if not isinstance(node, dict):
        return SpanCheck()
    own = SpanCheck()
    if {"start", "end", "text"} <= node.keys() and isinstance(node["start"], int):
        own = SpanCheck(bad=int(text[node["start"] : node["end"]] != node["text"]), checked=1)
    return sum((_check_node(child, text) for child in node.values()), start=own)
