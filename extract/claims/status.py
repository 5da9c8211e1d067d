"""How far an event has come, as one passage tells it."""

from __future__ import annotations

from datetime import date

from extract.claims.ahead import read_future
from extract.claims.clauses import find_clause
from extract.claims.context import Context
from extract.claims.evacuations.signing_up import sign_up
from extract.claims.evacuations.truces import find_truce
from extract.claims.evacuations.words import words_of
from extract.claims.frames import Frame
from extract.claims.governors import read_across_commas, read_attempt, read_due, read_governors
from extract.claims.predicates import read_predicate, read_sequel, read_under_way
from extract.claims.settings import (
    MAY,
    Setting,
    Told,
    is_condition,
    is_headline,
    is_negated,
    is_nth_time,
    is_subjunctive,
    names_proposal,
    tells_itself,
)
from extract.claims.surroundings import (
    read_announced,
    read_article_of_deal,
    read_by_heading,
    read_came,
    read_carried,
    read_day_ahead,
    read_expected,
    read_near,
    read_prepared,
    read_term,
)
from extract.mentions.forms import NOUN, PAST, PRESENT
from extract.mentions.items import Item

_WITHOUT = frozenset(("دون", "بدون"))
_EVENINGS = frozenset(("مساء", "ليل", "الليله"))
_ABOARD = 10  # tokens from "carries", over whom, to what they are about to do
_ALLOWED = frozenset(("سمح", "سمحت", "سمحوا"))
_ALLOWER = 4  # tokens of who has allowed it
_UNDER_IT = frozenset(
    (
        "خلالها",
        "خلاله",
        "بموجبها",
        "بموجبه",
        "بمقتضاها",
        "بمقتضاه",
        "فيها",
        "فيه",
        "مرحلته",
        "مرحلتها",
        "مراحله",
        "ايامها",
    )
)
_UNDER_IT_REACH = 5  # tokens from a verb, over who does it, to "during it", "in its phase"
_AFTER = frozenset(("بعد", "عقب", "اثر", "فور", "بعيد", "وبعد", "منذ"))


def read_status(ctx: Context, frame: Frame, trigger: Item) -> Told:
    """Read how far the event of a trigger has come (codebook, section 3)."""
    start, _ = ctx.marked.sentences[trigger.s]
    a, _ = find_clause(ctx, trigger.s, trigger.i)
    clause = Setting(ctx, frame.kind, trigger, ctx.passage(trigger.s, max(a, trigger.i - 14), trigger.i))
    told = (
        _as_undone(clause)
        or _as_signed_up(clause)
        or read_attempt(clause)
        or read_sequel(clause)
        or _as_opened(clause)
        or read_future(clause)
        or _as_begun(clause)
        or _as_past(clause)
    )
    if told is not None:
        return told
    sentence = Setting(ctx, frame.kind, trigger, ctx.passage(trigger.s, start, trigger.i))
    return (
        _as_elapsed(sentence)
        or _as_allowed(clause)
        or _as_let_out(sentence)
        or read_prepared(clause)
        or read_near(clause)
        or read_came(clause)
        or read_day_ahead(clause)
        or (None if tells_itself(clause) else read_due(clause) or read_under_way(clause))
        or read_governors(clause)
        or (None if tells_itself(clause) else read_predicate(clause))
        or _across_commas(sentence)
        or read_term(clause)
        or read_article_of_deal(clause)
        or _as_present(clause, sentence)
        or read_expected(clause)
        or read_announced(clause)
        or read_by_heading(clause)
        or read_carried(sentence)
        or ("", 0)
    )


# ---------------------------------------------------------------- the verb itself


def _as_elapsed(x: Setting) -> Told | None:
    """Read "بعد خروج المقاتلين": what the clause goes on to tell came after it, unless that is still to come."""
    if x.kind != "evacuation" or not x.trigger.tense & NOUN or x.trigger.prefix:
        return None
    start = x.ctx.marked.sentences[x.trigger.s][0]
    if x.ctx.marked.words[x.trigger.i - 1] not in _AFTER or "future" in x.cues:
        return None
    if x.ctx.between_has(start, x.trigger.i - 1, "conditional"):  # but "right after" itself sets none
        return None
    coming = any(v.future or (v.tense & PRESENT and not v.tense & (PAST | NOUN)) for v in x.verbs)
    return None if coming else ("completed", 1)


