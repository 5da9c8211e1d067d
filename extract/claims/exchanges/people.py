"""People: which people a passage of an exchange counts, by a number, a single noun or "as many again"."""

from __future__ import annotations

from dataclasses import replace

from extract.claims.context import Context
from extract.claims.exchanges.bystanders import are_bystanders
from extract.claims.exchanges.parts import PartReader
from extract.claims.exchanges.singles import SingleReader
from extract.claims.frames import Filler
from extract.claims.questions import is_left_open
from extract.claims.remaining import stay_behind
from extract.claims.tellers import tell_the_news
from extract.claims.totals import TALLIES, tells_of_rise
from extract.mentions.clitics import is_among
from extract.mentions.count_categories import sharpen_same
from extract.mentions.items import Item, Items
from extract.mentions.word_lists import list_words

_ONE_REACH = 6  # tokens from a verb to the one person whom it lets go
_ASIDE = frozenset(("فيما", "بينما", "كما"))  # begin a clause of its own
_GESTURE = 8  # tokens from those let go to "one-sidedly"
_FORCES = list_words("exchanges.yml", "forces")
_OUTLETS = list_words("exchanges.yml", "outlets")
_WHOLES = list_words("exchanges.yml", "wholes")
_BATCHES = list_words("exchanges.yml", "batches")
_BELONG = ("ينتم", "تنتم")
_AT_ONCE = 3  # tokens from a verb, over its subject, to "as many again"
_NEXT = 2  # tokens from a count, and a word on it, to the next one of its list
_RISE = 10  # tokens from the word for rising to the number
_OF_ALL = 4  # tokens from those counted to how many there are in all


