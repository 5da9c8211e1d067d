from __future__ import annotations

import socket
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

import extract.collect.fetch
from extract.collect.inbox import STATE_FOLDER
from extract.collect.run import LEDGER, CollectSummary, collect
from extract.collect.source import read_plan
from extract.progress import SilentReporter
from extract.tombstones import Tombstones

SWAP = "جرى صباح اليوم تبادل أسرى بين قوات النظام وفصائل المعارضة قرب مدينة الباب، وشملت العملية عشرة أسرى من كل طرف."
MORE = "وقال مصدر محلي إن العملية تمت بوساطة الهلال الأحمر بعد مفاوضات استمرت أياماً، وإن المفرج عنهم وصلوا إلى ذويهم."
SPORT = (
    "فاز الفريق المضيف في المباراة النهائية بهدفين دون رد، وسط حضور جماهيري كبير ملأ مدرجات الملعب منذ الصباح الباكر."
)
REST = (
    "وأشاد المدرب بأداء لاعبيه خلال الشوط الثاني، مؤكداً أن التحضير للموسم القادم سيبدأ بعد عطلة تستمر أسبوعين كاملين."
)


def make_page(*paragraphs: str, title: str = "خبر", charset: str = "utf-8") -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    article = f"<article><h1>{title}</h1>{body}</article>"
    return f"<html lang=ar><head><title>{title}</title></head><body>{article}</body></html>".encode(charset)


RELEVANT = make_page(SWAP, MORE, title="تبادل أسرى في الباب")
IRRELEVANT = make_page(SPORT, REST, title="فوز الفريق المضيف")


class Handler(BaseHTTPRequestHandler):
    """Answers as the site's routes say, and notes what was asked."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        site: Site = self.server.site  # type: ignore[attr-defined]
        site.asked.append((self.path, dict(self.headers)))
        answer = site.routes.get(self.path)
        if answer is None:
            self.reply(404, b"")
        else:
            answer(self)

    def reply(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        headers = {"Content_Type": "text/html", "Content_Length": str(len(body)), **headers}
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


Answer = Callable[[Handler], None]


@dataclass
class Site:
    """A server on loopback."""

    address: str
    routes: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def serve(self, path: str, body: bytes, status: int = 200, **headers: str) -> str:
        """Answer a path with a body, and return its address."""
        return self.answer(path, lambda handler: handler.reply(status, body, **headers))

    def answer(self, path: str, answer: Answer) -> str:
        self.routes[path] = answer
        return self.address + path

    def serve_feed(self, *paths: str) -> str:
        items = "".join(f"<item><title>خبر</title><link>{self.address}{path}</link></item>" for path in paths)
        feed = f"<?xml version='1.0' encoding='utf-8'?><rss><channel>{items}</channel></rss>"
        return self.serve("/feed", feed.encode(), Content_Type="application/rss+xml")

    def count(self, path: str) -> int:
        """Return how often a path was asked for."""
        return sum(asked == path for asked, _ in self.asked)


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Pass over a client that has gone, as one that gave up does."""


@contextmanager
def open_site() -> Iterator[Site]:
    server = QuietServer(("127.0.0.1", 0), Handler)
    served = Site(f"http://127.0.0.1:{server.server_address[1]}")
    server.site = served  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield served
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    with open_site() as served:
        yield served


@dataclass
class Collection:
    """A collection in a folder of its own."""

    folder: Path
    settings: dict[str, Any]
    summary: CollectSummary | None = None
    tombstones: Tombstones = field(default_factory=Tombstones)

    @property
    def out(self) -> Path:
        return self.folder / "inbox"

    def run(self, *sources: dict[str, Any], **settings: object) -> dict[str, str]:
        """Run a collection and return, for each address of the run, its outcome."""
        plan_file = self.folder / "sources.yml"
        entries = [{"id": f"source_{n}", **source} for n, source in enumerate(sources)]
        plan_file.write_text(yaml.safe_dump({"settings": {**self.settings, **settings}, "sources": entries}))
        self.summary = collect(
            read_plan(plan_file),
            sources_file=plan_file,
            out=self.out,
            reporter=SilentReporter(),
            tombstones=self.tombstones,
        )
        return dict(self.query("select address, outcome from outcomes where run_id = ?", self.summary.run_id))

    def fetch(self, *addresses: str, **settings: object) -> dict[str, str]:
        """Collect a list of addresses and return the outcome of each."""
        (self.folder / "list.txt").write_text("\n".join(addresses), encoding="utf-8")
        outcomes = self.run({"kind": "addresses", "at": "list.txt"}, **settings)
        return {address: outcome for address, outcome in outcomes.items() if address != "list.txt"}

    def query(self, sql: str, *values: object) -> list[Any]:
        connection = sqlite3.connect(self.out / STATE_FOLDER / LEDGER)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    def make_due(self) -> None:
        """Let pass the time after which pages are tried again."""
        self.change("update pages set not_before = null")

    def pass_days(self, days: float) -> None:
        """Let time pass, as the ledger sees it."""
        shifted = ", ".join(
            f"{name} = strftime('%Y-%m-%dT%H:%M:%f000+00:00', {name}, '-{days} days')"
            for name in ("found_at", "settled_at", "revisit_at")
        )
        self.change(f"update pages set {shifted}")

    def change(self, sql: str) -> None:
        connection = sqlite3.connect(self.out / STATE_FOLDER / LEDGER)
        connection.execute(sql)
        connection.commit()
        connection.close()

    def list_pages(self) -> list[Path]:
        return sorted(path for path in self.out.rglob("*.html") if STATE_FOLDER not in path.parts)


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Resolve no name, and connect to nothing but loopback, whatever an address says."""
    resolve, connect = socket.getaddrinfo, socket.create_connection

    def resolve_number(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401
        return resolve(*arguments, **{**options, "flags": socket.AI_NUMERICHOST})

    def connect_near(address: tuple[str, int], *rest: Any, **options: Any) -> socket.socket:  # noqa: ANN401
        assert address[0].startswith("127."), f"a test would connect to {address}"
        return connect(address, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve_number)
    monkeypatch.setattr(socket, "create_connection", connect_near)


@pytest.fixture
def collection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Collection:
    monkeypatch.setattr(extract.collect.fetch, "_FIRST_PAUSE", 0.01)
    monkeypatch.delenv("HUDNA_CONTACT", raising=False)
    settings = {
        "contact": "tests@hudna.example",
        "delay_seconds": 0,
        "fetch_seconds": 5,
        "kept_share": 0,
        "allowed_networks": ["127.0.0.1/32"],
    }
    return Collection(tmp_path, settings)
