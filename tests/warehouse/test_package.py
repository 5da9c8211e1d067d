"""The data package of the sample's release, as the Frictionless library judges it."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from frictionless import validate

from tests.warehouse.conftest import Refreshed


@pytest.fixture(scope="module")
def package(refreshed: Refreshed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is published as text: types, keys and references are judged over the real rows."""
    folder = tmp_path_factory.mktemp("package")
    current = refreshed.warehouse / "current"
    shutil.copytree(current / "csv", folder / "csv")
    for name in ("datapackage.json", "data_dictionary.csv", "events.geojson"):
        shutil.copyfile(current / name, folder / name)
    return folder


def judge(package: Path) -> list[str]:
    report = validate(str(package / "datapackage.json"))
    return [str(row[:2]) for row in report.flatten(["type", "message"])]


def test_package_is_valid_and_a_broken_row_is_not(package: Path) -> None:
    assert judge(package) == []

    releases = package / "csv" / "fct_exchange_releases.csv"
    text = releases.read_text(encoding="utf-8")
    head, first, *rest = text.splitlines()
    releases.write_text("\n".join([head, first.replace("xch_", "xch_gone_", 1), *rest]) + "\n", encoding="utf-8")
    broken = judge(package)
    releases.write_text(text, encoding="utf-8")

    assert any("foreign" in each for each in broken), broken


def test_every_table_and_column_is_described_and_has_a_key(package: Path) -> None:
    described: dict[str, Any] = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    resources = described["resources"]
    with (package / "data_dictionary.csv").open(encoding="utf-8", newline="") as stream:
        dictionary = list(csv.DictReader(stream))

    assert [each["name"] for each in resources if not each["description"].startswith("One row per ")] == []
    assert [each["name"] for each in resources if not each["schema"].get("primaryKey")] == []
    assert [(row["table_name"], row["column_name"]) for row in dictionary if not row["description"]] == []
    assert len(dictionary) == sum(len(each["schema"]["fields"]) for each in resources)


def test_map_has_the_located_events(package: Path) -> None:
    collection = json.loads((package / "events.geojson").read_text(encoding="utf-8"))
    with (package / "csv" / "fct_events_acled.csv").open(encoding="utf-8", newline="") as stream:
        located = {row["event_id_cnty"] for row in csv.DictReader(stream) if row["latitude"]}

    assert {feature["id"] for feature in collection["features"]} == located != set()
    for feature in collection["features"]:
        longitude, latitude = feature["geometry"]["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
