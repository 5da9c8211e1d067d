"""Segments: where a sentence with several words of leaving falls into passages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extract.claims.context import Context
from extract.claims.evacuations.clause_starts import begins_clause
from extract.claims.evacuations.counts import leave_out_of_all
from extract.claims.evacuations.fetching import fetches
from extract.claims.evacuations.words import carries, has_stem, is_cue, is_people, is_plain_evacuation, words_of
from extract.claims.listing import find_batch_borders, find_day_borders, find_goal_borders
from extract.claims.totals import TALLIES, tells_of_rise
from extract.mentions.forms import NOUN, PARTICIPLE
from extract.mentions.items import Item, Items

Segment = tuple[Item, int, int]
_ASIDE = 7  # tokens between a place and the number of those who leave the next
_SEQUEL = 9  # tokens from "provided that" to those who are to follow
_HOLDERS = frozenset(("batch", "vehicles", "noun"))  # kinds of items that can be said to hold people
_UNDER = "بموجب"
_UNDER_IT = frozenset(("بموجبه", "بموجبها"))
_SHARE = 4  # tokens between a number of people and the place that they leave


class SegmentCutter:
    """Cuts sentences between words of leaving."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked

    def cut(self, triggers: list[Item], items: Items, start: int, end: int) -> list[Segment]:
        """Cut tokens [start, end) between triggers that stand in clauses of their own: (leading trigger, start, end)."""
        segments: list[Segment] = []
        for trigger in triggers:
            if not segments:
                segments.append((trigger, start, end))
                continue
            head, a, _ = segments[-1]
            if self._only_carries(head, trigger, items) or self._names_deal(trigger):
                continue
            if self._is_its_verb(head, trigger):
                segments[-1] = (trigger, a, end)
                continue
            border = self._break(head.j, trigger.i, items)
            coming = fetches(self.ctx, head, trigger) and not self._speaks_between(head, trigger)
            if border is not None and not coming:
                segments[-1] = (head, a, border)
                segments.append((trigger, border, end))
            elif coming or self._yields(head, trigger):
                segments[-1] = (trigger, a, end)
        return [part for segment in segments for part in self._deal_out(segment, items)]

    def is_sequel(self, segment: Segment) -> bool:
        """Tell whether a passage tells of those who are to follow those of its trigger, which stands before it."""
        trigger, a, _ = segment
        return a > trigger.i and self.marked.words[a : a + 2] == ["علي", "ان"]

    def _deal_out(self, segment: Segment, items: Items) -> list[Segment]:
        """Cut a passage that counts people place by place, names them so, or goes on to a running total."""
        trigger, a, b = segment
        inside = [i for i in items if trigger.j <= i.i and i.j <= b]
        borders = self._share_borders(inside) + self._total_borders(trigger, b, items)
        named = [i for i in inside if i.kind == "place" or is_people(i)]
        borders += [y.i for x, y, z in _triples(named) if self._is_of_next_place(x, y, z)]
        borders += self._route_borders(named)
        borders += self._sequel_borders(trigger, b, items)
        borders += (
            find_batch_borders(self.ctx, trigger.s, a, b)
            or find_goal_borders(self.ctx, trigger.s, a, b)
            or find_day_borders(self.ctx, trigger.s, a, b)
        )
        cuts = [a, *sorted(set(borders)), b]
        return [(trigger, start, end) for start, end in pairwise(cuts)]

    def _route_borders(self, named: list[Item]) -> list[int]:
        """Return where the people of a second way are named ("نقل أهالي X إلى Y وأهالي Z إلى W")."""
        gone: list[int] = [i.i for i in named if "to" in self.ctx.before(i)]
        return [
            people.i
            for people, place, end in _triples(named)
            if is_people(people)
            and (people.joined or self.marked.words[people.i - 1] in "،,و")
            and place.kind == end.kind == "place"
            and (place.i - people.j <= 1 or "from" in self.ctx.before(place))
            and "to" in self.ctx.before(end)
            and gone[0] < people.i
        ]

    def _sequel_borders(self, trigger: Item, b: int, items: list[Item]) -> list[int]:
        """Return where a passage goes on to those who are to follow ("على أن يلحق بهم 500 آخرون", "على أن تتبعهم دفعة ثانية")."""
        words = self.marked.words
        for k in range(trigger.j, b - 2):
            if words[k : k + 2] == ["علي", "ان"]:
                behind = [i for i in items if k < i.i < min(b, k + _SEQUEL)]
                others = (
                    not words_of("the_rest").isdisjoint(words[i.i : i.j + 1]) for i in behind if i.kind == "count"
                )
                follow = words[k + 2] in words_of("follows")
                return [k] if follow or any(i.kind == "batch" for i in behind) or any(others) else []
        return []

    def _share_borders(self, inside: list[Item]) -> list[int]:
        """Return where a passage counts the people of the next place ("إجلاء 240 شخصا من مضايا و243 من كفريا والفوعة")."""
        shares = [i for i in inside if self._is_share(i)]
        counted = len(shares) > 1 and self._counts_those_of(*shares[:2])
        in_return = [y.i for y, z in pairwise(shares) if self._counts_those_of(y, z) and self._is_in_return(y)]
        in_return += self._further_borders(shares)
        if not counted:
            return in_return
        return in_return + [
            border
            for x, y, z in _triples(shares)
            if x.kind == "place" and self._counts_those_of(y, z) and (border := self._goes_on(x, y)) is not None
        ]

    def _counts_those_of(self, count: Item, place: Item) -> bool:
        """Tell whether a number is of those who leave the place named right behind it."""
        if count.kind != "count" or place.kind != "place" or place.i - count.j > _SHARE:
            return False
        return "from" in self.ctx.before(place) or self._is_of_its_people(count, place)

    def _is_of_its_people(self, count: Item, place: Item) -> bool:
        """Tell whether a number is of the people of a place ("150 من مهجري عسال الورد")."""
        word = self.marked.info[place.i - 1]
        noun = word.entry.noun if word is not None and word.entry is not None else None
        owned = noun is not None and noun.kind == "people" and word is not None and not word.definite
        return owned and self.marked.words[place.i - 2] == "من" and count.i < place.i - 2 <= count.j

    def _further_borders(self, shares: list[Item]) -> list[int]:
        """Return where a passage goes on to a further place left, and counts its people behind it ("من X 300 مقاتل ومن Y وZ 200")."""
        borders = []
        for n, place in enumerate(shares):
            if place.kind != "place" or self.marked.words[place.i - 1] != "ومن":
                continue
            count = next((i for i in shares[n + 1 :] if i.kind == "count"), None)
            listed = [i for i in shares[n:] if count is not None and i.i < count.i]
            gone = any("to" in self.ctx.before(i) for i in listed)
            before = shares[:n]
            counted = any(i.kind == "count" for i in before) and any("from" in self.ctx.before(i) for i in before)
            if count is not None and counted and not gone and count.i - listed[-1].j <= _SHARE:
                borders.append(place.i - 1)
        return borders

    def _is_in_return(self, count: Item) -> bool:
        """Tell whether "in return for" stands right before a number ("خرج 129 مقابل 379 من كفريا")."""
        return "counter" in self.ctx.cues_ending.get(count.i, ())

    def _is_share(self, item: Item) -> bool:
        if item.kind == "place":
            return True
        if item.kind != "count" or item.forced or item.category == "bodies":
            return False
        before = (self.ctx.cues_ending.get(k, ()) for k in range(item.i - 2, item.i + 1))
        return not any("among" in cues for cues in before)  # "5000 من كفريا، بينهم 1300 مسلح، و2200 من مضايا"

    def _goes_on(self, place: Item, count: Item) -> int | None:
        """Return where "and so many", or "and as many buses with so many", begins behind a place, but for what is said of it or of its people."""
        words = self.marked.words
        if count.i - place.j > _ASIDE:
            return None
        between = [i for i in self.ctx.items_in(count.s, place.j, count.i) if i.kind == "vehicles"]
        first = between[0] if between and any(carries(word) for word in words[between[0].j : count.i]) else count
        return first.i if first.joined or words[first.i - 1] == "و" else None

    def _total_borders(self, trigger: Item, b: int, items: Items) -> list[int]:
        """Return where a passage that counted some goes on to all so far ("إجلاء 21 جريحا، ما يرفع عدد من تم إجلاؤهم إلى 128")."""
        counts = [i for i in items.counts if not i.forced]
        words = self.marked.words
        for k in range(trigger.j, b):
            if not tells_of_rise(words[k]) or TALLIES.isdisjoint(words[k + 1 : k + 4]):
                continue
            if any(i.j <= k for i in counts) and any(k < i.i < b for i in counts):
                return [k]
        return []

    def _is_of_next_place(self, own: Item, people: Item, place: Item) -> bool:
        """Tell whether the people of one place are named, and then those of the next ("خروج مسلحي X والمدنيين من Y")."""
        if own.kind != "place" or not is_people(people) or place.kind != "place" or not people.joined:
            return False
        before = self.marked.info[own.i - 1]
        noun = before.entry.noun if before is not None and before.entry is not None else None
        owned = noun is not None and noun.kind == "people" and before is not None and not before.definite
        return owned and people.i - own.j <= 1 and "from" in self.ctx.before(place) and place.i - people.j <= _SHARE

    def _only_carries(self, head: Item, trigger: Item, items: Items) -> bool:
        """Tell whether a verb behind a departure of buses only says whom they carry ("انطلاق 15 حافلة من …، تقل 600 شخص")."""
        if not carries(self.marked.words[trigger.i]) or carries(self.marked.words[head.i]):
            return False
        between = Items(i for i in items if head.j <= i.i < trigger.i)
        return any(i.kind == "vehicles" or is_cue(i, "convoy") for i in between) and not any(
            i.category != "vehicles" for i in between.counts
        )

    def _is_its_verb(self, head: Item, trigger: Item) -> bool:
        """Tell whether a verb has for its subject a batch that is said first to hold so many ("وكانت الأولى، وضمت 300، قد خرجت")."""
        words = self.marked.words
        held = head.kind in _HOLDERS and self.ctx.is_finite(trigger)
        return held and (words[trigger.i - 1] == "قد" or words[head.j : head.j + 1] in (["التي"], ["الذي"]))

    def _names_deal(self, trigger: Item) -> bool:
        """Tell whether a noun of leaving only says which deal was carried out ("خرج 500، و700 آخرون، بموجب اتفاق التهجير")."""
        words = self.marked.words[max(0, trigger.i - 2) : trigger.i]
        deal = "arrangement" in self.ctx.cues_ending.get(trigger.i, ())
        return deal and trigger.definite and self.ctx.is_nominal(trigger) and words[:1] == [_UNDER]

    def _speaks_between(self, head: Item, trigger: Item) -> bool:
        """Tell whether a connector or another finite verb stands between vehicles that come and "to carry"."""
        between = self.marked.words[head.j : trigger.i]
        verbs = [i for i in self.ctx.passage(head.s, head.j, trigger.i).verbs if self.ctx.is_finite(i)]
        return not words_of("clauses").isdisjoint(between) or any(not v.tense & (NOUN | PARTICIPLE) for v in verbs)

    def _yields(self, head: Item, trigger: Item) -> bool:
        """Tell whether a noun of leaving, or a verb that says what a bus carries, yields the lead to a verb in its clause."""
        if self.ctx.is_nominal(trigger):
            return False
        word = self.marked.words[head.i]
        noun = self.ctx.is_nominal(head) and not is_plain_evacuation(word)
        return noun or (carries(word) and not carries(self.marked.words[trigger.i]))

    def _break(self, a: int, b: int, items: Items) -> int | None:
        """Return where a new clause begins between two triggers, None if both stand in one clause."""
        whole = self._whole_border(a, b, items)
        if whole is None:
            whole = self._deal_border(a, b, items)
        if whole is not None:
            return whole
        border = next((k for k in range(b, a, -1) if begins_clause(self.ctx, k, b)), None)
        if border is not None:
            return border
        return next(
            (v.i for v in items.verbs if a <= v.i <= b and v.joined and self.ctx.is_finite(v) and not v.tense & NOUN),
            None,
        )

    def _whole_border(self, a: int, b: int, items: Items) -> int | None:
        """Return where all who are to leave are told of beside some who left ("300، من أصل 2000 سيغادرون", "بموجب اتفاق يقضي بخروج 2000")."""
        counts = [i for i in items.counts if not i.forced]
        if not any(a <= i.i < b or i.j <= a for i in counts):
            return None
        words = self.marked.words
        all_of = next((i for i in counts if a < i.i and leave_out_of_all(self.ctx, i, b)), None)
        if all_of is not None:
            return all_of.i - 2
        if not any(0 <= i.i - b <= _SHARE for i in counts):
            return None
        deals = [i for i in items if is_cue(i, "arrangement") and a < i.i and i.j <= b]
        return next((i.i for i in deals if not words_of("provides").isdisjoint(words[i.j : b])), None)

    def _deal_border(self, a: int, b: int, items: Items) -> int | None:
        """Return where all who left under a deal are told of beside its last batch ("غادرت الدفعة الأخيرة X بموجب اتفاق نقل بموجبه 41 ألفا")."""
        words = self.marked.words
        under = next((k for k in range(a + 1, min(b + 2, len(words))) if words[k] in _UNDER_IT), None)
        batch = any(has_stem(word, "convoys") for word in words[a:b])
        counts = [i for i in items.counts if not i.forced]
        if under is None or not batch or any(a <= i.i < b for i in counts):
            return None
        deals = [i for i in items if is_cue(i, "arrangement") and a < i.i < under and words[i.i] != _UNDER]
        return deals[-1].i if deals and any(0 <= i.i - b <= _SHARE for i in counts) else None

    def tells_of_whole_deal(self, segment: Segment) -> bool:
        """Tell whether a passage behind one of a batch tells what the deal led to ("اتفاق نقل بموجبه 41 ألفا")."""
        trigger, a, _ = segment
        words, first = self.marked.words, self.marked.sentences[trigger.s][0]
        under = any(word in _UNDER_IT for word in words[a : trigger.j + 2])
        return a > first and under and "arrangement" in self.ctx.cues_at.get(a, ())


def _triples(items: list[Item]) -> Iterator[tuple[Item, Item, Item]]:
    """Yield each three items that follow each other."""
    return zip(items, items[1:], items[2:], strict=False)
