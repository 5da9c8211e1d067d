"""Demands: what captors want others to be let go for, or else kill those whom they hold, which is the proposal of an exchange."""

from __future__ import annotations

from extract.claims.clauses import find_subject_after, find_subject_before
from extract.claims.context import CAPTORS, Context
from extract.claims.exchanges.counters import is_people
from extract.claims.exchanges.gifts import GIFTS, frees_somebody
from extract.claims.exchanges.parties import PartyReader
from extract.claims.exchanges.threats import (
    bears_arms,
    count_threatened,
    find_threatener,
    find_threats,
    is_unless_freed,
)
from extract.claims.frames import Filler, Frame
from extract.claims.settings import is_negated
from extract.mentions.items import Item
from extract.mentions.word_lists import list_beginnings

_DEMANDS = (
    list_beginnings("exchanges.yml", "demands")
    + list_beginnings("exchanges.yml", "demanding")
    + list_beginnings("exchanges.yml", "presses")
)
_DEADLINES = list_beginnings("exchanges.yml", "deadlines") + list_beginnings("exchanges.yml", "asks")
_FINITE = list_beginnings("exchanges.yml", "demands") + _DEADLINES
_DEMAND_REACH = 9  # tokens from the demand to the release
_DEADLINE_REACH = 30  # tokens from who gives a deadline, over an aside and to whom, to it
_OBJECT_REACH = 8  # tokens from seizing to those seized
_CAPTIVES = "كان"  # "seized protesters who were demanding": the captives demand


