"""Kills at random moments of `hudna collect`: no page may be lost, half written, or other than in an undisturbed run.

A server on loopback lists more pages with each run and corrects some of those before, so that every run has something to
fetch when it is killed.
"""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from benchmarks.fault_ground import Ground, Tally
from benchmarks.hostile_inputs import STORY, TITLE, make_page
from extract.articles.read import SIDECAR
from extract.collect.inbox import STATE_FOLDER
from extract.collect.run import LEDGER

_PAGES_A_RUN = 12
_CORRECTIONS_A_RUN = 3
_LONGEST_LIFE = 1.5  # seconds, from the first request of a run to its kill
_LONGEST_START = 120.0


class _Outlet(ThreadingHTTPServer):
    """An outlet whose feed lists the first pages, more with each run, and which corrects them."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.base = f"http://127.0.0.1:{self.server_address[1]}"
        self.listed = 0
        self.editions: Counter[int] = Counter()
        self.asked: Counter[str] = Counter()

    def handle_error(self, *_: object) -> None:
        """Pass over a client that was killed."""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        outlet = self.server
        assert isinstance(outlet, _Outlet)  # noqa: S101 - its only server
        outlet.asked[self.path] += 1
        number = self.path.rpartition("/")[2]
        if self.path == "/feed":
            links = "".join(f"<item><link>{outlet.base}/page/{n}</link></item>" for n in range(outlet.listed))
            body, status = f"<rss><channel>{links}</channel></rss>".encode(), 200
        else:
            is_page = number.isdigit()
            body, status = (make_numbered(int(number), outlet.editions[int(number)]), 200) if is_page else (b"", 404)
        self.send_response(status)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def make_numbered(number: int, edition: int = 0) -> bytes:
    """Return the bytes of a page, as it was first or after so many corrections."""
    return make_page(f"{TITLE} {number} {edition}", [*STORY, f"{number}"]).encode()


@contextmanager
def _serve() -> Iterator[_Outlet]:
    with _Outlet() as outlet:
        thread = threading.Thread(target=outlet.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield outlet
        outlet.shutdown()
        thread.join()


def torment_collecting(ground: Ground, kills: int, chance: random.Random) -> Tally:
    """Kill the whole command after its first request; a half page is a broken reader's."""
    folder = ground.folder / "collecting"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    inbox, tally = folder / "inbox", Tally()
    with _serve() as outlet:
        command = _write_sources(folder, outlet)
        while tally.faults < kills:
            outlet.listed += _PAGES_A_RUN
            tally += Tally(runs=1, faults=_kill_run(command, outlet, chance))
            tally += Tally(reads=1, broken=count_half_pages(inbox) > 0)
            _correct_pages(outlet, inbox / STATE_FOLDER / LEDGER, chance)
        subprocess.run(command, check=True)
        expected = {sha256(make_numbered(n, outlet.editions[n])).hexdigest() for n in range(outlet.listed)}
    found = [sha256(page.read_bytes()).hexdigest() for page in list_pages(inbox)]
    return tally + Tally(runs=1, lost=len(expected - set(found)), differing=len(found) - len(expected & set(found)))


def _correct_pages(outlet: _Outlet, ledger: Path, chance: random.Random) -> None:
    """Correct some pages, and let pass the time after which saved ones are looked at again."""
    outlet.editions.update(chance.sample(range(outlet.listed), _CORRECTIONS_A_RUN))
    with closing(sqlite3.connect(ledger)) as connection, connection:
        connection.execute("update pages set revisit_at = '2000', revisits = 0 where revisit_at is not null")


def _write_sources(folder: Path, outlet: _Outlet) -> list[str]:
    """Write the sources file, and return the command that collects it."""
    settings = {"contact": "kills@hudna.example", "delay_seconds": 0.05, "allowed_networks": ["127.0.0.1/32"]}
    source = {"id": "outlet", "kind": "feed", "at": f"{outlet.base}/feed"}
    path = folder / "sources.yml"
    path.write_text(json.dumps({"settings": settings, "sources": [source]}), encoding="utf-8")  # JSON is YAML
    main = "from extract.cli import main; main()"
    return [sys.executable, "-c", main, "collect", "-q", "--sources", str(path), "--out", str(folder / "inbox")]


def _kill_run(command: list[str], outlet: _Outlet, chance: random.Random) -> bool:
    """Start a run and kill it at a moment after its first request; tell whether it was still at work."""
    before = outlet.asked.total()
    process = subprocess.Popen(command)
    deadline = time.monotonic() + _LONGEST_START
    while outlet.asked.total() == before and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(chance.uniform(0, _LONGEST_LIFE))
    was_at_work = process.poll() is None
    process.kill()
    process.wait()
    return was_at_work


def list_pages(inbox: Path) -> list[Path]:
    """Return the pages of a collection."""
    return [page for page in inbox.rglob("*.html") if STATE_FOLDER not in page.parts]


def count_half_pages(inbox: Path) -> int:
    """Count the pages that are not what their sidecar says, or have none."""
    count = 0
    for page in list_pages(inbox):
        sidecar = page.with_suffix(SIDECAR)
        whole = sidecar.exists() and json.loads(sidecar.read_text(encoding="utf-8"))["sha256"]
        count += whole != sha256(page.read_bytes()).hexdigest()
    return count
