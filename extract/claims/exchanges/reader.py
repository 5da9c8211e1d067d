"""The reader of exchanges: from the passages of an article to their frames."""

from __future__ import annotations

from extract.claims.circumstances import (
    is_long_ago,
    read_background,
    read_date,
    read_denials,
    read_mediators,
    read_sources,
    read_status,
)
from extract.claims.context import Context
from extract.claims.exchanges.holders import HolderReader
from extract.claims.exchanges.leg import Leg
from extract.claims.exchanges.legs import LegReader
from extract.claims.exchanges.memory import Memory
from extract.claims.exchanges.parties import PartyReader
from extract.claims.exchanges.passages import PassageFinder
from extract.claims.exchanges.places import PlaceReader
from extract.claims.exchanges.solving import SideSolver
from extract.claims.exchanges.subjects import SubjectReader
from extract.claims.exchanges.verbs import VerbReader
from extract.claims.frames import Filler, Frame, Side
from extract.mentions.items import Item


class ExchangeReader:
    """Reads the exchange frames of one marked article."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.bits = ctx.bits
        self.memory = Memory()
        self.passages = PassageFinder(ctx)
        self.parties = PartyReader(ctx, self.memory)
        self.legs = LegReader(
            ctx, HolderReader(ctx, self.memory, VerbReader(ctx, self.memory, SubjectReader(ctx, self.memory)))
        )
        self.solving = SideSolver(ctx, self.parties)
        self.places = PlaceReader(ctx)

    def read(self) -> list[Frame]:
        """Return the exchange frames of the article, in order of place; empty where nothing is exchanged."""
        frames: list[Frame] = []
        for s, (trigger, support_only) in self.passages.find().items():
            frames += self._frames(s, trigger, support_only=support_only)
        return frames

    def _frames(self, s: int, trigger: Item, *, support_only: bool = False) -> list[Frame]:
        start, end = self.marked.sentences[s]
        betweens = self.parties.between_groups(s, start, end)
        if len(betweens) > 1:
            frames = []
            for n, (at, groups) in enumerate(betweens):
                stop = betweens[n + 1][0] if n + 1 < len(betweens) else end
                begin = start if n == 0 else at
                frame = self._frame(s, trigger, begin, stop, groups, support_only=support_only)
                if frame is not None:
                    frames.append(frame)
            pairs = {tuple(sorted(k for side in f.sides for k in side.actors)) for f in frames}
            if len(pairs) == len(frames):
                return frames
        frame = self._frame(s, trigger, start, end, betweens[0][1] if betweens else [], support_only=support_only)
        return [frame] if frame is not None else []

    def _frame(
        self, s: int, trigger: Item, a: int, b: int, groups: list[list[Item]], *, support_only: bool
    ) -> Frame | None:
        ctx = self.ctx
        frame = Frame("exchange", s, (a, b), trigger)
        frame.mediators = read_mediators(ctx, s, a, b)
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
        self.parties.swap_partners(s, a, b, trigger, frame)
        pair = [next(iter(side.actors.values())).item for side in frame.sides[:2]]
        self.memory.pair = pair if len(pair) == 2 or trigger.s > (self.memory.pair_at + 1) else self.memory.pair
        self.memory.pair_at = trigger.s if len(pair) == 2 else self.memory.pair_at
        legs = self.legs.read(s, a, b, frame)
        self.solving.solve(frame, legs)
        self._gave(s, a, b, frame)
        lead = self._leading_verb(legs, trigger)
        frame.status, frame.firmness = read_status(ctx, frame, lead)
        frame.background = read_background(ctx, s, a, b, trigger)
        frame.date = read_date(ctx, s, a, b, lead, status=frame.status)
        frame.background = frame.background or is_long_ago(ctx, frame.date)
        frame.places = self.places.read(s, a, b)
        frame.sources = read_sources(ctx, s, a, b)
        frame.denied_by = read_denials(ctx, s)
        frame.batch = self._batch(s, a, b)
        counted = sum(len(side.released) for side in frame.sides) + len(frame.total)
        frame.weight = counted * 2 + len(frame.sides) + (0 if support_only else 1) - (2 if frame.background else 0)
        frame.evidence = [(a, b)]
        if support_only and not counted:
            return None
        return frame

    def _leading_verb(self, legs: list[Leg], trigger: Item) -> Item:
        verbs = [leg.verb for leg in legs if leg.verb is not None and leg.segment == 0]
        finite = [v for v in verbs if self.ctx.is_finite(v)]
        if trigger.kind == "verb" and trigger.classes & self.bits["swap"] and not finite:
            return trigger
        return (finite or verbs or [trigger])[0]

    def _gave(self, s: int, a: int, b: int, frame: Frame) -> None:
        """Find what a side gives instead of people after "in return for"."""
        items = [i for i in self.marked.by_sentence[s] if i.i >= a and i.j <= b]
        for cue in items:
            if cue.kind != "cue" or cue.cue != "counter":
                continue
            for other in items:
                if other.kind == "cue" and other.cue in ("ransom", "aid", "withdrawal") and 0 <= other.i - cue.j <= 5:
                    empty = [x for x in frame.sides if not x.released]
                    if not empty and len(frame.sides) < 2:
                        frame.sides.append(Side())
                        empty = frame.sides[-1:]
                    if empty:
                        other.category = {"ransom": "money", "aid": "aid", "withdrawal": "withdrawal"}[other.cue]
                        empty[0].gave = empty[0].gave or Filler(other, "in_return_for")
                    return

    def _batch(self, s: int, a: int, b: int) -> Filler | None:
        for item in self.marked.by_sentence[s]:
            if item.kind == "batch" and a <= item.i < b:
                return Filler(item, "ordinal")
        return None
