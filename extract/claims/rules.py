"""The rule engine: the default extractor."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path

from extract.articles.article import Article
from extract.claims.claim import Claim, Extraction, Rejection, Slot, make_claim_id
from extract.claims.completing import complete_frames, leave_out_swaps
from extract.claims.confidence import estimate_confidence
from extract.claims.context import Context
from extract.claims.evacuations.reader import EvacuationReader
from extract.claims.exchanges.reader import ExchangeReader
from extract.claims.frames import Filler, Frame
from extract.claims.gate import Gate
from extract.claims.joining import Choose, choose_draft, join_frames
from extract.claims.phases import is_phase
from extract.claims.sources import describe_source
from extract.claims.totals import is_running_total, sums_up_batches
from extract.mentions.items import Item, Marked
from extract.mentions.lexicon import Lexicon
from extract.mentions.lexicon_loading import load_lexicon
from extract.mentions.mark import Marker
from extract.mentions.mention import Mention
from extract.project import hash_sources
from extract.text.dates import DateSpan

# what a claim is a function of, besides the article
_SOURCES = ("extract/articles", "extract/claims", "extract/lexicon", "extract/mentions", "extract/text", "seeds")
# what lies among them and is of other steps: decisions, notes of accuracy, the language model, looking and comparing
_NO_SOURCES = (
    "extract/claims/llm.py",
    "extract/claims/llm_answer.py",
    "extract/claims/llm_instructions.txt",
    "extract/claims/prediction.py",
    "extract/claims/summary.py",
    "extract/lexicon/persons.yml",
    "extract/lexicon/rules.yml",
    "extract/text/bidi.py",
    "seeds/_seeds.yml",
    "seeds/corrections.csv",
    "seeds/extraction_accuracy.csv",
)
_MENTION_KINDS = ("actor", "place", "nat", "count", "vehicles", "date")


class RuleExtractor:
    """Extracts claims by lexicon and rules; deterministic, and silent where nothing is said."""

    version = "rules-1"

    def __init__(self, lexicon: Lexicon) -> None:
        """Make an extractor over a compiled lexicon."""
        self.lexicon = lexicon
        self.choose: Choose = choose_draft  # which passages tell of one event; training tries out others
        self.estimate: Callable[[Frame], float] = (
            estimate_confidence  # of each claim, in their order; training looks on
        )
        self.marker = Marker(lexicon)
        self.gate = Gate(lexicon)

    @classmethod
    def from_project(cls, root: Path) -> RuleExtractor:
        """Make the extractor of a project folder.

        Raises:
            InputError: If the word lists or reference tables cannot be read.
        """
        extractor = cls(load_lexicon(root))
        extractor.version = read_version(root)
        return extractor

    def extract(self, article: Article) -> Extraction:
        """Return the mentions and claims of one article; never raises on any text."""
        if not self.gate.lets_in(article.text):
            return Extraction(article)
        marked = self.marker.mark(article)
        ctx = Context(marked, self.lexicon)
        rejections: list[Rejection] = []
        exchanges = join_frames(ctx, ExchangeReader(ctx).read(), choose=self.choose)
        leaving = leave_out_swaps(ctx, EvacuationReader(ctx).read(), exchanges, rejections)
        evacuations = join_frames(ctx, leaving, choose=self.choose)
        frames = complete_frames(ctx, exchanges, evacuations, rejections)
        claims = tuple(self._claim(ctx, frames, n) for n in range(len(frames)))
        mentions = tuple(marked.mention(i) for i in marked.items if i.kind in _MENTION_KINDS) if claims else ()
        return Extraction(article, mentions, claims, tuple(rejections))

    # -------------------------------------------------------------- claims

    def _claim(self, ctx: Context, frames: list[Frame], n: int) -> Claim:
        marked, frame = ctx.marked, frames[n]
        slots = _exchange_slots(ctx, frame) if frame.kind == "exchange" else _evacuation_slots(ctx, frame)
        slots += _fill(ctx, "mediator", list(frame.mediators.values()), kind="actor")
        slots += [Slot("source", describe_source(ctx, f.item), rule=f.rule) for f in frame.sources.values()]
        slots += [
            Slot("denied_by", marked.mention(f.item, kind="actor"), rule=f.rule) for f in frame.denied_by.values()
        ]
        span = date_of(frame)
        if frame.date is not None:
            slots.append(Slot("date", _dated(marked.mention(frame.date.item), span), rule=frame.date.rule))
        evidence = _evidence(marked, frame, slots)
        return Claim(
            claim_id=make_claim_id(marked.article.article_id, frame.kind, n),
            kind=frame.kind,
            scope="batch" if frame.batch is not None or is_phase(ctx, frame) else "operation",
            status=frame.status,
            date_start=span.start if span else None,
            date_end=span.end if span else None,
            date_precision=span.precision if span else "unknown",
            batch=frame.batch.item.ordinal if frame.batch is not None else None,
            confidence=self.estimate(frame),
            slots=tuple(slots),
            evidence=evidence,
            is_running_total=is_running_total(ctx, frame) or sums_up_batches(frame, frames),
        )


def date_of(frame: Frame) -> DateSpan | None:
    """Return the days of a frame's event: those of a planned event lie ahead."""
    if frame.date is None:
        return None
    item = frame.date.item
    ahead = frame.status in ("agreed", "proposed") and not frame.background
    return item.planned if ahead and item.planned is not None else item.past or item.planned


