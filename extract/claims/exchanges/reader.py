"""The reader of exchanges: from the passages of an article to their frames."""

from __future__ import annotations

from extract.claims.circumstances import (
    announces_another,
    is_long_ago,
    read_background,
    read_date,
    read_denials,
    read_mediators,
    read_sources,
    read_status,
)
from extract.claims.clauses import find_clause
from extract.claims.context import CAPTORS, Context
from extract.claims.exchanges.before_news import find_earlier, read_earlier
from extract.claims.exchanges.betweens import find_betweens
from extract.claims.exchanges.enumerating import find_batch_verb, find_next_swaps, follow_first
from extract.claims.exchanges.gifts import GIFTS, find_gift
from extract.claims.exchanges.homecoming import find_flight
from extract.claims.exchanges.leg import Leg
from extract.claims.exchanges.legs import LegReader
from extract.claims.exchanges.memory import Memory
from extract.claims.exchanges.parties import PartyReader
from extract.claims.exchanges.passages import PassageFinder, counts_swaps
from extract.claims.exchanges.payments import PaymentReader
from extract.claims.exchanges.places import PlaceReader
from extract.claims.exchanges.solving import SideSolver
from extract.claims.exchanges.talks import name_talkers
from extract.claims.exchanges.turning import turn_guesses
from extract.claims.exchanges.whole_deals import find_whole, tell_whole
from extract.claims.frames import Filler, Frame, Side
from extract.claims.settings import STIPULATES
from extract.claims.totals import names_tally, tells_of_rise
from extract.mentions.items import Item
from extract.mentions.word_lists import list_words

_SEVERAL = list_words("exchanges.yml", "several_swaps")
_SINCE_REACH = 6  # tokens from a verb, over its subject, to "since"
_RISE_REACH = 14  # tokens from the word for rising to the number


