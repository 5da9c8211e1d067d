"""A fault campaign: kills at random moments, full disks, folders that may not be written; and what was lost by them.

    python -m benchmarks.faults [--collect 60] [--load 60] [--build 20] [--publish 60] [--refresh 10] [--disks 40] [--seed 1]

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
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.fault_collecting import torment_collecting
from benchmarks.fault_disks import fill_disks, forbid_folders
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
    refresh,
)
from benchmarks.victims import Reader, print_facts, run_forked, wait_for_orphans
from extract.project import ROOT
from extract.publish.masking import read_masker

MOST_KILLS_IN_A_ROW = 3
_SHARE_OF_GROUPS = 0.7  # of the kills that take the children too


def torment_loading(ground: Ground, kills: int, chance: random.Random) -> Tally:
    """Kill loading; articles once committed must stay, and the end must be that of an undisturbed load."""
    wanted = print_articles(find_build(ground.second))
    tally, typical = Tally(), 2.0
    warehouse = ground.folder / "loading"
    stage = partial(load, ground, warehouse, ground.inbox)
    while tally.faults < kills:
        shutil.rmtree(warehouse, ignore_errors=True)
        held: set[str] = set()
        for _kill in range(chance.randint(1, MOST_KILLS_IN_A_ROW)):
            end = run_forked(stage, log=ground.log, kill_after=chance.uniform(0.05, typical))
            now = list_articles(find_build(warehouse))
            tally += Tally(runs=1, faults=end.killed, lost=len(held - now))
            held = now
        typical = max(must_end(stage, ground).seconds, 0.5)
        database = find_build(warehouse)
        tally += Tally(runs=1, lost=len(held - list_articles(database)), differing=print_articles(database) != wanted)
    return tally


def torment_building(ground: Ground, kills: int, chance: random.Random) -> Tally:
    """Kill dbt, or only who started it; the articles must stay, and the facts must be those of an undisturbed build."""
    wanted, articles = print_facts(find_build(ground.second)), list_articles(find_build(ground.second))
    warehouse = ground.folder / "building"
    shutil.rmtree(warehouse, ignore_errors=True)
    (warehouse / "build").mkdir(parents=True)
    shutil.copy2(find_build(ground.second), find_build(warehouse))
    stage = partial(build, warehouse)
    tally, typical = Tally(), 20.0
    while tally.faults < kills:
        ends = []
        for _kill in range(chance.randint(1, MOST_KILLS_IN_A_ROW)):
            moment, group = chance.uniform(0.1, typical), chance.random() < _SHARE_OF_GROUPS
            ends.append(run_forked(stage, log=ground.log, kill_after=moment, group=group))
        typical = must_end(stage, ground).seconds
        for end in ends:
            wait_for_orphans(end)
            tally += Tally(runs=1, faults=end.killed)
        database = find_build(warehouse)
        lost = len(articles - list_articles(database))
        tally += Tally(runs=1, lost=lost, differing=print_facts(database) != wanted)
    return tally


def torment_publishing(ground: Ground, kills: int, chance: random.Random) -> Tally:
    """Kill publications of the one build and the other in turn, under the eyes of a reader."""
    read_masker(ROOT)  # once, not in each process: the kills are to fall into the writing
    facts = {source: print_facts(source / "hudna.duckdb") for source in (ground.first, ground.second)}
    warehouse = ground.folder / "publishing"
    shutil.rmtree(warehouse, ignore_errors=True)
    must_end(partial(publish_build, ground.first, warehouse), ground)
    tally, typical = Tally(), 2.0
    sources = [ground.second, ground.first]
    with Reader(warehouse, set(facts.values()), ground.folder) as reader:
        while tally.faults < kills:
            source = sources[0]
            sources.reverse()
            stage = partial(publish_build, source, warehouse)
            for _kill in range(chance.randint(1, MOST_KILLS_IN_A_ROW)):
                end = run_forked(stage, log=ground.log, kill_after=chance.uniform(0.02, typical))
                tally += Tally(runs=1, faults=end.killed)
            typical = max(must_end(stage, ground).seconds, 0.5)
            tally += Tally(runs=1, differing=print_facts(warehouse / "hudna.duckdb") != facts[source])
    return tally + Tally(reads=reader.reads, broken=reader.broken)


def torment_refreshing(ground: Ground, kills: int, chance: random.Random) -> Tally:
    """Kill the whole command, at any moment from its start on, with its children or without."""
    facts = [print_facts(each / "hudna.duckdb") for each in (ground.first, ground.second)]
    warehouse = ground.folder / "refreshing"
    stage = partial(refresh, ground, warehouse)
    tally, typical = Tally(), 60.0
    while tally.faults < kills:
        shutil.rmtree(warehouse, ignore_errors=True)
        shutil.copytree(ground.first, warehouse, symlinks=True)
        held, ends = list_articles(find_build(warehouse)), []
        with Reader(warehouse, set(facts), ground.folder) as reader:
            for _kill in range(chance.randint(1, MOST_KILLS_IN_A_ROW)):
                moment, group = chance.uniform(0.5, typical), chance.random() < _SHARE_OF_GROUPS
                ends.append(run_forked(stage, log=ground.log, kill_after=moment, group=group))
                tally += Tally(runs=1, faults=ends[-1].killed)
            started = time.monotonic()
            must_end(stage, ground)
            typical = max(typical / 2, time.monotonic() - started)
        for end in ends:
            wait_for_orphans(end)
        lost = len(held - list_articles(find_build(warehouse)))
        tally += Tally(runs=1, lost=lost, differing=print_facts(warehouse / "hudna.duckdb") != facts[1])
        tally += Tally(reads=reader.reads, broken=reader.broken)
    return tally


def main() -> None:
    """Run the campaign and print its figures."""
    parser = argparse.ArgumentParser(description="Kill, fill and forbid; and count what was lost.")
    counts = {"collect": 60, "load": 60, "build": 20, "publish": 60, "refresh": 10, "disks": 40}
    for name, count in counts.items():
        parser.add_argument(f"--{name}", type=int, default=count, help=f"how many faults of {name}")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="keep what is prepared here, and use it again")
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 - no secret
    parts: list[tuple[str, Callable[[Ground, int, random.Random], Tally], int]] = [
        ("killed while collecting", torment_collecting, options.collect),
        ("killed while loading", torment_loading, options.load),
        ("killed while building", torment_building, options.build),
        ("killed while publishing", torment_publishing, options.publish),
        ("killed while refreshing", torment_refreshing, options.refresh),
    ]
    if os.geteuid() == 0:  # only root mounts disks, and may give up what root may
        parts += [
            ("disk full", fill_disks, options.disks // 2),
            ("folder forbidden", forbid_folders, options.disks - options.disks // 2),
        ]
    total = Tally()
    with ExitStack() as stack:
        folder = options.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="hudna-faults-")))
        folder.mkdir(parents=True, exist_ok=True)
        ground = prepare(folder.resolve())
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
