"""Evacuations: who left or was brought out of where, for where, under which arrangement."""

from __future__ import annotations

from extract.claims.circumstances import (
    is_long_ago,
    read_background,
    read_date,
    read_denials,
    read_mediators,
    read_sources,
    read_status,
)
from extract.claims.context import Context
from extract.claims.frames import Filler, Frame
from extract.mentions.forms import NOUN, PAST
from extract.mentions.items import Item

_AID = frozenset(
    (
        "معونات",
        "المعونات",
        "مساعدات",
        "المساعدات",
        "اغاثه",
        "الاغاثه",
        "اغاثيه",
        "الاغاثيه",
        "المساعده",
        "امدادات",
        "غذاييه",
        "شاحنات",
    )
)
_ARMED = frozenset(("armed_group", "coalition", "community", "tribe_or_notables"))
_CONNECTORS = frozenset(
    (
        "فيما",
        "بينما",
        "كما",
        "حيث",
        "مشيرا",
        "مشيره",
        "مضيفا",
        "مضيفه",
        "موضحا",
        "موضحه",
        "لافتا",
        "لافته",
        "موكدا",
        "موكده",
        "لكن",
        "ولكن",
        "وان",
        "بعدما",
        "بعد",
        "قبل",
        "وذلك",
        "علي",
    )
)
_GENERIC = frozenset(("syrian_opposition",))
_PLACE_NOUNS = {
    "المدينه": ("city", "town"),
    "البلده": ("town", "village", "city"),
    "البلدتين": ("town", "village"),
    "القريه": ("village", "town"),
    "الحي": ("quarter",),
    "الاحياء": ("quarter",),
    "المخيم": ("camp",),
    "المنطقه": (),
    "المصنع": (),
    "الجيب": (),
    "القطاع": ("region",),
    "المستشفي": ("hospital", "point"),
    "المجمع": ("hospital", "point"),
}
_LAND = frozenset(("مناطق", "منطقه", "مواقع"))
_CARGO = frozenset(
    ("حموله", "الحموله", "حمولتها", "شاحنه", "الشاحنات", "محمله", "تفريغ", "افراغ", "الاغاثي", "اغاثي", "لاغاثه")
)
_FLIGHT = frozenset(("فر", "فرت", "فروا", "فرار", "الفرار", "هربوا", "هربا", "نزح", "نزحت", "نزحوا", "النزوح", "نزوح"))
_ATTACKS = frozenset(("لاطلاق", "استهدف", "استهدفت", "استهداف", "هجوم", "لهجوم", "تعرض", "تعرضت", "انفجار", "تفجير"))
_DATELINE_ENDS = frozenset(("(", "-", "–", "—", "--", "/", ":", "ـ", "ــ"))
_HOLD = frozenset(("سيطره", "نفوذ", "لسيطره"))


def is_plain_evacuation(word: str) -> bool:
    """Tell whether a folded word is a form of "evacuate" itself (إجلاء, إخلاء), not of leaving or transporting."""
    return any(x in word for x in ("جلاء", "جلا", "جلي", "خلاء"))


