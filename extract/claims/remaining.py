"""Remaining: people who are counted because they are still held, missing or inside, and so neither let go nor gone."""

from __future__ import annotations

from extract.claims.context import RELATIVES, Context
from extract.claims.settings import is_negated
from extract.mentions.items import Item
from extract.mentions.word_lists import list_beginnings, list_words, with_and

_NOT = frozenset(("لا", "ما", "لم", "ولا", "وما", "ولم"))
_STILL = list_words("circumstances.yml", "still")
_REMAINS = list_words("circumstances.yml", "remains")
_HOLDS_OUT = list_words("circumstances.yml", "holds_out")
_HOLDS = list_words("circumstances.yml", "holds_now")
_HAS = with_and(list_words("circumstances.yml", "has"))
_ALIVE = list_words("circumstances.yml", "alive")
_FATE = list_beginnings("circumstances.yml", "fate")
_OPENERS = list_words("circumstances.yml", "clause_openers")
_WHERE = frozenset(("الذي", "التي", "حيث"))
_THAT = frozenset(("ان", "بان", "هناك", "ثمه", "وهناك", "وثمه"))
_BREAKS = frozenset(("،", ",", "؛", ":"))
_WAS = frozenset(("كان", "كانت", "كانوا", "كن", "وكان", "وكانت"))
_SUBJECT_REACH = 9  # tokens from "are still", over where, to those counted
_SAID_REACH = 5  # tokens from those counted to what is said of them
_YET_REACH = 3  # tokens from a verb to "yet"
_QUALIFIED = 2  # tokens from who holds them, over "more than", to those counted
_NUMBERED = 3  # tokens from "the number of" to in whose hands they are
_YET = "بعد"
_IN = frozenset(("في", "وفي"))


def stay_behind(ctx: Context, count: Item) -> bool:
    """Tell whether those counted are said to be still held, missing or inside ("ولا تزال 113 مفقودات", "حيث يتحصن مئات")."""
    start, end = ctx.marked.sentences[count.s]
    if _are_taken_up(ctx, count):
        return False
    words = ctx.marked.words
    if count.i > start and words[count.i - 1].removeprefix("و").startswith(_FATE):
        return True  # "مصير 113 فتاة"
    return (
        _is_subject_of_staying(ctx, count, start)
        or _is_said_of_them(ctx, count, start, end)
        or _are_in_hands(ctx, count, start)
    )


def _are_taken_up(ctx: Context, count: Item) -> bool:
    """Tell whether they are let go after all: by a verb behind them, or in return for others ("تحتجز 48 رهينة وتعرض الإفراج عنهم")."""
    behind = ctx.marked.by_sentence[count.s].starting(count.j, ctx.marked.sentences[count.s][1])
    following = next((i for i in behind if i.kind == "count" or i.cue == "counter"), None)
    if following is not None and following.cue == "counter":
        after = "".join(ctx.marked.words[following.j : following.j + 1])
        return after not in _HOLDS_OUT and after not in _HOLDS  # "في المقابل يقبع في السجون …"
    freeing = ctx.marked.by_sentence[count.s].find_verbs(ctx.giving | ctx.getting | ctx.mask("swap"))
    return any(
        v.i >= count.j and (ctx.takes_up_people(v) or ctx.lets_them_go(v)) and not is_negated(ctx, v) for v in freeing
    )


def _is_subject_of_staying(ctx: Context, count: Item, start: int) -> bool:
    """Tell whether a verb of staying opens the clause, and nobody is let go, leaves or is set against others between it and them."""
    words = ctx.marked.words
    stops = ctx.giving | ctx.getting | ctx.moving | ctx.mask("swap")
    verbs = {v.i: v for v in ctx.marked.by_sentence[count.s].find_verbs(stops)}
    for k in range(count.i - 1, max(start, count.i - _SUBJECT_REACH) - 1, -1):
        before = words[k - 1] if k > start else ""
        if before in _WAS or "counter" in ctx.cues_at.get(k, ()):
            return False  # "كان يتحصن فيه 2000 جندي"
        if words[k] in _STILL:
            return before in _NOT
        if _opens_with_staying(words[k], before, is_first=k == start):
            there_are = words[k].removeprefix("و") in _HOLDS_OUT
            return not (there_are and ctx.between_has(k, count.i, "among"))  # "ويوجد بينهم 15 امرأة"
        if k in verbs:
            return _is_not_yet_let_go(ctx, verbs[k])
    return False


