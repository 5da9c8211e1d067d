"""Where the project's rooms are on disk."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "raw" / "sample"
INBOX = ROOT / "raw" / "inbox"
NOTEBOOKS = ROOT / "notebooks"


def find_warehouse() -> Path:
    """Return the folder of the warehouse: `HUDNA_WAREHOUSE_DIR`, else `warehouse/` of the project."""
    named = os.environ.get("HUDNA_WAREHOUSE_DIR")
    return Path(named).expanduser().resolve() if named else ROOT / "warehouse"


def find_build_database(warehouse: Path | None = None) -> Path:
    """Return the path of the working database, which `load` and dbt write."""
    return (warehouse or find_warehouse()) / "build" / "hudna.duckdb"


def find_published_database(warehouse: Path | None = None) -> Path:
    """Return the path of the published database, which analysts and notebooks read."""
    return (warehouse or find_warehouse()) / "hudna.duckdb"


def shorten_path(path: Path) -> str:
    """Return a path relative to the working directory where it lies below it, else as it is."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