class EvacuationReader:
    """Reads the evacuation frames of one marked article."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self.out = ctx.mask("evacuate", "leave")
        self.triggers = self.out | ctx.bits["arrive"]
        self.deals = 0
        self.left: dict[str, Filler] = {}

    def read(self) -> list[Frame]:
        """Return the evacuation frames of the article, in order of place."""
        evidence = [self._arrangement(s) for s in range(len(self.marked.sentences))]
        article = sum(min(e, 2) for e in evidence)
        self.deals = sum(
            i.kind == "cue" and i.cue in ("arrangement", "mediation") and "نار" not in self.marked.words[i.i : i.j]
            for i in self.marked.items
        )
        frames: list[Frame] = []
        for s in range(len(self.marked.sentences)):
            around = max(evidence[max(0, s - 1) : s + 2], default=0) + (1 if evidence and evidence[0] else 0)
            frames += self._frames(s, around, article)
        return frames

    # -------------------------------------------------------------- what makes it an evacuation

    def _arrangement(self, s: int) -> int:
        """Count what in a sentence speaks of an arrangement: a deal, a corridor, a convoy, "evacuation"."""
        score = 0
        for item in self.marked.by_sentence[s]:
            if item.kind == "cue" and item.cue == "arrangement" or item.kind == "cue" and item.cue == "convoy":
                score += 1
            elif (
                item.kind == "verb"
                and item.classes & self.bits["evacuate"]
                and is_plain_evacuation(self.marked.words[item.i])
            ):
                score += 2
            elif item.kind == "verb" and item.classes & self.bits["agree"]:
                score += 1
            elif item.kind == "batch" or (item.kind == "cue" and item.cue == "mediation"):
                score += 1
            elif item.kind == "actor" and item.name is not None and item.name.entity_type in ("red_cross", "un_body"):
                score += 1
            elif item.kind == "count" and item.category == "wounded":
                score += 1
        return score

    def _frames(self, s: int, around: int, article: int) -> list[Frame]:
        items = self.marked.by_sentence[s]
        if self._is_out_of_scope(s):
            return []
        start, end = self.marked.sentences[s]
        triggers = [i for i in items if i.kind == "verb" and i.classes & self.triggers]
        triggers = [t for t in triggers if self._is_trigger(t, items, around, article)]
        frames: list[Frame] = []
        for head, a, b in self._segments(triggers, items, start, end):
            frame = self._frame(s, head, a, b, items)
            if frame is not None:
                frames.append(frame)
        return frames

    def _segments(self, triggers: list[Item], items: list[Item], start: int, end: int) -> list[tuple[Item, int, int]]:
        """Cut a sentence between triggers that stand in clauses of their own: (leading trigger, start, end)."""
        segments: list[tuple[Item, int, int]] = []
        for trigger in triggers:
            if segments:
                head, a, _ = segments[-1]
                cut = self._break(head.j, trigger.i, items)
                if cut is None:
                    if (
                        self.ctx.is_nominal(head)
                        and not self.ctx.is_nominal(trigger)
                        and not is_plain_evacuation(self.marked.words[head.i])
                    ) or (self._carries(head) and not self.ctx.is_nominal(trigger) and not self._carries(trigger)):
                        segments[-1] = (trigger, a, end)
                    continue
                segments[-1] = (head, a, cut)
                segments.append((trigger, cut, end))
            else:
                segments.append((trigger, start, end))
        return segments

    def _carries(self, trigger: Item) -> bool:
        """Tell whether a verb only says what a vehicle carries ("حافلات تقل 981 شخصا غادرت …")."""
        return self.marked.words[trigger.i] in ("تقل", "يقل", "اقلت", "اقل", "وتقل", "تقلهم")

    def _break(self, a: int, b: int, items: list[Item]) -> int | None:
        """Return where a new clause begins between two triggers, None if both stand in one clause."""
        words = self.marked.words
        for k in range(b, a, -1):
            if words[k] in _CONNECTORS:
                return k
            if words[k] in "،," and k + 1 < b + 1:
                nxt = self.marked.info[k + 1]
                if (
                    words[k + 1] in _CONNECTORS
                    or words[k + 1].startswith("و")
                    or (nxt is not None and nxt.entry is not None and nxt.entry.classes)
                ):
                    return k
        for verb in items:
            if (
                verb.kind == "verb"
                and a <= verb.i <= b
                and verb.joined
                and self.ctx.is_finite(verb)
                and not verb.tense & NOUN
            ):
                return verb.i
        return None

    def _is_out_of_scope(self, s: int) -> bool:
        cues = [i.cue for i in self.marked.by_sentence[s] if i.kind == "cue"]
        return "disaster" in cues or "foreign_nationals" in cues or cues.count("sport") > 0

    def _is_trigger(self, trigger: Item, items: list[Item], around: int, article: int) -> bool:
        """Tell whether a verb of leaving tells of people leaving under an arrangement."""
        words = self.marked.words
        nxt = words[trigger.j] if trigger.j < len(words) else ""
        if nxt in (
            "النار",
            "نار",
            "اطلاق",
            "الاتفاق",
            "الخدمه",
            "السلطه",
            "الحكم",
            "المنصب",
            "الحياه",
            "البطوله",
            "عن",
            "قوله",
            "قولها",
        ):
            return False
        if self._is_other_sense(trigger, items):
            return False
        if trigger.classes & self.bits["swap"] or any(
            w in ("%", "٪", "بالميه", "بالمايه") for w in words[trigger.j : trigger.j + 6]
        ):
            return False
        if not self._theme(trigger, items) or self._is_relief(trigger, items) or self._is_attack(trigger):
            return False
        if self._clears_by_force(trigger, items, around) or self._is_flight(trigger):
            return False
        if trigger.classes & self.bits["arrive"] and not trigger.classes & self.out:
            convoy = any(
                i.kind == "vehicles" or (i.kind == "cue" and i.cue == "convoy") or i.kind == "batch"
                for i in items
                if abs(i.i - trigger.i) < 12
            )
            return (
                convoy and around >= 2 or self._has_both_ends(trigger, items) and article >= 1
            ) and not self._aid_near(trigger)
        if self._aid_near(trigger):
            return False
        if trigger.classes & self.bits["evacuate"] and is_plain_evacuation(self.marked.words[trigger.i]):
            return True
        if (
            trigger.classes & self.bits["evacuate"]
            and trigger.classes & ~self.bits["leave"]
            and not trigger.classes & self.bits["leave"]
        ):
            return around >= 1 or (article >= 2 and self._has_path(trigger, items))
        return (
            around >= 1
            and (self._has_path(trigger, items) or around >= 2)
            or (article >= 2 and self._has_path(trigger, items))
        )

    def _is_other_sense(self, trigger: Item, items: list[Item]) -> bool:
        """Tell whether a word of leaving means another thing: "outside" (خارج), "through" (عبر), "Reuters reported" (نقلت رويترز)."""
        word = self.marked.words[trigger.i].removeprefix("و")
        nxt = self.marked.words[trigger.j] if trigger.j < len(self.marked.words) else ""
        if word in ("دعا", "دعت", "دعوا", "دعي") and "ودع" in self.marked.words[trigger.i]:
            return True
        if word == "خارج":
            return nxt != "من"
        if word == "عبر":
            return nxt != "الي" and not any(i.kind in ("date", "count") and i.i == trigger.j for i in items)
        return bool(trigger.classes & self.bits["say"]) and any(
            i.kind == "actor"
            and i.name is not None
            and i.name.entity_type in ("media", "monitor")
            and 0 <= i.i - trigger.j <= 2
            for i in items
        )

    def _is_relief(self, trigger: Item, items: list[Item]) -> bool:
        """Tell whether what moves is a relief convoy: a sentence of aid and trucks, and nobody in it who leaves."""
        if is_plain_evacuation(self.marked.words[trigger.i]):
            return False
        start, end = self.marked.sentences[trigger.s]
        cargo = any(w in _AID or w in _CARGO for w in self.marked.words[start:end])
        return cargo and not any(
            (i.kind == "noun" and i.noun is not None and i.noun.kind == "people")
            or (i.kind == "count" and not i.forced)
            or (i.kind == "batch" and "دفع" in " ".join(self.marked.words[i.i : i.j]))
            for i in items
            if abs(i.i - trigger.i) <= 9
        )

    def _is_attack(self, trigger: Item) -> bool:
        """Tell whether a vehicle that carries people is only what was shot at ("تعرض حافلة تقل … لإطلاق نار")."""
        word = self.marked.words[trigger.i]
        if not word.endswith(("تقل", "يقل", "اقلت", "اقل")):
            return False
        return any(w in _ATTACKS for w in self.marked.words[max(0, trigger.i - 8) : trigger.j + 10])

    def _is_flight(self, trigger: Item) -> bool:
        """Tell whether people only fled: words of flight, and no arrangement told in the sentence, or in the article."""
        if is_plain_evacuation(self.marked.words[trigger.i]):
            return False
        start, end = self.marked.sentences[trigger.s]
        if any(w in _FLIGHT for w in self.marked.words[start:end]):
            return not any(i.kind == "cue" and i.cue == "arrangement" for i in self.marked.by_sentence[trigger.s])
        return not self.deals and any(w in _FLIGHT for w in self.marked.words)

    def _clears_by_force(self, trigger: Item, items: list[Item], around: int) -> bool:
        """Tell whether a place is to be cleared of a group by force: "إخلاء X من Y" with no arrangement told nearby."""
        if "خلاء" not in self.marked.words[trigger.i] and "خل" not in self.marked.words[trigger.i][:4]:
            return False
        group = any(
            i.kind == "actor"
            and i.name is not None
            and i.name.entity_type in ("armed_group", "coalition")
            and 0 <= i.i - trigger.j <= 8
            for i in items
        )
        return group and self.deals == 0

    def _aid_near(self, trigger: Item) -> bool:
        words = self.marked.words[max(0, trigger.i - 5) : trigger.j + 4]
        return any(w in _AID for w in words) and not any("حافل" in w for w in words)

    def _has_path(self, trigger: Item, items: list[Item]) -> bool:
        """Tell whether a place is left or made for: by a preposition, or as the object of "leave" and "clear"."""
        return any(
            i.kind == "place"
            and -4 <= i.i - trigger.j <= 14
            and (self.ctx.before(i) & {"from", "to", "via"} or (0 <= i.i - trigger.j <= 3 and self._object_ok(trigger)))
            for i in items
        )

    def _has_both_ends(self, trigger: Item, items: list[Item]) -> bool:
        """Tell whether counted people arrive from one named place at another."""
        near = [i for i in items if i.kind == "place" and -4 <= i.i - trigger.j <= 14]
        counted = any(i.kind == "count" and not i.bare and abs(i.i - trigger.i) < 10 for i in items)
        return (
            counted
            and any("from" in self.ctx.before(i) for i in near)
            and any("to" in self.ctx.before(i) for i in near)
        )

    def _theme(self, trigger: Item, items: list[Item]) -> bool:
        """Tell whether people, a group or a convoy are the subject or object of a trigger: close by, no other verb between."""
        finite = [
            v.i
            for v in items
            if v.kind == "verb"
            and v is not trigger
            and self.ctx.is_finite(v)
            and not v.tense & NOUN
            and "بلغ" not in self.marked.words[v.i]
        ]
        for i in items:
            if not -9 <= i.j - trigger.i and i.i < trigger.i or i.i - trigger.j > (14 if i.kind == "count" else 9):
                continue
            group = (
                i.kind == "actor"
                and i.name is not None
                and i.name.entity_type in _ARMED
                and (
                    (0 <= i.i - trigger.j <= 4 and "وفد" not in self.marked.words[trigger.j : i.i])
                    or (0 <= trigger.i - i.j <= 2 and not self.ctx.is_nominal(trigger) and self._names_members(i))
                )
            )
            crowd = (
                i.kind == "noun"
                and i.noun is not None
                and (i.noun.kind in ("people", "vehicles") and i.noun.number == "p" or i.noun.kind == "convoys")
            )
            counted = i.kind == "count" and not i.forced and i.category != "bodies" or i.kind in ("vehicles", "batch")
            if not (group or crowd or counted):
                continue
            a, b = (trigger.j, i.i) if i.i >= trigger.j else (i.j, trigger.i)
            if not any(a <= v < b for v in finite):
                return True
        return False

    # -------------------------------------------------------------- a frame

    def _frame(self, s: int, trigger: Item, a: int, b: int, items: list[Item]) -> Frame | None:
        ctx = self.ctx
        frame = Frame("evacuation", s, (a, b), trigger)
        near = [i for i in items if i.i >= a and i.j <= b]
        frame.mediators = read_mediators(ctx, s, a, b)
        frame.is_total = any("first_done" in ctx.cues_at.get(k, ()) for k in range(a, b))
        self._who(frame, trigger, near)
        self._how_many(frame, trigger, near)
        self._path(frame, trigger, near)
        self._parties(frame, items)
        frame.status, frame.firmness = read_status(ctx, frame, trigger)
        frame.background = read_background(ctx, s, a, b, trigger)
        frame.date = read_date(ctx, s, a, b, trigger, status=frame.status)
        frame.background = frame.background or is_long_ago(ctx, frame.date)
        frame.sources = read_sources(ctx, s, a, b)
        frame.denied_by = read_denials(ctx, s)
        if not (frame.actors or frame.people or frame.origin or frame.destination or frame.batch or frame.vehicles):
            return None
        frame.weight = (
            2 * len(frame.people)
            + len(frame.origin)
            + len(frame.destination)
            + len(frame.actors)
            + (1 if frame.batch else 0)
            - (1 if frame.background else 0)
        )
        frame.evidence = [(a, b)]
        return frame

    def _who(self, frame: Frame, trigger: Item, near: list[Item]) -> None:
        """Find the group that leaves: the subject or object of the trigger, or the group whose members are named."""
        ctx = self.ctx
        for item in near:
            if item.kind != "actor" or item.name is None or ctx.key(item) in frame.mediators:
                continue
            if item.name.entity_type not in _ARMED:
                continue
            cues = ctx.before(item)
            member = self._member_of(item, near)
            if self.marked.words[item.i - 1] in _LAND or self.marked.words[item.i - 1] in _HOLD:
                continue
            if item.name.entity_id in _GENERIC and not (member and -4 <= item.i - trigger.j <= 5 and not frame.actors):
                continue
            close = 0 <= item.i - trigger.j <= 6 or (0 <= trigger.i - item.j <= 3 and not ctx.is_nominal(trigger))
            if cues & {"between", "with", "to", "in", "by_attribution", "holder", "mediation"} and not member:
                continue
            if "from" in cues and not member:
                continue
            if any(ctx.same_party(ctx.key(item), k) for k in frame.actors):
                continue
            if member and abs(item.i - trigger.i) <= 14 or close and not self._says(item, near):
                frame.actors.setdefault(ctx.key(item), Filler(item, "members_leave" if member else "subject_leaves"))
        self._whose_land(frame, near)
        self._whose_people(frame, trigger, near)

    def _whose_land(self, frame: Frame, near: list[Item]) -> None:
        """Take the group from whose land people leave, where no other is named ("من مناطق سيطرة X")."""
        if frame.actors:
            return
        for item in near:
            if item.kind != "actor" or item.name is None or item.name.entity_type not in ("armed_group", "coalition"):
                continue
            head = self.marked.words[max(0, item.i - 4) : item.i]
            if "من" in head and any(w in _LAND for w in head) and any(w in _HOLD for w in head):
                frame.actors.setdefault(self.ctx.key(item), Filler(item, "from_its_land"))
                return

    def _whose_people(self, frame: Frame, trigger: Item, near: list[Item]) -> None:
        """Take the group or army of an adjective right after those who leave ("جريحا حوثيا", "عسكريا أوكرانيا")."""
        if frame.actors:
            return
        for item in near:
            if item.kind != "nat" or not item.names:
                continue
            people = next((i for i in near if i.kind == "count" and i.j == item.i and not i.forced), None)
            if people is None or abs(people.i - trigger.i) > 9:
                continue
            armed = item.names[0].entity_type in ("armed_group", "coalition")
            if armed or people.category == "fighters":
                frame.actors.setdefault(self.ctx.key(item), Filler(item, "adjective_of_people"))
                return

    def _member_of(self, item: Item, near: list[Item]) -> bool:
        """Tell whether a noun of people right before an actor makes it "members of X"."""
        for other in near:
            if (
                other.kind in ("noun", "count")
                and 0 <= item.i - other.j <= 2
                and (other.kind == "count" or other.noun is not None and other.noun.kind == "people")
            ):
                return True
        return self._names_members(item)

    def _names_members(self, item: Item) -> bool:
        """Tell whether a name begins with a word for its members ("مقاتلي جيش الإسلام", "مسلحو المعارضة")."""
        return self.marked.words[item.i].removeprefix("و").removeprefix("ل").startswith(("مقاتل", "مسلح", "عناصر"))

    def _says(self, item: Item, near: list[Item]) -> bool:
        return any(
            v.kind == "verb"
            and v.classes & self.ctx.mask("say", "deny", "propose", "fail", "agree")
            and self.ctx.is_finite(v)
            and -1 <= item.i - v.j <= 3
            for v in near
        )

    def _parties(self, frame: Frame, items: list[Item]) -> None:
        """Find who made the deal: the names after "a deal between" or "a deal with"."""
        ctx = self.ctx
        for deal in items:
            if deal.kind != "cue" or deal.cue != "arrangement":
                continue
            names = [i for i in items if ctx.names_party(i) and 0 <= i.i - deal.j <= 8]
            first = next((i for i in names if ctx.before(i) & {"between", "with"} and i.i - deal.j <= 4), None)
            if first is None or any(ctx.between_has(deal.j, first.i, c) for c in ("from", "to", "mediation")):
                continue
            frame.parties.setdefault(ctx.key(first), Filler(first, "made_the_deal"))
            if "between" not in ctx.before(first):
                continue
            second = next((i for i in names if i.i >= first.j and (i.joined or "between" in ctx.before(i))), None)
            if second is not None:
                frame.parties.setdefault(ctx.key(second), Filler(second, "made_the_deal"))

    def _how_many(self, frame: Frame, trigger: Item, near: list[Item]) -> None:
        """Find the counts of those who leave, parts apart; and vehicles and batch."""
        ctx = self.ctx
        whole = None
        for item in near:
            if item.kind == "vehicles" and frame.vehicles is None:
                frame.vehicles = Filler(item, "vehicles")
            elif item.kind == "batch" and frame.batch is None:
                frame.batch = Filler(item, "ordinal")
            if item.kind != "count" or item.forced or item.category == "bodies":
                continue
            if self._counts_dead_or_staying(item, near) or self._given_in_return(item, trigger, near):
                continue
            if item.bare and not self._bare_fits(item, trigger):
                if not frame.is_total or not self._is_risen_total(item):
                    continue
                noun = next(
                    (
                        i
                        for i in near
                        if i.kind == "noun" and i.noun is not None and i.noun.kind == "people" and i.j <= item.i
                    ),
                    None,
                )
                item.category = noun.noun.category if noun is not None and noun.noun is not None else "people"
            if whole is not None and self._is_part(item, whole):
                frame.parts.append(Filler(item, "among"))
                continue
            if item.category in ("children", "women") and whole is not None and whole.category == "people":
                frame.parts.append(Filler(item, "category_of_total"))
                continue
            frame.people.append(Filler(item, "count_near_trigger"))
            whole = item

    def _given_in_return(self, item: Item, trigger: Item, near: list[Item]) -> bool:
        """Tell whether a count is of those freed in return: behind "in return for", or governed by a verb of release."""
        a, b = (trigger.j, item.i) if item.i >= trigger.j else (item.j, trigger.i)
        if any(i.kind == "cue" and i.cue == "counter" and a <= i.i < b for i in near):
            return True
        freeing = self.ctx.mask("release", "hand_over", "receive", "capture", "swap")
        return any(
            v.kind == "verb"
            and v is not trigger
            and v.classes & freeing
            and not v.classes & self.triggers
            and 0 <= item.i - v.j <= 7
            and not v.j <= trigger.i < item.i
            for v in near
        )

    def _is_risen_total(self, item: Item) -> bool:
        """Tell whether a bare number is what a total came to ("ارتفع إلى 79702", "بلغ عددهم 300")."""
        before = self.marked.words[item.i - 1] if item.i else ""
        return before in ("الي", "بلغ", "بلغت", "عددهم", "ليبلغ", "حاجز")

    def _bare_fits(self, item: Item, trigger: Item) -> bool:
        return -3 <= item.i - trigger.j <= 3

    def _is_part(self, item: Item, whole: Item) -> bool:
        if item.bare and "among" in self.ctx.cues_at.get(item.j, ()):
            return True
        return any(
            "among" in self.ctx.cues_ending.get(k, ()) for k in range(max(whole.j, item.i - 3), item.i + 1)
        ) and not any("besides" in self.ctx.cues_ending.get(k, ()) for k in range(max(whole.j, item.i - 3), item.i + 1))

    def _counts_dead_or_staying(self, item: Item, near: list[Item]) -> bool:
        """Tell whether a count is of killed people, or of those who live in the place."""
        for verb in near:
            if verb.kind == "verb" and verb.classes & self.bits["kill"] and abs(verb.i - item.i) <= 5:
                return True
        words = self.marked.words[max(0, item.i - 4) : item.i + 1] + self.marked.words[item.j : item.j + 3]
        return any(
            w
            in (
                "يقطنها",
                "يقطنه",
                "يعيش",
                "يعيشون",
                "يقيم",
                "محاصرون",
                "محاصرين",
                "بقي",
                "يوجد",
                "يعاني",
                "علق",
                "البالغ",
                "يسكنها",
                "لنحو",
                "تقطنها",
                "قتيل",
                "مقتل",
            )
            for w in words
        )

    def _path(self, frame: Frame, trigger: Item, near: list[Item]) -> None:
        """Find places left and made for, by the preposition before each and by the trigger's own object."""
        ctx = self.ctx
        mode = ""
        last: Item | None = None
        for item in near:
            if item.kind != "place" and not (
                item.kind == "actor" and item.place_reading is not None and ctx.before(item) & {"from", "to"}
            ):
                continue
            if self._in_dateline(item):
                continue
            cues = ctx.before(item)
            listed = (
                last is not None and item.i - last.j <= 2 and (item.joined or self.marked.words[item.i - 1] in "،,و")
            )
            lies_in = last is not None and item.i - last.j <= 1 and bool(cues & {"in", "ب"}) and "near" not in cues
            if last is not None and (lies_in or self._is_around(item, last)) and "to" not in cues:
                last = item
                continue
            if self._reception(item, trigger) or self._entered(item):
                mode = "to"
            elif "to" in cues or ("ل" in cues and trigger.classes & self.bits["arrive"]):
                mode = "to"
            elif "from" in cues and self._is_neighbour(item):
                mode = "skip"
            elif "from" in cues:
                mode = (
                    "via"
                    if item.kind == "place"
                    and item.name is not None
                    and item.name.entity_type in ("crossing", "checkpoint")
                    else "from"
                )
            elif "via" in cues:
                mode = "via"
            elif listed:
                pass
            elif self._people_of(item):
                mode = "from"
            elif cues & {"in", "ب"} and "near" not in cues:
                bound = last.j if last is not None else trigger.j
                mode = (
                    "to"
                    if any("to" in ctx.cues_at.get(k, ()) for k in range(max(bound, item.i - 10), item.i))
                    else "in"
                )
            elif self._reached(item, trigger):
                mode = "to"
            elif item.i == trigger.j or (
                0 <= item.i - trigger.j <= (14 if not frame.origin and self._has_far_object(trigger, item, near) else 3)
                and not trigger.classes & self.bits["arrive"]
                and self._object_ok(trigger)
            ):
                mode = "from"
            else:
                mode = "skip"
            key = self._place_key(item)
            if mode == "from":
                frame.origin.setdefault(key, Filler(item, "left"))
            elif mode == "to":
                if frame.destination and (
                    self.marked.words[item.i].startswith("ف")
                    and item.joined
                    or "ثم" in self.marked.words[item.i - 3 : item.i + 1]
                ):
                    frame.destination.clear()  # what came before is on the way
                frame.destination.setdefault(key, Filler(item, "made_for"))
            elif (
                mode == "in"
                and not frame.origin
                and -4 <= item.i - trigger.j <= 9
                and trigger.classes & self.out
                and not trigger.classes & self.bits["arrive"]
            ):
                frame.origin.setdefault(key, Filler(item, "scene"))
            last = item
        if not frame.origin:
            self._same_place(frame, trigger, near)
        if frame.origin:
            self.left = frame.origin

    def _same_place(self, frame: Frame, trigger: Item, near: list[Item]) -> None:
        """Find the place left where only "the town", "the quarter" says so: the one last left, or last named, of that kind."""
        words, info = self.marked.words, self.marked.info
        start, end = frame.span
        for k in range(max(start + 1, trigger.j), min(end, trigger.j + 14)):
            kinds = _PLACE_NOUNS.get(words[k])
            if kinds is None or any(i.kind == "place" and i.i <= k + 2 and i.j > k for i in near):
                continue
            object_ = k == trigger.j and self._object_ok(trigger)
            if words[k - 1] not in ("من", "داخل") and not object_:
                continue
            following = info[k + 1] if k + 1 < end else None
            if following is not None and following.entry is not None and following.entry.nationality:
                continue
            if k + 1 < end and words[k + 1].startswith("ال") and not object_:
                continue  # "the border area": an adjective says which one
            if self.left and (not kinds or any(self._kind_of(f.item) in kinds for f in self.left.values())):
                frame.origin = {key: Filler(f.item, "same_place") for key, f in self.left.items()}
                return
            for item in reversed(self.marked.items):
                if item.kind == "place" and item.j <= k and self._kind_of(item) in kinds:
                    frame.origin[self._place_key(item)] = Filler(item, "same_place")
                    return

    def _kind_of(self, item: Item) -> str:
        name = item.name if item.kind == "place" else item.place_reading
        return name.entity_type if name is not None else ""

    def _has_far_object(self, trigger: Item, item: Item, near: list[Item]) -> bool:
        """Tell whether a place can be the object of "leave" behind its subject: no verb or preposition of way between."""
        if not self._is_leaving(trigger) or item.actor_reading is not None:
            return False
        return not any(
            trigger.j <= i.i < item.i
            and (i.kind == "verb" and self.ctx.is_finite(i) or (i.kind == "cue" and i.cue in ("to", "via", "in")))
            for i in near
        )

    def _is_leaving(self, trigger: Item) -> bool:
        """Tell whether a trigger is "leave" (غادر), whose object may follow a long subject."""
        return "غادر" in self.marked.words[trigger.i] and not trigger.definite

    def _entered(self, item: Item) -> bool:
        """Tell whether a place stands right after "their entry", "their arrival at" ("تمهيدا لدخولهم مصر")."""
        word = self.marked.words[item.i - 1] if item.i else ""
        return any(word.startswith(x) for x in ("دخولهم", "لدخولهم", "دخولها", "بلوغهم", "لبلوغ", "بلوغ"))

    def _reached(self, item: Item, trigger: Item) -> bool:
        """Tell whether a place is the object of a verb of reaching ("بلغت الراشدين", "وصل مدينة إدلب")."""
        word = self.marked.words[trigger.i]
        return (
            bool(trigger.classes & self.bits["arrive"])
            and any(x in word for x in ("بلغ", "وصل", "يصل", "تصل"))
            and "وصول" not in word
            and 0 <= item.i - trigger.j <= 5
        )

    def _object_ok(self, trigger: Item) -> bool:
        """Tell whether a verb takes the place left as its object: "leave" (غادر, ترك) and "clear" (أخلى)."""
        word = self.marked.words[trigger.i]
        return any(x in word for x in ("غادر", "خلاء", "اخل", "خلي", "ترك"))

    def _is_neighbour(self, item: Item) -> bool:
        """Tell whether "from" belongs to "near" ("القريب من جرابلس"), or to "each of" ("كل من تركيا وروسيا")."""
        words = self.marked.words[max(0, item.i - 4) : item.i]
        if words[-2:] == ["كل", "من"]:
            return True
        return any(w.endswith(("قريب", "قريبه", "قرب", "مقربه")) and "من" in words[n:] for n, w in enumerate(words))

    def _in_dateline(self, item: Item) -> bool:
        """Tell whether a place stands in the line that says where a report was written ("دبي، الإمارات (CNN) --", "حمص - ")."""
        start, end = self.marked.sentences[item.s]
        if item.i - start > 5 or item.s > 3:
            return False
        words = self.marked.words
        for k in range(start, min(item.j + 6, end)):
            word = self.marked.info[k]
            if k >= item.j and words[k] in _DATELINE_ENDS:
                return not any(words[n] in _CONNECTORS for n in range(start, k))
            if word is not None and word.entry is not None and word.entry.classes:
                return False
        return False

    def _is_around(self, item: Item, last: Item) -> bool:
        """Tell whether a place only says where the place before it lies ("كفريا في ريف إدلب")."""
        around, inner = self._place_key(item), self._place_key(last)
        parents = self.ctx.lexicon.place_parents
        for _ in range(4):
            inner = parents.get(inner, "")
            if inner and (
                inner == around or parents.get(around) == inner and self.ctx.lexicon.types.get(around) == "region"
            ):
                return item.i - last.j <= 5
        return False

    def _reception(self, item: Item, trigger: Item) -> bool:
        """Tell whether a place is the subject of a verb of receiving ("استقبل مخيم زوغرة الدفعة الرابعة")."""
        return "ستقبل" in self.marked.words[trigger.i] and 0 <= item.i - trigger.j <= 1

    def _people_of(self, item: Item) -> bool:
        """Tell whether a noun of people right before a place says whose they are ("أهالي الوعر", "مهجري حلب")."""
        word = self.marked.info[item.i - 1] if item.i else None
        return (
            word is not None
            and word.entry is not None
            and word.entry.noun is not None
            and word.entry.noun.kind == "people"
            and word.entry.noun.number == "p"
            and not word.definite
        )

    def _place_key(self, item: Item) -> str:
        name = item.name if item.kind == "place" else item.place_reading
        return (
            name.entity_id
            if name is not None and name.entity_id
            else "~" + " ".join(self.marked.words[item.i : item.j])
        )


def started(trigger: Item) -> bool:
    """Tell whether a trigger is told as past."""
    return bool(trigger.tense & PAST) and not trigger.tense & NOUN
