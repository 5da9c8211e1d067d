"""How far an event has come, as one passage tells it."""

from __future__ import annotations

from extract.claims.clauses import find_clause
from extract.claims.context import Context
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
    read_carried,
    read_day_ahead,
    read_expected,
    read_near,
    read_prepared,
    read_term,
)
from extract.mentions.clitics import strip_clitics
from extract.mentions.forms import NOUN, PAST, PRESENT
from extract.mentions.items import Item
from extract.mentions.word_lists import list_beginnings

_WITHOUT = frozenset(("دون", "بدون"))
_WHETHER = frozenset(("ما", "عما", "فيما", "عن"))  # before "if": an indirect question
_ASKED = 8  # tokens from "whether" to its verb
_WAS = frozenset(("كان", "كانت", "كانوا", "وكان", "وكانت"))  # before a verb in the future: what did not come to pass
_WILL_BE = frozenset(("سيكون", "ستكون", "سيكونون"))  # before a deal
_PART_OF = frozenset(("ضمن", "جزءا"))
_PART_REACH, _DEAL_REACH = 6, 2  # tokens from "will be", over who will, to the deal
_READINESS = list_beginnings("circumstances.yml", "ready")
_SHOWN = list_beginnings("circumstances.yml", "shows")
_BARGAIN = 3  # tokens from "that" to what is bargained for
_READY = 8  # tokens from "ready" to what for
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
        or read_attempt(clause)
        or read_sequel(clause)
        or _as_opened(clause)
        or _as_future(clause)
        or _as_begun(clause)
        or _as_past(clause)
    )
    if told is not None:
        return told
    sentence = Setting(ctx, frame.kind, trigger, ctx.passage(trigger.s, start, trigger.i))
    return (
        _as_elapsed(sentence)
        or _as_allowed(clause)
        or read_prepared(clause)
        or read_near(clause)
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


def _as_future(x: Setting) -> Told | None:
    """Read "ستغادر", "ستكون الصفقة" and what is due ("من المقرر أن"); "كانت ستغادر" did not, and "عما إذا كانوا سيغادرون" only asks."""
    if x.trigger.future and (_is_asked(x) or names_proposal(x.ctx, x.trigger.s, x.trigger.i)):
        return "proposed", 2
    if x.trigger.future and not _WAS.isdisjoint(x.ctx.marked.words[max(0, x.trigger.i - 2) : x.trigger.i]):
        return "failed", 2
    if x.trigger.future:
        return "agreed", 1 if _comes_home(x) else 3
    if _will_be(x):
        return "agreed", 2
    if "future" in x.cues:
        return ("proposed", 2) if _is_readiness(x) or _is_bargained_for(x) else ("agreed", 2)
    return None


def _is_bargained_for(x: Setting) -> bool:
    """Tell whether somebody only negotiates or asks "that" something be done ("يتفاوضان على أن تغادر")."""
    words = x.ctx.marked.words
    that = next((k for k in range(x.trigger.i - 1, max(x.trigger.i - _BARGAIN, 0), -1) if words[k] == "ان"), None)
    if that is None or words[that - 1] != "علي":
        return False
    before = [v for v in x.verbs if v.j <= that - 1 and x.ctx.is_finite(v)]
    return bool(before) and bool(before[0].classes & x.ctx.bits["propose"])


def _will_be(x: Setting) -> bool:
    """Tell whether a deal "will be", or somebody "will be part of" it ("ستكون الصفقة", "سيكون الأسرى ضمن صفقة")."""
    before = x.ctx.marked.words[max(0, x.trigger.i - _PART_REACH) : x.trigger.i]
    reach = _PART_REACH if not _PART_OF.isdisjoint(before) else _DEAL_REACH
    return not _WILL_BE.isdisjoint(before[-reach:])


def _comes_home(x: Setting) -> bool:
    """Tell whether those exchanged are to come somewhere, which may follow when the hand-over is done ("سيعودون إلى الوطن")."""
    ctx = x.ctx
    moves = x.trigger.classes & ctx.moving and not x.trigger.classes & (ctx.giving | ctx.getting)
    return x.kind == "exchange" and bool(moves)


def _is_readiness(x: Setting) -> bool:
    """Tell whether a party is ready to exchange, which is an offer ("مستعدة كل الاستعداد لأن تبادل")."""
    near = x.ctx.marked.words[max(0, x.trigger.i - _READY) : x.trigger.i]
    shown = any(w.startswith("استعداد") for w in near) and any(w.startswith(_SHOWN) for w in near)
    return x.kind == "exchange" and (shown or any(strip_clitics(w).startswith(_READINESS) for w in near))


def _is_asked(x: Setting) -> bool:
    """Tell whether a verb stands in an indirect question ("عما إذا كان المقاتلون سيغادرون")."""
    words = x.ctx.marked.words
    near = range(max(1, x.trigger.i - _ASKED), x.trigger.i)
    return any(words[k] == "اذا" and words[k - 1] in _WHETHER for k in near)


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
    """Read so many whom somebody "has let leave" as gone ("سمحت الهيئة بخروج 21 مصابا")."""
    ctx, trigger = x.ctx, x.trigger
    before = ctx.marked.words[max(0, trigger.i - _ALLOWER) : trigger.i]
    counted = any(0 <= i.i - trigger.j <= 1 for i in ctx.marked.by_sentence[trigger.s].counts)
    allowed = any(word.removeprefix("و").removeprefix("ف") in _ALLOWED for word in before)
    return ("completed", 2) if trigger.prefix == "ب" and counted and allowed and "negation" not in x.cues else None


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
        return None
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


def _is_due(x: Setting, sentence: Setting) -> bool:
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


def _across_commas(x: Setting) -> Told | None:
    """Read the governors of the whole sentence, unless the trigger is a verb that tells its own status."""
    return None if tells_itself(x) and not is_subjunctive(x, x.trigger) else read_across_commas(x)
