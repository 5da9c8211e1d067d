"""Returns: what shows that people are let go in return for something, where no one sentence says so."""

from __future__ import annotations

from collections.abc import Iterable

from extract.claims.clauses import find_subject_after, find_subject_before
from extract.claims.comparing import LEAD
from extract.claims.context import Context
from extract.claims.exchanges.bargains import is_near_deal
from extract.claims.exchanges.gifts import is_paid
from extract.claims.exchanges.givers import GiverReader
from extract.claims.exchanges.objects import gets_people, lets_people_go
from extract.mentions.items import Item, Items

_IN_RETURN = 3  # sentences from what one side gives to what the other does "in return"
_THEN = 2  # tokens from "as many" to when
_GROUPS = 2  # one that is let go and one that is got back
_BESIDE = 3  # tokens from a subject to the verb behind it


class ReturnReader:
    """Tells of the people whom an article says to be let go whether it was in return for something."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self.givers = GiverReader(ctx)

    def shows_return(self, supports: dict[int, Item]) -> bool:
        """Tell whether an article that names no exchange tells of one.

        Args:
            supports: By sentence, its verbs of letting go, getting back or coming home whose people are counted.
        """
        return (
            self._two_ways(supports)
            or self._let_go_by_enemies(supports)
            or self._ransomed(supports)
            or any(self.leaves_prison(verb) and is_near_deal(self.ctx, s) for s, verb in supports.items())
        )

    def _two_ways(self, supports: dict[int, Item]) -> bool:
        """Tell whether people are let go in both directions, within two sentences, near a word for a deal."""
        for s in supports:
            near = self._goes_on_in(s)
            verbs = [v for k in near for v in self.marked.by_sentence[k].verbs]
            verbs = [v for v in verbs if not self._are_one_procedure(v, verbs)]
            given = [v for v in verbs if v.classes & self.ctx.giving and lets_people_go(self.ctx, v)]
            got = [v for v in verbs if v.classes & self.bits["receive"] and self._gets_people(v)]
            moved = [v for v in verbs if v.classes & self.ctx.moving]
            counts = self._groups(
                i
                for k in near
                for i in self.marked.by_sentence[k].counts
                if not i.bare and not (k == 0 and self._is_told_again(i))
            )
            held = [i for i in counts if i.held or i.category == "bodies"]
            if given and counts and any(map(self._returns_as_many, (s, min(s + 1, len(self.marked.sentences) - 1)))):
                return True
            if len(counts) < 2 or not given + got:
                continue
            deal = is_near_deal(self.ctx, s)
            if (len(held) >= 2 or deal) and self.givers.are_enemies([v for v in given if v not in got]):
                return True
            both_ways = self._go_both_ways(given, got, deal=deal)
            home = got and moved and len({i.low for i in held}) > 1  # "وصل 602 أسير بعد تسلم إسرائيل أربعة جثامين"
            if both_ways or home:
                return True
            told_again = len({(i.low, i.high) for i in counts}) < _GROUPS  # "أفرجت عن 64 … يسّرت إطلاق 64 محتجزا"
            many = (held and len(given + got) >= _GROUPS) or (len(held) >= _GROUPS and moved)
            if deal and many and not told_again:
                return True
        return False

    def _returns_as_many(self, s: int) -> bool:
        """Tell whether a sentence says "as many again", and not of another time ("سلمت بغداد 100 في شباط، ومثلهم في أيلول")."""
        dates = {i.i for i in self.marked.by_sentence[s] if i.kind == "date"}
        return any(dates.isdisjoint(range(i.j, i.j + _THEN)) for i in self.marked.by_sentence[s].find_cues("same"))

    def _goes_on_in(self, s: int) -> list[int]:
        """Return a sentence, the next, and those soon after it that tell what was given "in return"."""
        last = min(s + _IN_RETURN, len(self.marked.sentences) - 1)
        return [k for k in range(s, last + 1) if k <= s + 1 or "counter" in self.marked.by_sentence[k].cues]

    def _are_one_procedure(self, verb: Item, verbs: list[Item]) -> bool:
        """Tell whether giving and taking over are named together, as two sides of one hand-over ("عملية التسلم والتسليم")."""
        return self.ctx.is_nominal(verb) and any(
            (other.i == verb.j and other.joined) or (other.j == verb.i and verb.joined)
            for other in verbs
            if other is not verb and self.ctx.is_nominal(other) and other.classes != verb.classes
        )

    def _gives(self, verb: Item) -> bool:
        """Tell whether a verb is one of letting people go, and none of getting them back that is written alike (تسلم)."""
        return bool(verb.classes & self.ctx.giving) and not verb.classes & self.bits["receive"]

    def _gets_people(self, verb: Item) -> bool:
        """Tell whether it is people that are got back, by who keeps them."""
        return not self._passes_on(verb) and gets_people(self.ctx, verb)

    def _groups(self, counts: Iterable[Item]) -> list[Item]:
        """Return the counts that are of people of their own: no part of those just counted, nor the same taken up ("عنصرين … العنصرين")."""
        found: list[Item] = []
        for count in counts:
            same = any((count.low, count.high) == (other.low, other.high) for other in found)
            taken_up = same and self.marked.words[count.i].removeprefix("ب").startswith("ال")
            if not taken_up and not self._is_part(count):
                found.append(count)
        return found

    def _is_part(self, count: Item) -> bool:
        """Tell whether some of those just counted are counted ("بينهم ستة جنود"), and nobody got back "from them" ("تسلم منها 200 جثة")."""
        from_them = any(v.j == count.i - 1 for v in self.marked.by_sentence[count.s].verbs)
        return "among" in self.ctx.cues_ending.get(count.i, ()) and not from_them

    def _passes_on(self, verb: Item) -> bool:
        """Tell whether it is a relief body that receives, to pass on to their own whom the other side lets go."""
        beside = range(verb.i - _BESIDE, verb.j + _BESIDE)
        return any(
            i.kind == "actor"
            and i.name is not None
            and not self.ctx.may_be_party(i)
            and (i.i in beside or i.j - 1 in beside)
            for i in self.marked.by_sentence[verb.s]
        )

    def _is_told_again(self, count: Item) -> bool:
        """Tell whether a figure of the headline is that of the first sentence."""
        lead = self.marked.by_sentence[1].counts if len(self.marked.sentences) > 1 else []
        return any((i.low, i.high) == (count.low, count.high) for i in lead)

    def _ransomed(self, supports: dict[int, Item]) -> bool:
        """Tell whether a report that opens with captives let go, or out of their captors' hands, says later that money was paid."""
        freeing = self.ctx.mask("release", "free", "leave")
        if any(s <= LEAD and verb.classes & freeing for s, verb in supports.items()):
            return any(is_paid(self.ctx, items) for items in self.marked.by_sentence)
        near = {k for s in supports if s <= LEAD for k in (s, s + 1) if k < len(self.marked.sentences)}
        return any(is_paid(self.ctx, self.marked.by_sentence[s]) for s in near)

    def _go_both_ways(self, given: list[Item], got: list[Item], *, deal: bool) -> bool:
        """Tell whether people are let go and others got back, and it is not one release that both sides tell of."""
        pairs = [(v, w) for v in given for w in got if v is not w]  # "تسلم" is written for both
        pairs = [(v, w) for v, w in pairs if v.s == w.s or not self._come_from_giver(v, w)]
        if deal or any(v.s == w.s for v, w in pairs):
            return bool(pairs)
        givers = {key for verb, _ in pairs if verb not in got for key in self.givers.find(verb)}
        receivers = {key for _, verb in pairs for key in self._receivers(verb)}
        told_twice = givers and receivers and not any(self.ctx.same_party(a, b) for a in givers for b in receivers)
        return bool(pairs) and not told_twice

    def _receivers(self, verb: Item) -> set[str]:
        """Return who gets people back by a verb: its subject."""
        subject = find_subject_after(self.ctx, verb, verb.j + _BESIDE) or find_subject_before(
            self.ctx, verb, verb.i - _BESIDE
        )
        return {self.ctx.key(subject)} if subject is not None else set()

    def _come_from_giver(self, given: Item, got: Item) -> bool:
        """Tell whether those who are got back were held by him who is told to give: one way, told of both ends ("تسلمنا 100 كانوا لدى X. وكانت X قد سلمت 90")."""
        givers, holders = self.givers.find(given), self.givers.find_holders(got)
        return any(self.ctx.same_party(a, b) for a in givers for b in holders)

    def _let_go_by_enemies(self, supports: dict[int, Item]) -> bool:
        """Tell whether an article that speaks of a deal tells of captives whom each of two enemies let go."""
        giving = [v for v in supports.values() if self._gives(v)]
        return self.givers.are_enemies(giving) and any(is_near_deal(self.ctx, v.s) for v in giving)

    def takes_in(self, verb: Item, items: Items) -> bool:
        """Tell whether a verb of including has captives of two holders behind it ("تشمل 70 أسيرا لدى X و30 لدى Y")."""
        held = [i for i in items.counts if i.low and "holder" in self.ctx.cues_at.get(i.j, ())]
        return len(held) > 1 and verb.j <= held[0].i

    def leaves_prison(self, verb: Item) -> bool:
        """Tell whether those counted after a verb of leaving come out of somebody's prisons ("خروج 1500 من نسائه من سجون النظام")."""
        if not verb.classes & self.bits["leave"]:
            return False
        items = self.marked.by_sentence[verb.s]
        counted = next((i for i in items.counts if 0 <= i.i - verb.j <= 4), None)
        return counted is not None and any(
            0 <= i.i - counted.j <= 6 and "سج" in " ".join(self.marked.words[i.i : i.j])
            for i in items.find_cues("holder")
        )
