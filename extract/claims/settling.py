"""Settling the status of a whole claim: what its passages together, and the report around them, tell of how far it has come."""

from __future__ import annotations

from itertools import pairwise

from extract.claims.comparing import is_of_the_unarmed, near_places
from extract.claims.context import Context, names_talks
from extract.claims.dating import is_long_ago, was_due
from extract.claims.evacuations.words import words_of
from extract.claims.frames import Frame
from extract.claims.going_on import leaves_go_on, swap_goes_on
from extract.claims.settings import is_negated, states_terms
from extract.claims.talks import bore_a_deal
from extract.mentions.clitics import strip_clitics
from extract.mentions.forms import NOUN, PAST
from extract.mentions.items import Item
from extract.mentions.word_lists import list_beginnings, list_words

_WHOLE = list_words("circumstances.yml", "in_all")
_TERMS = 12  # tokens from what a deal provides to the word of leaving
_ABOUT = frozenset(("بشان", "حول"))
_WITHOUT = frozenset(("دون", "بدون", "بلا", "غير", "لا"))
_BROKEN = 2  # sentences from the failure of a deal to its terms
_ON_THAT = ["علي", "ان"]
_LEAD = 3  # sentences, the headline among them
_TELLING = 8  # tokens
_FAILED = list_beginnings("circumstances.yml", "failed")
_CLOSED = list_beginnings("circumstances.yml", "closed")
_RESULTS = list_beginnings("circumstances.yml", "results")
_DEAD_END = ("طريق", "مسدود")
_EMPTY = 5  # tokens from "without" to what there is none of


def settle_status(ctx: Context, frame: Frame, sentences: set[int], frames: list[Frame]) -> None:
    """Decide the status of a claim.

    Args:
        ctx: The article.
        frame: The claim, its passages joined.
        sentences: The sentences of these passages.
        frames: All claims of the article.
    """
    if _end_without_a_deal(ctx, frame, sentences) or _is_of_broken_deal(ctx, frame):
        frame.status = "failed"
    elif _goes_on(ctx, frame, sentences, frames):
        frame.status = "ongoing"
    elif _is_over_since(ctx, frame):
        frame.status = "completed"
    elif not frame.status or not _is_plain(frame):
        _guess(ctx, frame, sentences)


def _is_over_since(ctx: Context, frame: Frame) -> bool:
    """Tell whether a departure that was agreed on, or what is only guessed to go on, has a date of long ago, and so is over."""
    agreed = frame.kind == "evacuation" and frame.status == "agreed"
    guessed = frame.status == "ongoing" and frame.firmness <= 1
    return (agreed or guessed) and is_long_ago(ctx, frame.date)


def _counted(frame: Frame) -> bool:
    return bool(frame.total or frame.people or any(side.released for side in frame.sides))


def _is_plain(frame: Frame) -> bool:
    """Tell whether a status can stand as it was read."""
    return _counted(frame) or frame.firmness >= 3 or frame.kind == "evacuation" or frame.status == "failed"


def _guess(ctx: Context, frame: Frame, sentences: set[int]) -> None:
    """Take talk of an uncounted, undated deal for a proposal, and what nothing tells of for done."""
    cues = (
        "possible",
        "conditional",
        *(("future",) if frame.status != "agreed" else ()),
    )  # what is agreed on lies ahead
    talk = any(
        (i.kind == "verb" and (i.classes & ctx.mask("propose", "deny", "fail") or i.future))
        or (i.kind == "cue" and i.cue in cues and not _is_what_is_agreed(ctx, i, frame))
        for s in sorted(sentences)
        for i in ctx.marked.by_sentence[s]
        if any(a <= i.i < b for a, b in frame.evidence) and not _led_to_it(ctx, i, frame)
    )
    if talk and not _counted(frame) and frame.date is None:
        frame.status = "proposed"
    frame.status = frame.status or "completed"


def _led_to_it(ctx: Context, item: Item, frame: Frame) -> bool:
    """Tell whether talks are only those in which the deal of a claim was reached."""
    if frame.status != "agreed" or not names_talks(ctx.marked.words[item.i]):
        return False
    return bore_a_deal(ctx, item)


def _is_what_is_agreed(ctx: Context, cue: Item, frame: Frame) -> bool:
    """Tell whether "about", "that" only say what a deal that has been reached is about ("توصلا إلى اتفاق بشأن تبادل", "اتفقا على أن")."""
    if frame.status != "agreed":
        return False
    return ctx.marked.words[cue.i] in _ABOUT or ctx.marked.words[cue.i : cue.j] == _ON_THAT


def _find_verbs(ctx: Context, sentences: set[int], classes: int) -> list[Item]:
    return [v for s in sorted(sentences) for v in ctx.marked.by_sentence[s].find_verbs(classes)]


def _end_without_a_deal(ctx: Context, frame: Frame, sentences: set[int]) -> bool:
    """Tell whether the talks ended with nothing ("انتهت المفاوضات من دون اتفاق"), beside a claim or in the lead."""
    if frame.kind != "exchange" or frame.status not in ("", "proposed", "agreed"):
        return False
    lead = set(range(_LEAD))
    near = {s + d for s in sentences for d in (-1, 0, 1)} | lead
    if frame.status == "agreed":  # what was agreed before the talks that are the news of the report
        return any(_fails(ctx, s) for s in _find_lead(ctx))
    return any(_closes_empty(ctx, s) for s in near if 0 <= s < len(ctx.marked.sentences))


