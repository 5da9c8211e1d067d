"""What exchanges and evacuations have in common: status, date, mediators, sources, background."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.dating import is_long_ago, read_date
from extract.claims.frames import Filler
from extract.claims.sources import read_sources
from extract.claims.status import is_told, read_status
from extract.claims.third_parties import read_mediators
from extract.mentions.items import Item

__all__ = [
    "is_long_ago",
    "is_told",
    "read_background",
    "read_date",
    "read_denials",
    "read_mediators",
    "read_sources",
    "read_status",
]


def read_denials(ctx: Context, s: int) -> dict[str, Filler]:
    """Find who denies, in a sentence with a verb of denial."""
    found: dict[str, Filler] = {}
    for verb in ctx.verbs_of(s, ctx.bits["deny"]):
        subject = ctx.subject_after(verb, verb.j + 6) or ctx.subject_before(
            verb, max(ctx.marked.sentences[s][0], verb.i - 6)
        )
        if subject is not None:
            found.setdefault(ctx.key(subject), Filler(subject, "subject_of_denial"))
    return found


def read_background(ctx: Context, s: int, a: int, b: int, trigger: Item) -> bool:  # noqa: ARG001 - as all readers
    """Tell whether a passage recalls an earlier event: a pluperfect or "it is recalled" at its head, or "an earlier deal"."""
    words = ctx.marked.words
    start = ctx.marked.sentences[s][0]
    if (
        words[start] in ("وكان", "وكانت", "كان", "كانت")
        and trigger.i - start < 25
        and not _is_planned(ctx, start, trigger.i)
    ):
        return True
    if ctx.between_has(start, min(start + 4, trigger.j + 1), "background"):
        return True
    return ctx.between_has(trigger.j, min(trigger.j + 3, b), "another_deal")


def _is_planned(ctx: Context, a: int, b: int) -> bool:
    """Tell whether "was" introduces a plan ("كان من المقرر")."""
    return ctx.between_has(a, min(a + 5, b), "future")
