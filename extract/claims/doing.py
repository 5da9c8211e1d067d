"""Doing: what words of beginning, going on and carrying out say of an event ("بدأ", "تتواصل", "تم", "تنفيذ")."""

from __future__ import annotations

from datetime import date

from extract.claims.context import Context, names_talks
from extract.claims.settings import (
    MAY,
    Setting,
    Told,
    is_condition,
    is_headline,
    is_negated,
    is_nth_time,
    is_subjunctive,
)
from extract.mentions.clitics import is_among, strip_clitics
from extract.mentions.forms import NOUN, PARTICIPLE, PAST, PRESENT
from extract.mentions.items import Item
from extract.mentions.word_lists import list_stems, list_words

_GOING_ON = list_words("circumstances.yml", "goes_on")
_NETWORKS = list_words("circumstances.yml", "networks")
_PREPARATIONS = list_words("circumstances.yml", "preparations")
_MADE_READY = list_words("circumstances.yml", "made_ready")
_READY = 3  # tokens from "completed", over who did, to the preparations
_DETAILS = list_words("circumstances.yml", "details")
_SUCCESS = list_stems("circumstances.yml", "success")
_CALLER = 8  # tokens from calling, over whoever calls, to what is called for
_SOON = 10  # tokens from a verb of beginning, over what begins, to the day
_WITH = frozenset(("مع", "بين"))
_TALKS_WITH = 10  # tokens from talks, over who holds them, to the word for their going on
_ROUNDS = frozenset(("جوله",))
_NEARNESS = frozenset(("قرب", "اقتراب"))  # before the noun of carrying out


def read_beginning(x: Setting, verb: Item, wider: list[Item]) -> Told | None:
    """Read "بدأ", "تتواصل", "أن تبدأ": under way, due, called for, or talks that go on; None where nothing begins."""
    if _is_contact(x.ctx, verb) or _is_manner(x.ctx, verb) or _comes_to_light(x.ctx, verb):
        return None
    talks = _of_talks(x, verb)
    if talks or _is_called_for(x, verb, wider):
        return "proposed", 2 if talks else 1
    if _prepares(x, verb):
        return "agreed", 1
    denied = is_negated(x.ctx, verb) or x.ctx.marked.words[verb.i - 1] == "لا"  # "لا يبدأ إلا بعد أن"
    if is_subjunctive(x, verb) or begins_later(x, verb) or denied:
        return "agreed", 2
    if x.kind == "exchange" and "ستان" in x.ctx.marked.words[verb.i]:
        return "completed", 1  # those who resume exchanging have exchanged again
    return "ongoing", 2


def read_finish(x: Setting, verb: Item, wider: list[Item]) -> Told:
    """Read "تم", "جرى", "تنفيذ", "إتمام": done, going on, or wished."""
    negated = is_negated(x.ctx, verb)
    if negated and (x.ctx.is_nominal(verb) or _is_crowned(x, verb)):
        return "failed", 2  # "عدم إتمام", "لم تنجح الصفقة"
    may = bool(verb.tense & PRESENT) and x.ctx.marked.words[verb.i - 1] in MAY
    if may or _of_talks(x, verb) or "conditional" in x.cues or is_condition(x.ctx, verb):
        return "proposed", 2
    if verb.tense & PAST and x.ctx.is_finite(verb):
        return ("agreed", 1) if negated or _is_made_ready(x, verb) else ("completed", 2)
    if verb.tense & PRESENT and not verb.tense & NOUN:
        if negated or is_subjunctive(x, verb) or _prepares(x, verb):
            return "agreed", 1
        told = is_headline(x.ctx, x.trigger.s) and x.ctx.marked.words[verb.i] not in _GOING_ON
        told = told or is_nth_time(x)
        return ("completed", 1) if told else ("ongoing", 1)  # a headline tells what is done in the present
    return _under_doing(x, verb, wider)


def _under_doing(x: Setting, verb: Item, wider: list[Item]) -> Told:
    """Read the noun of carrying out ("تنفيذ", "إتمام"): agreed on ("وقعا اتفاقا على تنفيذ صفقة"), wished, or done."""
    agreed = [v for v in wider if v.classes & x.ctx.bits["agree"]]
    if any(v.tense & PAST or (v.definite and v.j == verb.i - 1) for v in agreed):
        return "agreed", 2
    if any(_succeeds(x, v) for v in x.verbs):
        return "completed", 2
    ready = verb.prefix == "ل" and strip_clitics(x.ctx.marked.words[verb.i - 1]) in _MADE_READY
    if ready or x.ctx.marked.words[verb.i - 1].removeprefix("ب") in _NEARNESS:
        return "agreed", 1
    wished = verb.prefix == "ل" or "possible" in x.cues or any(v.classes & x.ctx.bits["propose"] for v in wider)
    return ("proposed", 2) if wished else ("completed", 1)


def _is_contact(ctx: Context, verb: Item) -> bool:
    """Tell whether "going on" is contact, which is written alike ("مواقع التواصل", "التواصل مع الجيش لضمان خروج")."""
    words = ctx.marked.words
    return words[verb.i - 1] in _NETWORKS or (
        "تواصل" in words[verb.i] and words[verb.j : verb.j + 1] == ["مع"] and bool(verb.tense & NOUN)
    )


