"""Hostile inputs through collecting, reading, extracting and loading: none may crash or hang us, each must have its outcome.

    python -m benchmarks.hostile [--count 10000] [--seed 1]

A server on loopback sends the inputs; `hudna collect` fetches them as pages and listings, and what it keeps is loaded.
Every step is timed for each input; one that takes longer than a minute counts as a hang.
"""

from __future__ import annotations

import argparse
import socket
import socketserver
import sqlite3
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from ipaddress import ip_network
from pathlib import Path
from unittest.mock import patch

import duckdb

from benchmarks.hostile_inputs import Hostile, make_input
from extract.articles.article import Article
from extract.articles.read import read_documents
from extract.articles.rejected import Rejected
from extract.claims.claim import Extraction
from extract.claims.rules import RuleExtractor
from extract.collect.connection import AddressRule
from extract.collect.inbox import STATE_FOLDER
from extract.collect.run import LEDGER, collect
from extract.collect.source import Plan, Settings, Source
from extract.engine import Engine
from extract.load.database import open_build_database
from extract.load.load import load_documents
from extract.progress import SilentReporter
from extract.project import ROOT

HANG_SECONDS = 60.0  # by the clock, on a machine that has other work too
_BATCH = 200  # inputs of a source


@dataclass
class Campaign:
    """What came of a campaign.

    Attributes:
        kinds: How many inputs there were of each kind.
        collected: How many addresses had each outcome in the ledger of collecting.
        loaded: How many documents had each outcome in `raw.outcomes`.
        claim_count: Claims that were read out of hostile articles.
        crashes: Each with its input and its error.
        hangs: Each with its input and its seconds.
        missing: Inputs and documents without an outcome.
        slowest: The slowest inputs, each with its step and seconds.
    """

    kinds: Counter[str] = field(default_factory=Counter)
    collected: Counter[str] = field(default_factory=Counter)
    loaded: Counter[str] = field(default_factory=Counter)
    claim_count: int = 0
    crashes: list[str] = field(default_factory=list)
    hangs: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)

    def time(self, what: str, seconds: float) -> None:
        """Note how long a step took for an input."""
        if seconds > HANG_SECONDS:
            self.hangs.append(f"{what}: {seconds:.1f} s")
        self.slowest = sorted([*self.slowest, (seconds, what)], reverse=True)[:10]


def run_campaign(folder: Path, *, count: int, seed: int) -> Campaign:
    """Send hostile inputs through every step.

    Args:
        folder: Empty; for the pages and the database.
        count: How many.
        seed: The same one gives the same inputs.
    """
    campaign = Campaign()
    with _serve(seed) as server:
        inputs = [make_input(n, seed=seed, base=server.base) for n in range(count)]
        campaign.kinds = Counter(each.kind for each in inputs)
        _collect(campaign, folder, server, inputs)
    _load(campaign, folder)
    return campaign


