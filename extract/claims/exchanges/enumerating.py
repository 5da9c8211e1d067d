"""Enumerating: where a sentence goes on from one of several swaps, or batches of one, to the next."""

from __future__ import annotations

import sys
from datetime import date
from itertools import pairwise

from extract.claims.clauses import find_subject_after
from extract.claims.context import Context
from extract.claims.exchanges.leg import Leg
from extract.claims.frames import Filler, Frame, Side
from extract.claims.listing import find_batch_borders, find_clause_start, find_day_borders, find_place_borders
from extract.claims.phases import is_ordinal
from extract.mentions.items import Item
from extract.mentions.word_lists import list_words, with_and

_FIRST = "اولي"
_NEXT = frozenset(("والثانيه", "والثالثه", "والرابعه"))
_BEFORE = frozenset(("وقبل", "وبعد"))
_THAT = frozenset(("ذلك", "هذا"))
_THEN = frozenset(("وقبلها", "وبعدها", "وسبقها", "وسبقتها", "وتلتها", "وتلاها"))
_AS_WELL = frozenset(("كما", "و"))
_AND_ANOTHER, _AND_IN = "واخري", "وفي"
_SINCE, _AFTER = "منذ", "بعد"
_AND_SINCE = with_and((_SINCE,))
_SWAP_REACH = 4  # tokens from "after" to the swap
_TOLD_REACH = 20  # tokens from a verb, over what a batch is of, to how many
_NEXT_VERB = 5  # tokens from "before that" to the verb of letting go
_BATCHES = list_words("exchanges.yml", "in_batches")
_BATCH = frozenset(("دفعه", "الدفعه", "مرحله", "المرحله", "رحله"))
_DOER = 3  # tokens from a verb to who does it
_TWO = 2


def find_next_swaps(ctx: Context, s: int, a: int, b: int) -> list[int]:
    """Return the tokens in [a, b) of sentence s at which the next swap is told of; none if it tells of one only.

    Args:
        ctx: The article.
        s: The sentence.
        a: Its first token.
        b: The token after it.
    """
    cuts = (
        _find_ordinals(ctx, a, b)
        or _unless_returned_for_all(ctx, s, b, _leave_out_phases(ctx, find_batch_borders(ctx, s, a, b)))
        or _unless_returned_for_all(ctx, s, b, find_day_borders(ctx, s, a, b))
        or _find_days(ctx, s, a, b)
        or _find_next_day(ctx, s, a, b)
        or _find_places(ctx, s, a, b)
        or _find_before(ctx, s, a, b)
        or _find_another(ctx, s, a, b)
        or _find_after_total(ctx, s, a, b)
    )
    if cuts and all(ctx.passage(s, *part).counts for part in pairwise([a, *cuts, b])):
        return cuts
    return _find_next_date(ctx, s, a, b) or _find_next_place(ctx, s, a, b)


def _find_ordinals(ctx: Context, a: int, b: int) -> list[int]:
    """Return where "the second" and so on begin, after "the first" ("الأولى جرت في …، والثانية …")."""
    words = ctx.marked.words
    if _NEXT.isdisjoint(words[a:b]) or _FIRST not in ctx.marked.bare[a:b]:
        return []
    return [k for k in range(ctx.marked.bare.index(_FIRST, a), b) if words[k] in _NEXT]


def _leave_out_phases(ctx: Context, borders: list[int]) -> list[int]:
    """Leave out the phase that a batch right before it is of ("الدفعة السابعة من المرحلة الأولى")."""
    return [k for k in borders if not (ctx.marked.words[k] == "من" and is_ordinal(ctx, k - 1))]


def _unless_returned_for_all(ctx: Context, s: int, b: int, borders: list[int]) -> list[int]:
    """Return the borders between batches, none where the sentence tells behind one whom somebody else let go, for which may be all."""
    for part in pairwise([*borders, b]):
        items = ctx.passage(s, *part)
        own = next((c.i for c in items.counts if not c.forced), part[1])
        if any(v.i > own and not ctx.takes_up_people(v) for v in items.find_verbs(ctx.giving | ctx.getting)):
            return []
    return borders


def _find_days(ctx: Context, s: int, a: int, b: int) -> list[int]:
    """Return where other days begin, of batches that are told day by day ("على دفعتين: ففي يوم الجمعة …، وفي السبت …")."""
    words = ctx.marked.words
    if _BATCHES.isdisjoint(ctx.marked.bare[a:b]):
        return []
    days = [i for i in ctx.items_in(s, a, b) if i.kind == "date" and i.past is not None]
    return [i.i - 1 for i in days[1:] if words[i.i - 1] == "وفي"]


