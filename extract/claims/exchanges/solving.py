"""Solving: the assignment of a passage's legs to its sides that agrees best with all the evidence."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from extract.claims.context import Context
from extract.claims.exchanges.leg import FIRM, Leg, Vote
from extract.claims.exchanges.own_people import come_free_for_others, leave_out_homecomers
from extract.claims.exchanges.parties import PartyReader
from extract.claims.exchanges.rivals import RivalReader
from extract.claims.exchanges.sharing import ShareReader
from extract.claims.frames import Filler, Frame, Side
from extract.claims.sources import read_teller
from extract.mentions.items import Item
from extract.mentions.word_lists import list_stems

_HELD_BY_STATES = list_stems("exchanges.yml", "captives_of_states")
_HELD_BY_GROUPS = list_stems("exchanges.yml", "captives_of_groups")
_PRISONERS_OF_ISRAEL = list_stems("exchanges.yml", "prisoners_of_israel")
_ISRAEL = "israel"
_SOLDIERS = list_stems("exchanges.yml", "soldiers")
_PAIR = 2
_EXACT = 6  # decimals; what sums of weights differ by beyond them is noise


class SideSolver:
    """Gives each leg to the side that lets its people go."""

    def __init__(self, ctx: Context, parties: PartyReader) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.parties = parties
        self.shares = ShareReader(ctx, parties)
        self.rivals = RivalReader(ctx)

    @cached_property
    def _named(self) -> set[str]:
        """The actors that the article names otherwise than by an adjective, which can be spelt like the state ("24 أوكرانيا")."""
        counted = {(i.noun_at, i.j) for i in self.marked.items if i.kind == "count"}
        return {
            self.ctx.key(i)
            for i in self.marked.items
            if (i.kind == "actor" and (i.i, i.j) not in counted) or (i.kind == "place" and self.ctx.names_party(i))
        }

    def solve(self, frame: Frame, legs: list[Leg], *, paid: bool) -> None:
        """Give each leg to the side that lets its people go; what others tell of the same people is added with its teller.

        Args:
            frame: The passage, whose sides are filled.
            legs: Those whom it counts.
            paid: Something other than people is given for them, so that one side may let nobody go.
        """
        clauses = self.rivals.find(legs)
        retold = {leg for clause in clauses for leg in clause}
        self._assign(frame, [leg for leg in legs if leg not in retold], paid=paid)
        for clause in clauses:
            self.rivals.settle(frame, clause)

    def _assign(self, frame: Frame, legs: list[Leg], *, paid: bool) -> None:
        """Give each leg to the side that lets its people go: the assignment that agrees best with all the evidence."""
        each = {leg for leg in legs if self.shares.is_each(leg)}
        joint = self.shares.find_joint(frame, legs, each)
        self._share_out(frame, legs, joint)
        for owner in [i for n, leg in enumerate(joint) for i in self.shares.find_owners(leg, joint[n + 1 :])]:
            self.parties.side_of(frame, self.ctx.key(owner), owner, "evidence_of_a_count")
        frame.total += [Filler(leg.item, "both_sides") for leg in joint]
        open_legs = [leg for leg in legs if leg not in joint and leg not in each]
        self._name_sides(frame, open_legs)
        for leg in legs:
            if leg in each and leg not in joint:
                for actor in self.parties.doers_of(leg.verb) if leg.verb is not None else []:
                    self.parties.side_of(frame, self.ctx.key(actor), actor, "swap_doers")
                self._fill_up(frame)
                for side in frame.sides[:2]:
                    side.released.append(Filler(leg.item, "each_side"))
        if not open_legs:
            return
        self._fill_up(frame)
        known = [self._evidence_for(frame, leg) for leg in open_legs]
        if not any(any(x) for x in known) and not any(leg.segment for leg in open_legs):
            frame.total += [Filler(leg.item, "unassigned") for leg in open_legs if self._counts_people(leg.item)]
            return
        choice = self._best_assignment(frame, open_legs[:9], known, paid=paid)
        for leg, n in zip(open_legs, choice, strict=False):
            rule = max(leg.votes, key=lambda v: v.weight).rule if leg.votes else "in_return_for"
            source = read_teller(self.ctx, leg.item) if leg.is_rival else None
            frame.sides[n].released.append(Filler(leg.item, rule, source))
        leave_out_homecomers(self.ctx, frame, list(zip(open_legs, choice, strict=False)))

    def _share_out(self, frame: Frame, legs: list[Leg], joint: list[Leg]) -> None:
        """Give each side its half of a joint count that the passage shares out; such legs are settled."""
        for leg in [leg for leg in joint if self.shares.is_one_half(leg, joint)]:
            self._fill_up(frame)
            for side in frame.sides[:2]:
                side.released.append(Filler(leg.item, "each_side"))
            joint.remove(leg)
            legs.remove(leg)
        for leg in [leg for leg in joint if self.shares.is_halved(leg)]:
            self._halve(frame, leg)
            joint.remove(leg)
            legs.remove(leg)

    def _counts_people(self, item: Item) -> bool:
        """Tell whether a number is surely one of people: by its noun, or as those let go, of whom it says who is among them ("الإفراج عن 1056 بينهم")."""
        let_go = self.marked.words[item.i - 1] == "عن" and "among" in self.ctx.cues_at.get(item.j, ())
        return not item.bare or let_go

    def _fill_up(self, frame: Frame) -> None:
        while len(frame.sides) < 2:
            frame.sides.append(Side())

    def _name_sides(self, frame: Frame, legs: list[Leg]) -> None:
        """Name up to two sides (three only where three let people go) from the evidence of the legs, the firmest first."""
        weights: dict[str, float] = {}
        for leg in legs:
            for vote in leg.votes:
                if vote.key in frame.mediators or self._is_people_only(vote.key):
                    continue
                if vote.role == "owner" and vote.key not in self._named and not self._goes_to_enemy(vote, legs):
                    continue  # named by an adjective of belonging alone: nationals of a third country
                if vote.rule == "owner" and come_free_for_others(self.ctx, vote.key, legs):
                    continue
                weights[vote.key] = weights.get(vote.key, 0.0) + vote.weight * (1.0 if vote.role == "releaser" else 0.8)
        releasers = {v.key for leg in legs for v in leg.votes if v.role == "releaser" and v.weight >= FIRM}
        for key, _ in sorted(weights.items(), key=lambda x: (x[0] not in releasers, -x[1])):
            releases = any(v.key == key and v.role == "releaser" and v.weight >= 2 for leg in legs for v in leg.votes)
            sides = [x for x in frame.sides if x.actors]
            if any(self.ctx.same_party(key, k) or self._hold_together(key, k, legs) for x in sides for k in x.actors):
                continue
            if len(sides) < 2 or (len(sides) == 2 and releases):
                self.parties.side_of(frame, key, None, "evidence_of_a_count")
        self._name_state(frame, legs)

    def _goes_to_enemy(self, vote: Vote, legs: list[Leg]) -> bool:
        """Tell whether people are handed or come home to a party, though by its capital alone, that fights another of the passage."""
        if vote.rule == "handed_to":
            return True
        others = {v.key for leg in legs for v in leg.votes}
        if vote.rule != "comes_home_to" or any(self._may_be_meant(vote.key, key) for key in self._named - others):
            return False
        return self.ctx.are_enemies((vote.key,), others)

    def _may_be_meant(self, key: str, other: str) -> bool:
        """Tell whether another party of the same country is named, to which those may come who come to its capital."""
        countries, types = self.ctx.lexicon.countries, self.ctx.lexicon.types
        alike = countries.get(key) == countries.get(other) and types.get(other) in ("armed_group", "coalition")
        return alike and not self.ctx.same_party(key, other)

    def _name_state(self, frame: Frame, legs: list[Leg]) -> None:
        """Name the state whose soldiers are let go, by their nationality alone, where nobody else is named to whom they go ("جنديا إسرائيليا")."""
        named = [side for side in frame.sides if side.actors]
        if len(named) < _PAIR:
            self._name_nations(frame, legs, [key for side in named for key in side.actors])
        if len(named) != 1 or "" in named[0].actors:
            return
        for leg in legs:
            if not any(stem in word for word in self.marked.words[leg.item.i : leg.item.j + 1] for stem in _SOLDIERS):
                continue
            for vote in leg.votes:
                mine = any(self.ctx.same_party(vote.key, k) for k in named[0].actors)
                if vote.role == "owner" and not mine and self.ctx.lexicon.types.get(vote.key) == "state":
                    self.parties.side_of(frame, vote.key, None, "evidence_of_a_count")
                    return

    def _name_nations(self, frame: Frame, legs: list[Leg], named: list[str]) -> None:
        """Name two states that may fight, of each of which one count is, by their nationality alone ("205 أوكرانيين مقابل 205 روس")."""
        owners = [[v.key for v in leg.votes if v.rule == "owner"] for leg in legs]
        keys = sorted({key for keys in owners for key in keys})
        if len(keys) != _PAIR or any(len(keys) != 1 for keys in owners):
            return
        states = all(self.ctx.lexicon.types.get(key) == "state" and not self._is_people_only(key) for key in keys)
        if states and self.ctx.may_fight(*keys) and all(any(self.ctx.same_party(n, k) for k in keys) for n in named):
            for key in keys:
                self.parties.side_of(frame, key, None, "evidence_of_a_count")

    def _hold_together(self, one: str, other: str, legs: list[Leg]) -> bool:
        """Tell whether two allies are said to let the same people go, so that they are no opponents."""
        return self.ctx.are_allied(one, other) and any(
            {one, other} <= {v.key for v in leg.votes if v.role == "releaser" and v.weight >= FIRM} for leg in legs
        )

    def _evidence_for(self, frame: Frame, leg: Leg) -> list[float]:
        """Return, for each side, how much speaks for its letting the leg's people go."""
        scores = [0.0] * len(frame.sides)
        for vote in leg.votes:
            for n in self._find_meant(vote, frame):
                scores[n] += vote.weight if vote.role == "releaser" else -vote.weight
        by_states = self._is_held_by_states(frame, leg)
        for n, side in enumerate(frame.sides):
            if side.actors and by_states is not None:
                state = any(self.ctx.lexicon.types.get(k) == "state" for k in side.actors)
                scores[n] += 0.4 if state == by_states else -0.4
        return scores

    def _find_meant(self, vote: Vote, frame: Frame) -> list[int]:
        """Return the places of the sides that evidence is about: of whom the actor is one, else the one of his people, if one alone is."""
        sides = frame.sides
        named = [n for n, x in enumerate(sides) if any(self.ctx.same_party(vote.key, k) for k in x.actors)]
        countries = self.ctx.lexicon.countries
        country = countries.get(vote.key, "")
        if named or vote.role != "owner" or not country:
            return named
        of = [
            n
            for n, x in enumerate(sides)
            if any(countries.get(k) == country and not self._are_rebels(vote.key, k) for k in x.actors)
        ]
        return of if len(of) == 1 else []

    def _are_rebels(self, key: str, side: str) -> bool:
        """Tell whether an actor is an armed group that fights a side of its own country, and so none of its people."""
        return self.ctx.lexicon.types.get(key) == "armed_group" and self.ctx.may_fight(key, side)

    def _is_held_by_states(self, frame: Frame, leg: Leg) -> bool | None:
        """Tell whether such people are usually held by states, as detainees are, or by armed groups, as hostages and soldiers; None for others.

        Where Israel is a side, "أسرى" are those in its prisons.
        """
        stem = self.marked.words[leg.item.noun_at] if 0 <= leg.item.noun_at < len(self.marked.words) else ""
        if any(x in stem for x in _HELD_BY_STATES):
            return True
        if any(x in stem for x in _PRISONERS_OF_ISRAEL) and any(_ISRAEL in side.actors for side in frame.sides):
            return True
        return False if any(x in stem for x in _HELD_BY_GROUPS) else None

    def _best_assignment(
        self, frame: Frame, legs: list[Leg], known: list[list[float]], *, paid: bool
    ) -> tuple[int, ...]:
        """Return the side of each leg: legs across "in return for" part, linked ones stay together, and no side goes empty that does not pay.

        Only the two legs before it bear on a leg, the next alone where a verb of its own tells of it clearly; so of the choices that end alike and use the same sides the best one goes on.
        """
        scores: dict[tuple[int, ...], float] = {(): 0.0}
        for k, leg in enumerate(legs):
            first = k - 1 if _is_clear(known[k]) and leg.verb is not legs[k - 1].verb else k - 2
            ties = [
                (i, _tie(legs[i], leg, is_next=i == k - 1, are_two=_point_apart(known[i], known[k])))
                for i in range(max(0, first), k)
            ]
            scores = _keep_best(
                {
                    (*choice, n): score + known[k][n] + sum(w if choice[i] != n else -w for i, w in ties)
                    for choice, score in scores.items()
                    for n in range(len(frame.sides))
                }
            )
        both = 0.0 if paid else 0.6
        return max(scores, key=lambda choice: round(scores[choice] + both * (len(set(choice)) - 1), _EXACT))

    def _is_people_only(self, key: str) -> bool:
        """Tell whether a key names a people whose members an armed group fights for (Palestinians), not a party of its own."""
        return self.ctx.lexicon.types.get(key) == "community" or key in ("palestine", "palestinian_authority")

    def _halve(self, frame: Frame, leg: Leg) -> None:
        """Give each side half of a joint count."""
        self._fill_up(frame)
        half = (leg.item.low or 0) // 2
        for side in frame.sides[:2]:
            side.released.append(Filler(replace(leg.item, low=half, high=half), "shared_equally"))


def _keep_best(scores: dict[tuple[int, ...], float]) -> dict[tuple[int, ...], float]:
    """Of the choices that end alike and use the same sides keep the best, the first of equals: nothing later parts them."""
    best: dict[object, tuple[int, ...]] = {}
    for choice, score in scores.items():
        alike = choice[-2:], frozenset(choice)
        if alike not in best or round(score, _EXACT) > round(scores[best[alike]], _EXACT):
            best[alike] = choice
    return {choice: scores[choice] for choice in sorted(best.values())}


def _is_clear(known: list[float]) -> bool:
    """Tell whether the evidence of a leg is clear."""
    return max(known) - min(known) >= 1


def _point_apart(one: list[float], other: list[float]) -> bool:
    """Tell whether the evidence of two legs names different sides for them."""
    return _is_clear(one) and _is_clear(other) and one.index(max(one)) != other.index(max(other))


def _tie(one: Leg, other: Leg, *, is_next: bool, are_two: bool) -> float:
    """Return how much speaks for two legs being of different sides; below 0 for the same side."""
    if one.segment != other.segment or (is_next and other.turns):
        return 2.4
    linked = is_next and other.linked and not are_two and not any(v.rule == "holder" for v in other.votes)
    return -1.2 if linked else 0.0
