"""How far an event has come, and whether a passage tells of today's event or recalls an earlier one."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.frames import Frame
from extract.mentions.forms import NOUN, PAST, PRESENT
from extract.mentions.items import Item


def read_status(ctx: Context, frame: Frame, trigger: Item) -> tuple[str, int]:
    """Read how far the event of a trigger has come (codebook, section 3).

    Returns:
        The status, and how plainly it is told: 3 a finite verb of the event itself, 2 a governing word, 1 a guess.
    """
    s = trigger.s
    start, end = ctx.marked.sentences[s]
    a, b = ctx.clause(s, trigger.i)
    before = ctx.items_in(s, max(a, trigger.i - 14), trigger.i)
    finite = ctx.is_finite(trigger) and not ctx.is_nominal(trigger) and is_told(ctx, trigger)
    negated = _negated(ctx, trigger)
    cues_before = {i.cue for i in before if i.kind == "cue"}
    verbs_before = [i for i in before if i.kind == "verb"]
    if trigger.future or ("future" in cues_before and not _past_perfect(ctx, trigger)):
        return ("agreed", 3 if trigger.future else 2)
    if finite and trigger.tense & PAST:
        if negated:
            return "agreed", 1
        return "completed", 3
    governing = _governing_status(ctx, verbs_before, cues_before, trigger)
    if governing:
        return governing
    if finite and trigger.tense & PRESENT and not trigger.tense & PAST:
        if negated or "conditional" in cues_before or "possible" in cues_before:
            return "proposed", 2
        head = ctx.marked.words[trigger.i - 1] if trigger.i > start else ""
        if head in ("ان", "لان", "كي", "لكي", "ل") or trigger.prefix == "ل":
            return "proposed", 1
        return ("completed", 1) if trigger.s == 0 else ("ongoing", 1)
    after = {i.cue for i in ctx.items_in(s, trigger.j, b) if i.kind == "cue"}
    if "future" in after:
        return "agreed", 1
    return "", 0


def is_told(ctx: Context, trigger: Item) -> bool:
    """Tell whether a word that can be a verb or its noun ("تبادل", "نقل") is the verb: its subject follows at once."""
    if not trigger.tense & NOUN:
        return True
    following = [i for i in ctx.marked.by_sentence[trigger.s] if trigger.j <= i.i <= trigger.j + 1]
    return any(
        ctx.names_party(i) or (i.kind == "actor") or (i.kind == "cue" and i.cue == "two_parties") for i in following
    )


def _negated(ctx: Context, trigger: Item) -> bool:
    """Tell whether a verb is negated; "لم … سوى" is no negation."""
    near = ctx.marked.words[trigger.j : trigger.j + 8]
    return any("negation" in ctx.cues_at.get(k, ()) for k in range(max(0, trigger.i - 2), trigger.i)) and not any(
        w in ("سوي", "الا") for w in near
    )


def _past_perfect(ctx: Context, trigger: Item) -> bool:
    return False


def _governing_status(ctx: Context, verbs: list[Item], cues: set[str], trigger: Item) -> tuple[str, int] | None:
    """Read the status from the words that govern a verbal noun, the nearest first."""
    bits = ctx.bits
    near = sorted(verbs, key=lambda v: -v.i)
    for verb in near:
        c = verb.classes
        finite_past = bool(verb.tense & PAST) and not verb.future
        if c & bits["fail"] and not c & bits["evacuate"]:
            return (
                ("proposed", 1)
                if "رفض" in ctx.marked.words[verb.i] or "رافض" in ctx.marked.words[verb.i]
                else ("failed", 2)
            )
        if c & bits["postpone"]:
            return "agreed", 2
        if verb.future:
            return "agreed", 2
        if c & bits["begin"] or c & bits["continue"]:
            return "ongoing", 2
        if (
            c & bits["finish"]
            and any("negation" in ctx.cues_at.get(k, ()) for k in range(max(0, verb.i - 2), verb.i))
            and ctx.is_nominal(verb)
        ):
            return "failed", 2  # "عدم إتمام"
        if c & bits["finish"]:
            if verb.tense & PAST and finite_past:
                return "completed", 2
            if verb.tense & PRESENT and not verb.tense & NOUN:
                return ("agreed", 1) if _negated(ctx, verb) or ctx.marked.words[verb.i - 1] == "ان" else ("ongoing", 1)
            return ("completed", 1)
        if c & bits["agree"]:
            if ctx.is_finite(verb) and verb.tense & PAST and not verb.tense & NOUN:
                return ("proposed", 2) if _negated(ctx, verb) else ("agreed", 2)
            wider = [v for v in near if v.i < verb.i]
            if any(v.classes & (bits["propose"] | bits["deny"] | bits["fail"]) for v in wider[:2]) or _negated(
                ctx, verb
            ):
                return "proposed", 2
            return "agreed", 2 if cues & {"arrangement"} and verb.definite else 1
        if c & bits["propose"]:
            return "proposed", 2
        if c & bits["include"] and cues & {"arrangement", "deal"}:
            return "agreed", 2
    if "conditional" in cues or "possible" in cues:
        return "proposed", 1
    if "arrangement" in cues and not near:
        return None
    return None


def read_background(ctx: Context, s: int, a: int, b: int, trigger: Item) -> bool:
    """Tell whether a passage recalls an earlier event: a pluperfect or "it is recalled" at its head, or "an earlier deal"."""
    words = ctx.marked.words
    start = ctx.marked.sentences[s][0]
    if (
        words[start] in ("وكان", "وكانت", "كان", "كانت")
        and trigger.i - start < 25
        and not _is_planned(ctx, start, trigger.i)
    ):
        return True
    if any("background" in ctx.cues_at.get(k, ()) for k in range(start, min(start + 4, trigger.j + 1))):
        return True
    return any("another_deal" in ctx.cues_at.get(k, ()) for k in range(trigger.j, min(trigger.j + 3, b)))


def _is_planned(ctx: Context, a: int, b: int) -> bool:
    """Tell whether "was" introduces a plan ("كان من المقرر")."""
    return any("future" in ctx.cues_at.get(k, ()) for k in range(a, min(a + 5, b)))
