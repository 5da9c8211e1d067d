"""Governors: how far an event has come by the words that govern its noun ("بدأ", "تم", "اتفق على", "فشل")."""

from __future__ import annotations

from extract.claims.context import names_talks
from extract.claims.doing import read_beginning, read_finish
from extract.claims.settings import Setting, Told, is_negated
from extract.claims.talks import bore_a_deal
from extract.mentions.clitics import is_among, strip_clitics
from extract.mentions.forms import NOUN, PAST, PRESENT
from extract.mentions.items import Item
from extract.mentions.word_lists import list_beginnings, list_words

_GUARANTEES = frozenset(("يضمن", "ليضمن"))  # written like "they (f.) comprise"
_ATTEMPTS = list_words("circumstances.yml", "attempts")
_OF_ATTEMPT = 5  # tokens from the word for an attempt to what is attempted
_BESIDE_IN_TIME = frozenset(("قبل", "بعد", "منذ", "خلال", "عقب", "اثناء"))
_ATTEMPTED = 8  # tokens from "failed" to what did
_CLOSED = list_beginnings("circumstances.yml", "closed")
_AGREEMENT = list_words("circumstances.yml", "agreements")
_NEARED = 8  # tokens from "came near", over who did, to what the deal provides for
_NEARS = "قترب"  # in all forms of "come near"
_FOR_GOOD = list_words("circumstances.yml", "for_good")
_OPERATIONS = list_words("circumstances.yml", "operations")
_ASIDES = list_words("circumstances.yml", "asides")
_AFTER_OR_FOR = frozenset(("بعد", "بهدف", "بغيه", "بقصد", "لغرض"))
_UNDER = frozenset(("بموجب", "وفق", "وفقا"))
_UNDER_DEAL = 5  # tokens from "under" to the verb of agreeing
_BROKEN = 4  # tokens from "failed", over the deal that did, to what it provides for
_SUCCESS = "النجاح"
_STALLED = "تعثر"
_SUBJECT = 3  # tokens of whoever wishes, between the verb and what is wished
_DUE = 24  # tokens from a noun to what says that it is due
_BEEN_DUE = frozenset(("كان", "كانت", "وكان", "وكانت"))  # before "due": it did not come to pass


def read_attempt(x: Setting) -> Told | None:
    """Read an attempt or plan of which the sentence says that it failed ("محاولة نقل المدنيين لم تنجح")."""
    words, (_, end) = x.ctx.marked.words, x.ctx.marked.sentences[x.trigger.s]
    if not any(is_among(w, _ATTEMPTS) for w in words[max(x.trigger.i - _OF_ATTEMPT, 0) : x.trigger.i]):
        return None
    denied = words[max(x.trigger.i - _ATTEMPTED, 0) : x.trigger.i]
    if _SUCCESS in denied and "لم" in denied[: denied.index(_SUCCESS)]:
        return "failed", 2  # "لم يُكتب النجاح لمحاولة إجلائهم"
    verbs = [i for i in x.ctx.passage(x.trigger.s, x.trigger.j, end).verbs if x.ctx.is_finite(i)]
    failed = any(
        (v.classes & x.ctx.bits["fail"] and v.tense & PAST and "رفض" not in words[v.i])
        or (v.classes & x.ctx.bits["finish"] and (is_negated(x.ctx, v) or "بالفشل" in words[v.j : v.j + 2]))
        for v in verbs[:2]
    )
    return ("failed", 2) if failed else None


def read_due(x: Setting) -> Told | None:
    """Read a noun that is said to be due ("إجلاء المدنيين من المقرر أن يبدأ غدا"), whatever governs it."""
    if not x.trigger.tense & NOUN:
        return None
    ctx, words = x.ctx, x.ctx.marked.words
    event = ctx.mask("evacuate", "leave", "arrive", "release", "hand_over", "receive", "say")
    for item in ctx.items_in(x.trigger.s, x.trigger.j, x.trigger.j + _DUE):
        if item.kind == "verb" and item.classes & event and ctx.is_finite(item):
            return None
        that = next((k for k in (item.j - 1, item.j) if words[k : k + 1] == ["ان"]), None)
        if item.kind == "cue" and item.cue == "future" and that is not None:
            coming = ctx.items_in(x.trigger.s, that + 1, that + 2)
            begins = any(v.classes & ctx.mask("begin", "finish", "continue") for v in coming)
            return ("agreed", 2) if begins and words[item.i - 1] not in _BEEN_DUE else None
    return None


