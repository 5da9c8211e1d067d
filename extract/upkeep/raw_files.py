"""Whether raw pages and their sidecars fit together, and are what was fetched."""

from __future__ import annotations

import glob
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from extract.articles.read import SIDECAR, find_sidecars
from extract.collect.inbox import STATE_FOLDER
from extract.collect.run import LEDGER
from extract.project import shorten_path

Fault = tuple[str, str]
"""What is wrong, and what to do."""


def find_faulty_pages(folder: Path) -> Iterator[Fault]:
    """Yield what is wrong with the pages of a folder: sidecars without a page or unreadable, pages that were edited.

    Args:
        folder: Of raw pages, as `hudna collect` and people leave them; it need not exist.
    """
    yield from _find_ledger_fault(folder / STATE_FOLDER / LEDGER)
    for sidecar in sorted(folder.rglob(f"*{SIDECAR}")):
        if any(part.startswith(".") for part in sidecar.relative_to(folder).parts):
            continue
        name = shorten_path(sidecar)
        stem = sidecar.name.removesuffix(SIDECAR)
        pages = [each for each in sidecar.parent.glob(f"{glob.escape(stem)}*") if sidecar in find_sidecars(each)]
        if not pages:
            yield f"{name} belongs to no page.", "Put the page back, or delete the sidecar."
            continue
        try:
            told = json.loads(sidecar.read_text(encoding="utf-8-sig"))
            digest = told.get("sha256")
        except (OSError, ValueError, AttributeError) as error:
            yield f"{name} cannot be read: {error}", "Correct it, or delete it with its page: it is then fetched again."
            continue
        if digest is not None and all(sha256(page.read_bytes()).hexdigest() != digest for page in pages):
            yield (
                f"{shorten_path(pages[0])} is not what was fetched: its bytes have changed.",
                "Raw pages are never edited. Put it back from a backup, or delete it with its sidecar.",
            )


def _find_ledger_fault(ledger: Path) -> Iterator[Fault]:
    if not ledger.exists():
        return
    try:
        with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as connection:
            (verdict,) = connection.execute("pragma quick_check").fetchone()
    except sqlite3.Error as error:
        verdict = str(error)
    if verdict != "ok":
        yield (
            f"{shorten_path(ledger)} is damaged: {verdict}",
            "Move it away: `hudna collect` begins another, and fetches no page twice that lies in the inbox.",
        )
