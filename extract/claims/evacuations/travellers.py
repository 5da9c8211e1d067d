"""Travellers: the displaced, whom a deal has sent away, and delegations, who go on business and come back."""

from __future__ import annotations

from functools import cached_property

from extract.claims.context import Context
from extract.claims.evacuations.places import PlaceReader
from extract.claims.evacuations.words import any_has_stem, has_stem, is_cue, is_people, words_of
from extract.mentions.items import Item, Items

_GROUPS = frozenset(("count", "batch", "vehicles"))
_COUNTED = 10  # tokens between a word of moving and who moves
_OWN = 4  # tokens between a word of arriving and the place whose displaced arrive
_FROM = 3  # tokens from a count, over their families, to the place of those counted


class TravellerReader:
    """Tells of those on the way in one marked article whether a deal has sent them."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.words = ctx.marked.words
        self.out = ctx.mask("evacuate", "leave")
        self.moving = self.out | ctx.bits["arrive"]

    @cached_property
    def _are_any_displaced(self) -> bool:
        """Whether the article calls anybody "displaced"."""
        return any_has_stem(self.words, "displaced")

    def bring_displaced(self, items: Items) -> bool:
        """Tell whether so many "displaced", or a batch or convoy of them, leave or arrive ("وصلت قافلة من مهجري X").

        Displaced people who are only counted have arrived from a place that is named; those who leave may go on by themselves.
        """
        if not self._are_any_displaced:
            return False
        moving = [v for v in items.find_verbs(self.moving) if not has_stem(self.words[v.i], "returns")]
        return any(
            (i.kind in _GROUPS or is_cue(i, "convoy"))
            and self._are_displaced(i)
            and any(abs(i.i - v.j) <= _COUNTED and (i.kind != "count" or not v.classes & self.out) for v in moving)
            and (i.kind != "count" or self._are_from_a_place(i, items))
            for i in (items if moving else ())
        )

    def takes_in_displaced(self, trigger: Item, items: Items, places: PlaceReader) -> bool:
        """Tell whether a place receives so many "displaced", or they arrive at one ("استقبلت درعا 248 مهجرا")."""
        displaced = any(self._are_displaced(i) for i in items.counts if 0 <= i.i - trigger.j <= _COUNTED)
        return displaced and any(
            (i.kind == "place" and places.is_receiving(i, trigger)) or (is_cue(i, "to") and i.i > trigger.j)
            for i in items
        )

    def are_displaced_of_a_place(self, trigger: Item, items: Items) -> bool:
        """Tell whether the "displaced" of one named place arrive at another ("وصول مهجري الوعر إلى جرابلس")."""
        named = [i for i in items if names_place(i) and abs(i.i - trigger.i) <= _COUNTED]
        own = [i for i in named if has_stem(self.words[i.i - 1], "displaced") and abs(i.i - trigger.j) <= _OWN]
        behind = [i for i in named if own and i.i > own[0].i and i.i >= trigger.j]
        return any("to" in self.ctx.before(i) or i.i == trigger.j for i in behind)

    def are_let_over_border(self, trigger: Item, items: Items, places: PlaceReader) -> bool:
        """Tell whether wounded or foreigners come over a border, which both its sides must let them ("دخل مصر عبر معبر رفح 20 جريحا").

        It is told of by a crossing on the way, or of a batch by whence it comes ("استقبال الدفعة الرابعة من الجرحى القادمين من غزة").
        """
        if any(has_stem(w, "returns") for w in self.words[trigger.i : trigger.j + _COUNTED]):
            return False
        named = [i for i in items if names_place(i)]
        if not any(0 <= i.i - trigger.j <= _COUNTED and self._are_sick_or_foreign(i) for i in items):
            return False
        crossing = any("via" in places.cues(i) for i in named)
        crossing = crossing or any(i.kind == "place" and places.is_crossing(i) for i in self.ctx.marked.items)
        batch = any(i.kind == "batch" for i in items) and any("from" in places.cues(i) for i in named)
        return crossing or batch

    def _are_sick_or_foreign(self, item: Item) -> bool:
        """Tell whether an item names or counts wounded or sick people, or counts foreigners ("80 من حملة الجوازات الأجنبية")."""
        if item.kind == "count" and not item.forced:
            behind = self.words[item.i : item.j + _FROM]
            return item.category == "wounded" or not words_of("foreigners").isdisjoint(behind)
        return is_people(item) and item.noun is not None and item.noun.number == "p" and item.noun.category == "wounded"

    def are_delegates(self, trigger: Item, items: Items) -> bool:
        """Tell whether it is a delegation that goes, or that went and comes back ("توجه وفد من X إلى Y ثم عاد إلى Z")."""
        if self._is_of_delegation(trigger):
            return True
        went = any(v.classes & self.moving and v.i < trigger.i and self._is_of_delegation(v) for v in items.verbs)
        return went and has_stem(self.words[trigger.i], "returns")

    def _is_of_delegation(self, verb: Item) -> bool:
        return not words_of("delegation").isdisjoint(self.words[verb.j : verb.j + 1])

    def _are_from_a_place(self, item: Item, items: Items) -> bool:
        """Tell whether it is said behind a count from where those counted are ("393 عائلة من مهجري الوعر")."""
        near = [i for i in items.starting(item.j, item.j + _FROM + 1) if names_place(i)]
        return any(not self.ctx.before(i) & {"to", "in", "via"} for i in near)

    def _are_displaced(self, item: Item) -> bool:
        """Tell whether a count, batch or convoy is of "displaced" people."""
        return any(has_stem(w, "displaced") for w in self.words[item.i : item.j + _FROM])


def names_place(item: Item) -> bool:
    """Tell whether an item names a place, or a country that is an actor too."""
    return item.kind == "place" or (item.kind == "actor" and item.place_reading is not None)
