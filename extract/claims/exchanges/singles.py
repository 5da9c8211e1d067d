"""Singles: which persons a passage exchanges one by one, told by a noun in the singular, a nationality or a name."""

from __future__ import annotations

from extract.claims.context import Context
from extract.claims.exchanges.added import AddedReader
from extract.claims.exchanges.named import NameReader, count_one
from extract.claims.exchanges.swapped import is_swapped
from extract.claims.exchanges.topics import is_topic
from extract.mentions.items import Item, Items
from extract.mentions.personal_names import begins_name
from extract.mentions.verb_classes import LET_GO

_NO_ONE = frozenset(
    (
        *("كل", "اي", "لكل", "كان", "كانت", "ظل", "بقي", "برتبه", "رتبه"),
        *("اخر", "الاخر", "والاخر", "الاخري", "والاخري", "احدهم", "احدهما", "احداهما", "اولهما", "وثانيهما"),
    )
)  # before a noun that counts nobody anew
_ONE_REACH = 6  # tokens from a verb to the one person whom it lets go
_FAR_REACH = 12  # the same where "عن" or "سراح" stands before him
_ASIDE = frozenset(("،", "(", "-"))  # between a name and who it is
_MADE_UP = ("مكون", "مولف", "تضم", "من")  # between a family and how many it is
_OF_THEM, _THEM = ("ب", "علي", "في"), ("هم", "هن")  # behind "suspected", "sentenced"
_MANY = ("ين", "ون", "ان", "ات")  # ends of nationalities of more than one
_DUAL = ("ين", "ان")
_OF_TWO = frozenset(("كانا", "كانتا"))
_SAID_OF_TWO = 3  # tokens from two of a nation to what is said of them
_NAME = 4  # tokens of a nation and a name
_NEXT = 2  # tokens from a count, and a word or two on it, to "and a body"


