"""The files and folders that a command is given, found or refused with a reason."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from extract.errors import InputError
from extract.project import shorten_path

PAGE_SUFFIXES: Final = (".txt", ".html", ".htm", ".xhtml")
"""What the names of pages end with, in small letters."""
ROW_SUFFIXES: Final = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
"""What those of files of rows end with."""
_SUFFIXES = (*PAGE_SUFFIXES, *ROW_SUFFIXES)
_FORMATS = ".txt and .html pages, and .jsonl (or .jsonl.gz) with one article a line"


def find_inputs(named: Iterable[Path]) -> list[Path]:
    """Return the files and folders to read, each once.

    Whether what is in them can be read is for the reader to say, document by document.

    Raises:
        InputError: If one is not there, may not be opened, is of a kind that is not read, or is an empty folder.
    """
    found: dict[Path, Path] = {}
    for path in named:
        _require_readable(path)
        found.setdefault(path.resolve(), path)
    return list(found.values())


def _require_readable(path: Path) -> None:
    if not path.exists():
        raise InputError(
            f"There is no file or folder {path}.",
            remedy=f"Check the spelling; a relative path starts from {Path.cwd()}.",
        )
    if not os.access(path, os.R_OK | os.X_OK if path.is_dir() else os.R_OK):
        mode = "rx" if path.is_dir() else "r"
        raise InputError(
            f"{shorten_path(path)} cannot be read: permission denied.",
            remedy=f"Allow it with: chmod u+{mode} {shorten_path(path)}",
        )
    if path.is_dir():
        if not any(_is_document(each) for each in path.rglob("*")):
            raise InputError(
                f"The folder {shorten_path(path)} holds nothing to read.", remedy=f"Put articles into it: {_FORMATS}."
            )
    elif not path.name.lower().endswith(_SUFFIXES):
        raise InputError(f"{shorten_path(path)} is of a kind that is not read.", remedy=f"Give {_FORMATS}.")


def _is_document(path: Path) -> bool:
    return path.name.lower().endswith(_SUFFIXES) and not path.name.startswith(".") and path.is_file()
