"""Reading inputs: files and folders to articles, one outcome for every document."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from extract.articles.article import Article
from extract.articles.assemble import Draft, assemble_article, clean_text
from extract.articles.encoding import UnknownEncodingError, decode_bytes
from extract.articles.html import PageHead, find_charset, read_html
from extract.articles.page import Story, split_page
from extract.articles.publishers import Publishers, load_publishers
from extract.articles.rejected import REASONS, Rejected
from extract.articles.rows import get_text, read_rows
from extract.inputs import PAGE_SUFFIXES, ROW_SUFFIXES
from extract.project import name_input

SIDECAR: Final = ".meta.json"
MOST_PAGE_BYTES: Final = 64 * 1024 * 1024
_DOCUMENTATION: Final = re.compile(r"(readme|license|sources)([^.]*|.*\.md|\.txt)")
_NO_HEAD: Final = PageHead(None, None, None, None)


def read_documents(inputs: Sequence[Path], *, publishers: Publishers | None = None) -> Iterator[Article | Rejected]:
    """Yield the articles of files and folders, and a `Rejected` for every document that gave none.

    Streams: never holds more than one page or row. The order is that of the inputs; a folder is read to the bottom,
    in the order of names. A page's `*.meta.json` sidecar (url, publisher, published_at, facts_url, written_for) is
    read with it.

    Args:
        inputs: `.txt`, `.html`, `.jsonl` (also `.jsonl.gz`) files, and folders of them.
        publishers: The listed outlets; by default those of `seeds/publishers.csv`.
    """
    listed = publishers if publishers is not None else load_publishers()
    for path in list_documents(inputs):
        if path.is_dir():
            yield Rejected(name_input(path), 0, "empty", "the folder holds no documents")
        else:
            yield from _read_file(path, listed)


def list_documents(inputs: Sequence[Path]) -> Iterator[Path]:
    """Yield the files that are read for these inputs, in the order of reading; of an empty folder, the folder.

    Hidden files, sidecars and documentation ("README.md") are no documents.
    """
    for path in inputs:
        if not path.is_dir():
            yield path
            continue
        is_empty = True
        for file in _list_files(path):
            is_empty = False
            yield file
        if is_empty:
            yield path


def _list_files(folder: Path) -> Iterator[Path]:
    """Yield the document files below a folder, in the order of their names."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            lower = name.lower()
            if not lower.startswith(".") and not lower.endswith(SIDECAR) and not _DOCUMENTATION.fullmatch(lower):
                yield Path(root, name)


def _read_file(path: Path, publishers: Publishers) -> Iterator[Article | Rejected]:
    """Read a file by its kind."""
    source_file = name_input(path)
    name = path.name.lower()
    if not path.exists():
        yield Rejected(source_file, 0, "unreadable", "no such file or folder")
    elif name.endswith(ROW_SUFFIXES):
        for draft in read_rows(path, source_file=source_file):
            yield assemble_article(draft, publishers) if isinstance(draft, Draft) else draft
    elif path.suffix.lower() in PAGE_SUFFIXES:
        yield from _read_page(path, source_file, publishers)
    else:
        detail = f"a file of this kind is not read: {path.suffix or 'no suffix'}; wanted .txt, .html or .jsonl"
        yield Rejected(source_file, 0, "unsupported", detail)


def _read_page(path: Path, source_file: str, publishers: Publishers) -> Iterator[Article | Rejected]:
    """Read a text or HTML page with its sidecar."""
    sidecar = read_sidecar(path)
    if isinstance(sidecar, Rejected):
        yield sidecar
        sidecar = {}
    address = get_text(sidecar, "url")
    try:
        if path.stat().st_size > MOST_PAGE_BYTES:
            detail = f"a page of more than {MOST_PAGE_BYTES // 1024**2} MiB"
            yield Rejected(source_file, 0, "too_large", detail, address)
            return
        head, stories = _read_stories(path, declared=_find_sent_charset(sidecar))
    except OSError as error:
        yield Rejected(source_file, 0, "unreadable", f"{type(error).__name__}: {error.strerror}", address)
        return
    except UnknownEncodingError as error:
        yield Rejected(source_file, 0, "encoding", str(error), address)
        return
    if not stories:
        yield Rejected(source_file, 0, "empty", "the page holds no story", address or head.url)
    for draft in _make_drafts(path, source_file, head, stories, sidecar):
        yield assemble_article(draft, publishers)


def _read_stories(path: Path, *, declared: str | None) -> tuple[PageHead, list[Story]]:
    """Decode a page and find its stories.

    Args:
        path: The page.
        declared: Encoding that the server named, if any; what the page itself names goes before it.
    """
    data = path.read_bytes()
    if path.suffix.lower() == ".txt":
        return _NO_HEAD, split_page(clean_text(decode_bytes(data, declared=declared).text))
    decoded = decode_bytes(data, declared=find_charset(data) or declared)
    return read_html(clean_text(decoded.text))


def _make_drafts(
    path: Path, source_file: str, head: PageHead, stories: list[Story], sidecar: dict[str, Any]
) -> Iterator[Draft]:
    """Yield a draft for each story; address and time of the page are those of its first story alone."""
    outlet = next((story.outlet for story in stories if story.outlet is not None), None)
    credit_lines = tuple(line for story in stories for line in story.credit_lines)
    for position, story in enumerate(stories):
        draft = Draft(
            source_file=source_file,
            file_name=path.name,
            position=position,
            title=story.title,
            body=story.body,
            facts_url=get_text(sidecar, "facts_url"),
            publisher=get_text(sidecar, "publisher"),
            site_name=head.publisher,
            fetched_at=get_text(sidecar, "fetched_at"),
            credit=story.outlet or outlet,
            credit_lines=story.credit_lines or credit_lines,
            byline=story.byline.date if story.byline is not None else None,
            written_for=get_text(sidecar, "written_for"),
        )
        if position == 0:
            published = sidecar.get("published_at") or head.published or sidecar.get("listed_at")
            draft = replace(draft, url=get_text(sidecar, "url") or head.url, published=published)
        yield draft


def find_sidecars(path: Path) -> list[Path]:
    """Return the files that state what a page does not; the first counts."""
    named = (path.with_suffix(SIDECAR), path.with_name(path.name + SIDECAR))
    return [sidecar for sidecar in named if sidecar.is_file()]


def _find_sent_charset(sidecar: dict[str, Any]) -> str | None:
    """Return the encoding that the server named when the page was fetched, or None."""
    headers = sidecar.get("headers")
    return find_charset(str(headers.get("content-type", "")).encode()) if isinstance(headers, dict) else None


def read_sidecar(path: Path) -> dict[str, Any] | Rejected:
    """Return what the sidecar of a page states, nothing where there is none."""
    for sidecar in find_sidecars(path):
        try:
            content = json.loads(sidecar.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError, RecursionError) as error:
            return Rejected(name_input(sidecar), 0, "bad_json", str(error)[:200])
        if not isinstance(content, dict):
            return Rejected(name_input(sidecar), 0, "bad_json", "the sidecar is no object")
        return content
    return {}


__all__ = [
    "REASONS",
    "SIDECAR",
    "Rejected",
    "find_sidecars",
    "list_documents",
    "read_documents",
    "read_sidecar",
]
