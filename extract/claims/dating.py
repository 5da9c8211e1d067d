"""The day of an event: the date that belongs to it, not to a capture, a statement or a deal beside it."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.frames import Filler
from extract.mentions.items import Item


def read_date(ctx: Context, s: int, a: int, b: int, trigger: Item, *, status: str) -> Filler | None:
    """Return the date that belongs to a trigger: the nearest in its clause, else the nearest in tokens [a, b).

    A date right after a verb of saying ("announced on Thursday") dates the statement, not the event.
    """
    dates = [i for i in ctx.marked.by_sentence[s] if i.kind == "date" and i.i >= a and i.j <= b]
    scored = []
    for item in dates:
        if item.cue == "since" or "منذ" in ctx.marked.words[max(0, item.i - 1) : item.i + 1]:
            continue
        if _dates_something_else(ctx, item, trigger):
            continue
        statement = _dates_a_statement(ctx, item, trigger)
        if statement and status in ("agreed", "proposed"):
            continue
        distance = item.i - trigger.j if item.i >= trigger.j else (trigger.i - item.j) + 3
        commas = sum(ctx.marked.words[k] in "،," for k in range(min(item.j, trigger.j), max(item.i, trigger.i)))
        blocked = any(
            v.kind == "verb"
            and v is not trigger
            and ctx.is_finite(v)
            and v.classes & ctx.mask("capture", "kill", "begin", "say")
            and min(item.i, trigger.j) <= v.i < max(item.i, trigger.i)
            and abs(v.i - item.i) < abs(trigger.i - item.i)
            for v in ctx.marked.by_sentence[s]
        )
        unresolved = item.past is None and item.planned is None
        scored.append((distance + 4 * commas + 20 * (blocked or statement) + 12 * unresolved, item))
    scored = [x for x in scored if x[0] < 50]
    if not scored:
        return None
    return Filler(min(scored, key=lambda x: x[0])[1], "date_near_trigger")


def _dates_something_else(ctx: Context, item: Item, trigger: Item) -> bool:
    """Tell whether a date belongs to a capture or killing, or to the deal that the event carries out ("الاتفاق المبرم في …")."""
    for verb in ctx.marked.by_sentence[item.s]:
        if verb.kind != "verb" or verb is trigger:
            continue
        if (
            verb.classes & ctx.mask("capture", "kill")
            and 0 <= item.i - verb.j <= 9
            and not trigger.j <= item.i <= verb.i
        ):
            if trigger.i < verb.i or trigger.i > item.i:
                return True
        if (
            verb.classes & ctx.bits["agree"]
            and ctx.is_nominal(verb)
            and 0 <= item.i - verb.j <= 4
            and not (verb.i < trigger.i < item.i)
        ):
            return True
    return False


def _dates_a_statement(ctx: Context, item: Item, trigger: Item) -> bool:
    """Tell whether a date stands between a verb of saying and what is said."""
    for verb in ctx.marked.by_sentence[item.s]:
        if (
            verb.kind != "verb"
            or not verb.classes & ctx.mask("say", "deny", "propose", "agree")
            or verb is trigger
            or not ctx.is_finite(verb)
        ):
            continue
        between = [
            v
            for v in ctx.marked.by_sentence[item.s]
            if v.kind == "verb" and min(verb.j, item.j) <= v.i < max(item.i, verb.i)
        ]
        if verb.i < item.i < trigger.i and not between:
            words = ctx.marked.words[item.j : trigger.i]
            if any(
                w in ("ان", "انه", "انها", "عن", "بان", ":", "،", "انهم", "ب") for w in words
            ) or verb.classes & ctx.mask("say", "deny"):
                return True
        if item.i < verb.i and verb.i - item.j < 2 and trigger.i > verb.i:
            return True
    return False


def is_long_ago(ctx: Context, date: Filler | None) -> bool:
    """Tell whether an event's date lies more than six weeks before the report."""
    if date is None or date.item.past is None or ctx.marked.anchor is None:
        return False
    return (ctx.marked.anchor - date.item.past.end).days > 45