def read_governors(x: Setting) -> Told | None:
    """Read the status from the words that govern a verbal noun, the nearest first."""
    verbs = x.verbs
    for n, verb in enumerate(verbs):
        found = _under(x, verb, verbs[n + 1 : n + 3])
        if found is not None:
            return found
    return ("proposed", 1) if x.cues & {"conditional", "possible"} else None


def read_across_commas(x: Setting) -> Told | None:
    """As `read_governors`, over the whole sentence, for what no verb of its own clause governs ("وافق، مساء الأحد، على إخلاء")."""
    doing = x.ctx.mask("begin", "continue", "finish")
    for n, verb in enumerate(x.verbs):
        if verb.classes & doing and verb.tense & NOUN:
            continue  # "منذ بداية الأزمة"
        if verb.classes & x.ctx.bits["propose"] and verb.tense & NOUN and verb.definite:
            continue  # "مصدر مطلع على المفاوضات"
        if _is_of_deal_carried_out(x, verb):
            continue
        found = _under(x, verb, x.verbs[n + 1 : n + 3])
        if found is not None:
            return found[0], 1
    return None


def _is_of_deal_carried_out(x: Setting, verb: Item) -> bool:
    """Tell whether a verb of agreeing only says under which deal something was done ("أجريا بموجب اتفاق تم التوصل إليه في …، تبادلا")."""
    start = x.ctx.marked.sentences[verb.s][0]
    under = (k for k in range(max(start, verb.i - _UNDER_DEAL), verb.i) if x.ctx.marked.words[k] in _UNDER)
    doing = (
        k for k in under if any(v.j == k and _came_about(x, v) for v in x.verbs if v.classes & x.ctx.bits["finish"])
    )
    return next(doing, None) is not None


def _under(x: Setting, verb: Item, wider: list[Item]) -> Told | None:
    """Return the status of what a verb governs; `wider` are the verbs before it."""
    bits, c = x.ctx.bits, verb.classes
    told: Told | None = None
    wider = [v for v in wider if not _is_aside(x, v)]
    if _is_carrying_out(x, verb) or _is_under_another(x, verb, wider) or _is_aside(x, verb):
        return None  # "بدأ، مساء الأحد، تنفيذ اتفاق": what stands before it tells
    if c & bits["suspend"]:
        told = None if _is_not_held_up(x, verb) else ("ongoing", 2)
    elif c & bits["fail"] and not c & bits["evacuate"]:
        told = ("agreed", 1) if _is_only_wished(x, verb, wider) else _under_failure(x, verb)
    elif (c & bits["postpone"] and x.ctx.marked.words[verb.i - 1] != "من") or verb.future:  # "من أجل" puts nothing off
        told = "agreed", 2
    elif c & x.ctx.mask("begin", "continue"):
        told = read_beginning(x, verb, wider)
    elif c & bits["finish"] or (c & bits["host"] and x.kind == "evacuation"):  # "شهدت داريا خروج 300 مقاتل"
        told = read_finish(x, verb, wider)
    elif c & bits["agree"]:
        told = _under_agreement(x, verb, wider)
    elif c & bits["propose"]:
        told = _under_offer(x, verb, wider)
    elif c & bits["include"] and x.ctx.marked.words[verb.i] not in _GUARANTEES and _is_of_deal(x, verb):
        told = _under_terms(x, verb, wider)
    return told


def _is_of_deal(x: Setting, verb: Item) -> bool:
    """Tell whether it is a deal that includes something, or a phase of one, which it does in the present ("وتشمل المرحلة الأولى")."""
    phase = x.ctx.marked.words[verb.j : verb.j + 1] == ["المرحله"] and not verb.tense & PAST
    return phase or bool(x.cues & {"arrangement", "deal"})