class SingleReader:
    """Reads the single persons whom a passage exchanges, each as a count of one."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self.names = NameReader(ctx)
        self.added = AddedReader(ctx, self.names)

    def read(self, items: Items, people: list[Item], counters: list[int]) -> list[Item]:
        """Return the single persons of a passage.

        Args:
            items: Its items.
            people: Those whom it counts by a number.
            counters: The tokens at which the other side of the deal begins.
        """
        taken = {k for i in items.counts for k in range(i.i, i.j)}
        named = [one for one in self.names.read(items) if taken.isdisjoint(range(one.i, one.j))]
        found: list[Item] = []
        for item in items:
            if item.i in taken or (named and self._says_who(item, named)) or self.added.tells_whose_body(item, people):
                continue
            if item.kind == "noun":
                if any(one.j == item.i and one.noun_at < 0 for one in found):
                    continue  # "الإيراني المحتجز": one person
                if (
                    self.added.is_added(item, people, found, named)
                    or is_topic(self.ctx, item, items)
                    or (
                        self._is_person(item, items)
                        and (
                            self.added.is_one_more(item, people + found + named)
                            or self._is_single(item, items, counters)
                        )
                    )
                ):
                    found.append(count_one(item))
            elif item.kind == "nat" and self._are_two(item, items):
                found.append(count_one(item, number=2))
            elif item.kind == "nat" and (
                self._stands_alone(item, items)
                or is_topic(self.ctx, item, items)
                or self._is_swapped_nation(item, items)
                or self._is_next_alone(item, items, found)
            ):
                found.append(count_one(item))
        return found + named

    def _says_who(self, item: Item, named: list[Item]) -> bool:
        """Tell whether a noun only says who one just named is ("فلان الفلاني، نجل المحافظ"), or is part of his name."""
        if item.joined:
            return any(one.i <= item.i < one.j for one in named)
        aside = self.marked.words[item.i - 1] in _ASIDE
        return any(one.i <= item.i <= one.j or (aside and one.j == item.i - 1) for one in named)

    def _is_person(self, item: Item, items: Items) -> bool:
        """Tell whether a noun can stand for one person."""
        noun = item.noun
        if noun is None or noun.kind != "people":
            return False
        one = noun.number == "s" or self._is_one_of(item) or self._is_of_one(item)
        if one and noun.held and _are_they(self.marked.words[item.j : item.j + 1]):
            return False
        return one and (not noun.weak or self._is_governed_at_once(item, items))

    def _stands_alone(self, item: Item, items: Items) -> bool:
        """Tell whether somebody is told by his nationality alone ("الإفراج عن الفرنسي فلان", "مقابل إسرائيلية", "سراح فرنسي أميركي")."""
        before = self.marked.words[item.i - 1].removeprefix("و")
        governed = before in LET_GO or any(cue.j == item.i for cue in self._counters(items))
        return (governed or self._is_handed_over(item, items)) and self._is_of_one_nation(item, items)

    def _is_handed_over(self, item: Item, items: Items) -> bool:
        """Tell whether a nationality and a name stand behind a handing over, and who does it ("تسليم الأمريكي فلان", "سلّمت الحركة الأمريكي فلان")."""
        if not self.marked.words[item.i].startswith("ال") or not self._is_name(item.j):
            return False
        for verb in items.find_verbs(self.bits["hand_over"] | self.bits["receive"]):
            doers = [i for i in items if verb.j <= i.i < item.i]
            if verb.j == item.i and self.ctx.is_nominal(verb):
                return True
            if verb.j < item.i and len(doers) == 1 and (doers[0].i, doers[0].j) == (verb.j, item.i):
                return self.ctx.names_party(doers[0])
        return False

    def _is_name(self, token: int) -> bool:
        return begins_name(self.marked, token) or self.names.is_first_of_name(token)

    def _are_two(self, item: Item, items: Items) -> bool:
        """Tell whether two are let go of whom only what is said of them tells how many ("سويديين أحدهما دبلوماسي", "فرنسيين كانا محتجزين")."""
        words = self.marked.words
        said = words[item.j : item.j + _SAID_OF_TWO]
        if not words[item.i].endswith(_DUAL) or not any(word in _OF_TWO or word.endswith("هما") for word in said):
            return False
        verbs = items.find_verbs(self.ctx.giving)
        return words[item.i - 1].removeprefix("و") in LET_GO or any(v.j == item.i for v in verbs)

    def _is_of_one_nation(self, item: Item, items: Items) -> bool:
        """Tell whether a nationality is that of one person, and describes nobody named behind it."""
        if self.marked.words[item.i].endswith(_MANY):
            return False
        behind = [i for i in items if i.i == item.j and i.kind in ("noun", "count", "actor", "nat")]
        return not any(self._is_described(i) for i in behind if not i.joined)

    def _is_described(self, item: Item) -> bool:
        """Tell whether a word behind a nationality is whom it describes, and no second one of his, nor what became of him."""
        if item.kind == "nat":
            return self.marked.words[item.i].endswith(_MANY)
        return not (item.kind == "noun" and item.definite and item.noun is not None and item.noun.held)

    def _is_next_alone(self, item: Item, items: Items, found: list[Item]) -> bool:
        """Tell whether "and a Frenchwoman" goes on right behind one told by his nationality alone."""
        return item.joined and any(one.j == item.i for one in found) and self._is_of_one_nation(item, items)

    def _is_swapped_nation(self, item: Item, items: Items) -> bool:
        """Tell whether somebody told by his nationality alone is swapped for somebody ("مبادلة الأمريكي فلان بالروسي فلان")."""
        beside = any(i.kind == "noun" and i.j == item.i for i in items)
        return not beside and is_swapped(self.ctx, item, items) and self._is_of_one_nation(item, items)

    def _is_governed_at_once(self, item: Item, items: Items) -> bool:
        """Tell whether a person stands right behind what governs him: "عن", "in return for", a swap's "ب", or a verb and its doer."""
        swapped = item.prefix == "ب" and any(i.classes & self.bits["swap"] for i in items if i.i < item.i)
        return (
            self.marked.words[item.i - 1] in LET_GO
            or swapped
            or is_swapped(self.ctx, item, items)
            or any(cue.j == item.i for cue in self._counters(items))
            or self._is_let_go(item, items)
            or self._leaves_prison(item, items)
        )

    def _is_one_of(self, item: Item) -> bool:
        """Tell whether a plural stands after "one of" ("أحد مقاتليه")."""
        before = self.marked.words[item.i - 1].removeprefix("و").removeprefix("ل") if item.i else ""
        return item.noun is not None and item.noun.number == "p" and before in ("احد", "احدي")

    def _is_of_one(self, item: Item) -> bool:
        """Tell whether "remains" are those of one person ("رفات جندي")."""
        following = self.marked.info[item.j] if item.j < len(self.marked.info) else None
        whose = following.entry.noun if following is not None and following.entry is not None else None
        remains = item.noun is not None and item.noun.category == "bodies"
        return remains and whose is not None and whose.kind == "people" and whose.number == "s"

    def _is_single(self, item: Item, items: Items, counters: list[int]) -> bool:
        """Tell whether a singular noun stands for one counted person ("أسير مقابل أسير", "سلّم جثة ضابط", "أسيرها")."""
        words = self.marked.words
        before = words[item.i - 1] if item.i else ""
        if self._is_said_of_another(item, items) or self._tells_where(item, items) or self._is_made_up_of(item):
            return False
        beside_counter = any(0 <= item.i - c <= 2 or 0 <= c - item.j <= 3 for c in counters)
        if item.definite and not (item.noun is not None and item.noun.held):
            return (
                is_swapped(self.ctx, item, items)
                or any(c.j == item.i for c in self._counters(items))
                or (self.names.marks_out(item) and self._is_let_go(item, items))
            )
        governed = False
        for verb in items.find_verbs(self.ctx.giving | self.ctx.getting | self.bits["swap"]):
            if 0 <= item.i - verb.j <= 5:
                between = [k for k in items if verb.j <= k.i < item.i and k.kind in ("noun", "count", "verb")]
                if not between or item.joined:
                    governed = True
        governed = governed or self._leaves_prison(item, items) or self._is_included(item, items)
        if is_swapped(self.ctx, item, items):
            return before not in _NO_ONE
        swap = any(item.i == v.j for v in items.find_verbs(self.bits["swap"]))
        if swap and not counters:
            return False
        return (governed or beside_counter) and before not in _NO_ONE

    def _is_included(self, item: Item, items: Items) -> bool:
        """Tell whether one person is the first whom a swap or deal is said to comprise ("شملت الصفقة بين X وY عنصرا وضابطا")."""
        if item.definite or not (items.classes & self.bits["swap"] or "deal" in items.cues):
            return False
        people = [k for k in items if k.i < item.i and (k.kind == "count" or (k.kind == "noun" and not k.joined))]
        return any(
            v.j <= item.i <= v.j + _FAR_REACH
            and not any(v.j <= k.i for k in people)
            and not any(v.j <= k.i < item.i for k in items.find_verbs(~self.bits["swap"]))
            for v in items.find_verbs(self.bits["include"])
            if self.ctx.is_finite(v)
        )

    def _is_said_of_another(self, item: Item, items: Items) -> bool:
        """Tell whether a noun only says what the one right before it is ("أسيرا إسرائيليا محتجزا", "جنديا أسيرا", "مصدر عسكري")."""
        if item.joined or is_swapped(self.ctx, item, items):
            return False
        if any(cue.j == item.i for cue in items.find_cues("unnamed_source")):
            return True
        if self._is_one_of(item) and any(_is_of_bodies(i) and i.j == item.i - 1 for i in items):
            return True  # "جثة أحد جنودها"
        nation = any(i.kind == "nat" and i.j == item.i for i in items) and not (item.prefix or item.definite)
        return any(i.kind == "noun" and (i.j == item.i or (nation and i.j == item.i - 1)) for i in items)

    def _is_made_up_of(self, item: Item) -> bool:
        """Tell whether a family's people are counted behind it ("عائلة مكونة من خمسة أفراد")."""
        family = item.noun is not None and item.noun.category == "families"
        return family and any(w.startswith(_MADE_UP) for w in self.marked.words[item.j : item.j + 1])

    def _tells_where(self, item: Item, items: Items) -> bool:
        """Tell whether "the imprisoned" only says of one just named where he is ("المقاتل الأفغاني فلان المسجون في …")."""
        if not (item.definite and item.noun is not None and item.noun.held) or item.joined:
            return False
        named = [i for i in items if i.kind in ("noun", "verb", "cue") and i.j <= item.i and item.i - i.j <= _NAME]
        if not named or named[-1].noun is None or named[-1].noun.kind != "people" or named[-1].noun.held:
            return False
        return all(word.isalpha() for word in self.marked.words[named[-1].j : item.i])

    def _counters(self, items: Items) -> list[Item]:
        return items.find_cues("counter")

    def _is_let_go(self, item: Item, items: Items) -> bool:
        """Tell whether one person is the object of letting go, with its doer or "عن" before it ("سلّمت الحركة الجندي الإسرائيلي")."""
        marked_object = self.marked.words[item.i - 1] in LET_GO
        for verb in items.find_verbs(self.ctx.giving | self.ctx.getting):
            if not 0 <= item.i - verb.j <= (_FAR_REACH if marked_object else _ONE_REACH):
                continue
            if self._comes_between(verb, item, items):
                continue
            between = self.ctx.items_in(item.s, verb.j, item.i)
            doer = any(i.kind == "actor" or self.ctx.names_party(i) for i in between) or self._is_doer(item.i - 1, verb)
            handed = verb.j == item.i and self.ctx.is_nominal(verb)  # "تسليم الجندي الإسرائيلي"
            if handed or marked_object or doer:
                return True
        return False

    def _comes_between(self, verb: Item, item: Item, items: Items) -> bool:
        """Tell whether other people, or another verb of letting go, taking or leaving, stand between a verb and its object."""
        moves = self.ctx.giving | self.ctx.getting | self.bits["leave"]
        for i in items:
            if not (verb.j <= i.i < item.i):
                continue
            if i.kind == "count" or (i.kind == "verb" and i.classes & moves):
                return True
            if i.kind == "noun" and not self._is_said_of_another(i, items):
                return True
        return False

    def _leaves_prison(self, item: Item, items: Items) -> bool:
        """Tell whether one person comes out of somebody's prisons ("خرج قاض من سجون الحركة")."""
        out = any(v.j == item.i for v in items.find_verbs(self.bits["leave"]))
        return out and self.ctx.between_has(item.j, item.j + _NEXT + 1, "holder")

    def _is_doer(self, token: int, verb: Item) -> bool:
        """Tell whether a definite word right behind a finite verb is its doer ("سلّمت الحركة")."""
        return token == verb.j and self.ctx.is_finite(verb) and self.marked.words[token].startswith("ال")


def _are_they(following: list[str]) -> bool:
    """Tell whether "them" behind a participle in the singular makes it one of many ("مشتبه بانتمائهم", "محكوم عليهم")."""
    return any(word.startswith(_OF_THEM) and word.endswith(_THEM) for word in following)


def _is_of_bodies(item: Item) -> bool:
    return item.kind == "noun" and item.noun is not None and item.noun.category == "bodies"
