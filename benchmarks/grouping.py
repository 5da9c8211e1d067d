"""How well claims are grouped into events: hand-coded ones, fed through the models as they stand, and extracted ones.

    python -m benchmarks.grouping [GOLD.jsonl:ARTICLES.jsonl …] [--errors]

Without arguments it measures the embedded sample. Sample and real articles go into warehouses of their own. Grouping
coded claims measures linking by itself; grouping extracted ones adds the errors of reading.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import duckdb

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from extract.articles.article import Article
from extract.articles.read import read_documents
from extract.claims.claim import Extraction
from extract.claims.prediction import to_prediction
from extract.claims.rules import RuleExtractor
from extract.engine import Engine
from extract.evaluate.grouping import Grouping
from extract.evaluate.run import GOLDEN, evaluate
from extract.export import name_source
from extract.load.database import open_build_database
from extract.load.load import load_documents
from extract.project import ROOT, SAMPLE
from tests.warehouse.gold_to_raw import convert

LINKING = "+int_claims_clustered"
Part = tuple[Path, Path]


def write_coded(parts: Sequence[Part], folder: Path) -> None:
    """Write the gold's claims as a raw database, and as predictions."""
    convert([gold for gold, _ in parts], folder / "hudna.duckdb", folder / "predicted.jsonl")


def write_extracted(parts: Sequence[Part], folder: Path) -> None:
    """Extract claims, load them, and write them as predictions."""
    extractor, extractions = RuleExtractor.from_project(ROOT), list[Extraction]()

    def extract_all(articles: Iterable[Article]) -> Iterator[Extraction]:
        for article in articles:
            extractions.append(extractor.extract(article))
            yield extractions[-1]

    documents = read_documents(list(dict.fromkeys(articles for _, articles in parts)))
    connection = open_build_database(folder / "hudna.duckdb")
    load_documents(documents, engine=Engine(extractor.version, extract_all), connection=connection, inputs=[])
    connection.close()
    with (folder / "predicted.jsonl").open("w", encoding="utf-8") as out:
        for name, rows in groupby(extractions, key=lambda each: name_source(each.article)):
            out.write(json.dumps(to_prediction(name, list(rows)), ensure_ascii=False) + "\n")


def group(folder: Path) -> Path:
    """Run the models up to the clusters of claims; returns the file that says which claim is in which.

    Raises:
        RuntimeError: If dbt fails.
    """
    database, events = folder / "hudna.duckdb", folder / "claim_events.csv"
    environment = os.environ | {
        "HUDNA_BUILD_DB": str(database),
        "HUDNA_HISTORY_DIR": str(folder / "history"),
        "DBT_LOG_PATH": str(folder / "logs"),
    }
    command = [str(Path(sys.executable).with_name("dbt")), "--quiet", "build", "--select", LINKING]
    options = ["--exclude-resource-type", "test", "unit_test", "--project-dir", str(ROOT), "--profiles-dir", str(ROOT)]
    result = subprocess.run(
        [*command, *options, "--target-path", str(folder / "target")], env=environment, cwd=ROOT, check=False
    )
    if result.returncode:
        msg = f"dbt build failed with {result.returncode}"
        raise RuntimeError(msg)
    export_clusters(database, events)
    return events


def export_clusters(database: Path, events: Path) -> None:
    """Write which claim is in which cluster, in the form of an export of `marts.bridge_event_claims`."""
    with duckdb.connect(str(database), read_only=True) as connection:
        clusters = "select claim_id, event_key as event_id from intermediate.int_claims_clustered order by all"
        connection.execute(f"copy ({clusters}) to '{events}' (header)")


def measure(parts: Sequence[Part], folder: Path) -> Grouping:
    """Group what `folder` holds and compare it with the gold."""
    report = evaluate([gold for gold, _ in parts], predicted=folder / "predicted.jsonl", claim_events=group(folder))
    if report.grouping is None:
        msg = "the evaluation holds no grouping"
        raise RuntimeError(msg)
    return report.grouping


def describe(name: str, grouping: Grouping, *, with_errors: bool) -> Iterable[str]:
    """Yield the figures, and the events that were parted or merged."""
    yield (
        f"{name:10} {grouping.claim_count:4} claims, {grouping.event_count:4} events: "
        f"B-cubed F1 {grouping.b_cubed[2]:.3f}, pairwise P {grouping.pairs.shares[0]:.3f} "
        f"R {grouping.pairs.shares[1]:.3f} F1 {grouping.pairs.shares[2]:.3f}"
    )
    if with_errors:
        yield from (f"  parted into {count}: {event}" for event, count in grouping.split.items())
        yield from (f"  merged: {', '.join(events)}" for events in grouping.merged.values())


def read_parts(named: Sequence[str]) -> list[Part]:
    """Return the gold files and their articles, of `GOLD:ARTICLES` each; by default those of the sample."""
    parts = [(Path(gold), Path(articles)) for gold, articles in (part.split(":") for part in named)]
    return parts or [(gold, SAMPLE) for gold in sorted(GOLDEN.glob("*.jsonl"))]


def main() -> None:
    """Measure both ways and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="GOLD:ARTICLES", help="coded claims and the articles they are of")
    parser.add_argument("--errors", action="store_true", help="name the events that were parted or merged")
    arguments = parser.parse_args()
    parts = read_parts(arguments.parts)
    for name, write in (("coded", write_coded), ("extracted", write_extracted)):
        with tempfile.TemporaryDirectory(prefix="hudna-grouping-") as path:
            write(parts, Path(path))
            for line in describe(name, measure(parts, Path(path)), with_errors=arguments.errors):
                print(line, flush=True)


if __name__ == "__main__":
    main()
