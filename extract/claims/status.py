"""How far an event has come, as one passage tells it."""

from __future__ import annotations

from dataclasses import dataclass

from extract.claims.context import Context
from extract.claims.evacuations.words import words_of
from extract.claims.frames import Frame
from extract.claims.listing import find_heading
from extract.mentions.clitics import strip_clitics
from extract.mentions.forms import NOUN, PAST, PRESENT
from extract.mentions.items import Item

Told = tuple[str, int]
"""A status, and how plainly it is told: 3 a finite verb of the event itself, 2 a governing word, 1 a guess, 0 not at all."""

_SUBJUNCTIVE = frozenset(("ان", "لان", "بان", "وان", "كي", "لكي", "حتي", "لن"))  # what follows has not happened
_PREPOSITIONS = frozenset(("علي", "عن", "الي", "من", "في", "بعد", "قبل", "خلال", "بشان", "حول", "اي", "عبر"))
_FOR_GOOD = frozenset(("نهاييا", "قطعيا", "قاطعا", "مطلقا"))
_GOING_ON = frozenset(("يجري", "تجري", "يتم", "تتم", "وتجري", "ويجري"))
_NETWORKS = frozenset(("مواقع", "وسايل", "منصات", "شبكات"))  # "مواقع التواصل" are no going on
_PREPARATIONS = frozenset(("اجراءات", "تحضيرات", "تحضير", "استعدادات", "ترتيبات", "تجهيزات", "تجهيز"))
_WHETHER = frozenset(("ما", "عما", "فيما", "عن"))  # before "if": an indirect question
_ASKED = 8  # tokens from "whether" to its verb
_AFTER = frozenset(("بعد", "عقب", "اثر", "فور", "بعيد", "وبعد", "منذ"))
_UNITS = frozenset(("ساعه", "ساعات", "ساعتين", "يوم", "يوما", "ايام", "يومين", "اسبوع", "اسابيع", "اشهر", "شهرين"))
_LED = 8  # tokens from "began" to "carrying out"
_ONLY = frozenset(("سوي", "الا"))  # "لم يخرج سوى عشرة": ten did


@dataclass(frozen=True, slots=True)
class _Setting:
    """A trigger, and what stands before it."""

    ctx: Context
    kind: str
    trigger: Item
    before: list[Item]

    @property
    def cues(self) -> set[str]:
        """The cues before the trigger."""
        return {i.cue for i in self.before if i.kind == "cue"}

    @property
    def verbs(self) -> list[Item]:
        """The verbs before the trigger and their nouns, the nearest first."""
        return sorted((i for i in self.before if i.kind == "verb"), key=lambda v: -v.i)


def read_status(ctx: Context, frame: Frame, trigger: Item) -> Told:
    """Read how far the event of a trigger has come (codebook, section 3)."""
    start, _ = ctx.marked.sentences[trigger.s]
    a, _ = ctx.clause(trigger.s, trigger.i)
    clause = _Setting(ctx, frame.kind, trigger, ctx.items_in(trigger.s, max(a, trigger.i - 14), trigger.i))
    sentence = _Setting(ctx, frame.kind, trigger, ctx.items_in(trigger.s, start, trigger.i))
    return (
        _as_opened(clause)
        or _as_future(clause)
        or _as_begun(clause)
        or _as_past(clause)
        or _as_elapsed(sentence)
        or _under_governors(clause)
        or _after_it(clause)
        or _across_commas(sentence)
        or _as_present(clause, sentence)
        or _as_expected(clause)
        or _as_announced(clause)
        or _by_heading(clause)
        or ("", 0)
    )


def is_told(ctx: Context, trigger: Item) -> bool:
    """Tell whether a word that can be a verb or its noun ("تبادل", "نقل") is the verb: its subject follows at once."""
    if not trigger.tense & NOUN:
        return True
    if _in_construct(ctx, trigger):
        return False
    following = [i for i in ctx.marked.by_sentence[trigger.s] if trigger.j <= i.i <= trigger.j + 1]
    return any(
        ctx.names_party(i) or (i.kind == "actor") or (i.kind == "cue" and i.cue == "two_parties") for i in following
    )