class _Server(socketserver.ThreadingTCPServer):
    """Sends the n-th input, from its first byte on, to whoever asks for `/n/…`."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, seed: int) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.seed = seed
        self.base = f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, *_: object) -> None:
        """Pass over a client that gave up."""


class _Handler(socketserver.StreamRequestHandler):
    timeout = 5

    def handle(self) -> None:
        line = self.rfile.readline(70_000).decode("latin-1")
        while self.rfile.readline(70_000) not in (b"\r\n", b"\n", b""):
            pass
        number = line.split("/")[1] if line.count("/") > 2 else ""
        server = self.server
        if number.isdigit() and isinstance(server, _Server):
            self.wfile.write(make_input(int(number), seed=server.seed, base=server.base).answer)
        else:
            self.wfile.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")


@contextmanager
def _serve(seed: int) -> Iterator[_Server]:
    with _Server(seed) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@contextmanager
def _keep_to_loopback() -> Iterator[None]:
    """Let a mutated address lead to nobody: no name is resolved, and only loopback is connected to."""
    resolve = partial(socket.getaddrinfo, flags=socket.AI_NUMERICHOST)
    with (
        patch.object(socket, "getaddrinfo", resolve),
        patch.object(AddressRule, "allows", lambda _rule, address: address.is_loopback),
    ):
        yield


def _collect(campaign: Campaign, folder: Path, server: _Server, inputs: list[Hostile]) -> None:
    """Collect the inputs, one after the other, so that the ledger tells how long each took."""
    settings = Settings(
        contact="hostile@hudna.example",
        workers=1,
        delay_seconds=0,
        attempts=1,
        fetch_seconds=3,
        listing_seconds=3,
        most_pages=100_000,
        kept_share=1,
        allowed_networks=(ip_network("127.0.0.1/32"),),
    )
    addresses = [f"{server.base}/{n}/{'feed' if each.is_listing else 'page'}" for n, each in enumerate(inputs)]
    listings = [address for address, each in zip(addresses, inputs, strict=True) if each.is_listing]
    pages = [address for address, each in zip(addresses, inputs, strict=True) if not each.is_listing]
    sources = []
    for start in range(0, len(pages), _BATCH):
        (folder / f"pages_{start}.txt").write_text("\n".join(pages[start : start + _BATCH]), encoding="utf-8")
        place = f"pages_{start}.txt"
        sources.append(Source(source_id=f"pages_{start}", kind="addresses", publisher_id=None, places=(place,)))
    for start in range(0, len(listings), _BATCH):
        places = tuple(listings[start : start + _BATCH])
        sources.append(Source(source_id=f"feeds_{start}", kind="feed", publisher_id=None, places=places))
    with _keep_to_loopback():
        summary = collect(
            Plan(settings, tuple(sources)),
            sources_file=folder / "sources.yml",
            out=folder / "inbox",
            reporter=SilentReporter(),
        )
    campaign.crashes += [f"collecting {name}: the log says why" for name in summary.failed]
    _read_ledger(campaign, folder / "inbox" / STATE_FOLDER / LEDGER, addresses)


def _read_ledger(campaign: Campaign, path: Path, addresses: Iterable[str]) -> None:
    with sqlite3.connect(path) as connection:
        rows = connection.execute("select address, outcome, recorded_at from outcomes order by rowid").fetchall()
    connection.close()
    before: datetime | None = None
    for address, outcome, recorded_at in rows:
        now = datetime.fromisoformat(recorded_at)
        if before is not None:
            campaign.time(f"collect {address}", (now - before).total_seconds())
        before = now
        campaign.collected[outcome] += 1
    known = {address for address, _, _ in rows}
    campaign.missing += [address for address in addresses if address not in known]


def _load(campaign: Campaign, folder: Path) -> None:
    """Load what was kept, and what was kept aside, so that every page is read and extracted."""
    inbox = folder / "inbox"
    files = sorted([*inbox.rglob("*.html")])
    extractor = RuleExtractor.from_project(ROOT)

    def extract_all(articles: Iterable[Article]) -> Iterator[Extraction]:
        for article in articles:
            extractions = [Extraction(article)]
            with _watch(campaign, f"extract {article.source_file}"):
                extractions = [extractor.extract(article)]
            yield from extractions

    connection = open_build_database(folder / "hudna.duckdb")
    try:
        load_documents(
            _read(campaign, files),
            engine=Engine(extractor.version, extract_all),
            connection=connection,
            inputs=[str(inbox)],
        )
        _read_outcomes(campaign, connection, len(files))
    finally:
        connection.close()


def _read(campaign: Campaign, files: Iterable[Path]) -> Iterator[Article | Rejected]:
    for path in files:
        documents: list[Article | Rejected] = []
        with _watch(campaign, f"read {path.name}"):
            documents = list(read_documents([path]))
        yield from documents


@contextmanager
def _watch(campaign: Campaign, what: str) -> Iterator[None]:
    """Time a step for an input, and note a crash."""
    started = time.monotonic()
    try:
        yield
    except Exception as error:  # noqa: BLE001 - a crash is what is looked for
        campaign.crashes.append(f"{what}: {type(error).__name__}: {error}"[:500])
    campaign.time(what, time.monotonic() - started)


def _read_outcomes(campaign: Campaign, connection: duckdb.DuckDBPyConnection, file_count: int) -> None:
    rows = connection.execute("select outcome, count(*) from raw.outcomes group by outcome").fetchall()
    campaign.loaded = Counter(dict(rows))
    with_outcome = connection.execute("select count(distinct source_file) from raw.outcomes").fetchone()
    found = with_outcome[0] if with_outcome else 0
    campaign.missing += ["a file without an outcome"] * (file_count - found)
    claims = connection.execute("select count(*) from raw.claims").fetchone()
    campaign.claim_count = claims[0] if claims else 0


def describe(campaign: Campaign) -> str:
    """Return the figures of a campaign, for people."""
    lines = [f"inputs       {campaign.kinds.total():,}"]
    lines += [f"  {count:6,}  {kind}" for kind, count in sorted(campaign.kinds.items())]
    lines += [f"collecting   {campaign.collected.total():,} outcomes"]
    lines += [f"  {count:6,}  {outcome}" for outcome, count in campaign.collected.most_common()]
    lines += [f"loading      {campaign.loaded.total():,} outcomes, {campaign.claim_count:,} claims"]
    lines += [f"  {count:6,}  {outcome}" for outcome, count in campaign.loaded.most_common()]
    lines += ["slowest"] + [f"  {seconds:6.2f} s  {what}" for seconds, what in campaign.slowest]
    for name in ("crashes", "hangs", "missing"):
        found = getattr(campaign, name)
        lines += [f"{name:12} {len(found)}"] + [f"  {each}" for each in found[:20]]
    return "\n".join(lines)


def main() -> None:
    """Run a campaign and print its figures; end with 1 if it found a fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="an empty folder that is kept; else one that is not")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        campaign = run_campaign(folder, count=given.count, seed=given.seed)
    print(describe(campaign))
    raise SystemExit(bool(campaign.crashes or campaign.hangs or campaign.missing))


if __name__ == "__main__":
    main()