class DemandReader:
    """Tells of the captors of one article what release they demand."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.parties: dict[Item, list[Item]] = {}  # by the verb of the release, who demands it and, if told, of whom
        self.threatened: dict[Item, list[Item]] = {}  # … and counts of those who are killed else
        seizing = (v for items in self.marked.by_sentence for v in items.find_verbs(ctx.bits["capture"]))
        self._seizing = list(filter(ctx.is_finite, seizing))
        self._threats = find_threats(ctx)

    def find(self, s: int) -> Item | None:
        """Return the verb of a release that captors demand for those whom they hold ("خطف X مهندسين للمطالبة بالإفراج عن أقاربهم", "هددت X بقتل الرهائن ما لم تفرج Y عن")."""
        for verb in self.marked.by_sentence[s].find_verbs(self.ctx.bits["release"]):
            if not frees_somebody(self.ctx, verb):
                continue
            if parties := self._parties_to_threat(verb):
                self.parties[verb] = parties
                return verb
            demand = self._demand(verb)
            if demand is None or is_negated(self.ctx, verb) or self.ctx.between_has(demand, verb.i, *GIFTS):
                continue  # "طالبوا بفدية للإفراج عن الرهائن"
            captor = self._seizer(s, demand) or self._known_seizer(s, demand)
            if captor is not None:
                asks_later = self.marked.bare[demand].startswith(_DEADLINES) and captor.s == s and captor.i < demand
                after = captor.j if asks_later else demand + 1  # "أعطت X حكومة Y مهلة"
                asked = (i for i in self.ctx.items_in(s, after, verb.i) if self.ctx.names_party(i))
                self.parties[verb] = [captor, *(i for i in asked if i is not captor)][:2]
                return verb
        return None

    def name_sides(self, frame: Frame, parties: PartyReader) -> None:
        """Make who demands the release that opens a frame, and of whom, its sides."""
        for party in self.parties.get(frame.trigger, ()):
            parties.side_of(frame, self.ctx.key(party), party, "captors_demand")

    def add_threatened(self, frame: Frame, parties: PartyReader) -> None:
        """Count those whom captors threaten to kill as whom they would let go, and not those whom they want let go."""
        threatened = {count.i for count in self.threatened.get(frame.trigger, ())}
        for side in frame.sides if threatened else ():
            side.released = [f for f in side.released if f.item.i not in threatened]
        for count in self.threatened.get(frame.trigger, ()):
            captor = self.parties[frame.trigger][0]
            side = parties.side_of(frame, self.ctx.key(captor), captor, "captors_demand")
            side.released.append(Filler(count, "captors_demand"))

    def _parties_to_threat(self, verb: Item) -> list[Item]:
        """Return who will kill captives unless others are let go by a verb, and who is to let them go; empty where nobody threatens to."""
        threat = next((t for t in self._threats if t.s == verb.s and is_unless_freed(self.ctx, t, verb)), None)
        captor = find_threatener(self.ctx, threat) if threat is not None else None
        if threat is None or captor is None:
            return []
        end = self.marked.sentences[verb.s][1]
        named = (i for i in self.ctx.items_in(verb.s, min(verb.i, threat.i), end) if self.ctx.names_party(i))
        self.threatened[verb] = count_threatened(self.ctx, threat)
        asked = find_subject_after(self.ctx, verb, end) or next(
            (i for i in named if self.ctx.may_fight(self.ctx.key(captor), self.ctx.key(i))), None
        )
        return [i for i in (captor, asked) if i is not None]

    def _demand(self, verb: Item) -> int | None:
        start = self.marked.sentences[verb.s][0]
        back = range(verb.i - 1, max(start, verb.i - _DEMAND_REACH) - 1, -1)
        return next((k for k in back if self.marked.bare[k].startswith(_DEMANDS + _DEADLINES)), None)

    def _follows(self, item: Item, demand: int) -> bool:
        """Tell whether who stands right behind a demand makes it, and is not of whom it is made ("طالب الخاطفين")."""
        words = self.marked.words
        return (
            item.i == demand + 1
            and words[demand].removeprefix("و").startswith(_FINITE)
            and not words[item.i].endswith("ين")
        )

    def _seizer(self, s: int, demand: int) -> Item | None:
        """Return who is no state and seized people, as the sentence says before it goes on with what for."""
        start = self.marked.sentences[s][0]
        captives = any(w.startswith(_CAPTIVES) for w in self.marked.words[max(start, demand - 2) : demand])
        if captives or self._has_own_doer(demand):
            return None
        for verb in self._seizing:
            if verb.s == s and verb.j <= demand:
                captor = self._captor(verb, demand)
                taken = any(map(is_people, self.ctx.items_in(s, verb.j, verb.j + _OBJECT_REACH)))
                if taken and captor is not None:
                    return captor
        return None

    def _has_own_doer(self, demand: int) -> bool:
        """Tell whether a verb of demanding has a subject of its own behind it ("وطالب والده بالإفراج"), and no captors before it."""
        verb, following = self.marked.words[demand : demand + 2]
        finite = verb.removeprefix("و").startswith(_FINITE) and not verb.endswith(("وا", "ون"))
        return finite and not following.startswith("ب")

    def _known_seizer(self, s: int, demand: int) -> Item | None:
        """Return who demands, if the article says elsewhere that they seized people."""
        parties = [i for i in self.marked.by_sentence[s] if self.ctx.names_party(i)]
        reach = (
            _DEADLINE_REACH if self.marked.bare[demand].startswith(_DEADLINES) else 1
        )  # "منحت X حكومة Y مهلة للإفراج"
        who = next((i for i in parties if 0 <= demand - i.j <= reach or self._follows(i, demand)), None)
        if who is None or self.ctx.key(who) == CAPTORS:
            return who
        captors = [self._captor(v, self.marked.sentences[v.s][1]) for v in self._seizing]
        captors += [find_threatener(self.ctx, threat) for threat in self._threats]
        return who if any(c and self.ctx.same_party(self.ctx.key(c), self.ctx.key(who)) for c in captors) else None

    def _captor(self, verb: Item, limit: int) -> Item | None:
        """Return the armed group or tribe that seizes people by a verb."""
        start = self.marked.sentences[verb.s][0]
        found = find_subject_after(self.ctx, verb, limit) or find_subject_before(
            self.ctx, verb, max(start, verb.i - _OBJECT_REACH)
        )
        return found if found is not None and bears_arms(self.ctx, found) else None
