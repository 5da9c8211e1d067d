"""The raw pages and rows that an article's words came in: where they are now, and their deletion."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from extract.articles.article import Article
from extract.articles.identity import make_article_id
from extract.articles.read import find_sidecars, read_documents, read_sidecar
from extract.articles.rejected import Rejected
from extract.articles.rows import ROWS, blank_rows
from extract.collect.inbox import STATE_FOLDER, find_superseded
from extract.collect.ledger import forget_page
from extract.collect.run import LEDGER
from extract.project import name_input

KEPT: Final = ".kept.jsonl"
"""What the name of a page is lengthened by for the file of rows with those of its stories that stayed."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A story of a page, or a row, as a file holds it now; it need not be an article that can be read.

    Attributes:
        position: Its place in the file, from 0.
        key: Of the article, or of the address that is known of what was rejected; None if there is none.
        requested: Of the address that its page was asked for by, before redirects.
        url: Its address, None if it states none.
        title: Headline; empty where none is known.
        content_hash: Of its text; None if it was rejected.
    """

    position: int
    key: str | None
    requested: str | None
    url: str | None
    title: str
    content_hash: str | None

    def is_of(self, article_ids: Collection[str], content_hashes: Collection[str] = ()) -> bool:
        """Tell whether it is one of some articles: by its key, or by its text."""
        return self.key in article_ids or self.requested in article_ids or self.content_hash in content_hashes


def is_page(name: str | Path) -> bool:
    """Tell whether a file is a page, which is deleted whole, and no file of rows."""
    return re.search(ROWS, str(name).lower()) is None


def identify_address(url: str) -> str:
    """Return the key of the article at an address."""
    return make_article_id(url=url, row_id=None, publisher=None, file_name=url, position=0, title="")


def identify_nameless(file_name: str, piece: Piece) -> str:
    """Return the key that a story without an address has in a file of this name."""
    return make_article_id(
        url=None, row_id=None, publisher=None, file_name=file_name, position=piece.position, title=piece.title
    )


def read_pieces(path: Path) -> list[Piece]:
    """Return what a file holds now: nothing if it has gone.

    Args:
        path: The page, or the file of rows.
    """
    if not path.exists():
        return []
    requested = next(map(identify_address, find_requested(path)), None) if is_page(path) else None
    return [_describe(document, None if document.position else requested) for document in read_documents([path])]


def _describe(document: Article | Rejected, requested: str | None) -> Piece:
    if isinstance(document, Article):
        return Piece(
            document.position, document.article_id, requested, document.url, document.title, document.content_hash
        )
    key = identify_address(document.url) if document.url is not None else requested
    return Piece(document.position, key, requested, document.url, "", None)


def find_requested(path: Path) -> set[str]:
    """Return the address that a collected page was asked for by, before redirects, and that its ledger knows it by."""
    sidecar = read_sidecar(path)
    requested = sidecar.get("requested_url") if isinstance(sidecar, dict) else None
    return {requested} if isinstance(requested, str) else set()


def keep_rest(path: Path, positions: Collection[int]) -> dict[str, tuple[str, int]]:
    """Write the stories of a page that is to be deleted, and that stay, to a file of rows beside it.

    They keep their keys, texts and dates, so that what rests on them stays, and is built again from there.

    Args:
        path: The page; a file of rows keeps its other rows anyway.
        positions: Of the stories that go.

    Returns:
        By the key of each story that stays, the stored name of the file of rows and its place there.
    """
    if not is_page(path):
        return {}
    stories = [each for each in read_documents([path]) if isinstance(each, Article) and each.position not in positions]
    if not stories:
        return {}
    target = path.with_name(f"{path.name}{KEPT}")
    before = target.read_text(encoding="utf-8") if target.exists() else ""
    draft = target.with_name(f".{target.name}.draft")
    draft.write_text(before + "".join(map(_write_row, stories)), encoding="utf-8")
    draft.replace(target)
    first = before.count("\n")
    return {story.article_id: (name_input(target), first + n) for n, story in enumerate(stories)}


def _write_row(story: Article) -> str:
    row = {
        "article_id": story.article_id,
        "url": story.url,
        "facts_url": story.facts_url,
        "publisher": story.publisher,
        "published_at": story.published_at.isoformat() if story.published_at is not None else None,
        "written_for": "Hudna" if story.is_sample else None,
        "title": story.title,
        "text": story.text,
    }
    return json.dumps(row, ensure_ascii=False) + "\n"


def delete_raw(path: Path, positions: Sequence[int], *, staying: Collection[Path] = ()) -> None:
    """Delete a page with its sidecar and earlier versions, or the rows of a file of rows; of a link also what it leads to.

    Args:
        path: The page, or the file of rows.
        positions: Of the rows.
        staying: Pages that stay: what a link of theirs leads to as well is left.
    """
    if not is_page(path):
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
    delete_folder(find_superseded(folder / file))
    for page in (folder / file, folder / STATE_FOLDER / "dropped" / file):
        for each in (*find_sidecars(page), page):
            each.unlink(missing_ok=True)
