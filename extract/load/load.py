"""Loading: documents in, schema `raw` out, all of a batch or nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import duckdb

from extract.engine import ClosedEngine, Engine
from extract.load.files import plan_reading
from extract.load.ledger import LoadSummary
from extract.load.run import Document, Run
from extract.tombstones import Tombstones

_MOST_PASSES = 3  # one settles it; more are for verdicts that hang on one another


def load_documents(
    documents: Iterable[Document],
    *,
    engine: Engine,
    connection: duckdb.DuckDBPyConnection,
    inputs: Sequence[str],
    tombstones: Tombstones | None = None,
    on_progress: Callable[[int], None] = lambda _count: None,
) -> LoadSummary:
    """Load documents into schema `raw`, each batch in one transaction.

    Every document gets a row in `raw.outcomes`; what cannot be stored is quarantined there with its reason. An
    interrupted run keeps its whole batches, which the next one finds unchanged, and has no `finished_at` in `raw.runs`.

    Args:
        documents: What the reader yields.
        engine: The extractor at work.
        connection: Of the working database, open to write.
        inputs: The inputs as the user named them, for the ledger.
        tombstones: What was deleted on request, and is refused.
        on_progress: Called with the number of documents done since the last call.

    Raises:
        MixedWarehouseError: If sample and real articles would meet.
    """
    run = Run(connection, version=engine.version, tombstones=tombstones)
    run.start(inputs)
    run.load(documents, engine, on_progress=on_progress)
    run.remove_lost()
    return run.finish()


def load_files(
    files: Iterable[Path],
    *,
    engine: ClosedEngine,
    connection: duckdb.DuckDBPyConnection,
    inputs: Sequence[str],
    tombstones: Tombstones | None = None,
    on_progress: Callable[[int], None] = lambda _count: None,
) -> LoadSummary:
    """Load the documents of files into schema `raw`, as `load_documents` does, without those of files that are as they were.

    What is stored in the end is what reading every file would have stored: where a verdict hangs on an unread file,
    that one is read too.

    Args:
        files: Document files, in the order of reading.
        engine: The extractor; opened only if something is read.
        connection: Of the working database, open to write.
        inputs: The inputs as the user named them, for the ledger.
        tombstones: What was deleted on request, and is refused.
        on_progress: Called with the number of documents done since the last call.

    Raises:
        MixedWarehouseError: If sample and real articles would meet.
    """
    plan = plan_reading(connection, files, version=engine.version)
    run = Run(connection, version=engine.version, plan=plan, tombstones=tombstones)
    run.start(inputs)
    if plan.changed:
        with engine.open() as opened:
            run.read(plan.changed, opened, on_progress=on_progress)
            for _pass in range(_MOST_PASSES):
                if not run.is_contested():
                    break
                run.read(list(plan.files.values()), opened, on_progress=on_progress)
    return run.finish()