def _find_next_day(ctx: Context, s: int, a: int, b: int) -> list[int]:
    """Return where the same party lets others go on another day ("سلّمت X أربعة جثامين الثلاثاء، وأطلقت الاثنين 20"), or another day's batch holds others."""
    for classes in (ctx.giving, ctx.bits["include"]):
        verbs = [v for v in ctx.passage(s, a, b).find_verbs(classes) if ctx.is_finite(v) and not ctx.takes_up_people(v)]
        if len(verbs) < _TWO or any(v.classes & ctx.bits["receive"] for v in verbs):
            continue
        doers = [find_subject_after(ctx, v, v.j + _DOER) for v in verbs]
        others = {ctx.key(i) for i in doers[1:] if i is not None} - {ctx.key(i) for i in doers[:1] if i is not None}
        parts = list(pairwise([a, *(v.i for v in verbs[1:]), b]))
        days = [_days_in(ctx, s, *part) for part in parts]
        if not others and all(days) and all(one.isdisjoint(other) for one, other in pairwise(days)):
            return [v.i for v in verbs[1:]]
    return []


def _days_in(ctx: Context, s: int, a: int, b: int) -> set[date]:
    """Return the days that tokens [a, b) of a sentence name."""
    spans = (i.past or i.planned for i in ctx.items_in(s, a, b) if i.kind == "date")
    return {span.start for span in spans if span is not None and span.precision == "day"}


def _find_places(ctx: Context, s: int, a: int, b: int) -> list[int]:
    """Return where the swap at the next place is told of, each with the people of both sides ("10 من كل طرف في X و5 من كل طرف في Y")."""
    borders = find_place_borders(ctx, s, a, b)
    return borders if all(_tells_of_both(ctx, *part) for part in pairwise([a, *borders, b])) else []


def _find_next_place(ctx: Context, s: int, a: int, b: int) -> list[int]:
    """Return where a sentence goes on to a swap at another place ("تبادل الجانبان أسيرين في X، وتبادلا مثلهما في Y")."""
    swaps = [v for v in ctx.passage(s, a, b).find_verbs(ctx.bits["swap"]) if ctx.is_finite(v)]
    borders = [v.i - (ctx.marked.words[v.i - 1] in _AS_WELL) for v in swaps[1:]]
    where = [
        {ctx.key(i) for i in ctx.items_in(s, *part) if i.kind == "place" and "in" in ctx.before(i)}
        for part in pairwise([a, *borders, b])
    ]
    return borders if all(where) and all(one.isdisjoint(other) for one, other in pairwise(where)) else []


def _find_before(ctx: Context, s: int, a: int, b: int) -> list[int]:
    """Return where a sentence goes on to a swap of another time ("… 10 جنود لقاء خرائط، وقبل ذلك أعادت 15 أسيرا لقاء أخرى").

    Each of the two must tell what both sides let go.
    """
    words = ctx.marked.words
    letting_go = ctx.giving | ctx.getting | ctx.bits["swap"]
    for k in range(a + 1, b - 2):
        then = words[k] in _THEN or (words[k] in _BEFORE and words[k + 1] in _THAT)
        if not then or not all(_tells_of_both(ctx, *part) for part in ((a, k), (k, b))):
            continue
        near = ctx.passage(s, k, k + _NEXT_VERB)
        if near.classes & letting_go or "deal" in near.cues:
            return [k]
    return []


def _find_next_date(ctx: Context, s: int, a: int, b: int) -> list[int]:
    """Return where a sentence goes on to the exchange of another day or month ("ففي 17 آذار تبادل …، وفي شباط سلّمت X جثة واستعادت اثنين").

    Each of the two must have a date and be told as an exchange.
    """
    dates = [i for i in ctx.items_in(s, a, b) if i.kind == "date" and i.past is not None]
    for first, then in pairwise(dates):
        k = then.i - 1
        if ctx.marked.words[k] != _AND_IN or first.past == then.past:
            continue
        if (
            _tells_of_exchange(ctx, s, a, k)
            and _tells_of_exchange(ctx, s, k, b)
            and ctx.passage(s, k, k + _NEXT_VERB).verbs
        ):
            return [k]
    return []


def _find_another(ctx: Context, s: int, a: int, b: int) -> list[int]:
    """Return where a sentence goes on to another swap that it calls so ("…، تلت عملية مماثلة شملت 95", "وفي تعز عملية أخرى شملت 5")."""
    items = ctx.items_in(s, a, b)
    deals = [i for i in items if i.kind == "cue" and i.cue == "deal" and "another_deal" in ctx.cues_at.get(i.j, ())]
    alone = [i for i in items if i.kind == "cue" and i.cue == "another_deal" and ctx.marked.words[i.i] == _AND_ANOTHER]
    another = min((*deals, *alone), key=lambda i: i.i, default=None)
    if another is None or not any(c.i < another.i for c in ctx.passage(s, a, b).counts):
        return []
    start = find_clause_start(ctx, items, another, a)
    where = next((i for i in items if i.j == start and ctx.marked.words[i.i - 1] == _AND_IN), None)
    return [start if where is None else where.i - 1]


