"""Lists: the lines that a sentence with a colon or the heading of a batch introduces, and the batches told of one by one in a sentence."""

from __future__ import annotations

from itertools import pairwise

from extract.claims.context import Context
from extract.claims.frames import Frame
from extract.mentions.items import Item, Marked
from extract.mentions.other_numbers import LINE_MARKS

_STARTS = frozenset(("-", "–", "—", "•", "●", "ـ", "*", "اولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا"))

_UNDER = 3  # sentences under the heading of a batch
_TERSE = 9  # tokens of such a heading at most
_COUNTED = frozenset(("count", "vehicles"))
_AND = ("و", "ثم")
_THE_DAY = "اليوم"
_LAST = "الاخير"
_SIGNS = frozenset("،,؛;:.()")
_LED_IN = 5  # tokens from where a clause begins to the batch that it is about ("فيما ضمت", "أما في")


def find_batch_heading(marked: Marked, s: int) -> tuple[Item, Item | None] | None:
    """Return the batch, and the day, of the heading under which a sentence stands ("الدفعة الثانية – 22 تموز"); None if under none."""
    for n in range(s - 1, max(s - 1 - _UNDER, 0), -1):
        start, end = marked.sentences[n]
        items = marked.by_sentence[n]
        batch = next((i for i in items if i.kind == "batch" and i.i <= start + 1), None)
        if batch is not None and end - start <= _TERSE and not any(i.kind in ("verb", "count", "place") for i in items):
            return batch, next((i for i in items if i.kind == "date"), None)
    return None


def find_heading(marked: Marked, s: int) -> tuple[int, int] | None:
    """Return the tokens of the sentence that introduces the list in which sentence s is a line; None if it is none.

    A line begins with a number or a dash, and what introduces the lines ends with a colon ("ينص الاتفاق على ما يلي:").
    """
    if not _is_line(marked, s):
        return None
    head = s - 1
    while head >= 0 and _is_line(marked, head):
        head -= 1
    if head < 0:
        return None
    start, end = marked.sentences[head]
    return (start, end) if ":" in marked.words[max(start, end - 2) : end] else None


def _is_line(marked: Marked, s: int) -> bool:
    """Tell whether a sentence begins as a line of a list does: a dash, a number with a mark, "first", "second", or a date and a colon."""
    start, end = marked.sentences[s]
    words = marked.words
    if words[start] in _STARTS:
        return True
    if start + 1 < end and words[start].isdigit() and words[start + 1] in LINE_MARKS:
        return True
    date = next((i for i in marked.by_sentence[s] if i.kind == "date"), None)
    return date is not None and date.i == start and ":" in words[date.j : date.j + 1]


def find_batch_borders(ctx: Context, s: int, a: int, b: int) -> list[int]:
    """Return where passage [a, b) of sentence s goes on to the next of several batches, each with its number; none if it does not.

    The number stands behind its batch ("ضمت الأولى 350 شخصا، والثانية 1700"), or before it ("350 شخصا في الأولى و1700 في الثانية").
    What counts all of them before the first ("خرج 2500 على دفعتين، …") is a passage of its own.
    """
    items = ctx.items_in(s, a, b)
    batches: list[Item] = []
    for item in items:
        if item.kind == "batch" and (not batches or item.ordinal != batches[-1].ordinal):
            batches.append(item)
    return _find_borders(ctx, items, batches, a, b)


def find_goal_borders(ctx: Context, s: int, a: int, b: int) -> list[int]:
    """Return where passage [a, b) of sentence s goes on to the next of several batches, each with its goal or day; none if it does not.

    "توجهت الأولى إلى X والثانية إلى Y"; "وصلت الدفعة الأولى الأحد، والثانية الاثنين".
    """
    items = ctx.items_in(s, a, b)
    batches = [i for i in items if i.kind == "batch"]
    if len({i.ordinal for i in batches}) < max(len(batches), 2):
        return []
    borders = [find_clause_start(ctx, items, mark, a) for mark in batches[1:]]
    own = [i for i in items if (i.kind == "place" and "to" in ctx.before(i)) or i.kind == "date"]
    told = all(any(start <= i.i < end for i in own) for start, end in pairwise([a, *borders, b]))
    return borders if told and borders == sorted(set(borders)) else []


