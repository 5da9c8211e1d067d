"""Legs: the people whom a passage counts, each with the part of the deal they stand in."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.evacuations.words import is_people, is_plain_evacuation, kinds_of_place, takes_place
from extract.claims.exchanges.betweens import TWO_TOWNS
from extract.claims.exchanges.captivity import are_halved, find_giver
from extract.claims.exchanges.categories import settle_category
from extract.claims.exchanges.holders import HolderReader
from extract.claims.exchanges.leg import Leg
from extract.claims.exchanges.memory import Memory
from extract.claims.exchanges.objects import come_out_for_captives
from extract.claims.exchanges.offers import vote_for_offer
from extract.claims.exchanges.parts import PartReader
from extract.claims.exchanges.people import PeopleReader
from extract.claims.exchanges.subjects import SubjectReader
from extract.claims.exchanges.swapped import find_swapped_for, vote_for_swap
from extract.claims.exchanges.verbs import VerbReader
from extract.claims.exchanges.within_talks import find_within_talks
from extract.claims.frames import Filler, Frame
from extract.mentions.items import Item, Items

_ADVERBS = ("المقابل", "ذلك", "هم", "هن", "هما", "ه", "ها")  # "in return for them" divides where its verb begins
_PLACE_LEFT = 3  # tokens from those who leave to the place
_LEAVING = 9  # tokens from "left" to how many
_OTHER = frozenset(("الاخر", "المقابل", "الثاني"))
_GIVEN_BY = 2.4  # the weight of on whose part people are let go
_SEVERAL = 2  # one is "the prisoner" on both sides
_SIDES = frozenset(("الطرف", "الجانب"))
_HELD_BY = frozenset(("holder", "captor"))
_UNARMED = frozenset(("civilians", "families", "wounded", "women", "children"))


class LegReader:
    """Reads the legs of a passage."""

    def __init__(self, ctx: Context, holders: HolderReader) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self.holders = holders
        self.parts = PartReader(ctx)
        self.people = PeopleReader(ctx, self.parts)

    @classmethod
    def with_memory(cls, ctx: Context, memory: Memory) -> LegReader:
        """Make a reader for an article that shares what is remembered."""
        return cls(ctx, HolderReader(ctx, memory, VerbReader(ctx, memory, SubjectReader(ctx, memory))))

    def read(self, s: int, a: int, b: int, frame: Frame) -> list[Leg]:
        """Return the legs in tokens [a, b) of sentence s, in order; parts of a total go to the frame."""
        items = self.ctx.passage(s, a, b)
        counters = [self._divide(i, items) for i in items.find_cues("counter")]
        counters += self._find_swapped_for(items)
        counters += self._find_behind_front(items)
        within = find_within_talks(self.ctx, s)
        counters += [within[1].i] if within is not None else []
        counters = sorted(set(counters))
        people = self.people.read(items, counters)
        listed = self.parts.find_listed(people)
        moving = items.find_verbs(self.ctx.giving | self.ctx.getting | self.ctx.moving)
        legs: list[Leg] = []
        for n, item in enumerate(people):
            if item in listed or (legs and self.parts.is_part(item, legs[-1].item, frame.parts)):
                frame.parts.append(Filler(item, "among"))
                continue
            if self._takes_up(item, legs):
                continue
            leg = Leg(item, sum(c <= item.i or c < item.noun_at for c in counters))
            limit = next((other.i for other in people[n + 1 :] if not self.parts.is_among(other, item)), b)
            limit = min([limit, *(c for c in counters if c >= item.j)])
            self.holders.govern(leg, items, a, limit, counters)
            if leg.verb is None and (giver := find_giver(self.ctx, item)) is not None:
                leg.vote(self.ctx.key(giver), "releaser", _GIVEN_BY, "received_from")
                self.holders.memory.remember(self.ctx, giver)
            if not leg.votes and legs and self._goes_on_receiving(leg, legs[-1]):
                leg.votes = list(legs[-1].votes)
            if self._is_halved(item):
                leg.votes.clear()
            if within is not None and item.i > within[1].i:
                leg.votes = [vote for vote in leg.votes if vote.rule in _HELD_BY]  # and not who lets the first go
            leg.linked = (
                bool(legs)
                and legs[-1].segment == leg.segment
                and not any(legs[-1].item.j <= v.i < item.i for v in moving)
            )
            if leg.linked and _goes_where_none(leg, legs[-1]):
                leg.votes.clear()
            leaves = self._is_moved_out(leg) or self._left(leg) or self._leave_a_place(leg, items, beside=bool(legs))
            if leaves and not come_out_for_captives(self.ctx, item):
                continue
            leg.turns = bool(legs) and self._turns(leg, legs[-1])
            settle_category(self.ctx, leg, legs, items, self.parts)
            legs.append(leg)
        vote_for_swap(self.ctx, self.holders.memory, items, legs)
        vote_for_offer(self.ctx, self.holders.memory, items, legs)
        return legs

    def _goes_on_receiving(self, leg: Leg, before: Leg) -> bool:
        """Tell whether who received people from a party goes on to receive others ("تسلّم الصليب الأحمر من X ثلاثة، كما تسلّم أسيرا")."""
        one, other = before.verb, leg.verb
        if one is None or other is None or other is one or leg.segment != before.segment:
            return False
        receives = one.classes & other.classes & self.bits["receive"] and self.ctx.is_finite(other)
        given = any(v.role == "releaser" for v in before.votes)
        named = any(self.ctx.names_party(i) for i in self.ctx.items_in(leg.item.s, before.item.j, leg.item.i))
        return bool(receives) and given and not named

    def _is_halved(self, item: Item) -> bool:
        """Tell whether some of those counted are of one side and some of the other ("مئة أسير، نصفهم في سجون X ونصفهم لدى Y", "71 من مدينتي X وY")."""
        behind = self.marked.words[item.j : item.j + 2]
        of_two = behind[:1] == ["من"] and not TWO_TOWNS.isdisjoint(behind[1:])
        return of_two or are_halved(self.ctx, item)

    def _takes_up(self, item: Item, legs: list[Leg]) -> bool:
        """Tell whether a definite word takes up people counted before ("مبادلة رهينتين بثلاثة أسرى … ونقل الرهينتين … والثلاثة")."""
        one_word = item.j - item.i == 1 and self.marked.words[item.i].removeprefix("و").startswith("ال")
        if not one_word or (item.low or 0) < _SEVERAL:
            return False
        return any(
            (leg.item.low, leg.item.high) == (item.low, item.high)
            and not self.ctx.between_has(leg.item.j, item.i, "counter")
            for leg in legs
        )

    def _find_swapped_for(self, items: Items) -> list[int]:
        """Return the people for whom others are swapped ("مبادلة أسير بـ3 جنود")."""
        swap = next(iter(items.find_verbs(self.bits["swap"])), None)
        if swap is None:
            return []
        people = [i for i in items if i.i > swap.i and not i.joined and (i.kind == "count" or is_people(i))]
        for_whom = find_swapped_for(self.ctx, swap)  # whom a nationality alone may name
        return [i.i for i in people if i.prefix == "ب" or self.marked.words[i.i - 1] == "ب"] + (
            [for_whom.i] if for_whom is not None else []
        )

    def _find_behind_front(self, items: Items) -> list[int]:
        """Return where a clause goes on behind those in return for whom it tells of others ("مقابل خمسة أسرى، أفرجت عن عشرة")."""
        front = next((i for i in items if i.kind in ("cue", "count", "noun", "verb") and not self._says(i)), None)
        if front is None or front.cue != "counter" or self.marked.words[front.j - 1].endswith(_ADVERBS):
            return []
        given = self.ctx.giving | self.ctx.getting
        verbs = (v for v in items.find_verbs(given) if v.i > front.j and self.ctx.is_finite(v))
        main = next(verbs, None)
        before = [i for i in items if main is not None and front.j <= i.i < main.i]
        return [main.i] if main is not None and any(i.kind == "count" or is_people(i) for i in before) else []

    def _says(self, item: Item) -> bool:
        """Tell whether an item only brings in what is told ("وقال المصدر إنه")."""
        return item.kind == "verb" and bool(item.classes & self.bits["say"])

    def _turns(self, leg: Leg, before: Leg) -> bool:
        """Tell whether a leg goes the other way than the one before: as many again, of the other side, or let go by somebody else."""
        if "same" in self.ctx.cues_at.get(leg.item.i, ()) or self._is_of_the_other_side(leg.item):
            return True
        verb = leg.verb
        subjects = self.holders.verbs.subjects
        if verb is None or verb is before.verb:
            return False
        return subjects.has_own_subject(verb) or subjects.opens_prisons(verb)

    def _is_of_the_other_side(self, item: Item) -> bool:
        """Tell whether those counted are people of "the other side" ("ثمانية من مقاتلي الطرف المقابل")."""
        words = self.marked.words[item.j : item.j + 2]
        return len(words) > 1 and words[0] in _SIDES and words[1] in _OTHER

    def _is_moved_out(self, leg: Leg) -> bool:
        """Tell whether a count is of people whom a deal lets leave a place, not of people let go by their holders."""
        verb = leg.verb
        return (
            verb is not None
            and (
                not leg.votes
                or (is_plain_evacuation(self.marked.words[verb.i]) and all(v.role == "owner" for v in leg.votes))
            )
            and not leg.item.held
            and leg.item.category != "bodies"
            and (
                bool(verb.classes & self.bits["evacuate"])
                or (bool(verb.classes & self.bits["leave"]) and leg.item.category in _UNARMED)
            )
            and not verb.classes & (self.ctx.giving | self.ctx.getting)
        )

    def _leave_a_place(self, leg: Leg, items: Items, *, beside: bool) -> bool:
        """Tell whether those counted are the subject of leaving a place ("وغادر المدينة 1200 شخص ضمن اتفاق يقضي بأن يترك مسلحون رهائن").

        Args:
            leg: The count.
            items: The items of the passage.
            beside: Others were counted before them.
        """
        item = leg.item
        if item.held or item.category == "bodies" or leg.verb is None:
            return False
        if leg.verb.i < item.i and not (beside and leg.verb.classes & self.bits["leave"]):
            return False
        before = [v for v in items.verbs if 0 < item.i - v.i <= _LEAVING and self.ctx.is_finite(v)]
        if (
            not before
            or not before[-1].classes & self.bits["leave"]
            or not takes_place(self.marked.words[before[-1].i])
        ):
            return False
        if self.ctx.between_has(before[-1].j, item.i, "holder"):
            return False  # "غادر سجون X 115 شخصا"
        between = self.marked.words[before[-1].j : item.i]
        places = any(i.kind == "place" and before[-1].j <= i.i < item.i for i in items)
        if leg.verb.i < item.i:
            return places  # "غادر القطاع خمسة", and not "تركت الجماعة 136 شخصا"
        return places or not leg.votes or any(word in kinds_of_place() for word in between)

    def _left(self, leg: Leg) -> bool:
        """Tell whether nobody is said to let go those who stand between a verb of leaving and the place left ("وغادر في الاتجاه الآخر 140 شخصا المخيم")."""
        item = leg.item
        if leg.votes or item.held or item.category == "bodies" or leg.verb is None:
            return False
        before = self.ctx.passage(item.s, item.i - _LEAVING, item.i).find_verbs(self.bits["leave"])
        behind = self.ctx.items_in(item.s, item.j, item.j + _PLACE_LEFT)
        leaving = bool(before) and self.ctx.is_finite(before[-1]) and not before[-1].classes & self.ctx.giving
        return leaving and any(i.kind == "place" and self.ctx.before(i) <= {"from"} for i in behind)

    def _divide(self, cue: Item, items: Items) -> int:
        """Return the token where the other side of a deal begins: an adverb ("أطلقت في المقابل", "أفرجوا لقاءهم عن") stands after its verb.

        Those whom the verb takes up, or of whom it is said, stand before it ("55 أسيرا سلّمتهم كييف في المقابل", "55 أسيرا سُلّموا بالمقابل").
        """
        if self.marked.words[cue.j - 1].endswith(_ADVERBS):
            for verb in items.find_verbs(self.ctx.giving | self.ctx.getting):
                if self.ctx.is_finite(verb) and 0 <= cue.i - verb.j <= 2:
                    before = [i for i in items.counts if i.j <= verb.i]
                    theirs = bool(before) and (
                        self.ctx.takes_up_people(verb) or self._is_said_of(verb, before[-1], items)
                    )
                    return before[-1].i if theirs else verb.i
        return cue.i

    def _is_said_of(self, verb: Item, counted: Item, items: Items) -> bool:
        """Tell whether a plural verb is said of those counted before it, over whose they are ("55 أسيرا من القوات الأوكرانية سُلّموا")."""
        words = self.marked.words[verb.i - 1 : verb.j]
        between = any(i.kind == "verb" and counted.j <= i.i < verb.i for i in items)
        return words[-1].endswith("وا") and not (verb.joined or verb.suffix or words[0] in "،,") and not between


def _goes_where_none(leg: Leg, before: Leg) -> bool:
    """Tell whether all that is told of people is that they came where those before them only stop over ("وصل إلى الدوحة خمسة أمريكيين واثنان من ذويهم")."""
    rules = {vote.rule for vote in leg.votes}
    return (
        leg.verb is before.verb and rules == {"comes_home_to"} and "comes_home_to" not in {v.rule for v in before.votes}
    )
