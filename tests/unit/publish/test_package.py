"""The data package: every published column is described by its type, and located events are points."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import duckdb
import pytest

from extract.publish.exports import write_exports
from extract.publish.package import convert_type, write_package


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with duckdb.connect() as connection:
        connection.execute(
            "create schema marts; create table marts.fct_events_acled (event_id_cnty varchar, event_date date, "
            "latitude double, longitude double, people_best bigint); "
            "comment on column marts.fct_events_acled.people_best is 'People.'; "
            "insert into marts.fct_events_acled values ('xch_1', '2020-01-02', 33.5, 36.3, 11), "
            "('xch_2', '2020-01-03', null, null, null); "
            "create table marts.fct_deals (deal_id varchar, actor_ids varchar[])"
        )
        write_exports(connection, tmp_path)
        write_package(connection, tmp_path)
    return tmp_path


def test_package_describes_each_exported_file(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        header = (folder / resource["path"]).read_text(encoding="utf-8").splitlines()[0]
        assert header.split(",") == [field["name"] for field in resource["schema"]["fields"]]
        assert set(resource["schema"]["primaryKey"]) <= {field["name"] for field in resource["schema"]["fields"]}
    assert sorted(path.stem for path in (folder / "csv").iterdir()) == [r["name"] for r in package["resources"]]


def test_dictionary_has_each_column_with_its_description(folder: Path) -> None:
    with (folder / "data_dictionary.csv").open(encoding="utf-8", newline="") as handle:
        rows = {(row["table_name"], row["column_name"]): row for row in csv.DictReader(handle)}
    assert len(rows) == 7
    assert rows["fct_events_acled", "people_best"]["description"] == "People."


def test_located_events_are_points_in_longitude_latitude(folder: Path) -> None:
    collection = json.loads((folder / "events.geojson").read_text(encoding="utf-8"))
    assert [feature["id"] for feature in collection["features"]] == ["xch_1"]
    assert collection["features"][0]["geometry"] == {"type": "Point", "coordinates": [36.3, 33.5]}
    assert collection["features"][0]["properties"]["event_date"] == "2020-01-02"


@pytest.mark.parametrize(
    ("data_type", "expected"),
    [
        ("VARCHAR[]", "string"),
        ("DECIMAL(18,3)", None),
        ("STRUCT(name VARCHAR)[]", None),
        ("VARCHAR[][]", None),
        ("TIMESTAMP WITH TIME ZONE", "datetime"),
        ("BIGINT", "integer"),
    ],
)
def test_types_are_converted_or_refused(data_type: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(ValueError, match="no Frictionless type"):
            convert_type(data_type)
    else:
        assert convert_type(data_type) == expected