def _find_after_total(ctx: Context, s: int, a: int, b: int) -> list[int]:
    """Return where a sentence goes on from all since some time to the last swap ("تحرر 3000 منذ بدء الحرب، وذلك بعد تبادل شمل مئة")."""
    words = ctx.marked.words
    since = next((k for k in range(a, b) if words[k] in _AND_SINCE), None)
    if since is None:
        return []
    after = (k for k in range(since + 1, b) if words[k].removeprefix("و") == _AFTER)
    return [k for k in after if ctx.passage(s, k, k + _SWAP_REACH).classes & ctx.bits["swap"]][:1]


def _tells_of_both(ctx: Context, a: int, b: int) -> bool:
    """Tell whether tokens [a, b) say what both sides let go: of each as many, or so many in return for so many."""
    return ctx.between_has(a, b, "each") or ctx.between_has(a, b, "counter")


def _tells_of_exchange(ctx: Context, s: int, a: int, b: int) -> bool:
    """Tell whether tokens [a, b) tell of an exchange: what both sides let go, a swap, or that somebody gave some and got others."""
    if _tells_of_both(ctx, a, b):
        return True
    passage = ctx.passage(s, a, b)
    if passage.classes & ctx.bits["swap"]:
        return True
    got = [v for v in passage.find_verbs(ctx.getting) if ctx.is_finite(v)]
    return bool(got) and any(ctx.is_finite(v) and v not in got for v in passage.find_verbs(ctx.giving))


def follow_first(ctx: Context, frames: list[Frame]) -> None:
    """Give each batch that a sentence tells without a verb the sides of the first ("أفرجت X في الأولى عن 3 مقابل 90، وفي الثانية عن 4 مقابل 200").

    Those before "in return for" are let go by whom the first batch names there, those behind it by the other side.
    """
    first = frames[0] if frames else None
    sides = sorted(first.sides, key=_first_count) if first is not None else []
    if first is None or not sides or len(first.sides) > _TWO or not sides[0].released:
        return
    sides = [*sides, Side()][:_TWO]
    each = ctx.between_has(*first.span, "each")
    if sides[1].released and not each and not _divides(ctx, first, _first_count(sides[0]), _first_count(sides[1])):
        return
    for frame in frames[1:]:
        passage = ctx.passage(frame.s, *frame.span)
        told = [f.item for f in (*frame.total, *(f for side in frame.sides for f in side.released))]
        parts = [f.item for f in frame.parts]
        counts_already = bool(told) and "each" in passage.cues
        if not told or "counter" in passage.cues:
            told = [i for i in passage.counts if not i.forced and i not in parts]
        if passage.classes & (ctx.giving | ctx.getting) or (each and counts_already):
            continue
        followed = [Side(dict(side.actors)) for side in sides]
        for item in sorted(set(told), key=lambda i: i.i):
            behind = _divides(ctx, frame, frame.span[0], item.i)
            before = sides[behind].released[:1]
            if item.bare and item.category == "people" and before:
                item.category = before[0].item.category
            for side in followed if each else followed[behind : behind + 1]:
                side.released.append(Filler(item, "as_in_first_batch"))
        if not followed[1].actors:
            others = (side for side in frame.sides if side.actors and side.actors.keys().isdisjoint(followed[0].actors))
            followed[1].actors = next((side.actors for side in others), {})
        frame.sides, frame.total = [side for side in followed if side.actors or side.released], []


def find_batch_verb(ctx: Context, legs: list[Leg]) -> Item | None:
    """Return the verb that tells whom a day's batch comprises ("تشمل دفعة الجمعة 352"): its tense is that of the batch; None for none."""
    first = legs[0].item if legs else None
    if first is None or legs[0].verb is not None:
        return None
    verbs = ctx.passage(first.s, first.i - _TOLD_REACH, first.i).find_verbs(ctx.bits["include"])
    return next((v for v in verbs if ctx.is_finite(v) and ctx.marked.words[v.j] in _BATCH), None)


def _first_count(side: Side) -> int:
    """Return where the first count of those whom a side lets go stands; far behind all if it has none."""
    return min((f.item.i for f in side.released), default=sys.maxsize)


def _divides(ctx: Context, frame: Frame, a: int, b: int) -> bool:
    """Tell whether "in return for" stands between tokens a and b of a passage."""
    return any(a <= cue.i < b for cue in ctx.passage(frame.s, *frame.span).find_cues("counter"))