class ExchangeReader:
    """Reads the exchange frames of one marked article."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self.memory = Memory()
        self.parties = PartyReader(ctx, self.memory)
        self.passages = PassageFinder(ctx, self.parties)
        self.legs = LegReader.with_memory(ctx, self.memory)
        self.solving = SideSolver(ctx, self.parties)
        self.places = PlaceReader(ctx)
        self.payments = PaymentReader(ctx)

    def read(self) -> list[Frame]:
        """Return the exchange frames of the article, in order of place; empty where nothing is exchanged."""
        frames: list[Frame] = []
        for s, (trigger, support_only) in self.passages.find().items():
            if s in self.ctx.passed_over:
                continue
            if frames and self._opens_with_total(s):
                frames += self._sum_up(s, trigger, *self.marked.sentences[s], frames[-1])
                continue
            frames += self._frames(s, trigger, support_only=support_only)
        turn_guesses(self.ctx, frames)
        return frames

    def _frames(self, s: int, trigger: Item, *, support_only: bool = False) -> list[Frame]:
        start, end = self.marked.sentences[s]
        betweens = find_betweens(self.ctx, s, start, end)
        if len(betweens) > 1:
            frames = []
            for n, (at, groups) in enumerate(betweens):
                stop = betweens[n + 1][0] if n + 1 < len(betweens) else end
                begin = start if n == 0 else at
                own = self._swap_before(s, at) or trigger
                frame = self._frame(s, own, begin, stop, groups, support_only=support_only)
                if frame is not None:
                    frames.append(frame)
            pairs = {tuple(sorted(k for side in f.sides for k in side.actors)) for f in frames}
            if len(pairs) == len(frames):
                return frames
        groups = betweens[0][1] if betweens else []
        another = self._announced(s, trigger)
        if another is not None:
            end = find_clause(self.ctx, s, another.i)[0]
        announced = (
            self._frame(s, another, end, self.marked.sentences[s][1], [], support_only=False) if another else None
        )
        earlier = find_earlier(self.ctx, s, start, end)
        recalled = read_earlier(
            self.ctx, earlier, end, lambda verb, a, b: self._frame(s, verb, a, b, [], support_only=True)
        )
        end = earlier[0][0].i if earlier else end
        if earlier and not self.ctx.passage(s, start, end).counts:
            return recalled
        whole = find_whole(self.ctx, s, start, end)
        if whole is not None and (frame := self._frame(s, trigger, whole, end, [], support_only=True)) is not None:
            tell_whole(self.ctx, frame)
            recalled, end = [frame, *recalled], whole
        if cuts := find_next_swaps(self.ctx, s, start, end):
            parts = zip([start, *cuts], [*cuts, end], strict=True)
            told = [self._frame(s, trigger, a, b, groups, support_only=support_only) for a, b in parts]
            follow_first(self.ctx, [frame for frame in told if frame is not None])
        else:
            cut = self._running_total(s, start, end)
            told = [self._frame(s, trigger, start, cut or end, groups, support_only=support_only)]
            if cut is not None:
                told += self._sum_up(s, trigger, cut, end, told[0])
        return [frame for frame in (*told, *recalled, announced) if frame is not None]

    def _swap_before(self, s: int, token: int) -> Item | None:
        """Return the last word for a swap before a token of a sentence."""
        swaps = self.marked.by_sentence[s].find_verbs(self.bits["swap"])
        return next((i for i in reversed(swaps) if i.i < token), None)

    def _announced(self, s: int, trigger: Item) -> Item | None:
        """Return the word for another swap that a sentence goes on to announce ("…، وقالت إن عملية تبادل أخرى ستجري")."""
        swaps = self.marked.by_sentence[s].find_verbs(self.bits["swap"])
        return next((i for i in swaps if i.i > trigger.i and announces_another(self.ctx, i)), None)

    def _opens_with_total(self, s: int) -> bool:
        """Tell whether a sentence only tells what the number of all so far comes to ("وبذلك يرتفع عدد من سُلّموا إلى 20")."""
        items = self.marked.by_sentence[s]
        counts = [i for i in items.counts if not i.forced]
        if not counts or "counter" in items.cues:
            return False
        start = max(self.marked.sentences[s][0], counts[0].i - _RISE_REACH)
        rise = next((k for k in range(start, counts[0].i) if tells_of_rise(self.marked.words[k])), None)
        if rise is None or any(
            v.j <= rise and self.ctx.is_finite(v) for v in items.find_verbs(self.ctx.giving | self.ctx.getting)
        ):
            return False  # "تسلم X جثمان أسير، ليرتفع العدد إلى عشرة"
        return names_tally(self.marked.words[rise : counts[0].j + 1])

    def _running_total(self, s: int, a: int, b: int) -> int | None:
        """Return where a sentence goes on from today's count to all so far ("… 15، ليرتفع العدد إلى 165"); None if it does not."""
        counts = [i for i in self.ctx.passage(s, a, b).counts if not i.forced]
        verb = next((v.j for v in self.ctx.verbs_of(s, self.ctx.giving | self.ctx.getting) if v.i >= a), b)
        first = min(verb, counts[0].j) if counts else b  # "تسلم جثمان أسير، ليرتفع العدد إلى عشرة"
        for k in range(first, counts[-1].i) if counts else ():
            if tells_of_rise(self.marked.words[k]):
                before = [i for i in counts if i.j <= k]
                after = [i for i in counts if k < i.i <= k + _RISE_REACH]
                named = names_tally(self.marked.words[k : after[0].j + 1]) if after else False
                each = self.ctx.between_has(a, k, "each")
                if (before or verb <= k) and named and not _is_sum(after[0], before, each=each):
                    return k
        return None

    def _sum_up(self, s: int, trigger: Item, a: int, b: int, told: Frame | None) -> list[Frame]:
        """Read a running total as a claim of its own: of the side whose people the sentence counted before, if it is one."""
        frame = self._frame(s, trigger, a, b, [], support_only=True)
        if frame is None:
            return []
        frame.is_total, frame.date = True, None
        givers = [side for side in told.sides if side.released] if told is not None else []
        if told is not None and len(givers) == 1:
            counts = [*frame.total, *(f for side in frame.sides for f in side.released)]
            for filler in counts:
                self._name_counted(s, a, filler.item)
            frame.total = []
            frame.sides = [Side(dict(side.actors), counts if side is givers[0] else []) for side in told.sides]
            frame.status, frame.firmness = told.status, told.firmness
        return [frame]

    def _frame(
        self, s: int, trigger: Item, a: int, b: int, groups: list[list[Item]], *, support_only: bool
    ) -> Frame | None:
        ctx = self.ctx
        frame = Frame("exchange", s, (a, b), trigger)
        frame.mediators = read_mediators(ctx, s, a, b)
        self._keep_sides(groups, frame)
        frame.sides = [
            Side(
                {
                    ctx.key(i): Filler(i, "between")
                    for i in group
                    if ctx.key(i) not in frame.mediators or frame.mediators[ctx.key(i)].rule == "mediation_verb"
                }
            )
            for group in groups
        ]
        frame.sides = [side for side in frame.sides if side.actors]
        self.parties.name_concluders(s, a, b, frame)
        self.parties.swap_partners(s, a, b, trigger, frame)
        self.parties.name_receiver(s, a, b, frame)
        self.parties.name_owners(s, a, b, frame)
        name_talkers(ctx, trigger, frame)
        self.passages.demands.name_sides(frame, self.parties)
        pair = [next(iter(side.actors.values())).item for side in frame.sides[:2]]
        self.memory.pair = pair if len(pair) == 2 or trigger.s > (self.memory.pair_at + 1) else self.memory.pair
        self.memory.pair_at = trigger.s if len(pair) == 2 else self.memory.pair_at
        legs = self.legs.read(s, a, b, frame)
        self.solving.solve(frame, legs, paid=find_gift(ctx, ctx.passage(s, a, b)) is not None)
        self.passages.demands.add_threatened(frame, self.parties)
        counted = sum(len(side.released) for side in frame.sides) + len(frame.total)
        if support_only and not counted:
            return None
        self.payments.name_captors(frame, trigger)
        self._gave(s, a, b, frame)
        self.payments.read(frame, a, b)
        lead = find_batch_verb(ctx, legs) or self._leading_verb(legs, trigger)
        demanded = trigger in self.passages.demands.parties
        frame.status, frame.firmness = ("proposed", 2) if demanded else read_status(ctx, frame, lead)
        frame.background = read_background(ctx, s, a, b, trigger)
        frame.date = read_date(ctx, s, a, b, lead, status=frame.status)
        frame.background = frame.background or is_long_ago(ctx, frame.date)
        frame.places = self.places.read(s, a, b)
        frame.sources = read_sources(ctx, s, a, b)
        frame.denied_by = read_denials(ctx, s)
        frame.batch = self._batch(s, a, b)
        frame.is_total = counts_swaps(ctx, trigger) or any(map(self._counts_since, legs))
        frame.is_release = support_only
        frame.weight = counted * 2 + len(frame.sides) + (0 if support_only else 1) - (2 if frame.background else 0)
        frame.evidence = [(a, b)]
        return frame

    def _keep_sides(self, groups: list[list[Item]], frame: Frame) -> None:
        """Take who alone is one of two "between" whom an exchange is for no mediator of it ("بين X وY برعاية وزارة Y")."""
        for group in groups:
            keys = {self.ctx.key(i) for i in group}
            if keys <= frame.mediators.keys():
                frame.mediators = {k: f for k, f in frame.mediators.items() if k not in keys}

    def _name_counted(self, s: int, a: int, item: Item) -> None:
        """Read who a number without a noun of its own counts from the noun before it ("عدد الجثامين … إلى 165 فلسطينيا")."""
        if item.held or item.category not in ("people", "detainees"):
            return
        nouns = [i.noun for i in self.ctx.items_in(s, a, item.i) if i.kind == "noun" and i.noun is not None]
        if any(noun.category == "bodies" for noun in nouns):
            item.category = "bodies"

    def _counts_since(self, leg: Leg) -> bool:
        """Tell whether a count is of all whom a verb let go "since" some time ("أعادت منذ حزيران 12 ألف جثة")."""
        if leg.verb is None or not self.ctx.is_finite(leg.verb):
            return False
        return "منذ" in self.marked.words[leg.verb.j : min(leg.item.i, leg.verb.j + _SINCE_REACH)]

    def _leading_verb(self, legs: list[Leg], trigger: Item) -> Item:
        verbs = [
            leg.verb
            for leg in legs
            if leg.verb is not None and leg.segment == 0 and not self._moves_elsewhere(leg.verb, trigger, leg.item)
        ]
        verbs = [find_flight(self.ctx, v) or v for v in verbs]
        finite = [v for v in verbs if self.ctx.is_finite(v)]
        if verbs and all(map(self._is_provided, verbs)):
            return verbs[0]
        if trigger.kind == "verb" and trigger.classes & self.bits["swap"] and not finite:
            return trigger
        return (finite or verbs or [trigger])[0]

    def _is_provided(self, verb: Item) -> bool:
        """Tell whether a verbal noun stands behind what a deal provides for ("التي تنص على تسليم 33")."""
        before = self.marked.words[max(0, verb.i - 2) : verb.i]
        return self.ctx.is_nominal(verb) and before[-1:] == ["علي"] and before[0] in STIPULATES

    def _moves_elsewhere(self, verb: Item, trigger: Item, counted: Item) -> bool:
        """Tell whether a verb of leaving before the trigger is of other people than those counted behind it ("خرج الوفدان باتفاق على مبادلة ألف أسير")."""
        freeing = self.ctx.giving | self.ctx.getting
        return bool(verb.classes & self.ctx.moving) and not verb.classes & freeing and verb.j <= trigger.i < counted.i

    def _gave(self, s: int, a: int, b: int, frame: Frame) -> None:
        """Find what a side gives instead of people after "in return for"."""
        gift = find_gift(self.ctx, self.ctx.passage(s, a, b))
        if gift is None:
            return
        empty = [x for x in frame.sides if not x.released and CAPTORS not in x.actors]
        if not empty and len(frame.sides) < 2:
            frame.sides.append(Side())
            empty = frame.sides[-1:]
        if empty:
            gift.category = GIFTS[gift.cue]
            empty[0].gave = empty[0].gave or Filler(gift, "in_return_for")

    def _batch(self, s: int, a: int, b: int) -> Filler | None:
        for item in self.marked.by_sentence[s]:
            if item.kind == "batch" and a <= item.i < b:
                several = self.marked.bare[item.i - 1] in _SEVERAL  # "اكتملت مبادلات المرحلة الأولى": all of them
                return None if several else Filler(item, "ordinal")
        return None


def _is_sum(total: Item, counts: list[Item], *, each: bool) -> bool:
    """Tell whether a number only adds up those before it, or what each side lets go, so that it is no running total."""
    figures = [i.low or 0 for i in counts]
    return total.low == sum(figures) or (each and total.low in [2 * figure for figure in figures])