def _dated(mention: Mention, span: DateSpan | None) -> Mention:
    if span is None:
        return mention
    return mention._replace(date_start=span.start, date_end=span.end, date_precision=span.precision)


def _fill(
    ctx: Context, role: str, fillers: list[Filler], *, kind: str | None = None, side: int | None = None
) -> list[Slot]:
    principal = role in ("side_actor", "evacuee", "party", "mediator")
    return [
        Slot(
            role,
            ctx.marked.mention(f.item, kind=kind, stands_for=ctx.principal(f.item) if principal else None),
            side=side,
            source=describe_source(ctx, f.source) if f.source is not None else None,
            rule=f.rule,
        )
        for f in fillers
    ]


def _exchange_slots(ctx: Context, frame: Frame) -> list[Slot]:
    slots: list[Slot] = []
    parts = _deal_out_parts(frame)
    for n, side in enumerate(frame.sides, start=1):
        slots += _fill(ctx, "side_actor", list(side.actors.values()), kind="actor", side=n)
        slots += _fill(ctx, "released", side.released, side=n)
        slots += _fill(ctx, "part", parts.get(n, []), side=n)
        if side.gave is not None:
            slots.append(
                Slot(
                    "gave",
                    ctx.marked.mention(side.gave.item)._replace(category=side.gave.item.category),
                    side=n,
                    rule=side.gave.rule,
                )
            )
    slots += _fill(ctx, "total", frame.total)
    slots += _fill(ctx, "part", parts.get(None, []))
    if frame.places:
        slots += _fill(ctx, "place", [_finest_place(ctx, frame)], kind="place")
    return slots


def _finest_place(ctx: Context, frame: Frame) -> Filler:
    """Return where people were handed over: where the text says so, else the finest place of the first passage that counts them."""
    counting = {f.item.s for side in frame.sides for f in side.released}
    places = [f for f in frame.places.values() if f.rule == "handover"] or list(frame.places.values())
    beside = [f for f in places if f.item.s in counting] or places
    nearest = min((f for f in beside if f.item.s == beside[0].item.s), key=lambda f: _coarseness(ctx, f.item))
    within = [f for f in places if _lies_in(ctx, f.item, nearest.item)]
    return min([nearest, *within], key=lambda f: _coarseness(ctx, f.item))


def _lies_in(ctx: Context, place: Item, area: Item) -> bool:
    """Tell whether a place lies in an area, as the tables have it: one named wholly, or the countryside of its governorate.

    A settlement that no table lists lies in a governorate or region that is named too; the name of a governorate's capital stands for it.
    """
    if place.name is None or area.name is None or not area.name.entity_id:
        return False
    inner, outer = place.name.entity_id, area.name.entity_id
    if not inner:
        return area.name.entity_type in _WIDE and place.name.entity_type in _SETTLEMENTS
    around = ctx.around(inner)
    parent = ctx.lexicon.place_parents.get(outer, "")
    capital = area.name.entity_type == "city" and ctx.lexicon.names.get(parent) == area.name.canonical
    return outer in around or ((area.name.entity_type == "region" or capital) and parent in around)


