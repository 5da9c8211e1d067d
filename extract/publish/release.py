"""A release: a folder with all that is published at one time, made current in one step.

Steps, in this order; a kill between any two leaves the old release current, or the new one, whole:

1. what a killed publication left is removed, and the current release's history recorded if that was missed
2. everything is written to `releases/.draft-<time>`, and flushed to disk
3. the folder gets its name, `releases/<time>`
4. the link `current` is replaced; `hudna.duckdb` is a link through it, so both change at once
5. the history is appended, and the oldest releases are removed

A reader keeps the file that it has open, whatever becomes of its name.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
from filelock import FileLock, Timeout

from checks.result import CheckResult
from extract.errors import CheckFailedError, NothingLoadedError, WarehouseLockedError
from extract.publish.descriptions import describe_added_tables
from extract.publish.exports import write_exports
from extract.publish.history import add_history, record_release
from extract.publish.package import write_package
from extract.publish.status import NO_CHANGES, describe_last_run, describe_release, format_time, write_status
from extract.publish.tables import write_database

KEPT_RELEASES = 5
DRAFT = ".draft-"
DATABASE = "hudna.duckdb"
LOCK_SECONDS = 60


def publish(
    build_db: Path,
    *,
    warehouse: Path,
    check_result: CheckResult,
    complete: Callable[[Path], None] | None = None,
    now: datetime | None = None,
) -> Path:
    """Publish the marts of a working database that has passed its checks.

    Args:
        build_db: The working database; it is only read.
        warehouse: The warehouse's folder.
        check_result: The verdict on this very build.
        complete: Called with the release's folder once all of the above is in it; adds the report.
        now: UTC time of the release; the present by default.

    Returns:
        The release's folder, named after its time.

    Raises:
        CheckFailedError: If the build did not pass, or article text would be published.
        NothingLoadedError: If there is no working database.
        WarehouseLockedError: If another publication is under way.
    """
    if not check_result.passed:
        raise CheckFailedError(f"The build did not pass its checks.\n{check_result.describe()}")
    if not build_db.exists():
        raise NothingLoadedError(f"There is no working database at {build_db}.", remedy="Run `hudna refresh`.")
    now = (now or datetime.now(UTC)).astimezone(UTC)
    releases, history = warehouse / "releases", warehouse / "history"
    releases.mkdir(parents=True, exist_ok=True)
    with _hold_lock(warehouse):
        _remove_drafts(releases)
        if (warehouse / "current").exists():
            record_release((warehouse / "current").resolve(), history=history)
        path = releases / now.strftime("%Y-%m-%dT%H%M%S.%fZ")
        draft = releases / f"{DRAFT}{path.name}"
        _write_draft(build_db, draft, check_result=check_result, history=history, now=now)
        if complete:
            complete(draft)
        _flush(draft)
        draft.rename(path)
        _make_current(warehouse, path)
        record_release(path, history=history)
        _remove_old(releases, current=path)
    return path


def renew_heartbeat(warehouse: Path, *, build_db: Path, now: datetime | None = None) -> None:
    """Note in the current `status.json` that a refresh succeeded and found nothing new.

    Args:
        warehouse: The warehouse's folder, with a current release.
        build_db: The working database, for what the run did.
        now: UTC time of the success; the present by default.
    """
    renewed = {
        "last_success": format_time(now or datetime.now(UTC)),
        "last_run": describe_last_run(build_db, events=NO_CHANGES),
    }
    write_status((warehouse / "current" / "status.json").resolve(), read_status(warehouse) | renewed)


def read_status(warehouse: Path) -> dict[str, Any]:
    """Return the current `status.json` of a warehouse.

    Raises:
        NothingLoadedError: If nothing has been published.
    """
    path = warehouse / "current" / "status.json"
    if not path.exists():
        raise NothingLoadedError("Nothing has been published yet.", remedy="Run `hudna refresh`.")
    status: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return status


@contextmanager
def _hold_lock(warehouse: Path) -> Iterator[None]:
    """Let one publication in at a time; the system frees a killed one's lock."""
    lock = FileLock(warehouse / ".publish.lock", timeout=LOCK_SECONDS)
    try:
        lock.acquire()
    except Timeout as error:
        raise WarehouseLockedError(
            f"Another publication has been under way for more than {LOCK_SECONDS} seconds.",
            remedy="Wait until it has finished, then run the command again.",
        ) from error
    try:
        yield
    finally:
        lock.release()


def _write_draft(build_db: Path, draft: Path, *, check_result: CheckResult, history: Path, now: datetime) -> None:
    """Write a whole release to a draft folder."""
    draft.mkdir()
    write_database(build_db, draft / DATABASE, check_result=check_result)
    with duckdb.connect(draft / DATABASE) as connection:
        connection.execute("set TimeZone = 'UTC'")
        events = add_history(connection, history=history, release=draft, now=now)
        describe_added_tables(connection)
        write_exports(connection, draft)
        write_package(connection, draft)
        status = describe_release(
            connection, check_result=check_result, extractor_version=_read_extractor_version(build_db), now=now
        )
        connection.execute("checkpoint")
    status["last_run"] = describe_last_run(build_db, events=events)
    if check_result.report_path.exists():
        shutil.copyfile(check_result.report_path, draft / "quality.html")
    write_status(draft / "status.json", status)


def _read_extractor_version(build_db: Path) -> str | None:
    with duckdb.connect(build_db, read_only=True) as connection:
        row = connection.execute("select arg_max(extractor_version, started_at) from raw.runs").fetchone()
    return row[0] if row else None


def _flush(folder: Path) -> None:
    """Flush files and folders to disk: a link must never name what a power cut has lost."""
    for path in [*folder.rglob("*"), folder]:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _make_current(warehouse: Path, release: Path) -> None:
    _replace_link(warehouse / "current", Path("releases") / release.name)
    target = Path("current") / DATABASE
    database = warehouse / DATABASE
    if not database.is_symlink() or database.readlink() != target:
        _replace_link(database, target)


def _replace_link(link: Path, target: Path) -> None:
    draft = link.with_name(f".{link.name}.draft")
    draft.unlink(missing_ok=True)
    draft.symlink_to(target)
    draft.replace(link)


def _remove_drafts(releases: Path) -> None:
    for draft in releases.glob(f"{DRAFT}*"):
        shutil.rmtree(draft)


def _remove_old(releases: Path, *, current: Path) -> None:
    """Remove all but the newest releases, and never the current one."""
    names = sorted(path for path in releases.iterdir() if not path.name.startswith("."))
    for path in names[:-KEPT_RELEASES]:
        if path != current:
            shutil.rmtree(path)