def _has_nominative(ctx: Context, trigger: Item) -> bool:
    """Tell whether a plural that can only be a subject follows at once ("نقل المسلحون")."""
    return any(w.endswith("ون") and len(w) > 4 for w in ctx.marked.words[trigger.j : trigger.j + 1])


def _in_construct(ctx: Context, trigger: Item) -> bool:
    """Tell whether a noun of a deal or a preposition governs a word, which is then no verb ("صفقة تبادل", "على نقل")."""
    k = trigger.i - 1
    if k < ctx.marked.sentences[trigger.s][0] or (trigger.joined and _has_nominative(ctx, trigger)):
        return False  # "تم الاتفاق ونُقل المسلحون"
    return ctx.marked.words[k] in _PREPOSITIONS or bool(ctx.cues_at.get(k, set()) & {"deal", "arrangement"})


# ---------------------------------------------------------------- the verb itself


def _is_finite(x: _Setting) -> bool:
    return x.ctx.is_finite(x.trigger) and not x.ctx.is_nominal(x.trigger) and is_told(x.ctx, x.trigger)


def _is_subjunctive(x: _Setting, verb: Item) -> bool:
    """Tell whether a verb is what somebody wants or plans ("أن تطلق"); "بعد أن أطلق" is a fact."""
    return bool(verb.tense & PRESENT) and verb.i > 0 and x.ctx.marked.words[verb.i - 1] in _SUBJUNCTIVE


def _is_condition(x: _Setting, verb: Item) -> bool:
    """Tell whether a verb in the past stands in an if-clause ("إذا تمت", "وإن تمت"); "أنّ" never comes before a verb."""
    words = x.ctx.marked.words
    if not verb.tense & PAST or verb.i < 1:
        return False
    if words[verb.i - 1] in ("ان", "وان"):
        return verb.i < 2 or words[verb.i - 2] not in ("بعد", "منذ", "الي", "سبق", "غير", "الا")
    return words[verb.i - 1] in ("اذا", "واذا", "لو", "فاذا")


def _as_future(x: _Setting) -> Told | None:
    """Read "ستغادر" and what is due ("من المقرر أن"); in an indirect question ("عما إذا كانوا سيغادرون") it tells nothing."""
    if x.trigger.future and _is_asked(x):
        return "proposed", 2
    if x.trigger.future:
        return "agreed", 3
    return ("agreed", 2) if "future" in x.cues else None


def _is_asked(x: _Setting) -> bool:
    """Tell whether a verb stands in an indirect question ("عما إذا كان المقاتلون سيغادرون")."""
    words = x.ctx.marked.words
    near = range(max(1, x.trigger.i - _ASKED), x.trigger.i)
    return any(words[k] == "اذا" and words[k - 1] in _WHETHER for k in near)


def _as_elapsed(x: _Setting) -> Told | None:
    """Read "بعد خروج المقاتلين": what the clause goes on to tell came after it, unless that is still to come."""
    if x.kind != "evacuation" or not x.trigger.tense & NOUN or x.trigger.prefix:
        return None
    if x.ctx.marked.words[x.trigger.i - 1] not in _AFTER or x.cues & {"future", "conditional"}:
        return None
    coming = any(v.future or (v.tense & PRESENT and not v.tense & (PAST | NOUN)) for v in x.verbs)
    return None if coming else ("completed", 1)


def _as_opened(x: _Setting) -> Told | None:
    """Read "ممرات آمنة لخروج المدنيين": a way is opened for them (codebook, section 2: an offer)."""
    if x.kind != "evacuation" or x.trigger.prefix != "ل" or not x.trigger.tense & NOUN:
        return None
    before = x.ctx.marked.words[max(x.trigger.i - 4, 0) : x.trigger.i]
    return None if words_of("corridors").isdisjoint(before) else ("proposed", 2)


