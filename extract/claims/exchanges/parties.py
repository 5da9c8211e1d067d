"""Parties: who exchanges with whom, as the passage names them."""

from __future__ import annotations

from itertools import pairwise

from extract.claims.clauses import find_subject_after, find_subject_before, plain_words
from extract.claims.context import Context
from extract.claims.exchanges.bargains import is_held
from extract.claims.exchanges.betweens import (
    MOST_ALLIES,
    find_enemy_beside,
    find_partner,
    find_states_met,
    list_parties,
    read_as_government,
)
from extract.claims.exchanges.memory import Memory
from extract.claims.exchanges.reciprocal import is_reciprocal
from extract.claims.exchanges.swapped import are_swapped_for
from extract.claims.frames import Filler, Frame, Side
from extract.claims.settings import is_told
from extract.mentions.forms import NOUN
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_words

_EACH = 4  # tokens from a verb over "each of" to the second of two
_SUBJECT_REACH = 1  # tokens from the subject to the verb behind it
_TWO = 2
_CAPTIVES = 4  # tokens from letting go, over who does, to captives
_THEM = frozenset(("هم", "هن", "هما"))
_WHICH = frozenset(("التي", "الذي"))
_NOT_SUBJECTS = frozenset(("between", "with", "from", "to", "in", "holder", "member", "by_attribution", "mediation"))
_BESIDE = list_words("exchanges.yml", "jointly")  # "with" after it: who helps, or when


