"""The order of loading changes no fact and no id."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import duckdb
import pytest

from extract.articles.article import Article
from extract.articles.read import read_documents
from extract.articles.rejected import Rejected
from extract.claims.claim import Extraction
from extract.claims.rules import RuleExtractor
from extract.engine import Engine
from extract.load.database import open_build_database
from extract.load.load import load_documents
from extract.project import ROOT, SAMPLE
from extract.publish.exports import write_exports
from tests.warehouse.conftest import Warehouse, build, run_dbt
from tests.warehouse.reports import all_reports

ORDERS = int(os.environ.get("HUDNA_ORDERS", "4"))
"""Random orders beside the natural one; more by hand: HUDNA_ORDERS=20 pytest tests/warehouse/test_order.py."""

MODELS_ALONE = ["build", "--exclude-resource-type", "test", "unit_test"]

PAIR_TABLES = ("int_claims_fingerprinted", "int_pairs_blocked", "int_pairs_scored")
"""Kept from build to build: a fingerprint that hung on the order of rows would have pairs made again for nothing."""


@pytest.mark.parametrize(
    "table", ["fct_exchanges", "fct_exchange_releases", "fct_evacuations", "fct_actor_roles", "fct_deals"]
)
def test_shuffled_loading_gives_the_same_facts(
    warehouse: Warehouse,
    shuffled: Warehouse,
    table: str,
) -> None:
    """The same reports in another order give the same rows, ids included."""
    rows = f"select * from marts.{table} order by all"
    expected = warehouse.query(rows)
    assert expected
    assert shuffled.query(rows) == expected


@pytest.fixture(scope="module")
def shuffled(tmp_path_factory: pytest.TempPathFactory, target: Path) -> Warehouse:
    """The warehouse of the same reports, loaded in another order."""
    reports = all_reports()
    random.Random(7).shuffle(reports)  # noqa: S311 - an order, no secret
    folder = tmp_path_factory.mktemp("shuffled")
    result = build(reports, folder, target, MODELS_ALONE)
    assert result.returncode == 0, result.stdout + result.stderr
    return Warehouse(folder / "hudna.duckdb", target, result.stdout)


class Corpus:
    """The sample's rows and pages, each article extracted once however often it is loaded."""

    def __init__(self) -> None:
        self.inputs: list[list[Article | Rejected]] = []
        for document in read_documents([SAMPLE]):
            is_page = not document.source_file.endswith(".jsonl")
            if is_page and self.inputs and self.inputs[-1][0].source_file == document.source_file:
                self.inputs[-1].append(document)  # the stories of one page come together
            else:
                self.inputs.append([document])
        extractor = RuleExtractor.from_project(ROOT)
        self.extractions: dict[str, Extraction] = {}

        def extract_all(articles: Iterable[Article]) -> Iterable[Extraction]:
            for article in articles:
                if article.article_id not in self.extractions:
                    self.extractions[article.article_id] = extractor.extract(article)
                yield self.extractions[article.article_id]

        self.engine = Engine(extractor.version, extract_all)

    def load(self, inputs: list[list[Article | Rejected]], database: Path, *, at_once: bool = True) -> None:
        connection = open_build_database(database)
        for part in [list(chain.from_iterable(inputs))] if at_once else inputs:
            load_documents(iter(part), engine=self.engine, connection=connection, inputs=["sample"])
        connection.close()

    def export(self, inputs: list[list[Article | Rejected]], target: Path, *, at_once: bool) -> dict[str, bytes]:
        """Load, build and export; returns the bytes of each table's CSV file."""
        database = make_room(target)
        self.load(inputs, database, at_once=at_once)
        build_models(database, target)
        return export(database, target)


def make_room(target: Path) -> Path:
    """Return the path of a working database that does not exist yet."""
    database = target / "build" / "hudna.duckdb"
    database.parent.mkdir(parents=True, exist_ok=True)
    database.unlink(missing_ok=True)
    return database


def build_models(database: Path, target: Path) -> None:
    """Build the models over what is loaded."""
    result = run_dbt(MODELS_ALONE, database=database, target=target)
    assert result.returncode == 0, result.stdout + result.stderr


def export(database: Path, target: Path) -> dict[str, bytes]:
    """Return the bytes of each table's CSV file, and the rows of PAIR_TABLES."""
    folder = target / "exports"
    folder.mkdir()
    with duckdb.connect(str(database)) as connection:
        connection.execute("set TimeZone = 'UTC'")
        write_exports(connection, folder)
        pairs = {
            table: repr(connection.execute(f"select * from intermediate.{table} order by all").fetchall()).encode()
            for table in PAIR_TABLES
        }
    files = {path.name: path.read_bytes() for path in (folder / "csv").glob("*.csv")} | pairs
    for path in sorted(folder.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    folder.rmdir()
    return files


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The sample, read once."""
    return Corpus()


@pytest.fixture(scope="module")
def natural(corpus: Corpus, target: Path) -> dict[str, bytes]:
    """What is exported when the sample is loaded as it lies there."""
    files = corpus.export(corpus.inputs, target, at_once=True)
    assert files["fct_exchanges.csv"].count(b"xch_") > 50
    return files


@pytest.mark.parametrize("seed", range(1, ORDERS + 1))
def test_sample_in_any_order_exports_the_same_bytes(
    corpus: Corpus, natural: dict[str, bytes], target: Path, seed: int
) -> None:
    """Shuffled, in one go (even seeds) or article by article (odd ones): the same facts and ids, byte for byte."""
    inputs = list(corpus.inputs)
    random.Random(seed).shuffle(inputs)  # noqa: S311 - an order, no secret
    files = corpus.export(inputs, target, at_once=seed % 2 == 0)
    assert sorted(files) == sorted(natural)
    assert [name for name in files if files[name] != natural[name]] == []


def test_builds_between_loads_export_the_same_bytes(corpus: Corpus, natural: dict[str, bytes], target: Path) -> None:
    """Pairs of claims that are as they were are kept from build to build; the facts are those of one build of all."""
    database, taken_out = make_room(target), [corpus.inputs[number][0] for number in (1, 20, 60)]
    half = len(corpus.inputs) // 2
    corpus.load(corpus.inputs[:half], database)
    build_models(database, target)
    with duckdb.connect(str(database)) as connection:
        kept = count_rows(connection, "intermediate.int_pairs_blocked")
        for table in ("claim_arguments", "claims", "mentions", "articles"):
            ids = [article.article_id for article in taken_out if isinstance(article, Article)]
            connection.execute(f"delete from raw.{table} where list_contains(?, article_id)", [ids])
    corpus.load(corpus.inputs[half:], database)
    build_models(database, target)
    with duckdb.connect(str(database)) as connection:
        known = "(select claim_id from raw.claims)"
        stale = f"intermediate.int_pairs_scored where left_id not in {known} or right_id not in {known}"
        assert count_rows(connection, stale) == 0
        assert count_rows(connection, "intermediate.int_pairs_blocked") > kept
    corpus.load(corpus.inputs, database)
    build_models(database, target)
    files = export(database, target)
    assert [name for name in natural if files[name] != natural[name]] == []


def count_rows(connection: duckdb.DuckDBPyConnection, rows: str) -> int:
    found = connection.execute(f"select count(*) from {rows}").fetchone()
    assert found is not None
    return int(found[0])
