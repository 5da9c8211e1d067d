"""Faults of the disk under each stage: one that fills up at a random moment, and folders that may not be written."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.fault_collecting import count_half_pages, list_pages, make_numbered
from benchmarks.fault_ground import (
    Ground,
    Tally,
    build,
    find_build,
    load,
    must_end,
    print_articles,
    publish_build,
)
from benchmarks.victims import End, print_facts, run_forked
from extract.collect.inbox import STATE_FOLDER
from extract.collect.run import collect
from extract.collect.source import Plan, Settings, Source
from extract.errors import StorageError
from extract.progress import SilentReporter

_MOST_MIB = 160  # of the small disk
_MOST_LEFT = 4_000_000  # bytes of it, when a stage begins
_PAGES = 30


@dataclass(frozen=True)
class Stage:
    """A stage on a disk that fails it.

    Attributes:
        run: Runs it in a folder.
        is_done: Tells whether it has left there what an undisturbed run leaves.
        folders: Which it must be able to write, from that folder.
    """

    run: Callable[[Path], object]
    is_done: Callable[[Path], bool]
    folders: tuple[str, ...]


def _list_stages(ground: Ground) -> tuple[Stage, ...]:
    pages = _write_pages(ground.folder / "pages")
    articles = print_articles(find_build(ground.second))
    built, published = print_facts(find_build(ground.second)), print_facts(ground.second / "hudna.duckdb")
    return (
        Stage(
            partial(_collect_folder, pages),
            lambda folder: len(list_pages(folder / "inbox")) == _PAGES and not count_half_pages(folder / "inbox"),
            ("inbox", "inbox/.collect"),
        ),
        Stage(
            lambda folder: load(ground, folder, ground.inbox),
            lambda folder: print_articles(find_build(folder)) == articles,
            ("build",),
        ),
        Stage(
            partial(publish_build, ground.second),
            lambda folder: print_facts(folder / "hudna.duckdb") == published,
            ("", "releases", "history"),
        ),
        Stage(build, lambda folder: print_facts(find_build(folder)) == built, ("build",)),
    )


def _write_pages(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(_PAGES):
        (folder / f"{number}.html").write_bytes(make_numbered(number))
    return folder


def _collect_folder(pages: Path, folder: Path) -> None:
    """Collect saved pages, as `hudna collect` does."""
    source = Source(source_id="folder", kind="folder", publisher_id=None, places=(str(pages),))
    plan = Plan(Settings(), (source,))
    collect(plan, sources_file=pages / "sources.yml", out=folder / "inbox", reporter=SilentReporter())


def _lay_out(ground: Ground, folder: Path) -> None:
    """Put into a folder what every stage finds: a release, a working database, a collection without pages."""
    shutil.copytree(ground.first, folder, symlinks=True, dirs_exist_ok=True)
    shutil.rmtree(folder / "history")
    (folder / "history").mkdir()  # empty, as when the second warehouse was built: what was published settles ids
    shutil.copy2(find_build(ground.second), find_build(folder))
    (folder / "inbox" / STATE_FOLDER).mkdir(parents=True)


def fill_disks(ground: Ground, faults: int, chance: random.Random) -> Tally:
    """Run each stage on a small disk with some room left by chance; then with room enough."""
    tally, stages = Tally(), _list_stages(ground)
    for number in range(faults):
        stage = stages[number % len(stages)]
        with _mount_small_disk(ground.folder / "disk") as folder:
            _lay_out(ground, folder)
            ballast = folder / "ballast"
            _fill(ballast, leaving=chance.randint(0, _MOST_LEFT))
            tally += _see_end(run_forked(partial(stage.run, folder), log=ground.log), ground, folder)
            ballast.unlink()
            must_end(partial(stage.run, folder), ground)
            tally += Tally(runs=1, differing=not stage.is_done(folder))
    return tally


def forbid_folders(ground: Ground, faults: int, chance: random.Random) -> Tally:
    """Run each stage where some folder may not be written, or is on a disk mounted to be read; then where all may."""
    tally, stages = Tally(), _list_stages(ground)
    folder = ground.folder / "forbidden"
    for number in range(faults):
        stage = stages[number % len(stages)]
        shutil.rmtree(folder, ignore_errors=True)
        _lay_out(ground, folder)
        forbid = chance.choice((_take_rights, _mount_to_read))
        with forbid(folder / chance.choice(stage.folders)):
            end = run_forked(partial(stage.run, folder), log=ground.log, is_privileged=False)
            tally += _see_end(end, ground, folder)
        must_end(partial(stage.run, folder), ground)
        tally += Tally(runs=1, differing=not stage.is_done(folder))
    return tally


def _see_end(end: End, ground: Ground, folder: Path) -> Tally:
    """Tell how a stage has borne a fault: it must end with the exit code of one, and leave what is published readable."""
    facts = {print_facts(source / "hudna.duckdb") for source in (ground.first, ground.second)}
    return Tally(
        runs=1,
        faults=end.code != 0,
        unclear=end.code not in {0, StorageError.exit_code},
        reads=1,
        broken=print_facts(folder / "hudna.duckdb") not in facts,
    )


@contextmanager
def _mount_small_disk(folder: Path) -> Iterator[Path]:
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={_MOST_MIB}m", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def _fill(ballast: Path, *, leaving: int) -> None:
    free = shutil.disk_usage(ballast.parent).free
    with ballast.open("wb") as stream:
        os.posix_fallocate(stream.fileno(), 0, max(1, free - leaving))


@contextmanager
def _mount_to_read(folder: Path) -> Iterator[None]:
    subprocess.run(["mount", "--bind", str(folder), str(folder)], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True)
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@contextmanager
def _take_rights(folder: Path) -> Iterator[None]:
    """Forbid everyone to write to a folder, and to the files that lie in it."""
    paths = [
        each for each in (folder, *folder.glob("*")) if each == folder or (each.is_file() and not each.is_symlink())
    ]
    modes = {path: path.stat().st_mode for path in paths}
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)
