"""Every error that the code can raise stands in the runbook."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import extract.errors
from extract.project import ROOT

RUNBOOK = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
ERRORS = {name for name in vars(extract.errors) if name.endswith("Error")}


def list_messages() -> Iterator[tuple[str, str]]:
    """Yield the place and the first line of each message in the code, `…` for what is filled in."""
    for path in sorted([*ROOT.glob("extract/**/*.py"), *ROOT.glob("checks/**/*.py")]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS and node.args:
                message = read_message(node.args[0])
                if message is not None:
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", message.split("\n")[0]


def read_message(node: ast.expr) -> str | None:
    """Return a message as it is written; None for one that is put together elsewhere."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
    return None


MESSAGES = list(list_messages())


@pytest.mark.parametrize(("place", "message"), MESSAGES, ids=[place for place, _ in MESSAGES])
def test_message_is_in_the_runbook(place: str, message: str) -> None:
    assert any(f"{before}{message}{after}" in RUNBOOK for before in ("| ", "· ") for after in (" |", " ·")), place


def test_messages_are_found() -> None:
    assert len(MESSAGES) > 80
    assert len({Path(place).parts[1] for place, _ in MESSAGES}) > 8


def test_errors_of_other_modules_are_of_the_same_names() -> None:
    """An error class that is defined elsewhere would not be looked for."""
    elsewhere = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in ROOT.glob("extract/**/*.py")
        if path.name != "errors.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and {getattr(base, "id", "") for base in node.bases} & ERRORS
    ]
    assert elsewhere == []