def _is_aside(x: Setting, verb: Item) -> bool:
    """Tell whether a noun only tells what happens meanwhile, of something else ("أخفق، في ظل استمرار القصف، في إجلاء")."""
    words = x.ctx.marked.words
    if not verb.tense & NOUN or x.trigger.i - verb.j <= 1 or verb.i < 1 or words[verb.i - 1] not in _ASIDES:
        return False
    following = strip_clitics(words[verb.j])
    event = any(i.kind == "verb" and i.i == verb.j and i.tense & NOUN for i in x.before)
    return not event and following not in _OPERATIONS


def _is_not_held_up(x: Setting, verb: Item) -> bool:
    """Tell whether holding something up is over ("بعد توقف") or only what someone aims at ("بهدف عرقلة")."""
    return bool(verb.tense & NOUN) and x.ctx.marked.words[verb.i - 1] in _AFTER_OR_FOR


def _is_only_wished(x: Setting, verb: Item, wider: list[Item]) -> bool:
    """Tell whether somebody threatens to call a deal off, or calls for that, so that it stands ("هدد بإلغاء إخراجهم")."""
    wishes = any(v.classes & x.ctx.bits["propose"] and verb.i - v.j <= _SUBJECT and x.ctx.is_finite(v) for v in wider)
    return wishes and bool(verb.tense & NOUN) and bool(verb.prefix)


def _under_offer(x: Setting, verb: Item, wider: list[Item]) -> Told | None:
    """Read "عرض", "محاولة", "مفاوضات": not yet agreed; "فشلت محاولة" is over, "أثمرت مساعي" has come to pass, and "بعد مفاوضات" tells nothing."""
    fails, brings = x.ctx.bits["fail"], x.ctx.bits["finish"]
    over = [v for v in wider if v.classes & brings and v.j == verb.i and _came_about(x, v)]
    if verb.tense & NOUN and over:
        ends = names_talks(x.ctx.marked.words[verb.i]) and _ends(x.ctx.marked.words[over[0].i])
        return ("agreed" if _leads_to_deal(x) else "proposed" if ends else "completed"), 2
    failed = any(
        v.classes & fails and verb.i - v.j <= _ATTEMPTED and _under(x, v, []) == ("failed", 2) for v in wider[:1]
    )
    return ("failed", 2) if failed and verb.tense & NOUN else ("proposed", 2)


def _ends(word: str) -> bool:
    """Tell whether a verb says that something is over, which talks are with a deal or without ("انتهت المحادثات")."""
    return word.removeprefix("و").startswith(_CLOSED)


def _leads_to_deal(x: Setting) -> bool:
    """Tell whether what precedes ended in an agreement, named behind what was talked about ("انتهت محادثات التبادل باتفاق")."""
    _, end = x.ctx.marked.sentences[x.trigger.s]
    return any(is_among(w, _AGREEMENT) and w.startswith("ب") for w in x.ctx.marked.words[x.trigger.j : end])


def _came_about(x: Setting, verb: Item) -> bool:
    """Tell whether a verb of bringing about tells of what has been."""
    return bool(verb.tense & PAST) and x.ctx.is_finite(verb) and not is_negated(x.ctx, verb)


def _under_terms(x: Setting, verb: Item, wider: list[Item]) -> Told:
    """Read what a deal provides for ("وتشمل الصفقة"), failed or not, talks are about, or an operation that is over took in ("شملت العملية")."""
    words = x.ctx.marked.words
    broken = (v for v in wider if v.classes & x.ctx.bits["fail"] and verb.i - v.j <= _BROKEN)
    if any(_under(x, v, []) == ("failed", 2) for v in broken):
        return "failed", 2  # "فشل اتفاق يقضي بخروجهم"
    if any(_NEARS in word for word in words[max(0, verb.i - _NEARED) : verb.i]):
        return "proposed", 2  # "اقترب الطرفان من صفقة تشمل خروجهم"
    beside = (*words[max(0, verb.i - 3) : verb.i], *words[verb.j : verb.j + 2])
    subject = [strip_clitics(w) for w in beside]
    if any(map(names_talks, beside)):
        return "proposed", 2
    over = verb.tense & PAST and not verb.tense & PRESENT and words[verb.i].endswith("ت")
    return ("completed", 2) if over and not _OPERATIONS.isdisjoint(subject) else ("agreed", 2)


