"""Themes: what a report is about that tells of people who leave, and is no evacuation: a disaster, own nationals abroad, sport."""

from __future__ import annotations

from functools import cached_property

from extract.claims.context import Context
from extract.claims.evacuations.travellers import TravellerReader
from extract.claims.evacuations.words import ARMED, is_actor_of, is_cue, is_people, words_of
from extract.mentions.items import Item

_OTHER_NEWS = frozenset(("disaster", "sport"))
_NEAR = 8
_FOREIGN = ("اجانب", "اجنب")  # in all forms of "foreign"
_AMONG = frozenset(("بينهم", "منهم", "بينها", "بينهن", "فيهم", "فيها", "ضمنهم"))
_RELIEF = frozenset(("un_body", "red_cross"))
_UN = frozenset(("un_body",))
_NATIONS = frozenset(("international_organisation",))
_MISSION = ("البعثه", "بعثتها")
_AMONG_REACH = 3  # tokens from "among them" to the foreigners
_LEAD = 3  # sentences: headline, its repetition, lead


class ThemeReader:
    """Tells what one marked article, and each of its sentences, is about."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked

    @cached_property
    def tells_of_a_deal(self) -> bool:
        """Whether the article tells of a deal or mediation, other than of a ceasefire."""
        words = self.marked.words
        deals = (i for items in self.marked.by_sentence for i in items.find_cues("arrangement", "mediation"))
        return any("نار" not in words[i.i : i.j] for i in deals)

    @cached_property
    def _has_another_theme(self) -> bool:
        """Whether headline or lead are about a disaster or a state's own nationals, in an article without a deal."""
        lead = [i for items in self.marked.by_sentence[:_LEAD] for i in items.phrases]
        disasters = (i for i in lead if self._is_disaster(i))
        if any(disasters) and not any("arrangement" in items.cues for items in self.marked.by_sentence):
            return True  # and who "coordinates" the rescue mediates nothing
        return not self.tells_of_a_deal and any(
            self._is_disaster(i) or (self._are_abroad(i) and not self._befalls_displaced(i.s)) for i in lead
        )

    def _is_disaster(self, item: Item) -> bool:
        """Tell whether an item names a disaster that is news, and befell no displaced on their way."""
        return is_cue(item, "disaster") and self._names_other_news(item.s) and not self._befalls_displaced(item.s)

    def _befalls_displaced(self, s: int) -> bool:
        """Tell whether a disaster befell a batch or convoy of displaced on their way ("وصلت دفعة من مهجري X بعد حادث سير")."""
        return TravellerReader(self.ctx).bring_displaced(self.marked.by_sentence[s])

    def is_out_of_scope(self, s: int) -> bool:
        """Tell whether a sentence, or the article that it stands in, is about a disaster, own nationals abroad, or sport."""
        items = self.marked.by_sentence[s]
        others = self._names_other_news(s) and not self._befalls_displaced(s)
        if self._has_another_theme or others:
            return True
        return "foreign_nationals" in items.cues and any(self._are_abroad(i) for i in items)

    def _names_other_news(self, s: int) -> bool:
        """Tell whether a sentence is about a disaster or sport, and names more than a building out of which a relief body brings people."""
        items = self.marked.by_sentence[s]
        if items.cues.isdisjoint(_OTHER_NEWS):
            return False
        relieved = any(is_actor_of(i, _RELIEF) for i in items)
        return not relieved or any(
            is_cue(i, *_OTHER_NEWS) and self.marked.words[i.i] not in words_of("building") for i in items
        )

    def _are_abroad(self, item: Item) -> bool:
        """Tell whether an item names a state's own people abroad: no fighters, nor a few among others, nor a mission of the United Nations."""
        return (
            is_cue(item, "foreign_nationals")
            and not self._are_foreign_fighters(item)
            and not self._are_let_out_with_wounded(item)
            and not self._are_a_few(item)
            and not self._is_of_united_nations(item)
        )

    def _is_of_united_nations(self, item: Item) -> bool:
        """Tell whether "the mission" is one of the United Nations, which its name or another tells ("البعثة الأممية")."""
        if self.marked.words[item.i] not in _MISSION:
            return False
        called = (i for i in self.marked.by_sentence[item.s] if i.i <= item.i < i.j)
        return any(is_actor_of(i, _UN) for i in self.marked.items) or any(is_actor_of(i, _NATIONS) for i in called)

    def _are_a_few(self, item: Item) -> bool:
        """Tell whether foreigners are only among those who leave, whom a deal or a relief body lets out ("المدنيون، وبينهم طلاب أجانب")."""
        words = self.marked.words[max(self.marked.sentences[item.s][0], item.i - _AMONG_REACH) : item.i]
        if not any(w.removeprefix("و") in _AMONG for w in words):
            return False
        return self.tells_of_a_deal or any(is_actor_of(i, _RELIEF) for i in self.marked.by_sentence[item.s])

    def _are_let_out_with_wounded(self, item: Item) -> bool:
        """Tell whether foreigners leave beside the wounded or sick, or their own: let out by both sides ("الجرحى والأجانب")."""
        return any(
            i.noun is not None and i.noun.category == "wounded" and abs(i.i - item.i) <= _NEAR
            for i in self.marked.by_sentence[item.s]
        )

    def _are_foreign_fighters(self, item: Item) -> bool:
        """Tell whether "foreign" is told of fighters before it ("مقاتلين أجانب", "مقاتلي داعش السوريين والأجانب", "مقاتلي التنظيم، بينهم أجانب")."""
        if item.i and "among" in self.ctx.cues_ending.get(item.i, ()):
            return any("fighters" in (i.category, i.noun.category if i.noun else "") for i in self._told(item))
        if not any(form in self.marked.words[item.i] for form in _FOREIGN):
            return False
        people = [i for i in self._told(item) if i.kind == "count" or is_people(i) or is_actor_of(i, ARMED)]
        last = people[-1] if people else None
        return last is not None and "fighters" in (last.category, last.noun.category if last.noun else "fighters")

    def _told(self, item: Item) -> list[Item]:
        """Return what stands right before "among them" and an item."""
        return self.ctx.items_in(item.s, max(self.marked.sentences[item.s][0], item.i - _NEAR), item.i)
