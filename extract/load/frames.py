"""Extractions as polars frames, one for each table of schema `raw` that holds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import polars as pl
from polars.datatypes import DataTypeClass

from extract.articles.article import Article
from extract.claims.claim import Claim, Extraction
from extract.load.identity import fold_mention_name, hash_key, identify_mention, sign_text
from extract.mentions.mention import Mention

Schema = dict[str, pl.DataType | DataTypeClass]
ARTICLES: Schema = {
    "article_id": pl.String,
    "source_file": pl.String,
    "article_position": pl.Int32,
    "url": pl.String,
    "facts_url": pl.String,
    "publisher_id": pl.String,
    "publisher_name": pl.String,
    "title": pl.String,
    "text": pl.String,
    "language": pl.String,
    "published_at": pl.Datetime("us"),
    "published_on": pl.Date,
    "published_at_origin": pl.String,
    "content_hash": pl.String,
    "signature": pl.List(pl.UInt64),
    "is_sample": pl.Boolean,
    "extractor_version": pl.String,
    "run_id": pl.String,
    "loaded_at": pl.Datetime("us"),
}
MENTIONS: Schema = {
    "mention_id": pl.String,
    "article_id": pl.String,
    "kind": pl.String,
    "span_start": pl.Int32,
    "span_end": pl.Int32,
    "text": pl.String,
    "name": pl.String,
    "name_key": pl.String,
    "actor_id": pl.String,
    "place_id": pl.String,
    "entity_type": pl.String,
    "place_precision": pl.String,
    "category": pl.String,
    "low": pl.Int32,
    "high": pl.Int32,
    "qualifier": pl.String,
    "date_start": pl.Date,
    "date_end": pl.Date,
    "date_precision": pl.String,
}
CLAIMS: Schema = {
    "claim_id": pl.String,
    "article_id": pl.String,
    "kind": pl.String,
    "scope": pl.String,
    "status": pl.String,
    "date_start": pl.Date,
    "date_end": pl.Date,
    "date_precision": pl.String,
    "batch": pl.Int32,
    "is_running_total": pl.Boolean,
    "confidence": pl.Float64,
    "evidence_start": pl.Int32,
    "evidence_end": pl.Int32,
    "extractor_version": pl.String,
}
ARGUMENTS: Schema = {
    "argument_id": pl.String,
    "claim_id": pl.String,
    "article_id": pl.String,
    "role": pl.String,
    "side": pl.Int32,
    "mention_id": pl.String,
    "source_mention_id": pl.String,
    "rule": pl.String,
}
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Frames:
    """The rows of some extractions, by table."""

    articles: pl.DataFrame
    mentions: pl.DataFrame
    claims: pl.DataFrame
    arguments: pl.DataFrame


def make_frames(extractions: Iterable[Extraction], *, run_id: str, version: str, loaded_at: datetime) -> Frames:
    """Turn extractions into the frames of `raw.articles`, `raw.mentions`, `raw.claims` and `raw.claim_arguments`.

    Args:
        extractions: Each of another article.
        run_id: Key of the run that loads them.
        version: Of the extractor.
        loaded_at: UTC instant, without zone.
    """
    articles: list[Row] = []
    mentions: dict[str, Row] = {}
    claims: list[Row] = []
    arguments: dict[str, Row] = {}
    for extraction in extractions:
        article = extraction.article
        articles.append(_make_article_row(article, run_id=run_id, version=version, loaded_at=loaded_at))
        for mention in extraction.mentions:
            _add_mention(mentions, article.article_id, mention)
        for claim in extraction.claims:
            claims.append(_make_claim_row(article.article_id, claim, version=version))
            _add_arguments(arguments, mentions, article, claim)
    return Frames(
        articles=pl.DataFrame(articles, schema=ARTICLES, orient="row"),
        mentions=pl.DataFrame(list(mentions.values()), schema=MENTIONS, orient="row"),
        claims=pl.DataFrame(claims, schema=CLAIMS, orient="row"),
        arguments=pl.DataFrame(list(arguments.values()), schema=ARGUMENTS, orient="row"),
    )


def strip_zone(instant: datetime | None) -> datetime | None:
    """Return an instant as UTC without its zone, as the warehouse stores it; one without a zone is taken as UTC."""
    if instant is None or instant.tzinfo is None:
        return instant
    return instant.astimezone(UTC).replace(tzinfo=None)


def _make_article_row(article: Article, *, run_id: str, version: str, loaded_at: datetime) -> Row:
    return (
        article.article_id,
        article.source_file,
        article.position,
        article.url,
        article.facts_url,
        article.publisher_id,
        article.publisher,
        article.title,
        article.text,
        article.language,
        strip_zone(article.published_at),
        article.published_on,
        article.published_at_origin,
        article.content_hash,
        sign_text(article.text),
        article.is_sample,
        version,
        run_id,
        loaded_at,
    )


def _add_mention(mentions: dict[str, Row], article_id: str, mention: Mention) -> str:
    """Add a mention's row unless it is there, and return its key."""
    mention_id = identify_mention(article_id, mention)
    if mention_id not in mentions:
        mentions[mention_id] = (
            mention_id,
            article_id,
            mention.kind,
            mention.start,
            mention.end,
            mention.text,
            mention.name,
            fold_mention_name(mention),
            mention.entity_id if mention.kind == "actor" else None,
            mention.entity_id if mention.kind == "place" else None,
            mention.entity_type,
            mention.precision,
            mention.category,
            mention.low,
            mention.high,
            mention.qualifier,
            mention.date_start,
            mention.date_end,
            mention.date_precision,
        )
    return mention_id


def _make_claim_row(article_id: str, claim: Claim, *, version: str) -> Row:
    evidence_start, evidence_end = claim.evidence[0]
    return (
        claim.claim_id,
        article_id,
        claim.kind,
        claim.scope,
        claim.status,
        claim.date_start,
        claim.date_end,
        claim.date_precision,
        claim.batch,
        claim.is_running_total,
        claim.confidence,
        evidence_start,
        evidence_end,
        version,
    )


def _add_arguments(arguments: dict[str, Row], mentions: dict[str, Row], article: Article, claim: Claim) -> None:
    """Add the rows of a claim's slots, and of its passages as arguments of role `evidence`."""
    for slot in claim.slots:
        mention_id = _add_mention(mentions, article.article_id, slot.mention)
        source_id = _add_mention(mentions, article.article_id, slot.source) if slot.source else None
        key = hash_key(claim.claim_id, slot.role, slot.side, mention_id, source_id)
        row = (key, claim.claim_id, article.article_id, slot.role, slot.side, mention_id, source_id, slot.rule)
        arguments.setdefault(key, row)
    for start, end in claim.evidence:
        passage = Mention(kind="cue", start=start, end=end, text=article.text[start:end])
        mention_id = _add_mention(mentions, article.article_id, passage)
        key = hash_key(claim.claim_id, "evidence", None, mention_id, None)
        row = (key, claim.claim_id, article.article_id, "evidence", None, mention_id, None, "")
        arguments.setdefault(key, row)
