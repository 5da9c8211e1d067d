"""Lists: the lines that a sentence with a colon or the heading of a batch introduces, and what it says of all of them."""

from __future__ import annotations

from extract.mentions.items import Item, Marked
from extract.mentions.other_numbers import LINE_MARKS

_STARTS = frozenset(("-", "–", "—", "•", "●", "ـ", "*", "اولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا"))

_UNDER = 3  # sentences under the heading of a batch
_TERSE = 9  # tokens of such a heading at most


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
    """Tell whether a sentence begins as a line of a list does: a dash, a number with a mark, or "first", "second"."""
    start, end = marked.sentences[s]
    words = marked.words
    if words[start] in _STARTS:
        return True
    return start + 1 < end and words[start].isdigit() and words[start + 1] in LINE_MARKS
