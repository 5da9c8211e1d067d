"""Segments: where a sentence with several words of leaving falls into passages."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.evacuations.senses import carries
from extract.claims.evacuations.words import is_plain_evacuation, words_of
from extract.mentions.forms import NOUN
from extract.mentions.items import Item

Segment = tuple[Item, int, int]


class SegmentCutter:
    """Cuts sentences between words of leaving."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked

    def cut(self, triggers: list[Item], items: list[Item], start: int, end: int) -> list[Segment]:
        """Cut tokens [start, end) between triggers that stand in clauses of their own: (leading trigger, start, end)."""
        segments: list[Segment] = []
        for trigger in triggers:
            if not segments:
                segments.append((trigger, start, end))
                continue
            head, a, _ = segments[-1]
            border = self._break(head.j, trigger.i, items)
            if border is not None:
                segments[-1] = (head, a, border)
                segments.append((trigger, border, end))
            elif self._yields(head, trigger):
                segments[-1] = (trigger, a, end)
        return segments

    def _yields(self, head: Item, trigger: Item) -> bool:
        """Tell whether a noun of leaving, or a verb that says what a bus carries, yields the lead to a verb in its clause."""
        if self.ctx.is_nominal(trigger):
            return False
        word = self.marked.words[head.i]
        noun = self.ctx.is_nominal(head) and not is_plain_evacuation(word)
        return noun or (carries(word) and not carries(self.marked.words[trigger.i]))

    def _break(self, a: int, b: int, items: list[Item]) -> int | None:
        """Return where a new clause begins between two triggers, None if both stand in one clause."""
        border = next((k for k in range(b, a, -1) if self._begins_clause(k, b)), None)
        if border is not None:
            return border
        return next(
            (
                v.i
                for v in items
                if v.kind == "verb" and a <= v.i <= b and v.joined and self.ctx.is_finite(v) and not v.tense & NOUN
            ),
            None,
        )

    def _begins_clause(self, k: int, b: int) -> bool:
        """Tell whether a clause begins at token k: at a connector, or at a comma before a connector, "and" or a verb."""
        words = self.marked.words
        if words[k] in words_of("clauses"):
            return True
        if words[k] not in "،," or k >= b:
            return False
        after = self.marked.info[k + 1]
        return (
            words[k + 1] in words_of("clauses")
            or words[k + 1].startswith("و")
            or (after is not None and after.entry is not None and bool(after.entry.classes))
        )
