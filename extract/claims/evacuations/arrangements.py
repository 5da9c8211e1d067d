"""Arrangements: what in an article speaks of a deal, a corridor or leave under which people go."""

from __future__ import annotations

from functools import cached_property

from extract.claims.context import Context
from extract.claims.evacuations.leave_given import weigh_leave
from extract.claims.evacuations.travellers import TravellerReader
from extract.claims.evacuations.words import ARMED, any_has_stem, has_stem, is_actor_of, is_plain_evacuation, words_of
from extract.mentions.items import Item, Items

_ARRANGED = frozenset(("arrangement", "convoy", "mediation"))
_LEAD = 3  # sentences: headline, its repetition, lead
_NAMED = 5  # tokens from "corridor" to "humanitarian", behind its name
_GIVEN = 4  # tokens from "in return for" to captives or bodies
_GUNMEN = 5  # tokens from a word of leaving to who leaves
_LET = 14  # tokens from "allowed", over who is, to their leaving
_RELIEF = frozenset(("red_cross", "un_body"))
_THROUGH = "عبر"


def _is_held(item: Item) -> bool:
    """Tell whether an item is a number or noun of captives or bodies."""
    noun = item.noun
    return (
        item.held
        or item.category in ("bodies", "detainees")
        or (noun is not None and (noun.held or noun.category == "bodies"))
    )


class ArrangementReader:
    """Weighs what the sentences of one marked article say of an arrangement."""

    def __init__(self, ctx: Context, travellers: TravellerReader) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self.travellers = travellers

    def around(self, s: int) -> int:
        """Return what a sentence, those beside it and the headline say of an arrangement."""
        return max(self._evidence[max(0, s - 1) : s + 2], default=0) + (1 if self._evidence[0] else 0)

    @cached_property
    def _evidence(self) -> list[int]:
        """What in each sentence speaks of an arrangement."""
        return [
            self._weigh(items) + self._names_corridor(s) + weigh_leave(self.ctx, items, s)
            for s, items in enumerate(self.marked.by_sentence)
        ]

    def _names_corridor(self, s: int) -> bool:
        """Tell whether a sentence calls a corridor by where it runs ("ممر بصرى الإنساني"), or has people go through one ("عبر ممر مهين")."""
        words = self.marked.words[slice(*self.marked.sentences[s])]
        corridor, passages = words_of("corridor"), words_of("passages")
        if corridor.isdisjoint(words) and passages.isdisjoint(words):
            return False
        return any(
            (word in corridor and not words_of("humane").isdisjoint(words[k + 2 : k + _NAMED]))
            or (word in passages and words[k - 1 : k] == [_THROUGH])
            for k, word in enumerate(words)
        )

    @cached_property
    def in_article(self) -> int:
        """How much in the whole article speaks of an arrangement, no sentence for more than two."""
        return sum(min(e, 2) for e in self._evidence)

    def _weigh(self, items: Items) -> int:
        """Weigh what a sentence says of an arrangement: a deal, a corridor, a convoy, "evacuation", who helps."""
        evacuated = [v for v in items.find_verbs(self.bits["evacuate"]) if is_plain_evacuation(self.marked.words[v.i])]
        agreed = [v for v in items.find_verbs(self.bits["agree"]) if v not in evacuated]
        helping = sum(self._is_of_help(i) for i in items if i.kind in ("batch", "actor", "count"))
        arranged = len(items.find_cues(*_ARRANGED)) + 2 * (self._is_traded(items) or self._are_let_leave(items))
        displaced = 2 * self.travellers.bring_displaced(items)
        groups = self._go_in_groups(items) + 2 * self._takes_the_sick(items)
        return 2 * len(evacuated) + len(agreed) + arranged + helping + displaced + groups

    def _takes_the_sick(self, items: Items) -> bool:
        """Tell whether a relief or United Nations body takes the wounded or sick to another place ("نقلت طائرة أممية عددا من الجرحى إلى مسقط")."""
        if not items.classes & self.ctx.bits["evacuate"] or "to" not in items.cues:
            return False
        sick = any(i.noun is not None and i.noun.category == "wounded" for i in items)
        return sick and any(is_actor_of(i, _RELIEF) or (i.name is not None and i.name.entity_id == "un") for i in items)

    def _go_in_groups(self, items: Items) -> int:
        """Return 1 if "the last group", "in two batches" is said of people, who go by no chance then."""
        words = self.marked.words
        convoys = [i for i in items if i.noun is not None and i.noun.kind == "convoys"]
        return int(
            any(i.i and words[i.i - 1] in words_of("in_turn") and has_stem(words[i.i], "groups") for i in convoys)
        )

    def _is_traded(self, items: Items) -> bool:
        """Tell whether leaving is what people or bodies are given for ("انسحب التنظيم من المدينة مقابل إطلاق 15 من عناصره", "إخراج 200 مسلح مقابل جثة")."""
        if "counter" not in items.cues:
            return False
        leaving, giving = items.find_verbs(self.bits["leave"]), items.find_verbs(self.bits["release"])
        for c in items.find_cues("counter"):
            freed = any(0 <= v.i - c.j <= 1 for v in giving)
            if freed and any(v.i < c.i for v in leaving) and any(is_actor_of(i, ARMED) for i in items):
                return True
            if self._are_gunmen_for_captives(items, c, freed=freed):
                return True
        return False

    def _are_gunmen_for_captives(self, items: Items, counter: Item, *, freed: bool) -> bool:
        """Tell whether gunmen who are brought out stand before "in return for", and captives or bodies behind it."""
        behind = [i for i in items if 0 <= i.i - counter.j <= _GIVEN]
        if not freed and not any(i.kind in ("count", "noun") and _is_held(i) for i in behind):
            return False
        words = self.marked.words
        moves = items.find_verbs(self.ctx.mask("evacuate", "leave"))
        return any(
            0 <= i.i - v.j <= _GUNMEN and any_has_stem(words[i.i : i.j], "irregulars") and not i.held
            for v in moves
            for i in items
            if i.kind in ("count", "noun") and i.i < counter.i
        )

    def _is_of_help(self, item: Item) -> bool:
        """Tell whether an item is a batch, the wounded, a relief body, or the United Nations in the lead."""
        if item.kind == "actor":
            name = item.name
            return name is not None and (name.entity_type in _RELIEF or (name.entity_id == "un" and item.s < _LEAD))
        return item.kind == "batch" or item.category == "wounded"

    def _are_let_leave(self, items: Items) -> bool:
        """Tell whether somebody lets so many sick or besieged people leave ("أذنت لنحو 200 من السكان بالخروج للعلاج")."""
        if not items.counts:
            return False
        leaving = next((v for v in items.find_verbs(self.ctx.mask("evacuate", "leave")) if v.prefix == "ب"), None)
        if leaving is None:
            return False
        words, (start, end) = self.marked.words, self.marked.sentences[leaving.s]
        before = range(leaving.i - 1, max(start, leaving.i - _LET) - 1, -1)
        let = next((k for k in before if words[k].removeprefix("و") in words_of("allows")), None)
        counted = let is not None and any(let < i.i < leaving.i and (i.low or 0) > 1 for i in items.counts)
        return counted and any(w in words_of("besieged") or has_stem(w, "treats") for w in words[start:end])