def _as_begun(x: _Setting) -> Told | None:
    """Read "انطلقت عملية الإجلاء": what sets out is the operation, not the people."""
    if not (x.trigger.classes & x.ctx.bits["begin"] and x.trigger.classes & x.ctx.bits["leave"]):
        return None
    event = x.ctx.mask("evacuate", "leave", "swap", "release", "hand_over")
    for item in x.ctx.items_in(x.trigger.s, x.trigger.j, x.trigger.j + 6):
        if item.kind == "noun" and item.noun is not None and item.noun.kind in ("people", "vehicles", "convoys"):
            return None
        if (item.kind == "cue" and item.cue == "deal") or (item.kind == "verb" and item.classes & event):
            return "ongoing", 2
    return None


def _as_past(x: _Setting) -> Told | None:
    """Read a verb in the past, or in the present after "لم"."""
    if not _is_finite(x) or _is_subjunctive(x, x.trigger) or _is_offered(x):
        return None
    words = x.ctx.marked.words
    negated = _negated(x.ctx, x.trigger)
    if _is_condition(x, x.trigger):
        return "proposed", 2
    if words[x.trigger.i - 1] in ("لم", "ولم"):
        return ("agreed", 2) if negated else ("completed", 3)
    if not x.trigger.tense & PAST:
        return None
    return ("agreed", 1) if negated else ("completed", 3)


def _is_offered(x: _Setting) -> bool:
    """Tell whether a word is the object of an offer, and so a noun ("يعرض التنظيم ترك الرهائن")."""
    return any(
        v.classes & x.ctx.bits["propose"] and v.tense & PRESENT and not v.tense & NOUN and x.trigger.i - v.j <= 2
        for v in x.verbs
    )


def _as_present(x: _Setting, sentence: _Setting) -> Told | None:
    """Read a verb in the present: a wish, the terms of a deal, what is due, or what goes on."""
    if not _is_finite(x) or (x.trigger.tense & PAST and not _is_subjunctive(x, x.trigger)):
        return None
    if _negated(x.ctx, x.trigger) or x.cues & {"conditional", "possible"}:
        return "proposed", 2
    if _is_subjunctive(x, x.trigger) or x.trigger.prefix == "ل":
        return ("agreed", 1) if x.cues & {"convoy", "carrier"} else ("proposed", 1)  # "حافلات كي تنقل"
    if _carries(x):
        return None
    after = x.ctx.items_in(x.trigger.s, x.trigger.j, x.trigger.j + 3)
    named = "arrangement" in sentence.cues and any(i.kind == "cue" and i.cue == "arrangement" for i in after)
    terms = "arrangement" in x.cues or named  # "بموجب التسوية يتوجه", "اتفاق يخلي بموجبه"
    if terms or _is_due(x, sentence):
        return "agreed", 2
    return ("completed", 1) if x.trigger.s == 0 else ("ongoing", 1)


def _carries(x: _Setting) -> bool:
    """Tell whether a bus or plane "carries" people, which tells nothing of how far they have come."""
    if not x.trigger.classes & x.ctx.bits["evacuate"]:
        return False
    return any(
        i.kind == "vehicles" or (i.kind == "cue" and i.cue in ("convoy", "carrier"))
        for i in x.ctx.items_in(x.trigger.s, x.trigger.i - 5, x.trigger.j + 2)
    )


def _is_due(x: _Setting, sentence: _Setting) -> bool:
    """Tell whether a date of the sentence before or right after a verb lies ahead."""
    if "future" in sentence.cues:
        return True
    anchor = x.ctx.marked.anchor
    near = sentence.before + x.ctx.items_in(x.trigger.s, x.trigger.j, x.trigger.j + 6)
    return anchor is not None and any(
        i.kind == "date"
        and i.planned is not None
        and i.planned.start > anchor
        and (i.past is None or i.past.end > anchor)
        for i in near
    )


def _negated(ctx: Context, trigger: Item) -> bool:
    """Tell whether a verb is negated; "لم … سوى" is no negation."""
    near = ctx.marked.words[trigger.j : trigger.j + 8]
    return any("negation" in ctx.cues_at.get(k, ()) for k in range(max(0, trigger.i - 2), trigger.i)) and not any(
        w in _ONLY for w in near
    )


# ---------------------------------------------------------------- what governs it