def _comes_to_light(ctx: Context, verb: Item) -> bool:
    """Tell whether it is only the details of a deal that begin to come out ("بدأت تفاصيل الصفقة تخرج", "بدأت تتضح ملامحها")."""
    return not _DETAILS.isdisjoint(map(strip_clitics, ctx.marked.words[verb.j : verb.j + 2]))


def _is_manner(ctx: Context, verb: Item) -> bool:
    """Tell whether "continuing" only says in what manner something is done ("بشكل مستمر", "وبتنسيق مستمر"), not what goes on."""
    if not verb.tense & PARTICIPLE or verb.tense & (PAST | PRESENT | NOUN) or not verb.i:
        return False
    return ctx.marked.words[verb.i - 1].removeprefix("و").startswith("ب")


def _is_called_for(x: Setting, verb: Item, wider: list[Item]) -> bool:
    """Tell whether somebody calls for beginning or going on, which so does not go on ("دعا إلى استئناف الإجلاء", "طالب بمواصلته")."""
    if not verb.tense & NOUN or not (verb.prefix == "ب" or x.ctx.marked.words[verb.i - 1] in ("الي", "علي")):
        return False
    calls = wider[0] if wider else None
    return (
        calls is not None
        and bool(calls.classes & x.ctx.bits["propose"])
        and verb.i - calls.j <= _CALLER
        and x.ctx.is_finite(calls)
    )


def _prepares(x: Setting, verb: Item) -> bool:
    """Tell whether what begins or goes on are preparations ("بدء التحضيرات لعملية التبادل", "يجري تجهيز القافلة للخروج")."""
    return any(strip_clitics(w) in _PREPARATIONS for w in x.ctx.marked.words[verb.j : verb.j + 2])


def _is_made_ready(x: Setting, verb: Item) -> bool:
    """Tell whether it is the preparations that were completed ("أُنجزت الترتيبات لمبادلة", "أنهى الطرفان ترتيبات التبادل")."""
    words, start = x.ctx.marked.words, x.ctx.marked.sentences[verb.s][0]
    around = (*words[max(verb.i - 1, start) : verb.i], *words[verb.j : min(verb.j + _READY, x.trigger.i)])
    return any(strip_clitics(word) in _MADE_READY for word in around)


def begins_later(x: Setting, verb: Item) -> bool:
    """Tell whether a verb of beginning in the present, away from the headline, announces the plan of the day or of one to come ("وتبدأ اليوم")."""
    if is_headline(x.ctx, x.trigger.s) or verb.tense & (PAST | NOUN) or not verb.classes & x.ctx.bits["begin"]:
        return False
    anchor = x.ctx.marked.anchor
    return anchor is not None and any(
        i.kind == "date" and i.past is not None and (i.past.start >= anchor or _lies_nearer_ahead(i, anchor))
        for i in x.ctx.items_in(x.trigger.s, verb.j, verb.j + _SOON)
    )


def _lies_nearer_ahead(day: Item, anchor: date) -> bool:
    """Tell whether a weekday is the next one rather than the last ("تبدأ الخميس", said on a Wednesday)."""
    last, following = day.past, day.planned
    if last is None or following is None or following.start <= anchor:
        return False
    return following.start - anchor < anchor - last.end


def _succeeds(x: Setting, verb: Item) -> bool:
    """Tell whether efforts are said to have succeeded in carrying it out ("تكللت الجهود بإنجاز تبادل", "نجاح جهود في إتمامه")."""
    done = verb.tense & PAST or (verb.tense & NOUN and not verb.prefix)
    return bool(_is_crowned(x, verb) and done) and not verb.future and not is_negated(x.ctx, verb)


def _is_crowned(x: Setting, verb: Item) -> bool:
    """Tell whether a verb is one of succeeding."""
    return any(stem in x.ctx.marked.words[verb.i] for stem in _SUCCESS)


def _of_talks(x: Setting, verb: Item) -> bool:
    """Tell whether it is talks that take place ("مفاوضات تجري", "تجري محادثات", "يجري X محادثات"), and not what they led to ("أدت إلى")."""
    words = x.ctx.marked.words
    if words[verb.j : verb.j + 1] in (["الي"], ["عن"]):
        return False
    if any(names_talks(word) and not is_among(word, _ROUNDS) for word in words[verb.j : verb.j + 1]):
        return True  # "انتهت محادثات تبادل الأسرى"; the first round of an exchange is over too
    if _are_with_somebody(x, verb):
        return True
    near = x.ctx.passage(x.trigger.s, max(verb.i - 2, 0), verb.j + 1)
    if any(i is not verb and i.tense & NOUN for i in near.find_verbs(x.ctx.bits["propose"])):
        return True
    doer = next((i for i in x.ctx.marked.by_sentence[verb.s] if i.kind == "actor" and i.i == verb.j), None)
    return doer is not None and any(map(names_talks, words[doer.j : doer.j + 1]))


def _are_with_somebody(x: Setting, verb: Item) -> bool:
    """Tell whether what is "going on" are talks with or between those named right before it ("المفاوضات مع X مستمرة لخروج")."""
    if not verb.tense & PARTICIPLE or verb.tense & (PAST | PRESENT):
        return False
    words, start = x.ctx.marked.words, x.ctx.marked.sentences[verb.s][0]
    for k in range(verb.i - 1, max(start, verb.i - _TALKS_WITH) - 1, -1):
        if names_talks(words[k]) and words[k + 1] in _WITH:
            return not any(x.ctx.is_finite(v) for v in x.ctx.passage(verb.s, k, verb.i).verbs)
    return False
