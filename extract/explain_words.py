"""Claims in words, for `hudna explain`: what a slot is, what its words stand for, and the rule that filled it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from extract.claims.claim import Claim, Slot
from extract.lexicon_files import read_lexicon_file
from extract.mentions.mention import Mention
from extract.text.bidi import END_ISOLATE, RTL_ISOLATE, has_arabic, isolate_arabic

NO_BREAK_SPACE = "\u00a0"
_EXAMPLE = re.compile('"([^"]+)"')
LABELS = {
    "side_actor": "who",
    "released": "lets go",
    "part": "of them",
    "gave": "gives",
    "total": "in all",
    "place": "where",
    "evacuee": "who leaves",
    "people": "how many",
    "origin": "from",
    "destination": "to",
    "party": "deal by",
    "mediator": "mediator",
    "vehicles": "vehicles",
    "date": "date",
    "source": "source",
    "denied_by": "denied by",
}
"""Role of a slot → what it is called before readers."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule in words.

    Attributes:
        gloss: A few words.
        sentence: Why the words fill the slot.
    """

    gloss: str
    sentence: str


@cache
def load_rules() -> dict[str, Rule]:
    """Return the rules of `extract/lexicon/rules.yml` by name."""
    rules = _read_table()["rules"]
    return {name: Rule(row["gloss"], row["sentence"]) for name, row in rules.items()}


@cache
def load_statuses() -> dict[str, str]:
    """Return what each status means."""
    statuses: dict[str, str] = _read_table()["statuses"]
    return statuses


@cache
def _read_table() -> dict[str, dict[str, Any]]:
    return read_lexicon_file("rules.yml")


def describe_rule(name: str) -> Rule:
    """Return a rule in words; the bare name of a rule of another engine, which the table does not know."""
    return load_rules().get(name) or Rule(name.replace("_", " ") or "no rule named", "")


def isolate_examples(sentence: str) -> str:
    """Return a rule's sentence with each quoted Arabic example in its own isolate, of which no line breaks."""
    return _EXAMPLE.sub(
        lambda quoted: (
            f'"{RTL_ISOLATE}{quoted[1].replace(" ", NO_BREAK_SPACE)}{END_ISOLATE}"'
            if has_arabic(quoted[1])
            else quoted[0]
        ),
        sentence,
    )


def describe_value(mention: Mention) -> str:
    """Return in a few words what a mention stands for: its name, its number or its days."""
    if mention.kind == "count":
        return _describe_count(mention)
    if mention.kind == "date":
        return describe_days(mention.date_start, mention.date_end, mention.date_precision or "unknown")
    if mention.kind == "cue":
        return mention.category or ""
    name = isolate_arabic(mention.name or mention.text)
    return f"{name} [{mention.entity_id}]" if mention.entity_id else f"{name} [in no table]"


def describe_number(mention: Mention) -> str:
    """Return the number of a count in words, with what its words allow ("at least 18", "about 1,700")."""
    low, high = mention.low, mention.high
    if low is None and high is None:
        return "number not stated:"
    if low is not None and low == high:
        return f"about {low:,}" if mention.qualifier == "about" else f"{low:,}"
    if low is None:
        return f"at most {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,} to {high:,}"


def _describe_count(mention: Mention) -> str:
    vague = " (vague)" if mention.qualifier == "vague" and mention.low is not None else ""
    return f"{describe_number(mention)} {isolate_arabic(mention.category or 'people')}{vague}"


def describe_days(start: date | None, end: date | None, precision: str) -> str:
    """Return the days of an event, with how precise they are."""
    if start is None and end is None:
        return "date unknown"
    if start == end:
        return f"{start} ({precision})"
    return f"{start or '?'} to {end or '?'} ({precision})"


def describe_claim(claim: Claim) -> str:
    """Return the facts of a claim that no slot holds: scope, batch, days and confidence."""
    batch = f", number {claim.batch}" if claim.batch is not None else ""
    days = describe_days(claim.date_start, claim.date_end, claim.date_precision)
    return f"{claim.scope}{batch} · {days} · confidence {claim.confidence:.2f}"


def group_slots(claim: Claim) -> Iterator[tuple[str, list[Slot]]]:
    """Yield the slots of a claim under headings: each side of an exchange, then what belongs to the whole."""
    sides = sorted({slot.side for slot in claim.slots if slot.side is not None})
    for side in sides:
        yield f"Side {side}", [slot for slot in claim.slots if slot.side == side]
    rest = [slot for slot in claim.slots if slot.side is None]
    if rest:
        yield ("The exchange" if claim.kind == "exchange" else "The evacuation"), rest
