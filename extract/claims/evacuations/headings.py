"""Headings: the first part of a headline, which says where what its second part tells of took place ("حي الوعر: خروج دفعة جديدة")."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.evacuations.places import PlaceReader
from extract.claims.frames import Filler, Frame
from extract.mentions.items import Item

_COUNTRIES = frozenset(("country", "state"))  # who stands before a colon may be a state that speaks
_ENDS = frozenset((":", "-", "–", "—", "|", "/"))
_HEADING = 5  # tokens of a heading


def read_heading(ctx: Context, places: PlaceReader, frame: Frame) -> None:
    """Give people who leave a headline, in whose second part no place left is named, the place of its first part."""
    named = _find_heading(ctx, frame)
    for item in named:
        cues = places.cues(item)
        key = places.key(item)
        if "to" in cues:
            frame.destination.setdefault(key, Filler(item, "made_for"))
        elif "from" in cues:
            frame.origin.setdefault(key, Filler(item, "left"))
    if frame.origin or any(places.cues(i) & {"to", "from"} for i in named):
        return
    for item in named:
        key = places.key(item)
        if places.kind(item) not in _COUNTRIES and not any(key == k or key in ctx.around(k) for k in frame.destination):
            _add_scene(ctx, frame, key, item)


def _add_scene(ctx: Context, frame: Frame, key: str, item: Item) -> None:
    """Add the place of a heading: the one left, but where those told of arrive and nothing says where."""
    arrives = frame.trigger.classes & ctx.bits["arrive"]
    if not arrives or any(f.item.s == frame.s for f in frame.destination.values()):
        frame.origin.setdefault(key, Filler(item, "scene"))


def _find_heading(ctx: Context, frame: Frame) -> list[Item]:
    """Return the places that the heading of a passage of the headline names: before a colon or dash, or two dots."""
    marked, title = ctx.marked, ctx.marked.article.title
    if not title or marked.sentences[frame.s][0] >= len(title.split()):
        return []
    if frame.s == 0:
        before = ctx.items_in(0, 0, frame.trigger.i)
        ends = [i.j for i in before if i.kind == "place" and i.j <= _HEADING and marked.words[i.j] in _ENDS]
        end = max(ends, default=0)
    else:
        start, end = marked.sentences[frame.s - 1]
        end = end if end - start <= _HEADING + 1 and frame.s == 1 else 0
    heading = ctx.items_in(0, 0, end)
    if any(i.kind == "verb" and ctx.is_finite(i) and not ctx.is_nominal(i) for i in heading):
        return []
    return [i for i in heading if i.kind == "place" and i.actor_reading is None]
