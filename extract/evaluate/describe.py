"""A coded and a read claim side by side, and the text that they rest on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from extract.evaluate.coding import CodedArticle, CodedClaim, Count, Entity, Side
from extract.evaluate.measure import Outcome
from extract.evaluate.names import fold_name
from extract.evaluate.slots import match_counts, match_entities, pair_sides

_LONGEST_QUOTE = 600
_PASSAGES = 2  # of an article, shown for a claim that was missed
_SENTENCE_END = re.compile(r"\n+|(?<=[.!?؟؛])\s+")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_SCORED_AS = {
    "party": ("party",),
    "evacuee": ("party",),
    "released": ("count", "category"),
    "people": ("count", "category"),
    "place": ("place",),
    "origin": ("place",),
    "destination": ("place",),
    "mediator": ("mediator",),
    "date": ("date",),
    "status": ("status",),
}
_T = TypeVar("_T")
_EMPTY = CodedClaim(claim_id="", kind="")


@dataclass(frozen=True, slots=True)
class SlotRow:
    """One slot of a claim as coded and as read, in words; and whether the two agree."""

    slot: str
    coded: str
    read: str
    agrees: bool


def put_side_by_side(outcome: Outcome) -> list[SlotRow]:
    """Return the slots of a claim that are filled in the gold or in the prediction."""
    coded, read = outcome.coded or _EMPTY, outcome.read or _EMPTY
    rows = _describe_sides(coded, read) if outcome.claim.kind == "exchange" else _describe_evacuation(coded, read)
    rows.append(_make_entity_row("mediator", coded.mediators, read.mediators, coded))
    rows.append(SlotRow("date", describe_date(coded), describe_date(read), agrees=False))
    rows.append(SlotRow("status", " or ".join(coded.statuses), " or ".join(read.statuses), agrees=False))
    return [replace(row, agrees=row.agrees or _is_forgiven(outcome, row.slot)) for row in rows if row.coded or row.read]


def quote_text(outcome: Outcome) -> list[str]:
    """Return the passages of the article that a claim rests on; of a missed one, those that name most of it.

    Empty where the prediction holds no text.
    """
    text = outcome.article.text if outcome.article else None
    if not text:
        return []
    if outcome.read is not None:
        return [shorten(text[start:end]) for start, end in outcome.read.evidence]
    return [shorten(passage) for passage in find_passages(text, outcome.claim)]


def find_passages(text: str, claim: CodedClaim) -> list[str]:
    """Return the sentences that hold most of a claim's names and numbers, in the order of the text."""
    sentences = [sentence for sentence in _SENTENCE_END.split(text) if sentence.strip()]
    scored = sorted(
        ((-_count_hits(sentence, claim), place) for place, sentence in enumerate(sentences)),
    )[:_PASSAGES]
    return [sentences[place] for place in sorted(place for hits, place in scored if hits)]


def name_article(article: CodedArticle | None) -> str:
    """Return an article's headline, or nothing."""
    return (article.title or "") if article else ""


def describe_date(claim: CodedClaim) -> str:
    """Return a claim's days, or nothing if they are unknown."""
    if claim.start is None and claim.end is None:
        return ""
    days = str(claim.start) if claim.start == claim.end else f"{claim.start or '?'} to {claim.end or '?'}"
    return f"{days} ({claim.precision or 'precision not given'})"


def describe_count(count: Count) -> str:
    """Return a count and its categories in words."""
    low, high = count.low, count.high
    if low is not None and high is not None:
        number = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    elif low is not None:
        number = f"at least {low:,}"
    else:
        number = f"at most {high:,}"
    categories = " or ".join(category for category in count.categories if category)
    return f"{number} {categories}".strip()


def shorten(text: str) -> str:
    """Return a passage on one line, cut where it is very long."""
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST_QUOTE else f"{plain[: _LONGEST_QUOTE - 1]}…"


def _describe_sides(coded: CodedClaim, read: CodedClaim) -> list[SlotRow]:
    rows = []
    for number, (mine, other) in enumerate(pair_sides(coded.sides, read.sides), start=1):
        mine, other = mine or Side(), other or Side()  # noqa: PLW2901 - a missing partner is an empty side
        rows.append(_make_entity_row(f"party {number}", mine.actors, other.actors, coded))
        rows.append(_make_count_row(f"released {number}", mine.released, other.released))
        if mine.gave or other.gave:
            rows.append(SlotRow(f"gave {number}", mine.gave or "", other.gave or "", mine.gave == other.gave))
    rows.append(_make_entity_row("place", coded.place, read.place, coded))
    return rows


def _describe_evacuation(coded: CodedClaim, read: CodedClaim) -> list[SlotRow]:
    return [
        _make_entity_row("evacuee", coded.evacuees, read.evacuees, coded),
        _make_count_row("people", coded.people, read.people),
        _make_entity_row("origin", coded.origin, read.origin, coded),
        _make_entity_row("destination", coded.destination, read.destination, coded),
        SlotRow("batch", str(coded.batch or ""), str(read.batch or ""), coded.batch == read.batch),
        _make_count_row("vehicles", coded.vehicles, read.vehicles, with_category=False),
    ]


def _make_entity_row(slot: str, coded: Sequence[Entity], read: Sequence[Entity], claim: CodedClaim) -> SlotRow:
    spare = claim.allowance.entities.get(_SCORED_AS[_name_role(slot)][0], ())
    agrees = match_entities(coded, read, spare=spare).is_right
    return SlotRow(slot, _join(coded, _get_label), _join(read, _get_label), agrees)


def _make_count_row(slot: str, coded: Sequence[Count], read: Sequence[Count], *, with_category: bool = True) -> SlotRow:
    figures, categories = match_counts(coded, read)
    agrees = figures.is_right and (categories.is_right or not with_category)
    return SlotRow(slot, _join_known(coded), _join_known(read), agrees)


def _join_known(counts: Sequence[Count]) -> str:
    return _join((count for count in counts if count.is_known), describe_count)


def _name_role(slot: str) -> str:
    """Return the name of a row without the number of its side."""
    return slot.split(maxsplit=1)[0]


def _is_forgiven(outcome: Outcome, slot: str) -> bool:
    """Tell whether the score finds nothing wrong in the slots that a row belongs to."""
    scored = [outcome.slots.get(name) for name in _SCORED_AS.get(_name_role(slot), ())]
    return bool(scored) and all(tally is not None and tally.is_right for tally in scored)


def _get_label(entity: Entity) -> str:
    return entity.label


def _join(values: Iterable[_T], describe: Callable[[_T], str]) -> str:
    return "; ".join(describe(value) for value in values)


def _count_hits(sentence: str, claim: CodedClaim) -> int:
    """Count the actors, places and numbers of a claim that a sentence names."""
    folded = f" {fold_name(sentence).translate(_DIGITS)} "
    actors = [actor for side in claim.sides for actor in side.actors]
    entities = [*actors, *claim.evacuees, *claim.place, *claim.origin, *claim.destination, *claim.mediators]
    counts = [count for side in claim.sides for count in side.released] + list(claim.people)
    numbers = {str(count.low if count.low is not None else count.high) for count in counts if count.is_known}
    named = sum(any(f" {key} " in folded for key in entity.keys) for entity in entities)
    return named + sum(f" {number} " in folded for number in numbers)
