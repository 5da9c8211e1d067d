"""The raw pages and rows that an article's words came in: where they are now, and their deletion."""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Sequence
from pathlib import Path

from extract.articles.article import Article
from extract.articles.read import find_sidecars, read_documents, read_sidecar
from extract.articles.rows import ROWS, blank_rows
from extract.collect.inbox import STATE_FOLDER, find_superseded
from extract.collect.ledger import forget_page
from extract.collect.run import LEDGER


def read_held(path: Path) -> list[Article]:
    """Return the articles that a file holds now: none if it has gone.

    Args:
        path: The page, or the file of rows.
    """
    if not path.exists():
        return []
    return [document for document in read_documents([path]) if isinstance(document, Article)]


def locate_articles(path: Path, *, article_ids: Collection[str], content_hashes: Collection[str]) -> list[int]:
    """Return the positions at which a file holds some articles now: by their keys, or by their texts.

    A file that has gone holds none, nor does another that has taken its name.

    Args:
        path: The page, or the file of rows.
        article_ids: Keys of the articles.
        content_hashes: Of their texts.
    """
    return [
        article.position
        for article in read_held(path)
        if article.article_id in article_ids or article.content_hash in content_hashes
    ]


def find_requested(path: Path) -> set[str]:
    """Return the address that a collected page was asked for by, before redirects, and that its ledger knows it by."""
    sidecar = read_sidecar(path)
    requested = sidecar.get("requested_url") if isinstance(sidecar, dict) else None
    return {requested} if isinstance(requested, str) else set()


def delete_raw(path: Path, positions: Sequence[int], *, staying: Collection[Path] = ()) -> None:
    """Delete a page with its sidecar and earlier versions, or the rows of a file of rows; of a link also what it leads to.

    Args:
        path: The page, or the file of rows.
        positions: Of the rows.
        staying: Pages that stay: what a link of theirs leads to as well is left.
    """
    if re.search(ROWS, path.name.lower()):
        blank_rows(path, positions)
        return
    delete_folder(find_superseded(path))
    kept = {each.resolve() for page in staying for each in (*find_sidecars(page), page)}
    for each in (*find_sidecars(path), path):
        target = each.resolve()
        each.unlink()
        if target not in kept:
            target.unlink(missing_ok=True)


def delete_folder(folder: Path) -> None:
    """Delete a folder, if there is one.

    Raises:
        OSError: If something in it cannot be deleted; what is to be forgotten must not be left in silence.
    """
    if folder.exists():
        shutil.rmtree(folder)


def delete_collected(folder: Path, address: str) -> None:
    """Delete what a collection has kept of an address, and have it pass the address over."""
    file = forget_page(folder / STATE_FOLDER / LEDGER, address)
    if file is None:
        return
    for page in (folder / file, folder / STATE_FOLDER / "dropped" / file):
        for each in (*find_sidecars(page), page):
            each.unlink(missing_ok=True)
