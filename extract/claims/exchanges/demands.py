"""Demands: what captors want others to be let go for, which is the proposal of an exchange."""

from __future__ import annotations

from extract.claims.clauses import find_subject_after, find_subject_before
from extract.claims.context import Context
from extract.claims.exchanges.counters import is_people
from extract.claims.exchanges.gifts import GIFTS, frees_somebody
from extract.claims.settings import is_negated
from extract.mentions.items import Item
from extract.mentions.word_lists import list_beginnings

_DEMANDS = (
    list_beginnings("exchanges.yml", "demands")
    + list_beginnings("exchanges.yml", "demanding")
    + list_beginnings("exchanges.yml", "presses")
)
_FINITE = list_beginnings("exchanges.yml", "demands")
_DEMAND_REACH = 9  # tokens from the demand to the release
_OBJECT_REACH = 8  # tokens from seizing to those seized
_CAPTIVES = "كان"  # "seized protesters who were demanding": the captives demand
_BEARERS = frozenset(("armed_group", "coalition", "tribe_or_notables", "community"))


class DemandReader:
    """Tells of the captors of one article what release they demand."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.parties: dict[Item, list[Item]] = {}  # by the verb of the release, who demands it and, if told, of whom
        seizing = (v for items in self.marked.by_sentence for v in items.find_verbs(ctx.bits["capture"]))
        self._seizing = list(filter(ctx.is_finite, seizing))

    def find(self, s: int) -> Item | None:
        """Return the verb of a release that captors demand for those whom they hold ("خطف X مهندسين للمطالبة بالإفراج عن أقاربهم")."""
        for verb in self.marked.by_sentence[s].find_verbs(self.ctx.bits["release"]):
            if not frees_somebody(self.ctx, verb):
                continue
            demand = self._demand(verb)
            if demand is None or is_negated(self.ctx, verb) or self.ctx.between_has(demand, verb.i, *GIFTS):
                continue  # "طالبوا بفدية للإفراج عن الرهائن"
            captor = self._seizer(s, demand) or self._known_seizer(s, demand)
            if captor is not None:
                asked = (i for i in self.ctx.items_in(s, demand + 1, verb.i) if self.ctx.names_party(i))
                self.parties[verb] = [captor, *(i for i in asked if i is not captor)][:2]
                return verb
        return None

    def _demand(self, verb: Item) -> int | None:
        start = self.marked.sentences[verb.s][0]
        back = range(verb.i - 1, max(start, verb.i - _DEMAND_REACH) - 1, -1)
        return next((k for k in back if self.marked.bare[k].startswith(_DEMANDS)), None)

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
        parties = (i for i in self.marked.by_sentence[s] if self.ctx.names_party(i))
        who = next((i for i in parties if 0 <= demand - i.j <= 1 or self._follows(i, demand)), None)
        if who is None:
            return None
        captors = (self._captor(v, self.marked.sentences[v.s][1]) for v in self._seizing)
        return who if any(c and self.ctx.same_party(self.ctx.key(c), self.ctx.key(who)) for c in captors) else None

    def _captor(self, verb: Item, limit: int) -> Item | None:
        """Return the armed group or tribe that seizes people by a verb."""
        start = self.marked.sentences[verb.s][0]
        found = find_subject_after(self.ctx, verb, limit) or find_subject_before(
            self.ctx, verb, max(start, verb.i - _OBJECT_REACH)
        )
        armed = found is not None and self.ctx.lexicon.types.get(self.ctx.key(found), "armed_group") in _BEARERS
        return found if armed else None