def _as_undone(x: Setting) -> Told | None:
    """Read "عادوا دون إجلاء أحد": it was not done."""
    nominal = bool(x.trigger.tense & NOUN) and not x.trigger.prefix
    return ("failed", 2) if nominal and x.ctx.marked.words[x.trigger.i - 1] in _WITHOUT else None


def _as_signed_up(x: Setting) -> Told | None:
    """Read "سجلوا أسماءهم للخروج": they are to leave."""
    return ("agreed", 2) if x.kind == "evacuation" and sign_up(x.ctx, x.trigger) else None


def _as_opened(x: Setting) -> Told | None:
    """Read "ممرات آمنة لخروج المدنيين": a way is opened for them (codebook, section 2: an offer), unless it has been agreed on."""
    if x.kind != "evacuation" or x.trigger.prefix != "ل" or not x.trigger.tense & NOUN:
        return None
    before = x.ctx.marked.words[max(x.trigger.i - 4, 0) : x.trigger.i]
    if words_of("corridors").isdisjoint(before):
        return None
    told = read_governors(x) if any(v.classes & x.ctx.bits["agree"] for v in x.verbs) else None
    return told if told is not None and told[0] == "agreed" else ("proposed", 2)


def _as_begun(x: Setting) -> Told | None:
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


def _as_past(x: Setting) -> Told | None:
    """Read a verb in the past, or in the present after "لم"."""
    if not tells_itself(x) or is_subjunctive(x, x.trigger) or _is_offered(x):
        return None
    words = x.ctx.marked.words
    negated = is_negated(x.ctx, x.trigger)
    if is_condition(x.ctx, x.trigger):
        return "proposed", 2
    if words[x.trigger.i - 1] in ("لم", "ولم"):
        return ("agreed", 2) if negated else ("completed", 3)
    if not x.trigger.tense & PAST:
        return None
    return ("agreed", 1) if negated else ("completed", 3)


def _is_offered(x: Setting) -> bool:
    """Tell whether a word is the object of an offer, and so a noun ("يعرض التنظيم ترك الرهائن")."""
    return any(
        v.classes & x.ctx.bits["propose"] and v.tense & PRESENT and not v.tense & NOUN and x.trigger.i - v.j <= 2
        for v in x.verbs
    )


def _as_allowed(x: Setting) -> Told | None:
    """Read so many whom somebody "has let leave" as gone ("سمحت الهيئة بخروج 21 مصابا"), whom somebody "will" as offered a way."""
    ctx, trigger = x.ctx, x.trigger
    before = ctx.marked.words[max(0, trigger.i - _ALLOWER) : trigger.i]
    if x.kind == "evacuation" and not words_of("will_allow").isdisjoint(before):
        return "proposed", 2
    counted = any(0 <= i.i - trigger.j <= 1 for i in ctx.marked.by_sentence[trigger.s].counts)
    allowed = any(word.removeprefix("و").removeprefix("ف") in _ALLOWED for word in before)
    return ("completed", 2) if trigger.prefix == "ب" and counted and allowed and "negation" not in x.cues else None


def _as_let_out(x: Setting) -> Told | None:
    """Read what a truce is to make room for as far as the truce ("دعا إلى هدنة يجري خلالها إجلاء", "أعلن هدنة ليتمكنوا من الخروج")."""
    if x.kind != "evacuation" or (tells_itself(x) and x.trigger.tense & PAST):
        return None
    truce = find_truce(x.ctx, x.trigger)
    if truce is None:
        return None
    asked = read_governors(
        Setting(x.ctx, x.kind, truce, x.ctx.passage(x.trigger.s, x.ctx.marked.sentences[x.trigger.s][0], truce.i))
    )
    return asked if asked is not None and asked[0] in ("proposed", "failed") else ("agreed", 2)


