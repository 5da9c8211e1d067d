"""Outcomes: what a report says later of "the operation" or "the deal" that it opened with: carried out, begun, put off, not yet done."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import pairwise

from extract.claims.context import Context
from extract.claims.dating import read_date
from extract.claims.frames import Frame
from extract.claims.settings import is_condition, is_negated, is_not_yet
from extract.mentions.forms import NOUN, PAST
from extract.mentions.items import Item
from extract.mentions.word_lists import list_beginnings, list_words

_LISTS = "circumstances.yml"
_TAKEN_UP = list_words(_LISTS, "taken_up")
_HEADS = list_words(_LISTS, "carrying_out")
_DEALS = list_words(_LISTS, "the_deal")
_BUSES = list_words(_LISTS, "the_buses")
_LOOKS_BACK = frozenset(("وكان", "وكانت", "كان", "كانت"))
_REACH = 5  # sentences from the first of a claim to what is told of it later
_AHEAD = 6  # tokens from what says that something is due, over "that", to its verb
_GOVERNED = 3  # tokens from "agree" to carrying out
_REFUSES = list_beginnings(_LISTS, "refuses")
_HALTS = ("postpone", "suspend", "fail")
_TOLD = {"postpone": "agreed", "fail": "failed", "suspend": "ongoing", "begin": "ongoing", "finish": "completed"}
_FINITE = 3  # firmness of a finite verb of the event itself


def settle_outcome(ctx: Context, frame: Frame, sentences: Collection[int], frames: Iterable[Frame]) -> None:
    """Give the only event of the news the status and day that a later sentence tells of "the operation".

    Args:
        ctx: The article.
        frame: The claim, its passages joined.
        sentences: The sentences of these passages.
        frames: All claims of the article.
    """
    if [f for f in frames if not f.background] != [frame] or frame.batch is not None or frame.is_total:
        return
    first, known = min(sentences), False
    for s in range(first, min(first + _REACH, len(ctx.marked.sentences))):
        start, end = ctx.marked.sentences[s]
        if s in ctx.passed_over or ctx.marked.words[start] in _LOOKS_BACK:
            continue
        for verb in ctx.marked.by_sentence[s].verbs:
            told = _read_verb(ctx, verb, frame.kind)
            goes_back = known and told == "agreed"
            if not told or (told != frame.status and (goes_back or not _may_follow(ctx, frame, told, verb))):
                continue
            if told != frame.status or frame.date is None:
                frame.date = read_date(ctx, s, start, end, verb, status=told) or frame.date
            if told != frame.status:
                frame.status = told
                return
            known = True


def _may_follow(ctx: Context, frame: Frame, told: str, verb: Item) -> bool:
    """Tell whether a claim whose passages tell one status can have come as far as a later sentence says, or not yet."""
    guessed = frame.status in ("", "completed", "ongoing") and frame.firmness < _FINITE
    if told == "completed":
        return frame.status in ("agreed", "ongoing")
    if told == "ongoing":
        return frame.status == "agreed" or (guessed and bool(verb.classes & ctx.bits["suspend"]))
    return guessed or (told == "failed" and frame.status in ("agreed", "proposed"))


def _read_verb(ctx: Context, verb: Item, kind: str) -> str:
    """Return the status that a verb gives the operation that is its subject or, behind "agreed on carrying out", its object."""
    c = verb.classes
    if not ctx.is_finite(verb) or (verb.tense & NOUN and not verb.tense & PAST):
        return ""
    if c & ctx.bits["agree"]:
        agreed = verb.tense & PAST and not is_negated(ctx, verb) and _governs_carrying_out(ctx, verb)
        return "agreed" if agreed else ""
    waits = kind == "evacuation" and c & ctx.bits["leave"] and _has_subject(ctx, verb, _BUSES)
    if not waits and not (c & ctx.mask("finish", "begin", *_HALTS) and _is_of_operation(ctx, verb)):
        return ""
    if _is_due(ctx, verb) or is_negated(ctx, verb):
        return "agreed" if _is_due(ctx, verb) or is_not_yet(ctx, verb) else ""
    past = verb.tense & PAST and not waits and not is_condition(ctx, verb)
    return next((told for name, told in _TOLD.items() if c & ctx.bits[name]), "") if past else ""


def _is_due(ctx: Context, verb: Item) -> bool:
    """Tell whether an operation "will be", or is due "to be" carried out ("من المقرر أن تتم العملية")."""
    that = ctx.marked.words[verb.i - 1] == "ان"
    return verb.future or (that and ctx.between_has(max(0, verb.i - _AHEAD), verb.i, "future"))


def _is_of_operation(ctx: Context, verb: Item) -> bool:
    """Tell whether "the operation", "the exchange", "carrying out the deal" stands right before or behind a verb, and is not refused."""
    if ctx.marked.words[verb.i].removeprefix("و").startswith(_REFUSES):
        return False
    return _has_subject(ctx, verb, _TAKEN_UP) or any(
        words[:1] and words[0] in _HEADS and words[1:2] and words[1] in _TAKEN_UP | _DEALS
        for words in (ctx.marked.words[verb.j : verb.j + 2], _before(ctx, verb, 2))
    )


def _has_subject(ctx: Context, verb: Item, nouns: Collection[str]) -> bool:
    """Tell whether one of some nouns is the subject of a verb: right behind it, and no adjective behind the noun, or right before it."""
    words, k = ctx.marked.words, verb.j
    if words[k : k + 1] and words[k] in nouns:
        following = words[k + 1] if k + 1 < ctx.marked.sentences[verb.s][1] else ""
        dated = any(i.kind == "date" and i.i == k + 1 for i in ctx.marked.by_sentence[verb.s])
        return not following.startswith("ال") or following == "الي" or dated
    return _before(ctx, verb, 1)[-1:] != [] and _before(ctx, verb, 1)[-1].removeprefix("و") in nouns


def _before(ctx: Context, verb: Item, n: int) -> list[str]:
    """Return the n words before a verb, over "not" and "has"."""
    k, start = verb.i, ctx.marked.sentences[verb.s][0]
    while k > start and ctx.marked.words[k - 1] in ("لم", "قد", "لن"):
        k -= 1
    return ctx.marked.words[max(start, k - n) : k]


def _governs_carrying_out(ctx: Context, verb: Item) -> bool:
    """Tell whether what is agreed on is to carry the operation out ("اتفقا على تنفيذ العملية غدا")."""
    behind = ctx.marked.words[verb.j : min(verb.j + _GOVERNED + 2, ctx.marked.sentences[verb.s][1])]
    return any(a in _HEADS and b in _TAKEN_UP | _DEALS for a, b in pairwise(behind))
