"""The health of an installation: what is wrong with the environment, the files and how they fit together, and what to do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import duckdb

from extract.claims.rules import read_version
from extract.errors import DamagedFileError, HudnaError, WarehouseLockedError
from extract.faults import explain_faults
from extract.load.database import open_build_database
from extract.load.ledger import FAILED, REJECTED
from extract.project import ROOT, find_build_database, find_published_database, shorten_path
from extract.publish import read_status
from extract.publish.history import IDS, VERSIONS
from extract.publish.release import DRAFT
from extract.publish.tables import quote_path
from extract.tombstones import FILE as TOMBSTONES
from extract.tombstones import read_tombstones
from extract.upkeep.damage import ASIDE, is_damaged
from extract.upkeep.finding import Finding, Level
from extract.upkeep.installation import examine_lists, examine_packages
from extract.upkeep.lock import describe_holder, is_held
from extract.upkeep.raw_files import find_faulty_pages

_LEAST_FREE = 3  # times the size of the warehouse: a release, a rebuilt working database, and some room
_LEAST_FREE_BYTES = 500 * 1024 * 1024


def examine(warehouse: Path, *, inbox: Path) -> Iterator[Finding]:
    """Yield what is found of the installation, the warehouse, the inbox, the tables and word lists, check by check; changes nothing.

    Args:
        warehouse: The folder of the warehouse; it need not exist.
        inbox: The folder of raw pages; it need not exist.
    """
    yield from examine_packages()
    if not warehouse.exists():
        yield Finding(Level.note, f"There is no warehouse at {shorten_path(warehouse)} yet.", "Run `hudna refresh`.")
    else:
        checks: tuple[Callable[[Path], Iterator[Finding]], ...] = (
            _examine_folder, _examine_lock, _examine_working, _examine_published, _examine_expectations, _examine_history,
            _examine_tombstones,
        )  # fmt: skip
        for check in checks:
            try:
                with explain_faults():
                    yield from check(warehouse)
            except HudnaError as error:
                yield Finding(Level.problem, str(error), error.remedy)
    yield from (Finding(Level.problem, *fault) for fault in find_faulty_pages(inbox))
    yield from examine_lists()


def _examine_folder(warehouse: Path) -> Iterator[Finding]:
    closed = [
        each
        for each in (warehouse, *(warehouse / name for name in ("build", "releases", "history")))
        if each.exists() and not os.access(each, os.W_OK | os.X_OK)
    ]
    for each in closed:
        yield Finding(
            Level.problem,
            f"{shorten_path(each)} may not be written.",
            f"Give this user the right to: chmod u+wx {shorten_path(each)} (or chown it).",
        )
    size = sum(each.stat().st_size for each in warehouse.rglob("*") if each.is_file() and not each.is_symlink())
    free = shutil.disk_usage(warehouse).free
    mebibytes = f"The warehouse takes {size // 1024**2:,} MiB; {free // 1024**2:,} MiB are free."
    if free < max(_LEAST_FREE_BYTES, _LEAST_FREE * size // 2):
        yield Finding(
            Level.problem,
            mebibytes,
            "Free some space: a refresh writes a new release beside the old ones. `make clean` removes what can be built again.",
        )
    else:
        yield Finding(Level.good, mebibytes)
    for aside in (warehouse / "build").glob(f"*{ASIDE}*"):
        yield Finding(
            Level.note,
            f"{shorten_path(aside)} is a damaged database that was kept aside.",
            "It has been built again since: delete it when you have looked at it.",
        )


def _examine_lock(warehouse: Path) -> Iterator[Finding]:
    holder = describe_holder(warehouse)
    if is_held(warehouse):
        yield Finding(Level.note, f"The warehouse is held by {holder or 'a command'}.", "Wait until it has finished.")
    elif holder is not None:
        yield Finding(
            Level.note,
            f"The last command was killed: {holder}.",
            "Nothing is locked. Run `hudna refresh`: it takes up where that one was.",
        )
    drafts = list((warehouse / "releases").glob(f"{DRAFT}*"))
    if drafts and not is_held(warehouse):
        yield Finding(
            Level.note, f"{len(drafts)} half-written releases are left.", "The next publication removes them."
        )


def _examine_working(warehouse: Path) -> Iterator[Finding]:
    database = find_build_database(warehouse)
    if not database.exists():
        yield Finding(Level.note, "There is no working database.", "`hudna refresh` builds it from the raw articles.")
        return
    try:
        if is_damaged(database):
            yield Finding(
                Level.problem,
                f"{shorten_path(database)} is damaged.",
                "Run `hudna refresh`: it keeps it aside and builds it again from the raw articles.",
            )
            return
        connection = open_build_database(database, read_only=True)
    except WarehouseLockedError as error:
        yield Finding(Level.note, str(error), "Look again when it has finished.")
        return
    with closing(connection):
        articles, outdated = connection.execute(
            "select count(*), count(*) filter (where extractor_version <> ?) from raw.articles", [read_version(ROOT)]
        ).fetchall()[0]
        failed = _count(connection, f"raw.outcomes where outcome = '{REJECTED}{FAILED}'")
        unfinished = connection.execute(
            "select started_at from raw.runs qualify row_number() over (order by started_at desc) = 1 "
            "and finished_at is null"
        ).fetchone()
    yield Finding(Level.good, f"The working database holds {articles:,} articles, every block readable.")
    if outdated:
        yield Finding(
            Level.note, f"{outdated:,} of them were coded by other words or rules.", "The next refresh codes them anew."
        )
    if failed:
        yield Finding(
            Level.note,
            f"The extractor stopped with an error at {failed:,} articles.",
            "`raw.outcomes` names each, with the error: please report it. Other rules will read them again.",
        )
    if unfinished:
        yield Finding(
            Level.note,
            f"The load of {unfinished[0]:%Y-%m-%d %H:%M} UTC was broken off.",
            "Run `hudna refresh`: what was stored is kept, the rest is loaded.",
        )


def _examine_published(warehouse: Path) -> Iterator[Finding]:
    database = find_published_database(warehouse)
    if not database.exists():
        yield Finding(Level.note, "Nothing has been published yet.", "Run `hudna refresh`.")
        return
    if is_damaged(database):
        yield Finding(
            Level.problem,
            f"{shorten_path(database)} is damaged.",
            f"Delete {shorten_path(database.resolve().parent)} and the link warehouse/hudna.duckdb, then run `hudna refresh`: "
            "it publishes anew; the history is elsewhere.",
        )
        return
    status = read_status(warehouse)
    with duckdb.connect(str(database), read_only=True) as connection:
        differing = [
            f"{table} has {count:,} rows (status.json: {told:,})"
            for table, told in status["rows"].items()
            if (count := _count(connection, f"marts.{table}")) != told
        ]
    if differing:
        yield Finding(
            Level.problem,
            f"The published database is not what status.json tells of: {'; '.join(differing)}.",
            "Somebody has written to it. Run `hudna publish`: it puts a new release in its place.",
        )
    else:
        yield Finding(Level.good, f"Published {status['published_at']}; last success {status['last_success']}.")


def _examine_expectations(warehouse: Path) -> Iterator[Finding]:
    database = find_published_database(warehouse)
    if not database.exists() or is_damaged(database):
        return
    with duckdb.connect(str(database), read_only=True) as connection:
        unmet = connection.execute(
            "select concat(expectation, ' (', table_name, ')') from marts.fct_data_quality where not is_passed order by all"
        ).fetchall()
    if unmet:
        yield Finding(
            Level.note,
            f"Of what is expected of the published data this is not met: {', '.join(name for (name,) in unmet)}.",
            f"Look at `hudna review`, which lists the events that they doubt first, and at {shorten_path(warehouse)}/current/quality.html.",
        )


def _examine_history(warehouse: Path) -> Iterator[Finding]:
    history = warehouse / "history"
    unreadable = {}
    for name in (IDS, VERSIONS, Path(TOMBSTONES).stem):
        path = history / f"{name}.parquet"
        try:
            if path.exists():
                duckdb.sql(f"select bit_xor(hash(columns(*))) from read_parquet({quote_path(path)})").fetchall()
        except duckdb.Error as error:
            unreadable[path] = str(error).splitlines()[0]
    for path, why in unreadable.items():
        yield Finding(
            Level.problem,
            f"{shorten_path(path)} cannot be read: {why}",
            "Put back the copy of your last backup. Without one, move it away: ids and versions are then followed from now on.",
        )
    if not unreadable:
        yield from _examine_published_ids(find_published_database(warehouse), history / f"{IDS}.parquet")


def _examine_published_ids(published: Path, ids: Path) -> Iterator[Finding]:
    if not (published.exists() and ids.exists()) or is_damaged(published):
        return
    with duckdb.connect(str(published), read_only=True) as connection:
        lost = _count(
            connection,
            f"(select exchange_id from marts.fct_exchanges union select evacuation_id from marts.fct_evacuations "
            f"except select event_id from read_parquet({quote_path(ids)}))",
        )
    if lost:
        yield Finding(
            Level.note, f"{lost:,} published events are not in the history yet.", "The next publication adds them."
        )
    else:
        yield Finding(Level.good, "Every published event is in the history.")


def _examine_tombstones(warehouse: Path) -> Iterator[Finding]:
    try:
        gone = read_tombstones(warehouse / "history").article_ids
    except DamagedFileError:  # the history says so
        return
    published = find_published_database(warehouse)
    if not gone or not published.exists():
        return
    try:
        with duckdb.connect(str(published), read_only=True) as connection:
            held = connection.execute(
                "select article_id from marts.dim_articles where article_id in (select unnest(?))", [sorted(gone)]
            ).fetchall()
    except duckdb.Error as error:
        raise DamagedFileError(f"{shorten_path(published)} cannot be read.", remedy="Run `hudna refresh`.") from error
    for (article_id,) in held:
        yield Finding(
            Level.problem,
            f"Article {article_id} was deleted on request and is still published.",
            f"The deletion was broken off: run `hudna forget {article_id} --yes` again.",
        )


def _count(connection: duckdb.DuckDBPyConnection, relation: str) -> int:
    row = connection.execute(f"select count(*) from {relation}").fetchone()
    return int(row[0]) if row else 0
