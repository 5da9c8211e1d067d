from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from extract.articles.article import Article
from extract.articles.read import read_documents
from extract.collect.desk import Desk
from tests.unit.collect.conftest import IRRELEVANT, RELEVANT, Collection, Site

OWN = "https://sana.sy/news/"


def make_record(address: str, body: bytes, *, status: int = 200, **headers: str) -> bytes:
    fields = {"Content-Type": "text/html", **{name.replace("_", "-"): value for name, value in headers.items()}}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    block = f"HTTP/1.1 {status} OK\r\n{head}\r\n".encode() + body
    return (
        (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-11-02T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{abs(hash(address))}>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        ).encode()
        + block
        + b"\r\n\r\n"
    )


def write_archive(folder: Path, *records: bytes, is_packed: bool = True) -> Path:
    path = folder / ("a.warc.gz" if is_packed else "a.warc")
    path.write_bytes(b"".join(gzip.compress(record) if is_packed else record for record in records))
    return path


@pytest.mark.parametrize("is_packed", [True, False])
def test_the_pages_of_listed_outlets_are_taken(is_packed: bool, collection: Collection, tmp_path: Path) -> None:
    archive = write_archive(
        tmp_path,
        make_record("https://unlisted.example/1", RELEVANT),
        make_record(f"{OWN}1", RELEVANT),
        make_record(f"{OWN}2", IRRELEVANT),
        make_record(f"{OWN}3", RELEVANT, status=404),
        make_record(f"{OWN}4", b"\x89PNG", Content_Type="image/png"),
        make_record(f"{OWN}5", gzip.compress(RELEVANT), Content_Encoding="gzip"),
        make_record(f"{OWN}6", gzip.compress(b"\0" * 60_000_000), Content_Encoding="gzip"),
        make_record(f"{OWN}7", b"<p>" * 2_000_000),
        make_record(f"{OWN}8", RELEVANT),
        is_packed=is_packed,
    )

    outcomes = collection.run({"kind": "warc", "at": archive.name})

    assert outcomes == {
        f"{OWN}1": "saved",
        f"{OWN}2": "irrelevant",
        f"{OWN}5": "saved",
        f"{OWN}6": "rejected_too_large",
        f"{OWN}7": "rejected_too_large",
        f"{OWN}8": "saved",
        archive.name: "listed",
    }
    assert [page.read_bytes() for page in collection.list_pages()] == [RELEVANT] * 3


def test_an_archived_page_has_the_address_and_time_of_its_crawl(collection: Collection, tmp_path: Path) -> None:
    write_archive(tmp_path, make_record(f"{OWN}0", IRRELEVANT), make_record(f"{OWN}1", RELEVANT))
    collection.run({"kind": "warc", "at": "a.warc.gz"})
    page = collection.list_pages()[0]
    sidecar = json.loads(page.with_suffix(".meta.json").read_text(encoding="utf-8"))
    article = next(read_documents([page]))

    assert sidecar["fetched_at"] == "2026-11-02T10:00:00+00:00"
    offset = int(sidecar["archive"].removeprefix("a.warc.gz@"))
    assert gzip.decompress((tmp_path / "a.warc.gz").read_bytes()[offset:]).startswith(b"WARC/1.0")
    assert isinstance(article, Article)
    assert (article.url, article.publisher_id) == (f"{OWN}1", "sana")


def test_an_archive_is_read_on_where_it_was_left(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_archive(tmp_path, *(make_record(f"{OWN}{n}", RELEVANT) for n in range(6)))
    source = {"kind": "warc", "at": "a.warc.gz"}
    filed: list[str] = []
    file_page = Desk.file_page

    def interrupt(self: Desk, *arguments: object) -> object:
        if len(filed) == 3:
            raise KeyboardInterrupt
        filed.append("page")
        return file_page(self, *arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Desk, "file_page", interrupt)
        with pytest.raises(KeyboardInterrupt):
            collection.run(source)
    position = collection.query("select position from listings")[0][0]

    assert position > 0
    assert set(collection.run(source).values()) == {"saved", "listed"}
    assert len(collection.list_pages()) == 6
    assert collection.query("select count(*) from outcomes where outcome = 'saved'") == [(6,)]
    assert collection.run(source) == {}  # all has been read


def test_an_archive_on_a_server_is_fetched_once(site: Site, collection: Collection) -> None:
    archive = site.serve("/a.warc.gz", gzip.compress(make_record(f"{OWN}1", RELEVANT)), Content_Type="application/gzip")
    source = {"kind": "warc", "at": archive}

    assert collection.run(source) == {f"{OWN}1": "saved", archive: "listed"}
    assert collection.run(source) == {}
    assert site.count("/a.warc.gz") == 1
    assert list((collection.out / ".collect" / "archives").iterdir()) == []


@pytest.mark.parametrize(
    ("data", "outcome"),
    [
        (b"garbage " * 99, "rejected_unreadable"),
        (gzip.compress(b"WARC/1.0\r\n" + b"a" * 5_000_000), "rejected_unreadable"),
        (gzip.compress(make_record(f"{OWN}1", RELEVANT))[:-40] + b"\xff" * 99, "rejected_unreadable"),
        (b"", "listed"),
    ],
)
def test_a_broken_archive_is_told(data: bytes, outcome: str, collection: Collection, tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(data)

    assert collection.run({"kind": "warc", "at": "a.warc.gz"})["a.warc.gz"] == outcome


def test_a_page_that_its_archive_cuts_off_is_told(collection: Collection, tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(make_record(f"{OWN}1", RELEVANT)[:-200])

    assert collection.run({"kind": "warc", "at": "a.warc"})[f"{OWN}1"] == "rejected_cut_off"


def test_an_archive_that_is_not_there_is_told(collection: Collection) -> None:
    assert collection.run({"kind": "warc", "at": "none.warc.gz"}) == {"none.warc.gz": "rejected_unreadable"}


@pytest.mark.parametrize("name", ["../../../etc/x", "..%2f..%2fx", "a\\..\\b", "x" * 1500, "%00", "\u202egnp.x"])
def test_an_address_never_names_a_path(name: str, collection: Collection, tmp_path: Path) -> None:
    write_archive(tmp_path, make_record(f"{OWN}{name}", RELEVANT))
    before = set(tmp_path.iterdir())

    outcomes = collection.run({"kind": "warc", "at": "a.warc.gz"})

    assert "saved" in outcomes.values()
    assert set(tmp_path.iterdir()) - before <= {collection.out, tmp_path / "sources.yml"}
    assert all(page.is_relative_to(collection.out / "source_0") for page in collection.list_pages())