def _deal_out_parts(frame: Frame) -> dict[int | None, list[Filler]]:
    """Return the parts of an exchange by the side that lets the whole go, None for the parts of a joint total.

    The whole is the last count told before the part that is no smaller than it.
    """
    wholes: list[tuple[Item, int | None]] = [(f.item, n) for n, s in enumerate(frame.sides, 1) for f in s.released]
    wholes += [(f.item, None) for f in frame.total]
    parts: dict[int | None, list[Filler]] = {}
    for part in frame.parts:
        before = [
            (w.i, n) for w, n in wholes if w.i < part.item.i and (w.high is None or (part.item.low or 0) <= w.high)
        ]
        if before:
            parts.setdefault(max(before, key=lambda whole: whole[0])[1], []).append(part)
    return parts


_WIDE = ("region", "governorate")
_SETTLEMENTS = ("village", "town", "camp", "crossing", "checkpoint")
_PART_OF_COUNTRY = "part of a country"  # a region of several governorates ("northern Syria")
_FINE = (
    ("checkpoint", "crossing", "point"),
    ("village", "quarter", "camp", "field", "airport", "town"),
    ("city",),
    ("subdistrict", "district"),
    ("region",),
    ("governorate",),
    (_PART_OF_COUNTRY,),
    ("country",),
)


def _coarseness(ctx: Context, item: Item) -> int:
    """Return how coarse a place is: 0 for a checkpoint or crossing, more for what is larger."""
    kind = item.name.entity_type if item.name is not None else ""
    if item.name is not None and kind == "region":
        above = ctx.lexicon.place_parents.get(item.name.entity_id, "")
        kind = _PART_OF_COUNTRY if ctx.lexicon.types.get(above) == "country" else kind
    return next((n for n, kinds in enumerate(_FINE) if kind in kinds), 1)


def _evacuation_slots(ctx: Context, frame: Frame) -> list[Slot]:
    slots = _fill(ctx, "evacuee", list(frame.actors.values()), kind="actor")
    slots += _fill(ctx, "people", frame.people)
    slots += _fill(ctx, "part", frame.parts)
    slots += _fill(ctx, "origin", list(frame.origin.values()), kind="place")
    slots += _fill(ctx, "destination", list(frame.destination.values()), kind="place")
    slots += _fill(ctx, "party", list(frame.parties.values()), kind="actor")
    if frame.vehicles is not None:
        slots += _fill(ctx, "vehicles", [frame.vehicles])
    return slots


def _sentence_around(marked: Marked, mention: Mention) -> tuple[int, int] | None:
    """Return the span of the sentence that a mention lies in."""
    s = bisect_right(marked.sentences, mention.start, key=lambda tokens: marked.text_span(*tokens)[0]) - 1
    if s < 0:
        return None
    start, end = marked.text_span(*marked.sentences[s])
    return (start, end) if mention.end <= end else None


def _evidence(marked: Marked, frame: Frame, slots: list[Slot]) -> tuple[tuple[int, int], ...]:
    """Return the passages of a claim, widened so that every filled slot lies in one."""
    spans = [marked.text_span(a, b) for a, b in frame.evidence if b > a]
    for slot in slots:
        m = slot.mention
        if not any(a <= m.start and m.end <= b for a, b in spans):
            spans.append(_sentence_around(marked, m) or (m.start, m.end))
    merged: list[tuple[int, int]] = []
    for a, b in sorted(set(spans)):
        if merged and a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return tuple(merged)


def read_version(root: Path) -> str:
    """Return the version of a project's rules: it changes with every word list, reference table and line of code that they rest on.

    So a project that has learned a word codes its articles again, and no one has to remember to raise a number. What the
    rules neither read nor run (a line of `seeds/extraction_accuracy.csv`, the language model) leaves it as it is.
    """
    return f"{RuleExtractor.version}-{hash_sources(_SOURCES, root=root, without=_NO_SOURCES)[:12]}"
