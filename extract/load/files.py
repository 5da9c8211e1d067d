"""Which input files need not be read again: those that are as they were when they were last loaded.

A file is known by its size and time of change, and by the hash of its bytes where these differ (a checkout or a copy
sets new times). Its sidecar counts as part of it, and so does the version of the extractor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import duckdb
import polars as pl

from extract.articles.read import find_sidecars
from extract.load.frames import Schema
from extract.load.ledger import DUPLICATE, LOADED, NO_CLAIM, REJECTED, UNCHANGED, UPDATED
from extract.project import find_input, name_input

_READ_AT_ONCE = 1024 * 1024  # bytes
_ACCEPTED = ", ".join(f"'{outcome}'" for outcome in (LOADED, NO_CLAIM, UPDATED, UNCHANGED))
_FILES: Schema = {
    "source_file": pl.String,
    "stamp": pl.String,
    "content_hash": pl.String,
    "extractor_version": pl.String,
    "run_id": pl.String,
    "loaded_at": pl.Datetime("us"),
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file as it was last loaded.

    Attributes:
        stamp: Size and time of change of the file and its sidecar.
        content_hash: Of their bytes.
        counts: What its documents were, by outcome, were it read again.
    """

    stamp: str
    content_hash: str
    counts: Counter[str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run reads.

    Attributes:
        files: All files of the run, in the order of reading, by the name that their documents give as their source.
        unread: Those that are as they were; no document of theirs is read.
    """

    files: Mapping[str, Path]
    unread: Mapping[str, Loaded] = field(default_factory=dict)

    @property
    def changed(self) -> list[Path]:
        """Return the files to read."""
        return [path for name, path in self.files.items() if name not in self.unread]


def plan_reading(connection: duckdb.DuckDBPyConnection, files: Iterable[Path], *, version: str) -> Plan:
    """Tell which files have changed since they were loaded by this version of the extractor."""
    named = {name_input(path): path for path in files}
    loaded = _fetch_loaded(connection, version=version)
    unread = {
        name: loaded[name] for name, path in named.items() if name in loaded and _is_as_loaded(path, loaded[name])
    }
    return Plan(named, unread)


def list_unloaded(connection: duckdb.DuckDBPyConnection, files: Iterable[Path]) -> list[Path]:
    """Return the files that may hold what was not taken in: those new or changed since they were loaded, or rejected in part.

    Args:
        connection: Of the working database.
        files: What to look at; files that loading rejected in whole or part are looked at wherever they lie.
    """
    loaded = _fetch_loaded(connection)
    rejected = {name for name, file in loaded.items() if any(each.startswith(REJECTED) for each in file.counts)}
    rejected |= {
        name
        for (name,) in connection.execute(
            "select distinct source_file from raw.outcomes where starts_with(outcome, ?)", [REJECTED]
        ).fetchall()
    }
    named = {name_input(path): path for path in files} | {name: find_input(name) for name in rejected}
    return [
        path
        for name, path in sorted(named.items())
        if path.is_file() and (name in rejected or name not in loaded or not _is_as_loaded(path, loaded[name]))
    ]


def _fetch_loaded(connection: duckdb.DuckDBPyConnection, *, version: str | None = None) -> dict[str, Loaded]:
    """Return the files as they were last loaded, by name: by a version of the extractor, or by any."""
    rows = connection.execute(
        """
        select source_file, stamp, content_hash, article_count, duplicate_count, rejected
        from raw.files where extractor_version = coalesce(?, extractor_version)
        """,
        [version],
    ).fetchall()
    return {
        name: Loaded(stamp, content_hash, Counter({UNCHANGED: articles, DUPLICATE: duplicates} | rejected) - Counter())
        for name, stamp, content_hash, articles, duplicates, rejected in rows
    }


def _is_as_loaded(path: Path, loaded: Loaded) -> bool:
    try:
        return stamp_file(path) == loaded.stamp or hash_file(path) == loaded.content_hash
    except OSError:  # the reader says what is wrong with it
        return False


def stamp_file(path: Path) -> str:
    """Return size and time of change of a file and its sidecar."""
    states = [each.stat() for each in (path, *find_sidecars(path))]
    return " ".join(f"{state.st_size}@{state.st_mtime_ns}" for state in states)


def hash_file(path: Path) -> str:
    """Return the sha256 of the bytes of a file and its sidecar, in hex."""
    digest = sha256()
    for each in (path, *find_sidecars(path)):
        digest.update(f"{each.name}\n".encode(errors="surrogateescape"))
        with each.open("rb") as stream:
            while block := stream.read(_READ_AT_ONCE):
                digest.update(block)
    return digest.hexdigest()


def take_prints(files: Iterable[Path]) -> dict[str, tuple[str, str]]:
    """Return stamp and hash of files, by name; one that cannot be read has none.

    To be taken before the files are read: what changes meanwhile is then read again by the next run.
    """
    prints = {}
    for path in files:
        try:
            prints[name_input(path)] = stamp_file(path), hash_file(path)
        except OSError:
            continue
    return prints


def record_files(
    connection: duckdb.DuckDBPyConnection,
    prints: Mapping[str, tuple[str, str]],
    *,
    run_id: str,
    version: str,
    now: datetime,
) -> None:
    """Write down that these files have been loaded, with what their documents were in this run.

    A file is left out, so that it is read again next time, if it or its sidecar could not be opened.
    """
    rows = [(name, stamp, content, version, run_id, now) for name, (stamp, content) in prints.items()]
    connection.register("incoming_files", pl.DataFrame(rows, schema=_FILES, orient="row"))
    connection.execute(
        f"""
        insert or replace into raw.files by name
        with documents as (
            select
                source_file,
                count(*) filter (where outcome in ({_ACCEPTED})) as article_count,
                count(*) filter (where outcome = '{DUPLICATE}') as duplicate_count,
                list(outcome) filter (where starts_with(outcome, '{REJECTED}')) as rejections
            from raw.outcomes
            where run_id = $run_id
            group by source_file
        )
        select
            incoming_files.*,
            article_count,
            duplicate_count,
            map_from_entries(list_transform(
                list_distinct(coalesce(rejections, [])),
                lambda each: {{'k': each, 'v': len(list_filter(rejections, lambda other: other = each))}}
            )) as rejected
        from incoming_files
        inner join documents using (source_file)
        where not list_contains(coalesce(rejections, []), '{REJECTED}unreadable')
        """,
        {"run_id": run_id},
    )
    connection.unregister("incoming_files")


def forget_files(connection: duckdb.DuckDBPyConnection, names: Sequence[str]) -> None:
    """Have files read again by the next run: what was written down of them no longer holds."""
    connection.execute("delete from raw.files where source_file in (select unnest(?))", [list(names)])
