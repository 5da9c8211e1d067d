"""The index of modules: every Python module of `extract/`, by room, with the first line of what it says of itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from extract.project import ROOT

INDEX = ROOT / "docs" / "modules.md"
ROOMS = (
    "extract/collect",
    "extract/articles",
    "extract/text",
    "extract/mentions",
    "extract/claims",
    "extract/claims/exchanges",
    "extract/claims/evacuations",
    "extract/load",
    "extract/publish",
    "extract/report",
    "extract/look",
    "extract/upkeep",
    "extract/evaluate",
    "extract/evaluate/training",
    "extract/cli",
    "extract",
)
"""Folders in the order of the steps; what stands on no step comes last."""


def write_index() -> str:
    """Return the index as Markdown."""
    head = [
        "# Modules",
        "",
        "Every Python module of `extract/`, room by room in the order of the steps of [architecture](architecture.md), in the words",
        "that it begins with. How the rooms `mentions` and `claims` work together stands in [reading](methodology/reading.md).",
        "`python -m docs.module_index` writes this page, and `make docs` too; a test holds it to the code.",
    ]
    return "\n".join([*head, *(line for room in ROOMS for line in _list_room(ROOT / room))]) + "\n"


def _list_room(room: Path) -> Iterator[str]:
    """Yield the lines of one folder: its own words, and a row for each module."""
    yield ""
    yield f"## `{room.relative_to(ROOT)}/`"
    yield ""
    init = room / "__init__.py"
    if init.exists():
        yield _read_docstring(init)
        yield ""
    yield "| module | what it is |"
    yield "|---|---|"
    for path in sorted(room.glob("*.py")):
        if path.name != "__init__.py":
            yield f"| `{path.name}` | {_first_sentence(_read_docstring(path))} |"


def _read_docstring(path: Path) -> str:
    """Return a module's docstring in one line."""
    words = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(words.split())


def _first_sentence(text: str) -> str:
    """Return what a docstring says before its first full stop, as a table holds it."""
    return text.split(". ", maxsplit=1)[0].rstrip(".").replace("|", "\\|")


if __name__ == "__main__":
    INDEX.write_text(write_index(), encoding="utf-8")
