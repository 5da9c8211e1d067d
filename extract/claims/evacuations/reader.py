"""Reader: from a marked article to its evacuation frames."""

from __future__ import annotations

from itertools import pairwise

from extract.claims.circumstances import (
    is_long_ago,
    read_background,
    read_date,
    read_denials,
    read_mediators,
    read_sources,
    read_status,
)
from extract.claims.comparing import AHEAD
from extract.claims.context import Context
from extract.claims.evacuations.as_many import count_as_many
from extract.claims.evacuations.corridors import CORRIDOR, find_corridor_day, read_corridor_status
from extract.claims.evacuations.counts import CountReader, leave_out_of_all
from extract.claims.evacuations.evacuees import EvacueeReader
from extract.claims.evacuations.fetching import comes_empty, comes_to_carry
from extract.claims.evacuations.on_their_way import ON_THEIR_WAY
from extract.claims.evacuations.parties import read_parties
from extract.claims.evacuations.parts import take_parts
from extract.claims.evacuations.route import RouteReader
from extract.claims.evacuations.segments import Segment, SegmentCutter
from extract.claims.evacuations.triggers import TriggerReader
from extract.claims.evacuations.truces import read_truce
from extract.claims.evacuations.words import words_of
from extract.claims.frames import Filler, Frame
from extract.claims.listing import find_batch_heading
from extract.claims.totals import TALLIES, counts_all_so_far, says_in_all, tells_of_rise
from extract.mentions.items import Item

_OF = 2  # tokens from a batch to of how many it is
_CLOSED = 3  # tokens from the end of a whole to the word for it


