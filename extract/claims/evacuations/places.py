"""Places: what the words around a place name say of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set as AbstractSet
from functools import cached_property

from extract.claims.context import Context
from extract.claims.evacuations.words import GOALS, has_stem, is_crowd, words_of
from extract.mentions.clitics import is_among
from extract.mentions.items import Item
from extract.mentions.numbers import number_word

_ASKED = 6  # tokens from "asked", over who does, to the state that is asked
_CROSSINGS = frozenset(("crossing", "checkpoint"))
_WAYS = frozenset(("from", "to"))
_SEES = 2  # tokens from a place to "saw"
_SEEN_FAR = 6  # tokens from a place, over when it saw it, to people's leaving
_SEEN = 3  # tokens from the place that sees people leave to their leaving
_LISTED = 2  # tokens between two places named together
_SITE, _HELD = 5, 9  # tokens from a site to the name of the place behind it; over "that the faction holds"
_BESIDE = 2  # tokens from a site to its own name
_SHELTER = 5  # tokens from a shelter to where it lies
_COUNTED, _COUNT = (
    7,
    2,
)  # tokens from "four towns" to the first of their names; from "from" to the noun of places counted
_GOAL = 3  # tokens from "to" to the noun of a site in a country
_RECEIVES, _RECEIVED = 2, 6  # tokens from a country to "receives"; from there to those received
_COMING = 10  # tokens from those who come to the verb
_EACH_OF = ["كل", "من"]
_ELSEWHERE = frozenset(("في", "داخل", "الي"))  # behind "displaced": where they live now
_RECENT = 40  # places named last, among which "the town" is one
_BESIEGED = frozenset(("محاصرين", "محاصرون"))
_OPENERS = frozenset("\"«“'")


class PlaceReader:
    """Answers questions about place names of one marked article."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked

    @cached_property
    def _named(self) -> list[Item]:
        """The places that the article names, in order."""
        return [i for i in self.marked.items if i.kind == "place"]

    def is_place(self, item: Item) -> bool:
        """Tell whether an item names a place, or what can be one after "from" or "to"."""
        if item.kind == "place":
            return True
        if item.kind != "actor" or item.place_reading is None:
            return False
        before = self.ctx.before(item)
        if "from" in before and self._is_asked(item):
            return False
        if before & {"from", "to"} or "ستقبل" in self.marked.words[item.i - 1] or self.is_come_to(item):
            return True
        if before & {"in", "ب"}:
            return self._is_of_site(item, item.i - 1 - (not item.prefix))
        return self._is_of_site(item, item.i - 1)

    def _is_asked(self, item: Item) -> bool:
        """Tell whether a state is whom somebody asks, or from whom he has it ("طلبت المنظمة من X السماح بإجلاء", "حصلت من X على إذن")."""
        near = range(max(self.marked.sentences[item.s][0], item.i - _ASKED), item.i)
        return any(has_stem(self.marked.words[k], "asks") for k in near)

    def is_come_to(self, item: Item) -> bool:
        """Tell whether a country is what people come to or that receives them ("وصلوا X", "بعد دخولهم X", "الدفعة تصل X", "X تستقبل الجرحى")."""
        words, start = self.marked.words, self.marked.sentences[item.s][0]
        if any("ستقبل" in word for word in words[item.j : item.j + _RECEIVES]):
            return any(is_crowd(i) for i in self.ctx.items_in(item.s, item.j, item.j + _RECEIVED))
        arrives = self.ctx.bits["arrive"]
        verb = next((v for v in self.marked.by_sentence[item.s].find_verbs(arrives) if v.j == item.i), None)
        if verb is None or "to" in self.ctx.cues_at.get(item.j, ()):
            return False  # "وصلت X إلى تفاهم"
        if verb.suffix or words[verb.i].endswith(("وا", "ون")):
            return True
        if verb.joined:
            return False
        coming = self.ctx.items_in(item.s, max(start, verb.i - _COMING), verb.i)
        verbs = [i.i for i in coming if i.kind == "verb" and self.ctx.is_finite(i)]
        return any(is_crowd(i) and i.i > max(verbs, default=-1) for i in coming)

    def _is_of_site(self, item: Item, site: int) -> bool:
        """Tell whether a country is where a site or a treatment is, to which people are taken ("إلى مخيم في الأردن", "للعلاج في مستشفيات مصر")."""
        words, start = self.marked.words, self.marked.sentences[item.s][0]
        if words[site] in words_of("treatment"):
            return True
        if item.place_reading is not None and item.place_reading.country == self.marked.country:
            return False  # "إلى مناطق أخرى في سوريا": anywhere
        first = max(start, site - _GOAL)
        if any(i.kind in ("place", "verb") and i.j <= site + 1 for i in self.ctx.items_in(item.s, site - 1, item.i)):
            return False
        if site == item.i - 1 and not (words[site] in words_of("sites") or has_stem(words[site], "hospitals")):
            return False
        treated = not words_of("treatment").isdisjoint(words[first:site])
        return treated or any(words[k] in GOALS for k in range(site - 1, first - 1, -1))

    def cues(self, item: Item) -> AbstractSet[str]:
        """Return the cues before a place, past "the capital" ("قرب العاصمة دمشق", "إلى العاصمة السورية دمشق")."""
        words = self.marked.words
        for back in (1, 2):
            k = item.i - back
            if k > 0 and words[k] in words_of("capital"):
                return self.ctx.cues_ending.get(k, set()) | self.ctx.before(item) or self._cues_of_site(item)
        if words[item.i - 2 : item.i] == _EACH_OF:
            return self.ctx.cues_ending.get(item.i - 2, set())  # "إلى كل من X وY"
        return (
            self.ctx.before(item)
            or self._cues_of_number(item)
            or self._cues_of_other(item)
            or self._cues_of_named(item)
            or self._cues_of_site(item)
        )

    def is_told_whither(self, item: Item, start: int) -> bool:
        """Tell whether "to" stands between a token and a place, other than in "in addition to", "until"."""
        ctx, words = self.ctx, self.marked.words
        return any(
            "to" in ctx.cues_at.get(k, ())
            and "besides" not in ctx.cues_ending.get(k + 1, ())
            and words[k + 1] not in words_of("until")
            for k in range(start, item.i)
        )

    def is_of_shelter(self, item: Item, start: int) -> bool:
        """Tell whether a place "in" which a shelter is said to lie is where people are housed ("وتأمينهم في مراكز إيواء داخل X")."""
        words = self.marked.words
        shelter = next(
            (k for k in range(max(start, item.i - _SHELTER), item.i) if has_stem(words[k], "shelters")), None
        )
        if shelter is None:
            return False
        near = range(max(start, shelter - _BESIDE), item.i)
        within = self.cues(item) & {"in", "ب"}
        return bool(within) and "من" not in [self.marked.words[k] for k in near]

    def _cues_of_site(self, item: Item) -> AbstractSet[str]:
        """Return the way before the site in a place ("من مركز مدينة X", "من مصنع الصلب X", "إلى مستشفيات X")."""
        words, start = self.marked.words, self.marked.sentences[item.s][0]
        held = any(has_stem(word, "holds") for word in words[max(start, item.i - _HELD) : item.i])
        near = range(item.i - 1, max(start, item.i - (_HELD if held else _SITE)) - 1, -1)
        site = next((k for k in near if words[k] in words_of("sites")), None)
        if site is None or any(i.kind == "place" for i in self.ctx.items_in(item.s, site, item.i)):
            return set()
        cues = self.ctx.cues_ending.get(site, set())
        if "in" in cues and not words_of("treatment").isdisjoint(words[max(start, site - _GOAL) : site]):
            return {"to"}  # "للعلاج في مستشفيات X"
        ways = cues & _WAYS
        return ways if item.i - site <= _BESIDE else ways - {"to"}  # "إلى مناطق تسيطر عليها موسكو"

    def _cues_of_named(self, item: Item) -> AbstractSet[str]:
        """Return the way before places that are counted first and named then ("من أربع بلدات محاصرة هي X وY", "من حيين هما")."""
        words, start = self.marked.words, self.marked.sentences[item.s][0]
        if words[item.i - 1] not in words_of("namely"):
            return set()
        back = range(item.i - 2, max(start, item.i - _COUNTED) - 1, -1)
        noun = next((k for k in back if words[k] in words_of("places_counted")), None)
        near = () if noun is None else range(noun, max(start, noun - _COUNT) - 1, -1)
        return next((cues & _WAYS for k in near if (cues := self.ctx.cues_ending.get(k, set())) & _WAYS), set())

    def _cues_of_number(self, item: Item) -> AbstractSet[str]:
        """Return the way before a number of towns ("من 3 بلدات جنوب دمشق")."""
        counted = item.i > 0 and number_word(self.marked.info[item.i - 1]) is not None
        return self.ctx.cues_ending.get(item.i - 1, set()) & _WAYS if counted else set()

    def _cues_of_other(self, item: Item) -> AbstractSet[str]:
        """Return the cues before what "or" sets beside a place, which need be no name ("إلى الريف الشمالي أو محافظة إدلب")."""
        words, start = self.marked.words, self.marked.sentences[item.s][0]
        if words[item.i - 1] != "او":
            return set()
        back = range(item.i - 2, max(start, item.i - 5) - 1, -1)
        return next((cues & _WAYS for k in back if (cues := self.ctx.cues_ending.get(k, set())) & _WAYS), set())

    def key(self, item: Item) -> str:
        """Return what identifies a place: its id, else its folded words."""
        name = item.name if item.kind == "place" else item.place_reading
        if name is not None and name.entity_id:
            return name.entity_id
        return "~" + " ".join(self.marked.words[item.i : item.j])

    def kind(self, item: Item) -> str:
        """Return the kind of a place; empty if unknown."""
        name = item.name if item.kind == "place" else item.place_reading
        return name.entity_type if name is not None else ""

    def is_crossing(self, item: Item) -> bool:
        """Tell whether a place is a crossing or checkpoint, by its kind or by the noun that its name begins with."""
        return self.kind(item) in _CROSSINGS or self.marked.words[item.i] in words_of("crossings")

    def last_named(self, token: int, kinds: tuple[str, ...], but: AbstractSet[str] = frozenset()) -> list[Item]:
        """Return the place of one of some kinds named last before a token, first of all one with the noun that stands there.

        Two named together for a dual ("الحيين"), all that are for a plural ("البلدات الثلاث").
        """
        end = bisect_right(self._named, token, key=lambda i: i.j)
        named = [i for i in self._named[max(0, end - _RECENT) : end] if self.kind(i) in kinds]
        named = [i for i in named if not but or self.key(i) not in but]
        noun = self.marked.words[token].removeprefix("ال")
        called = [i for i in named if self.marked.words[i.i].lstrip("وبل") == noun]
        last = (called or named)[-1:]
        if noun in words_of("several_places") and called in ([], named):
            return self.named_together(named)
        if noun.endswith("ين") and len(named) > 1 and named[-1].i - named[-2].j <= _LISTED:
            return named[-2:]
        return last

    def named_together(self, named: list[Item]) -> list[Item]:
        """Return the last of some places with those that stand in a list before it."""
        first = len(named) - 1
        while first > 0 and named[first].i - named[first - 1].j <= _LISTED:
            first -= 1
        return named[max(first, 0) :]

    def named_before(self, token: int, kinds: tuple[str, ...]) -> list[Item]:
        """Return the place of one of some kinds that the sentence itself names before a token, two for a dual ("من البلدتين")."""
        if not kinds:
            return []
        s = bisect_right(self.marked.sentences, token, key=lambda tokens: tokens[0]) - 1
        named = [i for i in self.marked.by_sentence[s] if i.kind == "place" and i.j <= token and self.kind(i) in kinds]
        named = [i for i in named if "to" not in self.cues(i)]
        return named[-2:] if self.marked.words[token].endswith("ين") else named[-1:]

    def is_around(self, item: Item, last: Item) -> bool:
        """Tell whether a place is one in which the place before it lies ("كفريا، إدلب")."""
        if item.i - last.j > 5:
            return False
        around, inner = self.key(item), self.key(last)
        parents = self.ctx.lexicon.place_parents
        region = self.ctx.lexicon.types.get(around) == "region"
        for _ in range(4):
            inner = parents.get(inner, "")
            if inner and (inner == around or (region and parents.get(around) == inner)):
                return True
        return False

    def is_receiving(self, item: Item, trigger: Item) -> bool:
        """Tell whether a place is the subject of receiving ("استقبل مخيم زوغرة الدفعة الرابعة", "استقبلت إدلب 300 مقاتل خرجوا من داريا")."""
        before = self.marked.words[item.i - 1] if trigger.i > item.i else ""
        if "ستقبل" in before:
            return True
        between = self.marked.words[item.j : trigger.i]  # "الأردن قد استقبل"
        beside = 0 <= item.i - trigger.j <= 1 or (item.j <= trigger.i and between in ([], ["قد"]))
        return "ستقبل" in self.marked.words[trigger.i] and beside

    def is_scene(self, item: Item, trigger: Item) -> bool:
        """Tell whether a place "saw" people leave ("شهدت داريا خروج 200 مسلح", "داريا شهدت أمس خروج 200")."""
        words, reach = self.marked.words, slice(item.j, item.j + _SEES)
        if any(word in words_of("sees") for word in words[reach]) and self.ctx.is_nominal(trigger):
            between = self.ctx.items_in(item.s, item.j, trigger.i)
            dated = (
                all(i.kind in ("date", "verb") for i in between)
                and len([i for i in between if i.kind == "verb"]) < _SEES
            )
            return 0 < trigger.i - item.j <= _SEEN_FAR and dated
        seen = bool(item.i) and words[item.i - 1] in words_of("sees")
        behind = (i for i in self.ctx.items_in(trigger.s, trigger.j, trigger.j + _SEEN) if i.kind == "place")
        arrives = any("from" in self.cues(i) for i in behind)  # "شهدت درعا موجات تهجير من السويداء"
        return seen and 0 <= trigger.i - item.j <= _SEEN and self.ctx.is_nominal(trigger) and not arrives

    def is_neighbour(self, item: Item) -> bool:
        """Tell whether "from" says near what or by whom ("القريب من جرابلس", "مدعومة من موسكو")."""
        words = self.marked.words[max(0, item.i - 4) : item.i]
        words = words[:-2] if words[-2:] == _EACH_OF else words
        beside = tuple(words_of("beside"))
        if words[-1:] == ["من"] and words[-2:-1] and is_among(words[-2], words_of("agent_from")):
            besieged = words[-2].removeprefix("ال") in _BESIEGED
            return not (besieged and self._is_site(item))  # "إجلاء المحاصرين من مصنع الصلب"
        return any(w.endswith(beside) and "من" in words[n:] for n, w in enumerate(words))

    def _is_site(self, item: Item) -> bool:
        """Tell whether a name is that of a place alone, for which no government or armed men can stand."""
        return item.kind == "place" and item.actor_reading is None

    def is_home(self, item: Item) -> bool:
        """Tell whether a country behind "people from" is whose nationals they are ("في قنفودة … ثلاثة عمال من بنغلاديش", "أجلى الفريق 29 من بنغلاديش")."""
        if self.ctx.lexicon.types.get(self.ctx.key(item)) not in ("country", "state"):
            return False
        people = next((i for i in self.ctx.items_in(item.s, item.i - 2, item.i) if i.j == item.i - 1), None)
        if people is None or people.kind not in ("noun", "count"):
            return False
        items = self.marked.by_sentence[item.s]
        if people.kind == "noun":
            return any(i.kind == "place" and i.j < item.i for i in items)
        return people.bare and not any("to" in self.ctx.before(i) for i in items if i.i > item.i)

    def owns_people(self, item: Item) -> bool:
        """Tell whether a noun of people right before a place says whose they are ("أهالي الوعر", "مهجري حلب"), and not that they live elsewhere now."""
        displaced, *where = self.marked.words[item.j : item.j + 2] or [""]
        if displaced in words_of("displaced") and not _ELSEWHERE.isdisjoint(where):
            return False
        k = item.i - 1
        if k > 0 and self.marked.words[k] in _OPENERS:
            k -= 1
        word = self.marked.info[k] if item.i else None
        if word is None or word.entry is None or word.entry.noun is None or word.definite:
            return False
        return word.entry.noun.kind == "people" and word.entry.noun.number == "p"
