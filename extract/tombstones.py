"""What was deleted on request and must not come back: hashes, by which it is known again, and no word of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path

import polars as pl

from extract.articles.article import Article
from extract.articles.identity import canonicalise_url, hash_text
from extract.errors import DamagedFileError
from extract.project import shorten_path

FILE = "tombstones.parquet"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of an article.

    Attributes:
        article_id: Its key, a hash.
        address_hash: Of its address, None if it had none.
        content_hash: Of its text, None if only its address is known.
        claim_ids: Keys of the claims that were made of it, by which what rested on them is found.
        forgotten_at: UTC, without zone.
    """

    article_id: str
    address_hash: str | None
    content_hash: str | None
    claim_ids: list[str]
    forgotten_at: datetime


_SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "article_id": pl.String,
    "address_hash": pl.String,
    "content_hash": pl.String,
    "claim_ids": pl.List(pl.String),
    "forgotten_at": pl.Datetime("us"),
}


@dataclass(frozen=True, slots=True)
class Tombstones:
    """All that must not come back."""

    article_ids: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    contents: frozenset[str] = frozenset()
    claim_ids: frozenset[str] = frozenset()

    def covers(self, article: Article) -> bool:
        """Tell whether an article was deleted on request: it, another page of its address, or the same text elsewhere."""
        return (
            article.article_id in self.article_ids
            or article.content_hash in self.contents
            or (article.url is not None and self.covers_address(article.url))
        )

    def covers_address(self, url: str) -> bool:
        """Tell whether what lies at an address was deleted on request."""
        return bool(self.addresses) and hash_address(url) in self.addresses


def hash_address(url: str) -> str:
    """Return the hash by which an address is known again, whatever does not change its page."""
    return hash_text(canonicalise_url(url))


def read_tombstones(history: Path) -> Tombstones:
    """Return what was deleted on request, as the folder of the history has it.

    Raises:
        DamagedFileError: If it cannot be read; then nothing may be taken in, since it would be what must not come back.
    """
    path = history / FILE
    if not path.exists():
        return Tombstones()
    try:
        frame = pl.read_parquet(path)
    except pl.exceptions.PolarsError as error:
        raise DamagedFileError(
            f"{shorten_path(path)} is damaged: what was deleted on request cannot be told from the rest.",
            remedy="Put back the copy of your last backup.",
        ) from error
    return Tombstones(
        frozenset(frame["article_id"]),
        frozenset(frame["address_hash"].drop_nulls()),
        frozenset(frame["content_hash"].drop_nulls()),
        frozenset(frame["claim_ids"].explode().drop_nulls()),
    )


def add_tombstones(history: Path, stones: Iterable[Tombstone]) -> None:
    """Add tombstones to the history, in one step; adding one again changes nothing."""
    rows = [tuple(getattr(stone, each.name) for each in fields(stone)) for stone in stones]
    added = pl.DataFrame(rows, schema=_SCHEMA, orient="row")
    history.mkdir(parents=True, exist_ok=True)
    path = history / FILE
    kept = pl.read_parquet(path) if path.exists() else pl.DataFrame(schema=_SCHEMA)
    draft = path.with_name(f".{path.name}.draft")
    pl.concat([kept, added.join(kept, on=["article_id", "content_hash"], how="anti", nulls_equal=True)]).write_parquet(
        draft
    )
    draft.replace(path)
