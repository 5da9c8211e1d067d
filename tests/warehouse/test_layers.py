"""The layer law, over the manifest that dbt wrote."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from extract.project import ROOT
from tests.warehouse.conftest import Warehouse

PREFIXES = {"staging": ("stg_",), "intermediate": ("int_",), "marts": ("fct_", "dim_", "bridge_", "event_id_history")}


@pytest.fixture(scope="module")
def manifest(warehouse: Warehouse) -> dict[str, Any]:
    """The manifest of the session's build."""
    return dict(json.loads(Path(warehouse.target, "manifest.json").read_text(encoding="utf-8")))


def models(manifest: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the models by unique id."""
    return {key: node for key, node in manifest["nodes"].items() if node["resource_type"] == "model"}


def room(node: dict[str, Any]) -> str:
    """Return the first folder of a model: staging, intermediate or marts."""
    return str(node["fqn"][1])


def test_only_staging_reads_sources_and_seeds(manifest: dict[str, Any]) -> None:
    """No model past staging reads raw tables or reference tables."""
    outer = ("source.", "seed.")
    breaks = [
        (node["name"], parent)
        for node in models(manifest).values()
        if room(node) != "staging"
        for parent in node["depends_on"]["nodes"]
        if parent.startswith(outer)
    ]
    assert breaks == []


@pytest.mark.parametrize(
    ("reader", "read"),
    [("staging", "staging"), ("staging", "intermediate"), ("staging", "marts"), ("intermediate", "marts")],
    ids=str,
)
def test_no_layer_reads_sideways_or_back(manifest: dict[str, Any], reader: str, read: str) -> None:
    """Staging never reads models, and nothing reads what comes after it."""
    known = models(manifest)
    breaks = [
        (node["name"], known[parent]["name"])
        for node in known.values()
        if room(node) == reader
        for parent in node["depends_on"]["nodes"]
        if parent in known and room(known[parent]) == read
    ]
    assert breaks == []


def test_marts_never_read_staged_mentions(manifest: dict[str, Any]) -> None:
    """What a mention means is settled before the marts."""
    banned = {"stg_mentions", "stg_claim_arguments", "stg_claims"}
    known = models(manifest)
    breaks = [
        (node["name"], known[parent]["name"])
        for node in known.values()
        if room(node) == "marts"
        for parent in node["depends_on"]["nodes"]
        if parent in known and known[parent]["name"] in banned
    ]
    assert breaks == []


def test_models_are_named_by_their_layer(manifest: dict[str, Any]) -> None:
    """A model's prefix says where it lives."""
    wrong = [node["name"] for node in models(manifest).values() if not node["name"].startswith(PREFIXES[room(node)])]
    assert wrong == []


def test_every_model_says_its_grain_and_describes_its_columns(manifest: dict[str, Any]) -> None:
    """Descriptions begin with the grain, and no column goes without one."""
    known = models(manifest).values()
    without = [node["name"] for node in known if not node["description"].startswith("One row per ")]
    bare = [
        (node["name"], name) for node in known for name, column in node["columns"].items() if not column["description"]
    ]
    empty = [node["name"] for node in known if not node["columns"]]
    assert (without, bare, empty) == ([], [], [])


def test_every_column_of_a_reference_table_is_described(manifest: dict[str, Any]) -> None:
    """The yml names the columns of the file, in its order."""
    seeds = {node["name"]: node["columns"] for node in manifest["nodes"].values() if node["resource_type"] == "seed"}
    files = {path.stem: path for path in (ROOT / "seeds").glob("*.csv")}
    described = {name: [key for key, each in columns.items() if each["description"]] for name, columns in seeds.items()}
    assert described == {name: path.read_text("utf-8").split("\n", 1)[0].split(",") for name, path in files.items()}


def test_every_mart_has_a_contract_and_a_primary_key(manifest: dict[str, Any]) -> None:
    """Contracts are enforced on all marts."""
    loose = [
        node["name"]
        for node in models(manifest).values()
        if room(node) == "marts"
        and not (node["contract"]["enforced"] and any(c["type"] == "primary_key" for c in node["constraints"]))
    ]
    assert loose == []


def test_exposures_read_only_marts(manifest: dict[str, Any]) -> None:
    """Notebooks read what is published, nothing else."""
    known = models(manifest)
    read = {parent for exposure in manifest["exposures"].values() for parent in exposure["depends_on"]["nodes"]}
    assert read
    assert {room(known[parent]) for parent in read} == {"marts"}


def test_fingerprints_stand_for_every_macro_that_pairs_and_scores(manifest: dict[str, Any]) -> None:
    """Else pairs that another macro made would be kept after a change of it."""
    known = models(manifest)
    reading = {
        macro
        for name in ("int_pairs_blocked", "int_pairs_scored")
        for macro in known[f"model.hudna.{name}"]["depends_on"]["macros"]
        if macro.startswith("macro.hudna.") and not macro.endswith(".drop_stale_pairs")
    }
    assert reading == set(manifest["macros"]["macro.hudna.hash_linking_code"]["depends_on"]["macros"])


def test_every_unit_test_is_run(warehouse: Warehouse, manifest: dict[str, Any]) -> None:
    """`hudna refresh` leaves them out, so they are run here."""
    named = {node["name"] for node in manifest["unit_tests"].values()}

    assert len(named) > 40
    assert set(re.findall(r"PASS \w+::(\w+)", warehouse.said)) == named
