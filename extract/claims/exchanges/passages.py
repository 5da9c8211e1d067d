"""Passages: the sentences that tell of an exchange, and the word that shows it."""

from __future__ import annotations

from collections.abc import Iterable

from extract.claims.context import Context
from extract.claims.evacuations.homographs import names_no_journey
from extract.claims.exchanges.bargains import find_let_go_in_bargains, find_named_bargain, is_held
from extract.claims.exchanges.betweens import list_parties
from extract.claims.exchanges.both_ways import are_of_strangers, find_both_ways
from extract.claims.exchanges.counters import CounterReader, is_people
from extract.claims.exchanges.demands import DemandReader
from extract.claims.exchanges.homecoming import comes_home, only_comes_home
from extract.claims.exchanges.mutual import MutualReader
from extract.claims.exchanges.objects import tells_of_killing
from extract.claims.exchanges.parties import PartyReader
from extract.claims.exchanges.parts import PartReader
from extract.claims.exchanges.payments import find_ransomed
from extract.claims.exchanges.people import PeopleReader
from extract.claims.exchanges.recalling import recalls_others
from extract.claims.exchanges.returns import ReturnReader
from extract.claims.exchanges.shared_out import find_shared_out
from extract.claims.exchanges.swapped import find_swapped_for
from extract.claims.exchanges.talks import find_talks
from extract.claims.exchanges.tied import TiedReader
from extract.claims.exchanges.trades import is_no_swap, is_of_no_people
from extract.claims.exchanges.within_talks import find_within_talks
from extract.claims.listing import find_heading
from extract.claims.questions import is_left_open
from extract.claims.settings import is_condition
from extract.mentions.forms import NOUN
from extract.mentions.items import Item, Items
from extract.mentions.verb_classes import LET_GO
from extract.mentions.word_lists import list_beginnings, list_words

_CONDITIONS = list_beginnings("exchanges.yml", "conditions")
_FOR = ["من", "اجل"]
_CONDITION = 22  # tokens from letting go, over who they are, to the condition
_BESIDE, _GOES_ON = 2, 14  # tokens from "the deal" to "included", in a clause of its own
_BATCHES = ("دفع", "مرحل")
_OF_BATCH = 6  # tokens from "comprises", over which batch it is, to how many
_INCLUDED = 3  # tokens from "included" to how many
_OPERATIONS = list_beginnings("exchanges.yml", "operations")
_SEVERAL = list_words("exchanges.yml", "several")
_BETWEEN_REACH = 2  # tokens from a swap to "between"
_DOER_REACH = 2  # tokens from a swap to who swaps
_ASIDE_REACH = 26  # tokens from a swap, over who swaps and an aside, to those swapped
_AT_ONCE = 3  # tokens from a verb to a number without a noun
_BEHIND = 16  # tokens from a verb to a count
_NAMED_BEHIND = 7  # tokens from a verb within which captives are named
_COUNT_REACH = 10  # tokens from a count to the verb after it
_TAKEN_UP_REACH = 24  # where the verb takes the counted people up by a pronoun


