"""Rows of JSONL files: one article a line, one outcome a line."""

from __future__ import annotations

import gzip
import io
import json
import logging
import re
import zlib
from collections import Counter
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from extract.articles.article import Article
from extract.articles.assemble import Draft, clean_line, clean_text
from extract.articles.byline import Byline, read_byline
from extract.articles.encoding import UnknownEncodingError, decode_bytes, find_wide_encoding
from extract.articles.publication import parse_timestamp
from extract.articles.rejected import Rejected
from extract.project import find_input, shorten_path

_log = logging.getLogger(__name__)

ROWS: Final = r"\.(jsonl|ndjson)(\.gz)?$"
"""Pattern of the names, in small letters, of files of rows."""

MOST_BYTES: Final = 64 * 1024 * 1024  # of a row
_SNIFF: Final = 65_536
_ADDRESS: Final = re.compile(rb'"url"\s*:\s*("(?:[^"\\]|\\.)*")')
_ARTICLE_ID: Final = re.compile(r"a[0-9a-f]{16}")
_OTHER_NAMES: Final = {
    "published_at": ("date", "published", "publishedAt", "published_date", "publish_date", "datePublished", "pubDate"),
    "publisher": ("outlet", "source", "site", "domain"),
    "title": ("headline",),
    "url": ("link", "address", "URL"),
}
"""Field → what others call it: such a field is not read, and its absence costs an article its day, outlet, headline or address."""
_OPENING_LINES: Final = 3  # of a text, among which a byline may stand


def name_place(document: Article | Rejected) -> str:
    """Return where a document stands: its file, and of a row its line, from 1."""
    is_row = re.search(ROWS, document.source_file.lower()) is not None
    file = shorten_path(find_input(document.source_file))
    return f"{file}, line {document.position + 1}" if is_row else file


def read_rows(path: Path, *, source_file: str) -> Iterator[Draft | Rejected]:
    """Yield what each line of a JSONL file holds, in order; blank lines are no documents.

    Never holds more than a line in memory. A line that cannot be read is rejected, and the next one read.

    Args:
        path: A `.jsonl` or `.jsonl.gz` file: UTF-8 by the standard, other encodings as far as they are recognised.
        source_file: The stored name of the input.
    """
    position, is_empty = -1, True
    timeless, first = 0, 0
    misnamed: Counter[tuple[str, str]] = Counter()
    try:
        with _open(path) as file:
            for position, line in enumerate(_read_lines(file)):
                is_empty = is_empty and line is not None and not line.strip()
                if line is None:
                    detail = f"a row of more than {MOST_BYTES // 1024**2} MiB"
                    yield Rejected(source_file, position, "too_large", detail)
                elif line.strip():
                    document = _read_row(line, path.name, source_file, position, misnamed)
                    if _states_no_time(document):
                        timeless, first = timeless + 1, first or position + 1
                    yield document
    except (OSError, EOFError, zlib.error) as error:
        yield Rejected(source_file, position + 1, "unreadable", f"{type(error).__name__}: {error}")
        return
    if is_empty:
        yield Rejected(source_file, 0, "empty", "the file holds no rows")
    if timeless:
        _log.warning(
            "%s: the `published_at` of %d rows is no time, and passed over; the first is in line %d",
            source_file,
            timeless,
            first,
        )
    for (name, other), rows in sorted(misnamed.items()):
        _log.warning(
            "%s: `%s` is not read; %d rows have it and no `%s`, which raw/README.md asks for",
            source_file,
            other,
            rows,
            name,
        )


def blank_rows(path: Path, positions: Container[int]) -> None:
    """Empty some lines of a file of rows, in one step; the others stay at their places, byte for byte.

    Args:
        path: A `.jsonl` or `.jsonl.gz` file.
        positions: Of the rows, as `read_rows` gives them.
    """
    with _open(path) as file:
        data = file.read()
    encoding = find_wide_encoding(data[:_SNIFF])
    if encoding is not None:
        lines = data.decode(encoding, errors="replace").split("\n")
        text = "\n".join("" if number in positions else line for number, line in enumerate(lines))
        data = text.encode(encoding)
    else:
        rows = data.split(b"\n")
        data = b"\n".join(b"" if number in positions else row for number, row in enumerate(rows))
    target = path.resolve()
    draft = target.with_name(f".{target.name}.draft")
    draft.write_bytes(gzip.compress(data) if path.suffix.lower() == ".gz" else data)
    draft.replace(target)


