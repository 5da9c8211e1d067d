"""What exchanges and evacuations have in common: status, date, mediators, sources, background."""

from __future__ import annotations

from itertools import pairwise

from extract.claims.clauses import find_subject_after, find_subject_before
from extract.claims.context import Context
from extract.claims.dating import is_long_ago, read_date
from extract.claims.frames import Filler
from extract.claims.settings import is_negated
from extract.claims.sources import read_sources
from extract.claims.status import read_status
from extract.claims.third_parties import read_mediators
from extract.mentions.forms import PAST
from extract.mentions.items import Item
from extract.mentions.word_lists import list_words

_TOWARDS = frozenset(("الي", "علي"))
_LIKENED_REACH = 12  # tokens from "like that which" to what is told of another time
_ONE_BEFORE = frozenset(("اخر", "اخري", "اولي", "سابق", "سابقه", "مماثل", "مماثله"))
_HEAD = 4  # tokens at the head of a sentence
_ATTEMPTS = list_words("circumstances.yml", "attempts")
_ATTEMPTED = 6  # tokens from an attempt to what is attempted
_EARLIER = frozenset(("سابقه", "السابقه", "سابق", "ماضيه"))
_BEFORE_IT = frozenset(("وقبل", "وقبلها", "وسبقها", "وسبقتها"))  # at the head of a part of a sentence
_ANOTHER = 3  # tokens from an event to "another"
_WILL_BE = 5  # tokens from an event to "will take place"
_DENIED_REACH = 8  # tokens from a verb of denial, past its subject, to what is denied

__all__ = [
    "announces_another",
    "is_long_ago",
    "read_background",
    "read_date",
    "read_denials",
    "read_mediators",
    "read_sources",
    "read_status",
]


def read_denials(ctx: Context, s: int) -> dict[str, Filler]:
    """Find who denies: in a sentence with a verb of denial, and in the next one where it denies what was just told."""
    found: dict[str, Filler] = {}
    verbs = ctx.verbs_of(s, ctx.bits["deny"])
    if s + 1 < len(ctx.marked.sentences):
        verbs = [*verbs, *(v for v in ctx.verbs_of(s + 1, ctx.bits["deny"]) if _has_behind(ctx, v, "denied"))]
    for verb in verbs:
        if is_negated(ctx, verb) or _has_behind(ctx, verb, "denied_otherwise"):
            continue
        subject = _find_denier(ctx, verb)
        if subject is not None:
            found.setdefault(ctx.key(subject), Filler(subject, "subject_of_denial"))
    return found


def _find_denier(ctx: Context, verb: Item) -> Item | None:
    """Return the subject of a denial, be it an outlet ("نفت وكالة سانا"); of the verbal noun it is named before ("سارع X إلى نفي ما أعلنه Y")."""
    before = find_subject_before(ctx, verb, max(ctx.marked.sentences[verb.s][0], verb.i - 6))
    if ctx.marked.words[verb.i - 1] in _TOWARDS or not ctx.is_finite(verb):
        return before or find_subject_after(ctx, verb, verb.j + 6)
    actors = [i for i in ctx.marked.by_sentence[verb.s] if i.kind == "actor"]
    beside = [i for i in actors if verb.j <= i.i <= verb.j + 1] or [i for i in actors if i.j == verb.i]
    return beside[0] if beside else find_subject_after(ctx, verb, verb.j + 6) or before


def _has_behind(ctx: Context, verb: Item, cue: str) -> bool:
    """Tell whether a cue of what is denied follows a verb of denial, past its subject."""
    return ctx.between_has(verb.j, min(verb.j + _DENIED_REACH, ctx.marked.sentences[verb.s][1]), cue)