class EvacuationReader:
    """Reads the evacuation frames of one marked article."""

    def __init__(self, ctx: Context) -> None:
        """Prepare for an article."""
        self.ctx = ctx
        self.marked = ctx.marked
        self.triggers = TriggerReader(ctx)
        self.segments = SegmentCutter(ctx)
        self.evacuees = EvacueeReader(ctx)
        self.counts = CountReader(ctx)
        self.route = RouteReader(ctx)

    def read(self) -> list[Frame]:
        """Return the evacuation frames of the article, in order of place."""
        frames: list[Frame] = []
        for s, (start, end) in enumerate(self.marked.sentences):
            triggers = [] if s in self.ctx.passed_over else self.triggers.find(s)
            for segment in self.segments.cut(triggers, self.marked.by_sentence[s], start, end):
                frame = self._frame(s, segment)
                if frame is None:
                    continue
                if self._goes_on_to_total(frame) and frames and frames[-1].s == s:
                    frames[-1].is_total = False  # "للمرة الرابعة منذ بداية الشهر، ما يرفع عدد …"
                if self._is_drawn_from(frame) and frames and frames[-1].s == s and frames[-1].people:
                    frames[-1].batch, frame.batch = frames[-1].batch or frame.batch, None
                frames.append(frame)
        count_as_many(self.ctx, frames)
        self._share_destination(frames)
        take_parts(frames)
        return frames

    def _frame(self, s: int, segment: Segment) -> Frame | None:
        """Return what a passage says of an evacuation, None if nothing."""
        ctx, (trigger, a, b) = self.ctx, segment
        frame = Frame("evacuation", s, (a, b), trigger)
        near = ctx.passage(s, a, b)
        frame.mediators = read_mediators(ctx, s, a, b)
        frame.is_total = (
            says_in_all(ctx, s, a, b)
            or self._goes_on_to_total(frame)
            or self._is_closed(trigger)
            or self.segments.tells_of_whole_deal(segment)
        )
        self.evacuees.read(frame, near)
        self.counts.read(frame, near)
        heading = find_batch_heading(self.marked, s) if frame.batch is None else None
        if heading is not None:
            frame.batch = Filler(heading[0], "heading")
        frame.is_total = frame.is_total and bool(frame.people)
        self.route.read(frame, near)
        read_truce(ctx, self.route.places, frame)
        if not (frame.actors or frame.people or frame.origin or frame.destination or frame.batch or frame.vehicles):
            return None
        if self._mentions_the_rest(frame):
            return None
        frame.parties = read_parties(ctx, self.marked.by_sentence[s])
        fetches = comes_empty(ctx, trigger) or comes_to_carry(ctx, trigger)
        told = ("agreed", 1) if fetches else read_status(ctx, frame, trigger)
        told = ("agreed", 2) if self.segments.is_sequel(segment) else told
        if trigger.kind == ON_THEIR_WAY:
            told = ("ongoing", 2)
        if trigger.kind == CORRIDOR and told[0] != "failed":
            told = read_corridor_status(ctx, trigger)
        frame.status, frame.firmness = told
        wished = frame.is_total and frame.status == "proposed" and frame.firmness == 1
        if self._announces_more(frame):
            return None
        if wished or (not frame.status and self._goes_on_to_total(frame)):
            # "إجمالي المستفيدين من جهود الإجلاء", "ليصل مجموع المرحلين إلى": those who have gone
            frame.status = "completed"
        self._take_as_total(frame)
        frame.background = read_background(ctx, s, a, b, trigger)
        frame.date = read_date(ctx, s, a, b, trigger, status=frame.status)
        self._date_back(frame)
        if heading is not None and heading[1] is not None and frame.date is None:
            frame.date = Filler(heading[1], "heading")
        if trigger.kind == CORRIDOR and frame.date is None and (day := find_corridor_day(ctx, trigger)) is not None:
            frame.date = Filler(day, "heading")
        frame.background = frame.background or is_long_ago(ctx, frame.date)
        frame.sources = read_sources(ctx, s, a, b)
        frame.denied_by = read_denials(ctx, s)
        places = len(frame.origin) + len(frame.destination)
        frame.weight = 2 * len(frame.people) + places + len(frame.actors) + bool(frame.batch) - frame.background
        frame.evidence = [(a, b)]
        return frame

    def _date_back(self, frame: Frame) -> None:
        """Date a passage that begins with "on the day after", "two days after": so long before the news, and done."""
        a, b = frame.span
        back = next((i for i in self.ctx.items_in(frame.s, a, b) if i.kind == "back" and i.i == a and i.past), None)
        if back is not None and frame.date is None:
            frame.status, frame.firmness = "completed", 2
            frame.date = Filler(Item("date", frame.s, back.i, back.j, past=back.past), "counted_back")

    def _take_as_total(self, frame: Frame) -> None:
        """Make a passage one of the whole where all whom it counts are all so far, and no news of the last batch named beside it."""
        all_so_far = [f.item for f in frame.people if counts_all_so_far(self.ctx, f.item)]
        if all_so_far and len(all_so_far) == len(frame.people):
            frame.is_total = True
            frame.batch = None if self._is_added(frame.batch, all_so_far[0]) else frame.batch

    def _is_added(self, batch: Filler | None, total: Item) -> bool:
        """Tell whether a batch is told of before what the number of all comes to, of which it is the last ("ومع وصول الدفعة الرابعة بلغ عددهم")."""
        between = self.marked.words[batch.item.j : total.i] if batch is not None else []
        return any(word in TALLIES and not word.endswith("هم") for word in between)

    def _mentions_the_rest(self, frame: Frame) -> bool:
        """Tell whether a passage only mentions how many there are to leave in all ("300، من أصل 900 يتوقع رحيلهم")."""
        named = frame.origin or frame.destination or not frame.trigger.suffix
        return not named and any(leave_out_of_all(self.ctx, f.item, frame.trigger.i) for f in frame.people)

    def _announces_more(self, frame: Frame) -> bool:
        """Tell whether a passage only says that others are to follow, and not how many people, which or when ("ومن المتوقع أن تصل دفعات أخرى")."""
        words = self.marked.words[slice(*frame.span)]
        more = any(x in words_of("more_of") and y in words_of("more") for x, y in pairwise(words))
        dated = any(i.kind == "date" for i in self.ctx.items_in(frame.s, *frame.span))
        counted = frame.people or frame.batch or (frame.vehicles and dated)
        return more and frame.status in AHEAD and not counted

    def _is_closed(self, trigger: Item) -> bool:
        """Tell whether a word for leaving is that for a whole, of which what was told before is the end ("وهي ختام عملية إجلاء")."""
        before = self.marked.words[max(0, trigger.i - _CLOSED) : trigger.i]
        return not words_of("closes").isdisjoint(before)

    def _goes_on_to_total(self, frame: Frame) -> bool:
        """Tell whether a passage begins with what the number of all so far comes to ("ما يرفع عدد من تم إجلاؤهم إلى 128", "وبذلك ترتفع …")."""
        words, a = self.marked.words, frame.span[0]
        return tells_of_rise(words[a + 1 if words[a] in words_of("thus") else a])

    def _is_drawn_from(self, frame: Frame) -> bool:
        """Tell whether a batch is the one told of before, and those counted are all of whom it is one ("وهي الدفعة الأولى من سبعة آلاف سيغادرون")."""
        if frame.batch is None or frame.batch.item.s != frame.s:
            return False
        end = frame.batch.item.j
        counted = any(0 < f.item.i - end <= _OF for f in frame.people)
        return counted and self.marked.words[end] == "من" and frame.status in AHEAD

    def _share_destination(self, frames: list[Frame]) -> None:
        """Let those who leave several places by one verb go where only the last are told to go ("500 من X و250 من Y إلى إدلب")."""
        for one, following in pairwise(reversed(frames)):
            by_one_verb = one.trigger is following.trigger and one.people and following.people and following.origin
            in_return = "counter" in self.ctx.cues_ending.get(one.span[0], ())  # "129 من X مقابل 379 من Y إلى دمشق"
            if by_one_verb and one.origin and not (following.destination or in_return):
                following.destination = dict(one.destination)
