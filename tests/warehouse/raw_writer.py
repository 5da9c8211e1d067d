"""Write a raw database from claims stated in a few words, for the tests of the warehouse."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb

ZONE = timedelta(hours=3)
"""The outlets are three hours ahead of UTC, and only the day of publication is known: midnight of theirs."""

SCHEMA = Path(__file__).resolve().parents[2] / "extract" / "load" / "schema.sql"


def key(*parts: object) -> str:
    """Return a short stable key of its parts."""
    return hashlib.md5("|".join(map(str, parts)).encode(), usedforsecurity=False).hexdigest()[:16]


@dataclass(frozen=True)
class Slot:
    """One filled slot of a claim, with the value that its mention carries."""

    role: str
    kind: str
    side: int | None = None
    actor_id: str | None = None
    place_id: str | None = None
    name: str | None = None
    entity_type: str | None = None
    place_precision: str | None = None
    category: str | None = None
    low: int | None = None
    high: int | None = None
    qualifier: str | None = None
    source: str | None = None


def actor(
    role: str,
    actor_id: str | None,
    *,
    side: int | None = None,
    name: str | None = None,
    entity_type: str = "armed_group",
) -> Slot:
    """Return an actor in a role; without an id, a name that no reference table knows."""
    return Slot(role, "actor", side, actor_id=actor_id, name=name or actor_id, entity_type=entity_type)


def place(role: str, place_id: str | None, *, name: str | None = None, precision: str = "exact") -> Slot:
    """Return a place in a role; without an id, a name that no reference table knows."""
    return Slot(role, "place", place_id=place_id, name=name or place_id, entity_type="town", place_precision=precision)


def count(
    role: str,
    low: int | None,
    high: int | None,
    *,
    side: int | None = None,
    category: str = "people",
    qualifier: str = "exact",
    source: str | None = None,
) -> Slot:
    """Return a figure in a role, as the codebook's table of counts codes it."""
    return Slot(role, "count", side, category=category, low=low, high=high, qualifier=qualifier, source=source)


@dataclass(frozen=True)
class RawClaim:
    """A claim with its slots."""

    kind: str
    status: str
    slots: tuple[Slot, ...]
    start: date | None = None
    end: date | None = None
    precision: str = "unknown"
    scope: str = "operation"
    batch: int | None = None
    confidence: float = 0.8
    is_running_total: bool = False


@dataclass(frozen=True)
class RawArticle:
    """An article with its claims."""

    article_id: str
    publisher: str
    published_on: date | None
    claims: tuple[RawClaim, ...]
    text: str = "عنوان الخبر\n\nنص الخبر كما نشر"
    signature: tuple[int, ...] = ()
    publisher_id: str | None = None
    is_sample: bool = True
    title: str = "عنوان الخبر"
    evidence: tuple[int, int] = field(default=(13, 29))


class RawDatabase:
    """Rows of schema raw, gathered and written in one go."""

    def __init__(self) -> None:
        """Start with no rows."""
        self.rows: dict[str, dict[str, list[object]]] = {}

    def _put(self, table: str, row: tuple[object, ...]) -> None:
        self.rows.setdefault(table, {})[str(row[0])] = list(row)

    def add(self, article: RawArticle) -> None:
        """Add an article with its claims."""
        loaded_at = datetime.fromisoformat("2026-01-01")
        published_at = article.published_on and datetime.combine(article.published_on, datetime.min.time()) - ZONE
        signature = list(article.signature or (int(key(article.article_id, i), 16) for i in range(64)))
        self._put(
            "articles",
            (
                article.article_id,
                f"{article.article_id}.txt",
                0,
                f"https://example.org/{article.article_id}",
                None,
                article.publisher_id,
                article.publisher,
                article.title,
                article.text,
                "ar",
                published_at,
                article.published_on,
                "metadata" if article.published_on else "unknown",
                key(article.article_id, article.text),
                signature,
                article.is_sample,
                "test",
                "run-1",
                loaded_at,
            ),
        )
        self._put("outcomes", ("run-1", f"{article.article_id}.txt", 0, article.article_id, "loaded", None, loaded_at))
        self.rows["outcomes"][article.article_id] = self.rows["outcomes"].pop("run-1")
        for number, claim in enumerate(article.claims):
            self._add_claim(article, number, claim)

    def _add_claim(self, article: RawArticle, number: int, claim: RawClaim) -> None:
        claim_id = f"{article.article_id}:{claim.kind}:{number}"
        self._put(
            "claims",
            (
                claim_id,
                article.article_id,
                claim.kind,
                claim.scope,
                claim.status,
                claim.start,
                claim.end or claim.start,
                claim.precision,
                claim.batch,
                claim.confidence,
                *article.evidence,
                "test",
                claim.is_running_total,
            ),
        )
        for position, slot in enumerate(claim.slots):
            mention_id = self._add_mention(article.article_id, claim_id, position, slot)
            source_id = None
            if slot.source:
                source = Slot("source", "actor", name=slot.source, entity_type="monitor")
                source_id = self._add_mention(article.article_id, claim_id, slot.source, source)
            self._put(
                "claim_arguments",
                (
                    key(claim_id, position, slot.role),
                    claim_id,
                    article.article_id,
                    slot.role,
                    slot.side,
                    mention_id,
                    source_id,
                    "test",
                ),
            )

    def _add_mention(self, article_id: str, claim_id: str, position: object, slot: Slot) -> str:
        mention_id = key(claim_id, position, slot.kind, slot.name, slot.low)
        start = position if isinstance(position, int) else 0
        self._put(
            "mentions",
            (
                mention_id,
                article_id,
                slot.kind,
                start,
                start + 1,
                slot.name or "عدد",
                slot.name,
                slot.name,
                slot.actor_id,
                slot.place_id,
                slot.entity_type,
                slot.place_precision,
                slot.category,
                slot.low,
                slot.high,
                slot.qualifier,
                None,
                None,
                None,
            ),
        )
        return mention_id

    def write(self, path: Path) -> None:
        """Create the database at `path` with schema raw and all rows."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        with duckdb.connect(str(path)) as connection:
            connection.execute(SCHEMA.read_text(encoding="utf-8"))
            connection.execute(
                "insert into raw.runs (run_id, started_at, extractor_version, inputs) "
                "values ('run-1', timestamp '2026-01-01', 'test', ['tests'])"
            )
            for table, rows in self.rows.items():
                width = len(next(iter(rows.values())))
                connection.executemany(
                    f"insert into raw.{table} values ({', '.join('?' * width)})", list(rows.values())
                )