def _open(path: Path) -> BinaryIO:
    """Open a file for reading bytes, unpacked."""
    if path.suffix.lower() == ".gz":
        return cast("BinaryIO", gzip.open(path, "rb"))
    return path.open("rb")


def _read_lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Yield the lines of a file as bytes, None for one that is too long."""
    buffered = io.BufferedReader(cast("io.RawIOBase", file), _SNIFF)
    wide = find_wide_encoding(buffered.peek(_SNIFF)[:_SNIFF])
    if wide is not None:
        for text in io.TextIOWrapper(buffered, encoding=wide, errors="replace", newline="\n"):
            yield text.lstrip("\ufeff").encode("utf-8")
        return
    while line := buffered.readline(MOST_BYTES + 1):
        if len(line) <= MOST_BYTES:
            yield line
            continue
        while not line.endswith(b"\n") and (line := buffered.readline(MOST_BYTES)):
            pass
        yield None


def _read_row(
    line: bytes, file_name: str, source_file: str, position: int, misnamed: Counter[tuple[str, str]]
) -> Draft | Rejected:
    """Make a draft of a line, or say why it is none; count the fields that stand under another name."""
    try:
        row = json.loads(_decode_line(line))
    except UnknownEncodingError as error:
        return Rejected(source_file, position, "encoding", str(error), _find_address(line))
    except json.JSONDecodeError as error:
        detail = f"the row is no JSON: {error.msg} at column {error.colno}"
        return Rejected(source_file, position, "bad_json", detail, _find_address(line))
    except (ValueError, RecursionError) as error:
        detail = f"the row is no JSON: {error}"[:200]
        return Rejected(source_file, position, "bad_json", detail, _find_address(line))
    if not isinstance(row, dict):
        return Rejected(source_file, position, "bad_json", f"the row is no JSON object, but a {type(row).__name__}")
    text = row.get("text")
    if not isinstance(text, str):
        detail = "the row has no `text`" if text is None else f"`text` is no string, but of type {type(text).__name__}"
        return Rejected(source_file, position, "missing_field", detail, get_text(row, "url"))
    for name, others in _OTHER_NAMES.items():
        if row.get(name) is None:
            misnamed.update((name, other) for other in others if row.get(other))
    return make_row_draft(row, clean_text(text), file_name=file_name, source_file=source_file, position=position)


def _find_address(line: bytes) -> str | None:
    """Return the address that a row states which cannot be read whole."""
    found = _ADDRESS.search(line)
    try:
        return str(json.loads(found.group(1))) if found is not None else None
    except ValueError:
        return None


def _states_no_time(document: Draft | Rejected) -> bool:
    """Tell whether a row states a time of publication that cannot be read."""
    return isinstance(document, Draft) and bool(document.published) and parse_timestamp(document.published) is None


def _decode_line(line: bytes) -> str:
    """Decode a line: UTF-8 by the standard, another encoding if it is none."""
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode_bytes(line).text


def make_row_draft(row: dict[str, Any], text: str, *, file_name: str, source_file: str, position: int) -> Draft:
    """Make a draft of a row and its cleaned text."""
    byline = find_text_byline(text)
    key = get_text(row, "article_id")
    return Draft(
        source_file=source_file,
        file_name=file_name,
        position=position,
        article_id=key if key is not None and _ARTICLE_ID.fullmatch(key) else None,
        title=get_text(row, "title") or "",
        body=text,
        row_id=get_text(row, "id"),
        url=get_text(row, "url"),
        facts_url=get_text(row, "facts_url"),
        publisher=get_text(row, "publisher"),
        credit=byline.outlet if byline is not None else None,
        published=row.get("published_at"),
        byline=byline.date if byline is not None else None,
        written_for=get_text(row, "written_for"),
    )


def get_text(row: dict[str, Any], field: str) -> str | None:
    """Return a field of a row as one line of text; None where it is absent, empty, or neither text nor number."""
    value = row.get(field)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return clean_line(str(value)) or None


def find_text_byline(text: str) -> Byline | None:
    """Return the byline among the first lines of a text, if one is there."""
    for line in text[:2000].split("\n", _OPENING_LINES)[:_OPENING_LINES]:
        byline = read_byline(line.strip())
        if byline is not None:
            return byline
    return None
