"""The explanation of articles as one HTML page that asks for nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePath
from typing import Any

import jinja2

from extract.claims.claim import Claim, Extraction, Slot
from extract.errors import InputError
from extract.explain_words import (
    LABELS,
    describe_days,
    describe_number,
    describe_rule,
    group_slots,
    isolate_examples,
    load_statuses,
)
from extract.mentions.mention import Mention

_TEMPLATE = Path(__file__).resolve().parent / "explain_page.html"
_CONTEXT = 45  # characters shown on either side of a slot's words
KINDS = ("actor", "place", "date", "count", "cue")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of an article's text over which nothing begins or ends.

    Attributes:
        start: First code point.
        text: The words.
        kind: Kind of the shortest mention over it; empty where there is none.
        hint: What that mention stands for.
        slots: Ids of the slots that it fills.
        claims: Ids of the claims whose passages it belongs to.
        opens: Numbers of the claims of which a passage begins here.
        is_target: A slot's words begin here.
    """

    start: int
    text: str
    kind: str
    hint: str
    slots: tuple[str, ...]
    claims: tuple[str, ...]
    opens: tuple[int, ...]
    is_target: bool


@dataclass(frozen=True, slots=True)
class _Range:
    """What lies over code points [start, end): a mention, a slot or a passage."""

    start: int
    end: int
    mention: Mention | None = None
    slot: str = ""
    claim: str = ""
    number: int = 0


def write_page(extractions: Sequence[Extraction], path: Path) -> None:
    """Write the explanation of articles as one page.

    Raises:
        InputError: If the file cannot be written.
    """
    try:
        # a lone surrogate of a broken page has no UTF-8: shown as a question mark
        path.write_text(render_page(extractions), encoding="utf-8", errors="replace")
    except OSError as error:
        raise InputError(
            f"{path} cannot be written: {error.strerror}.", remedy="Name a file in a folder that exists and is yours."
        ) from error


def render_page(extractions: Sequence[Extraction]) -> str:
    """Return the page: each article with its mentions marked, its claims as cards, and the candidates refused."""
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    template = environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))
    articles = [_describe_article(extraction, f"a{n}") for n, extraction in enumerate(extractions, start=1)]
    return template.render(articles=articles, kinds=KINDS)


def cut_paragraphs(extraction: Extraction, prefix: str) -> list[list[Segment]]:
    """Return the paragraphs of an article, each cut where a mention, a slot or a passage begins or ends.

    Args:
        extraction: The article with its claims.
        prefix: Of the ids of its claims and slots.
    """
    segments = _cut_segments(extraction.article.text, sorted(_find_ranges(extraction, prefix), key=lambda r: r.start))
    paragraphs: list[list[Segment]] = [[]]
    for segment in segments:
        if segment.text == "\n":
            paragraphs.append([])
        else:
            paragraphs[-1].append(segment)
    return [paragraph for paragraph in paragraphs if paragraph]


def _find_ranges(extraction: Extraction, prefix: str) -> Iterator[_Range]:
    for mention in extraction.mentions:
        yield _Range(mention.start, mention.end, mention=mention)
    for number, claim in enumerate(extraction.claims, start=1):
        for n, slot in enumerate(claim.slots):
            mention = slot.mention
            yield _Range(mention.start, mention.end, mention=mention, slot=_name_slot(prefix, number, n))
        for start, end in claim.evidence:
            yield _Range(start, end, claim=f"{prefix}c{number}", number=number)


def _cut_segments(text: str, ranges: list[_Range]) -> Iterator[Segment]:
    """Sweep over the text with the set of ranges that lie over each stretch."""
    bounds = {0, len(text)}
    bounds.update(x for r in ranges for x in (r.start, r.end))
    bounds.update(x for k, letter in enumerate(text) if letter == "\n" for x in (k, k + 1))
    cuts = sorted(x for x in bounds if 0 <= x <= len(text))
    over: list[_Range] = []
    coming = 0
    for start, end in pairwise(cuts):
        over = [r for r in over if r.end > start]
        while coming < len(ranges) and ranges[coming].start <= start:
            over.append(ranges[coming])
            coming += 1
        yield _make_segment(text, start, end, [r for r in over if r.end > start])


def _make_segment(text: str, start: int, end: int, over: list[_Range]) -> Segment:
    mentions = [r.mention for r in over if r.mention is not None]
    shown = min(mentions, key=lambda m: (m.kind == "cue", m.end - m.start), default=None)
    return Segment(
        start,
        text[start:end],
        shown.kind if shown is not None else "",
        f"{shown.kind}: {_state_value(shown)}" if shown is not None else "",
        tuple(r.slot for r in over if r.slot),
        tuple(r.claim for r in over if r.claim),
        tuple(r.number for r in over if r.claim and r.start == start),
        is_target=any(r.slot and r.start == start for r in over),
    )


