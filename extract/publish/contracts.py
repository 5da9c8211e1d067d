"""The marts as their models describe them: which there are, and which of their columns name an event."""

from __future__ import annotations

import re
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any, Final

import yaml

from extract.project import ROOT

FACTS: Final = {"fct_exchanges": "exchange_id", "fct_evacuations": "evacuation_id"}
"""The marts of the events themselves, and the column that is an event's id in each."""

WHOLES: Final = ("parent_id", "operation_id")
"""Columns that name the event of which the row's own event is a part."""

_EVENTS: Final = frozenset({("int_events_profiled", "event_id"), *FACTS.items()})

_REFERENCE: Final = re.compile(r"ref\('(\w+)'\)")


@dataclass(frozen=True, slots=True)
class Mart:
    """A mart, as its model describes it.

    Attributes:
        name: Its name.
        event_columns: Columns that name the event that a row is about.
        whole_columns: Columns that name the event of which that one is a part.
        query: The SQL of its model, with `{{ ref('…') }}` for what it reads.
    """

    name: str
    event_columns: tuple[str, ...]
    whole_columns: tuple[str, ...]
    query: str

    def list_read(self) -> set[str]:
        """Return the names of the models that it reads."""
        return set(_REFERENCE.findall(self.query))

    def build_query(self, *, schema: str) -> str:
        """Return its SQL over the marts of a schema.

        Raises:
            ValueError: If the model holds anything of dbt's but references.
        """
        query = re.sub(r"\{\{ ref\('(\w+)'\) \}\}", rf"{schema}.\1", self.query)
        if "{{" in query or "{%" in query:
            msg = f"{self.name} cannot be built from marts alone: it holds more than references"
            raise ValueError(msg)
        return query


def read_marts(root: Path = ROOT) -> dict[str, Mart]:
    """Return the marts by name, from the files in `models/marts` that give their contracts."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the fast one where libyaml is built in
    marts = {}
    for path in sorted((root / "models" / "marts").rglob("_*__models.yml")):
        for model in yaml.load(path.read_text(encoding="utf-8"), Loader=loader)["models"]:  # noqa: S506 both are safe loaders
            marts[model["name"]] = _describe(model, path.with_name(f"{model['name']}.sql"))
    return marts


def order_sums(marts: dict[str, Mart]) -> list[Mart]:
    """Return the marts whose rows put several events together, each behind those that it reads.

    They read the events, or another such mart, and no row of theirs is about a single event. The order is the same
    in every run.
    """
    sums: dict[str, list[str]] = {}
    while found := {
        name: sorted(mart.list_read())
        for name, mart in marts.items()
        if name not in sums and not mart.event_columns and mart.list_read() & {*FACTS, *sums}
    }:
        sums |= found
    return [marts[name] for name in TopologicalSorter(sums).static_order() if name in sums]


def _describe(model: dict[str, Any], source: Path) -> Mart:
    name = model["name"]
    columns = [column["name"] for column in model["columns"] if _names_event(name, column)]
    return Mart(
        name=name,
        event_columns=tuple(column for column in columns if column not in WHOLES),
        whole_columns=tuple(column for column in columns if column in WHOLES),
        query=source.read_text(encoding="utf-8"),
    )


def _names_event(model: str, column: dict[str, Any]) -> bool:
    """Tell whether a column is an event's id, or a test says that it refers to one."""
    tests = [test["relationships"]["arguments"] for test in column.get("data_tests", ()) if "relationships" in test]
    referred = {(*_REFERENCE.findall(test["to"]), test["field"]) for test in tests}
    return (model, column["name"]) in _EVENTS or bool(referred & _EVENTS)
