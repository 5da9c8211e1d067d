"""Rival tellings: what another teller counts of people already counted ("بينما تتحدث الحكومة عن 27 مقابل ثمانية")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.claims.comparing import are_others
from extract.claims.context import Context
from extract.claims.exchanges.leg import Leg
from extract.claims.frames import Filler, Frame
from extract.claims.sources import read_teller
from extract.mentions.items import Item
from extract.mentions.word_lists import list_words

_CONTRASTS = list_words("exchanges.yml", "contrasts")
_PUTS_AT = list_words("exchanges.yml", "puts_at")
_SIDES = 2  # to be counted before any is told again
_TELLS_WITHIN = 4  # tokens from "while" to the verb of telling
_BEHIND = 3  # tokens from a count to "of both sides"
_LIKE = 6  # times; figures farther apart count other people


class RivalReader:
    """Finds the figures that a passage tells again, and gives each to the side whose people it counts."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.words = ctx.marked.words

    def find(self, legs: Sequence[Leg]) -> list[list[Leg]]:
        """Return the legs of each clause in which somebody else counts those counted before it.

        The clause sets another telling against the first ("while the ministry speaks of"), which has counted both sides.
        """
        if not legs:
            return []
        starts = self._find_tellings(legs[0].item.s, legs[0].item.j, legs[-1].item.i)
        first = [leg for leg in legs if not starts or leg.item.i < starts[0]]
        if not starts or len(first) < _SIDES:
            return []
        clauses = [[leg for leg in legs if a <= leg.item.i < b] for a, b in pairwise([*starts, len(self.words)])]
        return [clause for clause in clauses if clause and not any(are_others(self.ctx, leg.item) for leg in clause)]

    def settle(self, frame: Frame, clause: Sequence[Leg]) -> None:
        """Give the figures of a clause to the sides, named by who tells them: the larger to the larger, one alone to the nearest."""
        joint = [leg for leg in clause if self.ctx.between_has(leg.item.j, leg.item.j + _BEHIND, "both")]
        frame.total += [Filler(leg.item, "both_sides", self._read_teller(leg)) for leg in joint]
        counted = [(sum(f.item.low or 0 for f in x.released if f.source is None), x) for x in frame.sides]
        known = sorted((x for x in counted if x[0]), key=lambda x: x[0])
        told = sorted((leg for leg in clause if leg not in joint), key=lambda leg: leg.item.low or 0)
        for n, leg in enumerate(told):
            figure, teller = leg.item.low or 0, self._read_teller(leg)
            if not (known and figure and teller):
                continue
            size, side = known[n] if len(told) == len(known) else min(known, key=lambda x: _distance(x[0], figure))
            if size != figure and _distance(size, figure) <= _LIKE:
                side.released.append(Filler(leg.item, "rival_telling", teller))

    def _read_teller(self, leg: Leg) -> Item | None:
        """Return who tells a figure: the party right behind the verb of telling, else whoever is named last before it."""
        item = leg.item
        verb = max(self._find_tells(item.s, self.ctx.marked.sentences[item.s][0], item.i), default=item.i)
        named = self.ctx.items_in(item.s, verb + 1, min(verb + _TELLS_WITHIN, item.i))
        party = next((i for i in named if i.kind == "actor" and self.ctx.may_be_party(i)), None)
        return party or read_teller(self.ctx, item)

    def _find_tellings(self, s: int, a: int, b: int) -> list[int]:
        """Return where in tokens [a, b) clauses begin that set another telling against the first."""
        found: list[int] = []
        for verb in self._find_tells(s, a, b):
            before = self.words[max(a, verb - _TELLS_WITHIN) : verb]
            goes_on = found and self.words[verb].startswith("و") and self.words[verb - 1] in ("،", ",")
            if not _CONTRASTS.isdisjoint(before) or goes_on:
                found.append(verb)
        return found

    def _find_tells(self, s: int, a: int, b: int) -> list[int]:
        """Return the tokens in [a, b) that are verbs of telling, or of putting a number at so many."""
        says = {v.i for v in self.ctx.verbs_of(s, self.ctx.bits["say"])}
        return [k for k in range(a, b) if k in says or self.words[k].removeprefix("و") in _PUTS_AT]


def _distance(one: int, other: int) -> float:
    """Return how many times the smaller of two figures the larger is."""
    return max(one, other) / min(one, other)
