"""Triggers: which words of leaving, carrying and arriving tell of people who leave under an arrangement."""

from __future__ import annotations

from extract.claims.asides import describes_aside
from extract.claims.clauses import count_steps
from extract.claims.context import RELATIVES, Context
from extract.claims.evacuations.arrangements import ArrangementReader
from extract.claims.evacuations.bodies import moves_bodies
from extract.claims.evacuations.corridors import find_corridor
from extract.claims.evacuations.evacuees import decides_to_leave, names_members
from extract.claims.evacuations.homographs import is_homograph
from extract.claims.evacuations.on_their_way import find_way
from extract.claims.evacuations.own_ways import goes_its_own_way
from extract.claims.evacuations.paths import are_stuck_in, has_path, lets_people_go
from extract.claims.evacuations.places import PlaceReader
from extract.claims.evacuations.relief import is_aid_near
from extract.claims.evacuations.senses import SenseReader
from extract.claims.evacuations.signing_up import sign_up
from extract.claims.evacuations.talked_out import find_talked_to
from extract.claims.evacuations.travellers import TravellerReader, names_place
from extract.claims.evacuations.words import (
    ARMED,
    carries,
    has_stem,
    is_actor_of,
    is_crowd,
    is_cue,
    is_plain_evacuation,
    words_of,
)
from extract.claims.listing import find_batch_heading
from extract.claims.totals import TALLIES
from extract.mentions.forms import NOUN, PAST
from extract.mentions.items import Item, Items

_GROUPS = ARMED | {"community", "tribe_or_notables"}
_HOLDING = frozenset(("batch", "vehicles", "noun"))  # kinds of items that can be said to hold people
_NEAR, _FAR = 6, 16  # tokens
_CONVOY = 12  # tokens between a word of arriving and the convoy
_COUNTED = 14  # tokens from a word of leaving to how many leave
_WAY = 24  # tokens from a word of leaving to the ends of the way
_HELPED = 3  # tokens from a verb that helps to the noun of leaving
_MUCH = 4  # marks of an arrangement in the whole article


