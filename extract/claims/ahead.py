"""Ahead: what is still to come by the form of its verb, or by a word that says it is due: agreed on, only offered, talked of or asked about, or called off."""

from __future__ import annotations

from extract.claims.context import names_talks
from extract.claims.dating import was_due
from extract.claims.evacuations.words import words_of
from extract.claims.settings import Setting, Told, is_negated, names_proposal
from extract.mentions.clitics import strip_clitics
from extract.mentions.forms import PAST
from extract.mentions.word_lists import list_beginnings

_NOT = frozenset(("لا", "ولا", "لم", "ليس"))
_WHETHER = frozenset(("ما", "عما", "فيما", "عن"))  # before "if": an indirect question
_ASKED = 8  # tokens from "whether" to its verb
_WAS = frozenset(("كان", "كانت", "كانوا", "وكان", "وكانت"))  # before a verb in the future: what did not come to pass
_WILL_BE = frozenset(("سيكون", "ستكون", "سيكونون"))  # before a deal
_PART_OF = frozenset(("ضمن", "جزءا"))
_PART_REACH, _DEAL_REACH = 6, 2  # tokens from "will be", over who will, to the deal
_READINESS = list_beginnings("circumstances.yml", "ready")
_SHOWN = list_beginnings("circumstances.yml", "shows")
_BARGAIN = 3  # tokens from "that" to what is bargained for
_PREPARED = 12  # tokens from talks, over with whom they are, to what they prepare
_READY = 8  # tokens from "ready" to what for


def read_future(x: Setting) -> Told | None:
    """Read "ستغادر", "ستكون الصفقة" and what is due ("من المقرر أن"); "كانت ستغادر" did not, and "عما إذا كانوا سيغادرون" only asks."""
    if x.trigger.future and (_is_asked(x) or names_proposal(x.ctx, x.trigger.s, x.trigger.i)):
        return "proposed", 2
    if x.trigger.future and not _WAS.isdisjoint(x.ctx.marked.words[max(0, x.trigger.i - 2) : x.trigger.i]):
        return "failed", 2
    if x.trigger.future:
        return "agreed", 1 if _comes_home(x) else 3
    if _will_be(x):
        return "agreed", 2
    if x.trigger.tense == PAST and x.ctx.is_finite(x.trigger):
        return None  # "وفي وقت لاحق أفرجت"
    return _read_due(x) if "future" in x.cues else None


def _read_due(x: Setting) -> Told:
    """Read what is due, or only prepared, talked of, or said to have failed."""
    if was_due(x.ctx, x.trigger) and _has_failed(x):
        return "failed", 2
    open_yet = _is_readiness(x) or _is_bargained_for(x) or _is_talked_of(x) or _is_unexpected(x)
    return ("proposed" if open_yet else "agreed"), 2


def _is_unexpected(x: Setting) -> bool:
    """Tell whether somebody says that he does not expect an event ("لا يتوقع التوصل قريبا إلى صفقة")."""
    words = x.ctx.marked.words
    return any(words[i.i - 1] in _NOT for i in x.before if i.kind == "cue" and i.cue == "future")


def _has_failed(x: Setting) -> bool:
    """Tell whether what was due is said before to have failed ("فشلت صفقة كان يفترض أن تفرج بموجبها")."""
    fails = [v for v in x.verbs if v.classes & x.ctx.bits["fail"] and v.tense & PAST and x.ctx.is_finite(v)]
    return any(not is_negated(x.ctx, v) and "رفض" not in x.ctx.marked.words[v.i] for v in fails)


def _is_talked_of(x: Setting) -> bool:
    """Tell whether talks or contacts only prepare an event ("يجري اتصالات تمهيدا لمبادلتهم")."""
    words = x.ctx.marked.words
    before = words[max(x.trigger.i - _PREPARED, x.ctx.marked.sentences[x.trigger.s][0]) : x.trigger.i]
    return words[x.trigger.i - 1] in words_of("in_preparation") and any(names_talks(word) for word in before)


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
