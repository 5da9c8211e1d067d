"""What exchanges and evacuations have in common: status, date, place, mediators, sources, background."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.frames import Filler, Frame
from extract.mentions.forms import NOUN, PAST, PRESENT
from extract.mentions.items import Item

_TALK = ("propose",)


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
    if trigger.future or "future" in cues_before and not _past_perfect(ctx, trigger):
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


def read_mediators(ctx: Context, s: int, a: int, b: int) -> dict[str, Filler]:
    """Find who brokered, guaranteed or carried out the event in tokens [a, b) of a sentence.

    Read from words of mediation ("برعاية", "وساطة"), apposition ("وسيط الصفقة"), verbs ("رعته", "أشرفت"), and the presence of
    a Red Cross or Red Crescent body or of unnamed notables, who act in such events as nothing else.
    """
    found: dict[str, Filler] = {}
    items = [i for i in ctx.marked.by_sentence[s] if i.i >= a and i.j <= b]
    for cue in items:
        if cue.kind == "cue" and cue.cue in ("mediation", "mediator_noun"):
            after = _actors_after(ctx, items, cue.j, reach=7 if cue.cue == "mediation" else 1)
            if cue.cue == "mediator_noun" and not after:
                after = [i for i in items if i.kind == "actor" and 0 <= cue.i - i.j <= 3][-1:]
            for item in after:
                found.setdefault(ctx.key(item), Filler(item, "mediation_cue"))
        elif cue.kind == "verb" and cue.classes & ctx.bits["mediate"] and ctx.is_finite(cue):
            for item in _subjects_of_mediation(ctx, items, cue):
                found.setdefault(ctx.key(item), Filler(item, "mediation_verb"))
    for item in items:
        if (
            item.kind == "actor"
            and item.name is not None
            and (
                item.name.entity_type == "red_cross"
                or item.name.entity_id in ("local_mediators", "local_notables", "unnamed_mediators")
            )
        ):
            if not _only_speaks(ctx, item, items):
                found.setdefault(ctx.key(item), Filler(item, "relief_body_or_notables"))
    return found


def _subjects_of_mediation(ctx: Context, items: list[Item], verb: Item) -> list[Item]:
    """Return the subjects of a verb of mediation: those listed right after it, else the actor right before it."""
    relative = ctx.marked.words[verb.i - 1] in ("الذي", "التي", "الذين") and not verb.suffix
    after = [] if relative else _actors_after(ctx, items, verb.j, reach=3)
    after = [i for i in after if i.kind != "place" or ctx.names_party(i)]
    if after:
        return [i for i in after if _can_mediate(i)]
    partners = (
        [i for i in _actors_after(ctx, items, verb.j, reach=2) if ctx.marked.words[verb.j] == "مع"] if relative else []
    )
    before = [
        i
        for i in items
        if (i.kind == "actor" or ctx.names_party(i))
        and 0 <= verb.i - i.j <= 3
        and not ctx.before(i) & {"between", "with", "from", "holder"}
    ]
    return [i for i in before[-1:] + partners if _can_mediate(i)]


def _can_mediate(item: Item) -> bool:
    name = item.actor_reading if item.kind == "place" else item.name or (item.names[0] if item.names else None)
    return name is not None and name.entity_type not in ("media", "monitor", "armed_group", "coalition")


def _only_speaks(ctx: Context, item: Item, items: list[Item]) -> bool:
    """Tell whether an actor is named only as the source of a statement."""
    if "by_attribution" in ctx.before(item):
        return True
    words = ctx.marked.words[max(0, item.i - 4) : item.i]
    speaker = any(
        w in ("متحدث", "باسم", "المتحدثه", "المتحدث", "ناطق", "الناطق", "مصدر", "مسوول", "رييس", "رييسه") for w in words
    )
    says = any(
        v.kind == "verb"
        and v.classes & ctx.bits["say"]
        and ctx.is_finite(v)
        and (0 <= item.i - v.j <= 4 or 0 <= v.i - item.j <= 1)
        for v in items
    )
    return says or speaker


def _actors_after(ctx: Context, items: list[Item], token: int, *, reach: int) -> list[Item]:
    """Return the actors listed after a token: the first within reach, then those joined to it."""
    found: list[Item] = []
    last = token
    for item in items:
        if item.i < token:
            continue
        if item.kind == "verb" and ctx.is_finite(item) and not item.tense & NOUN:
            break
        if item.kind == "cue" and item.cue in ("between", "counter", "from", "to") and found:
            break
        actor = item.kind in ("actor", "nat") or (item.kind == "place" and ctx.names_party(item))
        if not actor:
            continue
        if item.i - last > (reach if not found else 4):
            break
        if found and not (item.joined or ctx.marked.words[item.i - 1] in "،,و" or item.i - last <= 1):
            break
        found.append(item)
        last = item.j
    return found


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


def is_long_ago(ctx: Context, date: Filler | None) -> bool:
    """Tell whether an event's date lies more than six weeks before the report."""
    if date is None or date.item.past is None or ctx.marked.anchor is None:
        return False
    return (ctx.marked.anchor - date.item.past.end).days > 45


def _is_planned(ctx: Context, a: int, b: int) -> bool:
    """Tell whether "was" introduces a plan ("كان من المقرر")."""
    return any("future" in ctx.cues_at.get(k, ()) for k in range(a, min(a + 5, b)))


def read_sources(ctx: Context, s: int, a: int, b: int) -> dict[str, Filler]:
    """Find to whom a sentence attributes what it says: subjects of verbs of saying, names after "according to"."""
    found: dict[str, Filler] = {}
    items = ctx.marked.by_sentence[s]
    for item in items:
        if item.kind != "actor":
            continue
        if "by_attribution" in ctx.before(item):
            found.setdefault(ctx.key(item), Filler(item, "according_to"))
            continue
        for verb in items:
            if (
                verb.kind == "verb"
                and verb.classes & ctx.bits["say"]
                and ctx.is_finite(verb)
                and (0 <= item.i - verb.j <= 4 or 0 <= verb.i - item.j <= 1)
            ):
                found.setdefault(ctx.key(item), Filler(item, "subject_of_saying"))
                break
    return found


def read_denials(ctx: Context, s: int) -> dict[str, Filler]:
    """Find who denies, in a sentence with a verb of denial."""
    found: dict[str, Filler] = {}
    for verb in ctx.marked.by_sentence[s]:
        if verb.kind == "verb" and verb.classes & ctx.bits["deny"] and ctx.is_finite(verb):
            subject = ctx.subject_after(verb, verb.j + 6) or ctx.subject_before(
                verb, max(ctx.marked.sentences[s][0], verb.i - 6)
            )
            if subject is not None:
                found.setdefault(ctx.key(subject), Filler(subject, "subject_of_denial"))
    return found
