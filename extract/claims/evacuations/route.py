"""Route: the places left and made for."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.datelines import is_in_dateline
from extract.claims.evacuations.fetching import (
    ENTERED,
    comes_empty,
    comes_laden,
    find_empty_way,
    vehicles_enter,
)
from extract.claims.evacuations.headings import read_heading
from extract.claims.evacuations.paths import are_stuck_in, is_parted, is_way_of_others
from extract.claims.evacuations.places import PlaceReader
from extract.claims.evacuations.same_place import find_airport, find_same_goal, find_same_place
from extract.claims.evacuations.seats import seats_a_body, seats_a_source, speaks_from
from extract.claims.evacuations.whither import is_for_treatment
from extract.claims.evacuations.words import has_stem, is_cue, takes_place, words_of
from extract.claims.frames import Filler, Frame
from extract.mentions.clitics import is_among
from extract.mentions.items import Item, Items

_QUOTES = frozenset("\"«»“”'()")
_SITE = 5  # tokens between "from a hospital" and "in the town"
_FOUGHT = 3  # tokens from fighting to where it is ("القتال محتدم في X")
_OWN_SITE = 2  # tokens from "leave" to the site that is its object
_VEHICLES = frozenset(("carrier", "convoy"))
_COMING = 4  # tokens from a verb of coming, over the vehicles, to the place that they come to
_OBJECT = 5  # tokens from a verb of reaching to the place reached


class RouteReader:
    """Finds where people leave from and go to in one passage of an article."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article; what was left last is remembered from passage to passage."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self.out = ctx.mask("evacuate", "leave")
        self.places = PlaceReader(ctx)
        self.left: dict[str, Filler] = {}

    def read(self, frame: Frame, near: Items) -> None:
        """Fill in places left and made for, by the preposition before each and by the trigger's own object."""
        mode = ""
        last: Item | None = None
        empty = comes_empty(self.ctx, frame.trigger)
        way = find_empty_way(self.ctx, frame.trigger)
        for item in near:
            if not self.places.is_place(item) or is_in_dateline(self.ctx.marked, item):
                continue
            passed = mode == "via" and "in" in self.places.cues(item)  # "من معبر X في Y": Y is left
            if last is not None and not passed and self._lies_around(item, last, frame.trigger):
                last = item
                continue
            mode = self._mode(item, frame, near, last) or mode
            waits = way is not None and way[0] < item.i < way[1]
            led_on = any(frame.trigger.j <= v.i < item.i for v in near.find_verbs(self.out))  # "دخلت X، وسيخرجون إلى Y"
            if waits or (empty and not led_on):
                if waits and self._is_come_to(item):
                    mode = "to"
                if mode == "to" or (mode == "in" and (waits or self.places.kind(item) == "airport")):
                    # and not "from": whence the empty buses came
                    frame.origin.setdefault(self.places.key(item), Filler(item, "fetched_from"))
            else:
                self._add(item, mode, frame)
            last = item
        if any(f.rule == "left" for f in frame.origin.values()):  # then the buses only passed there
            frame.origin = {k: f for k, f in frame.origin.items() if f.rule != "fetched_from"}
        self._take_named_before(frame, near)

    def _take_named_before(self, frame: Frame, near: Items) -> None:
        """Take the ends of the way that only "the town", a pronoun or the heading names, or the airport that people leave by."""
        if not frame.origin:
            airport = find_airport(self.places, near)
            frame.origin = airport or find_same_place(self.ctx, self.places, frame, self.left)
        if not frame.destination:
            frame.destination = find_same_goal(self.ctx, self.places, frame, self.left)
        if not frame.origin:
            read_heading(self.ctx, self.places, frame)
        if frame.origin:
            self.left = frame.origin

    def _lies_around(self, item: Item, last: Item, trigger: Item) -> bool:
        """Tell whether a place only says where the one before it lies ("كفريا في ريف إدلب"), and is not reached by its people ("بلغ مهجرو X ريف Y")."""
        cues = self.places.cues(item)
        if item.i == last.j and self.places.owns_people(last) and self._reaches(trigger):
            return False
        if "to" in cues or self.ctx.between_has(last.j, item.i, "to"):
            return False  # "من حي الوعر إلى مناطقها في ريف حمص"
        lies_in = item.i - last.j <= 1 and bool(cues & {"in", "ب"}) and "near" not in cues
        return lies_in or self.places.is_around(item, last)

    def _is_come_to(self, item: Item) -> bool:
        """Tell whether a place is the object of vehicles' coming ("الحافلات تدخل X", "دخول الحافلات X")."""
        if self.places.cues(item) - _VEHICLES:
            return False
        before = self.ctx.items_in(item.s, max(item.i - _COMING, 0), item.i)
        coming = next((i for i in before if i.kind == "verb" and i.classes & self.bits["arrive"]), None)
        between = [i for i in before if coming is not None and i.i >= coming.j]
        return coming is not None and all(
            is_cue(i, "convoy", "carrier") or i.kind in ("noun", "vehicles") for i in between
        )

    def _mode(self, item: Item, frame: Frame, near: Items, last: Item | None) -> str:
        """Return what a place is to those who leave: from, to, reached, via, in, skip; empty if as the place that it is listed with."""
        if is_among(self.marked.words[item.i - 1], words_of("control")):
            return "skip"  # "إلى مناطق خاضعة لسيطرة كييف"
        return self._told_mode(item, frame) or self._untold_mode(item, frame, near, last)

    def _told_mode(self, item: Item, frame: Frame) -> str:
        """Return what the preposition or noun before a place says of it; empty if none does."""
        trigger = frame.trigger
        cues = self.places.cues(item)
        if self.places.is_receiving(item, trigger) or "to" in cues:
            hospital = not frame.origin and has_stem(self.marked.words[item.i - 1], "hospitals")  # and no word whence
            return "skip" if hospital or is_way_of_others(self.ctx, item, trigger) else "to"
        if "ل" in cues and self._is_to(item, frame):
            return "to"
        if item.i >= trigger.j and self.places.is_of_shelter(item, trigger.j):
            return "to"
        evacuates = has_stem(self.marked.words[trigger.i], "departs") or trigger.classes & self.bits["evacuate"]
        departs = evacuates and item.i > trigger.i and self.marked.words[item.i - 1] == "عن"  # "إجلاؤهم عن X"
        if "from" in cues or departs:
            if self.places.is_neighbour(item) or self.places.is_home(item) or speaks_from(self.ctx, item, trigger):
                return "skip"
            return "via" if self.places.is_crossing(item) else "from"
        return "via" if "via" in cues else ""

    def _is_to(self, item: Item, frame: Frame) -> bool:
        """Tell whether "ل" before a place says whither: of an arrival, right behind a verb of going, or behind the place left."""
        trigger = frame.trigger
        if trigger.classes & self.bits["arrive"]:
            return not any(
                0 <= item.i - i.j <= 1 for i in self.ctx.items_in(item.s, trigger.j, item.i) if i.kind == "place"
            )
        going = trigger.classes & self.out and 0 <= item.i - trigger.j <= 1 and "member" not in self.places.cues(item)
        return bool(going) or self._goes_on_to(item, frame)

    def _goes_on_to(self, item: Item, frame: Frame) -> bool:
        """Tell whether "to X" clings to a place right behind the one left ("من الغوطة في سوريا لدمشق"), and owns nothing."""
        if "member" in self.places.cues(item) or not frame.origin:
            return False
        return any(0 <= item.i - f.item.j <= 3 for f in frame.origin.values())

    def _untold_mode(self, item: Item, frame: Frame, near: Items, last: Item | None) -> str:
        """Return what a place is with no preposition of way before it; empty if as the place that it is listed with."""
        trigger = frame.trigger
        if last is not None and self._is_listed(item, last):
            return ""
        stuck = not frame.origin and "near" not in self.places.cues(item) and are_stuck_in(self.ctx, item)
        scene = trigger.classes & self.out and self.places.is_scene(item, trigger)
        if stuck or scene or self.places.owns_people(item):
            return "from"
        if self._is_entered(item, trigger):
            return "reached"
        cues = self.places.cues(item)
        if cues & {"in", "ب"} and "near" not in cues:
            return self._mode_within(item, frame, last)
        if self._is_reached(item, trigger, last):
            return "reached"
        return "from" if "near" not in cues and self._is_object(item, frame, near) else "skip"

    def _mode_within(self, item: Item, frame: Frame, last: Item | None) -> str:
        """Return what a place "in" which somebody or something is told of is to those who leave."""
        trigger = frame.trigger
        fought_in = any(
            is_among(w, words_of("battle")) for w in self.marked.words[max(0, item.i - _FOUGHT) : max(0, item.i - 1)]
        )
        if fought_in or seats_a_body(self.ctx, item, trigger) or seats_a_source(self.ctx, item, trigger):
            return "skip"
        bound = max(trigger.j if item.i >= trigger.j else 0, last.j if last is not None else trigger.j, item.i - 10)
        if is_for_treatment(self.ctx, max(bound, item.i - _SITE), item.i) or self.places.is_told_whither(item, bound):
            return "to"
        return "from" if self._is_around_site(item, trigger) else "in"

    def _is_around_site(self, item: Item, trigger: Item) -> bool:
        """Tell whether a place is where a site lies that is left ("من مستشفى في حلب القديمة", "مغادرة المسلحين معقلهم في حمص")."""
        words = self.marked.words
        leaves = takes_place(words[trigger.i])
        for k in range(max(item.i - _SITE, trigger.j), item.i):
            left = "من" in words[max(k - 2, trigger.j) : k] or (leaves and k - trigger.j <= _OWN_SITE)
            if words[k] in words_of("sites") and left:
                return not any(i.kind in ("place", "verb", "count") for i in self.ctx.items_in(item.s, k, item.i))
        return False

    def _is_listed(self, item: Item, last: Item) -> bool:
        """Tell whether a place stands in a list right behind another, each perhaps in quotes ("«يلدا» و«ببيلا»", "يلدا – ببيلا")."""
        between = [w for w in self.marked.words[last.j : item.i] if w not in _QUOTES]
        return len(between) <= 2 and (
            item.joined or between[-1:] in (["و"], ["،"], [","], ["او"]) or between in (["–"], ["-"])
        )

    def _is_reached(self, item: Item, trigger: Item, last: Item | None) -> bool:
        """Tell whether a place is the object of a verb of reaching, be it the trigger or not.

        "بلغت الراشدين", "وصولها مدينة إدلب"; also behind a subject that ends in a place ("بلغت دفعة من مهجري الوعر مدينة جرابلس").
        """
        if self._reaches(trigger):
            behind_subject = last is not None and last.i >= trigger.j and item.i == last.j
            return behind_subject or 0 <= item.i - trigger.j <= _OBJECT
        return any(self._reaches(v) for v in self.ctx.passage(item.s, max(item.i - 2, 0), item.i).verbs)

    def _is_entered(self, item: Item, trigger: Item) -> bool:
        """Tell whether a place is the object of entering ("دخلت حافلات تقل 300 مقاتل أراضي في X", "دخلت X الدفعة الأولى", "دخل مصر 20 جريحا")."""
        abroad = item.i == trigger.j and self.places.kind(item) == "country" and self._enters(trigger)
        if not 0 <= item.i - trigger.j <= ENTERED or not (abroad or comes_laden(self.ctx, trigger)):
            return False
        between = self.marked.words[trigger.j : item.i]
        land = between[-1:] == ["في"] and not words_of("grounds").isdisjoint(between)
        return land or not self.places.cues(item)

    def _enters(self, verb: Item) -> bool:
        return bool(verb.classes & self.bits["arrive"]) and has_stem(self.marked.words[verb.i], "enters")

    def _reaches(self, verb: Item) -> bool:
        """Tell whether a word of arriving takes the place reached as its object: a verb, or a noun with those who arrive."""
        word = self.marked.words[verb.i]
        if not verb.classes & self.bits["arrive"] or not has_stem(word, "reaches"):
            return False
        return "وصول" not in word or bool(verb.suffix)

    def _is_object(self, item: Item, frame: Frame, near: Items) -> bool:
        """Tell whether a place is the object of leaving: right after the verb, or behind its subject."""
        trigger = frame.trigger
        if item.i == trigger.j:
            return True
        if trigger.classes & self.bits["arrive"] or not takes_place(self.marked.words[trigger.i]):
            return False
        reach = 14 if not frame.origin and self._can_be_far(item, trigger, near) else 3
        return 0 <= item.i - trigger.j <= reach

    def _can_be_far(self, item: Item, trigger: Item, near: Items) -> bool:
        """Tell whether a place can be the object of "leave" behind its subject."""
        leaves = "غادر" in self.marked.words[trigger.i] and not trigger.definite
        return leaves and not is_parted(self.ctx, trigger, item, near)

    def _add(self, item: Item, mode: str, frame: Frame) -> None:
        """Add a place to a passage as what it is to those who leave."""
        key, trigger = self.places.key(item), frame.trigger
        if mode == "from":
            if not key.startswith("~"):  # what no table lists may lie anywhere
                frame.origin = {k: f for k, f in frame.origin.items() if f.rule != "scene"}
            frame.origin.setdefault(key, Filler(item, "left"))
        elif mode == "to" and trigger.joined and item.j <= trigger.i and trigger.classes & self.bits["evacuate"]:
            frame.origin.setdefault(key, Filler(item, "fetched_from"))  # "إيصال مساعدات إلى دماج وإجلاء الجرحى"
        elif mode == "to" and vehicles_enter(self.ctx, item, trigger):
            frame.origin.setdefault(key, Filler(item, "fetched_from"))
        elif mode in ("to", "reached"):
            words = self.marked.words[item.i - 3 : item.i + 1]
            onward = not {"ثم", "ومنها", "ومنه"}.isdisjoint(words)
            if frame.destination and (onward or (item.joined and self.marked.words[item.i].startswith("ف"))):
                frame.destination.clear()  # what came before is on the way
            frame.destination.setdefault(key, Filler(item, "made_for"))
        elif mode == "in" and self._is_scene(item, frame):
            frame.origin[key] = Filler(item, "scene")

    def _is_scene(self, item: Item, frame: Frame) -> bool:
        """Tell whether a place is where a departure begins, or is listed right behind such a place ("في كفريا والفوعة")."""
        if not frame.origin:
            return self._begins_at(item, frame.trigger)
        last = max(frame.origin.values(), key=lambda f: f.item.i)
        return last.rule == "scene" and item.i >= last.item.j and self._is_listed(item, last.item)

    def _begins_at(self, item: Item, trigger: Item) -> bool:
        """Tell whether a place stands beside a word of leaving, not of arriving, or behind its subject: it began there."""
        if not trigger.classes & self.out or trigger.classes & self.bits["arrive"]:
            return False
        if -4 <= item.i - trigger.j <= 9:
            return True
        between = self.ctx.items_in(item.s, trigger.j, item.i)
        return 9 < item.i - trigger.j <= 18 and not any(
            i.kind == "place" or (i.kind == "verb" and self.ctx.is_finite(i)) for i in between
        )
