"""Returns: what shows that people are let go in return for something, where no one sentence says so."""

from __future__ import annotations

from collections.abc import Iterable

from extract.claims.clauses import find_subject_after, find_subject_before
from extract.claims.context import Context
from extract.claims.exchanges.objects import gets_people, is_command, lets_people_go
from extract.claims.listing import find_heading
from extract.claims.settings import is_negated
from extract.mentions.clitics import strip_clitics
from extract.mentions.items import Item, Items
from extract.mentions.verb_classes import LET_GO
from extract.mentions.word_lists import list_beginnings, list_words

GIFTS = {"ransom": "money", "aid": "aid", "goods": "goods", "withdrawal": "withdrawal", "concession": "other"}
"""Cue -> what a side gives that is no people, as `gave` calls it."""

_OBJECT_REACH = 8  # tokens between letting go and those let go
_HOLDER_REACH = 12  # tokens from letting go to whose prisons they come from
_BESIDE = 3  # tokens from a subject to the verb behind it
_PRONOUNS = frozenset(("انها", "انه", "انهم", "بانها", "بانه"))
_DENIED = 5  # tokens from "not" to the bargain
_LEAD = 2  # the first sentences, the headline among them
_PAID = list_beginnings("exchanges.yml", "pays") + list_beginnings("exchanges.yml", "ransoms")
_BATCHES = list_words("exchanges.yml", "not_paid")  # before the sum, no payment
_DEMANDED = (
    list_beginnings("exchanges.yml", "demands")
    + list_beginnings("exchanges.yml", "demanding")
    + list_beginnings("exchanges.yml", "asks")
)
_KIDNAP = list_beginnings("exchanges.yml", "kidnaps")
_TRADE_REACH = 4  # tokens from kidnapping, the trade, to the sum it is for
_DEMAND_REACH = 9  # tokens from demanding to the sum
_PAID_REACH = 5  # tokens from paying to the sum
_REFUSED = 4  # tokens from "not" to what was not given
_COUNTED_OUT = 6  # tokens from "leave", past who leaves, to the place left
_OF_REACH = 5  # tokens from letting go to "of", its doer between
_ONLY = frozenset(("الا", "سوي", "بعد", "قبل"))  # "not … but for money": it was given


def is_held(item: Item) -> bool:
    """Tell whether an item counts or names captives or bodies."""
    noun = item.noun
    return item.held or item.category == "bodies" or (noun is not None and (noun.held or noun.category == "bodies"))