def _as_present(x: Setting, sentence: Setting) -> Told | None:
    """Read a verb in the present: a wish, the terms of a deal, what is due, or what goes on."""
    if not tells_itself(x) or (x.trigger.tense & PAST and not is_subjunctive(x, x.trigger)):
        return None
    may = x.ctx.marked.words[x.trigger.i - 1] in MAY
    open_yet = bool(x.cues & {"conditional", "possible"}) or names_proposal(x.ctx, x.trigger.s, x.trigger.i)
    if may or is_negated(x.ctx, x.trigger) or open_yet:
        return "proposed", 2
    if is_subjunctive(x, x.trigger) or x.trigger.prefix == "ل":
        return ("agreed", 1) if x.cues & {"convoy", "carrier"} else ("proposed", 1)  # "حافلات كي تنقل"
    if _carries(x):
        return ("agreed", 1) if _is_ahead(x) else None
    after = x.ctx.items_in(x.trigger.s, x.trigger.j, x.trigger.j + 3)
    named = x.trigger.joined or any(i.kind == "cue" and i.cue == "arrangement" for i in after)
    terms = "arrangement" in x.cues or ("arrangement" in sentence.cues and named) or _says_what_was_reached(x)
    # "بموجب التسوية يتوجه", "اتفاق يخلي بموجبه", "بموجب التسوية يتوجه هؤلاء، ويخرج أولئك"
    if terms or _is_due(x, sentence):
        return "agreed", 2
    plain = is_nth_time(x) or (is_headline(x.ctx, x.trigger.s) and x.kind == "exchange")
    done = plain or is_headline(x.ctx, x.trigger.s)  # the text below the headline on a departure is plainer
    return "completed" if done else "ongoing", 1 + plain


def _says_what_was_reached(x: Setting) -> bool:
    """Tell whether a verb says what a truce or deal that was reached provides for ("التوصل إلى هدنة، تفرج خلالها الحركة عن")."""
    words, (start, end) = x.ctx.marked.words, x.ctx.marked.sentences[x.trigger.s]
    if x.trigger.joined or _UNDER_IT.isdisjoint(words[x.trigger.j : min(end, x.trigger.j + _UNDER_IT_REACH)]):
        return False
    return bool(x.ctx.passage(x.trigger.s, start, x.trigger.i).find_verbs(x.ctx.bits["agree"]))


def _carries(x: Setting) -> bool:
    """Tell whether a bus or plane "carries" people, which tells nothing of how far they have come."""
    if not x.trigger.classes & x.ctx.bits["evacuate"]:
        return False
    return any(
        i.kind == "vehicles" or (i.kind == "cue" and i.cue in ("convoy", "carrier"))
        for i in x.ctx.items_in(x.trigger.s, x.trigger.i - 5, x.trigger.j + 2)
    )


def _is_ahead(x: Setting) -> bool:
    """Tell whether the clause goes on with what those aboard are still about to do ("حافلات تقل 300 مقاتل تستعد للخروج")."""
    _, end = find_clause(x.ctx, x.trigger.s, x.trigger.i)
    return x.ctx.between_has(x.trigger.j, min(x.trigger.j + _ABOARD, end), "future")


def _is_due(x: Setting, sentence: Setting) -> bool:
    """Tell whether a date of the sentence before or right after a verb lies ahead, or the batch that "comprises" so many ("وتشمل الدفعة المقبلة")."""
    coming = x.trigger.classes & x.ctx.bits["include"] and x.ctx.between_has(x.trigger.j, x.trigger.j + 3, "future")
    if coming or "future" in sentence.cues:
        return True
    anchor = x.ctx.marked.anchor
    near = sentence.before + x.ctx.items_in(x.trigger.s, x.trigger.j, x.trigger.j + 6)
    return anchor is not None and any(i.kind == "date" and _lies_ahead(x.ctx, i, anchor) for i in near)


def _lies_ahead(ctx: Context, day: Item, anchor: date) -> bool:
    """Tell whether a day is after the report, or the evening of its own."""
    evening = ctx.marked.words[day.i] in _EVENINGS and day.past is not None and day.past.start == anchor
    after = day.planned is not None and day.planned.start > anchor
    return evening or (after and (day.past is None or day.past.end > anchor))


def _across_commas(x: Setting) -> Told | None:
    """Read the governors of the whole sentence, unless the trigger is a verb that tells its own status."""
    return None if tells_itself(x) and not is_subjunctive(x, x.trigger) else read_across_commas(x)
