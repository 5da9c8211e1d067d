"""Senses: what looks like an evacuation and is none: another sense of the word, relief, flight, an attack, clearing by force."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

from extract.claims.context import Context
from extract.claims.evacuations.homes import goes_home
from extract.claims.evacuations.homographs import is_homograph
from extract.claims.evacuations.leave_given import is_escorted
from extract.claims.evacuations.own_ways import goes_its_own_way
from extract.claims.evacuations.relief import is_relief
from extract.claims.evacuations.staying import stays
from extract.claims.evacuations.talked_out import find_talked_to
from extract.claims.evacuations.themes import ThemeReader
from extract.claims.evacuations.urging import is_urged, tells_people_to_go
from extract.claims.evacuations.words import (
    ARMED,
    GOALS,
    any_has_stem,
    clears,
    has_stem,
    is_actor_of,
    is_cue,
    is_plain_evacuation,
    words_of,
    words_with_and,
)
from extract.mentions.forms import PARTICIPLE
from extract.mentions.items import Item, Items

_SIGNS = frozenset(("%", "٪"))
_FAR = 18  # tokens between a verb and its object behind a long subject
_NEAR = 8
_LEAD = 3  # sentences: headline, its repetition, lead


class SenseReader:
    """Tells of a word of leaving whether it tells of something other than an evacuation."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self.themes = ThemeReader(ctx)

    @cached_property
    def _speaks_of_flight(self) -> bool:
        """Whether the article has a word of flight, or tells of people who are only urged to go."""
        return not words_of("flight").isdisjoint(self.marked.words) or tells_people_to_go(self.ctx)

    @cached_property
    def _tells_of_batches(self) -> bool:
        """Whether the article tells of a deal, or of people who leave in batches."""
        return self.themes.tells_of_a_deal or any(i.kind == "batch" for i in self.marked.items)

    def is_another(self, trigger: Item, items: Items) -> bool:
        """Tell whether a word of leaving means something else here."""
        return (
            self._follows_another(trigger)
            or self._is_likened(trigger)
            or is_homograph(self.ctx, trigger, items)
            or is_relief(self.ctx, trigger, items)
            or self._is_attack(trigger)
            or self._clears_by_force(trigger, items)
            or self.is_flight(trigger)
            or self._is_driven_out(trigger)
            or self._is_order(trigger)
            or is_urged(self.ctx, trigger, items)
            or self._is_eviction(trigger)
            or self._is_march(trigger)
            or self._moves_the_freed(trigger)
            or self._goes_to_talks(trigger)
            or self._walks_out(trigger)
            or self._takes_to_the_streets(trigger)
            or self._is_of_own_staff(trigger)
            or goes_home(self.ctx, trigger)
            or self._is_asked_about(trigger)
            or stays(self.ctx, trigger, items)
            or self._is_retreat(trigger)
            or goes_its_own_way(self.ctx, trigger, items)
        )

    def _is_likened(self, trigger: Item) -> bool:
        """Tell whether a departure is only one that another is likened to ("على غرار خروج", "أسوة بخروج")."""
        before = self.marked.words[max(0, trigger.i - 2) : trigger.i]
        return before == ["علي", "غرار"] or (before[-1:] == ["اسوه"] and trigger.prefix == "ب")

    def _next(self, trigger: Item) -> str:
        return self.marked.words[trigger.j] if trigger.j < len(self.marked.words) else ""

    def _follows_another(self, trigger: Item) -> bool:
        """Tell whether what follows is fire, an office or a share, not people or a place."""
        departs = self._next(trigger) == "عن" and has_stem(self.marked.words[trigger.i], "departs")
        if self._next(trigger) in words_of("left_behind"):
            return True
        if (self._next(trigger) in words_of("not_left") and not departs) or trigger.classes & self.bits["swap"]:
            return True
        behind = self.marked.words[trigger.j : trigger.j + 6]
        return not (_SIGNS.isdisjoint(behind) and words_of("percent").isdisjoint(behind))

    def _is_attack(self, trigger: Item) -> bool:
        """Tell whether a vehicle that carries people is only what was shot at ("تعرض حافلة تقل … لإطلاق نار")."""
        if not self.marked.words[trigger.i].endswith(("تقل", "يقل", "اقلت", "اقل")):
            return False
        return not words_of("attacks").isdisjoint(self.marked.words[max(0, trigger.i - 8) : trigger.j + 10])

    def is_flight(self, trigger: Item) -> bool:
        """Tell whether people only fled: words of flight, and no arrangement told in the sentence, or in the article."""
        if is_plain_evacuation(self.marked.words[trigger.i]):
            return False
        start, end = self.marked.sentences[trigger.s]
        if self._tells_of_flight(start, end):
            near = (i for i in self.marked.by_sentence[trigger.s] if abs(i.i - trigger.i) <= _FAR)
            return not any(is_cue(i, "arrangement") for i in near)
        if self._tells_of_batches or not self._speaks_of_flight:
            return False
        return not (is_escorted(self.ctx, self.marked.by_sentence[trigger.s], trigger.s) or self._is_of_rescue(trigger))

    def _is_of_rescue(self, trigger: Item) -> bool:
        """Tell whether a convoy is said to evacuate people beside a word of leaving: those told of did not flee."""
        near = range(max(trigger.s - 1, 0), min(trigger.s + 2, len(self.marked.by_sentence)))
        return any(
            "convoy" in items.cues and any(is_plain_evacuation(self.marked.words[v.i]) for v in items.verbs)
            for items in (self.marked.by_sentence[s] for s in near)
        )

    def _is_driven_out(self, trigger: Item) -> bool:
        """Tell whether fighting is what people leave for, and no arrangement is told of beside it ("غادروا بسبب القصف")."""
        if not trigger.classes & self.bits["leave"]:
            return False
        words, end = self.marked.words, self.marked.sentences[trigger.s][1]
        cause = next(
            (k for k in range(trigger.j, min(trigger.j + _FAR, end)) if words[k] in words_of("because_of")), end
        )
        if words_of("battle").isdisjoint(words[cause + 1 : cause + 3]):
            return False
        near = (i for i in self.marked.by_sentence[trigger.s] if abs(i.i - trigger.i) <= _FAR)
        return not any(is_cue(i, "arrangement", "convoy", "mediation") for i in near)

    def _takes_to_the_streets(self, trigger: Item) -> bool:
        """Tell whether people come out to celebrate or protest ("خرج المئات إلى الشوارع", "خرجوا في مسيرة")."""
        words, end = self.marked.words, self.marked.sentences[trigger.s][1]
        if not trigger.classes & self.bits["leave"]:
            return False
        behind = words[trigger.j : min(trigger.j + _NEAR + 2, end)]
        return any(a in ("الي", "في") and b in words_of("streets") for a, b in pairwise(behind))

    def _walks_out(self, trigger: Item) -> bool:
        """Tell whether somebody leaves a table, and no place ("انسحب الوفد من المفاوضات")."""
        words, end = self.marked.words, self.marked.sentences[trigger.s][1]
        origin = next((k for k in range(trigger.j, min(trigger.j + _NEAR, end)) if words[k] == "من"), end)
        return not words_of("table").isdisjoint(words[origin + 1 : origin + 2])

    def _tells_of_flight(self, start: int, end: int) -> bool:
        """Tell whether tokens [start, end) hold a word of flight other than in the name of a camp ("مخيمات النزوح")."""
        words, flight = self.marked.words, words_with_and("flight")
        return not flight.isdisjoint(words[start:end]) and any(
            words[k] in flight and not words[max(k - 1, 0)].startswith("مخيم") for k in range(start, end)
        )

    def _clears_by_force(self, trigger: Item, items: Items) -> bool:
        """Tell whether a place is to be cleared of a group or its people by force: "إخلاء X من Y" where no deal is told of."""
        if self.themes.tells_of_a_deal or not clears(self.marked.words[trigger.i]):
            return False
        dwellers = words_of("dwellers").intersection(self.marked.words[trigger.j : trigger.j + 8])
        return bool(dwellers) or any(
            is_actor_of(i, ARMED) and 0 < i.i - trigger.j <= 8 and "من" in self.marked.words[trigger.j : i.i]
            for i in items
        )

    def _is_order(self, trigger: Item) -> bool:
        """Tell whether an army orders or warns people to clear a place ("أوامر إخلاء", "أمر سكان الحي بإخلائه")."""
        words = self.marked.words
        return clears(words[trigger.i]) and not words_of("orders").isdisjoint(words[max(0, trigger.i - 7) : trigger.i])

    def _is_eviction(self, trigger: Item) -> bool:
        """Tell whether a house, a position or an office is cleared, or people are expelled where no deal is told of."""
        word = self.marked.words[trigger.i]
        if clears(word):
            following = self.marked.words[trigger.j : trigger.j + 2]
            return any(_bare(w) in words_of("property") for w in following)
        return not self._tells_of_batches and has_stem(word, "expels")

    def _is_march(self, trigger: Item) -> bool:
        """Tell whether it is troops that set out ("انطلقت قوة عسكرية", "أربعة ألوية تحركت")."""
        words = self.marked.words
        if self._goes_to_front(trigger):
            return True
        behind = words[trigger.j : trigger.j + 2]
        behind = [] if GOALS.intersection(behind[:1]) else behind  # "خرجوا باتجاه كتيبة"
        near = words[max(0, trigger.i - 2) : trigger.i] + behind
        if trigger.classes & self.bits["leave"] and not words_of("troops").isdisjoint(near):
            return True
        if self.themes.tells_of_a_deal and has_stem(words[trigger.i], "withdraws"):
            return False  # "انسحب أول رتل عسكري من المدينة" under a deal
        around = range(max(0, trigger.i - 6), min(len(words) - 1, trigger.j + 6))
        return any_has_stem(words[around.start : around.stop], "columns") and any(
            has_stem(words[k], "columns")
            and has_stem(words[k + 1], "military")
            and words[k - 1] not in words_of("aboard")  # "غادروا على متن طائرة عسكرية"
            and not words[k].startswith("ب")
            for k in around
        )

    def _goes_to_front(self, trigger: Item) -> bool:
        """Tell whether those who move go to a front ("تحركت مجموعات إلى مناطق التماس"), and not "to the Front", a group of that name."""
        words, front = self.marked.words, words_of("front")
        ahead = range(trigger.j, min(trigger.j + _FAR, len(words)))
        at = [k for k in ahead if words[k] in front and "الي" in words[max(trigger.j, k - 2) : k]]
        return any(not self._begins_group(trigger.s, k) for k in at)

    def _begins_group(self, s: int, token: int) -> bool:
        """Tell whether a token begins the name of an armed group."""
        return any(i.i == token and is_actor_of(i, ARMED) for i in self.marked.by_sentence[s])

    def _moves_the_freed(self, trigger: Item) -> bool:
        """Tell whether those who are moved have been set free or seized ("نُقل المفرج عنهم", "نقل الأسرى المحررين", "استلام ستة ونقلهم", "اعتقلوا ونقلوا")."""
        if is_plain_evacuation(self.marked.words[trigger.i]):
            return False
        if not words_of("freed").isdisjoint(self.marked.words[trigger.j : trigger.j + _NEAR]):
            return True
        items = self.marked.by_sentence[trigger.s]
        if trigger.suffix in ("هم", "هن", "ها") and trigger.classes & self.bits["evacuate"]:
            taken = items.find_verbs(self.ctx.mask("release", "free", "receive", "capture"))
            taken_over = [v for v in taken if "ستقبل" not in self.marked.words[v.i]]
            return any(0 < trigger.i - v.j <= _FAR for v in taken_over)
        freed = items.find_verbs(self.ctx.mask("release", "free"))
        return any(v.tense & PARTICIPLE and 0 <= v.i - trigger.j <= 2 for v in freed)

    def _is_of_own_staff(self, trigger: Item) -> bool:
        """Tell whether a body fetches its own staff out ("بدأت البعثة إجلاء موظفيها")."""
        if not trigger.classes & self.bits["evacuate"]:
            return False
        return not words_of("own_staff").isdisjoint(self.marked.words[trigger.j : trigger.j + 3])

    def _is_asked_about(self, trigger: Item) -> bool:
        """Tell whether somebody is only asked about a departure ("ولدى سؤاله عن خروج الأهالي")."""
        before = self.marked.words[max(0, trigger.i - 3) : trigger.i]
        return before[-1:] == ["عن"] and not words_of("question").isdisjoint(before)

    def _is_retreat(self, trigger: Item) -> bool:
        """Tell whether fighters only withdraw from a battle: no deal is told of beside it, nor in the lead, and no buses or families."""
        if not has_stem(self.marked.words[trigger.i], "withdraws"):
            return False
        with_them = self.ctx.items_in(trigger.s, trigger.j, trigger.j + _FAR)
        if any(i.kind == "vehicles" or is_cue(i, "convoy") for i in with_them):
            return False  # a retreat takes no buses
        if any(is_cue(i, "counter") and i.i > trigger.i for i in self.marked.by_sentence[trigger.s]):
            return False  # "انسحب التنظيم من المدينة مقابل إطلاق 15 من عناصره"
        if find_talked_to(self.ctx, trigger, self.marked.by_sentence[trigger.s]) is not None:
            return False
        start, end = self.marked.sentences[trigger.s]
        fought = any(has_stem(word, "conquers") for word in self.marked.words[start:end])
        return not any(
            is_cue(i, "arrangement", "mediation")
            and (i.s == trigger.s if fought else i.s < _LEAD or abs(i.s - trigger.s) <= 1)
            for i in self.marked.items
        )

    def _goes_to_talks(self, trigger: Item) -> bool:
        """Tell whether somebody goes to take part in talks ("التوجه إلى جنيف للمشاركة في المشاورات")."""
        if not trigger.classes & self.ctx.mask("leave", "arrive"):
            return False
        return not words_of("attending").isdisjoint(self.marked.words[trigger.j : trigger.j + _NEAR])


def _bare(word: str) -> str:
    """Return a folded word without "and", the article and a pronoun: "ومنازلهم" is "منازل"."""
    word = word.removeprefix("و").removeprefix("ال")
    for suffix in ("هم", "ها", "هما", "هن", "ه"):
        if len(word) > len(suffix) + 3 and word.endswith(suffix) and word not in words_of("property"):
            return word.removesuffix(suffix)
    return word
