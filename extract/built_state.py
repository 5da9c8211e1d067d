"""What the published facts were built from: one hash, so that a refresh can tell that nothing has changed."""

from __future__ import annotations

import json
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Final

from extract.load.database import open_build_database
from extract.project import ROOT, hash_sources

BUILT_STATE: Final = Path("build", "state.json")
"""Where it is noted, in a warehouse."""

# what the published facts are a function of, besides the articles, and what holds them back
_SOURCES: Final = (
    "models", "macros", "seeds", "tests/dbt", "checks", "notebooks", "extract", "dbt_project.yml", "profiles.yml",
)  # fmt: skip


def describe_state(build_db: Path) -> str:
    """Return a hash of all that the published facts are a function of: the stored articles, the models, the seeds.

    It does not depend on the order of loading, nor on runs that changed nothing.
    """
    with closing(open_build_database(build_db, read_only=True)) as connection:
        # row by row: a sum or xor over the rows would cancel where two of them change alike
        rows = connection.execute(
            """
            select hash(stored)
            from (select * exclude (text, signature, run_id, loaded_at) from raw.articles) as stored
            order by article_id
            """
        ).fetchall()
    return sha256(f"{rows!r} {hash_sources(_SOURCES, root=ROOT)}".encode()).hexdigest()


def is_built_from_loaded(build_db: Path) -> bool:
    """Tell whether the marts were built from the articles that are loaded, all of them in one `dbt build` that ended well.

    dbt notes at its end what it has built from (`macros/note_what_was_built.sql`).
    """
    with closing(open_build_database(build_db, read_only=True)) as connection:
        noted = connection.execute("select 1 from duckdb_tables() where table_name = 'built_from'").fetchone()
        return noted is not None and bool(
            connection.execute("select articles from main.built_from intersect from main.loaded_now").fetchall()
        )


def read_built_state(warehouse: Path) -> str | None:
    """Return the state that was last published; None if none is noted."""
    path = warehouse / BUILT_STATE
    if not path.exists():
        return None
    state: str = json.loads(path.read_text(encoding="utf-8"))["state"]
    return state


def write_built_state(warehouse: Path, state: str) -> None:
    """Note what was published, in one step, so that an interruption leaves the old note or the new one."""
    path = warehouse / BUILT_STATE
    draft = path.with_suffix(".json.part")
    draft.write_text(json.dumps({"state": state}), encoding="utf-8")
    draft.replace(path)
