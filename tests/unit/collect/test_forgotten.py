"""What was deleted on request is neither fetched nor kept again, also by a ledger that does not know of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.articles.article import Article
from extract.articles.read import read_documents
from extract.tombstones import Tombstones, hash_address
from tests.unit.collect.conftest import RELEVANT, Collection, Site
from tests.unit.collect.test_archive import OWN, make_record, write_archive

PERSON = "سرحان"


def list_page(site: Site, path: str) -> dict[str, str]:
    """A feed whose headline names someone."""
    item = f"<item><title>تبادل أسرى، بينهم {PERSON}</title><link>{site.address}{path}</link></item>"
    return {"kind": "feed", "at": site.serve("/feed", f"<rss><channel>{item}</channel></rss>".encode())}


def read_ledger(collection: Collection) -> str:
    return repr(collection.query("select * from pages")) + repr(collection.query("select * from outcomes"))


def bury(address: str) -> Tombstones:
    return Tombstones(addresses=frozenset({hash_address(address)}))


def test_its_address_is_not_asked_and_no_word_of_it_noted(site: Site, collection: Collection) -> None:
    page = site.serve("/news/1", RELEVANT)
    collection.tombstones = bury(page)
    source = list_page(site, "/news/1")

    first, second = collection.run(source), collection.run(source)

    assert first == {source["at"]: "listed", page: "rejected_forgotten"}
    assert second == {source["at"]: "listed"}
    assert site.count("/news/1") == 0
    assert PERSON not in read_ledger(collection)


@pytest.mark.parametrize("known_by", ["address", "text"])
def test_what_comes_by_another_address_is_not_kept(known_by: str, site: Site, collection: Collection) -> None:
    site.serve("/news/1", RELEVANT)
    collection.run(list_page(site, "/news/1"))
    (saved,) = collection.list_pages()
    (article,) = (each for each in read_documents([saved]) if isinstance(each, Article))
    saved.unlink()
    site.serve("/again", b"", status=302, Location="/news/1")
    site.serve("/copy", RELEVANT)
    collection.tombstones = {
        "address": bury(f"{site.address}/news/1"),
        "text": Tombstones(contents=frozenset({article.content_hash})),
    }[known_by]
    path = {"address": "/again", "text": "/copy"}[known_by]

    outcomes = collection.run(list_page(site, path))

    assert outcomes[site.address + path] == "rejected_forgotten"
    assert collection.list_pages() == []
    assert collection.query("select title, file from pages where outcome = 'rejected_forgotten'") == [("", None)]


def test_an_archive_does_not_bring_it_back(collection: Collection, tmp_path: Path) -> None:
    archive = write_archive(tmp_path, make_record(f"{OWN}1", RELEVANT))
    collection.tombstones = bury(f"{OWN}1")

    assert collection.run({"kind": "warc", "at": archive.name})[f"{OWN}1"] == "rejected_forgotten"
    assert collection.list_pages() == []
