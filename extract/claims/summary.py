"""A claim in one line, for people."""

from __future__ import annotations

from pathlib import PurePath

from extract.articles.article import Article
from extract.claims.claim import Claim, Slot
from extract.mentions.mention import Mention
from extract.text.bidi import isolate_arabic


def summarise_claim(article: Article, claim: Claim) -> str:
    """Return kind, status, date, who let whom go or left from where to where, and the source, in fixed columns."""
    day = claim.date_start.isoformat() if claim.date_start else "-"
    source = article.row_id or PurePath(article.source_file).name
    facts = _summarise_exchange(claim) if claim.kind == "exchange" else _summarise_evacuation(claim)
    return f"{claim.kind:<10} {claim.status:<9} {day:<10} {claim.date_precision:<7} {facts}  [{source}]"


def _summarise_exchange(claim: Claim) -> str:
    sides = sorted({slot.side for slot in claim.slots if slot.side is not None})
    legs = []
    for side in sides:
        actors = _name_all(claim, "side_actor", side=side) or "?"
        given = [_count(slot.mention) for slot in _find(claim, "released", side=side)]
        given += [slot.mention.category or "something" for slot in _find(claim, "gave", side=side)]
        legs.append(f"{actors} gives {' + '.join(given) or '?'}")
    total = "".join(f", {_count(slot.mention)} in all" for slot in _find(claim, "total"))
    place = _name_all(claim, "place")
    return "; ".join(legs) + total + (f", at {place}" if place else "")


def _summarise_evacuation(claim: Claim) -> str:
    who = _name_all(claim, "evacuee") or "?"
    people = " + ".join(_count(slot.mention) for slot in _find(claim, "people")) or "?"
    origin, destination = _name_all(claim, "origin") or "?", _name_all(claim, "destination") or "?"
    batch = f", batch {claim.batch}" if claim.batch is not None else ""
    return f"{who}: {people} from {origin} to {destination}{batch}"


def _find(claim: Claim, role: str, *, side: int | None = None) -> list[Slot]:
    return [slot for slot in claim.slots if slot.role == role and side in {None, slot.side}]


def _name_all(claim: Claim, role: str, *, side: int | None = None) -> str:
    names = (each.mention.entity_id or isolate_arabic(each.mention.text) for each in _find(claim, role, side=side))
    return ", ".join(dict.fromkeys(names))


def _count(mention: Mention) -> str:
    if mention.low == mention.high:
        number = "some" if mention.low is None else str(mention.low)
    elif mention.high is None:
        number = f">={mention.low}"
    else:
        number = f"{mention.low or ''}..{mention.high}"
    return f"{number} {mention.category or 'people'}"
