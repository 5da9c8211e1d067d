"""Legs: the people whom a passage counts, each with the part of the deal they stand in."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.exchanges.holders import HolderReader
from extract.claims.exchanges.leg import Leg
from extract.claims.frames import Filler, Frame
from extract.mentions.items import Item

_UNARMED = frozenset(("civilians", "families", "wounded", "women", "children"))
_LET_GO = frozenset(("عن", "سراح", "سبيل"))  # right before whom a verb lets go
_NO_ONE = frozenset(("كل", "اي", "لكل", "اخر", "كان", "كانت", "ظل", "بقي"))  # before a noun that counts nobody anew
_ONE_REACH = 6  # tokens from a verb to the one person whom it lets go
_OUTLETS = frozenset(("وكاله", "قناه", "موقع", "تلفزيون", "شبكه", "اذاعه", "صحيفه"))


class LegReader:
    """Reads the legs of a passage."""

    def __init__(self, ctx: Context, holders: HolderReader) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self.holders = holders

    def read(self, s: int, a: int, b: int, frame: Frame) -> list[Leg]:
        """Return the legs in tokens [a, b) of sentence s, in order; parts of a total go to the frame."""
        items = [i for i in self.marked.by_sentence[s] if i.i >= a and i.j <= b]
        counters = [self._divide(i, items) for i in items if i.kind == "cue" and i.cue == "counter"]
        swap = next((v.i for v in items if v.kind == "verb" and v.classes & self.bits["swap"]), None)
        if swap is not None:
            counters += [
                i.i
                for i in items
                if i.kind in ("count", "noun")
                and i.i > swap
                and (i.prefix == "ب" or self.marked.words[i.i - 1] == "ب")
                and (i.kind == "count" or (i.noun is not None and i.noun.kind == "people"))
            ]
        counters = sorted(set(counters))
        people = self._counted_people(items, counters)
        legs: list[Leg] = []
        people += self._same_again(items, people)
        people.sort(key=lambda i: i.i)
        for n, item in enumerate(people):
            if legs and (self._is_part(item, legs[-1].item) or self._is_next_part(item, frame.parts)):
                frame.parts.append(Filler(item, "among"))
                continue
            leg = Leg(item, sum(c <= item.i or c < item.noun_at for c in counters))
            limit = people[n + 1].i if n + 1 < len(people) else b
            self.holders.govern(leg, items, a, limit, counters)
            leg.linked = (
                bool(legs)
                and legs[-1].segment == leg.segment
                and not any(
                    v.kind == "verb"
                    and v.classes & (self.ctx.giving | self.ctx.getting | self.ctx.moving)
                    and legs[-1].item.j <= v.i < item.i
                    for v in items
                )
            )
            if self._is_moved_out(leg):
                continue
            leg.turns = bool(legs) and self._turns(leg, legs[-1])
            self._settle_category(leg, legs, items)
            legs.append(leg)
        return legs

    def _turns(self, leg: Leg, before: Leg) -> bool:
        """Tell whether a leg goes the other way than the one before: as many again, or let go by somebody else who has a name."""
        if "same" in self.ctx.cues_at.get(leg.item.i, ()):
            return True
        verb = leg.verb
        return verb is not None and verb is not before.verb and self.holders.verbs.subjects.has_own_subject(verb)

    def _is_moved_out(self, leg: Leg) -> bool:
        """Tell whether a count is of people whom a deal lets leave a place, not of people let go by their holders."""
        verb = leg.verb
        return (
            verb is not None
            and not leg.votes
            and not leg.item.held
            and leg.item.category != "bodies"
            and (
                bool(verb.classes & self.bits["evacuate"])
                or (bool(verb.classes & self.bits["leave"]) and leg.item.category in _UNARMED)
            )
            and not verb.classes & (self.ctx.giving | self.ctx.getting)
        )

    def _settle_category(self, leg: Leg, legs: list[Leg], items: list[Item]) -> None:
        """Read who is counted where the noun is left out or tells only that they are held.

        A number alone counts what the number before it counts ("27 أسيرا مقابل ثمانية"), or the captives that its sentence speaks
        of. Captives of war who belong to an armed force are its fighters.
        """
        item = leg.item
        word = self.marked.words[item.noun_at] if 0 <= item.noun_at < len(self.marked.words) else ""
        owner = next((v.key for v in leg.votes if v.rule == "owner"), "")
        if item.category in ("people", "detainees") and owner and self._is_armed(owner, item, items):
            if item.category == "people" or "اسير" in word or "اسري" in word:
                item.category = "fighters"
            return
        if item.category != "people" or not item.bare:
            return
        if legs and legs[-1].item.category != "people":
            item.category = legs[-1].item.category
            return
        nouns = [i.noun for i in items if i.kind == "noun" and i.noun is not None and i.noun.kind == "people"]
        if any(n.category == "bodies" for n in nouns):
            item.category = "bodies"
        elif any(n.held for n in nouns):
            item.category = "detainees"

    def _is_armed(self, key: str, item: Item, items: list[Item]) -> bool:
        """Tell whether the people of a count belong to an armed force: a group under arms, or an army by its name."""
        if self.ctx.lexicon.types.get(key) == "armed_group":
            return True
        named = next(
            (i for i in items if item.i <= i.i < item.j + 7 and i.kind == "actor" and self.ctx.key(i) == key), None
        )
        if named is None:
            return False
        words = {
            w.removeprefix("و").removeprefix("لل").removeprefix("ل").removeprefix("ال")
            for w in self.marked.words[item.j : named.j]
        }
        return bool(words & {"جيش", "قوات", "كتيبه", "كتايب", "لواء", "وحدات"})

    def _divide(self, cue: Item, items: list[Item]) -> int:
        """Return the token where the other side of a deal begins: an adverb ("أطلقت في المقابل") stands after its verb."""
        if self.marked.words[cue.j - 1].endswith("المقابل"):
            for verb in items:
                if (
                    verb.kind == "verb"
                    and verb.classes & (self.ctx.giving | self.ctx.getting)
                    and self.ctx.is_finite(verb)
                ) and 0 <= cue.i - verb.j <= 2:
                    return verb.i
        return cue.i

    def _same_again(self, items: list[Item], people: list[Item]) -> list[Item]:
        """Read "as many again" as a count with the number of the one before it ("مقابل مثلهم", "العدد نفسه")."""
        found = []
        for cue in items:
            if cue.kind == "cue" and cue.cue == "same" and people:
                before = [p for p in people if p.j <= cue.i]
                if before:
                    last = before[-1]
                    found.append(
                        Item(
                            "count",
                            cue.s,
                            cue.i,
                            cue.j,
                            low=last.low,
                            high=last.high,
                            qualifier=last.qualifier,
                            category="detainees" if last.held else last.category,
                            held=last.held,
                            noun_at=cue.i,
                            prefix=cue.prefix,
                            joined=cue.joined,
                        )
                    )
        return found

    def _is_part(self, item: Item, whole: Item) -> bool:
        """Tell whether a count is a part of the one before it ("20 معتقلا بينهم خمس نساء")."""
        if "among" in self.ctx.cues_at.get(item.j, ()) and item.bare:
            return True
        if any(self.marked.words[k] in ("هم", "هن", "وهم", "وهن") for k in range(max(whole.j, item.i - 2), item.i)):
            return True
        for k in range(max(whole.j, item.i - 3), item.i + 1):
            if (
                "among" in self.ctx.cues_ending.get(k, ())
                and "besides" not in self.ctx.cues_ending.get(k, ())
                and not self._is_received_from(item.s, k - 1)
            ):
                return not self.ctx.between_has(k, item.i, "counter")
        return False

    def _is_received_from(self, s: int, token: int) -> bool:
        """Tell whether "among them" at a token is "from them", right after a verb of receiving ("وتسلّم منها")."""
        return any(
            v.kind == "verb" and v.j == token and v.classes & self.bits["receive"] for v in self.marked.by_sentence[s]
        )

    def _is_next_part(self, item: Item, parts: list[Filler]) -> bool:
        """Tell whether a count is listed right after a part ("هم 12 رجلا و10 نساء و14 طفلا")."""
        if not parts:
            return False
        last = parts[-1].item
        joined = item.joined or self.marked.words[item.i - 1] == "و"
        return joined and last.s == item.s and 0 <= item.i - last.j <= 2

    def _counted_people(self, items: list[Item], counters: list[int]) -> list[Item]:
        """Return counts, and single persons where a verb or "in return for" governs them directly."""
        counts = [i for i in items if i.kind == "count" and not i.forced]
        for count in counts:
            self._count_members(count, items)
        taken = {k for i in counts for k in range(i.i, i.j)}
        bare_ok = any(not i.bare for i in counts) or bool(counters)
        people = [
            i
            for i in counts
            if (not i.bare or bare_ok)
            and not self._is_of_killed(i, items)
            and not self._is_ratio(i)
            and not self._is_of_an_outlet(i)
        ]
        for item in items:
            if (
                item.kind != "noun"
                or item.noun is None
                or item.noun.kind != "people"
                or item.noun.number != "s"
                or (item.noun.weak and self.marked.words[item.i - 1] not in _LET_GO)
                or item.i in taken
            ):
                continue
            if self._is_single(item, items, counters):
                single = Item(
                    "count",
                    item.s,
                    item.i,
                    item.j,
                    low=1,
                    high=1,
                    qualifier="exact",
                    category=item.noun.category,
                    held=item.noun.held,
                    noun_at=item.i,
                    prefix=item.prefix,
                    joined=item.joined,
                    suffix=item.suffix,
                    definite=item.definite,
                )
                people.append(single)
                taken.add(item.i)
        return sorted(people, key=lambda i: i.i)

    def _count_members(self, count: Item, items: list[Item]) -> None:
        """Read a number of an armed group ("16 من المقاومة") as a count of its fighters."""
        if not count.bare or self.marked.words[count.j : count.j + 1] != ["من"]:
            return
        group = next((i for i in items if i.kind == "actor" and i.i == count.j + 1 and self.ctx.may_be_party(i)), None)
        if group is not None and self.ctx.lexicon.types.get(self.ctx.key(group)) == "armed_group":
            count.bare, count.category = False, "fighters"

    def _is_of_an_outlet(self, item: Item) -> bool:
        """Tell whether a number is part of an outlet's name ("وكالة ليبيا 24")."""
        before = self.marked.words[max(0, item.i - 3) : item.i]
        return item.bare and any(w.removeprefix("ل").removeprefix("ال") in _OUTLETS for w in before)

    def _is_ratio(self, item: Item) -> bool:
        """Tell whether a count is so many for each ("15 جثماناً عن كل جثة")."""
        return any("ratio" in self.ctx.cues_at.get(k, ()) for k in range(item.j, item.j + 3))

    def _is_of_killed(self, item: Item, items: list[Item]) -> bool:
        """Tell whether a count is of people killed or wounded, right after the word for it ("مقتل الآلاف")."""
        return (
            any(
                v.kind == "verb"
                and v.classes & self.bits["kill"]
                and not v.classes & (self.ctx.giving | self.ctx.getting)
                and 0 <= item.i - v.j <= 2
                for v in items
            )
            and item.category != "bodies"
        )

    def _is_single(self, item: Item, items: list[Item], counters: list[int]) -> bool:
        """Tell whether a singular noun stands for one counted person ("أسير مقابل أسير", "سلّم جثة ضابط", "أسيرها")."""
        words = self.marked.words
        before = words[item.i - 1] if item.i else ""
        previous = next((k for k in reversed(items) if k.j == item.i and k.kind == "noun"), None)
        if previous is not None and not item.joined:
            return False
        beside_counter = any(0 <= item.i - c <= 2 or 0 <= c - item.j <= 3 for c in counters)
        if item.definite and not (item.noun is not None and item.noun.held):
            return any(c.j == item.i for c in self._counters(items)) or (
                self._is_marked_out(item) and self._is_let_go(item, items)
            )
        governed = False
        for verb in items:
            if (
                verb.kind == "verb"
                and verb.classes & (self.ctx.giving | self.ctx.getting | self.bits["swap"])
                and 0 <= item.i - verb.j <= 5
            ):
                between = [k for k in items if verb.j <= k.i < item.i and k.kind in ("noun", "count", "verb")]
                if not between or item.joined:
                    governed = True
        governed = governed or any(
            v.kind == "verb"
            and v.classes & (self.ctx.giving | self.ctx.getting)
            and self.ctx.is_finite(v)
            and 0 <= v.i - item.j <= 3
            and self._takes_up_one(v)
            for v in items
        )
        swap = any(v.kind == "verb" and v.classes & self.bits["swap"] and item.i == v.j for v in items)
        if swap and not counters:
            return False
        if item.prefix == "ب" and any(v.kind == "verb" and v.classes & self.bits["swap"] for v in items):
            return True
        return (governed or beside_counter) and before not in _NO_ONE

    def _counters(self, items: list[Item]) -> list[Item]:
        return [i for i in items if i.kind == "cue" and i.cue == "counter"]

    def _is_marked_out(self, item: Item) -> bool:
        """Tell whether "the soldier" is one whom the text tells from others: by nation, or by a name that no list has."""
        following = self.marked.info[item.j] if item.j < len(self.marked.info) else None
        if following is None:
            return item.j < len(self.marked.words) and self.marked.words[item.j].isalpha()
        return following.entry is not None and bool(following.entry.nationality)

    def _is_let_go(self, item: Item, items: list[Item]) -> bool:
        """Tell whether one person is the object of letting go, with its doer or "عن" before it ("سلّمت الحركة الجندي الإسرائيلي")."""
        for verb in items:
            if not (
                verb.kind == "verb"
                and verb.classes & (self.ctx.giving | self.ctx.getting)
                and 0 <= item.i - verb.j <= _ONE_REACH
            ):
                continue
            between = [i for i in items if verb.j <= i.i and i.j <= item.i]
            if any(i.kind in ("noun", "count", "verb") for i in between):
                continue
            if self.marked.words[item.i - 1] in _LET_GO or any(i.kind == "actor" for i in between):
                return True
        return False

    def _takes_up_one(self, verb: Item) -> bool:
        """Tell whether a verb takes up one person named before it ("جندي أطلقته الجماعة")."""
        return self.marked.words[verb.i].endswith(("ته", "تها", "ه")) and len(self.marked.words[verb.i]) > 4
