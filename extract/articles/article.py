"""The article: one news item, as stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Article:
    """One news item. All offsets of mentions and evidence are code points into `text`.

    Attributes:
        article_id: Stable key: from the address where one is known, else the row id, else file and position.
        source_file: The input, relative to the project where it lies below it, else absolute.
        position: Place of the article on its page, from 0.
        row_id: The `id` that a JSONL row gave; None for pages.
        url: Address of the article, None where unknown.
        facts_url: For a sample report: the address of the reporting that documents its facts.
        publisher: The outlet's name as found, None where unknown.
        publisher_id: Id in `seeds/publishers.csv`, None where the outlet is not listed.
        title: Headline; empty where none was found.
        text: Headline, a blank line, body. Never edited after reading.
        language: ISO 639-1 code of the text.
        published_at: UTC instant of publication (midnight in the outlet's zone where only a day is known), None if not stated.
        published_on: Day of publication in the outlet's own time zone; the anchor of relative dates.
        published_at_origin: Where it was found: `metadata`, `url`, `byline` or `unknown`.
        content_hash: sha256 of `text`, in hex.
        is_sample: True for the reports written for Hudna.
    """

    article_id: str
    source_file: str
    position: int
    row_id: str | None
    url: str | None
    facts_url: str | None
    publisher: str | None
    publisher_id: str | None
    title: str
    text: str
    language: str
    published_at: datetime | None
    published_on: date | None
    published_at_origin: str
    content_hash: str
    is_sample: bool
