"""What a server may do to us, each with the outcome that it must have."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest

from extract.articles.article import Article
from extract.articles.read import read_documents
from tests.unit.collect.conftest import MORE, RELEVANT, SWAP, Collection, Handler, Site, make_page

BOMB = gzip.compress(b"\0" * 60_000_000)


def send_partly(handler: Handler, body: bytes, *, stated: int) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", str(stated))
    handler.end_headers()
    handler.wfile.write(body)
    handler.close_connection = True


def drip(handler: Handler, *, seconds: float) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for _ in range(int(seconds / 0.05)):
        handler.wfile.write(b"<p>")
        handler.wfile.flush()
        time.sleep(0.05)


def drip_headers(handler: Handler, *, seconds: float) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for n in range(int(seconds / 0.05)):
        handler.wfile.write(f"X-{n}: 1\r\n".encode())
        handler.wfile.flush()
        time.sleep(0.05)


def say_nothing(handler: Handler) -> None:
    time.sleep(1.5)
    handler.close_connection = True


ANSWERS: dict[str, tuple[Callable[[Handler], None], str]] = {
    "a page": (lambda h: h.reply(200, RELEVANT), "saved"),
    "gone": (lambda h: h.reply(410, b""), "rejected_http_status"),
    "forbidden": (lambda h: h.reply(403, b""), "rejected_http_status"),
    "server error": (lambda h: h.reply(500, b""), "rejected_http_status"),
    "too many requests": (lambda h: h.reply(429, b"", Retry_After="0"), "rejected_rate_limited"),
    "cut off": (lambda h: send_partly(h, RELEVANT[:100], stated=len(RELEVANT)), "rejected_cut_off"),
    "slow body": (lambda h: drip(h, seconds=3), "rejected_too_slow"),
    "slow headers": (lambda h: drip_headers(h, seconds=3), "rejected_too_slow"),
    "silence": (say_nothing, "rejected_too_slow"),
    "no HTTP": (lambda h: h.wfile.write(b"hello\r\n\r\n" * 20), "rejected_unreachable"),
    "endless headers": (lambda h: h.wfile.write(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 500_000), "rejected_unreachable"),
    "gzip": (lambda h: h.reply(200, gzip.compress(RELEVANT), Content_Encoding="gzip"), "saved"),
    "deflate": (lambda h: h.reply(200, zlib.compress(RELEVANT), Content_Encoding="deflate"), "saved"),
    "bare deflate": (lambda h: h.reply(200, zlib.compress(RELEVANT)[2:-4], Content_Encoding="deflate"), "saved"),
    "said to be gzip": (lambda h: h.reply(200, RELEVANT, Content_Encoding="gzip"), "saved"),
    "gzip, cut off": (
        lambda h: h.reply(200, gzip.compress(RELEVANT)[:-20], Content_Encoding="gzip"),
        "rejected_cut_off",
    ),
    "gzip, broken": (
        lambda h: h.reply(200, gzip.compress(RELEVANT)[:20] + b"\xff" * 99, Content_Encoding="gzip"),
        "rejected_unreadable",
    ),
    "gzip bomb": (lambda h: h.reply(200, BOMB, Content_Encoding="gzip"), "rejected_too_large"),
    "bomb in a bomb": (
        lambda h: h.reply(200, gzip.compress(BOMB), Content_Encoding="gzip, gzip"),
        "rejected_too_large",
    ),
    "many codings": (lambda h: h.reply(200, RELEVANT, Content_Encoding="gzip, " * 50), "rejected_unsupported"),
    "brotli": (lambda h: h.reply(200, RELEVANT, Content_Encoding="br"), "rejected_unsupported"),
    "too large, and says so": (lambda h: send_partly(h, b"", stated=10**12), "rejected_too_large"),
    "too large": (lambda h: h.reply(200, b"<p>" * 2_000_000), "rejected_too_large"),
    "a picture": (lambda h: h.reply(200, b"\x89PNG", Content_Type="image/png"), "rejected_unsupported"),
    "bytes": (lambda h: h.reply(200, bytes(range(256)) * 40), "rejected_encoding"),
    "nothing": (lambda h: h.reply(200, b""), "rejected_empty"),
    "English": (lambda h: h.reply(200, make_page("The match ended in a draw. " * 9)), "rejected_not_arabic"),
    "to nowhere": (lambda h: h.reply(302, b""), "rejected_redirects"),
    "in a circle": (lambda h: h.reply(302, b"", Location=h.path), "rejected_redirects"),
    "to a private address": (lambda h: h.reply(302, b"", Location="http://10.0.0.1/"), "rejected_private_address"),
    "to another loopback": (lambda h: h.reply(302, b"", Location="http://127.0.0.2/"), "rejected_private_address"),
    "to cloud metadata": (
        lambda h: h.reply(302, b"", Location="http://169.254.169.254/latest/meta-data/"),
        "rejected_private_address",
    ),
    "to a file": (lambda h: h.reply(302, b"", Location="file:///etc/passwd"), "rejected_bad_address"),
    "to a user": (lambda h: h.reply(302, b"", Location="http://user:word@example.org/"), "rejected_bad_address"),
    "to no address": (lambda h: h.reply(302, b"", Location="http://[::1"), "rejected_bad_address"),
}


def test_each_answer_has_its_outcome(site: Site, collection: Collection) -> None:
    expected = {}
    for n, (answer, outcome) in enumerate(ANSWERS.values()):
        expected[site.answer(f"/page/{n}", answer)] = outcome

    started = time.monotonic()
    outcomes = collection.fetch(*expected, fetch_seconds=1.0, attempts=1, host_connections=4)

    names = dict(zip(expected, ANSWERS, strict=True))
    assert {names[at]: outcome for at, outcome in outcomes.items()} == {
        names[at]: outcome for at, outcome in expected.items()
    }
    assert time.monotonic() - started < 60


@pytest.mark.parametrize(
    ("address", "outcome"),
    [
        ("http://10.1.2.3/", "rejected_private_address"),
        ("http://192.168.0.1/", "rejected_private_address"),
        ("http://[::1]/", "rejected_private_address"),
        ("http://[fe80::1]/", "rejected_private_address"),
        ("http://[::ffff:10.0.0.1]/", "rejected_private_address"),
        ("http://[64:ff9b::a00:1]/", "rejected_private_address"),
        ("http://[2002:a00:1::]/", "rejected_private_address"),
        ("http://0.0.0.0/", "rejected_private_address"),
        ("http://0x0a000001/", "rejected_private_address"),
        ("http://167772161/", "rejected_private_address"),
        ("http://10.1/", "rejected_private_address"),
        ("http://100.64.0.1/", "rejected_private_address"),
        ("http://224.0.0.1/", "rejected_private_address"),
        ("http://name.invalid/", "rejected_unreachable"),
        ("http://127.0.0.1:99999/", "rejected_bad_address"),
        (f"http://example.org/{'a' * 3000}", "rejected_bad_address"),
    ],
)
def test_an_address_that_is_not_public_is_not_asked(address: str, outcome: str, collection: Collection) -> None:
    assert collection.fetch(address, attempts=1) == {address: outcome}


def test_a_name_that_moves_to_a_private_address_is_not_followed(
    site: Site, collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is public when it is judged, and loopback a moment later."""
    port = int(site.address.rpartition(":")[2])
    site.serve("/page", RELEVANT)
    connected: list[str] = []

    def resolve(_host: str, at: int, **_: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", at))]

    def connect(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
        connected.append(address[0])
        raise OSError("no network in tests")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    address = f"http://rebind.example:{port}/page"

    assert collection.fetch(address, attempts=1) == {address: "rejected_unreachable"}
    assert connected == ["93.184.215.14"]  # for robots.txt: the address that was judged, not the name


def test_a_name_with_one_private_address_is_refused(collection: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(_host: str, at: int, **_: object) -> list[tuple[object, ...]]:
        found = ("93.184.215.14", "10.0.0.8")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, at)) for address in found]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)

    assert collection.fetch("http://both.example/") == {"http://both.example/": "rejected_private_address"}


