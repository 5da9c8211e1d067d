"""Extractions as the JSON objects that `hudna extract --format jsonl` writes, one for each page or JSONL row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from extract.claims.claim import Claim, Extraction, Slot
from extract.mentions.mention import Mention

_ENTITY_LISTS = {
    "origin": "origin",
    "destination": "destination",
    "parties": "party",
    "mediators": "mediator",
    "denied_by": "denied_by",
}
Record = dict[str, Any]


def to_prediction(source: str, extractions: Sequence[Extraction]) -> Record:
    """Return the object for one page or row: its articles with their claims.

    Offsets are code points into the article's `text`; dates are ISO 8601; what the text does not give is null.

    Args:
        source: The file's name, or the id of the JSONL row.
        extractions: Of the articles on it, in order.
    """
    return {"file": source, "articles": [_to_article(extraction) for extraction in extractions]}


def _to_article(extraction: Extraction) -> Record:
    article = extraction.article
    return {
        "article_id": article.article_id,
        "title": article.title,
        "publisher": article.publisher,
        "published_at": article.published_on.isoformat() if article.published_on else None,
        "language": article.language,
        "text": article.text,
        "claims": [_to_claim(claim) for claim in extraction.claims],
    }


def _to_claim(claim: Claim) -> Record:
    record: Record = {
        "claim_id": claim.claim_id,
        "kind": claim.kind,
        "scope": claim.scope,
        "is_running_total": claim.is_running_total,
        "status": claim.status,
        "confidence": round(claim.confidence, 3),
        "date": _to_date(claim),
    }
    record |= _to_exchange(claim) if claim.kind == "exchange" else _to_evacuation(claim)
    record |= {
        name: [_to_entity(slot.mention) for slot in _find_slots(claim, role)] for name, role in _ENTITY_LISTS.items()
    }
    record["batch"] = claim.batch
    record["vehicles"] = next((_to_count(slot) for slot in _find_slots(claim, "vehicles")), None)
    record["sources"] = [
        _to_entity(slot.mention) | {"type": slot.mention.entity_type} for slot in _find_slots(claim, "source")
    ]
    record["evidence"] = [{"start": start, "end": end} for start, end in claim.evidence]
    return record


def _to_date(claim: Claim) -> Record:
    words = [slot.mention.text for slot in _find_slots(claim, "date")]
    return {
        "start": claim.date_start.isoformat() if claim.date_start else None,
        "end": claim.date_end.isoformat() if claim.date_end else None,
        "precision": claim.date_precision,
        "text": words[0] if words else None,
    }


def _to_exchange(claim: Claim) -> Record:
    places = [_to_entity(slot.mention) for slot in _find_slots(claim, "place")]
    sides = sorted({slot.side for slot in claim.slots if slot.side is not None})
    return {
        "place": places[0] if len({place["id"] or place["name"] for place in places}) == 1 else None,
        "places": places,
        "sides": [_to_side(claim, side) for side in sides],
        "total": next((_to_count(slot) for slot in _find_slots(claim, "total")), None),
    }


def _to_side(claim: Claim, side: int) -> Record:
    slots = [slot for slot in claim.slots if slot.side == side]
    return {
        "actors": [_to_entity(slot.mention) for slot in slots if slot.role == "side_actor"],
        "released": [_to_count(slot) for slot in slots if slot.role == "released"],
        "parts": [_to_count(slot) for slot in slots if slot.role == "part"],
        "gave": next((slot.mention.category for slot in slots if slot.role == "gave"), None),
    }


def _to_evacuation(claim: Claim) -> Record:
    return {
        "evacuees": {
            "actors": [_to_entity(slot.mention) for slot in _find_slots(claim, "evacuee")],
            "people": [_to_count(slot) for slot in _find_slots(claim, "people")],
            "parts": [_to_count(slot) for slot in _find_slots(claim, "part")],
        }
    }


def _find_slots(claim: Claim, role: str) -> Iterable[Slot]:
    return (slot for slot in claim.slots if slot.role == role)


def _to_entity(mention: Mention) -> Record:
    record: Record = {
        "id": mention.entity_id,
        "name": mention.name or mention.text,
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
    }
    if mention.kind == "place":
        record["precision"] = mention.precision
    return record


def _to_count(slot: Slot) -> Record:
    mention = slot.mention
    record: Record = {
        "category": mention.category,
        "low": mention.low,
        "high": mention.high,
        "qualifier": mention.qualifier,
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
    }
    if slot.source is not None:
        record["source"] = _to_entity(slot.source)
    return record
