"""Sharing: which counts are of both sides together, and which are of each."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.exchanges.captivity import are_halved
from extract.claims.exchanges.leg import FIRM, Leg
from extract.claims.exchanges.parties import PartyReader
from extract.claims.frames import Frame
from extract.mentions.clitics import is_among
from extract.mentions.items import Item
from extract.mentions.word_lists import list_words

_BETWEEN = 2  # tokens from those counted, over a word on them, to "between"
_SUMS = list_words("exchanges.yml", "sums")
_PAUSES = frozenset("،,:–")
_BY_SUBJECT = frozenset(("subject_releases", "subject_receives"))
_SIDES = 2
_OF_TWO = "هما"  # theirs, of two
_OWNERS = 8  # tokens from a count to the two parties of whom it is
_EACH_BEFORE, _EACH_BEHIND = 6, 3  # tokens from "each" to a count, and from a count to "each"


class ShareReader:
    """Tells the counts of both sides, and of each, from those of one side."""

    def __init__(self, ctx: Context, parties: PartyReader) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self.parties = parties

    def find_joint(self, frame: Frame, legs: list[Leg], each: set[Leg]) -> list[Leg]:
        """Return legs that count both sides together: "887 أسيرا من الطرفين", "تبادل 20 أسيرا".

        Args:
            frame: The passage.
            legs: Its legs.
            each: Those that count what each side lets go.
        """
        found = []
        values = [leg.item.low or 0 for leg in legs]
        for n, leg in enumerate(legs):
            if (n and self._sums_up(leg)) or self._is_double(leg, each):
                found.append(leg)
                continue
            if leg in each:
                continue
            others = values[:n] + values[n + 1 :]
            let_go = any(v.role == "releaser" and v.weight >= FIRM for v in leg.votes) and not self._is_swapped(leg)
            if len(legs) >= 3 and leg.item.low and leg.item.low == sum(others) and n == 0 and not let_go:
                found.append(leg)
                continue
            if not leg.segment and (self._is_let_go_by_two(leg) or self.find_owners(leg, legs[n + 1 :])):
                found.append(leg)
                continue
            if not leg.segment and (
                self._is_between_two(leg)
                or self._is_of_both_nations(leg)
                or (len(legs) == 1 and self._is_agreed_by_two(leg))
            ):
                found.append(leg)
                continue
            if self.ctx.between_has(leg.item.j, leg.item.j + 3, "both") or (
                len(legs) == 1
                and not (leg.votes or leg.segment)
                and frame.trigger.classes & self.bits["swap"]
                and not (leg.verb is not None and leg.verb.classes & self.ctx.giving)
            ):
                found.append(leg)
        return found

    def is_each(self, leg: Leg) -> bool:
        """Tell whether a count is what each side lets go ("303 من كل طرف", "أطلق كل من الطرفين خمسة", "أسيرا بأسير")."""
        item = leg.item
        if are_halved(self.ctx, item):
            return False
        if self._is_one_for_one(item) or self._is_done_by_each(leg):
            return True
        reach = item.i - _EACH_BEFORE
        reach -= sum(
            i.j - i.i for i in self.ctx.items_in(item.s, reach, item.i) if i.kind == "date"
        )  # "كل جانب يوم الجمعة عن 390"
        if not self.ctx.between_has(reach, item.j + _EACH_BEHIND, "each"):
            return False
        start = max((i.j for i in self.marked.by_sentence[item.s].counts if i.j <= item.i), default=0)
        behind = next((k for k in range(start, item.i) if self.marked.words[k] in _PAUSES), start)
        first = start if behind == start else behind  # what stands right behind the count before is said of that one
        return self.ctx.between_has(max(first, reach), self._said_until(item), "each")

    def is_one_half(self, leg: Leg, joint: list[Leg]) -> bool:
        """Tell whether a count "of both sides" is what each lets go, as its double beside it shows ("146 من الجانبين، بمجموع 292")."""
        return any(other.item.low == 2 * (leg.item.low or 0) and other.item.low for other in joint if other is not leg)

    def is_halved(self, leg: Leg) -> bool:
        """Tell whether a joint count is shared equally ("تبادلا ثلاثين أسيرا مناصفة")."""
        low = leg.item.low or 0
        return low == leg.item.high and low > 0 and low % _SIDES == 0 and are_halved(self.ctx, leg.item)

    def find_owners(self, leg: Leg, following: list[Leg]) -> list[Item]:
        """Return the two parties of whom a count under a swap, or the one joined to it, is ("تبادل 16 أسيرا و13 جثة لمقاتلين من X وY")."""
        swap = self._is_swapped(leg)
        last = next((other for other in following if other.linked and other.item.joined), leg)
        named = [i for i in self.marked.by_sentence[leg.item.s] if last.item.j <= i.i <= last.item.j + _OWNERS]
        two = [i for i in named if self.ctx.names_party(i)][:2]
        let_go = any(v.role == "releaser" and v.weight >= FIRM for v in leg.votes)
        if let_go or not (swap or leg.linked) or len(two) < 2 or not self.ctx.before(two[0]) & {"from", "member", "ل"}:
            return []
        between = any(i.kind in ("verb", "count") and i.i < two[1].i for i in named)
        keys = [self.ctx.key(i) for i in two]
        apart = not self.ctx.same_party(*keys) and self.ctx.may_fight(*keys)
        return two if not between and two[1].joined and two[1].i - two[0].j <= 1 and apart else []

    def _is_done_by_each(self, leg: Leg) -> bool:
        """Tell whether the verb over a count is done by "each of" two parties ("استردت كل من X وY 185 من جنودها")."""
        verb = leg.verb
        if verb is None or not self.parties.is_done_by_each(verb) or self._sums_up(leg):
            return False
        if any(map(self.ctx.is_finite, self.ctx.passage(verb.s, verb.j, leg.item.i).verbs)):
            return False
        return bool(self.parties.doers_of(verb))

    def _said_until(self, item: Item) -> int:
        """Return the token before which "each" behind a count is said of it: the count that follows a pause has its own ("10، 5 من كل جانب")."""
        following = next((i for i in self.marked.by_sentence[item.s].counts if i.i >= item.j), None)
        end = item.j + _EACH_BEHIND
        if (
            following is None
            or following.joined
            or not any(w in _PAUSES for w in self.marked.words[item.j : following.i])
        ):
            return end
        return min(end, following.i)

    def _is_one_for_one(self, item: Item) -> bool:
        """Tell whether one is swapped for one of the same kind ("أسيرا بأسير", "جندي بجندي")."""
        words = self.marked.words
        following = words[item.j] if item.j < len(words) else ""
        return item.low == 1 and item.j - item.i == 1 and following == "ب" + words[item.i].removesuffix("ا")

    def _is_double(self, leg: Leg, each: set[Leg]) -> bool:
        """Tell whether a count is twice what each side lets go ("292 أسيرا، بواقع 146 من كل جانب")."""
        return any(other is not leg and other.item.low and leg.item.low == 2 * other.item.low for other in each)

    def _sums_up(self, leg: Leg) -> bool:
        """Tell whether a count after others is said to be their sum ("بإجمالي 400 أسير", "بمجموع 292")."""
        words = self.marked.words[max(0, leg.item.i - 3) : leg.item.i + 1]
        return any(is_among(w, _SUMS) for w in words)

    def _is_swapped(self, leg: Leg) -> bool:
        """Tell whether a word for swapping stands right before a count ("تم تبادل 26 أسيرا، حيث سلم X 15")."""
        return any(v.j == leg.item.i for v in self.marked.by_sentence[leg.item.s].find_verbs(self.bits["swap"]))

    def _is_let_go_by_two(self, leg: Leg) -> bool:
        """Tell whether two parties are the subject of the verb over a count ("ستفرج روسيا وأوكرانيا عن ألف أسير")."""
        verb = leg.verb
        if verb is None or not verb.classes & self.ctx.giving or not self.ctx.is_finite(verb) or verb.i > leg.item.i:
            return False
        after = [i for i in self.marked.by_sentence[verb.s] if verb.j <= i.i < leg.item.i and self.ctx.names_party(i)]
        return (
            len(after) >= 2
            and after[0].i - verb.j <= 1
            and after[1].joined
            and after[1].i - after[0].j <= 1
            and not self.ctx.same_party(self.ctx.key(after[0]), self.ctx.key(after[1]))
            and self.ctx.may_fight(self.ctx.key(after[0]), self.ctx.key(after[1]))
        )

    def _is_agreed_by_two(self, leg: Leg) -> bool:
        """Tell whether two opponents have agreed to let go those counted, and nothing says whose they are ("اتفاق X وY على إطلاق 34 أسيرا")."""
        verb = leg.verb
        if verb is None or not verb.classes & self.ctx.giving or not self.ctx.is_nominal(verb) or verb.i > leg.item.i:
            return False
        if any(v.rule not in _BY_SUBJECT for v in leg.votes) or self._has_doer(verb, leg.item):
            return False
        items = self.ctx.passage(verb.s, self.marked.sentences[verb.s][0], verb.i)
        agreed = items.find_verbs(self.bits["agree"]) or "arrangement" in items.cues
        parties = [i for i in items if self.ctx.names_party(i)][-2:]
        if not agreed or len(parties) < 2 or not parties[1].joined or parties[1].i - parties[0].j > 1:
            return False
        keys = [self.ctx.key(i) for i in parties]
        return self.ctx.may_fight(*keys) and not self.ctx.same_party(*keys)

    def _has_doer(self, verb: Item, counted: Item) -> bool:
        """Tell whether a party that lets go stands between a noun of letting go and those counted ("اتفاق X وY على إطلاق X سراح خمسة")."""
        return any(self.ctx.names_party(i) for i in self.ctx.items_in(verb.s, verb.j, counted.i))

    def _is_between_two(self, leg: Leg) -> bool:
        """Tell whether "between" two parties stands right behind those let go ("الإفراج عن 168 أسيرا بين X وY")."""
        item = leg.item
        if not self.ctx.between_has(item.j, item.j + _BETWEEN, "between"):
            return False
        behind = [i for i in self.ctx.items_in(item.s, item.j, item.j + _OWNERS) if self.ctx.names_party(i)][:2]
        return len(behind) > 1 and behind[1].joined and behind[1].i - behind[0].j <= 1

    def _is_of_both_nations(self, leg: Leg) -> bool:
        """Tell whether a count is said to be of the people of two states ("300 أسير روسي وأوكراني", "61 من عسكرييهما")."""
        item = leg.item
        if item.low == 1:
            return False
        if self.marked.words[item.j - 1].endswith(_OF_TWO):
            return True
        nations = [i for i in self.ctx.items_in(item.s, item.j, item.j + 2) if i.kind == "nat"]
        keys = [self.ctx.key(i) for i in nations]
        return len(keys) > 1 and nations[1].joined and self.ctx.may_fight(*keys) and not self.ctx.same_party(*keys)