def read_background(ctx: Context, s: int, a: int, b: int, trigger: Item) -> bool:
    """Tell whether a passage recalls an earlier event: a pluperfect or "it is recalled" at its head, "before that", or "an earlier deal"."""
    words = ctx.marked.words
    start = ctx.marked.sentences[s][0]
    if (
        words[start] in ("وكان", "وكانت", "كان", "كانت")
        and trigger.i - start < 25
        and not _is_planned(ctx, start, trigger.i)
    ):
        return True
    head = min(start + _HEAD, trigger.j + 1)
    if (ctx.between_has(start, head, "background") and not _is_of_today(ctx, start, head)) or _is_likened(ctx, trigger):
        return True
    if a > start and words[a] in _BEFORE_IT:
        return True
    near = words[max(start, trigger.i - _ATTEMPTED) : trigger.i]
    if any(x in _ATTEMPTS and y in _EARLIER for x, y in pairwise(near)):
        return True  # "فشلت محاولات سابقة لإجلاء المدنيين"
    other = bool(trigger.classes & ctx.bits["swap"]) and words[trigger.j : trigger.j + 1] == ["اخر"]  # "تبادل آخر"
    counted = any(i.kind in ("count", "vehicles") for i in ctx.items_in(s, trigger.j, trigger.j + 2))
    beside = not counted and ctx.between_has(trigger.j, min(trigger.j + 3, b), "another_deal")  # "غادرت 15 حافلة أخرى"
    another = (
        other or beside or _is_of_another(ctx, trigger) or _comes_after_another(ctx, s, start, min(trigger.j + 3, b))
    )
    return another and not announces_another(ctx, trigger)


def _is_of_another(ctx: Context, trigger: Item) -> bool:
    """Tell whether a verb right behind "another deal", "an earlier exchange" tells of that one ("صفقة سابقة أفرج الطرفان بموجبها عن 50")."""
    first = max(ctx.marked.sentences[trigger.s][0], trigger.i - _ANOTHER)
    told = (
        ctx.is_finite(trigger)
        and bool(trigger.tense & PAST)
        and ctx.between_has(first, trigger.i, "deal", "arrangement")
    )
    return told and ctx.between_has(trigger.i - 1, trigger.i, "another_deal")


def _comes_after_another(ctx: Context, s: int, a: int, b: int) -> bool:
    """Tell whether the deal is said to come "after another", "after a first", of which the passage goes on to tell ("ويأتي التبادل بعد آخر شمل 50")."""
    words = ctx.marked.words
    behind = (k for k in range(a + 1, b) if words[k - 1] == "بعد" and words[k] in _ONE_BEFORE)
    deals = ctx.passage(s, a, b)
    named = [i.j for i in (*deals.find_cues("deal"), *deals.find_verbs(ctx.bits["swap"]))]
    return any(0 <= k - 1 - j <= 1 for k in behind for j in named)


def _is_of_today(ctx: Context, a: int, b: int) -> bool:
    """Tell whether "earlier" means earlier on the day of the report ("في وقت سابق من اليوم", "في وقت سابق اليوم")."""
    words = ctx.marked.words
    return any(words[k] == "سابق" and "اليوم" in words[k + 1 : k + 3] for k in range(a, b))


def announces_another(ctx: Context, trigger: Item) -> bool:
    """Tell whether an event beside those told of is announced ("عملية تبادل أخرى ستجري", "صفقة تبادل جديدة ستتم")."""
    end = ctx.marked.sentences[trigger.s][1]
    if not ctx.between_has(trigger.j, min(trigger.j + _ANOTHER, end), "another_deal", "new_deal"):
        return False
    behind = ctx.items_in(trigger.s, trigger.j, min(trigger.j + _WILL_BE, end))
    return any((i.kind == "verb" and i.future) or (i.kind == "cue" and i.cue == "future") for i in behind)


def _is_likened(ctx: Context, trigger: Item) -> bool:
    """Tell whether the news is likened to what a passage tells ("موجة انتقادات كتلك التي أثارها خروج …", "أسوة بخروج …")."""
    return ctx.between_has(max(ctx.marked.sentences[trigger.s][0], trigger.i - _LIKENED_REACH), trigger.i, "likened")


def _is_planned(ctx: Context, a: int, b: int) -> bool:
    """Tell whether "was" introduces a plan ("كان من المقرر", "كان على القافلة أن")."""
    return ctx.marked.words[a + 1 : a + 2] == ["علي"] or ctx.between_has(a, min(a + 5, b), "future")