def test_a_busy_server_is_asked_again(site: Site, collection: Collection) -> None:
    answers = iter([503, 500, 200])
    page = site.answer("/page", lambda h: h.reply(next(answers), RELEVANT))

    assert collection.fetch(page) == {page: "saved"}
    assert site.count("/page") == 3


def test_a_pause_that_a_server_asks_for_is_made(site: Site, collection: Collection) -> None:
    answers = iter([429, 200])
    page = site.answer("/page", lambda h: h.reply(next(answers), RELEVANT, Retry_After="1"))
    started = time.monotonic()

    assert collection.fetch(page) == {page: "saved"}
    assert time.monotonic() - started > 0.9


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_a_long_pause_is_left_to_a_later_run(form: str, site: Site, collection: Collection) -> None:
    later = datetime.now(UTC) + timedelta(hours=2)
    asked = "7200" if form == "seconds" else format_datetime(later, usegmt=True)
    busy = site.answer("/busy", lambda h: h.reply(429, b"", Retry_After=asked))
    other = site.serve("/other", RELEVANT)

    outcomes = collection.fetch(busy, other)

    assert outcomes == {busy: "rejected_rate_limited"}  # the host rests: the other page is not asked for
    assert site.count("/busy") == 1
    waits = collection.query("select not_before from pages where address = ?", busy)[0][0]
    assert abs(datetime.fromisoformat(waits) - later) < timedelta(minutes=1)
    assert collection.summary is not None
    assert collection.summary.outcomes["source_0"]["postponed"] == 1


def test_what_failed_is_tried_in_later_runs_and_then_given_up(site: Site, collection: Collection) -> None:
    page = site.serve("/page", b"", status=500)
    for _run in range(3):
        collection.fetch(page, attempts=1, most_runs=2)
        state = collection.query("select tries, outcome from pages")
        collection.make_due()

    assert state == [(2, "rejected_http_status")]
    assert site.count("/page") == 2


