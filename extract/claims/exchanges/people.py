"""People: which people a passage of an exchange counts, by a number, a single noun or "as many again"."""

from __future__ import annotations

from extract.claims.context import Context
from extract.mentions.items import Item

_LET_GO = frozenset(("عن", "سراح", "سبيل"))  # right before whom a verb lets go
_NO_ONE = frozenset(
    ("كل", "اي", "لكل", "اخر", "كان", "كانت", "ظل", "بقي", "برتبه", "رتبه")
)  # before a noun that counts nobody anew
_ONE_REACH = 6  # tokens from a verb to the one person whom it lets go
_NAME = 4  # tokens of a nation and a name
_NEXT = 2  # tokens from a count, and a word or two on it, to "and a body"
_LIST_REACH = 14  # tokens from a count to the next one in its list
_CROWDS = ("تظاهر", "ظاهر", "احتشد", "حتشد", "احتفل", "حتفل", "تجمهر", "اعتصم", "عتصم")
_FORCES = frozenset(("قوات", "جيش", "شرطه", "امن"))
_OUTLETS = frozenset(("وكاله", "قناه", "موقع", "تلفزيون", "شبكه", "اذاعه", "صحيفه"))


class PeopleReader:
    """Reads the counts of people that a passage exchanges."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits

    def read(self, items: list[Item], counters: list[int]) -> list[Item]:
        """Return the counts of a passage, in order of place.

        Args:
            items: Its items.
            counters: The tokens at which the other side of the deal begins.
        """
        people = self._counted_people(items, counters)
        return sorted([*people, *self._same_again(items, people)], key=lambda i: i.i)

    def _counted_people(self, items: list[Item], counters: list[int]) -> list[Item]:
        """Return counts, and single persons where a verb or "in return for" governs them directly."""
        counts = [i for i in items if i.kind == "count" and (not i.forced or self._is_of_dead_handed_over(i, items))]
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
            and not self._is_of_a_crowd(i)
        ]
        for item in items:
            if (
                item.kind != "noun"
                or item.noun is None
                or item.noun.kind != "people"
                or not (item.noun.number == "s" or self._is_one_of(item) or self._is_of_one(item))
                or (item.noun.weak and self.marked.words[item.i - 1] not in _LET_GO)
                or item.i in taken
            ):
                continue
            if self._is_one_more(item, people) or self._is_single(item, items, counters):
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

    def _is_one_of(self, item: Item) -> bool:
        """Tell whether a plural stands after "one of" ("أحد مقاتليه")."""
        before = self.marked.words[item.i - 1].removeprefix("و") if item.i else ""
        return item.noun is not None and item.noun.number == "p" and before in ("احد", "احدي")

    def _is_of_one(self, item: Item) -> bool:
        """Tell whether "remains" are those of one person ("رفات جندي")."""
        following = self.marked.info[item.j] if item.j < len(self.marked.info) else None
        whose = following.entry.noun if following is not None and following.entry is not None else None
        remains = item.noun is not None and item.noun.category == "bodies"
        return remains and whose is not None and whose.kind == "people" and whose.number == "s"

    def _count_members(self, count: Item, items: list[Item]) -> None:
        """Read a number of an armed group ("16 من المقاومة") as a count of its fighters."""
        if not count.bare or self.marked.words[count.j : count.j + 1] != ["من"]:
            return
        group = next((i for i in items if i.kind == "actor" and i.i == count.j + 1 and self.ctx.may_be_party(i)), None)
        if group is None:
            return
        head = self.marked.words[group.i].removeprefix("ال")
        if self.ctx.lexicon.types.get(self.ctx.key(group)) == "armed_group" or head in _FORCES:
            count.bare, count.category = False, "fighters"

    def _is_of_dead_handed_over(self, item: Item, items: list[Item]) -> bool:
        """Tell whether the dead are what is handed over, or are listed with others who are ("تسليم 5 قتلى", "تسلّم 5 أسرى و7 قتلى")."""
        last = item
        for other in reversed([i for i in items if i.i < item.i and i.kind in ("verb", "count")]):
            joined = last.joined or self.marked.words[last.i - 1] == "و"
            if last.i - other.j > _ONE_REACH or (other.kind == "count" and not joined):
                return False
            if other.kind == "verb":
                handing_over = self.ctx.mask("hand_over", "swap") | (0 if last is item else self.ctx.getting)
                return bool(other.classes & handing_over)
            last = other
        return False

    def _is_of_a_crowd(self, item: Item) -> bool:
        """Tell whether a count is of people who gather, celebrate or protest ("تظاهر آلاف الإسرائيليين")."""
        before = self.marked.words[max(0, item.i - 2) : item.i]
        return any(w.removeprefix("و").removeprefix("ي").removeprefix("ت").startswith(_CROWDS) for w in before)

    def _is_of_an_outlet(self, item: Item) -> bool:
        """Tell whether a number is part of an outlet's name ("وكالة ليبيا 24")."""
        before = self.marked.words[max(0, item.i - 3) : item.i]
        return item.bare and any(w.removeprefix("ل").removeprefix("ال") in _OUTLETS for w in before)

    def _is_ratio(self, item: Item) -> bool:
        """Tell whether a count is so many for each ("15 جثماناً عن كل جثة")."""
        return self.ctx.between_has(item.j, item.j + 3, "ratio")

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
        if (previous is not None and not item.joined) or self._tells_where(item, items):
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
        governed = governed or self._is_listed_after(item, items)
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

    def _tells_where(self, item: Item, items: list[Item]) -> bool:
        """Tell whether "the imprisoned" only says of one just named where he is ("المقاتل الأفغاني فلان المسجون في …")."""
        if not (item.definite and item.noun is not None and item.noun.held) or item.joined:
            return False
        named = [i for i in items if i.kind in ("noun", "verb", "cue") and i.j <= item.i and item.i - i.j <= _NAME]
        if not named or named[-1].noun is None or named[-1].noun.kind != "people" or named[-1].noun.held:
            return False
        return all(word.isalpha() for word in self.marked.words[named[-1].j : item.i])

    @staticmethod
    def _is_one_more(item: Item, people: list[Item]) -> bool:
        """Tell whether "and a body", "and a woman" goes on right after people who are counted ("16 جنديا وجثة جندي", "رجلان وامرأة")."""
        another = item.joined and not item.definite and not item.suffix
        return another and any(0 <= item.i - one.j <= _NEXT for one in people)

    def _is_listed_after(self, item: Item, items: list[Item]) -> bool:
        """Tell whether a captive by name is listed after counted ones, in the clause of one verb ("سلّم 3 جنود …، والأسير فلان")."""
        if not (
            item.joined and item.definite and item.noun is not None and item.noun.held and self._is_marked_out(item)
        ):
            return False
        before = [
            i for i in items if i.i < item.i and (i.kind == "count" or (i.kind == "verb" and self.ctx.is_finite(i)))
        ]
        return bool(before) and before[-1].kind == "count" and item.i - before[-1].j <= _LIST_REACH

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
            handed = verb.j == item.i and self.ctx.is_nominal(verb)  # "تسليم الجندي الإسرائيلي"
            if handed or self.marked.words[item.i - 1] in _LET_GO or any(i.kind == "actor" for i in between):
                return True
        return False

    def _takes_up_one(self, verb: Item) -> bool:
        """Tell whether a verb takes up one person named before it ("جندي أطلقته الجماعة")."""
        return self.marked.words[verb.i].endswith(("ته", "تها", "ه")) and len(self.marked.words[verb.i]) > 4
