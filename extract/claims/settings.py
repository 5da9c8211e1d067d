"""Settings: a word of leaving or of swapping, what stands before it, and what a verb's form says of whether it has come to pass."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from extract.claims.context import Context
from extract.claims.evacuations.words import words_of
from extract.mentions.forms import NOUN, PAST, PRESENT
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_beginnings, list_words

Told = tuple[str, int]
"""A status, and how plainly it is told: 3 a finite verb of the event itself, 2 a governing word, 1 a guess, 0 not at all."""

MAY = frozenset(("قد", "وقد", "فقد", "ربما", "وربما"))  # before a verb in the present
_NOW = list_words("circumstances.yml", "now")
_UNTIL = frozenset(("حتي", "الي", "لحد"))
_YET = 4  # tokens from a negated verb, over its subject, to "yet"
_SUBJUNCTIVE = frozenset(("ان", "لان", "بان", "وان", "كي", "لكي", "حتي", "لن"))  # what follows has not happened
_BEFOREHAND = frozenset(("سبق", "وسبق"))  # "سبق للجيش أن أطلق": it has done so
_SUBJECT = 4  # tokens of who has done it
_BEEN = frozenset(("يكن", "تكن", "يكونوا", "تكونوا"))
_HAD = 6  # tokens from the negation of "had" to the verb
_TIMES = frozenset(("مره", "المره", "للمره"))
_COUNTED = 6  # tokens from "the third time" to the verb
_OPENING = 4  # tokens in which a sentence begins with "provides", and from it to the deal
STIPULATES = frozenset(("يقضي", "تقضي", "ينص", "تنص"))  # of deals and plans alone, whatever they are called
_ALSO = frozenset(("كما", "كذلك"))
_PROPOSALS = list_beginnings("circumstances.yml", "proposals")
PREPOSITIONS = frozenset(("علي", "عن", "الي", "من", "في", "بعد", "قبل", "خلال", "بشان", "حول", "اي", "عبر"))
_ONLY = frozenset(("سوي", "الا"))  # "لم يخرج سوى عشرة": ten did


@dataclass(frozen=True)
class Setting:
    """A trigger, and what stands before it."""

    ctx: Context
    kind: str
    trigger: Item
    before: Items

    @property
    def cues(self) -> set[str]:
        """The cues before the trigger."""
        return self.before.cues

    @cached_property
    def verbs(self) -> list[Item]:
        """The verbs before the trigger and their nouns, the nearest first."""
        return self.before.verbs[::-1]


def is_subjunctive(x: Setting, verb: Item) -> bool:
    """Tell whether a verb is what somebody wants or plans ("أن تطلق"); "بعد أن أطلق" and "سبق أن تبادل" are facts."""
    before = x.ctx.marked.words[max(0, verb.i - 2) : verb.i]
    wanted = before[-1:] != [] and before[-1] in _SUBJUNCTIVE and before[0] not in _BEFOREHAND
    return bool(verb.tense & PRESENT) and wanted


def is_condition(ctx: Context, verb: Item) -> bool:
    """Tell whether a verb in the past stands in an if-clause ("إذا تمت", "وإن تمت"); "أنّ" never comes before a verb."""
    words = ctx.marked.words
    if not verb.tense & PAST or verb.i < 1:
        return False
    if words[verb.i - 1] in ("ان", "وان"):
        before = words[max(0, verb.i - 1 - _SUBJECT) : verb.i - 1]
        factual = bool(before) and (
            before[-1] in ("بعد", "منذ", "الي", "غير", "الا") or not _BEFOREHAND.isdisjoint(before)
        )
        return not factual
    return words[verb.i - 1] in ("اذا", "واذا", "لو", "فاذا")


def is_negated(ctx: Context, trigger: Item) -> bool:
    """Tell whether a verb is negated ("لم تدخل", "لم تكن قد دخلت"); "لم … سوى" is no negation."""
    words = ctx.marked.words
    had = words[trigger.i - 1] == "قد" and not _BEEN.isdisjoint(words[max(0, trigger.i - _HAD) : trigger.i])
    reach = _HAD if had else 2
    near = words[trigger.j : trigger.j + 8]
    return ctx.between_has(max(0, trigger.i - reach), trigger.i, "negation") and not any(w in _ONLY for w in near)


def is_not_yet(ctx: Context, verb: Item) -> bool:
    """Tell whether a negated verb goes on with "yet", "so far" ("لم تنفذ العملية حتى الآن"), and not with "after"."""
    if not verb.tense & PRESENT or not is_negated(ctx, verb):
        return False
    words, end = ctx.marked.words, ctx.marked.sentences[verb.s][1]
    for k in range(verb.j, min(verb.j + _YET, end)):
        if words[k] in _NOW and words[k - 1] in _UNTIL:
            return True
        if words[k] == "بعد":
            following = words[k + 1] if k + 1 < end else ""
            after = following.startswith("ال") or following == "ان"
            return not after and not any(v.i == k + 1 for v in ctx.marked.by_sentence[verb.s].verbs)
    return False


def is_headline(ctx: Context, s: int) -> bool:
    """Tell whether a sentence is the headline, which tells in the present what is done."""
    return s == 0 and bool(ctx.marked.article.title)


def is_nth_time(x: Setting) -> bool:
    """Tell whether a clause counts how often it has come to pass ("هذه ثالث مرة يتبادلون فيها")."""
    start, _ = x.ctx.marked.sentences[x.trigger.s]
    return not _TIMES.isdisjoint(x.ctx.marked.words[max(start, x.trigger.i - _COUNTED) : x.trigger.i])


def names_proposal(ctx: Context, s: int, end: int | None = None) -> bool:
    """Tell whether a sentence, up to a token, calls a deal a proposal that nobody is said to have agreed to: what it "will" bring is only proposed."""
    start, last = ctx.marked.sentences[s]
    last = end or last
    agreed = (v for v in ctx.items_in(s, start, last) if v.kind == "verb" and v.classes & ctx.bits["agree"])
    if any(v.tense & PAST and ctx.is_finite(v) for v in agreed):
        return False
    return any(word.startswith(_PROPOSALS) for word in ctx.marked.bare[start:last])


def states_terms(ctx: Context, s: int) -> bool:
    """Tell whether a sentence says what a deal provides for ("وينص الاتفاق على"), or goes on with that ("كما يطلق")."""
    start, end = ctx.marked.sentences[s]
    words = [word.removeprefix("و") for word in ctx.marked.words[start : min(start + _OPENING, end)]]
    if words and words[0] in _ALSO:
        return s > 0 and states_terms(ctx, s - 1)
    provides = next((k for k, word in enumerate(words) if word in words_of("provides")), None)
    if provides is None:
        return False
    deal = ctx.between_has(start, start + provides + _OPENING, "arrangement")  # "وكان الاتفاق قد نص على"
    return deal or words[provides] in STIPULATES


def tells_itself(x: Setting) -> bool:
    """Tell whether a word is a finite verb, which tells its own status, and no noun of doing."""
    return x.ctx.is_finite(x.trigger) and not x.ctx.is_nominal(x.trigger) and is_told(x.ctx, x.trigger)


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
    return ctx.marked.words[k] in PREPOSITIONS or bool(ctx.cues_at.get(k, set()) & {"deal", "arrangement"})
