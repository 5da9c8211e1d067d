"""Saved pages: raw bytes as they came, each with a sidecar that says where from; written whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from extract.articles.identity import canonicalise_url, hash_text
from extract.articles.read import SIDECAR

STATE_FOLDER: Final = ".collect"
_SUFFIX: Final = ".html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a page comes from; its sidecar.

    Attributes:
        requested_url: What was asked for.
        url: What answered, after redirects; None for a file of no known address.
        publisher: Name of the outlet, None where it is not known.
        source_id: The source that it was collected from.
        listed_title: Headline as the listing gives it.
        listed_at: Time of publication as the listing gives it.
        fetched_at: UTC; of a page in an archive, when the archive's crawler fetched it.
        status: What the server answered, None for a file.
        headers: Those that were kept.
        archive: The archive and the byte of it where the page begins; empty for a page that we fetched.
    """

    requested_url: str
    url: str | None
    publisher: str | None
    source_id: str
    listed_title: str
    listed_at: str
    fetched_at: datetime
    status: int | None
    headers: Mapping[str, str]
    archive: str = ""

    def describe(self, body: bytes) -> str:
        """Return the sidecar of a page as JSON."""
        content = {
            "requested_url": self.requested_url,
            "url": self.url,
            "publisher": self.publisher,
            "source_id": self.source_id,
            "listed_title": self.listed_title or None,
            "listed_at": self.listed_at or None,
            "fetched_at": self.fetched_at.astimezone(UTC).isoformat(timespec="seconds"),
            "status": self.status,
            "headers": dict(self.headers),
            "archive": self.archive or None,
            "sha256": hashlib.sha256(body).hexdigest(),
        }
        return json.dumps(
            {key: value for key, value in content.items() if value is not None}, ensure_ascii=False, indent=1
        )


class Inbox:
    """The folder that a collection writes to."""

    def __init__(self, folder: Path) -> None:
        """Take a folder, made where it is not there, and clear away what an interruption left half done."""
        self.folder = folder
        self.state = folder / STATE_FOLDER
        self._drafts = self.state / "drafts"
        self._drafts.mkdir(parents=True, exist_ok=True)
        for page in self._drafts.glob(f"*{_SUFFIX}"):
            self._finish(page)
        for left in self._drafts.iterdir():
            left.unlink()

    def _finish(self, draft: Path) -> None:
        """Put a draft in its place if its sidecar lies there already: the interruption came between the two."""
        source_id, _, name = draft.name.partition("-")
        path = self.folder / source_id / name[:2] / name[2:]
        sidecar = path.with_suffix(SIDECAR)
        if sidecar.exists() and _read_digest(sidecar) == hashlib.sha256(draft.read_bytes()).hexdigest():
            draft.replace(path)

    def locate(self, source_id: str, address: str) -> Path:
        """Return where a page lies or would lie: a function of its address alone, so that it is found again."""
        name = hash_text(canonicalise_url(address))[:20]
        return self.folder / source_id / name[:2] / f"{name[2:]}{_SUFFIX}"

    def name(self, path: Path) -> str:
        """Return the path of a page from the folder of the collection."""
        return path.relative_to(self.folder).as_posix()

    @contextmanager
    def draft(self, path: Path, body: bytes, provenance: Provenance) -> Iterator[Path]:
        """Write a page and its sidecar where no reader looks, and give its path while the block runs.

        Args:
            path: Where the page will lie.
            body: Its bytes.
            provenance: Where it comes from.
        """
        draft = self._drafts / f"{provenance.source_id}-{path.parent.name}{path.name}"
        sidecar = draft.with_suffix(SIDECAR)
        try:
            _write(sidecar, provenance.describe(body).encode("utf-8", "replace"))
            _write(draft, body)
            yield draft
        finally:
            draft.unlink(missing_ok=True)
            sidecar.unlink(missing_ok=True)

    def keep(self, draft: Path, path: Path) -> None:
        """Put a draft in its place: the sidecar first, since a page is there once its own file is."""
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.with_suffix(SIDECAR).replace(path.with_suffix(SIDECAR))
        draft.replace(path)

    def replace(self, draft: Path, path: Path) -> None:
        """Put the draft of a corrected page in the place of the page, which is kept aside as it was."""
        aside = find_superseded(path)
        aside.mkdir(parents=True, exist_ok=True)
        copy = self._drafts / "superseded"
        for each in (path.with_suffix(SIDECAR), path):
            _write(copy, each.read_bytes())
            copy.replace(aside / f"{len(list(aside.iterdir())) // 2}{''.join(each.suffixes)}")
        self.keep(draft, path)

    def set_aside(self, draft: Path, path: Path) -> Path:
        """Put a draft among the pages that were dropped and kept as a sample; return where it lies."""
        aside = self.state / "dropped" / path.relative_to(self.folder)
        self.keep(draft, aside)
        return aside


def find_superseded(page: Path) -> Path:
    """Return the folder of what a page was before its outlet corrected it; it need not exist."""
    source = page.parent.parent
    return source.parent / STATE_FOLDER / "superseded" / source.name / page.parent.name / page.stem


def _read_digest(sidecar: Path) -> str | None:
    try:
        digest: str | None = json.loads(sidecar.read_text(encoding="utf-8")).get("sha256")
    except (ValueError, AttributeError):
        return None
    return digest


def is_sampled(address: str, *, share: float) -> bool:
    """Tell whether a dropped page is kept aside: a fixed share of all addresses, the same in every run."""
    return int(hash_text(f"sample:{canonicalise_url(address)}")[:8], 16) < share * 0x1_0000_0000


def _write(path: Path, data: bytes) -> None:
    """Write a file through to the disk."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
