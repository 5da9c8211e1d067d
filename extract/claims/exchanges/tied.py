"""Tied: releases by two parties of which a sentence says that they are of one deal, or came together or one after the other."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.exchanges.bargains import is_near_deal
from extract.claims.exchanges.gifts import frees_somebody
from extract.claims.exchanges.givers import GiverReader
from extract.claims.settings import is_negated
from extract.mentions.items import Item
from extract.mentions.verb_classes import LET_GO

_AFTER = frozenset(("بعد", "بعدما", "عقب", "اثر", "فور", "غداه"))
_TOGETHER = frozenset(("بالتزامن", "تزامنا", "بالتوازي", "تزامن", "يتزامن", "متزامنا", "متزامن"))
_SAME = frozenset(("نفسه", "ذاته", "عينه", "نفسها", "ذاتها"))
_TIMES = frozenset(("اليوم", "الوقت", "التوقيت", "الليله", "الاثنا"))
_TIE = 6  # tokens from "after", over how long, to a release
_GOES_BACK = 4  # tokens in which a sentence goes back to the one before ("وجاء ذلك بعد")
_FREED = 12  # tokens from letting go, over who does, to whose people they are
_ENDS = frozenset(("holder", "counter", "mediation"))
_ARMED = "armed_group"
_BANDS = frozenset((_ARMED, "coalition"))


class TiedReader:
    """Finds the releases of one article that are tied to each other."""

    def __init__(self, ctx: Context, givers: GiverReader) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.givers = givers

    def find(self, s: int) -> Item | None:
        """Return the verb by which one lets somebody go and another does in the same sentence, or did just before it: in a deal, or tied in time."""
        verbs = self._releases(s)
        tied = [v for v in verbs if self._follows_another(v)]
        if not tied:
            tied = verbs[1:] if is_near_deal(self.ctx, s) else []
        if not tied:
            return None
        start = self.marked.sentences[s][0]
        back = s > 0 and "ذلك" in self.marked.words[start : start + _GOES_BACK]
        others = [v for v in (*(self._releases(s - 1)[-1:] if back else ()), *verbs) if v is not tied[0]]
        trade = self.givers.are_enemies([*others, tied[0]]) or any(self._trade(v, tied[0]) for v in others)
        return verbs[0] if others and trade else None

    def _releases(self, s: int) -> list[Item]:
        """Return the verbs by which a sentence tells that somebody is let go or freed."""
        verbs = self.marked.by_sentence[s].find_verbs(self.ctx.mask("release", "free"))
        return [
            v
            for v in verbs
            if (frees_somebody(self.ctx, v) or (v.classes & self.ctx.bits["free"] and self.ctx.is_nominal(v)))
            and not is_negated(self.ctx, v)
        ]

    def _trade(self, one: Item, other: Item) -> bool:
        """Tell whether two releases that are tied in time are of each other's people, or of a group's men whom a state lets go and of others whom no state does."""
        givers, others = self.givers.find(one), self.givers.find(other)
        if any(self.ctx.same_party(a, b) for a in givers for b in others) or self._goes_on(other, others):
            return False
        freed, theirs = self._let_go(one), self._let_go(other)
        crossed = ((givers, theirs), (others, freed))
        if givers and others and any(self.ctx.same_party(a, b) for who, whose in crossed for a in who for b in whose):
            return True
        for mine, his, men in ((givers, others, theirs), (others, givers, freed)):
            by_state = bool(his) and all(self.ctx.lexicon.types.get(k) == "state" for k in his)
            by_band = all(self.ctx.lexicon.types.get(k) in _BANDS for k in mine)
            if by_state and by_band and any(self.ctx.lexicon.types.get(k, k) in _BANDS for k in men):
                return True
        return False

    def _goes_on(self, verb: Item, givers: set[str]) -> bool:
        """Tell whether a feminine verb with nobody named behind it has the subject of the verb before ("أفرجت X عن … بعد أن أطلقت سراح …")."""
        feminine = self.ctx.is_finite(verb) and self.marked.words[verb.i].endswith("ت")
        return not givers and feminine and not LET_GO.isdisjoint(self.marked.words[verb.j : verb.j + 1])

    def _let_go(self, verb: Item) -> set[str]:
        """Return whose people a release is of: parties and nations behind it, and armed men as a band."""
        words, (_, end) = self.marked.words, self.marked.sentences[verb.s]
        first = next((k for k in range(verb.j, min(verb.j + _FREED, end)) if words[k] in LET_GO), verb.j)
        ends = (i.i for i in self.ctx.items_in(verb.s, first, end) if i.cue in _ENDS or i.kind == "verb")
        behind = self.ctx.items_in(verb.s, first, min(next(ends, end), first + _FREED))
        armed = any(i.kind == "count" and i.category == "fighters" for i in behind)
        return {self.ctx.key(i) for i in behind if i.kind in ("actor", "nat")} | ({_ARMED} if armed else set())

    def _follows_another(self, verb: Item) -> bool:
        """Tell whether a release is one after or together with which something else came ("بعد إفراج X عن", "بعد ساعات من إفراج", "وفي اليوم نفسه أفرجت")."""
        before = self.marked.words[max(self.marked.sentences[verb.s][0], verb.i - _TIE) : verb.i]
        near = before[-1:] if self.ctx.is_nominal(verb) else [w for w in before[-2:] if w != "ان"][-1:]
        if not _AFTER.isdisjoint(near) or (before[-1:] == ["مع"] and not _TOGETHER.isdisjoint(before)):
            return True
        if self.ctx.is_nominal(verb):
            said = self.ctx.passage(verb.s, verb.i - _TIE, verb.i).find_verbs(self.ctx.bits["say"])
            behind = before[-1:] in (["من"], ["علي"]) or bool(said)  # "بعد ساعات من إطلاق", "بعد إعلان X إطلاق"
            return behind and not _AFTER.isdisjoint(before)
        return not _SAME.isdisjoint(before[-2:]) and not _TIMES.isdisjoint(before[-3:])
