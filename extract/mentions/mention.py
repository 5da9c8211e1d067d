"""The mention: a span of an article that names an actor, a place, a date, a number of people, or a cue."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Mention(NamedTuple):
    """A span of an article's text, with what it stands for.

    A tuple, since articles have hundreds of them and it is made several times faster than a frozen dataclass.

    Attributes:
        kind: `actor`, `place`, `date`, `count` or `cue`.
        start: First code point of the span.
        end: One past the last code point; `text == article.text[start:end]`.
        text: The words of the span.
        name: Canonical name of an actor or place (the words themselves where no reference table knows it).
        entity_id: `actor_id` or `place_id`; None where no reference table knows the name.
        entity_type: Type of the actor or place (`state`, `armed_group`, `person`, `town`, `crossing`, …), or of a source.
        precision: Of a place: `exact`, `near`, `district`, `governorate`, `country` or `unknown`.
        category: Of a count: what is counted (codebook, section 4).
        low: Least number that the words allow; None if they give none.
        high: Greatest number that the words allow; None if they give none.
        qualifier: `exact`, `at_least`, `at_most`, `about`, `between`, `vague` or `unknown`.
        date_start: First day of a date; None if the words cannot be resolved.
        date_end: Last day of a date.
        date_precision: `day`, `week`, `month`, `year` or `unknown`.
    """

    kind: str
    start: int
    end: int
    text: str
    name: str | None = None
    entity_id: str | None = None
    entity_type: str | None = None
    precision: str | None = None
    category: str | None = None
    low: int | None = None
    high: int | None = None
    qualifier: str | None = None
    date_start: date | None = None
    date_end: date | None = None
    date_precision: str | None = None