class PeopleReader:
    """Reads the counts of people that a passage exchanges."""

    def __init__(self, ctx: Context, parts: PartReader) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self.parts = parts
        self.singles = SingleReader(ctx)

    def read(self, items: Items, counters: list[int]) -> list[Item]:
        """Return the counts of a passage, in order of place.

        Args:
            items: Its items.
            counters: The tokens at which the other side of the deal begins.
        """
        people = self._counted_people(items, counters)
        self._count_bodies_for_bodies(items, people)
        return sorted([*people, *self._same_again(items, people)], key=lambda i: i.i)

    def _count_bodies_for_bodies(self, items: Items, people: list[Item]) -> None:
        """Count as bodies those of a nation for whom bodies are swapped ("تبادلا رفات 41 جنديا مقابل 6 إيرانيين"), whom no noun calls anything else.

        Bodies that one side gives can be in return for the living ("سلمت أربع جثث مقابل 641 فلسطينيا").
        """
        swaps = items.find_verbs(self.bits["swap"])
        for cue in items.find_cues("counter") if swaps else ():
            before = [i for i in people if swaps[0].j <= i.i and i.j <= cue.i]
            behind = next((i for i in people if 0 <= i.i - cue.j <= 1), None)
            if not before or behind is None or before[-1].category != "bodies" or behind.category != "people":
                continue
            noun = self.marked.info[behind.noun_at] if behind.noun_at >= 0 else None
            if noun is None or noun.entry is None or noun.entry.noun is None:
                behind.category = "bodies"

    def _counted_people(self, items: Items, counters: list[int]) -> list[Item]:
        """Return counts, and single persons where a verb or "in return for" governs them directly."""
        counts = [i for i in items.counts if not i.forced or self._is_of_dead_handed_over(i, items)]
        for count in counts:
            self._count_members(count, items)
        bare_ok = any(not i.bare for i in counts) or bool(counters) or bool(self.parts.find_shares(counts, None))
        people = [
            i
            for i in counts
            if (not i.bare or bare_ok or self._is_of_each(i, items))
            and not self._is_ratio(i)
            and not self._is_of_an_outlet(i)
            and not are_bystanders(self.ctx, i, items)
            and not stay_behind(self.ctx, i)
            and not tell_the_news(self.ctx, i)
            and not is_left_open(self.ctx, i)
            and not self._are_whose_bodies(i, items)
            and not self._is_whose_family(i, items)
            and not self._is_of_all(i, items)
            and not self._adds_up_those_before(i, items)
            and not self._is_let_go_for_nothing(i, items)
        ]
        return sorted([*people, *self.singles.read(items, people, counters)], key=lambda i: i.i)

    def _same_again(self, items: Items, people: list[Item]) -> list[Item]:
        """Read "as many again" as a count with the number of the whole before it ("مقابل مثلهم", "20 بينهم امرأة مقابل العدد نفسه")."""
        found = []
        for cue in items.find_cues("same"):
            whole = None if is_left_open(self.ctx, cue) else self._whole_before(cue, people) or self.told_before(cue)
            if whole is not None:
                held = whole.held
                category = "detainees" if held else whole.category
                again = Item(
                    "count",
                    cue.s,
                    cue.i,
                    cue.j,
                    low=whole.low,
                    high=whole.high,
                    qualifier=whole.qualifier,
                    category=category,
                    held=held,
                    noun_at=cue.i,
                    prefix=cue.prefix,
                    joined=cue.joined,
                )
                sharpen_same(self.marked, again, self.marked.sentences[cue.s][1])
                found.append(again)
        return found

    def told_before(self, cue: Item) -> Item | None:
        """Return the count told last that "as many again" takes up right behind a verb of letting go, getting back or swapping ("وتلقت العدد نفسه").

        It stands in the sentence, or in the one before.
        """
        verbs = self.marked.by_sentence[cue.s].find_verbs(self.ctx.giving | self.ctx.getting | self.bits["swap"])
        if not any(0 <= cue.i - v.j <= _AT_ONCE for v in verbs):
            return None
        for items in (self.marked.by_sentence[cue.s], self.marked.by_sentence[cue.s - 1] if cue.s else None):
            told = [i for i in items.counts if not (i.forced or i.bare)] if items is not None else []
            if any(i.j <= cue.i for i in told):
                return self._whole_before(cue, told)
        return None

    def _whole_before(self, cue: Item, people: list[Item]) -> Item | None:
        """Return the count told last before "as many again" that is no part of another, and with it those that its list adds up."""
        whole: Item | None = None
        parts: list[Filler] = []
        before = [one for one in people if one.j <= cue.i]
        listed = self.parts.find_listed(before)
        for one in before:
            if one in listed or (whole is not None and self.parts.is_part(one, whole, parts)):
                parts.append(Filler(one, "among"))
            elif whole is not None and self._goes_on(whole, one):
                whole = _add(whole, one)
            else:
                whole = one
        return whole

    def _goes_on(self, whole: Item, one: Item) -> bool:
        """Tell whether a count goes on right behind another of the same people ("خمسة جنود وثلاثة مدنيين")."""
        joined = one.joined or self.marked.words[one.i - 1] == "و"
        exact = None not in (whole.low, whole.high, one.low, one.high) and "bodies" not in (
            whole.category,
            one.category,
        )
        return joined and exact and 0 <= one.i - whole.j <= _NEXT

    def _count_members(self, count: Item, items: Items) -> None:
        """Read a number of an armed group ("16 من المقاومة") as a count of its fighters."""
        if not count.bare or self.marked.words[count.j : count.j + 1] != ["من"]:
            return
        group = next((i for i in items if i.kind == "actor" and i.i == count.j + 1 and self.ctx.may_be_party(i)), None)
        if group is None:
            if self._is_of_forces(count):
                count.bare, count.category = False, "fighters"
            return
        head = self.marked.words[group.i].removeprefix("ال")
        if self.ctx.lexicon.types.get(self.ctx.key(group)) == "armed_group" or head in _FORCES:
            count.bare, count.category = False, "fighters"

    def _is_of_forces(self, count: Item) -> bool:
        """Tell whether a number is of the forces that are somebody's ("16 من القوات التابعة للحكومة")."""
        force = "".join(self.marked.words[count.j + 1 : count.j + 2])
        return force.removeprefix("ال") in _FORCES and self.ctx.between_has(count.j + 2, count.j + 4, "member")

    def _is_of_dead_handed_over(self, item: Item, items: Items) -> bool:
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

    def _is_of_each(self, item: Item, items: Items) -> bool:
        """Tell whether a number alone is said of each side, of people named before it ("الأسرى، وهم أكثر من ألف من كل جانب")."""
        named = any(
            i.kind == "noun" and i.noun is not None and i.noun.kind == "people" and i.j <= item.i for i in items
        )
        tells = self.bits["swap"] | self.bits["include"]  # "تبادل آخر شمل 205 من كل طرف"
        named = named or any(v.j <= item.i for v in items.find_verbs(tells))
        return named and "each" in self.ctx.cues_at.get(item.j, ())

    def _is_let_go_for_nothing(self, item: Item, items: Items) -> bool:
        """Tell whether a clause of its own beside the exchange says that those counted were let go one-sidedly ("فيما أفرج X عن 104 بمبادرة أحادية الجانب"), or they are said to be outside the deal."""
        following = next((i.i for i in items.counts if i.i >= item.j), item.j + _GESTURE)
        if self.ctx.between_has(item.j, min(following, item.j + _GESTURE), "outside_deal"):
            return True
        if not self.ctx.between_has(item.j, item.j + _GESTURE, "unreturned"):
            return False
        opened = next((k for k in range(item.i - 1, items[0].i, -1) if self._opens_clause(k)), None)
        if opened is None or not any(i.j <= opened for i in items.counts):
            return False
        after = next((k for k in range(item.j, items[-1].j) if self._opens_clause(k)), items[-1].j)
        return self.ctx.between_has(item.j, min(after, item.j + _GESTURE), "unreturned")

    def _opens_clause(self, token: int) -> bool:
        """Tell whether a clause of its own begins at a token: a word that sets it beside the first, or a comma before "and did"."""
        words = self.marked.words
        if words[token] in _ASIDE:
            return True
        joined = words[token] in ("،", ",") and words[token + 1 : token + 2] and words[token + 1].startswith("و")
        info = self.marked.info[token + 1] if joined else None
        return info is not None and info.entry is not None and bool(info.entry.classes)

    def _are_whose_bodies(self, item: Item, items: Items) -> bool:
        """Tell whether those counted are the dead whose bodies were counted before ("الجثتان تعودان إلى رهينتين")."""
        before = self.marked.words[max(0, item.i - 2) : item.i]
        if item.category == "bodies" or not any(w.startswith(("تعود", "يعود")) for w in before):
            return False
        return any(i.category == "bodies" and i.j <= item.i for i in items.counts)

    def _is_whose_family(self, item: Item, items: Items) -> bool:
        """Tell whether "one family" is only that of those just counted ("سبعة أشخاص من عائلة واحدة", "ينتمون إلى عائلة واحدة")."""
        if item.category != "families" or item.low != 1:
            return False
        belong = self.marked.words[max(0, item.i - 2) : item.i]
        of = self.marked.words[item.i - 1] == "من" and any(i.j == item.i - 1 for i in items.counts)
        return of or (belong[-1:] == ["الي"] and belong[0].startswith(_BELONG))

    def _is_of_all(self, item: Item, items: Items) -> bool:
        """Tell whether a number is that of all, of whom some were counted right before ("20 أسيرا من أصل 50", "… كدفعة أولى من 50")."""
        before = next((i.j for i in reversed(items.counts) if i.j <= item.i), item.i)
        between = self.marked.words[before : item.i]
        if not 1 < len(between) <= _OF_ALL or "من" not in between[-2:]:
            return False
        return between[-1] in _WHOLES or (between[-1] == "من" and any(w.removeprefix("ك") in _BATCHES for w in between))

    def _adds_up_those_before(self, item: Item, items: Items) -> bool:
        """Tell whether a number is what those counted before it come to ("سبعة، ثم 13 آخرين، ليرتفع الإجمالي إلى 20")."""
        rise = range(max(items[0].i, item.i - _RISE), item.i)
        at = next((k for k in reversed(rise) if tells_of_rise(self.marked.words[k])), None)
        if at is None or not any(is_among(w, TALLIES) for w in self.marked.words[at + 1 : item.j + 1]):
            return False
        before = [i.low or 0 for i in items.counts if i.j <= at and not i.forced]
        return len(before) > 1 and sum(before) == item.low

    def _is_of_an_outlet(self, item: Item) -> bool:
        """Tell whether a number is part of an outlet's name ("وكالة ليبيا 24")."""
        before = self.marked.words[max(0, item.i - 3) : item.i]
        return item.bare and any(w.removeprefix("ل").removeprefix("ال") in _OUTLETS for w in before)

    def _is_ratio(self, item: Item) -> bool:
        """Tell whether a count is so many for each ("15 جثماناً عن كل جثة")."""
        return self.ctx.between_has(item.j, item.j + 3, "ratio")


def _add(whole: Item, one: Item) -> Item:
    """Return two counts of a list as one of all whom they count."""
    return replace(
        whole,
        j=one.j,
        low=(whole.low or 0) + (one.low or 0),
        high=(whole.high or 0) + (one.high or 0),
        category=whole.category if whole.category == one.category else "people",
        held=whole.held and one.held,
    )
