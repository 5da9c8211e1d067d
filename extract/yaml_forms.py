"""Forms of YAML files: what a part of one may hold, told of its nodes, which know their lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

import yaml

from extract.text.folding import fold_word

Fault = tuple[int, str]
"""The line of a file, from 1, and what is wrong there."""
Form = Callable[[yaml.Node, str], Iterator[Fault]]
"""Finds the faults of a part of a file, which it calls by the name given."""

_ARABIC: Final = re.compile("[\u0621-\u064a]")
_LATIN: Final = re.compile("[A-Za-z]")
_TAG: Final = "tag:yaml.org,2002:"


def find_repeated_keys(node: yaml.Node) -> Iterator[Fault]:
    """Find the keys that stand twice in one mapping: YAML keeps the last alone."""
    if isinstance(node, yaml.MappingNode):
        first: dict[str, int] = {}
        for key, value in node.value:
            if key.value in first:
                yield find_line(key), f"{key.value!r} stands twice, first in line {first[key.value]}"
            first.setdefault(key.value, find_line(key))
            yield from find_repeated_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from find_repeated_keys(value)


def find_line(node: yaml.Node) -> int:
    """Return the line in which a part of a file begins, from 1."""
    return int(node.start_mark.line) + 1


def _show(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return repr(node.value) if node.value else "empty"
    return "a list" if isinstance(node, yaml.SequenceNode) else "a mapping"


def _is(node: yaml.Node, *types: str) -> bool:
    return node.tag.removeprefix(_TAG) in types


def make_scalar(what: str, is_right: Callable[[yaml.ScalarNode], bool]) -> Form:
    """Form of a single value, which is `what`."""

    def find(node: yaml.Node, name: str) -> Iterator[Fault]:
        if not isinstance(node, yaml.ScalarNode) or not is_right(node):
            yield find_line(node), f"{name} is {_show(node)}, which is no {what}"

    return find


TEXT: Final = make_scalar("text", lambda node: bool(node.value.strip()))
WORD: Final = make_scalar(
    "Arabic word",
    lambda node: bool(node.value.strip()) and bool(_ARABIC.search(node.value) or not _LATIN.search(node.value)),
)
NUMBER: Final = make_scalar("number (in Latin digits)", lambda node: node.value.isascii() and _is(node, "int", "float"))
NUMBER_OR_NULL: Final = make_scalar(
    "number (in Latin digits), and not `null`",
    lambda node: _is(node, "null") or (node.value.isascii() and _is(node, "int")),
)
FLAG: Final = make_scalar("`true` or `false`", lambda node: _is(node, "bool"))


def one_of(*values: str) -> Form:
    """Form of a code of a fixed vocabulary."""

    def find(node: yaml.Node, name: str) -> Iterator[Fault]:
        if not isinstance(node, yaml.ScalarNode) or node.value not in values:
            yield find_line(node), f"{name} is {_show(node)}; there are {', '.join(values)}"

    return find


def within(least: int, most: int) -> Form:
    """Form of a whole number from `least` to `most`."""
    return one_of(*map(str, range(least, most + 1)))


def list_of(form: Form, *, unique: bool = False) -> Form:
    """Form of a list; with `unique`, of words of which none stands twice, whatever the spelling."""

    def find(node: yaml.Node, name: str) -> Iterator[Fault]:
        if not isinstance(node, yaml.SequenceNode):
            hint = f": write [{node.value}]" if isinstance(node, yaml.ScalarNode) else ""
            yield find_line(node), f"{name} is {_show(node)}, which is no list{hint}"
            return
        seen: dict[str, int] = {}
        for each in node.value:
            yield from form(each, f"an entry of {name}")
            if unique and isinstance(each, yaml.ScalarNode):
                folded = " ".join(map(fold_word, each.value.split()))
                if folded in seen:
                    yield find_line(each), f"{each.value!r} stands twice in {name}, first in line {seen[folded]}"
                seen.setdefault(folded, find_line(each))

    return find


WORDS: Final = list_of(WORD, unique=True)


def SOME_WORDS(node: yaml.Node, name: str) -> Iterator[Fault]:  # noqa: N802 a form, as those above
    """Form of a list of words that is not empty."""
    yield from WORDS(node, name)
    if not node.value:
        yield find_line(node), f"{name} is empty"


def mapping_of(form: Form, key_form: Form | None = None) -> Form:
    """Form of a mapping of any keys, with `key_form` for the keys."""

    def find(node: yaml.Node, name: str) -> Iterator[Fault]:
        if not isinstance(node, yaml.MappingNode):
            yield find_line(node), f"{name} is {_show(node)}, which is no mapping"
            return
        for key, value in node.value:
            if key_form is not None:
                yield from key_form(key, f"a key of {name}")
            yield from form(value, f"`{key.value}`")

    return find


def keys_of(required: dict[str, Form], optional: dict[str, Form] | None = None) -> Form:
    """Form of a mapping of fixed keys."""
    forms = {**required, **(optional or {})}

    def find(node: yaml.Node, name: str) -> Iterator[Fault]:
        if not isinstance(node, yaml.MappingNode):
            yield find_line(node), f"{name} is {_show(node)}, which is no mapping of {', '.join(forms)}"
            return
        for key, value in node.value:
            if key.value in forms:
                yield from forms[key.value](value, f"`{key.value}`")
            else:
                yield find_line(key), f"{name} has an unknown key {key.value!r}; there are {', '.join(forms)}"
        found = {key.value for key, _ in node.value}
        yield from ((find_line(node), f"{name} has no `{key}`") for key in required if key not in found)

    return find


def entries_of(required: dict[str, Form], optional: dict[str, Form] | None = None, *, by: tuple[str, ...]) -> Form:
    """Form of a list of mappings of fixed keys, of which no two have the same values under `by`."""
    entries = list_of(keys_of(required, optional))

    def find(node: yaml.Node, name: str) -> Iterator[Fault]:
        yield from entries(node, name)
        if not isinstance(node, yaml.SequenceNode):
            return
        seen: dict[tuple[str, ...], int] = {}
        for entry in (each for each in node.value if isinstance(each, yaml.MappingNode)):
            values = {key.value: value.value for key, value in entry.value if isinstance(value, yaml.ScalarNode)}
            names = tuple(values.get(key, "") for key in by)
            if names in seen:
                yield find_line(entry), f"{', '.join(names)!r} stands twice in {name}, first in line {seen[names]}"
            elif all(names):
                seen[names] = find_line(entry)

    return find