def _under_governors(x: _Setting) -> Told | None:
    """Read the status from the words that govern a verbal noun, the nearest first."""
    verbs = x.verbs
    for n, verb in enumerate(verbs):
        found = _under(x, verb, verbs[n + 1 : n + 3])
        if found is not None:
            return found
    return ("proposed", 1) if x.cues & {"conditional", "possible"} else None


def _across_commas(x: _Setting) -> Told | None:
    """As `_under_governors`, over the whole sentence, for what no verb of its own clause governs ("وافق، مساء الأحد، على إخلاء")."""
    if _is_finite(x) and not _is_subjunctive(x, x.trigger):
        return None
    doing = x.ctx.mask("begin", "continue", "finish")
    for n, verb in enumerate(x.verbs):
        if verb.classes & doing and verb.tense & NOUN:
            continue  # "منذ بداية الأزمة"
        found = _under(x, verb, x.verbs[n + 1 : n + 3])
        if found is not None:
            return found[0], 1
    return None


def _under(x: _Setting, verb: Item, wider: list[Item]) -> Told | None:
    """Return the status of what a verb governs; `wider` are the verbs before it."""
    bits, c = x.ctx.bits, verb.classes
    told: Told | None = None
    if _is_carrying_out(x, verb):
        return None  # "بدأ، مساء الأحد، تنفيذ اتفاق": what stands before it tells
    if c & bits["suspend"]:
        over = x.ctx.marked.words[verb.i - 1] == "بعد" and verb.tense & NOUN  # "بعد توقف": no longer
        told = None if over else ("ongoing", 2)
    elif c & bits["fail"] and not c & bits["evacuate"]:
        told = _under_failure(x, verb)
    elif (c & bits["postpone"] and x.ctx.marked.words[verb.i - 1] != "من") or verb.future:  # "من أجل" puts nothing off
        told = "agreed", 2
    elif c & x.ctx.mask("begin", "continue"):
        other = x.ctx.marked.words[verb.i - 1] in _NETWORKS or _lasted(x.ctx, verb)
        told = None if other else _under_beginning(x, verb)
    elif c & bits["finish"]:
        told = _under_finish(x, verb, wider)
    elif c & bits["agree"]:
        told = _under_agreement(x, verb, wider)
    elif c & bits["propose"]:
        told = "proposed", 2
    elif c & bits["include"] and x.cues & {"arrangement", "deal"}:
        told = "agreed", 2
    return told


def _is_carrying_out(x: _Setting, verb: Item) -> bool:
    """Tell whether a noun is one of "carrying out a deal", behind a verb of beginning in the sentence."""
    pair = [v for v in x.ctx.marked.by_sentence[verb.s] if v.kind == "verb" and -1 <= v.i - verb.i <= 1]
    doing = [v for v in pair if v.classes & x.ctx.bits["finish"] and x.ctx.is_nominal(v)]
    agreed = [v for v in pair if v.classes & x.ctx.bits["agree"] and v.tense & NOUN]
    if not (doing and agreed and verb in (doing[0], agreed[0]) and agreed[0].i == doing[0].j):
        return False
    begins, done = x.ctx.mask("begin", "continue"), x.ctx.bits["finish"]
    before = [v for v in x.ctx.marked.by_sentence[verb.s] if v.kind == "verb" and v.i < doing[0].i]
    return any(v.classes & begins or (v.classes & done and x.ctx.is_finite(v)) for v in before)


def _lasted(ctx: Context, verb: Item) -> bool:
    """Tell whether something "went on" for so many hours or days, and is over ("توقف استمر أكثر من 30 ساعة")."""
    if not verb.classes & ctx.bits["continue"] or not verb.tense & PAST or verb.tense & NOUN:
        return False
    return any(w in _UNITS for w in ctx.marked.words[verb.j : verb.j + 5])


def _under_failure(x: _Setting, verb: Item) -> Told:
    """Read "فشل", "انهار", "رفض": over, or refused for now."""
    refused = any(w in x.ctx.marked.words[verb.i] for w in ("رفض", "رافض"))
    for_good = any(w in _FOR_GOOD for w in x.ctx.marked.words[verb.j : verb.j + 4])
    return ("proposed", 1) if refused and not for_good else ("failed", 2)


