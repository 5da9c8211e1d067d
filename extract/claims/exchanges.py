"""Exchanges: who let go whom, in return for whom.

Each count of people in an exchange passage is read as a small set of constraints (who holds them, who owns them, who is the
subject of the verb, who receives them, on which side of "in return for" they stand); the constraints of a passage are then
solved for two sides.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product

from extract.claims.circumstances import (
    is_told,
    is_long_ago,
    read_background,
    read_date,
    read_denials,
    read_mediators,
    read_sources,
    read_status,
)
from extract.claims.context import Context
from extract.claims.frames import Filler, Frame, Side
from extract.mentions.forms import NOUN, PAST
from extract.mentions.items import Item
from extract.mentions.mention import Mention

_NO_SWAP = frozenset(
    (
        "نار",
        "النار",
        "اطلاق",
        "لاطلاق",
        "الاتهامات",
        "اتهامات",
        "القصف",
        "قصف",
        "الزيارات",
        "زيارات",
        "التهاني",
        "الخبرات",
        "المعلومات",
        "معلومات",
        "التجاري",
        "تجاري",
        "وجهات",
        "الراء",
        "الاراء",
        "الرسايل",
        "رسايل",
        "اطراف",
        "الثقافي",
        "السلع",
        "الضربات",
        "ضربات",
        "الحديث",
        "العملات",
        "السفراء",
        "البعثات",
        "الطلاب",
        "الطلابي",
        "الادوار",
        "اللاعبين",
        "الكهرباء",
        "الهدايا",
        "القبل",
        "الابتسامات",
    )
)


@dataclass(slots=True, eq=False)
class Vote:
    """One piece of evidence of who lets a leg's people go.

    Attributes:
        key: The actor.
        role: `releaser`, or `owner` (whose people they are, or who gets them back).
        weight: How much it counts.
        rule: Name of the rule.
    """

    key: str
    role: str
    weight: float
    rule: str


@dataclass(slots=True, eq=False)
class Leg:
    """A count of people in an exchange passage, with the evidence of who lets them go.

    Attributes:
        item: The count (or the single person).
        segment: How many "in return for" stand before it in the sentence.
        verb: The governing verb.
        votes: The evidence.
        linked: It is joined to the leg before it, with no verb between.
    """

    item: Item
    segment: int
    verb: Item | None = None
    votes: list[Vote] = field(default_factory=list)
    linked: bool = False

    def vote(self, key: str, role: str, weight: float, rule: str) -> None:
        """Add evidence."""
        self.votes.append(Vote(key, role, weight, rule))


_MASCULINE = frozenset(
    ("حزب", "جيش", "تنظيم", "نظام", "حرس", "لواء", "فيلق", "مجلس", "تحالف")
)  # heads of masculine names
_PRONOUNS = frozenset(("انها", "انه", "انهم", "بانها", "بانه", "لانها", "لانه"))
_PARTICLES = frozenset(("قد", '"', "»", "”", ")", "'", "ايضا", "بدورها", "بدوره", "كذلك", "امس", "اليوم"))


class ExchangeReader:
    """Reads the exchange frames of one marked article."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self.giving = ctx.mask("release", "hand_over")
        self.getting = ctx.mask("receive", "free")
        self.moving = ctx.mask("leave", "arrive", "evacuate")
        self.actor_items: dict[str, Item] = {}
        self.subject: Item | None = None  # of the last finite verb read, for a verb that names none
        self.lets_go = False  # the article has a verb of letting go or getting back
        self.pair: list[Item] = []  # the two parties that the passage names, for "the former" and "the latter"

    # -------------------------------------------------------------- gate and passages

    def read(self) -> list[Frame]:
        """Return the exchange frames of the article, in order of place; empty where nothing is exchanged."""
        self.lets_go = any(i.kind == "verb" and i.classes & (self.giving | self.getting) for i in self.marked.items)
        triggers = {s: t for s in range(len(self.marked.sentences)) if (t := self._trigger(s)) is not None}
        supports = {s: t for s in range(len(self.marked.sentences)) if (t := self._support_trigger(s)) is not None}
        if (
            not any(strong for _, strong in triggers.values())
            and not self._two_ways(supports)
            and not self._for_passage(supports)
            and not self._ransomed(supports)
        ):
            return []
        frames: list[Frame] = []
        for s in range(len(self.marked.sentences)):
            if s in triggers:
                frames += self._frames(s, triggers[s][0])
            elif s in supports:
                frames += self._frames(s, supports[s], support_only=True)
        return frames

    def _two_ways(self, supports: dict[int, Item]) -> bool:
        """Tell whether people are let go in both directions, within two sentences, near a word for a deal."""
        for s in supports:
            verbs = [
                v
                for k in (s, s + 1)
                if k < len(self.marked.sentences)
                for v in self.marked.by_sentence[k]
                if v.kind == "verb"
            ]
            given = [v for v in verbs if v.classes & self.giving]
            got = [v for v in verbs if v.classes & self.bits["receive"]]
            moved = [v for v in verbs if v.classes & self.moving]
            counts = [
                i
                for k in (s, s + 1)
                if k < len(self.marked.sentences)
                for i in self.marked.by_sentence[k]
                if i.kind == "count" and not i.bare
            ]
            held = [i for i in counts if i.held or i.category == "bodies"]
            if given and counts and any("same" in self.ctx.cues_at.get(k, ()) for k in range(*self._tokens(s, s + 1))):
                return True
            if len(counts) < 2 or not given + got:
                continue
            deal = any(
                self.ctx.cues_at.get(k, set()) & {"deal", "arrangement"} for k in range(*self._tokens(s - 1, s + 1))
            )
            if len(held) >= 2 and self._two_givers(given):
                return True
            if given and got or (held and deal and len(given + got) >= 2) or (len(held) >= 2 and deal and moved):
                return True
        return False

    def _ransomed(self, supports: dict[int, Item]) -> bool:
        """Tell whether a report that opens with captives let go says later that money was paid."""
        if not any(s <= 2 and verb.classes & self.bits["release"] for s, verb in supports.items()):
            return False
        return any(
            i.kind == "cue"
            and i.cue == "ransom"
            and any(w.removeprefix("و").startswith("دفع") for w in self.marked.words[max(0, i.i - 4) : i.i])
            for i in self.marked.items
        )

    def _two_givers(self, given: list[Item]) -> bool:
        """Tell whether two parties of one theatre of war each let people go."""
        givers = {self.ctx.key(x) for v in given if (x := self.ctx.subject_after(v, v.j + 5)) is not None}
        return any(
            not self.ctx.same_party(one, other)
            and any(
                {self.ctx.lexicon.countries.get(one, ""), self.ctx.lexicon.countries.get(other, "")} <= theatre
                for theatre in self.ctx.lexicon.theatres
            )
            for one in givers
            for other in givers
        )

    def _for_passage(self, supports: dict[int, Item]) -> bool:
        """Tell whether captives are let go under a deal by which others leave: a convoy or corridor in the same or next sentence."""
        for s, verb in supports.items():
            held = [
                i
                for i in self.marked.by_sentence[s]
                if i.kind == "count" and i.held or i.kind == "noun" and i.noun is not None and i.noun.held
            ]
            if not held or not verb.classes & self.giving:
                continue
            cues = [self.ctx.cues_at.get(k, set()) for k in range(*self._tokens(s - 1, s + 1))]
            if any(c & {"deal", "arrangement"} for c in cues) and any("convoy" in c for c in cues):
                return True
        return False

    def _tokens(self, first: int, last: int) -> tuple[int, int]:
        sentences = self.marked.sentences
        return sentences[max(first, 0)][0], sentences[min(last, len(sentences) - 1)][1]

    def _trigger(self, s: int) -> tuple[Item, bool] | None:
        """Return the trigger of a sentence, and whether it is enough on its own."""
        items = self.marked.by_sentence[s]
        weak = None
        for item in items:
            if item.kind == "verb" and item.classes & self.bits["swap"]:
                words = self.marked.words[item.j : item.j + 3]
                if any(
                    w in _NO_SWAP
                    or w.removeprefix("لل").removeprefix("ال") in _NO_SWAP
                    or w.removeprefix("ل") in _NO_SWAP
                    for w in words[:2]
                ):
                    continue
                end = self.marked.sentences[s][1]
                near = [
                    k
                    for k in items
                    if item.j <= k.i < min(item.j + 7, end)
                    and (
                        (k.kind == "noun" and k.noun is not None and k.noun.kind == "people" and not k.noun.weak)
                        or k.kind == "count"
                    )
                ]
                if near or "بادل" in self.marked.words[item.i] and item.tense & NOUN:
                    return item, True
                before = {c for k in range(max(0, item.i - 2), item.i + 1) for c in self.ctx.cues_ending.get(k, ())}
                if (
                    "deal" in before
                    or item.definite
                    or self.marked.words[item.i].startswith(("ال", "وال", "لل", "بال"))
                ):
                    weak = item
            elif item.kind == "cue" and item.cue == "counter":
                found = self._counter_trigger(s, item)
                if found is not None:
                    return found, True
        offer = self._conditional_trigger(items) or self._ransom_trigger(items)
        if offer is not None:
            return offer, True
        return (weak, False) if weak is not None else None

    def _conditional_trigger(self, items: list[Item]) -> Item | None:
        """Accept one party's letting people go on condition that another does ("تطلق سجينة إذا أطلق أسيرا")."""
        for cue in items:
            if cue.kind != "cue" or cue.cue != "conditional":
                continue
            left = [k for k in items if k.j <= cue.i and cue.i - k.j < 14]
            right = [k for k in items if k.i >= cue.j and k.i - cue.j < 14]
            verbs = [[v for v in half if v.kind == "verb" and v.classes & self.giving] for half in (left, right)]
            people = [[k for k in half if self._is_people(k)] for half in (left, right)]
            if all(verbs) and all(people) and any(self._is_held(k) for half in people for k in half):
                return verbs[0][-1]
        return None

    def _ransom_trigger(self, items: list[Item]) -> Item | None:
        """Accept people let go after money was paid for them ("أفرج عن خمسة بعد أن دفع ذووهم مليونا")."""
        money = [i for i in items if i.kind == "cue" and i.cue == "ransom"]
        if not money or not any(
            self.marked.words[k].removeprefix("و").startswith(("دفع", "سدد", "فديه", "الفديه", "بفديه"))
            for k in range(*self.marked.sentences[money[0].s])
        ):
            return None
        for verb in items:
            if verb.kind == "verb" and verb.classes & self.bits["release"]:
                if any(self._is_people(k) and 0 <= k.i - verb.j <= 14 for k in items):
                    return verb
        return None

    def _counter_trigger(self, s: int, cue: Item) -> Item | None:
        """Accept "in return for" where people stand on its left and people or goods on its right."""
        items = self.marked.by_sentence[s]
        left = [k for k in items if k.j <= cue.i and cue.i - k.j < 25]
        right = [k for k in items if k.i >= cue.j and k.i - cue.j < 12]
        people_left = [k for k in left if self._is_people(k)]
        people_right = [k for k in right if self._is_people(k)]
        release_left = [
            k for k in left if k.kind == "verb" and k.classes & (self.giving | self.getting | self.bits["swap"])
        ]
        release_right = [k for k in right if k.kind == "verb" and k.classes & (self.giving | self.getting)]
        held = [k for k in people_left + people_right if self._is_held(k)]
        held += [k for k in left + right if k.kind == "cue" and k.cue == "holder"]
        giving = [k for k in release_left + release_right if k.classes & (self.giving | self.bits["swap"])]
        counted = [k for k in people_left + people_right if k.kind == "count"]
        if people_left and people_right and (held or (giving and counted)):
            return (release_left or people_left)[-1]
        beside = people_left and people_right and people_right[0].i - cue.j <= 1 and cue.i - people_left[-1].j <= 2
        moving = any(
            v.kind == "verb" and v.classes & self.moving
            for s in range(cue.s, min(cue.s + 2, len(self.marked.sentences)))
            for v in self.marked.by_sentence[s]
        )
        if beside and len(counted) >= 2 and self.lets_go and not moving:
            return people_left[-1]
        goods = [k for k in right if k.kind == "cue" and k.cue in ("ransom", "aid", "withdrawal")]
        goods += [k for k in right if k.kind == "verb" and k.classes & self.moving and k.i - cue.j <= 5]
        if people_left and goods and release_left and held:
            return release_left[-1]
        if people_right and release_right and (held or people_left):
            return release_right[0]
        return None

    @staticmethod
    def _is_people(item: Item) -> bool:
        return (item.kind == "count" and not item.forced) or (
            item.kind == "noun" and item.noun is not None and item.noun.kind == "people" and not item.noun.weak
        )

    @staticmethod
    def _is_held(item: Item) -> bool:
        return (
            item.held
            or (item.noun is not None and item.noun.held)
            or item.category == "bodies"
            or (item.noun is not None and item.noun.category == "bodies")
        )

    def _support_trigger(self, s: int) -> Item | None:
        """Return a verb of releasing, receiving or coming home whose people are counted."""
        items = self.marked.by_sentence[s]
        for verb in items:
            if verb.kind != "verb" or not verb.classes & (self.giving | self.getting | self.moving):
                continue
            strong = bool(verb.classes & (self.giving | self.getting))
            for k in items:
                if (
                    k.kind == "count"
                    and not k.forced
                    and -10 <= k.i - verb.j <= 16
                    and (strong and (not k.bare or k.i - verb.j <= 3) or k.held or k.category == "bodies")
                ):
                    return verb
                if (
                    k.kind == "noun"
                    and k.noun is not None
                    and k.noun.kind == "people"
                    and self._is_held(k)
                    and 0 <= k.i - verb.j <= 6
                    and strong
                ):
                    return verb
        return None

    # -------------------------------------------------------------- frames of a sentence

    def _frames(self, s: int, trigger: Item, *, support_only: bool = False) -> list[Frame]:
        start, end = self.marked.sentences[s]
        betweens = self._between_groups(s, start, end)
        if len(betweens) > 1:
            frames = []
            for n, (at, groups) in enumerate(betweens):
                stop = betweens[n + 1][0] if n + 1 < len(betweens) else end
                begin = start if n == 0 else at
                frame = self._frame(s, trigger, begin, stop, groups, support_only=support_only)
                if frame is not None:
                    frames.append(frame)
            pairs = {tuple(sorted(k for side in f.sides for k in side.actors)) for f in frames}
            if len(pairs) == len(frames):
                return frames
        frame = self._frame(s, trigger, start, end, betweens[0][1] if betweens else [], support_only=support_only)
        return [frame] if frame is not None else []

    def _frame(
        self, s: int, trigger: Item, a: int, b: int, groups: list[list[Item]], *, support_only: bool
    ) -> Frame | None:
        ctx = self.ctx
        frame = Frame("exchange", s, (a, b), trigger)
        frame.mediators = read_mediators(ctx, s, a, b)
        frame.sides = [
            Side(
                {
                    ctx.key(i): Filler(i, "between")
                    for i in group
                    if ctx.key(i) not in frame.mediators or frame.mediators[ctx.key(i)].rule == "mediation_verb"
                }
            )
            for group in groups
        ]
        frame.sides = [side for side in frame.sides if side.actors]
        self._swap_partners(s, a, b, trigger, frame)
        self.pair = [next(iter(side.actors.values())).item for side in frame.sides[:2]]
        legs = self._legs(s, a, b, frame)
        self._solve(frame, legs)
        self._gave(s, a, b, frame)
        lead = self._leading_verb(legs, trigger)
        frame.status, frame.firmness = read_status(ctx, frame, lead)
        frame.background = read_background(ctx, s, a, b, trigger)
        frame.date = read_date(ctx, s, a, b, lead, status=frame.status)
        frame.background = frame.background or is_long_ago(ctx, frame.date)
        frame.places = self._places(s, a, b, trigger)
        frame.sources = read_sources(ctx, s, a, b)
        frame.denied_by = read_denials(ctx, s)
        frame.batch = self._batch(s, a, b)
        counted = sum(len(side.released) for side in frame.sides) + len(frame.total)
        frame.weight = counted * 2 + len(frame.sides) + (0 if support_only else 1) - (2 if frame.background else 0)
        frame.evidence = [(a, b)]
        if support_only and not counted:
            return None
        return frame

    def _leading_verb(self, legs: list[Leg], trigger: Item) -> Item:
        verbs = [leg.verb for leg in legs if leg.verb is not None and leg.segment == 0]
        finite = [v for v in verbs if self.ctx.is_finite(v)]
        if trigger.kind == "verb" and trigger.classes & self.bits["swap"] and not finite:
            return trigger
        return (finite or verbs or [trigger])[0]

    # -------------------------------------------------------------- parties

    def _between_groups(self, s: int, a: int, b: int) -> list[tuple[int, list[list[Item]]]]:
        """Find "between A and B": the token of each, with the actors of each side."""
        found = []
        items = [i for i in self.marked.by_sentence[s] if i.i >= a and i.j <= b]
        for cue in items:
            if cue.kind != "cue" or cue.cue != "between":
                continue
            actors = self._listed_actors(items, cue.j)
            if len(actors) < 2:
                continue
            marks = [i.i for i in items if i.kind == "cue" and i.cue == "one_hand" and i.i > cue.i]
            first_mark = next((m for m in marks if actors[0].j <= m), None)
            if first_mark is not None and actors[-1].i > first_mark:
                groups = [[x for x in actors if x.i < first_mark], [x for x in actors if x.i > first_mark]]
            else:
                groups = [
                    [actors[0]],
                    actors[1:2] if len(actors) == 2 or not self._coalition(actors[1:]) else actors[1:],
                ]
            found.append((cue.i, groups))
        return found

    @staticmethod
    def _coalition(actors: list[Item]) -> bool:
        return len(actors) <= 3

    def _listed_actors(self, items: list[Item], token: int) -> list[Item]:
        actors: list[Item] = []
        last = token
        for item in items:
            if item.i < token:
                continue
            as_place = self.ctx.names_party(item) and item.kind == "place"
            if actors and any(self.marked.words[k] == "بين" for k in range(last, item.i)):
                break
            if item.kind == "verb" and self.ctx.is_finite(item) and not item.tense & NOUN and not self._relative(item):
                break
            if item.kind not in ("actor",) and not as_place and not (item.kind == "nat" and item.plural):
                continue
            if item.kind == "actor" and not self.ctx.may_be_party(item):
                continue
            if item.i - last > (6 if not actors else 9):
                break
            if actors and not (
                item.joined
                or self.marked.words[item.i - 1] == "و"
                or self.ctx.between_has(last, item.i, "one_hand")
                or self._joined_head(last, item.i)
                or "between" in self.ctx.before(item)
            ):
                continue
            if as_place:
                self._as_actor(item)
            actors.append(item)
            last = item.j
        return actors

    def _joined_head(self, a: int, b: int) -> bool:
        """Tell whether a word with "and" stands between two names ("وقوات", "ومقاتلي", "وبين")."""
        return any(w == "و" or (w.startswith("و") and len(w) > 2) for w in self.marked.words[a:b])

    def _relative(self, item: Item) -> bool:
        return self.marked.words[item.i - 1] in ("الذي", "التي", "الذين")

    def _as_actor(self, item: Item) -> None:
        """Read a capital or country as its government."""
        if item.actor_reading is not None:
            item.place_reading, item.name, item.kind = item.name, item.actor_reading, "actor"

    def _swap_partners(self, s: int, a: int, b: int, trigger: Item, frame: Frame) -> None:
        """Find the partners of a swap verb: its subject, and who follows "with"."""
        if len(frame.sides) >= 2:
            return
        items = [i for i in self.marked.by_sentence[s] if i.i >= a and i.j <= b]
        partner = next(
            (
                i
                for i in items
                if i.kind == "actor"
                and self.ctx.may_be_party(i)
                and "with" in self.ctx.before(i)
                and self.ctx.key(i) not in frame.mediators
            ),
            None,
        )
        if not trigger.classes & self.bits["swap"] and partner is None:
            return
        if partner is not None and any(
            v.kind == "verb"
            and v.classes & self.bits["agree"]
            and not v.classes & self.bits["swap"]
            and abs(v.i - partner.i) < 3
            for v in items
        ):
            pass
        subject = None
        if trigger.classes & self.bits["swap"]:
            after = [
                i
                for i in self._listed_actors(items, trigger.j)
                if self.ctx.key(i) not in frame.mediators
                and not self.ctx.before(i) & {"in", "from", "to", "holder", "member", "by_attribution"}
            ]
            if len(after) >= 2 and after[0].i - trigger.j <= 4 and after[1].joined:
                self._set_sides(frame, after[0], after[1], "swap_subjects")
                return
            if after and after[0].i - trigger.j <= 2 and "with" not in self.ctx.before(after[0]):
                subject = after[0]
            giver = self.ctx.subject_before(trigger, a)
            if (
                subject is not None
                and giver is not None
                and self.ctx.is_finite(trigger)
                and not self.ctx.same_party(self.ctx.key(giver), self.ctx.key(subject))
                and "تبادل" not in self.marked.words[trigger.i]
            ):
                self._set_sides(frame, giver, subject, "swaps_with_object")
                return
            doers = self._doers(items, trigger)
            if len(doers) >= 2:
                self._set_sides(frame, doers[0], doers[1], "swap_doers")
                return
            subject = subject or (doers[0] if doers else None)
        if subject is None:
            subject = self.ctx.subject_before(partner or trigger, a) or (self.ctx.subject_before(trigger, a))
        if (
            subject is not None
            and partner is not None
            and not self.ctx.same_party(self.ctx.key(subject), self.ctx.key(partner))
        ):
            self._set_sides(frame, subject, partner, "subject_with_partner")
        elif partner is not None:
            self._side_of(frame, self.ctx.key(partner), partner, "with")
        elif (
            subject is not None
            and trigger.classes & self.bits["swap"]
            and is_told(self.ctx, trigger)
            and self.ctx.key(subject) not in frame.mediators
        ):
            self._side_of(frame, self.ctx.key(subject), subject, "swap_subject")

    def _doers(self, items: list[Item], trigger: Item) -> list[Item]:
        """Return who carries out a swap told as a noun: the subjects of the verb that governs it ("أجرى X وY تبادلا")."""
        if not trigger.tense & NOUN:
            return []
        mask = self.ctx.mask("finish", "agree", "begin")
        verbs = [
            v for v in items if v.kind == "verb" and v.classes & mask and self.ctx.is_finite(v) and v.j <= trigger.i
        ]
        if not verbs:
            return []
        doers = [i for i in self._listed_actors(items, verbs[-1].j) if i.j <= trigger.i]
        return doers if doers and doers[0].i - verbs[-1].j <= 3 else []

    def _set_sides(self, frame: Frame, one: Item, other: Item, rule: str) -> None:
        self._side_of(frame, self.ctx.key(one), one, rule)
        self._side_of(frame, self.ctx.key(other), other, rule)

    def _side_of(self, frame: Frame, key: str, item: Item | None, rule: str) -> Side:
        """Return the side of an actor, made if there is none and room for it."""
        for side in frame.sides:
            if any(self.ctx.same_party(key, k) for k in side.actors):
                return side
        if item is None:
            item = self.actor_items.get(key)
        side = next((x for x in frame.sides if not x.actors), None)
        if side is None:
            side = Side()
            frame.sides.append(side)
        if item is not None:
            side.actors[key] = Filler(item, rule)
        return side

    # -------------------------------------------------------------- legs

    def _legs(self, s: int, a: int, b: int, frame: Frame) -> list[Leg]:
        items = [i for i in self.marked.by_sentence[s] if i.i >= a and i.j <= b]
        counters = [self._divide(i, items) for i in items if i.kind == "cue" and i.cue == "counter"]
        swap = next((v.i for v in items if v.kind == "verb" and v.classes & self.bits["swap"]), None)
        if swap is not None:
            counters += [
                i.i
                for i in items
                if i.kind in ("count", "noun")
                and i.i > swap
                and (i.prefix == "ب" or self.marked.words[i.i - 1] == "ب")
                and (i.kind == "count" or i.noun is not None and i.noun.kind == "people")
            ]
        counters = sorted(set(counters))
        people = self._counted_people(items, counters)
        legs: list[Leg] = []
        people += self._same_again(items, people)
        people.sort(key=lambda i: i.i)
        for n, item in enumerate(people):
            if legs and (self._is_part(item, legs[-1].item) or self._is_next_part(item, frame.parts)):
                frame.parts.append(Filler(item, "among"))
                continue
            leg = Leg(item, sum(c <= item.i or c < item.noun_at for c in counters))
            limit = people[n + 1].i if n + 1 < len(people) else b
            self._govern(leg, items, a, limit, counters)
            leg.linked = (
                bool(legs)
                and legs[-1].segment == leg.segment
                and not any(
                    v.kind == "verb"
                    and v.classes & (self.giving | self.getting | self.moving)
                    and legs[-1].item.j <= v.i < item.i
                    for v in items
                )
            )
            if self._is_moved_out(leg):
                continue
            self._settle_category(leg, legs, items)
            legs.append(leg)
        return legs

    def _is_moved_out(self, leg: Leg) -> bool:
        """Tell whether a count is of people whom a deal lets leave a place, not of people let go by their holders."""
        verb = leg.verb
        return (
            verb is not None
            and not leg.votes
            and not leg.item.held
            and leg.item.category != "bodies"
            and bool(verb.classes & self.bits["evacuate"])
            and not verb.classes & (self.giving | self.getting)
        )

    def _settle_category(self, leg: Leg, legs: list[Leg], items: list[Item]) -> None:
        """Read who is counted where the noun is left out or tells only that they are held.

        A number alone counts what the number before it counts ("27 أسيرا مقابل ثمانية"), or the captives that its sentence speaks
        of. Captives of war who belong to an armed force are its fighters.
        """
        item = leg.item
        word = self.marked.words[item.noun_at] if 0 <= item.noun_at < len(self.marked.words) else ""
        owner = next((v.key for v in leg.votes if v.rule == "owner"), "")
        if item.category in ("people", "detainees") and owner and self._is_armed(owner, item, items):
            if item.category == "people" or "اسير" in word or "اسري" in word:
                item.category = "fighters"
            return
        if item.category != "people" or not item.bare:
            return
        if legs and legs[-1].item.category != "people":
            item.category = legs[-1].item.category
            return
        nouns = [i.noun for i in items if i.kind == "noun" and i.noun is not None and i.noun.kind == "people"]
        if any(n.category == "bodies" for n in nouns):
            item.category = "bodies"
        elif any(n.held for n in nouns):
            item.category = "detainees"

    def _is_armed(self, key: str, item: Item, items: list[Item]) -> bool:
        """Tell whether the people of a count belong to an armed force: a group under arms, or an army by its name."""
        if self.ctx.lexicon.types.get(key) == "armed_group":
            return True
        named = next(
            (i for i in items if item.i <= i.i < item.j + 7 and i.kind == "actor" and self.ctx.key(i) == key), None
        )
        if named is None:
            return False
        words = {
            w.removeprefix("و").removeprefix("لل").removeprefix("ل").removeprefix("ال")
            for w in self.marked.words[item.j : named.j]
        }
        return bool(words & {"جيش", "قوات", "كتيبه", "كتايب", "لواء", "وحدات"})

    def _divide(self, cue: Item, items: list[Item]) -> int:
        """Return the token where the other side of a deal begins: an adverb ("أطلقت في المقابل") stands after its verb."""
        if self.marked.words[cue.j - 1].endswith("المقابل"):
            for verb in items:
                if verb.kind == "verb" and verb.classes & (self.giving | self.getting) and self.ctx.is_finite(verb):
                    if 0 <= cue.i - verb.j <= 2:
                        return verb.i
        return cue.i

    def _same_again(self, items: list[Item], people: list[Item]) -> list[Item]:
        """Read "as many again" as a count with the number of the one before it ("مقابل مثلهم", "العدد نفسه")."""
        found = []
        for cue in items:
            if cue.kind == "cue" and cue.cue == "same" and people:
                before = [p for p in people if p.j <= cue.i]
                if before:
                    last = before[-1]
                    found.append(
                        Item(
                            "count",
                            cue.s,
                            cue.i,
                            cue.j,
                            low=last.low,
                            high=last.high,
                            qualifier=last.qualifier,
                            category="detainees" if last.held else last.category,
                            held=last.held,
                            noun_at=cue.i,
                            prefix=cue.prefix,
                            joined=cue.joined,
                        )
                    )
        return found

    def _counted_people(self, items: list[Item], counters: list[int]) -> list[Item]:
        """Return counts, and single persons where a verb or "in return for" governs them directly."""
        counts = [i for i in items if i.kind == "count" and not i.forced]
        taken = {k for i in counts for k in range(i.i, i.j)}
        bare_ok = any(not i.bare for i in counts) or bool(counters)
        people = [
            i for i in counts if (not i.bare or bare_ok) and not self._is_of_killed(i, items) and not self._is_ratio(i)
        ]
        for item in items:
            if (
                item.kind != "noun"
                or item.noun is None
                or item.noun.kind != "people"
                or item.noun.number != "s"
                or item.noun.weak
                or item.i in taken
            ):
                continue
            if self._is_single(item, items, counters):
                single = Item(
                    "count",
                    item.s,
                    item.i,
                    item.j,
                    low=1,
                    high=1,
                    qualifier="exact",
                    category=item.noun.category,
                    held=item.noun.held,
                    noun_at=item.i,
                    prefix=item.prefix,
                    joined=item.joined,
                    suffix=item.suffix,
                    definite=item.definite,
                )
                people.append(single)
                taken.add(item.i)
        return sorted(people, key=lambda i: i.i)

    def _is_ratio(self, item: Item) -> bool:
        """Tell whether a count is so many for each ("15 جثماناً عن كل جثة")."""
        return any("ratio" in self.ctx.cues_at.get(k, ()) for k in range(item.j, item.j + 3))

    def _is_of_killed(self, item: Item, items: list[Item]) -> bool:
        """Tell whether a count is of people killed or wounded, right after the word for it ("مقتل الآلاف")."""
        return (
            any(
                v.kind == "verb"
                and v.classes & self.bits["kill"]
                and not v.classes & (self.giving | self.getting)
                and 0 <= item.i - v.j <= 2
                for v in items
            )
            and item.category != "bodies"
        )

    def _is_single(self, item: Item, items: list[Item], counters: list[int]) -> bool:
        """Tell whether a singular noun stands for one counted person ("أسير مقابل أسير", "سلّم جثة ضابط", "أسيرها")."""
        words = self.marked.words
        before = words[item.i - 1] if item.i else ""
        previous = next((k for k in reversed(items) if k.j == item.i and k.kind == "noun"), None)
        if previous is not None and not item.joined:
            return False
        beside_counter = any(0 <= item.i - c <= 2 or 0 <= c - item.j <= 3 for c in counters)
        if item.definite and not (item.noun is not None and item.noun.held):
            return False
        governed = False
        for verb in items:
            if (
                verb.kind == "verb"
                and verb.classes & (self.giving | self.getting | self.bits["swap"])
                and 0 <= item.i - verb.j <= 5
            ):
                between = [k for k in items if verb.j <= k.i < item.i and k.kind in ("noun", "count", "verb")]
                if not between or item.joined:
                    governed = True
        governed = governed or any(
            v.kind == "verb"
            and v.classes & (self.giving | self.getting)
            and self.ctx.is_finite(v)
            and 0 <= v.i - item.j <= 3
            and self._takes_up_one(v)
            for v in items
        )
        swap = any(v.kind == "verb" and v.classes & self.bits["swap"] and item.i == v.j for v in items)
        if swap and not counters:
            return False
        if item.prefix == "ب" and any(v.kind == "verb" and v.classes & self.bits["swap"] for v in items):
            return True
        return (
            (governed or beside_counter)
            and before not in ("كل", "اي", "لكل", "اخر")
            and (item.category or True) is not None
        )

    def _takes_up_one(self, verb: Item) -> bool:
        """Tell whether a verb takes up one person named before it ("جندي أطلقته الجماعة")."""
        return self.marked.words[verb.i].endswith(("ته", "تها", "ه")) and len(self.marked.words[verb.i]) > 4

    def _is_part(self, item: Item, whole: Item) -> bool:
        """Tell whether a count is a part of the one before it ("20 معتقلا بينهم خمس نساء")."""
        if "among" in self.ctx.cues_at.get(item.j, ()) and item.bare:
            return True
        if any(self.marked.words[k] in ("هم", "هن", "وهم", "وهن") for k in range(max(whole.j, item.i - 2), item.i)):
            return True
        for k in range(max(whole.j, item.i - 3), item.i + 1):
            if "among" in self.ctx.cues_ending.get(k, ()) and "besides" not in self.ctx.cues_ending.get(k, ()):
                return True
        return False

    def _is_next_part(self, item: Item, parts: list[Filler]) -> bool:
        """Tell whether a count is listed right after a part ("هم 12 رجلا و10 نساء و14 طفلا")."""
        if not parts:
            return False
        last = parts[-1].item
        joined = item.joined or self.marked.words[item.i - 1] == "و"
        return joined and last.s == item.s and 0 <= item.i - last.j <= 2

    def _govern(self, leg: Leg, items: list[Item], a: int, limit: int, counters: list[int]) -> None:
        """Collect the evidence of who lets a leg's people go: holder, owner, the governing verb and its subject."""
        item = leg.item
        leg.verb = self._governing_verb(leg, items, a, limit, counters)
        if leg.verb is not None:
            self._by_verb(leg, leg.verb, a, limit)
        holder = self._holder(item, items, limit)
        captor = "" if holder else self._captor(item, items, limit)
        if holder:
            leg.vote(holder, "releaser", 2.6, "holder")
        elif captor:
            leg.vote(captor, "releaser", 1.7, "captor")
        owner, weight = self._owner(item, items, limit)
        if owner:
            leg.vote(owner, "owner", weight, "owner")
        elif self._has_possessive(item):
            mine = (
                self.subject
                if self.subject is not None and self.subject.s == item.s
                else self.ctx.subject_before(item, a)
            )
            if (
                mine is not None
                and self._agrees(item, mine)
                and not any(v.role == "releaser" and self.ctx.same_party(v.key, self.ctx.key(mine)) for v in leg.votes)
            ):
                leg.vote(self.ctx.key(mine), "owner", 1.2, "possessive")
                self._remember(mine)

    def _agrees(self, item: Item, owner: Item) -> bool:
        """Tell whether the pronoun on a counted noun can mean an actor, by its gender ("مقاتليها" is not of a masculine name)."""
        suffixes = {w.suffix for w in self.marked.info[item.i : item.j + 2] if w is not None and w.suffix}
        return not ("ها" in suffixes and self.marked.words[owner.i].removeprefix("و").removeprefix("ال") in _MASCULINE)

    def _has_possessive(self, item: Item) -> bool:
        """Tell whether the counted noun bears a pronoun ("من مقاتليها", "أسراه")."""
        for k in range(item.i, min(item.j + 2, len(self.marked.info))):
            word = self.marked.info[k]
            if (
                word is not None
                and word.suffix
                and word.entry is not None
                and word.entry.noun is not None
                and word.entry.noun.kind == "people"
            ):
                return True
        return False

    def _governing_verb(self, leg: Leg, items: list[Item], a: int, limit: int, counters: list[int]) -> Item | None:
        item = leg.item
        relevant = self.giving | self.getting | self.moving
        barrier = max((c for c in counters if c < item.i), default=a)
        before = [v for v in items if v.kind == "verb" and v.classes & relevant and barrier <= v.i < item.i]
        after = [
            v
            for v in items
            if v.kind == "verb"
            and v.classes & relevant
            and item.j <= v.i < min(limit, item.j + (24 if self._has_object_pronoun(v) else 7))
            and self.ctx.is_finite(v)
        ]
        taken_up = [v for v in after if self._has_object_pronoun(v) and v.classes & (self.giving | self.getting)]
        if taken_up and taken_up[0].i - item.j < 24:
            return taken_up[0]
        strong = [v for v in before if v.classes & (self.giving | self.getting)]
        if strong and before[-1] is not strong[-1] and item.i - before[-1].j <= 3:
            counted = [k for k in items if k.kind == "count" and k.j <= before[-1].i and k.i >= strong[-1].j]
            if counted or self._told_before(strong[-1], items):
                return before[-1]  # people who come home after others were let go ("... وعاد إليها ثلاثون")
        if strong:
            return strong[-1]
        if before and item.i - before[-1].j <= 2:
            return before[-1]
        if after and after[0].classes & (self.giving | self.getting):
            return after[0]
        return before[-1] if before else (after[0] if after else None)

    def _told_before(self, verb: Item, items: list[Item]) -> bool:
        """Tell whether a verb tells how the people just counted fell into somebody's hands ("سبق أن خطفهم")."""
        return (
            any(v.kind == "verb" and v.classes & self.bits["capture"] and 0 < verb.i - v.j <= 4 for v in items)
            and "سبق" in self.marked.words[max(0, verb.i - 9) : verb.i]
        )

    def _subject_of(self, verb: Item, a: int, limit: int, item: Item) -> Item | None:
        """Return who does what a verb says: named right before or after it, by a relative or "the latter", else carried over."""
        ctx = self.ctx
        before = self.marked.words[verb.i - 1].removeprefix("و") if verb.i else ""
        near = ctx.subject_before(verb, max(a, verb.i - 3))
        after = None if before in _PRONOUNS else ctx.subject_after(verb, limit)
        if after is not None and self._is_object(verb, after):
            after = None
        subject = None
        if before in ("الذي", "التي", "الذين", "اللذان", "اللذين"):
            subject = after or ctx.subject_before(verb, a)
        elif near is not None and ctx.is_finite(verb) and self._adjoins(near, verb):
            subject = near
        elif after is not None:
            subject = after
        if before in ("بلاده", "بلادها"):
            subject = self._own_country(verb) or subject
        subject = self._ranked(verb) or self._by_earlier(verb) or subject
        if subject is None and before in ("الاخير", "الاخيره"):
            subject = self._latter(verb.i - 1, verb.s)
        if subject is None:
            subject = self._latter_after(verb, limit)
        goes_on = verb.joined and self.subject is not None and self.subject.s == verb.s and self.subject.i < verb.i
        if subject is None and (goes_on or not self._is_passive(verb, item)) and not self._is_carried_out(verb):
            if (
                ctx.is_finite(verb)
                and self.subject is not None
                and self.subject.s == verb.s
                and self.subject.i < verb.i
            ):
                subject = self.subject
            elif not ctx.is_nominal(verb) or verb.prefix or before in ("علي", "عن", "في") or verb.joined:
                subject = ctx.subject_before(verb, a)
        if subject is None and before in _PRONOUNS:
            subject = self.subject
        if subject is not None and ctx.is_finite(verb):
            self.subject = subject
        return subject

    def _is_object(self, verb: Item, actor: Item) -> bool:
        """Tell whether an actor after a verb of handing over is who receives: a feminine name after a masculine verb."""
        return (
            bool(verb.classes & self.bits["hand_over"])
            and self.ctx.is_finite(verb)
            and bool(verb.tense & PAST)
            and not self.marked.words[verb.i].endswith("ت")
            and actor.i == verb.j
            and self.marked.words[actor.i].endswith("ه")
        )

    def _own_country(self, verb: Item) -> Item | None:
        """Return the state of whoever speaks of "his country": the first state named in the sentence, by name or adjective."""
        return next(
            (
                i
                for i in self.marked.by_sentence[verb.s]
                if i.j <= verb.i
                and i.kind in ("nat", "actor")
                and self.ctx.lexicon.types.get(self.ctx.key(i)) == "state"
            ),
            None,
        )

    def _by_earlier(self, verb: Item) -> Item | None:
        """Return who did something earlier, named before the verb ("سبق لـX أن أفرج عنه")."""
        words = self.marked.words
        return next(
            (
                i
                for i in self.marked.by_sentence[verb.s]
                if i.kind == "actor"
                and i.j <= verb.i <= i.j + 2
                and words[i.i - 1] == "سبق"
                and words[i.j] == "ان"
                and self.ctx.may_be_party(i)
            ),
            None,
        )

    def _ranked(self, verb: Item) -> Item | None:
        """Return the party that "the first" or "the second" after a verb means ("سلّمت الأولى … وتسلّمت من الثانية")."""
        if len(self.pair) < 2:
            return None
        for k in range(verb.j, min(verb.j + 3, len(self.marked.words))):
            if self.marked.words[k] in ("الاول", "الاولي") and (k == verb.j or self.marked.words[k - 1] != "من"):
                return self.pair[0]
            if self.marked.words[k] in ("الثاني", "الثانيه") and self.marked.words[k - 1] != "من":
                return self.pair[1]
        return None

    def _adjoins(self, actor: Item, verb: Item) -> bool:
        """Tell whether only quotes or particles stand between an actor and the verb after it."""
        return all(w in _PARTICLES for w in self.marked.words[actor.j : verb.i])

    def _by_movement(self, leg: Leg, verb: Item, limit: int) -> None:
        """Read whose people come home from where they go ("عادت إلى إيران 48", "وصل إلى صنعاء 250")."""
        for other in self.marked.by_sentence[verb.s]:
            if not verb.j <= other.i < min(max(limit, leg.item.i), verb.j + 9):
                continue
            country = (other.kind == "actor" and other.place_reading is not None) or (
                other.kind == "place" and other.actor_reading is not None
            )
            towards = "to" in self.ctx.before(other) or self.ctx.between_has(max(verb.j, other.i - 3), other.i, "to")
            if (country or (other.kind == "actor" and self.ctx.may_be_party(other))) and towards:
                leg.vote(self.ctx.key(other), "owner", 1.6, "comes_home_to")
                self._remember(other)
                return

    def _has_object_pronoun(self, verb: Item) -> bool:
        """Tell whether a verb takes up people named before it ("سلّمتهم", "أطلقتهن")."""
        return (
            verb.suffix in ("هم", "هن", "هما")
            or self.marked.words[verb.i].endswith(("تهم", "تهن", "تهما", "هم"))
            and len(self.marked.words[verb.i]) > 4
        )

    def _by_verb(self, leg: Leg, verb: Item, a: int, limit: int) -> None:
        """Read releaser or owner from the governing verb and its subject."""
        ctx, item = self.ctx, leg.item
        ahead = verb.i < item.i
        subject = self._subject_of(verb, a, item.i if ahead else limit, item)
        if verb.classes & self.moving and not verb.classes & (self.giving | self.getting):
            self._by_movement(leg, verb, limit)
            return
        if subject is None or not (ctx.names_party(subject) or subject.kind == "nat"):
            source = self._from_actor(verb, item, limit)
            if source is not None:
                leg.vote(ctx.key(source), "releaser", 2.4, "received_from")
                self._remember(source)
            return
        key = ctx.key(subject)
        self._remember(subject)
        near = 1.0 if subject.i > verb.i else 0.7
        gives = bool(verb.classes & self.giving)
        if gives and verb.classes & self.bits["receive"]:
            gives = self._is_feminine(subject)  # "تسلم": she hands over, or he received
        if gives:
            leg.vote(key, "releaser", 3.0 * near, "subject_releases")
            to = self._to_actor(item, limit) or self._receiver(verb, item, subject)
            if to is not None and not ctx.same_party(ctx.key(to), key):
                leg.vote(ctx.key(to), "owner", 2.0, "handed_to")
                self._remember(to)
        elif verb.classes & self.getting:
            source = self._from_actor(verb, item, limit)
            if source is not None and not ctx.same_party(ctx.key(source), key):
                leg.vote(ctx.key(source), "releaser", 2.4, "received_from")
                self._remember(source)
            leg.vote(key, "owner", (2.4 if verb.classes & self.bits["receive"] else 1.4) * near, "subject_receives")

    def _is_feminine(self, item: Item) -> bool:
        """Tell whether an actor's name takes a feminine verb: states, and names that begin with a feminine or plural noun."""
        first = self.marked.words[item.i].removeprefix("و").removeprefix("ال")
        return (
            (item.name is not None and item.name.entity_type == "state" and first.endswith(("يا", "ن", "ل", "ا", "ه")))
            or first.endswith("ه")
            or first
            in (
                "قوات",
                "كتايب",
                "ميليشيا",
                "مليشيا",
                "ميليشيات",
                "مليشيات",
                "حماس",
                "سرايا",
                "فصايل",
                "وحدات",
                "موسكو",
                "كييف",
                "دمشق",
                "بغداد",
                "طهران",
                "صنعاء",
                "الرياض",
            )
        )

    def _remember(self, item: Item) -> None:
        self.actor_items.setdefault(self.ctx.key(item), item)

    def _latter(self, token: int, s: int) -> Item | None:
        """Return who "the latter" at a token is: the party named last before it, of its gender where one is."""
        feminine = self.marked.words[token].endswith("ه")
        parties = [i for i in self.marked.by_sentence[s] if i.j <= token and self._named(i)]
        fitting = [i for i in parties if self._is_feminine(i) == feminine]
        return (fitting or parties or [self.ctx.latter(token)])[-1]

    def _named(self, item: Item) -> bool:
        return (item.kind == "place" and item.actor_reading is not None) or (
            item.kind == "actor" and self.ctx.may_be_party(item)
        )

    def _latter_after(self, verb: Item, limit: int) -> Item | None:
        for k in range(verb.j, min(verb.j + 5, limit)):
            if "the_latter" in self.ctx.cues_at.get(k, ()):
                return self._latter(k, verb.s)
        return None

    def _is_passive(self, verb: Item, item: Item) -> bool:
        """Tell whether a verb is likely passive: followed at once by its preposition or people, with no subject between."""
        nxt = self.marked.words[verb.j] if verb.j < len(self.marked.words) else ""
        return (
            bool(verb.tense & PAST)
            and (nxt in ("عن", "سراح", "سبيل"))
            and not self.marked.words[verb.i].endswith(("ت", "وا"))
        )

    def _is_carried_out(self, verb: Item) -> bool:
        """Tell whether a verbal noun is the subject of "be done" ("سيتم الإفراج"), so that nobody is named as doing it."""
        return self.ctx.is_nominal(verb) and any(
            v.kind == "verb" and v.classes & self.bits["finish"] and self.ctx.is_finite(v) and 0 <= verb.i - v.j <= 1
            for v in self.marked.by_sentence[verb.s]
        )

    def _from_actor(self, verb: Item, item: Item, limit: int) -> Item | None:
        """Return who follows "from" after a verb of receiving."""
        for other in self.marked.by_sentence[item.s]:
            if (
                other.kind == "actor"
                and self.ctx.may_be_party(other)
                and min(verb.j, item.j) <= other.i < max(limit, item.j)
            ):
                if "from" in self.ctx.before(other) and not self._is_member_phrase(other):
                    if verb.classes & self.getting and (other.i > item.j + 1 or other.i < item.i):
                        return other
                if self.marked.words[max(0, other.i - 2) : other.i] in (["من", "قبل"], ["من", "جانب"], ["من", "طرف"]):
                    return other
        return None

    def _is_member_phrase(self, other: Item) -> bool:
        words = self.marked.words
        return other.i >= 2 and words[other.i - 1] in ("عناصر", "مقاتلي", "اسري", "جنود", "افراد")

    def _to_actor(self, item: Item, limit: int) -> Item | None:
        for other in self.marked.by_sentence[item.s]:
            if (
                other.kind in ("actor", "place")
                and (other.kind == "actor" and self.ctx.may_be_party(other))
                and item.j <= other.i < min(limit, item.j + 6)
                and self.ctx.before(other) & {"to", "ل"}
            ):
                return other
        return None

    def _receiver(self, verb: Item, item: Item, subject: Item) -> Item | None:
        """Return who is handed people as the verb's first object ("سلّمت موسكو الجانب الأوكراني ألف جثة")."""
        if not verb.classes & self.bits["hand_over"]:
            return None
        for other in self.marked.by_sentence[item.s]:
            if (
                other is not subject
                and self.ctx.names_party(other)
                and max(verb.j, subject.j if subject.i > verb.i else verb.j) <= other.i < item.i
            ):
                return None if self.ctx.before(other) & {"between", "with", "mediation", "from", "member"} else other
        return None

    def _holder(self, item: Item, items: list[Item], limit: int) -> str:
        """Return who holds the people of a count ("لدى X", "من سجون X", "كان X قد أسرهم")."""
        for cue in items:
            if (
                cue.kind == "cue"
                and cue.cue == "holder"
                and item.i - 4 <= cue.i < min(limit, item.j + 12)
                and (cue.i >= item.j or cue.j <= item.i)
            ):
                for other in items:
                    if (
                        other.kind in ("actor", "nat")
                        and 0 <= other.i - cue.j <= 3
                        and not self.ctx.before(other)
                        & {"in", "from", "to"} - ({"in", "from"} if other.i <= cue.j else set())
                        and (other.kind == "nat" or self.ctx.may_be_party(other))
                    ):
                        self._remember(other)
                        return self.ctx.key(other)
        for other in items:  # "سجون النظام" listed as an organ
            if (
                other.kind == "actor"
                and item.j <= other.i < min(limit, item.j + 8)
                and self.marked.words[other.i].removeprefix("ب") in ("سجون", "معتقلات", "السجون", "زنازين", "سجن")
            ):
                self._remember(other)
                return self.ctx.key(other)
        return ""

    def _captor(self, item: Item, items: list[Item], limit: int) -> str:
        """Return who captured the people of a count, and may hold them still ("كان X قد أسرهم")."""
        for verb in items:
            if (
                verb.kind == "verb"
                and verb.classes & self.bits["capture"]
                and item.j <= verb.i < min(limit, item.j + 12)
                and self.ctx.is_finite(verb)
            ):
                subject = self._actor_between(items, item.j, verb.i) or self.ctx.subject_after(verb, limit)
                if subject is not None and (
                    verb.suffix
                    or self.marked.words[verb.i].endswith(("هم", "ها", "هن", "ه", "هما"))
                    or subject.i > verb.i
                ):
                    self._remember(subject)
                    return self.ctx.key(subject)
        return ""

    def _actor_between(self, items: list[Item], a: int, b: int) -> Item | None:
        return next(
            (
                i
                for i in items
                if a <= i.i < b and self.ctx.names_party(i) and self.marked.words[i.i - 1] in ("كان", "كانت", "قد")
            ),
            None,
        )

    def _owner(self, item: Item, items: list[Item], limit: int) -> tuple[str, float]:
        """Return whose people a count counts ("من عناصر X", "لـX", "أسرى X", an adjective of belonging), and how surely."""
        words = self.marked.words
        for other in items:
            if other.i < item.j - 1 or other.i >= min(limit, item.j + 7):
                continue
            if other.kind == "nat" and other.i - item.j <= 1:
                self._remember(other)
                return self.ctx.key(other), 2.0
            if other.kind != "actor" or not self.ctx.may_be_party(other):
                continue
            cues = self.ctx.before(other)
            gap = words[item.j : other.i]
            if any(w in "،," for w in gap):
                break
            if other.prefix == "ل" or "member" in cues or ("to" in cues and not gap):
                self._remember(other)
                return self.ctx.key(other), 2.0
            if (
                "from" in cues
                and other.i - item.j <= 2
                and not any(v.kind == "verb" and v.classes & self.bits["receive"] and v.i < item.i for v in items)
            ):
                self._remember(other)
                return self.ctx.key(other), 1.6
            nouns = [i for i in items if i.kind == "noun" and i.j == other.i]
            quoted = other.i - item.j <= 2 and bool(gap) and all(g in ('"', "«", "“", "(", "من", "ل") for g in gap)
            if (other.i == item.j or (nouns and other.i - item.j <= 3) or quoted) and not self._is_subject_of(
                other, items
            ):
                self._remember(other)
                return self.ctx.key(other), 1.5
            break
        for k in range(item.j, min(limit, item.j + 4)):
            if "the_latter" in self.ctx.cues_at.get(k, ()) and "من" in words[item.j : k]:
                latter = self._latter(k, item.s)
                if latter is not None:
                    self._remember(latter)
                    return self.ctx.key(latter), 1.6
        return "", 0.0

    def _is_subject_of(self, other: Item, items: list[Item]) -> bool:
        return any(
            v.kind == "verb" and v.j == other.i and self.ctx.is_finite(v) and v.classes & self.bits["capture"]
            for v in items
        )

    # -------------------------------------------------------------- solving

    def _solve(self, frame: Frame, legs: list[Leg]) -> None:
        """Give each leg to the side that lets its people go: the assignment that agrees best with all the evidence."""
        joint = self._joint(frame, legs)
        frame.total += [Filler(leg.item, "both_sides") for leg in joint]
        open_legs = [leg for leg in legs if leg not in joint and not self._is_each(leg)]
        self._name_sides(frame, open_legs)
        for leg in legs:
            if leg not in joint and self._is_each(leg):
                self._fill_up(frame)
                for side in frame.sides[:2]:
                    side.released.append(Filler(leg.item, "each_side"))
        if not open_legs:
            return
        self._fill_up(frame)
        known = [self._evidence_for(frame, leg) for leg in open_legs]
        if not any(any(x) for x in known) and not any(leg.segment for leg in open_legs):
            frame.total += [Filler(leg.item, "unassigned") for leg in open_legs if not leg.item.bare]
            return
        choice = self._best_assignment(frame, open_legs[:9], known)
        for leg, n in zip(open_legs, choice, strict=False):
            rule = max(leg.votes, key=lambda v: v.weight).rule if leg.votes else "in_return_for"
            frame.sides[n].released.append(Filler(leg.item, rule))

    def _fill_up(self, frame: Frame) -> None:
        while len(frame.sides) < 2:
            frame.sides.append(Side())

    def _name_sides(self, frame: Frame, legs: list[Leg]) -> None:
        """Name up to two sides (three only where three let people go) from the evidence of the legs, the firmest first."""
        weights: dict[str, float] = {}
        named = {self.ctx.key(i) for i in self.marked.items if i.kind == "actor" or self.ctx.names_party(i)}
        for leg in legs:
            for vote in leg.votes:
                if vote.key in frame.mediators or self._is_people_only(vote.key):
                    continue
                if vote.role == "owner" and vote.key not in named:
                    continue  # named by an adjective of belonging alone: nationals of a third country
                weights[vote.key] = weights.get(vote.key, 0.0) + vote.weight * (1.0 if vote.role == "releaser" else 0.8)
        for key, _ in sorted(weights.items(), key=lambda x: -x[1]):
            releases = any(v.key == key and v.role == "releaser" and v.weight >= 2 for leg in legs for v in leg.votes)
            named = [x for x in frame.sides if x.actors]
            if any(self.ctx.same_party(key, k) for x in named for k in x.actors):
                continue
            if len(named) < 2 or (len(named) == 2 and releases):
                self._side_of(frame, key, None, "evidence_of_a_count")

    def _evidence_for(self, frame: Frame, leg: Leg) -> list[float]:
        """Return, for each side, how much speaks for its letting the leg's people go."""
        scores = [0.0] * len(frame.sides)
        for vote in leg.votes:
            for n, side in enumerate(frame.sides):
                mine = any(self.ctx.same_party(vote.key, k) for k in side.actors)
                if vote.role == "releaser":
                    scores[n] += vote.weight if mine else 0.0
                elif mine:
                    scores[n] -= vote.weight
                elif len(frame.sides) == 2 and (
                    self._is_people_only(vote.key)
                    or not any(self.ctx.same_party(vote.key, k) for x in frame.sides for k in x.actors)
                ):
                    scores[n] += 0.0
        for n, side in enumerate(frame.sides):
            scores[n] += 0.4 * self._typical_holder(leg, side)
        return scores

    def _typical_holder(self, leg: Leg, side: Side) -> int:
        """Tell whom a noun usually has as holder: states have detainees and prisons, armed groups have hostages and soldiers."""
        stem = self.marked.words[leg.item.noun_at] if 0 <= leg.item.noun_at < len(self.marked.words) else ""
        kinds = {self.ctx.lexicon.types.get(k, "") for k in side.actors}
        if not kinds:
            return 0
        state = "state" in kinds
        if any(x in stem for x in ("معتقل", "سجين", "سجنا", "موقوف", "مسجون", "سجين")):
            return 1 if state else -1
        if any(x in stem for x in ("مختطف", "مخطوف", "رهين", "رهاين", "جندي", "جنود", "ضابط", "ضباط", "عسكري")):
            return -1 if state else 1
        return 0

    def _best_assignment(self, frame: Frame, legs: list[Leg], known: list[list[float]]) -> tuple[int, ...]:
        best: tuple[int, ...] = ()
        best_score = -1e9
        for choice in product(range(len(frame.sides)), repeat=len(legs)):
            score = sum(known[i][n] for i, n in enumerate(choice))
            for i, one in enumerate(legs):
                for k in range(i + 1, len(legs)):
                    other = legs[k]
                    if one.segment != other.segment and k - i <= 2:
                        score += 2.4 if choice[i] != choice[k] else -2.4
                    elif k == i + 1 and other.linked:
                        score += 1.2 if choice[i] == choice[k] else -1.2
            score += 0.6 * (len(set(choice)) - 1)
            if score > best_score + 1e-9:
                best, best_score = choice, score
        return best

    def _is_each(self, leg: Leg) -> bool:
        """Tell whether a count is what each side lets go ("303 من كل طرف", "أطلق كل من الطرفين خمسة")."""
        return any("each" in self.ctx.cues_at.get(k, ()) for k in range(max(0, leg.item.i - 4), leg.item.j + 3))

    def _is_people_only(self, key: str) -> bool:
        """Tell whether a key names a people whose members an armed group fights for (Palestinians), not a party of its own."""
        return self.ctx.lexicon.types.get(key) in ("community",) or key in ("palestine", "palestinian_authority")

    def _joint(self, frame: Frame, legs: list[Leg]) -> list[Leg]:
        """Return legs that count both sides together: "887 أسيرا من الطرفين", "تبادل 20 أسيرا"."""
        found = []
        values = [leg.item.low or 0 for leg in legs]
        for n, leg in enumerate(legs):
            others = values[:n] + values[n + 1 :]
            if len(legs) >= 3 and leg.item.low and leg.item.low == sum(others) and n == 0:
                found.append(leg)
                continue
            after = set().union(*(self.ctx.cues_at.get(k, set()) for k in range(leg.item.j, leg.item.j + 3)))
            if "both" in after:
                found.append(leg)
            elif len(legs) == 1 and not leg.votes and frame.trigger.classes & self.bits["swap"]:
                found.append(leg)
        return found

    # -------------------------------------------------------------- the rest

    def _gave(self, s: int, a: int, b: int, frame: Frame) -> None:
        """Find what a side gives instead of people after "in return for"."""
        items = [i for i in self.marked.by_sentence[s] if i.i >= a and i.j <= b]
        for cue in items:
            if cue.kind != "cue" or cue.cue != "counter":
                continue
            for other in items:
                if other.kind == "cue" and other.cue in ("ransom", "aid", "withdrawal") and 0 <= other.i - cue.j <= 5:
                    empty = [x for x in frame.sides if not x.released]
                    if not empty and len(frame.sides) < 2:
                        frame.sides.append(Side())
                        empty = frame.sides[-1:]
                    if empty:
                        other.category = {"ransom": "money", "aid": "aid", "withdrawal": "withdrawal"}[other.cue]
                        empty[0].gave = empty[0].gave or Filler(other, "in_return_for")
                    return

    def _places(self, s: int, a: int, b: int, trigger: Item) -> dict[str, Filler]:
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
                if self._is_captivity(item, items) or kind in ("prison", "country") and not crossing:
                    continue
                found.setdefault(
                    item.name.entity_id
                    if item.name and item.name.entity_id
                    else "~" + " ".join(self.marked.words[item.i : item.j]),
                    Filler(item, "locative"),
                )
                last = item
        return found

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

    def _batch(self, s: int, a: int, b: int) -> Filler | None:
        for item in self.marked.by_sentence[s]:
            if item.kind == "batch" and a <= item.i < b:
                return Filler(item, "ordinal")
        return None


def mention_of(ctx: Context, filler: Filler, *, kind: str | None = None) -> Mention:
    """Return what fills a slot as a mention."""
    return ctx.marked.mention(filler.item, kind=kind)