def _opens_with_staying(word: str, before: str, *, is_first: bool) -> bool:
    """Tell whether a clause, also a relative one, begins with a verb of staying, or of holding people now."""
    verb = word.removeprefix("و")
    if verb in _HOLDS_OUT and before in _WHERE:
        return True
    opens = is_first or verb != word or before in _BREAKS or before in _OPENERS
    return opens and (verb in _REMAINS or verb in _HOLDS or verb in _HOLDS_OUT)


def _is_not_yet_let_go(ctx: Context, verb: Item) -> bool:
    """Tell whether a verb of letting go says that it has not been done yet ("لم يفرج بعد عن 40 آخرين")."""
    near = ctx.marked.words[verb.j : verb.j + _YET_REACH]
    return bool(verb.classes & ctx.giving) and is_negated(ctx, verb) and _YET in near


def _are_in_hands(ctx: Context, count: Item, start: int) -> bool:
    """Tell whether a clause only says that somebody has so many, or that they are there ("إن لدى موسكو 4000 أسير", "لديها 48 رهينة", "أن في غزة 134")."""
    words = ctx.marked.words
    if count.i > start and words[count.i - 1] in _HAS:
        from_there = words[count.i - 2 : count.i - 1] in (["من"], ["الي"])
        return not (from_there or count.prefix or _are_of_deal(ctx, count))
    near = range(max(start, count.i - _SUBJECT_REACH), count.i)
    holder = next(iter(ctx.passage(count.s, near.start, near.stop).find_cues("holder")), None)
    at = holder.i if holder is not None else next((k for k in reversed(near) if words[k] in _IN), count.i)
    numbered = holder is not None and _number(ctx, max(start, at - _NUMBERED), holder.j)
    items = ctx.passage(count.s, at, count.i)
    if items.classes & (ctx.giving | ctx.getting | ctx.moving | ctx.mask("swap", "include")):
        return False
    names = [i for i in items if at < i.i and (ctx.names_party(i) or i.kind == "place")]
    joined = words[at].startswith("و") and (words[at - 1] in _BREAKS or _are_told_to_stay(ctx, count, at))
    opened = at == start or words[at - 1] in _THAT or joined
    return numbered or (opened and len(names) == 1 and count.i - names[0].j <= _QUALIFIED)


def _are_of_deal(ctx: Context, count: Item) -> bool:
    """Tell whether those who are there are some of those let go, or of a deal or a batch ("هناك 35 أسيرا ضمن الدفعة الأولى")."""
    behind = ctx.items_in(count.s, count.j, count.j + _SAID_REACH)
    among = ctx.between_has(count.j, count.j + _SAID_REACH, "among", "deal")
    return among or any(i.kind == "batch" for i in behind)


def _number(ctx: Context, a: int, b: int) -> bool:
    """Tell whether tokens [a, b) are "the number of the captives" ("يقدر عدد المحتجزين لدى …")."""
    words, info = ctx.marked.words, ctx.marked.info
    at = next((k for k in range(a, b - 1) if words[k].removeprefix("و") == "عدد"), None)
    word = info[at + 1] if at is not None else None
    noun = word.entry.noun if word is not None and word.entry is not None else None
    return noun is not None and noun.held


def _are_told_to_stay(ctx: Context, count: Item, at: int) -> bool:
    """Tell whether those counted before a token are said to be where they are, too."""
    before = [i for i in ctx.marked.by_sentence[count.s].counts if i.j <= at]
    return bool(before) and stay_behind(ctx, before[-1])


def _is_said_of_them(ctx: Context, count: Item, start: int, end: int) -> bool:
    """Tell whether those who open a clause are said to be still there, or their fate to be unknown ("أن 113 فتاة لا يعرف مصيرهن")."""
    words = ctx.marked.words
    before = words[count.i - 1] if count.i > start else ""
    if not (before in _THAT or before in _BREAKS or before in _OPENERS):
        return False
    for k in range(count.j, min(count.j + _SAID_REACH, end)):
        if words[k] in _BREAKS or words[k] in _WAS or words[k] in RELATIVES:
            return False
        if (words[k] in _STILL and words[k - 1] in _NOT) or words[k] in _REMAINS or words[k].startswith(_FATE):
            return True
        if words[k] in _ALIVE:
            return True
        if verb := next((v for v in ctx.marked.by_sentence[count.s].find_verbs(ctx.giving) if v.i == k), None):
            return _is_not_yet_let_go(ctx, verb)
    return False