def _under_beginning(x: _Setting, verb: Item) -> Told:
    """Read "بدأ", "تتواصل", "أن تبدأ": under way, due, or talks that go on."""
    if _of_talks(x, verb):
        return "proposed", 2
    if any(strip_clitics(w) in _PREPARATIONS for w in x.ctx.marked.words[verb.j : verb.j + 2]):
        return "agreed", 1  # "بدء التحضيرات لعملية التبادل"
    if _is_subjunctive(x, verb) or _begins_later(x, verb):
        return "agreed", 2
    if x.kind == "exchange" and "ستان" in x.ctx.marked.words[verb.i]:
        return "completed", 1  # those who resume exchanging have exchanged again
    return "ongoing", 2


def _begins_later(x: _Setting, verb: Item) -> bool:
    """Tell whether a verb of beginning in the present, away from the headline, announces the day's plan ("وتبدأ اليوم")."""
    if not x.trigger.s or verb.tense & (PAST | NOUN) or not verb.classes & x.ctx.bits["begin"]:
        return False
    anchor = x.ctx.marked.anchor
    return anchor is not None and any(
        i.kind == "date" and i.past is not None and i.past.start >= anchor
        for i in x.ctx.items_in(x.trigger.s, verb.j, verb.j + 4)
    )


def _under_finish(x: _Setting, verb: Item, wider: list[Item]) -> Told:
    """Read "تم", "جرى", "تنفيذ", "إتمام": done, going on, or wished."""
    negated = _negated(x.ctx, verb)
    if negated and x.ctx.is_nominal(verb):
        return "failed", 2  # "عدم إتمام"
    if _of_talks(x, verb) or "conditional" in x.cues or _is_condition(x, verb):
        return "proposed", 2
    if verb.tense & PAST and x.ctx.is_finite(verb):
        return ("agreed", 1) if negated else ("completed", 2)
    if verb.tense & PRESENT and not verb.tense & NOUN:
        if negated or _is_subjunctive(x, verb):
            return "agreed", 1
        told = x.trigger.s == 0 and x.ctx.marked.words[verb.i] not in _GOING_ON
        return ("completed", 1) if told else ("ongoing", 1)  # a headline tells what is done in the present
    wished = verb.prefix == "ل" or "possible" in x.cues or any(v.classes & x.ctx.bits["propose"] for v in wider)
    return ("proposed", 2) if wished else ("completed", 1)


def _of_talks(x: _Setting, verb: Item) -> bool:
    """Tell whether it is talks that take place ("مفاوضات تجري", "تجري محادثات")."""
    near = x.ctx.items_in(x.trigger.s, max(verb.i - 2, 0), verb.j + 1)
    return any(
        (i.kind == "verb" and i is not verb and i.classes & x.ctx.bits["propose"] and i.tense & NOUN) for i in near
    )


def _under_agreement(x: _Setting, verb: Item, wider: list[Item]) -> Told:
    """Read "اتفق", "وافق", "التوصل إلى اتفاق": a deal, or the wish for one."""
    if x.ctx.is_finite(verb) and verb.tense & PAST and not verb.tense & NOUN:
        return ("proposed", 2) if _negated(x.ctx, verb) else ("agreed", 2)
    if any(v.classes & x.ctx.bits["fail"] and v.tense & PAST and _under(x, v, []) == ("failed", 2) for v in wider):
        return "failed", 2  # "انهار اتفاق الإجلاء"
    if _is_carried_out(x, verb, wider[:1]):
        return "ongoing", 2
    wish = x.ctx.mask("propose", "deny", "fail")
    if verb.prefix == "ل" or _negated(x.ctx, verb) or any(v.classes & wish for v in wider):
        return "proposed", 2
    return "agreed", 2 if "arrangement" in x.cues and verb.definite else 1


