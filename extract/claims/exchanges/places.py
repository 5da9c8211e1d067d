"""Places: where people were handed over."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.frames import Filler
from extract.mentions.items import Item

_SAME = frozenset(("ذات", "نفس"))
_POINTS = frozenset(
    ("checkpoint", "crossing", "point", "village", "quarter", "camp", "field", "airport", "town", "city")
)


class PlaceReader:
    """Reads the places of handing over in a passage."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits

    def read(self, s: int, a: int, b: int) -> dict[str, Filler]:
        """Find where people were handed over: places after "in", "near", "through a crossing" in the passage."""
        found: dict[str, Filler] = {}
        items = [i for i in self.marked.by_sentence[s] if i.i >= a and i.j <= b]
        last = None
        for item in items:
            if item.kind != "place":
                continue
            cues = self.ctx.before(item)
            kind = item.name.entity_type if item.name is not None else ""
            listed = last is not None and item.joined and item.i - last.j <= 1
            crossing = kind in ("crossing", "checkpoint") or self.marked.words[item.i].removeprefix("ب").removeprefix(
                "ال"
            ) in ("معبر", "حاجز", "بوابه", "نقطه")
            if (
                cues & {"in", "near", "ب"}
                or (crossing and not cues & {"to"})
                or (cues & {"via"} and crossing)
                or listed
                or self._bare_locative(item)
                or self._hosts(item, items)
            ):
                if self._is_captivity(item, items) or (kind in ("prison", "country") and not crossing):
                    continue
                found.setdefault(
                    item.name.entity_id
                    if item.name and item.name.entity_id
                    else "~" + " ".join(self.marked.words[item.i : item.j]),
                    Filler(item, "locative"),
                )
                last = item
        if not found:
            same = self._same_place(a, b)
            if same is not None and same.name is not None:
                found[same.name.entity_id] = Filler(same, "same_place")
        return found

    def _same_place(self, a: int, b: int) -> Item | None:
        """Return the place that "the same village" means in tokens [a, b): the one of its kind named last before."""
        for k in range(a, b - 1):
            word = self.marked.info[k + 1]
            if self.marked.words[k] in _SAME and word is not None and word.entry is not None and word.entry.head:
                return next(
                    (
                        i
                        for i in reversed(self.marked.items)
                        if i.kind == "place" and i.j <= k and i.name is not None and i.name.entity_type in _POINTS
                    ),
                    None,
                )
        return None

    def _hosts(self, item: Item, items: list[Item]) -> bool:
        """Tell whether a place is subject of "witness" or "host" ("شهدت بلدة المتونة", "احتضنتها الشويرف")."""
        return any(
            v.kind == "verb" and v.classes & self.bits["host"] and (0 <= item.i - v.j <= 1 or 0 <= v.i - item.j <= 1)
            for v in items
        )

    def _bare_locative(self, item: Item) -> bool:
        """Tell whether a direction or area stands without a preposition as an adverb of place ("جنوب دمشق")."""
        word = self.marked.info[item.i]
        return (
            word is not None
            and word.entry is not None
            and word.entry.head == "direction"
            and not self.ctx.before(item) & {"from", "to"}
        )

    def _is_captivity(self, item: Item, items: list[Item]) -> bool:
        """Tell whether a place is where people were taken or fought, not handed over."""
        for verb in items:
            if (
                verb.kind == "verb"
                and verb.classes & self.ctx.mask("capture", "kill")
                and 0 <= item.i - verb.j <= 8
                and self.ctx.is_finite(verb)
            ):
                return True
        words = self.marked.words[max(0, item.i - 5) : item.i]
        return any(
            w in ("معارك", "معركه", "اسرهم", "اعتقلهم", "جبهات", "اسروهم", "خطفوا", "سجون", "سجن", "اشتباكات", "كمين")
            for w in words
        )