class PartyReader:
    """Reads the partners of a swap: a subject with a partner, doers."""

    def __init__(self, ctx: Context, memory: Memory) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self.memory = memory

    def swap_partners(self, s: int, a: int, b: int, trigger: Item, frame: Frame) -> None:
        """Find the partners of a swap verb: its subject, and who follows "with"."""
        items = self.ctx.passage(s, a, b)
        for met in find_states_met(self.ctx, items):
            frame.mediators.setdefault(self.ctx.key(met), Filler(met, "at_the_talks"))
        if len(frame.sides) >= 2:
            return
        swaps = bool(trigger.classes & self.bits["swap"]) or is_reciprocal(self.ctx, trigger)
        partner = find_partner(self.ctx, items, frame.mediators)
        if not swaps and partner is None:
            return
        subject = None
        if swaps and partner is not None and (allies := self._allied_swappers(items, trigger, partner)):
            self._set_sides(frame, allies[0], partner, "subject_with_partner")
            self._add_allies(frame, allies[0], items)
            self._add_allies(frame, partner, items)
            return
        if swaps:
            subject = self._swappers(items, a, trigger, frame)
            if len(frame.sides) >= 2:
                return
        subject = (
            subject or find_subject_before(self.ctx, partner or trigger, a) or find_subject_before(self.ctx, trigger, a)
        )
        if subject is not None and self.ctx.key(subject) in frame.mediators:
            subject = None  # "الصفقة التي يرعاها X مع Y"
        if partner is not None:
            self._set_partner(items, subject, partner, frame)
        elif subject is not None and is_told(self.ctx, trigger) and self.ctx.key(subject) not in frame.mediators:
            self.side_of(frame, self.ctx.key(subject), subject, "swap_subject")

    def _set_partner(self, items: Items, subject: Item | None, partner: Item, frame: Frame) -> None:
        """Set the sides of a deal "with" a partner: whoever has it, or the partner's enemy beside it if he only talks with both."""
        if (enemy := find_enemy_beside(self.ctx, items, partner, subject)) is not None:
            self._set_sides(frame, partner, enemy, "with")
            return
        subject = subject or self._enemy_before(items, partner, frame)
        if subject is not None and not self.ctx.same_party(self.ctx.key(subject), self.ctx.key(partner)):
            self._set_sides(frame, subject, partner, "subject_with_partner")
            self._add_allies(frame, partner, items)
            self._add_ally_before(frame, subject)
        else:
            self.side_of(frame, self.ctx.key(partner), partner, "with")

    def name_concluders(self, s: int, a: int, b: int, frame: Frame) -> None:
        """Name the two enemies who concluded the deal that a passage is about ("في صفقة … التي أبرمتها X وY"), where none is named yet."""
        items = self.ctx.passage(s, a, b)
        for verb in items.find_verbs(self.bits["agree"]):
            if self.marked.words[verb.i - 1] not in _WHICH or not self.ctx.is_finite(verb):
                continue
            listed = [i for i in list_parties(self.ctx, items, verb.j) if self.ctx.key(i) not in frame.mediators]
            if frame.sides or len(listed) != _TWO or listed[0].i > verb.j or not listed[1].joined:
                continue
            if self.ctx.may_fight(self.ctx.key(listed[0]), self.ctx.key(listed[1])):
                self._set_sides(frame, listed[0], listed[1], "swap_subjects")

    def name_receiver(self, s: int, a: int, b: int, frame: Frame) -> None:
        """Name the other party, to whom the one that is named "handed them over" ("بادلت X رهائن بعشرين، وسلّمتهم إلى Y")."""
        named = [key for side in frame.sides for key in side.actors]
        if len(named) != 1:
            return
        items = self.ctx.passage(s, a, b)
        handed = [v for v in items.find_verbs(self.bits["hand_over"]) if v.suffix in _THEM and self.ctx.is_finite(v)]
        for item in (i for v in handed for i in items if i.kind == "actor" and v.j <= i.i <= v.j + 1):
            key = self.ctx.key(item)
            to = self.ctx.before(item) & {"to", "ل"} and key not in frame.mediators
            if to and self.ctx.names_party(item) and self.ctx.may_fight(named[0], key):
                self.side_of(frame, key, item, "handed_to")
                return

    def name_owners(self, s: int, a: int, b: int, frame: Frame) -> None:
        """Name who lets captives go without a number, and whose they are, where no side is named yet ("أفرجت X عن أسرى من Y ضمن تبادل")."""
        items = self.ctx.passage(s, a, b)
        for verb in items.find_verbs(self.bits["release"]) if not frame.sides else ():
            giver = find_subject_after(self.ctx, verb, verb.j + _TWO)
            captives = next(
                (i for i in items if i.kind == "noun" and is_held(i) and 0 <= i.i - verb.j <= _CAPTIVES), None
            )
            behind = captives.j + _TWO if captives is not None else b
            owner = next((i for i in items if i.i == behind - 1 and self.ctx.names_party(i)), None)
            if giver is None or captives is None or owner is None or not self.ctx.before(owner) & {"from", "member"}:
                continue
            if self.ctx.may_fight(self.ctx.key(giver), self.ctx.key(owner)):
                self._set_sides(frame, giver, owner, "swap_doers")
                return

    def _enemy_before(self, items: Items, partner: Item, frame: Frame) -> Item | None:
        """Return the enemy of a partner named last before it, be it as whose delegation or source ("وفد من X … صفقة مع Y")."""
        key = self.ctx.key(partner)
        named = [i for i in items if i.kind == "actor" and i.j <= partner.i and self.ctx.key(i) not in frame.mediators]
        return next((i for i in reversed(named) if self.ctx.may_fight(self.ctx.key(i), key)), None)

    def _add_allies(self, frame: Frame, partner: Item, items: Items) -> None:
        """Put who is named together with a partner on its side ("اتفاق مع حركة X وجبهة Y على تبادل")."""
        side = next((side for side in frame.sides if self.ctx.key(partner) in side.actors), None)
        listed = list_parties(self.ctx, items, partner.i)
        for last, ally in pairwise(listed):
            key = self.ctx.key(ally)
            known = key in frame.mediators or any(self.ctx.same_party(key, k) for x in frame.sides for k in x.actors)
            beside = not any(w.isalpha() for w in self.marked.words[last.j : ally.i])
            if side is not None and beside and not known and len(side.actors) < MOST_ALLIES:
                side.actors[key] = Filler(ally, "with")

    def _add_ally_before(self, frame: Frame, subject: Item) -> None:
        """Put who stands before a subject, joined to it by "and", on its side ("أعلن X وY تبادلا مع Z")."""
        side = next((side for side in frame.sides if self.ctx.key(subject) in side.actors), None)
        first = next((i for i in self.marked.by_sentence[subject.s] if i.kind == "actor" and i.j == subject.i), None)
        if side is None or first is None or not subject.joined or not self.ctx.may_be_party(first):
            return
        key = self.ctx.key(first)
        known = key in frame.mediators or any(self.ctx.same_party(key, k) for x in frame.sides for k in x.actors)
        if not known and not self.ctx.before(first) & _NOT_SUBJECTS - {"from"}:
            side.actors[key] = Filler(first, "subject_with_partner")

    def _swappers(self, items: Items, a: int, trigger: Item, frame: Frame) -> Item | None:
        """Set two sides where both who swap are named ("تبادل X وY", "X … بادل Y", "أجرى X وY تبادلا"); else return the one."""
        after = [
            i
            for i in list_parties(self.ctx, items, trigger.j)
            if self.ctx.key(i) not in frame.mediators
            and (
                not self.ctx.before(i) & {"in", "from", "to", "holder", "member", "by_attribution"}
                or self.marked.words[i.i - 2] == "كل"  # "كل من X وY"
            )
        ]
        beside = len(after) >= 2 and after[0].i - trigger.j <= 4 and after[1].joined
        if beside and "with" not in self.ctx.before(after[0]):  # "تبادل … مع X وY": both are the other side
            self._set_sides(frame, after[0], after[1], "swap_subjects")
            return after[0]
        after = after[1:] if after and are_swapped_for(self.ctx, after[0]) else after
        beside = bool(after) and after[0].i - trigger.j <= 2 and "with" not in self.ctx.before(after[0])
        subject = after[0] if beside else None
        swapped = self._object_after(items, subject, trigger) if subject is not None else None
        if subject is not None and swapped is not None:
            self._set_sides(frame, subject, swapped, "swaps_with_object")
            self.memory.subject = subject  # of the verbs to come, and not the party named last
            return subject
        giver = find_subject_before(self.ctx, trigger, a)
        if (
            subject is not None
            and giver is not None
            and self.ctx.is_finite(trigger)
            and not self.ctx.same_party(self.ctx.key(giver), self.ctx.key(subject))
            and "تبادل" not in self.marked.words[trigger.i]
        ):
            self._set_sides(frame, giver, subject, "swaps_with_object")
            return giver
        doers = self._doers(items, trigger) or self._pair_before(items, trigger)
        if len(doers) >= 2:
            self._set_sides(frame, doers[0], doers[1], "swap_doers")
            return doers[0]
        return subject or (doers[0] if doers else None)

    def _allied_swappers(self, items: Items, trigger: Item, partner: Item) -> list[Item]:
        """Return the two who together swap with a third ("أجرى X وY تبادلا مع Z"); empty if they swap with each other."""
        after = [i for i in list_parties(self.ctx, items, trigger.j) if i.j <= partner.i]
        doers = after if len(after) > 1 else self._doers(items, trigger)
        keys = [self.ctx.key(i) for i in doers]
        if len(doers) < 2 or any(self.ctx.same_party(key, self.ctx.key(partner)) for key in keys):
            return []
        between = self.ctx.items_in(partner.s, max(trigger.j, doers[-1].j), partner.i)
        told = any(i.kind == "verb" or (i.kind == "cue" and i.cue in ("deal", "arrangement")) for i in between)
        apart = {"،", ",", *_BESIDE} & set(self.marked.words[max(trigger.j, doers[-1].j) : partner.i])
        return [] if told or apart else doers

    def _object_after(self, items: Items, subject: Item, trigger: Item) -> Item | None:
        """Return the party right after the subject of "swapped", with which it swaps ("بادل X Y أسرى")."""
        if not self.ctx.is_finite(trigger) or "تبادل" in self.marked.words[trigger.i]:
            return None
        following = next((i for i in items if i.i >= subject.j and self.ctx.names_party(i)), None)
        if following is None or following.joined or self.ctx.before(following):
            return None
        gap = self.marked.words[subject.j : following.i]
        apart = self.ctx.same_party(self.ctx.key(subject), self.ctx.key(following))
        return None if apart or any(w[0].isalnum() for w in gap) else following

    def _pair_before(self, items: Items, verb: Item) -> list[Item]:
        """Return the two parties joined by "and" right before a finite verb of which they are the subject ("X وY تتبادلان")."""
        before = [i for i in items if self.ctx.names_party(i) and i.j <= verb.i]
        if len(before) < _TWO or not self.ctx.is_finite(verb):
            return []
        first, last = before[-2:]
        between, behind = plain_words(self.ctx, first.j, last.i), plain_words(self.ctx, last.j, verb.i)
        joined = last.joined or any(word.startswith("و") for word in between)
        beside = joined and len(between) <= 1 and len(behind) <= _SUBJECT_REACH
        return [first, last] if beside and not self.ctx.before(first) & _NOT_SUBJECTS else []

    def doers_of(self, verb: Item) -> list[Item]:
        """Return the two parties who are together the subject right behind a verb ("أطلق X وY", "استردت كل من X وY"); empty if none are."""
        if not self.ctx.is_finite(verb):
            return []
        each = self.is_done_by_each(verb)
        items = [i for i in self.marked.by_sentence[verb.s] if i.i >= verb.j]
        if each:
            for item in (i for i in items if i.kind == "place" and i.i <= verb.j + _EACH):
                read_as_government(item)
        listed = list_parties(self.ctx, items, verb.j)[:2]
        beside = len(listed) == 2 and listed[0].i - verb.j <= (_EACH if each else 1)
        return (
            listed if beside and listed[1].joined and not self.ctx.before(listed[0]) & _NOT_SUBJECTS - {"from"} else []
        )

    def is_done_by_each(self, verb: Item) -> bool:
        """Tell whether "each of" those named behind a verb is its subject."""
        return self.ctx.is_finite(verb) and self.marked.words[verb.j : verb.j + 2] == ["كل", "من"]

    def _doers(self, items: Items, trigger: Item) -> list[Item]:
        """Return who carries out a swap told as a noun: the subjects of the verb that governs it ("أجرى X وY تبادلا")."""
        if not trigger.tense & NOUN:
            return []
        mask = self.ctx.mask("finish", "agree", "begin")
        verbs = [v for v in items.find_verbs(mask) if self.ctx.is_finite(v) and v.j <= trigger.i]
        if not verbs:
            return []
        doers = [
            i
            for i in list_parties(self.ctx, items, verbs[-1].j)
            if i.j <= trigger.i and not self.ctx.between_has(verbs[-1].j, i.i, "with")
        ]
        return doers if doers and doers[0].i - verbs[-1].j <= 3 else self._pair_before(items, verbs[-1])

    def _set_sides(self, frame: Frame, one: Item, other: Item, rule: str) -> None:
        self.side_of(frame, self.ctx.key(one), one, rule)
        self.side_of(frame, self.ctx.key(other), other, rule)

    def side_of(self, frame: Frame, key: str, item: Item | None, rule: str) -> Side:
        """Return the side of an actor, made if there is none and room for it."""
        for side in frame.sides:
            if any(self.ctx.same_party(key, k) for k in side.actors):
                return side
        if item is None:
            item = self.memory.actor_items.get(key)
            if item is not None and item.kind == "nat":  # "أسير حوثي": the article's name for them says more
                item = next((i for i in self.marked.items if i.kind == "actor" and self.ctx.key(i) == key), item)
        empty = next((x for x in frame.sides if not x.actors), None) or Side()
        if empty not in frame.sides:
            frame.sides.append(empty)
        if item is not None:
            empty.actors[key] = Filler(item, rule)
        return empty
