"""A fault campaign: kills at random moments, full disks, folders that may not be written; and what was lost by them.

    python benchmarks/faults.py [--load 100] [--build 30] [--publish 90] [--refresh 10] [--faults 40] [--seed 1]

Each stage starts from what it would find, is killed at a random moment of its work, some two or three times, then run to
its end; what it has left must be what an undisturbed run leaves. A reader looks on all the while. Prints one line a stage
and, at the end, the sums: runs, faults, articles lost, facts that differ, readers broken.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.fault_ground import (
    Ground,
    Tally,
    build,
    find_build,
    list_articles,
    load,
    must_end,
    prepare,
    print_articles,
    publish_build,
    wait_for,
)
from benchmarks.victims import NOBODY, Reader, print_facts, run_forked
from extract.project import ROOT

MOST_KILLS_IN_A_ROW = 3
MOST_MIB = 96  # of the small disk


def torment_loading(ground: Ground, kills: int, chance: random.Random) -> Tally:
    """Kill loading; articles once committed must stay, and the end must be that of an undisturbed load."""
    wanted = print_articles(find_build(ground.second))
    tally = Tally()
    typical = 2.0
    warehouse = ground.folder / "loading"
    shutil.rmtree(warehouse, ignore_errors=True)
    stage = partial(load, ground, warehouse, ground.inbox)
    while tally.faults < kills:
        held: set[str] = set()
        for _kill in range(chance.randint(1, MOST_KILLS_IN_A_ROW)):
            end = run_forked(stage, log=ground.log, kill_after=chance.uniform(0.05, typical))
            now = list_articles(find_build(warehouse))
            tally += Tally(runs=1, faults=end.killed, lost=len(held - now))
            held = now
        end = run_forked(stage, log=ground.log)
        must_end(end, ground)
        typical = max(end.seconds, 0.5)
        database = find_build(warehouse)
        tally += Tally(runs=1, lost=len(held - list_articles(database)), differing=print_articles(database) != wanted)
        shutil.rmtree(warehouse)
    return tally


def torment_building(ground: Ground, kills: int, chance: random.Random) -> Tally:
    """Kill dbt, or only who started it; the articles must stay, and the facts must be those of an undisturbed build."""
    wanted, articles = print_facts(find_build(ground.second)), print_articles(find_build(ground.second))
    warehouse = ground.folder / "building"
    shutil.rmtree(warehouse, ignore_errors=True)
    _copy_build(ground.second, warehouse)
    tally, typical = Tally(), 20.0
    while tally.faults < kills:
        for _kill in range(chance.randint(1, MOST_KILLS_IN_A_ROW)):
            end = run_forked(
                lambda: build(warehouse),
                log=ground.log,
                kill_after=chance.uniform(0.1, typical),
                group=chance.random() < 0.7,
            )
            wait_for(find_build(warehouse))
            lost = print_articles(find_build(warehouse)) != articles
            tally += Tally(runs=1, faults=end.killed, lost=lost)
        end = run_forked(lambda: build(warehouse), log=ground.log)
        must_end(end, ground)
        typical = end.seconds
        tally += Tally(runs=1, differing=print_facts(find_build(warehouse)) != wanted)
    return tally


def torment_publishing(ground: Ground, kills: int, chance: random.Random) -> Tally:
    """Kill publications of the one build and the other in turn, under the eyes of a reader."""
    facts = {source: print_facts(source / "hudna.duckdb") for source in (ground.first, ground.second)}
    warehouse = ground.folder / "publishing"
    shutil.rmtree(warehouse, ignore_errors=True)
    must_end(run_forked(lambda: publish_build(ground.first, warehouse), log=ground.log), ground)
    tally, typical = Tally(), 2.0
    sources = [ground.second, ground.first]
    with Reader(warehouse, set(facts.values()), ground.folder) as reader:
        while tally.faults < kills:
            source = sources[0]
            sources.reverse()
            for _kill in range(chance.randint(1, MOST_KILLS_IN_A_ROW)):
                end = run_forked(
                    lambda s=source: publish_build(s, warehouse),
                    log=ground.log,
                    kill_after=chance.uniform(0.02, typical),
                )
                tally += Tally(runs=1, faults=end.killed)
            end = run_forked(lambda s=source: publish_build(s, warehouse), log=ground.log)
            must_end(end, ground)
            typical = max(end.seconds, 0.5)
            tally += Tally(runs=1, differing=print_facts(warehouse / "hudna.duckdb") != facts[source])
    return tally + Tally(reads=reader.reads, broken=reader.broken)


def torment_refreshing(ground: Ground, kills: int, chance: random.Random) -> Tally:
    """Kill the whole command, at any moment from its start on, with its children or without."""
    warehouse = ground.folder / "refreshing"
    shutil.rmtree(warehouse, ignore_errors=True)
    shutil.copytree(ground.first, warehouse, symlinks=True)
    wanted = {print_facts(each / "hudna.duckdb") for each in (ground.first, ground.second)}
    held = list_articles(find_build(warehouse))
    tally = Tally()
    typical = 60.0
    with Reader(warehouse, wanted, ground.folder) as reader:
        while tally.faults < kills:
            moment, group = chance.uniform(0.5, typical), chance.random() < 0.7
            end = run_forked(lambda: refresh(ground, warehouse), log=ground.log, kill_after=moment, group=group)
            wait_for(find_build(warehouse))
            now = list_articles(find_build(warehouse))
            tally += Tally(runs=1, faults=end.killed, lost=len(held - now))
            held = now
        must_end(run_forked(lambda: refresh(ground, warehouse), log=ground.log), ground)
        same = print_facts(warehouse / "hudna.duckdb") == print_facts(ground.second / "hudna.duckdb")
        tally += Tally(runs=1, differing=not same)
    return tally + Tally(reads=reader.reads, broken=reader.broken)


def refresh(ground: Ground, warehouse: Path) -> None:
    """Run `hudna refresh` as a user does, the pages as its input."""
    command = [sys.executable, "-c", "from extract.cli import main; main()", "refresh", "--quiet", str(ground.inbox)]
    environment = os.environ | {"HUDNA_WAREHOUSE_DIR": str(warehouse)}
    subprocess.run(command, env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def fill_disk(ground: Ground, faults: int, chance: random.Random) -> Tally:
    """Load and publish on a small disk with some room left by chance; then with room enough."""
    wanted = print_articles(find_build(ground.second))
    facts = {source: print_facts(source / "hudna.duckdb") for source in (ground.first, ground.second)}
    tally = Tally()
    disk = ground.folder / "disk"
    disk.mkdir(exist_ok=True)
    for number in range(faults):
        with _mount_small_disk(disk):
            warehouse = disk / "warehouse"
            must_end(run_forked(lambda w=warehouse: publish_build(ground.first, w), log=ground.log), ground)
            stage: Callable[[], object] = (
                (lambda w=warehouse: load(ground, w, ground.inbox))
                if number % 2
                else (lambda w=warehouse: publish_build(ground.second, w))
            )
            ballast = disk / "ballast"
            _fill(ballast, leaving=chance.randint(0, 4_000_000))
            end = run_forked(stage, log=ground.log)
            intact = print_facts(warehouse / "hudna.duckdb") in facts.values()
            tally += Tally(runs=1, faults=end.code != 0, unclear=end.code not in {0, 5}, broken=not intact)
            ballast.unlink()
            must_end(run_forked(stage, log=ground.log), ground)
            same = (
                print_articles(find_build(warehouse)) == wanted
                if number % 2
                else print_facts(warehouse / "hudna.duckdb") == facts[ground.second]
            )
            tally += Tally(runs=1, differing=not same)
    return tally


def forbid_folders(ground: Ground, faults: int, chance: random.Random) -> Tally:
    """Load and publish as a user who may not write some folder; then as one who may."""
    facts = {source: print_facts(source / "hudna.duckdb") for source in (ground.first, ground.second)}
    tally = Tally()
    for number in range(faults):
        warehouse = Path(tempfile.mkdtemp(prefix="hudna-faults-"))
        try:
            must_end(run_forked(lambda w=warehouse: publish_build(ground.first, w), log=ground.log), ground)
            (warehouse / "build").mkdir()
            name = chance.choice(["build"] if number % 2 else ["", "releases", "history"])
            _give_away(warehouse, without=warehouse / name)
            stage: Callable[[], object] = (
                (lambda w=warehouse: load(ground, w, ground.inbox))
                if number % 2
                else (lambda w=warehouse: publish_build(ground.second, w))
            )
            end = run_forked(stage, log=ground.log, user=NOBODY)
            intact = print_facts(warehouse / "hudna.duckdb") in facts.values()
            tally += Tally(runs=1, faults=end.code != 0, unclear=end.code not in {0, 5}, broken=not intact)
            must_end(run_forked(stage, log=ground.log), ground)
            tally += Tally(runs=1)
        finally:
            shutil.rmtree(warehouse)
    return tally


def _copy_build(source: Path, warehouse: Path) -> None:
    (warehouse / "build").mkdir(parents=True)
    shutil.copy2(find_build(source), find_build(warehouse))


@contextmanager
def _mount_small_disk(folder: Path) -> Iterator[None]:
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={MOST_MIB}m", "tmpfs", str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def _fill(ballast: Path, *, leaving: int) -> None:
    free = shutil.disk_usage(ballast.parent).free
    with ballast.open("wb") as stream:
        os.posix_fallocate(stream.fileno(), 0, max(1, free - leaving))


def _give_away(warehouse: Path, *, without: Path) -> None:
    """Let another user write everything but one folder."""
    for path in [warehouse, *warehouse.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o777 if path.is_dir() else 0o666)
    for path in [without, *without.glob("*")]:
        if not path.is_symlink() and (path == without or path.is_file()):
            path.chmod(0o555 if path.is_dir() else 0o444)


def main() -> None:
    """Run the campaign and print its figures."""
    parser = argparse.ArgumentParser(description="Kill, fill and forbid; and count what was lost.")
    for name, count in (("load", 100), ("build", 30), ("publish", 90), ("refresh", 10), ("faults", 40)):
        parser.add_argument(f"--{name}", type=int, default=count, help=f"how many faults of {name}")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="keep what is prepared here, and use it again")
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 - no secret
    parts: list[tuple[str, Callable[[Ground, int, random.Random], Tally], int]] = [
        ("killed while loading", torment_loading, options.load),
        ("killed while building", torment_building, options.build),
        ("killed while publishing", torment_publishing, options.publish),
        ("killed while refreshing", torment_refreshing, options.refresh),
    ]
    if os.geteuid() == 0:  # only root mounts disks and becomes someone else
        parts += [
            ("disk full", fill_disk, options.faults // 2),
            ("folder forbidden", forbid_folders, options.faults - options.faults // 2),
        ]
    total = Tally()
    with ExitStack() as stack:
        folder = options.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="hudna-faults-")))
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)
        ground = prepare(folder)
        for title, torment, count in parts:
            if count:
                started = time.monotonic()
                found = torment(ground, count, chance)
                total += found
                print(f"{title}: {json.dumps(vars(found))} in {time.monotonic() - started:.0f} s", flush=True)
    print(f"all: {json.dumps(vars(total))}")
    if replace(total, runs=0, faults=0, reads=0) != Tally():
        sys.exit(1)


if __name__ == "__main__":
    main()