def test_robots_are_heeded(site: Site, collection: Collection) -> None:
    site.serve("/robots.txt", b"User-agent: *\nDisallow: /\n\nUser-agent: Hudna\nDisallow: /private/\n")
    page, private = site.serve("/page", RELEVANT), site.serve("/private/1", RELEVANT)
    moved = site.answer("/moved", lambda h: h.reply(302, b"", Location="/private/1"))

    outcomes = collection.fetch(page, private, moved)

    assert outcomes == {page: "saved", private: "rejected_robots", moved: "rejected_robots"}
    assert site.count("/private/1") == 0
    assert site.count("/robots.txt") == 1


@pytest.mark.parametrize(("status", "outcome"), [(404, "saved"), (403, "saved"), (503, "rejected_http_status")])
def test_robots_that_cannot_be_had(status: int, outcome: str, site: Site, collection: Collection) -> None:
    site.serve("/robots.txt", b"", status=status)
    page = site.serve("/page", RELEVANT)

    assert collection.fetch(page, attempts=1) == {page: outcome}


def test_the_pause_of_robots_is_made(site: Site, collection: Collection) -> None:
    site.serve("/robots.txt", b"User-agent: *\nCrawl-delay: 0.3\n")
    pages = [site.serve(f"/page/{n}", RELEVANT) for n in range(3)]
    started = time.monotonic()

    collection.fetch(*pages)

    assert time.monotonic() - started > 0.6


def test_a_pause_of_robots_that_nobody_can_make_is_left_to_a_later_run(site: Site, collection: Collection) -> None:
    site.serve("/robots.txt", b"User-agent: *\nCrawl-delay: 1e300\n")
    page = site.serve("/page", RELEVANT)

    assert collection.fetch(page) == {}
    assert site.count("/page") == 0


def test_requests_to_a_host_keep_their_distance(site: Site, collection: Collection) -> None:
    times: list[float] = []

    def answer(handler: Handler) -> None:
        times.append(time.monotonic())
        handler.reply(200, RELEVANT)

    pages = [site.answer(f"/page/{n}", answer) for n in range(4)]
    collection.fetch(*pages, delay_seconds=0.2)

    assert len(times) == len(pages)
    assert all(later - sooner > 0.15 for sooner, later in pairwise(times))


@pytest.mark.parametrize(
    ("sent", "declared", "page"),
    [
        ("windows-1256", None, None),
        ("windows-1256", "windows-1256", None),
        ("windows-1256", "utf-8", None),
        ("windows-1256", "iso-8859-1", "utf-8"),
        ("iso8859_6", "windows-1256", None),
        ("utf-8", "windows-1256", None),
        ("utf-16", None, None),
        ("utf-8", "punycode", "idna"),
    ],
)
def test_an_arabic_page_is_read_whatever_its_server_says(
    sent: str, declared: str | None, page: str | None, site: Site, collection: Collection
) -> None:
    body = make_page(SWAP, MORE, title="تبادل أسرى في الباب")
    meta = f"<head><meta charset={page}>".encode() if page else b"<head>"
    encoded = body.replace(b"<head>", meta).decode().encode(sent, errors="replace")
    content_type = f"text/html; charset={declared}" if declared else "text/html"
    address = site.serve("/page", encoded, Content_Type=content_type)

    assert collection.fetch(address) == {address: "saved"}
    article = next(read_documents([collection.out]))
    assert isinstance(article, Article)
    assert "وشملت العملية عشرة أسرى من كل طرف" in article.text
    assert collection.list_pages()[0].read_bytes() == encoded


def test_a_feed_cannot_bring_in_pages_of_others(site: Site, collection: Collection) -> None:
    feed = b"<rss><channel><item><link>https://evil.example/1</link></item></channel></rss>"

    outcomes = collection.run({"kind": "feed", "at": site.serve("/feed", feed), "publisher": "sana"})

    assert outcomes["https://evil.example/1"] == "rejected_foreign_address"


def test_a_page_of_an_outlet_cannot_lead_to_another_site(site: Site, collection: Collection) -> None:
    page = site.answer("/page", lambda h: h.reply(302, b"", Location="https://evil.example/page"))
    feed = f"<rss><channel><item><link>{page}</link></item></channel></rss>".encode()

    outcomes = collection.run({"kind": "feed", "at": site.serve("/feed", feed), "publisher": "sana"})

    assert outcomes[page] == "rejected_foreign_address"


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org/", "gopher://x/", "javascript:alert(1)"])
def test_only_http_is_listed(address: str, site: Site, collection: Collection) -> None:
    feed = f"<rss><channel><item><link>{address}</link></item></channel></rss>".encode()
    source = {"kind": "feed", "at": site.serve("/feed", feed)}

    assert collection.run(source) == {source["at"]: "listed"}
