"""Payments: the money for which people are let go where no "in return for" says so, and who paid it."""

from __future__ import annotations

import re

from extract.claims.clauses import find_subject_after
from extract.claims.context import CAPTORS, Context
from extract.claims.exchanges.returns import GIFTS, ReturnReader
from extract.claims.frames import Filler, Frame, Side
from extract.mentions.entries import Name
from extract.mentions.items import Item

_PAID = ("دفع", "سدد", "تدفع", "يدفع")
_CREW = ("طاقم", "متن")
_CREW_REACH = 4  # tokens from the crew, or "on board", to how many they are
_PAYER_REACH = 3  # tokens from paying to who pays
_RELATIVES = re.compile(
    "(ال)?(ذوو|ذوي|اهالي|اهل|عايلات|عايله|عايلت|اقارب|اباء|اباو|والد|والدا|والدي|اسر|اسره|اسرت)(ه|ها|هم|هن|هما)?"
)
_LONGEST = 2  # tokens of who pays


class PaymentReader:
    """Reads the ransoms of one article."""

    def __init__(self, ctx: Context, returns: ReturnReader) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.returns = returns

    def name_captors(self, frame: Frame, trigger: Item) -> None:
        """Name the captors who let a ship go, of whose crew the passage counts nobody ("أفرج قراصنة عن سفينة")."""
        if frame.sides or frame.total or not trigger.classes & self.ctx.bits["release"]:
            return
        captors = find_subject_after(self.ctx, trigger, trigger.j + _PAYER_REACH)
        if captors is not None and self.ctx.key(captors) == CAPTORS:
            counts = (i for items in self.marked.by_sentence for i in items.counts)
            crew = next(filter(self._counts_crew, counts), None)
            released = [Filler(crew, "crew")] if crew is not None else []
            frame.sides.append(Side({CAPTORS: Filler(captors, "subject_releases")}, released))

    def _counts_crew(self, item: Item) -> bool:
        """Tell whether a count is of a ship's crew ("وعلى متنها 22 بحارا", "طاقمها المكون من 24 شخصا")."""
        first = max(self.marked.sentences[item.s][0], item.i - _CREW_REACH)
        counted = item.low is not None and not item.forced
        return counted and any(w.startswith(_CREW) for w in self.marked.bare[first : item.i])

    def read(self, frame: Frame, a: int, b: int) -> None:
        """Give the side that lets nobody go the money that tokens [a, b) say was paid, and its name if they are relatives."""
        money = next(filter(self.returns.changes_hands, self.ctx.items_in(frame.s, a, b).find_cues("ransom")), None)
        releasing = [side for side in frame.sides if side.released or CAPTORS in side.actors]
        if money is None or len(releasing) > 1 or any(side.gave for side in frame.sides):
            return
        side = next((x for x in frame.sides if x not in releasing), None)
        if side is None or (not releasing and len(frame.sides) < 2):
            side = Side()
            frame.sides.append(side)
        money.category = GIFTS[money.cue]
        side.gave = Filler(money, "ransom_paid")
        payer = self._payer(frame.s, a, b)
        if payer is not None and not side.actors and not any(self.ctx.key(payer) in one.actors for one in releasing):
            side.actors[self.ctx.key(payer)] = Filler(payer, "ransom_paid")

    def _payer(self, s: int, a: int, b: int) -> Item | None:
        """Return the party or relatives who paid ("دفعت إيطاليا فدية", "دفع ذووهم", "دفعت عائلات المخطوفين")."""
        words = self.marked.words
        for k in range(a, b):
            if not self.marked.bare[k].startswith(_PAID):
                continue
            party = next((i for i in self.ctx.items_in(s, k + 1, b) if i.i == k + 1 and self.ctx.names_party(i)), None)
            if party is not None:
                return party
            for n in range(k + 1, min(k + 1 + _PAYER_REACH, b)):
                if _RELATIVES.fullmatch(words[n]):
                    known = self.marked.info[n + 1] if n + 1 < b else None
                    held = known is not None and known.entry is not None and known.entry.noun is not None
                    end = n + _LONGEST if held else n + 1
                    name = Name("actor", "", " ".join(words[n:end]), "community", country="", salience=1)
                    return Item("actor", s, n, end, names=[name], name=name)
        return None