class ReturnReader:
    """Tells of the people whom an article says to be let go whether it was in return for something."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits

    def shows_return(self, supports: dict[int, Item]) -> bool:
        """Tell whether an article that names no exchange tells of one.

        Args:
            supports: By sentence, its verbs of letting go, getting back or coming home whose people are counted.
        """
        return (
            self._two_ways(supports)
            or self._let_go_by_enemies(supports)
            or self._ransomed(supports)
            or any(map(self._of_operation, supports.values()))
            or any(self.leaves_prison(verb) and self._near_deal(s) for s, verb in supports.items())
        )

    def _two_ways(self, supports: dict[int, Item]) -> bool:
        """Tell whether people are let go in both directions, within two sentences, near a word for a deal."""
        for s in supports:
            verbs = [v for k in (s, s + 1) if k < len(self.marked.sentences) for v in self.marked.by_sentence[k].verbs]
            verbs = [v for v in verbs if not self._are_one_procedure(v, verbs)]
            given = [v for v in verbs if v.classes & self.ctx.giving and lets_people_go(self.ctx, v)]
            got = [v for v in verbs if v.classes & self.bits["receive"] and self._gets_people(v)]
            moved = [v for v in verbs if v.classes & self.ctx.moving]
            counts = self._groups(
                i
                for k in (s, s + 1)
                if k < len(self.marked.sentences)
                for i in self.marked.by_sentence[k].counts
                if not i.bare and not (k == 0 and self._is_told_again(i))
            )
            held = [i for i in counts if i.held or i.category == "bodies"]
            if given and counts and self.ctx.between_has(*self._tokens(s, s + 1), "same"):
                return True
            if len(counts) < 2 or not given + got:
                continue
            deal = self._near_deal(s)
            if (len(held) >= 2 or deal) and self._two_givers([v for v in given if v not in got]):
                return True
            both_ways = self._go_both_ways(given, got, deal=deal)
            home = got and moved and len({i.low for i in held}) > 1  # "وصل 602 أسير بعد تسلم إسرائيل أربعة جثامين"
            if both_ways or home or (held and deal and len(given + got) >= 2) or (len(held) >= 2 and deal and moved):
                return True
        return False

    def _are_one_procedure(self, verb: Item, verbs: list[Item]) -> bool:
        """Tell whether giving and taking over are named together, as two sides of one hand-over ("عملية التسلم والتسليم")."""
        return self.ctx.is_nominal(verb) and any(
            (other.i == verb.j and other.joined) or (other.j == verb.i and verb.joined)
            for other in verbs
            if other is not verb and self.ctx.is_nominal(other) and other.classes != verb.classes
        )

    def _gives(self, verb: Item) -> bool:
        """Tell whether a verb is one of letting people go, and none of getting them back that is written alike (تسلم)."""
        return bool(verb.classes & self.ctx.giving) and not verb.classes & self.bits["receive"]

    def _gets_people(self, verb: Item) -> bool:
        """Tell whether it is people that are got back, by who keeps them."""
        return not self._passes_on(verb) and gets_people(self.ctx, verb)

    def _groups(self, counts: Iterable[Item]) -> list[Item]:
        """Return the counts that are of people of their own: no part of those just counted, nor the same taken up ("عنصرين … العنصرين")."""
        found: list[Item] = []
        for count in counts:
            same = any((count.low, count.high) == (other.low, other.high) for other in found)
            taken_up = same and self.marked.words[count.i].removeprefix("ب").startswith("ال")
            if not taken_up and not self._is_part(count):
                found.append(count)
        return found

    def _is_part(self, count: Item) -> bool:
        """Tell whether some of those just counted are counted ("بينهم ستة جنود"), and nobody got back "from them" ("تسلم منها 200 جثة")."""
        from_them = any(v.j == count.i - 1 for v in self.marked.by_sentence[count.s].verbs)
        return "among" in self.ctx.cues_ending.get(count.i, ()) and not from_them

    def _passes_on(self, verb: Item) -> bool:
        """Tell whether it is a relief body that receives, to pass on to their own whom the other side lets go."""
        beside = range(verb.i - _BESIDE, verb.j + _BESIDE)
        return any(
            i.kind == "actor"
            and i.name is not None
            and not self.ctx.may_be_party(i)
            and (i.i in beside or i.j - 1 in beside)
            for i in self.marked.by_sentence[verb.s]
        )

    def _is_told_again(self, count: Item) -> bool:
        """Tell whether a figure of the headline is that of the first sentence."""
        lead = self.marked.by_sentence[1].counts if len(self.marked.sentences) > 1 else []
        return any((i.low, i.high) == (count.low, count.high) for i in lead)

    def _of_operation(self, verb: Item) -> bool:
        """Tell whether captives are let go from somebody's prisons as a part of "the operation" ("وشملت العملية إطلاق 150 من سجون X")."""
        items = self.marked.by_sentence[verb.s]
        named = any(
            0 <= verb.i - i.j <= 1 and self.marked.words[i.i].removeprefix("و").startswith("ال")
            for i in items.find_cues("deal")
        )
        return named and self.ctx.is_nominal(verb) and bool(self._givers(verb))

    def _ransomed(self, supports: dict[int, Item]) -> bool:
        """Tell whether a report that opens with captives let go, or out of their captors' hands, says later that money was paid."""
        freeing = self.ctx.mask("release", "free", "leave")
        if not any(s <= _LEAD and verb.classes & freeing for s, verb in supports.items()):
            return False
        return any(map(self.is_paid, self.marked.by_sentence))

    def is_paid(self, items: Items) -> bool:
        """Tell whether a sentence says that money was paid, taken or given in return, and not only demanded."""
        return any(map(self.changes_hands, items.find_cues("ransom")))

    def changes_hands(self, money: Item) -> bool:
        """Tell whether money is said to be paid, taken or given in return, and not only demanded."""
        words, start = self.marked.words, self.marked.sentences[money.s][0]
        before = [w for w in words[max(start, money.i - _DEMAND_REACH) : money.i] if w not in _BATCHES]
        if any(strip_clitics(w).startswith(_DEMANDED) for w in before):
            return False
        if self.is_not_given(money):
            return False
        if any(strip_clitics(w).startswith(_KIDNAP) for w in before[-_TRADE_REACH:]):
            return False  # "مختصة في الخطف مقابل فدية"
        beside = [*before[-_PAID_REACH:], *words[money.i : money.j + 3]]
        return "counter" in self.ctx.before(money) or any(strip_clitics(w).startswith(_PAID) for w in beside)

    def is_not_given(self, gift: Item) -> bool:
        """Tell whether it is said that no money or goods were given ("دون دفع أي فدية", "لم يتم تسليم أي فدية")."""
        first = max(self.marked.sentences[gift.s][0], gift.i - _REFUSED)
        negated = [k for k in range(first, gift.i) if "negation" in self.ctx.cues_at.get(k, ())]
        return bool(negated) and _ONLY.isdisjoint(self.marked.words[negated[-1] : gift.i])

    def _go_both_ways(self, given: list[Item], got: list[Item], *, deal: bool) -> bool:
        """Tell whether people are let go and others got back, and it is not one release that both sides tell of."""
        pairs = [(v, w) for v in given for w in got if v is not w]  # "تسلم" is written for both
        if deal or any(v.s == w.s for v, w in pairs):
            return bool(pairs)
        givers = {key for verb, _ in pairs if verb not in got for key in self._givers(verb)}
        receivers = {key for _, verb in pairs for key in self._receivers(verb)}
        told_twice = givers and receivers and not any(self.ctx.same_party(a, b) for a in givers for b in receivers)
        return bool(pairs) and not told_twice

    def _receivers(self, verb: Item) -> set[str]:
        """Return who gets people back by a verb: its subject."""
        subject = find_subject_after(self.ctx, verb, verb.j + _BESIDE) or find_subject_before(
            self.ctx, verb, verb.i - _BESIDE
        )
        return {self.ctx.key(subject)} if subject is not None else set()

    def _two_givers(self, given: list[Item]) -> bool:
        """Tell whether two parties of one theatre of war each let people go."""
        return self._are_enemies({key for verb in given for key in self._givers(verb)})

    def _are_enemies(self, keys: set[str]) -> bool:
        return any(
            self.ctx.may_fight(one, other) and not self.ctx.same_party(one, other) for one in keys for other in keys
        )

    def _givers(self, verb: Item) -> set[str]:
        """Return who lets people go by a verb: its subject, and who is said to hold them ("من سجون X", "لدى X")."""
        start, end = self.marked.sentences[verb.s]
        subject = find_subject_after(self.ctx, verb, verb.j + 5)
        if subject is not None and not LET_GO.isdisjoint(self.marked.words[verb.j : subject.i]):
            subject = None  # "إطلاق سراح معتقلي X"
        if subject is None:
            reported = self.marked.words[verb.i - 1] in _PRONOUNS  # "وقالت X إنها أفرجت"
            subject = find_subject_before(self.ctx, verb, start if reported else verb.i - _BESIDE)
        found = {self.ctx.key(subject)} if subject is not None else set()
        for cue in self.ctx.passage(verb.s, verb.j, min(end, verb.j + _HOLDER_REACH)).find_cues("holder"):
            beside = self.ctx.items_in(verb.s, cue.i, cue.j + 3)  # or "the prisons of X"
            held_by = [i for i in beside if i.kind == "actor"]
            found |= {self.ctx.key(i) for i in held_by[:1] if self.ctx.may_be_party(i)}
        return found

    def _let_go_by_enemies(self, supports: dict[int, Item]) -> bool:
        """Tell whether an article that speaks of a deal tells of captives whom each of two enemies let go."""
        giving = [v for v in supports.values() if self._gives(v)]
        return self._two_givers(giving) and any(self._near_deal(v.s) for v in giving)

    def under_a_deal(self) -> dict[int, Item]:
        """Return, by sentence, the verbs by which captives or bodies are let go in a deal, or in one by which others leave."""
        found = {}
        for s in range(len(self.marked.sentences)):
            verb = self.letting_go(s)
            if verb is not None and (self._in_bargain(s) or self._for_passage(s)):
                found[s] = verb
            elif (out := self._coming_out(s)) is not None:
                found[s] = out
        return found

    def _coming_out(self, s: int) -> Item | None:
        """Return the verb by which counted people come out or home in a bargain ("خرج خمسة من مقاتليها في صفقة"), and leave no town."""
        items = self.marked.by_sentence[s]
        if self._leave_a_town(items):
            return None
        return next(
            (
                v
                for v in items.find_verbs(self.ctx.mask("leave", "arrive"))
                if any(0 <= k.i - v.j <= _BESIDE and not k.forced for k in items.counts)
                and self.names_bargain(s, v.j, min(v.j + _HOLDER_REACH, self.marked.sentences[s][1]))
            ),
            None,
        )

    def _leave_a_town(self, items: Items) -> bool:
        """Tell whether people of whom nobody is said to hold them leave a place ("خرج 300 مقاتل من داريا إلى إدلب في صفقة")."""
        if "holder" in items.cues or any(map(is_held, items)):
            return False
        return any(
            i.kind == "place"
            and (
                "from" in self.ctx.before(i)
                or any(
                    v.classes & self.bits["leave"] and 0 <= i.i - v.j <= _COUNTED_OUT and not self.ctx.before(i)
                    for v in items.verbs
                )
            )
            for i in items
        )

    def both_let_go(self, s: int) -> Item | None:
        """Return the verb by which the first of two enemies lets somebody go in a deal, the second in the same sentence."""
        verbs = self.marked.by_sentence[s].find_verbs(self.bits["release"])
        if len(verbs) < 2 or not self._near_deal(s):
            return None
        verbs = [v for v in verbs if self.frees_somebody(v) and not is_negated(self.ctx, v)]
        return verbs[0] if len(verbs) > 1 and self._two_givers(verbs) else None

    def frees_somebody(self, verb: Item) -> bool:
        """Tell whether a verb lets go "of" somebody ("أفرج عن", "إطلاق الحركة سراح"), and not of money or goods."""
        words, behind = self.marked.words, range(verb.j, verb.j + _OF_REACH)
        of = next((k for k in behind if words[k : k + 1] and words[k] in LET_GO), None)
        if not verb.classes & self.bits["release"] or of is None:
            return False
        return not self.ctx.between_has(of, min(of + _OF_REACH, len(words)), *GIFTS)

    def letting_go(self, s: int) -> Item | None:
        """Return the verb of a sentence by which captives or bodies are let go, freed or handed over."""
        items = self.marked.by_sentence[s]
        freeing = self.ctx.giving | self.bits["free"]
        if not items.classes & freeing:
            return None
        people = [i for i in items if is_held(i)]
        return next(
            (
                v
                for v in items.find_verbs(freeing)
                if not is_negated(self.ctx, v)
                and self.marked.words[v.j : v.j + 1] != ["انفسهم"]
                and any(-_OBJECT_REACH <= k.i - v.j <= 2 * _OBJECT_REACH for k in people)
            ),
            None,
        )

    def _in_bargain(self, s: int) -> bool:
        """Tell whether a sentence calls it a bargain, which is never one-sided."""
        return self.names_bargain(s, *self.marked.sentences[s])

    def names_bargain(self, s: int, a: int, b: int) -> bool:
        """Tell whether a token in [a, b) of a sentence is "bargain" ("صفقة") and not said to be none ("لم يكن ضمن صفقة")."""
        bare = self.marked.bare
        return any(bare[k].startswith("صفق") and not self._is_denied(s, k) for k in range(a, b))

    def _is_denied(self, s: int, bargain: int) -> bool:
        first = max(self.marked.sentences[s][0], bargain - _DENIED)
        return self.ctx.between_has(first, bargain, "negation") or "لا" in self.marked.words[first:bargain]

    def _for_passage(self, s: int) -> bool:
        """Tell whether a sentence tells of a deal by which others leave: a departure or convoy told of in it or beside it."""
        if self._among_terms(s):
            return True
        near = range(max(s - 1, 0), min(s + 2, len(self.marked.sentences)))
        if self._near_deal(s) and self.ctx.between_has(*self._tokens(s - 1, s + 1), "convoy"):
            return True
        return any(self._lets_leave(n) for n in near)

    def _lets_leave(self, s: int) -> bool:
        """Tell whether a sentence names a deal and people who leave by it, who are no captives themselves."""
        items = self.marked.by_sentence[s]
        if "arrangement" not in items.cues:
            return False
        return any(
            not v.classes & self.ctx.giving
            and not any(is_held(i) and -2 <= i.i - v.j <= 4 for i in items)
            and not (v.suffix and any(is_held(i) and i.j <= v.i for i in items))
            for v in items.find_verbs(self.ctx.mask("leave", "evacuate"))
        )

    def takes_in(self, verb: Item, items: Items) -> bool:
        """Tell whether a verb of including has captives of two holders behind it ("تشمل 70 أسيرا لدى X و30 لدى Y")."""
        held = [i for i in items.counts if i.low and "holder" in self.ctx.cues_at.get(i.j, ())]
        return len(held) > 1 and verb.j <= held[0].i

    def _near_deal(self, s: int) -> bool:
        """Tell whether a sentence or one beside it names a deal or arrangement."""
        return any(
            item.cue in ("deal", "arrangement") and not is_command(self.ctx, item)
            for k in range(max(s - 1, 0), min(s + 2, len(self.marked.sentences)))
            for item in self.marked.by_sentence[k].phrases
        )

    def _among_terms(self, s: int) -> bool:
        """Tell whether letting captives go is one line of a deal's terms, and that others leave is another."""
        heading = find_heading(self.marked, s)
        first = self.marked.sentence_at(heading[0]) if heading is not None else None
        if heading is None or first is None:
            return False
        begin, _ = self._tokens(first - 1, first)  # "وفق البنود التالية:" follows what names the deal
        if not self.ctx.between_has(begin, heading[1], "deal", "arrangement"):
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

    def leaves_prison(self, verb: Item) -> bool:
        """Tell whether those counted after a verb of leaving come out of somebody's prisons ("خروج 1500 من نسائه من سجون النظام")."""
        if not verb.classes & self.bits["leave"]:
            return False
        items = self.marked.by_sentence[verb.s]
        counted = next((i for i in items.counts if 0 <= i.i - verb.j <= 4), None)
        return counted is not None and any(
            0 <= i.i - counted.j <= 6 and "سج" in " ".join(self.marked.words[i.i : i.j])
            for i in items.find_cues("holder")
        )
