"""A release made up for tests of what is drawn from one: any number of events, in tables of the models' contracts.

Nothing in it is real. Some titles, quotes and names hold what would be a script if a page took them for HTML.
"""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import yaml

from extract.project import ROOT
from extract.publish.exports import write_exports
from extract.publish.package import write_package

FACTS = Path(__file__).with_suffix(".sql")
RELEASE = "2026-03-01T120000.000000Z"
STATUS = {
    "published_at": "2026-03-01T12:00:00Z",
    "as_of": "2026-02-20T09:00:00Z",
    "read_up_to": "2026-02-27T09:00:00Z",
    "is_sample": True,
    "versions": {"hudna": "0.0.1", "extractor": "made-up", "duckdb": "none"},
}


def make_release(warehouse: Path, *, events: int, is_sample: bool = True) -> Path:
    """Write a warehouse with one release, current, and return the folder of the release."""
    release = warehouse / "releases" / RELEASE
    release.mkdir(parents=True)
    with duckdb.connect(release / "hudna.duckdb") as connection:
        connection.execute("set TimeZone = 'UTC'; create schema marts")
        for table, columns in read_contracts().items():
            connection.execute(f"create table marts.{table} ({', '.join(columns)})")
        facts = FACTS.read_text(encoding="utf-8")
        connection.execute(facts.replace("$events", str(events)).replace("$is_sample", str(is_sample)))
        write_exports(connection, release)
        write_package(connection, release)
    status = STATUS | {"is_sample": is_sample}
    (release / "status.json").write_text(json.dumps(status), encoding="utf-8")
    (release / "quality.html").write_text("<!doctype html><title>checks</title>", encoding="utf-8")
    (warehouse / "current").symlink_to(Path("releases") / RELEASE)
    (warehouse / "hudna.duckdb").symlink_to(Path("current") / "hudna.duckdb")
    return release


def read_contracts() -> dict[str, list[str]]:
    """Return the columns of each mart as its contract gives them, so that these tables cannot drift from the models."""
    models = [
        model
        for path in sorted((ROOT / "models" / "marts").rglob("_*__models.yml"))
        for model in yaml.safe_load(path.read_text(encoding="utf-8"))["models"]
    ]
    return {model["name"]: [f"{c['name']} {c['data_type']}" for c in model["columns"]] for model in models}