def _describe_article(extraction: Extraction, prefix: str) -> dict[str, Any]:
    article = extraction.article
    return {
        "id": prefix,
        "title": article.title or article.article_id,
        "article": article,
        "file": PurePath(article.source_file).name,
        "paragraphs": cut_paragraphs(extraction, prefix),
        "claims": [_describe_claim(extraction, c, n, prefix) for n, c in enumerate(extraction.claims, start=1)],
        "refused": [
            {
                "reason": r.reason,
                "start": r.start,
                "end": r.end,
                "words": _shorten(article.text[r.start : r.end], 240),
            }
            for r in extraction.rejections
        ],
    }


def _describe_claim(extraction: Extraction, claim: Claim, number: int, prefix: str) -> dict[str, Any]:
    positions = {id(slot): n for n, slot in enumerate(claim.slots)}
    return {
        "id": f"{prefix}c{number}",
        "number": number,
        "claim": claim,
        "summary": _summarise(claim),
        "days": describe_days(claim.date_start, claim.date_end, claim.date_precision),
        "status_meaning": load_statuses()[claim.status],
        "groups": [
            (
                heading,
                [
                    _describe_slot(extraction.article.text, slot, _name_slot(prefix, number, positions[id(slot)]))
                    for slot in slots
                ],
            )
            for heading, slots in group_slots(claim)
        ],
    }


def _summarise(claim: Claim) -> list[tuple[str, str]]:
    """Return who lets go or leaves, and how many: a pair of names and figures for each side."""
    lines = []
    sides: list[int | None] = [*sorted({slot.side for slot in claim.slots if slot.side is not None})]
    for side in sides or [None]:
        own = [slot for slot in claim.slots if slot.side == side]
        names = [_state_value(slot.mention) for slot in own if slot.role in ("side_actor", "evacuee")]
        figures = [_state_value(slot.mention) for slot in own if slot.role in ("released", "gave", "people", "total")]
        if claim.kind == "evacuation":
            nobody, verb = "people not named", "leave:"
        else:
            nobody, verb = ("sides not named", "let go") if side is None else ("a side not named", "gives")
        lines.append((" + ".join(names) or nobody, f"{verb} {' + '.join(figures) or 'a number not told'}"))
    return lines


def _describe_slot(text: str, slot: Slot, name: str) -> dict[str, Any]:
    mention = slot.mention
    rule = describe_rule(slot.rule)
    return {
        "id": name,
        "label": LABELS[slot.role],
        "kind": mention.kind,
        "value": _state_value(mention),
        "entity_id": mention.entity_id,
        "is_unlisted": mention.kind in ("actor", "place") and mention.entity_id is None,
        "says": slot.source.text if slot.source is not None else None,
        "before": _take_before(text, mention.start),
        "words": _flatten(mention.text),
        "after": _take_after(text, mention.end),
        "start": mention.start,
        "end": mention.end,
        "rule": slot.rule,
        "gloss": isolate_examples(rule.gloss),
        "sentence": isolate_examples(rule.sentence),
    }


def _name_slot(prefix: str, number: int, position: int) -> str:
    return f"{prefix}c{number}s{position + 1}"


def _state_value(mention: Mention) -> str:
    """Return what a mention stands for; the page shows the id of an actor or place beside it."""
    if mention.kind == "count":
        return f"{describe_number(mention)} {mention.category or 'people'}"
    if mention.kind == "date":
        return describe_days(mention.date_start, mention.date_end, mention.date_precision or "unknown")
    if mention.kind == "cue":
        return mention.category or ""
    return mention.name or mention.text


def _take_before(text: str, start: int) -> str:
    """Return the words before a place, whole, after dots where more stands before them."""
    taken = text[max(0, start - _CONTEXT) : start]
    if start > len(taken):
        taken = "… " + (taken.split(maxsplit=1)[1:] or [taken])[0]
    return _flatten(taken)


def _take_after(text: str, end: int) -> str:
    """Return the words after a place, whole, before dots where more follows."""
    taken = text[end : end + _CONTEXT]
    if end + len(taken) < len(text):
        taken = (taken.rsplit(maxsplit=1)[:-1] or [taken])[0] + " …"
    return _flatten(taken)


def _flatten(text: str) -> str:
    """Return a text with each run of white space as one space, those at its ends kept."""
    inner = " ".join(text.split())
    return (" " if text[:1].isspace() else "") + inner + (" " if text[-1:].isspace() and inner else "")


def _shorten(text: str, length: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= length else plain[: length - 1] + "…"
