"""Payments: the money for which people are let go where no "in return for" says so, and who paid it."""

from __future__ import annotations

import re

from extract.claims.clauses import find_subject_after
from extract.claims.context import CAPTORS, RELATIVES, Context
from extract.claims.exchanges.gifts import GIFTS, changes_hands
from extract.claims.frames import Filler, Frame, Side
from extract.mentions.entries import Name
from extract.mentions.items import Item
from extract.mentions.word_lists import list_beginnings, list_words

_PAID = list_beginnings("exchanges.yml", "pays")
_BARGAINS = list_beginnings("exchanges.yml", "bargains")
_CREW = list_beginnings("exchanges.yml", "aboard")
_CREW_REACH = 4  # tokens from the crew, or "on board", to how many they are
_PAYER_REACH = 3  # tokens from paying to who pays
_KINSMEN = "|".join(sorted(list_words("exchanges.yml", "relatives")))
_RELATIVES = re.compile(f"(ال)?({_KINSMEN})(ه|ها|هم|هن|هما)?")
_LONGEST = 2  # tokens of who pays


class PaymentReader:
    """Reads the ransoms of one article."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked

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
        releasing = [side for side in frame.sides if side.released or CAPTORS in side.actors]
        if len(releasing) > 1:
            return
        side = next((x for x in frame.sides if x.gave), None) or self._add_payer(frame, a, b, releasing)
        payer = (
            self._payer(frame.s, a, b)
            if side is not None and side.gave and side.gave.item.category == "money"
            else None
        )
        if side is None or payer is None or any(self.ctx.key(payer) in one.actors for one in releasing):
            return
        if side.actors and not payer.names[0].entity_id:  # relatives bargain with whom the passage names
            frame.sides.append(Side(gave=side.gave))
            side.gave, side = None, frame.sides[-1]
        if not side.actors:
            side.actors[self.ctx.key(payer)] = Filler(payer, "ransom_paid")

    def _add_payer(self, frame: Frame, a: int, b: int, releasing: list[Side]) -> Side | None:
        """Give the side that lets nobody go the money that was paid; None if none was."""
        money = next(
            (i for i in self.ctx.passage(frame.s, a, b).find_cues("ransom") if changes_hands(self.ctx, i)), None
        )
        if money is None:
            return None
        side = next((x for x in frame.sides if x not in releasing), None)
        if side is None or (not releasing and len(frame.sides) < 2):
            side = Side()
            frame.sides.append(side)
        money.category = GIFTS[money.cue]
        side.gave = Filler(money, "ransom_paid")
        return side

    def _payer(self, s: int, a: int, b: int) -> Item | None:
        """Return the party or relatives who paid ("دفعت إيطاليا فدية", "دفع ذووهم"), or the relatives who bargain."""
        for k in range(a, b):
            if not self.marked.bare[k].startswith(_PAID):
                continue
            party = next((i for i in self.ctx.items_in(s, k + 1, b) if i.i == k + 1 and self.ctx.names_party(i)), None)
            party = party or self._party_before(s, k)
            if party is not None:
                return party
            relatives = self._relatives(s, k + 1, min(k + 1 + _PAYER_REACH, b))
            if relatives is not None:
                return relatives
        bargain = any(w.startswith(_BARGAINS) for w in self.marked.bare[a:b])
        return self._relatives(s, a, b) if bargain else None

    def _party_before(self, s: int, token: int) -> Item | None:
        """Return the party of which a relative clause says that it paid ("قطر التي دفعت مبلغا")."""
        if self.marked.words[token - 1] not in RELATIVES:
            return None
        return next(
            (i for i in self.ctx.items_in(s, token - 3, token) if i.j == token - 1 and self.ctx.names_party(i)), None
        )

    def _relatives(self, s: int, a: int, b: int) -> Item | None:
        """Return the relatives named in tokens [a, b)."""
        words, info = self.marked.words, self.marked.info
        n = next((k for k in range(a, b) if _RELATIVES.fullmatch(words[k])), None)
        if n is None:
            return None
        entry = known.entry if n + 1 < b and (known := info[n + 1]) is not None else None
        end = n + _LONGEST if entry is not None and entry.noun is not None else n + 1
        name = Name("actor", "", " ".join(words[n:end]), "community", country="", salience=1)
        return Item("actor", s, n, end, names=[name], name=name)