def _is_carrying_out(x: Setting, verb: Item) -> bool:
    """Tell whether a noun is one of "carrying out a deal", behind a verb of beginning in the sentence."""
    pair = [v for v in x.ctx.marked.by_sentence[verb.s].verbs if -1 <= v.i - verb.i <= 1]
    doing = [v for v in pair if v.classes & x.ctx.bits["finish"] and x.ctx.is_nominal(v)]
    agreed = [v for v in pair if v.classes & x.ctx.bits["agree"] and v.tense & NOUN]
    if not (doing and agreed and verb in (doing[0], agreed[0]) and agreed[0].i == doing[0].j):
        return False
    begins, done = x.ctx.mask("begin", "continue"), x.ctx.bits["finish"]
    before = [v for v in x.ctx.marked.by_sentence[verb.s].verbs if v.i < doing[0].i]
    return any(v.classes & begins or (v.classes & done and x.ctx.is_finite(v)) for v in before)


def _is_under_another(x: Setting, verb: Item, wider: list[Item]) -> bool:
    """Tell whether a noun of carrying out is what a verb before it begins, puts off, holds up or fails at ("تأجل تنفيذ صفقة", "لم تتمكن الوساطة من إتمام")."""
    ctx = x.ctx
    if not (verb.classes & ctx.bits["finish"] and ctx.is_nominal(verb)) or verb.prefix:
        return False
    if ctx.marked.words[verb.i - 1] in _BESIDE_IN_TIME:
        return False
    governing = ctx.mask("begin", "continue", "postpone", "suspend", "fail")
    governor = wider[0] if wider else None
    if governor is None or not ctx.is_finite(governor) or _is_stalled(x, governor):
        return False
    failed = bool(governor.classes & ctx.bits["finish"]) and is_negated(ctx, governor)
    return failed or bool(governor.classes & governing)


def _under_failure(x: Setting, verb: Item) -> Told:
    """Read "فشل", "انهار", "رفض": over, or refused for now."""
    if _is_stalled(x, verb) and names_talks(x.ctx.marked.words[verb.j]):
        return "proposed", 2  # talks that have stalled may go on
    refused = any(w in x.ctx.marked.words[verb.i] for w in ("رفض", "رافض", "متنع"))
    for_good = any(w in _FOR_GOOD for w in x.ctx.marked.words[verb.j : verb.j + 4])
    return ("proposed", 1) if refused and not for_good else ("failed", 2)


def _is_stalled(x: Setting, verb: Item) -> bool:
    """Tell whether a verb of failing is one of stalling, after which it may go on ("تعثرت المفاوضات")."""
    return _STALLED in x.ctx.marked.words[verb.i]


def _is_near(x: Setting, verb: Item) -> bool:
    """Tell whether an agreement is said to be near, and so is not there yet ("تقترب من التوصل إلى", "الاتفاق يقترب")."""
    words = x.ctx.marked.words[max(0, verb.i - 4) : verb.j + 8]
    return any(_NEARS in w for w in words)


def _under_agreement(x: Setting, verb: Item, wider: list[Item]) -> Told:
    """Read "اتفق", "وافق", "التوصل إلى اتفاق": a deal, or the wish for one."""
    if _is_near(x, verb):
        return "proposed", 2
    if x.ctx.is_finite(verb) and verb.tense & PAST and not verb.tense & NOUN:
        return ("proposed", 2) if is_negated(x.ctx, verb) else ("agreed", 2)
    if any(v.classes & x.ctx.bits["fail"] and v.tense & PAST and _under(x, v, []) == ("failed", 2) for v in wider):
        return "failed", 2  # "انهار اتفاق الإجلاء"
    wish = x.ctx.mask("propose", "deny", "fail")
    wished = any(v.classes & wish and not bore_a_deal(x.ctx, v) for v in wider)
    if verb.prefix == "ل" or is_negated(x.ctx, verb) or wished:
        return "proposed", 2
    return "agreed", 2 if "arrangement" in x.cues and verb.definite else 1
