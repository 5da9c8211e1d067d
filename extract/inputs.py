"""The files that a command is given, found or refused with a reason."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from extract.errors import InputError
from extract.project import shorten_path

READABLE_SUFFIXES = frozenset({".txt", ".html", ".htm", ".jsonl"})
_FORMATS = ".txt and .html pages, and .jsonl with one article a line"


def find_inputs(named: Iterable[Path]) -> list[Path]:
    """Return the files to read: those named, and those of readable format below the folders named.

    Files of a folder come in the order of their names; a file reached twice is read once.

    Raises:
        InputError: If one is not there, cannot be opened, has a format that is not read, or if a folder holds nothing to read.
    """
    files: dict[Path, Path] = {}
    for path in named:
        for file in _find_files(path):
            files.setdefault(file.resolve(), file)
    return list(files.values())


def _find_files(path: Path) -> Iterator[Path]:
    if not path.exists():
        raise InputError(
            f"There is no file or folder {path}.",
            remedy=f"Check the spelling; a relative path starts from {Path.cwd()}.",
        )
    if path.is_dir():
        found = sorted(each for each in path.rglob("*") if _is_readable_format(each) and each.is_file())
        if not found:
            raise InputError(
                f"The folder {shorten_path(path)} holds nothing to read.", remedy=f"Put articles into it: {_FORMATS}."
            )
        candidates = found
    else:
        if not _is_readable_format(path):
            raise InputError(f"{shorten_path(path)} has a format that is not read.", remedy=f"Give {_FORMATS}.")
        candidates = [path]
    for file in candidates:
        if not os.access(file, os.R_OK):
            raise InputError(
                f"{shorten_path(file)} cannot be read: permission denied.",
                remedy=f"Allow it with: chmod u+r {shorten_path(file)}",
            )
        yield file


def _is_readable_format(path: Path) -> bool:
    return path.suffix.lower() in READABLE_SUFFIXES and not path.name.startswith(".")
