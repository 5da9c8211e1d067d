"""Predicates: how far an event has come by what is said of its noun ("التبادل جرى", "عملية جارية لإجلاء")."""

from __future__ import annotations

from extract.claims.clauses import find_clause
from extract.claims.context import names_talks
from extract.claims.doing import begins_later
from extract.claims.settings import Setting, Told, is_negated, is_not_yet
from extract.mentions.forms import NOUN, PARTICIPLE, PAST
from extract.mentions.items import Item
from extract.mentions.word_lists import list_beginnings, list_words

_STILL = ("يزال", "تزال", "زال")
_ABOUT_TO = list_beginnings("circumstances.yml", "about_to")
_NEAR = 4  # tokens before an event in which the verb of which it is the subject stands
_GOING = list_words("circumstances.yml", "under_way")
_LIKELY = list_words("circumstances.yml", "likely")
_WORK = list_words("circumstances.yml", "work")
_UNDER_WAY = 3  # tokens from "under way" to what is
_GOES_ON_REACH = 12  # tokens from what goes on to "under way", and back to the talks about it
_STAYED = list_words("circumstances.yml", "stayed")
_NEGOTIATES = "فاوض"  # in all forms of "negotiate"
_BEFORE_THAT = ["قبل", "ان"]
_STAY = 16  # tokens from staying, over where and how long, to "before"


def read_sequel(x: Setting) -> Told | None:
    """Read what came "before" which somebody was held, stayed or negotiated ("قضوا عامين في الأسر قبل أن يُفرج عنهم"): it has come to pass."""
    words, k = x.ctx.marked.words, x.trigger.i
    if words[k - 2 : k] != _BEFORE_THAT:
        return None
    first = max(x.ctx.marked.sentences[x.trigger.s][0], k - _STAY)
    stayed = any(word.removeprefix("و") in _STAYED for word in words[first:k])
    held = any(
        v.tense & PAST and x.ctx.is_finite(v) and not is_negated(x.ctx, v)
        for v in x.ctx.passage(x.trigger.s, first, k).find_verbs(x.ctx.bits["capture"])
    )
    talked = any(v.tense & PAST and _NEGOTIATES in words[v.i] for v in x.verbs if x.ctx.is_finite(v) and v.i >= first)
    return ("completed", 2) if stayed or held or talked else None


def read_predicate(x: Setting) -> Told | None:
    """Read the verb whose subject a verbal noun is ("عملية التبادل جرت", "المبادلة لم تتم")."""
    _, b = find_clause(x.ctx, x.trigger.s, x.trigger.i)
    after = x.ctx.passage(x.trigger.s, x.trigger.j, min(b, x.trigger.j + 12))
    for verb in after:
        if verb.kind != "verb" or not x.ctx.is_finite(verb) or verb.tense & NOUN:
            continue
        before = x.ctx.marked.words[max(0, verb.i - 2) : verb.i]
        if "منذ" not in before and "قبل" not in before:  # "أول تبادل منذ بدأت الحرب", "قبل أن تبدأ"
            return _read_verb(x, verb)
    if any(_is_going_on(x, verb) or _is_nearly_over(x, verb) for verb in after.verbs):
        return "ongoing", 2
    if not _LIKELY.isdisjoint(x.ctx.marked.words[x.trigger.j : min(b, x.trigger.j + _GOES_ON_REACH)]):
        return "proposed", 1  # "تبادل 50 أسيرا ممكن"
    return ("agreed", 1) if any(i.kind == "cue" and i.cue == "future" for i in after) else None


def read_under_way(x: Setting) -> Told | None:
    """Read "عملية جارية لإجلاء", "العمل جار على نقل", "لا تزال عملية الإخراج جارية"; talks that are under way are no more than talks."""
    words, (_, b) = x.ctx.marked.words, find_clause(x.ctx, x.trigger.s, x.trigger.i)
    before = range(max(x.trigger.i - _UNDER_WAY, 1), x.trigger.i)
    under_way = any(words[k] in _GOING and words[k - 1].removeprefix("ال") in _WORK for k in before)
    going = next((k for k in range(x.trigger.j, min(b, x.trigger.j + _GOES_ON_REACH)) if words[k] in _GOING), None)
    if not under_way and going is None:
        return None
    around = words[max(x.trigger.i - _GOES_ON_REACH, 0) : x.trigger.i] + words[x.trigger.j : going or x.trigger.j]
    return ("ongoing", 2) if not any(map(names_talks, around)) and not x.cues & {"possible"} else None


def _is_going_on(x: Setting, verb: Item) -> bool:
    """Tell whether an event is said to be "still going on" ("لا يزال خروج المقاتلين مستمرا")."""
    still = any(
        w.removeprefix("و").startswith(_STILL) for w in x.ctx.marked.words[max(0, x.trigger.i - _NEAR) : verb.i]
    )
    return bool(verb.classes & x.ctx.bits["continue"] and verb.tense & PARTICIPLE) and still


def _is_nearly_over(x: Setting, verb: Item) -> bool:
    """Tell whether an event is said to be about to end ("شارفت عملية الإجلاء على الانتهاء")."""
    words = x.ctx.marked.words
    about = any(w.removeprefix("و").startswith(_ABOUT_TO) for w in words[max(0, x.trigger.i - _NEAR) : verb.i - 1])
    return bool(verb.classes & x.ctx.bits["finish"] and verb.tense & NOUN) and words[verb.i - 1] == "علي" and about


def _read_verb(x: Setting, verb: Item) -> Told | None:
    """Return the status of the subject of a verb of taking place, beginning or failing."""
    bits, c = x.ctx.bits, verb.classes
    nouns = [i for i in x.ctx.passage(x.trigger.s, verb.j, verb.j + 1).verbs if i.tense & NOUN]
    status = ""
    if any(i.classes & bits["propose"] for i in nouns):
        status = "proposed"  # "تبادل تستمر المفاوضات بشأنه"
    elif c & bits["finish"] and any(i.classes & x.ctx.mask("agree", "say") for i in nouns):
        status = "agreed"  # "صفقة تبادل تم الإعلان عنها"
    elif verb.future or c & bits["postpone"] or is_not_yet(x.ctx, verb):
        status = "agreed"
    elif c & bits["suspend"]:
        status = "ongoing"
    elif c & bits["fail"] or (c & bits["finish"] and is_negated(x.ctx, verb)):
        status = "failed"
    elif c & bits["finish"] and verb.tense & PAST:
        status = "completed"
    elif c & x.ctx.mask("begin", "continue"):
        status = "agreed" if begins_later(x, verb) else "ongoing"
    return (status, 2) if status else None
