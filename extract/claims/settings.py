"""Settings: a word of leaving or of swapping, what stands before it, and what a verb's form says of whether it has come to pass."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from extract.claims.context import Context
from extract.mentions.forms import PAST, PRESENT
from extract.mentions.items import Item

Told = tuple[str, int]
"""A status, and how plainly it is told: 3 a finite verb of the event itself, 2 a governing word, 1 a guess, 0 not at all."""

_SUBJUNCTIVE = frozenset(("ان", "لان", "بان", "وان", "كي", "لكي", "حتي", "لن"))  # what follows has not happened
_ONLY = frozenset(("سوي", "الا"))  # "لم يخرج سوى عشرة": ten did


@dataclass(frozen=True)
class Setting:
    """A trigger, and what stands before it."""

    ctx: Context
    kind: str
    trigger: Item
    before: list[Item]

    @cached_property
    def cues(self) -> set[str]:
        """The cues before the trigger."""
        return {i.cue for i in self.before if i.kind == "cue"}

    @cached_property
    def verbs(self) -> list[Item]:
        """The verbs before the trigger and their nouns, the nearest first."""
        return sorted((i for i in self.before if i.kind == "verb"), key=lambda v: -v.i)


def is_subjunctive(x: Setting, verb: Item) -> bool:
    """Tell whether a verb is what somebody wants or plans ("أن تطلق"); "بعد أن أطلق" is a fact."""
    return bool(verb.tense & PRESENT) and verb.i > 0 and x.ctx.marked.words[verb.i - 1] in _SUBJUNCTIVE


def is_condition(ctx: Context, verb: Item) -> bool:
    """Tell whether a verb in the past stands in an if-clause ("إذا تمت", "وإن تمت"); "أنّ" never comes before a verb."""
    words = ctx.marked.words
    if not verb.tense & PAST or verb.i < 1:
        return False
    if words[verb.i - 1] in ("ان", "وان"):
        return verb.i < 2 or words[verb.i - 2] not in ("بعد", "منذ", "الي", "سبق", "غير", "الا")
    return words[verb.i - 1] in ("اذا", "واذا", "لو", "فاذا")


def is_negated(ctx: Context, trigger: Item) -> bool:
    """Tell whether a verb is negated; "لم … سوى" is no negation."""
    near = ctx.marked.words[trigger.j : trigger.j + 8]
    return ctx.between_has(max(0, trigger.i - 2), trigger.i, "negation") and not any(w in _ONLY for w in near)