def _is_of_broken_deal(ctx: Context, frame: Frame) -> bool:
    """Tell whether a claim gives the terms of the deal that a sentence right before says to have failed ("انهار الاتفاق. وكان ينص على …")."""
    if frame.status != "agreed" or not states_terms(ctx, frame.s):
        return False
    before = set(range(max(frame.s - _BROKEN, 0), frame.s))
    return any(_breaks_a_deal(ctx, verb) for verb in _find_verbs(ctx, before, ctx.bits["fail"]))


def _breaks_a_deal(ctx: Context, verb: Item) -> bool:
    """Tell whether a verb says of "the deal" that it failed, or its noun follows "about"."""
    words = ctx.marked.words
    told = words[verb.i - 1] == "عن" if verb.tense & NOUN else bool(verb.tense & PAST and not is_negated(ctx, verb))
    the_deal = words[verb.j : verb.j + 1] and words[verb.j].startswith("ال")
    return told and bool(the_deal) and ctx.between_has(verb.j, verb.j + 1, "arrangement", "deal")


def _fails(ctx: Context, s: int) -> bool:
    """Tell whether a sentence says that a round of talks failed ("فشلت الجولة الثالثة من المشاورات")."""
    a, b = ctx.marked.sentences[s]
    words = ctx.marked.words[a:b]
    return any(
        strip_clitics(word).startswith(_FAILED) and any(map(names_talks, words[max(0, k - 12) : k + 5]))
        for k, word in enumerate(words)
    )


def _find_lead(ctx: Context) -> list[int]:
    """Return the first sentences of a report that are long enough to tell something."""
    return [s for s, (a, b) in enumerate(ctx.marked.sentences) if b - a >= _TELLING][:_LEAD]


def _closes_empty(ctx: Context, s: int) -> bool:
    """Tell whether a sentence says that something ended without a deal, or talks without any result ("انفضت الجولة بلا نتيجة")."""
    a, b = ctx.marked.sentences[s]
    words = ctx.marked.words
    talks = any(map(names_talks, words[a:b]))
    if talks and any(pair == _DEAD_END for pair in pairwise(words[a:b])):
        return True
    if not any(w.lstrip("و").startswith(_CLOSED) for w in words[a:b]):
        return False
    return any(
        words[k] in _WITHOUT and (_names_deal(ctx, s, k, b) or (talks and _names_result(words[k : min(k + _EMPTY, b)])))
        for k in range(a, b)
    )


def _names_deal(ctx: Context, s: int, first: int, end: int) -> bool:
    """Tell whether the words behind "without" name a deal or agreeing."""
    return any(
        (i.kind == "verb" and i.classes & ctx.bits["agree"]) or (i.kind == "cue" and i.cue in ("deal", "arrangement"))
        for i in ctx.items_in(s, first, min(first + _EMPTY, end))
    )


def _names_result(words: list[str]) -> bool:
    """Tell whether the words behind "without" name a result of talks ("نتيجة", "أن تحقق أي تقدم")."""
    return any(strip_clitics(word).startswith(_RESULTS) for word in words)


def _goes_on(ctx: Context, frame: Frame, sentences: set[int], frames: list[Frame]) -> bool:
    """Tell whether an event has begun and is not over: one leg done and one to come, or some gone and more to go."""
    if frame.background:
        return False
    alone = not any(f is not frame and f.kind == frame.kind and not f.background for f in frames)
    if frame.kind == "exchange":
        if frame.status in ("agreed", "proposed"):
            return any(_carries_out(ctx, frame, other) for other in frames if other is not frame)
        return frame.status == "completed" and swap_goes_on(ctx, frame, sentences, alone=alone)
    if frame.batch is not None:
        return False
    if frame.status == "agreed" and not was_due(ctx, frame.trigger):
        begun = [other for other in frames if other is not frame and _has_begun(ctx, frame, other)]
        return bool(begun) and (
            _is_whole(ctx, frame) or (_gives_terms(ctx, frame) and any(o.origin for o in begun) and bool(frame.origin))
        )
    return frame.status == "completed" and leaves_go_on(ctx, frame, sentences, alone=alone)


def _carries_out(ctx: Context, frame: Frame, other: Frame) -> bool:
    """Tell whether a claim that is the news is a part of what a deal provides for: an exchange of the same parties, or the other leg."""
    if other.background or other.status not in ("completed", "ongoing"):
        return False
    if not (_gives_terms(ctx, frame) or frame.is_total):
        return False
    if other.kind == "evacuation":
        return True
    if frame.status != "agreed":
        return False
    keys = [k for side in frame.sides for k in side.actors]
    theirs = [k for side in other.sides for k in side.actors]
    return bool(keys) and all(any(ctx.same_party(k, m) for m in theirs) for k in keys)


def _is_whole(ctx: Context, frame: Frame) -> bool:
    """Tell whether a passage counts all who are to leave in the end."""
    return frame.is_total or any(w in _WHOLE for w in ctx.marked.words[slice(*ctx.marked.sentences[frame.s])])


def _gives_terms(ctx: Context, frame: Frame) -> bool:
    """Tell whether a passage says what a deal provides for ("ويقضي الاتفاق بخروج 700 شخص")."""
    near = ctx.marked.words[max(frame.span[0], frame.trigger.i - _TERMS) : frame.trigger.i]
    provides = any(w.removeprefix("و") in words_of("provides") for w in near)
    return provides and ctx.between_has(max(frame.span[0], frame.trigger.i - _TERMS), frame.trigger.i, "arrangement")


def _has_begun(ctx: Context, frame: Frame, other: Frame) -> bool:
    """Tell whether another claim tells of people who have left the same place, and not of civilians where the deal is on a group."""
    if other.kind != frame.kind or other.background or other.status not in ("completed", "ongoing"):
        return False
    if frame.actors and is_of_the_unarmed(ctx, other):
        return False
    return not (frame.origin and other.origin) or near_places(ctx, frame.origin, other.origin)
