"""The day of a whole claim: what its passages and the report around them tell of it together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from itertools import pairwise

from extract.claims.captivity import tells_how_long_held
from extract.claims.context import Context
from extract.claims.dating import (
    dates_a_statement,
    find_since,
    is_of_attack,
    is_of_interview,
    is_of_signing,
    is_of_what_follows,
)
from extract.claims.frames import Filler, Frame
from extract.claims.listing import is_next_day
from extract.claims.since import lasts_since
from extract.claims.totals import is_running_total
from extract.mentions.items import Item
from extract.mentions.numbers import read_number
from extract.mentions.word_lists import list_beginnings, list_words
from extract.text.dates import DateSpan

_DONE = ("completed", "ongoing")
_DURING = list_words("circumstances.yml", "during")
_TWO_DAYS, _DAYS = "يومين", "ايام"
_MOST_DAYS = 10
_DURING_REACH = 4  # tokens from a count to how long letting them go took
_LASTED = list_words("circumstances.yml", "lasted")
_ENDED = list_words("circumstances.yml", "ended")
_OCCASIONS = list_beginnings("circumstances.yml", "occasions")
_TAKES_DAYS = (*list_beginnings("circumstances.yml", "wars"), *list_beginnings("circumstances.yml", "talked"))
_AFTER = frozenset(("بعد", "عقب"))
_LAST_REACH = 10  # tokens from an operation, over who left where, to "which lasted"
_END_REACH = 8  # tokens from "was completed", over what, to "after" so many days
_SINCE_WORD = "منذ"
_ALSO = frozenset(("كما", "كذلك", "وكذلك"))
_SINCE = 4  # tokens from "since" to its date
_LONG, _SHORT = 800, 60  # days for which an operation is counted
_THAT = "ان"
_NOW = list_words("circumstances.yml", "now")
_OPENINGS = list_beginnings("circumstances.yml", "openings")
_HOLDS = 6  # tokens from a truce to since when it holds


def settle_date(ctx: Context, frame: Frame, sentences: set[int]) -> None:
    """Drop a date that cannot be a proposal's, and date an undated main event by what stands around it.

    Args:
        ctx: The article.
        frame: The claim, its passages joined.
        sentences: The sentences of these passages.
    """
    if frame.status == "proposed" and frame.date is not None:
        frame.date = None  # the day of the talks is not the day of the event
    if frame.status in _DONE and frame.date is not None and _is_to_come(ctx, frame.date.item):
        frame.date = None  # a passage that looks ahead was joined to what is done
    if frame.date is None and not frame.background and not _recalls(ctx, sentences):
        frame.date = _date_around(ctx, frame, sorted(sentences))
    if frame.status in _DONE and frame.date is not None and _is_of_count(ctx, frame, frame.date.item):
        frame.date = None
    if frame.batch is None and frame.status == "completed" and frame.date is not None:
        frame.date = _over_days(ctx, frame, frame.date)


def _is_of_count(ctx: Context, frame: Frame, day: Item) -> bool:
    """Tell whether a day is only that on which somebody told how many there are so far ("قالت الوزارة الثلاثاء إن عدد من خرجوا بلغ 79 ألفا")."""
    told = frame.trigger.s == day.s and dates_a_statement(ctx, day, frame.trigger)
    return told and is_running_total(ctx, frame)


def _over_days(ctx: Context, frame: Frame, date: Filler) -> Filler:
    """Widen the day on which something ended to all the days that it took ("بإطلاق 869 محتجزا خلال ثلاثة أيام", "اكتمل الإجلاء بعد ثمانية أيام")."""
    past = date.item.past
    if past is None or past.precision != "day" or past.start != past.end:
        return date
    counted = [*frame.total, *frame.people, *(f for side in frame.sides for f in side.released)]
    told = [k for f in counted if f.item.s == date.item.s for k in _find_during(ctx, f.item)]
    told += _find_lasting(ctx, date.item.s)
    took = next(filter(None, (_count_days(ctx, k) for k in told)), 0)
    if not 1 < took <= _MOST_DAYS:
        return date
    days = DateSpan(past.end - timedelta(days=took - 1), past.end, "day")
    return Filler(Item("date", date.item.s, date.item.i, date.item.j, past=days), date.rule)


def _find_during(ctx: Context, count: Item) -> list[int]:
    """Return the token behind "during", "over" right behind a count."""
    near = range(count.j, min(count.j + _DURING_REACH, ctx.marked.sentences[count.s][1] - 1))
    return [k + 1 for k in near if ctx.marked.words[k] in _DURING and "،" not in ctx.marked.words[count.j : k]]


def _find_lasting(ctx: Context, s: int) -> list[int]:
    """Return the tokens behind "lasted" of an operation, and behind "after" where one ended or was completed ("بعد حصار استمر" is of neither)."""
    start, end = ctx.marked.sentences[s]
    words = [word.removeprefix("و") for word in ctx.marked.words[start : end - 1]]
    lasted = [start + k + 1 for k, word in enumerate(words) if word in _LASTED and _is_of_operation(ctx, s, start + k)]
    return lasted + [
        start + k + 1
        for k, word in enumerate(words)
        if word in _AFTER
        and not _ENDED.isdisjoint(words[max(0, k - _END_REACH) : k])
        and "من" not in words[k + 2 : k + 4]
    ]


def _is_of_operation(ctx: Context, s: int, token: int) -> bool:
    """Tell whether the nearest noun before a verb that is of leaving, release or exchange, or of what else takes days, is of the former."""
    words, start = ctx.marked.words, ctx.marked.sentences[s][0]
    event = ctx.giving | ctx.getting | ctx.moving | ctx.bits["swap"]
    told = {k for i in ctx.items_in(s, start, token) if i.kind == "verb" and i.classes & event for k in range(i.i, i.j)}
    for k in range(token - 1, max(start, token - _LAST_REACH) - 1, -1):
        word = words[k].removeprefix("ال")
        if word.startswith(_TAKES_DAYS) or words[k] in "،؛:":
            return False
        if k in told or word.startswith(_OCCASIONS):
            return True
    return False


def _count_days(ctx: Context, token: int) -> int:
    """Return how many days stand at a token ("يومين", "ثلاثة أيام"); 0 for none."""
    words = ctx.marked.words[token : token + 2]
    if words[:1] == [_TWO_DAYS]:
        return 2
    number = read_number(ctx.marked, token, token + 1)
    exact = number is not None and not number.vague and number.value is not None and words[1:] == [_DAYS]
    return int(number.value or 0) if exact and number is not None else 0


def _date_around(ctx: Context, frame: Frame, sentences: list[int]) -> Filler | None:
    """Return the span since which a running total counts, or the day named before an event, or in the first sentences."""
    if not sentences or is_next_day(ctx, frame):
        return None
    if also := _date_of_clause_before(ctx, frame):
        return Filler(also, "day_of_the_lead")
    first = sentences[0]
    around = [first, *range(first - 1, max(first - 3, -1), -1), *range(min(3, len(ctx.marked.sentences)))]
    if frame.status in _DONE:
        since = _first(ctx, sentences, lambda i: _counts_since(ctx, i) and _is_recent(ctx, i, _reach_back(ctx, i)))
        if since is not None:
            return Filler(_up_to_now(ctx, since), "since_when")
        if not frame.is_total:
            day = _first(ctx, around, lambda i: _may_date_all(ctx, i))
            return Filler(day, "day_of_the_lead") if day is not None else None
    if frame.status == "agreed":
        due = _first(ctx, around[:2], lambda i: _is_due(ctx, i))
        return Filler(due, "day_of_the_lead") if due is not None else None
    return None


def _date_of_clause_before(ctx: Context, frame: Frame) -> Item | None:
    """Return the date of the clause before one that begins with "as also" and has none ("في أيار خرج X، كما خرج Y")."""
    a, start = frame.span[0], ctx.marked.sentences[frame.s][0]
    if a <= start or frame.status not in _DONE or _ALSO.isdisjoint(ctx.marked.words[a : a + 2]):
        return None
    dates = [i for i in ctx.items_in(frame.s, start, a) if i.kind == "date" and i.past is not None]
    return dates[-1] if dates and dates[-1].cue != "since" else None


def _counts_since(ctx: Context, item: Item) -> bool:
    """Tell whether what happened counts from a day on, and not a truce or deal that has held since then ("الهدنة القائمة منذ")."""
    since = find_since(ctx, item)
    if (item.cue != "since" and since is None) or tells_how_long_held(ctx, item):
        return False
    start, words = ctx.marked.sentences[item.s][0], ctx.marked.words
    since = item.i if since is None else since
    if lasts_since(ctx, item.s, since):
        return False
    before = ctx.items_in(item.s, max(start, since - _HOLDS), since)
    holds = any(i.kind == "cue" and i.cue == "arrangement" for i in before)
    return not (holds and not any(w in "،," for w in words[max(start, since - _HOLDS) : since]))


def _reach_back(ctx: Context, item: Item) -> int:
    """Return how many days back a count may begin: many where it is said to be since an operation began, until now, or right at the verb."""
    first = max(1, item.i - _SINCE - 2)
    words = ctx.marked.words[first : item.j]
    since = first + words.index(_SINCE_WORD) if _SINCE_WORD in words else None
    begun = any(k == _SINCE_WORD and (n == _THAT or n.startswith(_OPENINGS)) for k, n in pairwise(words))
    event = ctx.giving | ctx.getting | ctx.moving
    done = since is not None and bool(ctx.passage(item.s, since - 1, since).classes & event)
    return _LONG if begun or done or words[-1] in _NOW else _SHORT


def _up_to_now(ctx: Context, item: Item) -> Item:
    """Return a date as the time from it to the report."""
    anchor, past = ctx.marked.anchor, item.past
    if anchor is None or past is None or item.cue == "since":
        return item
    precision = "day" if past.precision == "day" else "week" if (anchor - past.start).days <= 14 else "month"
    return Item("date", item.s, item.i, item.j, past=DateSpan(past.start, anchor, precision), cue="since")


def _first(ctx: Context, sentences: Iterable[int], test: Callable[[Item], bool]) -> Item | None:
    """Return the first date of some sentences that passes a test."""
    return next(
        (
            i
            for s in sentences
            for i in ctx.marked.by_sentence[s]
            if i.kind == "date" and i.past is not None and test(i)
        ),
        None,
    )


def _may_date_all(ctx: Context, item: Item) -> bool:
    """Tell whether a day in the lead can date the events around it: a recent one, any in a report without a date, and none of an attack, interview or signing."""
    another = is_of_attack(ctx, item, ctx.marked.sentences[item.s][0]) or is_of_interview(ctx, item)
    another = another or is_of_signing(ctx, item) or is_of_what_follows(ctx, item, ctx.marked.sentences[item.s][0])
    return (
        (ctx.marked.anchor is None or _is_recent(ctx, item, 7))
        and _is_day(item)
        and item.cue != "since"
        and find_since(ctx, item) is None
        and not another
    )


def _is_day(item: Item) -> bool:
    return item.past is not None and item.past.precision == "day"


def _is_recent(ctx: Context, item: Item, days: int) -> bool:
    """Tell whether a date begins in the days before the report."""
    anchor = ctx.marked.anchor
    return anchor is not None and item.past is not None and 0 <= (anchor - item.past.start).days <= days


def _is_due(ctx: Context, item: Item) -> bool:
    """Tell whether a day is the one for which something is planned ("من المقرر أن تنطلق اليوم")."""
    anchor = ctx.marked.anchor
    if anchor is None or item.past is None or item.past.start < anchor:
        return False
    near = ctx.items_in(item.s, ctx.marked.sentences[item.s][0], item.i)
    return any((i.kind == "cue" and i.cue == "future") or (i.kind == "verb" and i.future) for i in near)


def _is_to_come(ctx: Context, item: Item) -> bool:
    """Tell whether a date begins after the report, however it is read."""
    anchor, span = ctx.marked.anchor, item.past or item.planned
    return anchor is not None and span is not None and span.start > anchor


def _recalls(ctx: Context, sentences: set[int]) -> bool:
    """Tell whether passages speak of earlier deals ("صفقات سابقة", "المرتين السابقتين")."""
    return any(
        w.startswith(("سابق", "السابق")) for s in sentences for w in ctx.marked.words[slice(*ctx.marked.sentences[s])]
    )
