"""What a build of the warehouse costs as claims grow, and a refresh with few new ones.

    python -m benchmarks.warehouse [--sizes 10000 100000] [--dense]

builds the warehouse over made-up claims (see `synthetic_claims.py`): a full `dbt build`, tests and all; the compiled
SQL of the same models without dbt; and a second build with 1 % new claims. The cost of a claim is what the build takes
beyond one of a hundred claims, by claim: in seconds of the processor, for those of the clock hang on what else runs.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb

from benchmarks.synthetic_claims import ROOT, generate

START_UP_CLAIMS = 100
DENSE_DAYS = 400
NEW_SHARE = 0.01


@dataclass(frozen=True)
class Run:
    """What a command took: seconds of the clock and of the processor, and the peak of resident memory in MiB."""

    seconds: float
    processor_seconds: float
    peak_mib: int

    def __str__(self) -> str:
        """Tell all three."""
        return f"{self.seconds:7.1f} s, processor {self.processor_seconds:7.1f} s, peak {self.peak_mib:,} MiB"


def build(database: Path, folder: Path, *options: str) -> Run:
    """Run `dbt build` and measure it.

    Raises:
        RuntimeError: If it fails.
    """
    environment = os.environ | {
        "HUDNA_BUILD_DB": str(database),
        "HUDNA_HISTORY_DIR": str(folder / "history"),
        "DBT_LOG_PATH": str(folder / "logs"),
    }
    command = [str(Path(sys.executable).with_name("dbt")), "--quiet", "build", "--project-dir", str(ROOT)]
    paths = ["--profiles-dir", str(ROOT), "--target-path", str(folder / "target")]
    start = time.perf_counter()
    process = subprocess.Popen([*command, *paths, *options], env=environment, cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        msg = f"dbt build failed with {process.returncode}"
        raise RuntimeError(msg)
    return Run(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024)


def run_without_dbt(database: Path, folder: Path) -> Run:
    """Run the compiled SQL of all models by itself over a copy of a warehouse that was just built in full.

    What is compiled then makes all pairs of claims, for there were none.
    """
    copy = folder / "alone" / database.name  # views know the database by its name
    copy.parent.mkdir(exist_ok=True)
    shutil.copyfile(database, copy)
    start = time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.warehouse", "--alone", str(copy), str(folder / "target")]
    process = subprocess.Popen(command, cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        msg = f"the models' SQL failed with {process.returncode}"
        raise RuntimeError(msg)
    return Run(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024)


def run_models(database: Path, target: Path) -> None:
    """Run the compiled SQL of all models, in the order in which dbt ran them."""
    nodes = json.loads((target / "manifest.json").read_text(encoding="utf-8"))["nodes"]
    results = json.loads((target / "run_results.json").read_text(encoding="utf-8"))["results"]
    order = [result["unique_id"] for result in results if result["unique_id"].startswith("model.")]
    with duckdb.connect(str(database)) as connection:
        connection.execute("set threads = 2; set preserve_insertion_order = false")
        for name in order:
            node = nodes[name]
            kind = "view" if node["config"]["materialized"] == "view" else "table"
            query = (ROOT / node["compiled_path"]).read_text(encoding="utf-8")
            connection.execute(f"create or replace {kind} {node['schema']}.{node['name']} as {query}")


def count_pairs(database: Path) -> tuple[int, int, int]:
    """Return the number of claims, of candidate pairs and of events."""
    with duckdb.connect(str(database), read_only=True) as connection:
        row = connection.execute(
            "select (select count(*) from raw.claims), (select count(*) from intermediate.int_claim_links), "
            "(select count(*) from intermediate.int_events_profiled)"
        ).fetchone()
    if row is None:
        msg = "the build left no counts"
        raise RuntimeError(msg)
    return row


def measure(size: int, folder: Path, start_up: Run, *, days: int | None) -> float:
    """Print the figures of one size and return the cost of a claim in milliseconds of the processor."""
    database = folder / f"{size}" / "hudna.duckdb"
    generate(size, days=days).write(database)
    full = build(database, folder)
    claims, pairs, events = count_pairs(database)
    cost = (full.processor_seconds - start_up.processor_seconds) / size * 1000
    print(f"{claims:,} claims, {pairs:,} candidate pairs, {events:,} events")
    print(f"  full build  {full}, {cost:.3f} ms a claim beyond start-up", flush=True)
    print(f"  SQL alone   {run_without_dbt(database, folder)}", flush=True)
    generate(int(size * NEW_SHARE), seed=2, first=10 * size, days=days or size // 25).write(database)
    print(f"  1 % new     {build(database, folder)}", flush=True)
    return cost


def main() -> None:
    """Measure each size and print how the cost of a claim grows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--dense", action="store_true", help="spread each size over the same time, not over more of it")
    parser.add_argument("--alone", type=Path, nargs=2, metavar=("DATABASE", "TARGET"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.alone:
        run_models(*arguments.alone)
        return
    days = DENSE_DAYS if arguments.dense else None
    with tempfile.TemporaryDirectory(prefix="hudna-bench-") as name:
        folder = Path(name)
        small = folder / "start-up" / "hudna.duckdb"
        generate(START_UP_CLAIMS).write(small)
        build(small, folder)
        start_up = build(small, folder)
        print(f"start-up    {start_up}, with {START_UP_CLAIMS} claims", flush=True)
        costs = [measure(size, folder, start_up, days=days) for size in arguments.sizes]
    if len(costs) > 1:
        print(f"cost of a claim, largest to smallest size: {costs[-1] / costs[0]:.2f} (aim: at most 1.5)")


if __name__ == "__main__":
    main()
