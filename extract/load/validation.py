"""What an extraction must satisfy before it crosses into `raw`."""

from __future__ import annotations

from collections.abc import Iterator

from extract.claims.claim import ROLES, Claim, Extraction
from extract.mentions.mention import Mention

_GREATEST_COUNT = 2**31 - 1


def find_fault(extraction: Extraction) -> str | None:
    """Return the first thing that is wrong with an extraction, None if it is sound.

    A span must give its words back, a count must fit its column, a claim must rest on a passage and have a key
    of its own, and the text must be valid Unicode.
    """
    return next(_find_faults(extraction), None)


def _find_faults(extraction: Extraction) -> Iterator[str]:
    text = extraction.article.text
    if not _is_unicode(text):
        yield "the text holds half a surrogate pair, which is no character"
    for mention in _iterate_mentions(extraction):
        yield from _find_mention_faults(mention, text)
    claim_ids = [claim.claim_id for claim in extraction.claims]
    if len(set(claim_ids)) < len(claim_ids):
        yield f"two claims share a key among {claim_ids}"
    for claim in extraction.claims:
        yield from _find_claim_faults(claim, text)


def _find_mention_faults(mention: Mention, text: str) -> Iterator[str]:
    where = f"{mention.start}-{mention.end}"
    if mention.start >= mention.end or text[mention.start : mention.end] != mention.text:
        yield f"the {mention.kind} at {where} does not give its words back"
    if any(number is not None and not 0 <= number <= _GREATEST_COUNT for number in (mention.low, mention.high)):
        yield f"the count at {where} is out of range: {mention.low} to {mention.high}"


def _find_claim_faults(claim: Claim, text: str) -> Iterator[str]:
    if not claim.evidence:
        yield f"claim {claim.claim_id} rests on no passage"
    for start, end in claim.evidence:
        if not 0 <= start < end <= len(text):
            yield f"claim {claim.claim_id} rests on {start}-{end}, outside the text"
    for slot in claim.slots:
        if slot.role not in ROLES:
            yield f"claim {claim.claim_id} has a slot of unknown role {slot.role!r}"


def _iterate_mentions(extraction: Extraction) -> Iterator[Mention]:
    yield from extraction.mentions
    for claim in extraction.claims:
        for slot in claim.slots:
            yield slot.mention
            if slot.source:
                yield slot.source


def _is_unicode(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
