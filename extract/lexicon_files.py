"""Files of the lexicon: the YAML of `extract/lexicon/`, read and held to its form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from extract.errors import InputError, name_first, tell_cause
from extract.lexicon_forms import FORMS
from extract.yaml_forms import Fault, find_repeated_keys

LEXICON = Path(__file__).resolve().parent / "lexicon"
_WHERE = "docs/methodology/reading.md has the form of each list"


def read_lexicon_file(name: str) -> dict[str, Any]:
    """Return what a file of the lexicon holds.

    Args:
        name: The file's name, with its suffix.

    Raises:
        InputError: If it cannot be read, is no YAML or not of its form; the message names file, line and reason.
    """
    loaded, faults = _load(name)
    if faults:
        raise InputError(
            f"The word lists cannot be read: {name_first(faults)}.",
            remedy=f"Correct what is named, then run the command again; {_WHERE}.",
        )
    return loaded


def find_faulty_entries() -> Iterator[str]:
    """Yield what is wrong with the files of the lexicon: in which file and line, and why."""
    for name in FORMS:
        yield from _load(name)[1]


def _load(name: str) -> tuple[dict[str, Any], list[str]]:
    """Return what a file holds, and its faults; with a fault, what it holds is of no use."""
    shown = f"extract/lexicon/{name}"
    try:
        text = (LEXICON / name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return {}, [f"{shown}: {tell_cause(error)}"]
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)  # the fast one where libyaml is built in
    try:
        node = loader.get_single_node()
        faults = [_tell(shown, fault) for fault in _find_faults(name, node)]
        return ({} if faults else loader.construct_document(node)), faults
    except yaml.MarkedYAMLError as error:
        return {}, [_tell(shown, _explain_syntax(error, text))]
    except yaml.YAMLError as error:
        return {}, [f"{shown}: {error}"]
    finally:
        loader.dispose()


def _find_faults(name: str, node: yaml.Node | None) -> Iterator[Fault]:
    if node is None:
        yield 1, "the file is empty"
        return
    yield from find_repeated_keys(node)
    yield from FORMS[name](node, "the file")


def _explain_syntax(error: yaml.MarkedYAMLError, text: str) -> Fault:
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    lines = text.splitlines()
    if line < len(lines) and lines[line].lstrip(" ").startswith("\t"):
        return line + 1, "the line is indented with a tab; indent it with blanks"
    return (
        line + 1,
        f"no YAML: {error.problem} (a comma, quote or bracket too many or missing, here or on the line before?)",
    )


def _tell(shown: str, fault: Fault) -> str:
    return f"{shown}, line {fault[0]}: {fault[1]}"