class PassageFinder:
    """Finds the exchange passages of one marked article."""

    def __init__(self, ctx: Context, parties: PartyReader) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self.returns = ReturnReader(ctx)
        self.tied = TiedReader(ctx, self.returns.givers)
        self.mutual = MutualReader(ctx, parties)
        self.counters = CounterReader(ctx)
        self.demands = DemandReader(ctx)
        self.people = PeopleReader(ctx, PartReader(ctx))

    def find(self) -> dict[int, tuple[Item, bool]]:
        """Return the trigger of each exchange passage by sentence, and whether it only supports; empty if nothing is exchanged."""
        sentences = range(len(self.marked.sentences))
        triggers = {s: t for s in sentences if (t := self._trigger(s)) is not None}
        supports = {s: verb for s in sentences if (verb := self._support_trigger(s)) is not None}
        bargains = find_let_go_in_bargains(self.ctx)
        returned = bool(bargains) or (
            not self._for_nothing(supports)
            and self.returns.shows_return(supports)
            and not are_of_strangers(self.ctx, supports)
        )
        if not returned and not any(strong for _, strong in triggers.values()):
            both_ways = {} if self._for_nothing(supports) else find_both_ways(self.ctx, supports)
            return {s: (verb, True) for s, verb in both_ways.items()}
        if not any(strong for _, strong in triggers.values()):
            supports = {s: verb for s, verb in supports.items() if not only_comes_home(self.ctx, verb)}
        if not returned and all(recalls_others(self.ctx, trigger) for trigger, _ in triggers.values()):
            supports = {}  # one-sided releases beside earlier exchanges
        gifts = {figure for s in supports if self._for_nothing({s}) for figure in self._figures(s)}
        found = {
            s: (verb, True)
            for s, verb in supports.items()
            if not self._for_nothing({s}) and not gifts & self._figures(s)
        }
        found.update({s: (verb, False) for s, verb in bargains.items() if not self._for_nothing({s})})
        found.update({s: (trigger, False) for s, (trigger, _) in triggers.items()})
        return dict(sorted(found.items()))

    def _for_nothing(self, supports: Iterable[int]) -> bool:
        """Tell whether sentences that name no exchange say that people are let go one-sidedly, or by an amnesty."""
        return any(self.ctx.between_has(*self.marked.sentences[s], "unreturned") for s in supports)

    def _figures(self, s: int) -> set[int | None]:
        """Return how many people a sentence counts, each time."""
        return {item.low for item in self.marked.by_sentence[s].counts}

    def _trigger(self, s: int) -> tuple[Item, bool] | None:
        """Return the trigger of a sentence, and whether it is enough on its own."""
        items = self.marked.by_sentence[s]
        weak = None
        tells = items.classes & self.bits["swap"] or "counter" in items.cues
        for item in items if tells else ():
            if item.kind in ("verb", "cue") and is_left_open(self.ctx, item):
                continue
            if item.kind == "verb" and item.classes & self.bits["swap"]:
                outside = "outside_deal" in self.ctx.cues_ending.get(item.i, ())  # "خارج إطار اتفاق التبادل"
                if outside or is_of_no_people(self.ctx, item) or is_no_swap(self.ctx, item):
                    continue
                end = self.marked.sentences[s][1]
                near = any(
                    k.kind == "count"
                    or (k.kind == "noun" and k.noun is not None and k.noun.kind == "people" and not k.noun.weak)
                    for k in items.starting(item.j, min(item.j + (7 if item.tense & NOUN else 12), end))
                )
                between = self.ctx.between_has(item.j, min(item.j + _BETWEEN_REACH, end), "between")
                named = "بادل" in self.marked.words[item.i] or between  # "المقايضة بين X وY"
                if near or (named and item.tense & NOUN) or self._is_of_held(item) or find_swapped_for(self.ctx, item):
                    return item, True
                before = {c for k in range(max(0, item.i - 2), item.i + 1) for c in self.ctx.cues_ending.get(k, ())}
                if (
                    "deal" in before
                    or item.definite
                    or self.marked.words[item.i].startswith(("ال", "وال", "لل", "بال"))
                ):
                    weak = item
            elif item.kind == "cue" and item.cue == "counter":
                found = self.counters.find(item)
                if found is not None:
                    return found, True
        offer = (
            self._conditional_trigger(items)
            or find_ransomed(self.ctx, items)
            or find_named_bargain(self.ctx, s)
            or self._listed_trigger(s)
            or find_shared_out(self.ctx, self.people.parts, s)
            or self.tied.find(s)
            or self.mutual.find(s)
            or find_talks(self.ctx, s)
            or next(iter(find_within_talks(self.ctx, s) or ()), None)
            or self.demands.find(s)
        )
        if offer is not None and not is_left_open(self.ctx, offer):
            return offer, True
        return (weak, False) if weak is not None else None

    def _is_of_held(self, swap: Item) -> bool:
        """Tell whether two parties stand right behind a swap, and captives behind them and an aside ("تبادل X وY، في عملية هي الأكبر، 390 أسيرا")."""
        behind = self.marked.by_sentence[swap.s].starting(swap.j, swap.j + _ASIDE_REACH)
        parties = list_parties(self.ctx, behind, swap.j)
        if len(parties) < 2 or parties[0].i - swap.j > _DOER_REACH:
            return False
        return any(is_held(k) for k in behind if k.i >= parties[1].j)

    def _conditional_trigger(self, items: Items) -> Item | None:
        """Accept one party's letting people go on condition, or in order, that another does ("تطلق سجينة إذا أطلق أسيرا", "من أجل إطلاق أسير")."""
        if not items.classes & self.ctx.giving:
            return None
        for a, b in self._conditions(items):
            left = Items(k for k in items if k.j <= a and a - k.j < _CONDITION)
            right = Items(k for k in items if k.i >= b and k.i - b < _CONDITION)
            verbs = [half.find_verbs(self.ctx.giving) for half in (left, right)]
            people = [[k for k in half if is_people(k)] for half in (left, right)]
            if all(verbs) and all(people) and any(is_held(k) for half in people for k in half):
                return verbs[0][-1]
        return None

    def _conditions(self, items: Items) -> list[tuple[int, int]]:
        """Return the tokens of each "if": a cue, or "إن" before a verb in the past; and of each "in order that"."""
        cues = [(i.i, i.j) for i in items.find_cues("conditional")]
        giving = items.find_verbs(self.ctx.giving)
        cues += [(v.i - 2, v.i) for v in giving if self.marked.words[v.i - 2 : v.i] == _FOR]
        cues += [(v.i, v.i) for v in giving if v.prefix == "ل" and self._is_conditioned(v)]
        return cues + [(v.i - 1, v.i) for v in giving if is_condition(self.ctx, v)]

    def _is_conditioned(self, verb: Item) -> bool:
        """Tell whether a release is what another is made the condition "for" ("اشترطت X الإفراج عن سجنائها لإطلاق الرهائن")."""
        before = self.marked.bare[max(self.marked.sentences[verb.s][0], verb.i - _CONDITION) : verb.i]
        return any(word.startswith(_CONDITIONS) for word in before)

    def _listed_trigger(self, s: int) -> Item | None:
        """Accept a line that counts what each side let go, in a list that is headed by a swap ("عمليات التبادل هذا العام: …")."""
        each = self.marked.by_sentence[s].find_cues("each")
        heading = find_heading(self.marked, s) if each and self.marked.by_sentence[s].counts else None
        head = self.marked.sentence_at(heading[0]) if heading is not None else None
        return each[0] if head is not None and self.marked.by_sentence[head].find_verbs(self.bits["swap"]) else None

    def _is_of_deal(self, verb: Item, items: Items) -> bool:
        """Tell whether it is "the deal" that is said to have included so many captives ("الصفقة شملت 66 أسيرا")."""
        words = self.marked.words
        reach = _GOES_ON if verb.joined else _BESIDE  # "نفذت العملية اليوم وشملت 20 أسيرا"
        deal = any(
            words[i.i].removeprefix("و").startswith("ال") and -reach <= i.i - verb.i <= _BESIDE
            for i in items.find_cues("deal")
        )
        if verb.suffix:
            return False
        if self.marked.bare[verb.j : verb.j + 1] and self.marked.bare[verb.j].startswith(_BATCHES):
            return any(  # "تشمل المرحلة التالية 303 من كل جانب"
                0 < i.i - verb.j <= _OF_BATCH and (is_held(i) or "each" in self.ctx.cues_at.get(i.j, ()))
                for i in items.counts
            )
        return deal and any(is_held(i) and not i.forced and 0 <= i.i - verb.j <= _INCLUDED for i in items.counts)

    def _is_of_captives(self, verb: Item, items: Items) -> bool:
        """Tell whether captives or bodies are named right behind a verb, without a number."""
        behind = items.starting(verb.j, verb.j + _NAMED_BEHIND)
        return any(k.kind == "noun" and k.noun is not None and k.noun.kind == "people" and is_held(k) for k in behind)

    def _is_of_one(self, verb: Item, items: Items) -> bool:
        """Tell whether one person is told to be let go, by a noun, a nationality or his name ("أفرجت عن الجندي الإسرائيلي فلان", "عن فلان الفلاني")."""
        behind = items.starting(verb.j, verb.j + _NAMED_BEHIND)
        let_go = [k for k in behind if self.marked.words[k.i - 1].removeprefix("و") in LET_GO]
        return any(
            (k.kind == "noun" and k.noun is not None and k.noun.kind == "people" and k.noun.number == "s")
            or (k.kind == "nat" and not k.plural)
            for k in let_go
        ) or self.people.singles.names.let_go(verb)

    def _as_many(self, verb: Item, items: Items) -> bool:
        """Tell whether a verb of letting go or getting back has "as many" behind it as the sentence before counts."""
        return any(verb.j <= cue.i and self.people.told_before(cue) is not None for cue in items.find_cues("same"))

    def _support_trigger(self, s: int) -> Item | None:
        """Return a verb of releasing, receiving or coming home whose people are counted."""
        items = self.marked.by_sentence[s]
        classes = self.ctx.giving | self.ctx.getting | self.ctx.moving | self.bits["include"]
        for verb in items.find_verbs(classes):
            if is_left_open(self.ctx, verb):
                continue
            if self.returns.leaves_prison(verb):
                return verb
            if verb.classes & self.bits["include"]:
                if self._is_of_deal(verb, items) or self.returns.takes_in(verb, items):
                    return verb
                continue
            strong = bool(verb.classes & (self.ctx.giving | self.ctx.getting))
            if not strong and not items.counts and "same" not in items.cues:
                continue
            if not strong and (tells_of_killing(self.ctx, verb) or names_no_journey(self.ctx, verb, items)):
                continue
            reach = _TAKEN_UP_REACH if strong and self.ctx.takes_up_people(verb) else _COUNT_REACH
            counted = any(
                not k.forced
                and -reach <= k.i - verb.j <= _BEHIND
                and (
                    (strong and (not k.bare or k.i - verb.j <= _AT_ONCE))
                    or k.held
                    or k.category == "bodies"
                    or self.ctx.between_has(verb.j, k.i, "holder")
                    or comes_home(self.ctx, verb, k)
                )
                for k in items.counts
            )
            if (
                counted
                or self._as_many(verb, items)
                or (strong and (self._is_of_captives(verb, items) or self._is_of_one(verb, items)))
            ):
                return verb
        return None


def counts_swaps(ctx: Context, trigger: Item) -> bool:
    """Tell whether a word for a swap stands for several, told in sum ("300 عملية تبادل", "صفقات تبادل بلغ عددها 10 صفقات")."""
    words, bare = ctx.marked.words, ctx.marked.bare
    start, end = ctx.marked.sentences[trigger.s]
    if trigger.i < max(start + 1, 2) or not bare[trigger.i - 1].startswith(_OPERATIONS):
        return False
    if words[trigger.i - 2].removeprefix("ب").removeprefix("ل") in _SEVERAL:
        return True
    return any(bare[k].startswith(_OPERATIONS) and _is_number(ctx, k - 1) for k in range(start, end))


def _is_number(ctx: Context, token: int) -> bool:
    word = ctx.marked.info[token] if token >= 0 else None
    return word is not None and bool(word.value or (word.entry is not None and word.entry.number))