def find_day_borders(ctx: Context, s: int, a: int, b: int) -> list[int]:
    """Return where passage [a, b) of sentence s goes on, without a new verb, to how many there were on the next day; none if it does not.

    "خرج 83 شخصا يوم الجمعة و611 شخصا يوم الأحد"; "أفرج كل جانب يوم الجمعة عن 390، وفي السبت عن 307".
    """
    items = ctx.items_in(s, a, b)
    days: list[Item] = []
    dates = [i for i in items if i.kind == "date" and i.past is not None and i.past.precision == "day"]
    for item in sorted([*dates, *_find_days_of_deal(ctx, s, a, b)], key=lambda i: i.i):
        if item.past is None or not days or days[-1].past != item.past:
            days.append(item)
    return _without_verbs(ctx, items, _find_borders(ctx, items, days, a, b))


def find_place_borders(ctx: Context, s: int, a: int, b: int) -> list[int]:
    """Return where passage [a, b) of sentence s goes on, without a new verb, to how many there were at the next place; none if it does not."""
    items = ctx.items_in(s, a, b)
    places = [i for i in items if i.kind == "place" and "in" in ctx.before(i)]
    return _without_verbs(ctx, items, _find_borders(ctx, items, places, a, b))


def is_next_day(ctx: Context, frame: Frame) -> bool:
    """Tell whether a passage tells of the second or a later one of the days that its sentence goes through."""
    return frame.span[0] in find_day_borders(ctx, frame.s, *ctx.marked.sentences[frame.s])


def _find_days_of_deal(ctx: Context, s: int, a: int, b: int) -> list[Item]:
    """Return "the first day", "the second day" and so on up to "the last day" of passage [a, b)."""
    words = ctx.marked.words
    days = []
    for k in range(a, b - 1):
        if words[k] == _THE_DAY:
            word = ctx.marked.info[k + 1]
            ordinal = (word.entry.ordinal or 0) if word is not None and word.entry is not None else 0
            if ordinal or words[k + 1] == _LAST:
                days.append(Item("date", s, k, k + 2, ordinal=ordinal or b))
    return days


def _without_verbs(ctx: Context, items: list[Item], borders: list[int]) -> list[int]:
    """Return the borders if each begins with "and", and no verb stands between it and its count; else none."""
    for border in borders:
        counted = next(i for i in items if i.i >= border and i.kind in _COUNTED and not i.forced)
        joined = ctx.marked.words[border].startswith(_AND) or ctx.marked.words[border - 1] in _AND
        if not joined or any(i.kind == "verb" and border <= i.i < counted.j for i in items):
            return []
    return borders


def _find_borders(ctx: Context, items: list[Item], marks: list[Item], a: int, b: int) -> list[int]:
    """Return where passage [a, b) goes on from one batch or day to the next, if each has a count; else none."""
    counts = [i for i in items if i.kind in _COUNTED and not i.forced]
    if len(marks) < 2 or len(counts) < 2:
        return []
    counted = [_find_count_before(ctx, counts, mark) for mark in marks]
    if None not in counted:
        borders = [count.i for count in counted[1:] if count is not None]
    else:
        borders = [find_clause_start(ctx, items, mark, a) for mark in marks]
        before = [c.j for c in counts if c.i < borders[0]]
        sums_up = (
            before and marks[0].kind == "batch" and not _SIGNS.isdisjoint(ctx.marked.words[before[-1] : borders[0]])
        )
        if not sums_up or not any(borders[0] <= c.i < borders[1] for c in counts):
            del borders[0]  # what stands before the first tells of it
    told = all(any(start <= c.i < end for c in counts) for start, end in pairwise([a, *borders, b]))
    return borders if told and borders == sorted(set(borders)) else []


def _find_count_before(ctx: Context, counts: list[Item], mark: Item) -> Item | None:
    """Return the count that stands right before its batch or day, with no sign between ("350 شخصا في الأولى", "5 مقابل 7 في الثانية")."""
    before = [c for c in counts if c.j <= mark.i]
    if not before or mark.i - before[-1].j > _LED_IN or not _SIGNS.isdisjoint(ctx.marked.words[before[-1].j : mark.i]):
        return None
    in_return = len(before) > 1 and "counter" in ctx.cues_ending.get(before[-1].i, ())
    return before[-2] if in_return else before[-1]


def find_clause_start(ctx: Context, items: list[Item], mark: Item, a: int) -> int:
    """Return where the clause begins that is about a batch, day or deal: at "and", behind a sign, or behind what is told before it."""
    words = ctx.marked.words
    told = max((i.j for i in items if i.j <= mark.i and i.kind not in ("verb", "cue", "noun")), default=a)
    first = max(a, told, mark.i - _LED_IN)
    begins = (k for k in range(mark.i, first, -1) if words[k].startswith(_AND) or words[k - 1] in _SIGNS)
    return next(begins, first)