class TriggerReader:
    """Finds the words that tell of an evacuation in one marked article."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self.out = ctx.mask("evacuate", "leave")
        self.classes = self.out | ctx.bits["arrive"]
        self.freeing = ctx.mask("release", "hand_over", "receive", "capture", "free")
        self.auxiliary = ctx.mask("finish", "begin")
        self.senses = SenseReader(ctx)
        self.places = PlaceReader(ctx)
        self.travellers = TravellerReader(ctx)
        self.arranged = ArrangementReader(ctx, self.travellers)

    def find(self, s: int) -> list[Item]:
        """Return the triggers of a sentence, in order."""
        items = self.marked.by_sentence[s]
        verbs = items.find_verbs(self.classes)
        asks = self.marked.words[self.marked.sentences[s][0]] == "هل"  # and tells nothing
        if asks or not self.arranged.in_article or self.senses.themes.is_out_of_scope(s):
            return []
        around = self.arranged.around(s)
        found = [i for i in verbs if self._tells_of_one(i, items, around) and not self._sums_up(i, verbs)]
        if items.counts:
            found += [i for i in items if i.kind in _HOLDING and self._tells_how_many(i, items.counts)]
        way = find_way(self.ctx, s) if around > 1 and not found else None
        if way is not None and not (self.senses.is_flight(way) or goes_its_own_way(self.ctx, way, items)):
            return [way]
        corridor = None if found else find_corridor(self.ctx, self.places, s)
        return sorted(found, key=lambda i: i.i) if corridor is None else [corridor]

    def _sums_up(self, trigger: Item, verbs: list[Item]) -> bool:
        """Tell whether it is only the number of those who left that "reaches" so many ("ليصل عدد من غادروا …")."""
        following = self.marked.words[trigger.j : trigger.j + 2]
        return (
            bool(trigger.classes & self.bits["arrive"])
            and not TALLIES.isdisjoint(following)
            and any(v.classes & self.out and 0 < v.i - trigger.j <= _NEAR for v in verbs)
        )

    def _tells_how_many(self, item: Item, counts: list[Item]) -> bool:
        """Tell whether a batch, convoy or buses are said to hold a number of people, in an article of departures."""
        words = self.marked.words
        text = " ".join(words[item.i : item.j])
        if self.arranged.in_article < 2 or not (has_stem(text, "convoys") or has_stem(text, "leavers")):
            return False
        own = goes_its_own_way(self.ctx, item, self.marked.by_sentence[item.s])
        if own or is_aid_near(self.ctx, item) or self.senses.is_flight(item):
            return False
        day = next((i for i in self.marked.by_sentence[item.s] if i.kind == "date" and 0 <= i.i - item.j <= 1), item)
        before = item.i - 1 - (words[item.i - 1] in words_of("this"))  # "وتضم هذه الدفعة …"
        near = [before, *range(day.j, min(day.j + 3, len(words)))]  # "وتضم القافلة …", "القافلة اليوم تضم …"
        verb = day.j if words[day.j : day.j + 1] == [":"] else None  # "الدفعة الثانية: 1500 شخص"
        verb = next((k for k in near if words[k] in words_of("contains")), verb)
        tallied = words[item.i - 1].removeprefix("و") in TALLIES
        if verb is None and tallied:  # "عدد المهجرين منذ بدء الاتفاق بلغ …"
            end = min(item.j + _FAR, self.marked.sentences[item.s][1])
            near = [item.i - 2, *range(item.j, end)]
            verb = next((k for k in near if words[k].removeprefix("و") in words_of("amounts")), None)
        if verb is None:
            return False
        buses = next(
            (i for i in self.marked.by_sentence[item.s] if i.kind == "vehicles" and 0 < i.i - verb <= _NEAR), None
        )
        far = verb + _NEAR if buses is None else buses.j + _NEAR  # "وتضم القافلة المؤلفة من 66 حافلة، نحو 3391 شخصا"
        return any(
            not i.forced and i.category != "bodies" and verb <= i.i <= far and (tallied or not i.bare) for i in counts
        )

    def _tells_of_one(self, trigger: Item, items: Items, around: int) -> bool:
        """Tell whether a word of leaving tells of people leaving under an arrangement.

        Args:
            trigger: The word.
            items: The items of its sentence.
            around: What in this sentence, those beside it and the headline speaks of an arrangement.
        """
        arranged = self._has_theme(trigger, items) and self._is_arranged(trigger, items, around)
        return arranged and not self._means_another(trigger, items)

    def _means_another(self, trigger: Item, items: Items) -> bool:
        """Tell whether something else is meant: another sense, relief, a delegation, people let go, bodies."""
        return (
            self.senses.is_another(trigger, items)
            or is_aid_near(self.ctx, trigger)
            or self.travellers.are_delegates(trigger, items)
            or lets_people_go(self.ctx, trigger, items)
            or moves_bodies(self.ctx, trigger, items)
        )

    def _is_arranged(self, trigger: Item, items: Items, around: int) -> bool:
        """Tell whether enough speaks of an arrangement for a word of leaving to be under one."""
        if self.arranged.in_article and self._has_both_ends(trigger, items):
            return True
        if not trigger.classes & self.out:
            return self._arrives(trigger, items, around)
        if trigger.classes & self.bits["evacuate"] and is_plain_evacuation(self.marked.words[trigger.i]):
            return True
        far = self.arranged.in_article >= 2 and (
            has_path(self.ctx, trigger, items) or self._is_of_counted(trigger, items)
        )
        if not trigger.classes & self.bits["leave"]:
            return around >= 1 or far
        return far or around >= 2 or (around >= 1 and has_path(self.ctx, trigger, items))

    def _arrives(self, trigger: Item, items: Items, around: int) -> bool:
        """Tell whether a word of arriving tells of people whom a deal has sent away."""
        displaced = self.travellers.takes_in_displaced(trigger, items, self.places)
        return (
            self.travellers.are_displaced_of_a_place(trigger, items)
            or self._comes_in_convoy(trigger, items, around)
            or (around >= 2 and self.travellers.are_let_over_border(trigger, items, self.places))
            or (displaced and self.arranged.in_article >= 2 and around >= 1)
        )

    def _comes_in_convoy(self, trigger: Item, items: Items, around: int) -> bool:
        """Tell whether a convoy or batch arrives, in a passage that tells of an arrangement."""
        near = (
            i
            for i in items
            if abs(i.i - trigger.i) < _CONVOY or 0 < count_steps(self.ctx, i.s, trigger.i, i.i) <= _CONVOY
        )
        convoy = any(i.kind in ("vehicles", "batch") or is_cue(i, "convoy") for i in near)
        return around >= 2 and (convoy or find_batch_heading(self.marked, trigger.s) is not None)

    def _is_of_counted(self, trigger: Item, items: Items) -> bool:
        """Tell whether so many people "left" in a report that tells of much arranging ("وغادر 21 شخصا", "12 ألف مدني غادروا")."""
        if self.arranged.in_article < _MUCH or not self.ctx.is_finite(trigger) or not trigger.tense & PAST:
            return False
        counts = [i for i in items.counts if not i.bare and not i.forced]
        return any(0 <= i.i - trigger.j <= 5 or 0 <= trigger.i - i.j <= 1 for i in counts)

    def _has_both_ends(self, trigger: Item, items: Items) -> bool:
        """Tell whether counted people arrive from one named place at another."""
        counted = any(not i.bare and abs(i.i - trigger.i) < _COUNTED for i in items.counts)
        if not counted and "arrangement" not in items.cues:
            return False
        if not counted and not any(is_crowd(i) and 0 <= i.i - trigger.j < _COUNTED for i in items):
            return False
        ends = [i for i in items if names_place(i) and -4 <= i.i - trigger.j <= _WAY]
        made_for = any("to" in self.places.cues(i) or self.places.is_receiving(i, trigger) for i in ends)
        return made_for and any("from" in self.places.cues(i) or are_stuck_in(self.ctx, i) for i in ends)

    def _has_theme(self, trigger: Item, items: Items) -> bool:
        """Tell whether people, a group or a convoy are the subject or object of a trigger: close by, no other verb between."""
        if self._is_told_by_words(trigger, items) or find_talked_to(self.ctx, trigger, items) is not None:
            return True
        for item in items:
            if item.i < trigger.i and item.j - trigger.i < -9:
                continue
            if is_actor_of(item, _GROUPS) and decides_to_leave(self.ctx, item, trigger):
                return True
            if not (self._is_group(item, trigger) or is_crowd(item)):
                continue
            most = 14 if item.kind == "count" else 9
            if item.i - trigger.j > most and count_steps(self.ctx, trigger.s, trigger.j, item.i) > most:
                continue
            a, b = (trigger.j, item.i) if item.i >= trigger.j else (item.j, trigger.i)
            if not any(a <= v.i < b and self._has_its_own(v, trigger, items) for v in items.verbs):
                return True
        return False

    def _is_told_by_words(self, trigger: Item, items: Items) -> bool:
        """Tell whether the words beside a trigger say of themselves that it is people who leave."""
        if not words_of("stuck").isdisjoint(self.marked.words[trigger.j : trigger.j + 1]):
            return True  # "إجلاء العالقين", "إخلاء الموجودين في"
        told = self._is_safe_exit(trigger) or self._takes_up(trigger, items) or self._is_medical(trigger, items)
        dealt = self._is_of_whoever(trigger) or self._is_dealt_for(trigger, items)
        return told or dealt or sign_up(self.ctx, trigger)

    def _has_its_own(self, verb: Item, trigger: Item, items: Items) -> bool:
        """Tell whether a verb has a subject or object of its own, and so parts a trigger from people behind the verb."""
        word = self.marked.words[verb.i]
        return (
            verb is not trigger
            and self.ctx.is_finite(verb)
            and not verb.tense & NOUN
            and self.marked.words[verb.i - 1] not in RELATIVES  # "300 مدني الذين احتجزوا في المدينة أجلوا"
            and "منذ" not in self.marked.words[verb.i - 2 : verb.i]  # "استقبلت، منذ أن بدأت الحملة، 749 شخصا"
            and not self._amounts(verb, items)
            and not verb.classes & self.bits["include"]  # "عملية إجلاء شملت …"
            and not carries(word)  # "غادرت حافلة تقل …"
            and not self._helps(verb, trigger, items)
            and not describes_aside(self.ctx, verb)
            and not is_homograph(self.ctx, verb, items)  # "وصل إلى X عبر Y 300 شخص"
        )

    def _amounts(self, verb: Item, items: Items) -> bool:
        """Tell whether a verb only says what a number comes to ("عدد الذين غادروا X وصل إلى 40 ألفا"), and tells of nobody's coming."""
        word = self.marked.words[verb.i]
        if "بلغ" in word:
            return True
        tallied = TALLIES.intersection(self.marked.words[self.marked.sentences[verb.s][0] : verb.i])
        return (
            bool(tallied)
            and word in words_of("amounts")
            and any(-1 <= i.i - verb.j <= 1 for i in items.counts if not i.forced)
        )

    def _helps(self, verb: Item, trigger: Item, items: Items) -> bool:
        """Tell whether a verb only says how far leaving has come ("تم إخراجهم", "بدؤوا مغادرة الحي", "شرعوا أمس في الخروج")."""
        if not verb.classes & self.auxiliary:
            return False
        beside = 0 <= trigger.i - verb.j <= _HELPED and bool(trigger.tense & NOUN)
        between = items.starting(verb.j, trigger.i)
        return verb.j == trigger.i or (beside and all(i.kind in ("date", "cue") for i in between))

    def _takes_up(self, trigger: Item, items: Items) -> bool:
        """Tell whether a pronoun on a noun of leaving takes up people or a group named before it ("اتفاق يقضي بخروجهم")."""
        if trigger.suffix not in ("هم", "هن") or not trigger.tense & NOUN or self._is_of_operation(trigger):
            return False
        before = [i for i in items if i.j <= trigger.i]
        freed = any(i.kind == "verb" and i.classes & self.freeing for i in before)
        return not freed and any(is_actor_of(i, _GROUPS) or is_crowd(i) for i in before)

    def _is_of_operation(self, trigger: Item) -> bool:
        """Tell whether "the operation of" stands right before a trigger: one that has been told of before."""
        return "deal" in self.ctx.cues_ending.get(trigger.i, ())

    def _is_safe_exit(self, trigger: Item) -> bool:
        """Tell whether a word of leaving is that of "a safe exit" ("خروجا آمنا"), which only people are granted."""
        following = self.marked.words[trigger.j : trigger.j + 1]
        return bool(trigger.tense & NOUN) and bool(words_of("safe").intersection(following))

    def _is_medical(self, trigger: Item, items: Items) -> bool:
        """Tell whether "medical" right behind a word of evacuation names its people: the sick of a place ("الإجلاء الطبي من")."""
        following = self.marked.words[trigger.j : trigger.j + 1]
        return not words_of("medical").isdisjoint(following) and has_path(self.ctx, trigger, items)

    def _is_of_whoever(self, trigger: Item) -> bool:
        """Tell whether "whoever wishes to", "those who are left" stands right after a trigger ("إخراج من تبقى من")."""
        of, verb = (*self.marked.words[trigger.j : trigger.j + 2], "", "")[:2]
        return of in ("من", "ما", "لمن") and verb in words_of("whoever")

    def _is_dealt_for(self, trigger: Item, items: Items) -> bool:
        """Tell whether an evacuation from a place names no people: a deal is one on it, or it is "the operation of" ("عمليات الإجلاء من X")."""
        if not is_plain_evacuation(self.marked.words[trigger.i]) or not has_path(self.ctx, trigger, items):
            return False
        if any(is_cue(i, "arrangement") and 0 <= trigger.i - i.j <= 2 for i in items):
            return True
        near = (i for i in items if i.kind == "place" and 0 <= i.i - trigger.j <= _NEAR)
        return self._is_of_operation(trigger) and any("from" in self.ctx.before(i) for i in near)

    def _is_group(self, item: Item, trigger: Item) -> bool:
        """Tell whether an item names a group right after a trigger, or its members right before the verb."""
        if not is_actor_of(item, _GROUPS):
            return False
        between = self.marked.words[trigger.j : item.i + 1]
        members = names_members(self.marked.words[item.i])
        after = 0 <= item.i - trigger.j <= (9 if members else 4) and words_of("delegation").isdisjoint(between)
        before = 0 <= trigger.i - item.j <= 2 and not self.ctx.is_nominal(trigger)
        return after or (before and members)
