"""Mutual: sentences that tell at once of what both sides do: as many of each, one release in answer to another, a bargain's men."""

from __future__ import annotations

from itertools import pairwise

from extract.claims.context import Context
from extract.claims.exchanges.bargains import is_held, names_bargain
from extract.claims.exchanges.betweens import find_betweens
from extract.claims.exchanges.gifts import frees_somebody
from extract.claims.exchanges.objects import lets_people_go
from extract.claims.exchanges.parties import PartyReader
from extract.claims.exchanges.reciprocal import is_reciprocal
from extract.claims.settings import is_negated
from extract.mentions.forms import NOUN
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_beginnings, list_words

_OBJECT = 8  # tokens from a verb, over who does it, to the people
_EACH = 2  # tokens between "each" and those counted, or a verb
_HELD = 6  # tokens from letting go to who is, and from there to "of both"
_ANSWER = 5  # tokens from "answered", over who did, to what by
_NEXT = 2  # tokens from coming back to who does
_ANSWERS = list_words("exchanges.yml", "answers")
_ANSWERING = ["ردا", "علي"]
_FREED = list_beginnings("exchanges.yml", "freed")
_MEN = frozenset(("fighters", "detainees", "bodies"))


class MutualReader:
    """Finds the sentences of one marked article that tell at once of what both sides do."""

    def __init__(self, ctx: Context, parties: PartyReader) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.parties = parties
        self.letting_go = ctx.giving | ctx.getting | ctx.moving | ctx.mask("free", "include")

    def find(self, s: int) -> Item | None:
        """Return the word by which both sides let people go, or get their own back, in a sentence; None if it tells of no such thing."""
        items = self.marked.by_sentence[s]
        if not items.classes & self.letting_go:
            return None
        if (verb := self._of_both(s)) is not None or not items.counts:
            return verb
        verbs = [v for v in items.find_verbs(self.letting_go) if not is_negated(self.ctx, v)]
        return self._of_each(verbs, items) or self._in_answer(verbs) or self._by_bargain(s, verbs, items)

    def _of_both(self, s: int) -> Item | None:
        """Accept a release that is mutual, of the captives of both sides or between two parties ("إفراج متبادل عن سجناء")."""
        bare, (_, end) = self.marked.bare, self.marked.sentences[s]
        for verb in self.marked.by_sentence[s].find_verbs(self.ctx.giving):
            if is_reciprocal(self.ctx, verb) and any(map(is_held, self.ctx.items_in(s, verb.j, end))):
                return verb
            if not verb.classes & self.ctx.bits["release"]:
                continue
            if not verb.tense & NOUN:
                continue
            held = [i for i in self.ctx.items_in(s, verb.j, verb.j + _HELD) if is_held(i)]
            if not held:
                continue
            after = range(held[0].j, min(held[0].j + _HELD, end))
            mutual = any(w.startswith("متبادل") for w in bare[verb.j : held[0].i])
            if mutual or any(self.ctx.cues_at.get(k, set()) & {"both", "each", "between"} for k in after):
                return verb
        return None

    def _of_each(self, verbs: list[Item], items: Items) -> Item | None:
        """Accept as many of each side: captives, or whoever is let go ("خروج 12 معتقلا من كل جهة", "حصل كل طرف على عشرة من أسراه", "الإفراج عن 95 جنديا من كل جانب")."""
        swapped = bool(items.classes & self.ctx.bits["swap"])
        for verb in verbs:
            each = self.ctx.between_has(verb.j, verb.j + _EACH, "each") or len(self._doers(verb)) > 1
            let_go = bool(verb.classes & self.ctx.bits["release"])
            for count in items.counts:
                captive = is_held(count) or (swapped if count.bare else let_go)
                if not 0 <= count.i - verb.j <= _OBJECT or not captive:
                    continue
                if each or self.ctx.between_has(count.j, count.j + _EACH, "each"):
                    return verb
        return None

    def _doers(self, verb: Item) -> list[Item]:
        """Return the parties "each of" whom does what a verb says."""
        return self.parties.doers_of(verb) if self.parties.is_done_by_each(verb) else []

    def _in_answer(self, verbs: list[Item]) -> Item | None:
        """Accept a release in answer to another ("أطلقت X خمسة أسرى وردت Y بإطلاق سبعة", "جاء الإفراج عن … ردا على تسليم جثة")."""
        words = self.marked.words
        given = [v for v in verbs if v.classes & self.ctx.giving and words[v.i] != _ANSWERING[0] and self._lets_go(v)]
        for first, second in pairwise(given):
            before = words[max(first.j, second.i - _ANSWER) : second.i]
            if before[-2:] == _ANSWERING or (second.prefix == "ب" and not _ANSWERS.isdisjoint(before)):
                return first
        return None

    def _lets_go(self, verb: Item) -> bool:
        """Tell whether a verb lets people go."""
        if frees_somebody(self.ctx, verb):
            return True
        behind = self.marked.by_sentence[verb.s].starting(verb.j, verb.j + _ANSWER)
        return lets_people_go(self.ctx, verb) and any(is_held(i) or i.kind == "count" for i in behind)

    def _by_bargain(self, s: int, verbs: list[Item], items: Items) -> Item | None:
        """Accept those who come back, or are called freed, in a bargain between two ("أسفرت الصفقة بين X وY عن عودة 12 جنديا")."""
        start, end = self.marked.sentences[s]
        if not names_bargain(self.ctx, s, start, end):
            return None
        groups = [
            self.ctx.key(i) for _, sides in find_betweens(self.ctx, s, start, end) for side in sides for i in side
        ]
        back = [v for v in verbs if v.classes & self.ctx.mask("arrive", "free") and not v.classes & self.ctx.getting]
        if self.ctx.are_enemies(groups, groups):
            men = [c for c in items.counts if c.category in _MEN]
            home = next((v for v in back for c in men if 0 <= c.i - v.j <= _NEXT), None)
            if home is not None:
                return home
        freed = next((k for k in range(start, end) if self.marked.bare[k].startswith(_FREED)), end)
        freed = min([freed, *(v.i for v in verbs if v.classes & self.ctx.bits["release"] and self.ctx.is_nominal(v))])
        counted = [c for c in items.counts if c.i > freed]
        owners = [
            self.ctx.key(i)
            for i in items
            if i.i > freed and self.ctx.names_party(i) and self.ctx.before(i) & {"from", "member"}
        ]
        return counted[0] if len(counted) > 1 and self.ctx.are_enemies(owners, owners) else None