def _is_carried_out(x: _Setting, deal: Item, before: list[Item]) -> bool:
    """Tell whether carrying out a deal begins or goes on ("بدأ، مساء الأحد، تنفيذ اتفاق الإجلاء", "يتواصل تنفيذ الاتفاق")."""
    if not before or before[0].j != deal.i or not before[0].classes & x.ctx.bits["finish"]:
        return False
    start, _ = x.ctx.marked.sentences[deal.s]
    doing = x.ctx.items_in(deal.s, max(start, before[0].i - _LED), before[0].i)
    verbs = [v for v in doing if v.kind == "verb"]
    return bool(verbs) and bool(
        verbs[-1].classes & x.ctx.mask("begin", "continue")
        and not _is_subjunctive(x, verbs[-1])
        and not verbs[-1].future
        and not verbs[-1].prefix
    )


# ---------------------------------------------------------------- what follows it


def _after_it(x: _Setting) -> Told | None:
    """Read the verb whose subject a verbal noun is ("عملية التبادل جرت", "المبادلة لم تتم")."""
    if _is_finite(x):
        return None
    _, b = x.ctx.clause(x.trigger.s, x.trigger.i)
    after = x.ctx.items_in(x.trigger.s, x.trigger.j, min(b, x.trigger.j + 12))
    for verb in after:
        if verb.kind != "verb" or not x.ctx.is_finite(verb) or verb.tense & NOUN:
            continue
        return _of_subject(x, verb)
    return ("agreed", 1) if any(i.kind == "cue" and i.cue == "future" for i in after) else None


def _of_subject(x: _Setting, verb: Item) -> Told | None:
    """Return the status of the subject of a verb of taking place, beginning or failing."""
    bits, c = x.ctx.bits, verb.classes
    following = x.ctx.items_in(x.trigger.s, verb.j, verb.j + 1)
    status = ""
    if any(i.kind == "verb" and i.classes & bits["propose"] and i.tense & NOUN for i in following):
        status = "proposed"  # "تبادل تستمر المفاوضات بشأنه"
    elif verb.future or c & bits["postpone"]:
        status = "agreed"
    elif c & bits["suspend"]:
        status = "ongoing"
    elif c & bits["fail"] or (c & bits["finish"] and _negated(x.ctx, verb)):
        status = "failed"
    elif c & bits["finish"] and verb.tense & PAST:
        status = "completed"
    elif c & x.ctx.mask("begin", "continue"):
        status = "ongoing"
    return (status, 2) if status else None


def _as_expected(x: _Setting) -> Told | None:
    """Read a bare purpose ("حافلات لنقل المقاتلين"): ready, and not yet gone."""
    if x.trigger.prefix != "ل" or _is_finite(x):
        return None
    return ("agreed", 1) if "convoy" in x.cues or "carrier" in x.cues else None


def _as_announced(x: _Setting) -> Told | None:
    """Read a bare noun that somebody announces with a number of people ("أعلنت الوزارة عن إجلاء 80 مدنيا"): done."""
    if (
        not x.ctx.is_nominal(x.trigger)
        or x.trigger.prefix == "ل"
        or x.cues & {"conditional", "possible", "arrangement"}
    ):
        return None
    counted = any(
        i.kind == "count" and not i.bare and i.i - x.trigger.j <= 1
        for i in x.ctx.items_in(x.trigger.s, x.trigger.j, x.trigger.j + 5)
    )
    said = any(v.classes & x.ctx.bits["say"] and x.ctx.is_finite(v) and v.tense & PAST for v in x.verbs[:1])
    return ("completed", 1) if counted and said else None


def _by_heading(x: _Setting) -> Told | None:
    """Read a line of a list as what introduces it says: terms of a deal, or what was done under one ("خرج بموجبه:")."""
    heading = find_heading(x.ctx.marked, x.trigger.s)
    if heading is None:
        return None
    cues = set().union(*(x.ctx.cues_at.get(k, set()) for k in range(*heading)))
    event = x.ctx.mask("leave", "evacuate", "release", "hand_over", "swap")
    done = any(
        v.kind == "verb" and v.classes & event and v.tense & PAST and x.ctx.is_finite(v) and is_told(x.ctx, v)
        for v in x.ctx.marked.items
        if heading[0] <= v.i < heading[1]
    )
    if done:
        return "completed", 1
    return ("agreed", 1) if cues & {"arrangement", "deal"} else None
