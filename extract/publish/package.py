"""What makes the exports a data package: `datapackage.json`, the data dictionary, and the events as GeoJSON."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import duckdb

from extract import __version__
from extract.publish.exports import LIST_SEPARATOR
from extract.publish.tables import list_tables

LICENCE = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "CC BY 4.0"}
"""Of the coded facts; quotes stay the publishers'."""

EVENTS = "fct_events_acled"
"""The mart whose rows become points on the map."""

FRICTIONLESS_TYPES = {
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
    "DOUBLE": "number",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "UBIGINT": "integer",
    "HUGEINT": "integer",
    "VARCHAR": "string",
}
"""Frictionless type of each DuckDB type that a mart uses; lists are joined into one string."""

KEYS = {
    "fct_exchanges": ["exchange_id"],
    "fct_exchange_releases": ["exchange_id", "side", "category"],
    "fct_evacuations": ["evacuation_id"],
    "fct_actor_roles": ["event_id", "actor_id", "role"],
    "bridge_actor_groups": ["actor_id", "group_kind", "group_id"],
    "bridge_actor_pairs": ["operation_id", "actor_id", "other_actor_id"],
    "fct_claimed_figures": ["claim_id", "side", "measure", "figure_rank"],
    "fct_deals": ["deal_id"],
    "fct_event_areas": ["event_id", "role", "area_kind", "area_id"],
    "fct_group_roles": ["event_id", "group_kind", "group_id", "role"],
    "fct_evacuation_flows": ["evacuation_id", "origin_place_id", "destination_place_id"],
    "fct_extraction_accuracy": ["test_set"],
    "fct_operations": ["operation_id"],
    "fct_events_acled": ["event_id_cnty"],
    "fct_events_ucdp": ["id"],
    "bridge_event_claims": ["event_id", "claim_id"],
    "bridge_event_places": ["event_id", "role", "place_id"],
    "dim_actors": ["actor_id"],
    "dim_dates": ["day_on"],
    "dim_places": ["place_id"],
    "dim_publishers": ["publisher_id"],
    "dim_articles": ["article_id"],
    "event_id_history": ["event_id"],
    "event_history": ["event_id", "valid_from"],
    "quarantine": ["table_name", "row_key", "expectation"],
    "fct_data_quality": ["table_name", "expectation"],
}
"""Primary key of each published table."""

REFERENCES = {
    "exchange_id": "fct_exchanges",
    "evacuation_id": "fct_evacuations",
    "actor_id": "dim_actors",
    "other_actor_id": "dim_actors",
    "source_actor_id": "dim_actors",
    "article_id": "dim_articles",
    "publisher_id": "dim_publishers",
    "place_id": "dim_places",
    "governorate_id": "dim_places",
    "area_id": "dim_places",
}
"""Table that a column refers to by its key, wherever it stands."""

SOURCES = [
    {
        "title": "OCHA common operational datasets (names and coordinates of places), CC BY-IGO",
        "path": "https://data.humdata.org",
    },
    {"title": "GeoNames (names and coordinates of places), CC BY 4.0", "path": "https://www.geonames.org"},
    {"title": "Wikidata (identifiers), CC0", "path": "https://www.wikidata.org"},
]
"""Whom to credit besides Hudna (LICENSE-DATA.md)."""


def write_package(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write `datapackage.json`, `data_dictionary.csv` and, of events with coordinates, `events.geojson`.

    Args:
        connection: The release's database.
        folder: The release's folder, with the CSV files in `csv/`.

    Raises:
        ValueError: If a column has a type that Frictionless does not know.
    """
    tables = {table: _read_columns(connection, table) for table in list_tables(connection)}
    package = {
        "name": "hudna",
        "title": "Hudna: prisoner exchanges and negotiated evacuations, from Arabic news",
        "version": __version__,
        "licenses": [LICENCE],
        "sources": SOURCES,
        "resources": [_describe_resource(connection, table, columns) for table, columns in tables.items()],
    }
    text = json.dumps(package, indent=2, ensure_ascii=False)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")
    with (folder / "data_dictionary.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["table_name", "column_name", "data_type", "description"])
        for table, columns in tables.items():
            writer.writerows([table, *column] for column in columns)
    if EVENTS in tables:
        _write_points(connection, folder / "events.geojson")


def convert_type(data_type: str) -> str:
    """Return the Frictionless type of a DuckDB type.

    Raises:
        ValueError: If there is none.
    """
    plain = data_type.removesuffix("[]").split("(", maxsplit=1)[0].removesuffix(" WITH TIME ZONE")
    if plain not in FRICTIONLESS_TYPES:
        msg = f"no Frictionless type for {data_type}"
        raise ValueError(msg)
    return "string" if data_type.endswith("[]") else FRICTIONLESS_TYPES[plain]


def _read_columns(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str, str]]:
    return connection.execute(
        "select column_name, data_type, coalesce(comment, '') from duckdb_columns() "
        "where database_name = current_database() and schema_name = 'marts' and table_name = ? order by column_index",
        [table],
    ).fetchall()


def _describe_resource(
    connection: duckdb.DuckDBPyConnection, table: str, columns: list[tuple[str, str, str]]
) -> dict[str, Any]:
    row = connection.execute(
        "select coalesce(comment, '') from duckdb_tables() "
        "where database_name = current_database() and schema_name = 'marts' and table_name = ?",
        [table],
    ).fetchone()
    schema: dict[str, Any] = {"fields": [_describe_field(*column) for column in columns], "missingValues": [""]}
    if table in KEYS:
        schema["primaryKey"] = KEYS[table]
    foreign_keys = [
        {"fields": [name], "reference": {"resource": REFERENCES[name], "fields": KEYS[REFERENCES[name]]}}
        for name, *_ in columns
        if name in REFERENCES and KEYS.get(table) != [name]
    ]
    if foreign_keys:
        schema["foreignKeys"] = foreign_keys
    return {
        "name": table,
        "path": f"csv/{table}.csv",
        "profile": "tabular-data-resource",
        "description": row[0] if row else "",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _describe_field(name: str, data_type: str, description: str) -> dict[str, str]:
    field = {"name": name, "type": convert_type(data_type)}
    if field["type"] == "datetime":
        field["format"] = "any"
    if data_type.endswith("[]"):
        description = f"{description} (joined by {LIST_SEPARATOR!r})".strip()
    return field | ({"description": description} if description else {})


def _write_points(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write events with coordinates as points; an event whose place has none is not on the map."""
    cursor = connection.execute(
        f"select * replace (cast(event_date as varchar) as event_date) from marts.{EVENTS} "
        "where latitude is not null and longitude is not null order by event_id_cnty"
    )
    names = [column[0] for column in cursor.description]
    features = []
    for row in cursor.fetchall():
        properties = dict(zip(names, row, strict=True))
        coordinates = [properties.pop("longitude"), properties.pop("latitude")]
        geometry = {"type": "Point", "coordinates": coordinates}
        features.append({"type": "Feature", "id": row[0], "geometry": geometry, "properties": properties})
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
