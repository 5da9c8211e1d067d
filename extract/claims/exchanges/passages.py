"""Passages: the sentences that tell of an exchange, and the word that shows it."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.listing import find_heading
from extract.mentions.forms import NOUN
from extract.mentions.items import Item

_ARMS = ("سلاح", "اسلح", "عتاد", "ذخ")
_COUNT_REACH = 10  # tokens from a count to the verb after it
_TAKEN_UP_REACH = 24  # where the verb takes the counted people up by a pronoun


class PassageFinder:
    """Finds the exchange passages of one marked article."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self.lets_go = any(i.kind == "verb" and i.classes & (ctx.giving | ctx.getting) for i in ctx.marked.items)

    def find(self) -> dict[int, tuple[Item, bool]]:
        """Return the trigger of each exchange passage by sentence, and whether it only supports; empty if nothing is exchanged."""
        sentences = range(len(self.marked.sentences))
        triggers = {s: t for s in sentences if (t := self._trigger(s)) is not None}
        supports = {s: verb for s in sentences if (verb := self._support_trigger(s)) is not None}
        if (
            not any(strong for _, strong in triggers.values())
            and not self._two_ways(supports)
            and not self._for_passage(supports)
            and not self._ransomed(supports)
            and not any(self._leaves_prison(verb) and self._near_deal(s) for s, verb in supports.items())
        ):
            return {}
        found = {s: (verb, True) for s, verb in supports.items()}
        found.update({s: (trigger, False) for s, (trigger, _) in triggers.items()})
        return dict(sorted(found.items()))

    def _two_ways(self, supports: dict[int, Item]) -> bool:
        """Tell whether people are let go in both directions, within two sentences, near a word for a deal."""
        for s in supports:
            verbs = [
                v
                for k in (s, s + 1)
                if k < len(self.marked.sentences)
                for v in self.marked.by_sentence[k]
                if v.kind == "verb"
            ]
            given = [v for v in verbs if v.classes & self.ctx.giving]
            got = [v for v in verbs if v.classes & self.bits["receive"]]
            moved = [v for v in verbs if v.classes & self.ctx.moving]
            counts = [
                i
                for k in (s, s + 1)
                if k < len(self.marked.sentences)
                for i in self.marked.by_sentence[k]
                if i.kind == "count" and not i.bare
            ]
            held = [i for i in counts if i.held or i.category == "bodies"]
            if given and counts and any("same" in self.ctx.cues_at.get(k, ()) for k in range(*self._tokens(s, s + 1))):
                return True
            if len(counts) < 2 or not given + got:
                continue
            deal = self._near_deal(s)
            if (len(held) >= 2 or deal) and self._two_givers(given):
                return True
            if (given and got) or (held and deal and len(given + got) >= 2) or (len(held) >= 2 and deal and moved):
                return True
        return False

    def _ransomed(self, supports: dict[int, Item]) -> bool:
        """Tell whether a report that opens with captives let go says later that money was paid."""
        if not any(s <= 2 and verb.classes & self.bits["release"] for s, verb in supports.items()):
            return False
        return any(
            i.kind == "cue"
            and i.cue == "ransom"
            and (
                any(w.removeprefix("و").startswith("دفع") for w in self.marked.words[max(0, i.i - 4) : i.i])
                or "counter" in self.ctx.before(i)
            )
            for i in self.marked.items
        )

    def _two_givers(self, given: list[Item]) -> bool:
        """Tell whether two parties of one theatre of war each let people go."""
        givers = {self.ctx.key(x) for v in given if (x := self.ctx.subject_after(v, v.j + 5)) is not None}
        return any(
            self.ctx.may_fight(one, other) and not self.ctx.same_party(one, other) for one in givers for other in givers
        )

    def _for_passage(self, supports: dict[int, Item]) -> bool:
        """Tell whether captives are let go under a deal by which others leave: a convoy or corridor in the same or next sentence."""
        for s, verb in supports.items():
            held = [
                i
                for i in self.marked.by_sentence[s]
                if (i.kind == "count" and i.held) or (i.kind == "noun" and i.noun is not None and i.noun.held)
            ]
            if not (held and verb.classes & self.ctx.giving):
                continue
            cues = [self.ctx.cues_at.get(k, set()) for k in range(*self._tokens(s - 1, s + 1))]
            if any(c & {"deal", "arrangement"} for c in cues) and any("convoy" in c for c in cues):
                return True
            if self._among_terms(s):
                return True
        return False

    def _near_deal(self, s: int) -> bool:
        """Tell whether a sentence or one beside it names a deal or arrangement."""
        return any(self.ctx.cues_at.get(k, set()) & {"deal", "arrangement"} for k in range(*self._tokens(s - 1, s + 1)))

    def _leaves_prison(self, verb: Item) -> bool:
        """Tell whether those counted after a verb of leaving come out of somebody's prisons ("خروج 1500 من نسائه من سجون النظام")."""
        if not verb.classes & self.bits["leave"]:
            return False
        items = self.marked.by_sentence[verb.s]
        counted = next((i for i in items if i.kind == "count" and 0 <= i.i - verb.j <= 4), None)
        return counted is not None and any(
            i.kind == "cue"
            and i.cue == "holder"
            and 0 <= i.i - counted.j <= 6
            and "سج" in " ".join(self.marked.words[i.i : i.j])
            for i in items
        )

    def _among_terms(self, s: int) -> bool:
        """Tell whether letting captives go is one line of a deal's terms, and that others leave is another."""
        heading = find_heading(self.marked, s)
        if heading is None or not any(
            self.ctx.cues_at.get(k, set()) & {"deal", "arrangement"} for k in range(*heading)
        ):
            return False
        lines = range(heading[1], len(self.marked.words))
        return any(
            v.kind == "verb"
            and v.classes & self.ctx.moving
            and v.i in lines
            and find_heading(self.marked, v.s) == heading
            for v in self.marked.items
        )

    def _tokens(self, first: int, last: int) -> tuple[int, int]:
        sentences = self.marked.sentences
        return sentences[max(first, 0)][0], sentences[min(last, len(sentences) - 1)][1]

    def _trigger(self, s: int) -> tuple[Item, bool] | None:
        """Return the trigger of a sentence, and whether it is enough on its own."""
        items = self.marked.by_sentence[s]
        weak = None
        for item in items:
            if item.kind == "verb" and item.classes & self.bits["swap"]:
                words = self.marked.words[item.j : item.j + 3]
                if not any(w in ("سراح", "سبيل") for w in words) and any(
                    w in self.ctx.lexicon.not_swapped
                    or w.removeprefix("لل").removeprefix("ال") in self.ctx.lexicon.not_swapped
                    or w.removeprefix("ل") in self.ctx.lexicon.not_swapped
                    for w in words[:2]
                ):
                    continue
                end = self.marked.sentences[s][1]
                near = [
                    k
                    for k in items
                    if item.j <= k.i < min(item.j + (7 if item.tense & NOUN else 12), end)
                    and (
                        (k.kind == "noun" and k.noun is not None and k.noun.kind == "people" and not k.noun.weak)
                        or k.kind == "count"
                    )
                ]
                if near or ("بادل" in self.marked.words[item.i] and item.tense & NOUN):
                    return item, True
                before = {c for k in range(max(0, item.i - 2), item.i + 1) for c in self.ctx.cues_ending.get(k, ())}
                if (
                    "deal" in before
                    or item.definite
                    or self.marked.words[item.i].startswith(("ال", "وال", "لل", "بال"))
                ):
                    weak = item
            elif item.kind == "cue" and item.cue == "counter":
                found = self._counter_trigger(s, item)
                if found is not None:
                    return found, True
        offer = self._conditional_trigger(items) or self._ransom_trigger(items)
        if offer is not None:
            return offer, True
        return (weak, False) if weak is not None else None

    def _conditional_trigger(self, items: list[Item]) -> Item | None:
        """Accept one party's letting people go on condition that another does ("تطلق سجينة إذا أطلق أسيرا")."""
        for cue in items:
            if cue.kind != "cue" or cue.cue != "conditional":
                continue
            left = [k for k in items if k.j <= cue.i and cue.i - k.j < 14]
            right = [k for k in items if k.i >= cue.j and k.i - cue.j < 14]
            verbs = [[v for v in half if v.kind == "verb" and v.classes & self.ctx.giving] for half in (left, right)]
            people = [[k for k in half if self._is_people(k)] for half in (left, right)]
            if all(verbs) and all(people) and any(self._is_held(k) for half in people for k in half):
                return verbs[0][-1]
        return None

    def _ransom_trigger(self, items: list[Item]) -> Item | None:
        """Accept people let go after money was paid for them ("أفرج عن خمسة بعد أن دفع ذووهم مليونا")."""
        money = [i for i in items if i.kind == "cue" and i.cue == "ransom"]
        if not money or not any(
            self.marked.words[k].removeprefix("و").startswith(("دفع", "سدد", "فديه", "الفديه", "بفديه"))
            for k in range(*self.marked.sentences[money[0].s])
        ):
            return None
        for verb in items:
            if verb.kind != "verb" or not verb.classes & self.ctx.mask("release", "free"):
                continue
            if any(self._is_people(k) and 0 <= k.i - verb.j <= 14 for k in items):
                return verb
        return None

    def _counter_trigger(self, s: int, cue: Item) -> Item | None:
        """Accept "in return for" where people stand on its left and people or goods on its right."""
        items = self.marked.by_sentence[s]
        left = [k for k in items if k.j <= cue.i and cue.i - k.j < 25]
        right = [k for k in items if k.i >= cue.j and k.i - cue.j < 12]
        people_left = [k for k in left if self._is_people(k)]
        people_right = [k for k in right if self._is_people(k)]
        release_left = [
            k for k in left if k.kind == "verb" and k.classes & (self.ctx.giving | self.ctx.getting | self.bits["swap"])
        ]
        release_right = [k for k in right if k.kind == "verb" and k.classes & (self.ctx.giving | self.ctx.getting)]
        held = [k for k in people_left + people_right if self._is_held(k)]
        held += [k for k in left + right if k.kind == "cue" and k.cue == "holder"]
        giving = [
            k
            for k in release_left + release_right
            if k.classes & (self.ctx.giving | self.bits["swap"]) and not self._is_of_arms(k)
        ]
        counted = [k for k in people_left + people_right if k.kind == "count"]
        if people_left and people_right and (held or (giving and counted)):
            return (release_left or people_left)[-1]
        beside = people_left and people_right and people_right[0].i - cue.j <= 1 and cue.i - people_left[-1].j <= 2
        moving = any(
            v.kind == "verb" and v.classes & self.ctx.moving
            for s in range(cue.s, min(cue.s + 2, len(self.marked.sentences)))
            for v in self.marked.by_sentence[s]
        )
        if beside and len(counted) >= 2 and self.lets_go and not moving:
            return people_left[-1]
        goods = [k for k in right if k.kind == "cue" and k.cue in ("ransom", "aid", "withdrawal")]
        goods += [k for k in right if k.kind == "verb" and k.classes & self.ctx.moving and k.i - cue.j <= 5]
        if people_left and goods and release_left and held:
            return release_left[-1]
        if people_right and release_right and (held or people_left):
            return release_right[0]
        return None

    def _is_of_arms(self, verb: Item) -> bool:
        """Tell whether it is arms that are handed over ("تسليم سلاحهم")."""
        return any(w.removeprefix("ال").startswith(_ARMS) for w in self.marked.words[verb.j : verb.j + 1])

    @staticmethod
    def _is_people(item: Item) -> bool:
        return (item.kind == "count" and not item.forced) or (
            item.kind == "noun" and item.noun is not None and item.noun.kind == "people" and not item.noun.weak
        )

    @staticmethod
    def _is_held(item: Item) -> bool:
        return (
            item.held
            or (item.noun is not None and item.noun.held)
            or item.category == "bodies"
            or (item.noun is not None and item.noun.category == "bodies")
        )

    def _support_trigger(self, s: int) -> Item | None:
        """Return a verb of releasing, receiving or coming home whose people are counted."""
        items = self.marked.by_sentence[s]
        for verb in items:
            if verb.kind != "verb" or not verb.classes & (self.ctx.giving | self.ctx.getting | self.ctx.moving):
                continue
            if self._leaves_prison(verb):
                return verb
            strong = bool(verb.classes & (self.ctx.giving | self.ctx.getting))
            reach = _TAKEN_UP_REACH if strong and self.ctx.takes_up_people(verb) else _COUNT_REACH
            for k in items:
                if (
                    k.kind == "count"
                    and not k.forced
                    and -reach <= k.i - verb.j <= 16
                    and (
                        (strong and (not k.bare or k.i - verb.j <= 3))
                        or k.held
                        or k.category == "bodies"
                        or self.ctx.between_has(verb.j, k.i, "holder")
                    )
                ):
                    return verb
                if (
                    k.kind == "noun"
                    and k.noun is not None
                    and k.noun.kind == "people"
                    and self._is_held(k)
                    and 0 <= k.i - verb.j <= 6
                    and strong
                ):
                    return verb
        return None
