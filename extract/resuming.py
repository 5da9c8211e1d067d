"""Going on with an extraction that was stopped: what the output holds is not extracted again."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path

from extract.articles.article import Article
from extract.articles.rejected import Rejected
from extract.errors import InputError

_BLOCK = 65_536
Document = Article | Rejected
NameSource = Callable[[Document], str]


def cut_half_line(path: Path) -> None:
    """Cut a last line off a file that was not written to its end; a file that is not there is left so.

    Raises:
        InputError: If the file cannot be written.
    """
    try:
        with path.open("r+b") as file:
            end = file.seek(0, os.SEEK_END)
            while end > 0:
                start = max(0, end - _BLOCK)
                file.seek(start)
                at = file.read(end - start).rfind(b"\n")
                if at >= 0:
                    end = start + at + 1
                    break
                end = start
            file.truncate(end)
    except FileNotFoundError:
        return
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror}.") from error


def skip_done(
    documents: Iterable[Document], path: Path, *, name: NameSource, skipped: Callable[[], None]
) -> Iterator[Document]:
    """Yield the documents of the pages and rows that a file of extractions does not hold yet.

    Args:
        documents: All documents, in the order in which the file was written.
        path: The file, without a half-written line; it need not be there.
        name: Gives the name of a document's page or row.
        skipped: Called for each page or row that is left out.

    Raises:
        InputError: If the file holds something else than the first of these pages and rows.
    """
    done = _read_done(path)
    for (_file, source), group in groupby(documents, key=lambda each: (each.source_file, name(each))):
        held = next(done, None)
        if held is None:
            yield from group
            continue
        found = (source, [each.article_id for each in group if isinstance(each, Article)])
        if held != found:
            raise _make_refusal(path, f"it holds {held[0]} where {source} comes, or other articles of it")
        skipped()
    if next(done, None) is not None:
        raise _make_refusal(path, "it holds more pages or rows than there are")


def _read_done(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each page or row in a file of extractions, with the ids of its articles."""
    if not path.exists():
        return
    with path.open(encoding="utf-8") as file:
        for line in file:
            try:
                record = json.loads(line)
                held = record["file"], [article["article_id"] for article in record["articles"]]
            except (ValueError, KeyError, TypeError) as error:
                raise _make_refusal(path, f"a line of it is no extraction ({error})") from error
            yield held


def _make_refusal(path: Path, why: str) -> InputError:
    return InputError(
        f"{path} is not the beginning of what these inputs give: {why}.",
        remedy="Give the inputs and the options that it was begun with, or write to another file.",
    )
