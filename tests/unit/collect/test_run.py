from __future__ import annotations

import errno
import hashlib
import json
import time
from pathlib import Path

import pytest

from extract.articles.article import Article
from extract.articles.read import read_documents
from extract.collect.desk import Desk
from extract.collect.inbox import STATE_FOLDER, Inbox
from extract.collect.run import LEDGER
from extract.errors import DamagedFileError, InputError, SettingError, StorageError, WarehouseLockedError
from tests.unit.collect.conftest import IRRELEVANT, MORE, RELEVANT, SPORT, SWAP, Collection, Handler, Site, make_page


def read_sidecar(page: Path) -> dict[str, object]:
    content: dict[str, object] = json.loads(page.with_suffix(".meta.json").read_text(encoding="utf-8"))
    return content


def test_a_feed_gives_the_pages_that_may_matter(site: Site, collection: Collection) -> None:
    swap = site.serve("/news/1", RELEVANT)
    sport = site.serve("/news/2", IRRELEVANT)
    feed = site.serve_feed("/news/1", "/news/2")

    outcomes = collection.run({"kind": "feed", "at": feed})

    assert outcomes == {feed: "listed", swap: "saved", sport: "irrelevant"}
    assert [page.read_bytes() for page in collection.list_pages()] == [RELEVANT]


def test_a_page_has_its_provenance_beside_it(site: Site, collection: Collection) -> None:
    site.serve("/moved", b"", status=301, Location="/news/1")
    site.serve("/news/1", RELEVANT, ETag='"v1"', X_Noise="not kept")

    collection.run({"kind": "feed", "at": site.serve_feed("/moved"), "publisher": "sana"})
    sidecar = read_sidecar(collection.list_pages()[0])

    assert sidecar["requested_url"] == f"{site.address}/moved"
    assert sidecar["url"] == f"{site.address}/news/1"
    assert sidecar["publisher"] == "سانا"
    assert sidecar["source_id"] == "source_0"
    assert sidecar["status"] == 200
    assert sidecar["sha256"] == hashlib.sha256(RELEVANT).hexdigest()
    assert set(sidecar["headers"]) == {"content-type", "date", "etag", "server"}  # type: ignore[call-overload]
    assert str(sidecar["fetched_at"]).endswith("+00:00")


def test_reading_takes_address_and_outlet_from_the_sidecar_and_no_sidecar_for_a_page(
    site: Site, collection: Collection
) -> None:
    page = make_page(SWAP, MORE).replace(b"<head>", b"<head><link rel=canonical href='https://elsewhere.example/9'>")
    site.serve("/news/1", page)
    collection.run({"kind": "feed", "at": site.serve_feed("/news/1"), "publisher": "sana"})

    documents = list(read_documents([collection.out]))

    assert len(documents) == 1
    article = documents[0]
    assert isinstance(article, Article)
    assert article.url == f"{site.address}/news/1"
    assert article.publisher_id == "sana"


def test_nothing_is_fetched_twice(site: Site, collection: Collection) -> None:
    site.serve("/news/1", RELEVANT)
    site.serve("/news/2", IRRELEVANT)
    source = {"kind": "feed", "at": site.serve_feed("/news/1", "/news/2")}

    collection.run(source)
    second = collection.run(source)

    assert second == {source["at"]: "listed"}
    assert (site.count("/news/1"), site.count("/news/2")) == (1, 1)


def test_an_unchanged_feed_is_not_sent_again(site: Site, collection: Collection) -> None:
    def answer(handler: Handler) -> None:
        if handler.headers.get("If-None-Match") == '"v1"':
            handler.send_response(304)
            handler.send_header("Content-Length", "0")
            handler.end_headers()
        else:
            handler.reply(200, b"<rss><channel/></rss>", ETag='"v1"', Last_Modified="Mon, 02 Nov 2026 10:00:00 GMT")

    source = {"kind": "feed", "at": site.answer("/feed", answer)}

    assert collection.run(source) == {source["at"]: "listed"}
    assert collection.run(source) == {source["at"]: "unchanged"}
    headers = [headers for path, headers in site.asked if path == "/feed"][-1]
    assert headers["If-Modified-Since"] == "Mon, 02 Nov 2026 10:00:00 GMT"


def test_a_validator_that_cannot_be_sent_back_is_not(site: Site, collection: Collection) -> None:
    feed = site.serve("/feed", b"<rss><channel/></rss>", ETag='"\xe9\xff"')

    assert collection.run({"kind": "feed", "at": feed}) == {feed: "listed"}
    assert collection.run({"kind": "feed", "at": feed}) == {feed: "listed"}


def test_a_news_sitemap_and_an_index_of_sitemaps(site: Site, collection: Collection) -> None:
    page = site.serve("/news/1", RELEVANT)
    child = site.serve(
        "/news.xml",
        f"""<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{page}</loc><n:news>
        <n:publication_date>2026-11-02T10:00:00+03:00</n:publication_date><n:title>تبادل</n:title></n:news></url></urlset>
        """.encode(),
    )
    index = site.serve("/sitemap.xml", f"<sitemapindex><sitemap><loc>{child}</loc></sitemap></sitemapindex>".encode())

    outcomes = collection.run({"kind": "sitemap", "at": index})
    article = next(read_documents([collection.out]))

    assert outcomes == {index: "listed", child: "listed", page: "saved"}
    assert isinstance(article, Article)
    assert article.published_at_origin == "metadata"
    assert str(article.published_on) == "2026-11-02"


def test_an_index_that_lists_itself_is_read_once(site: Site, collection: Collection) -> None:
    address = f"{site.address}/sitemap.xml"
    index = site.serve("/sitemap.xml", f"<sitemapindex><sitemap><loc>{address}</loc></sitemap></sitemapindex>".encode())

    assert collection.run({"kind": "sitemap", "at": index}) == {index: "listed"}
    assert site.count("/sitemap.xml") == 1


def test_a_folder_of_pages_is_copied_but_not_what_links_lead_to(collection: Collection, tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "a.html").write_bytes(RELEVANT)
    (folder / "b.html").write_bytes(IRRELEVANT)
    (tmp_path / "secret.html").write_bytes(RELEVANT)
    (folder / "link.html").symlink_to(tmp_path / "secret.html")

    outcomes = collection.run({"kind": "folder", "at": "saved"})

    assert {Path(address).name: outcome for address, outcome in outcomes.items()} == {
        "a.html": "saved",
        "b.html": "irrelevant",
        "saved": "listed",
    }
    assert (folder / "a.html").exists()


def test_two_addresses_of_one_page_are_fetched_once(site: Site, collection: Collection) -> None:
    site.serve("/news/1", RELEVANT)
    site.serve("/news/1?utm_source=rss", RELEVANT)
    other = site.serve("/other", f"<rss><item><link>{site.address}/news/1</link></item></rss>".encode())

    collection.run(
        {"kind": "feed", "at": site.serve_feed("/news/1", "/news/1?utm_source=rss")}, {"kind": "feed", "at": other}
    )

    assert site.count("/news/1") + site.count("/news/1?utm_source=rss") == 1


def test_a_page_that_a_killed_run_had_saved_is_taken_in_and_not_fetched(site: Site, collection: Collection) -> None:
    page = site.serve("/news/1", RELEVANT)
    source = {"kind": "feed", "at": site.serve_feed("/news/1")}
    collection.run(source)
    for left in (collection.out / STATE_FOLDER).glob(f"{LEDGER}*"):
        left.unlink()  # as if the ledger was lost, or the run killed before it noted the page

    outcomes = collection.run(source)

    assert outcomes[page] == "saved"
    assert site.count("/news/1") == 1


def test_an_interruption_leaves_no_half_page(
    site: Site, collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.serve("/news/1", RELEVANT)
    source = {"kind": "feed", "at": site.serve_feed("/news/1")}

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Inbox, "keep", interrupt)
        with pytest.raises(KeyboardInterrupt):
            collection.run(source)
    assert collection.list_pages() == []

    outcomes = collection.run(source)

    assert outcomes[f"{site.address}/news/1"] == "saved"
    assert len(collection.list_pages()) == 1
    assert list((collection.out / STATE_FOLDER / "drafts").iterdir()) == []


def test_a_sample_of_what_is_dropped_is_kept_aside(site: Site, collection: Collection) -> None:
    site.serve("/news/1", IRRELEVANT)

    collection.run({"kind": "feed", "at": site.serve_feed("/news/1")}, kept_share=1)
    file = collection.query("select file from outcomes where outcome = 'irrelevant'")[0][0]

    assert (collection.out / file).read_bytes() == IRRELEVANT
    assert collection.list_pages() == []
    assert not any(isinstance(each, Article) for each in read_documents([collection.out]))


def test_a_headline_that_matters_saves_a_page_whose_text_was_not_found(site: Site, collection: Collection) -> None:
    page = site.serve("/news/1", make_page(SPORT))
    feed = f"<rss><channel><item><title>{SWAP}</title><link>{page}</link></item></channel></rss>"

    outcomes = collection.run({"kind": "feed", "at": site.serve("/feed", feed.encode())})

    assert outcomes[page] == "saved"


def test_a_source_that_fell_silent_is_told(
    site: Site, collection: Collection, caplog: pytest.LogCaptureFixture
) -> None:
    site.serve("/news/1", RELEVANT)
    source = {"kind": "feed", "at": site.serve_feed("/news/1"), "silent_after_days": 0.0000001}
    collection.run(source)
    time.sleep(0.05)

    collection.run(source)

    assert collection.summary is not None
    assert "no new page since" in collection.summary.silent["source_0"]
    assert "no new page since" in caplog.text


def test_a_source_that_was_never_read_is_told_so(collection: Collection) -> None:
    source = {"kind": "feed", "at": "http://127.0.0.1:9/feed", "silent_after_days": 0.0000001}
    collection.run(source, attempts=1)
    time.sleep(0.05)

    collection.run(source, attempts=1)

    assert collection.summary is not None
    assert collection.summary.reached_none
    assert "never verified" in collection.summary.silent["source_0"]


def test_a_run_takes_so_many_pages_and_the_next_goes_on(site: Site, collection: Collection) -> None:
    paths = [f"/news/{n}" for n in range(5)]
    for path in paths:
        site.serve(path, RELEVANT)
    source = {"kind": "feed", "at": site.serve_feed(*paths)}

    collection.run(source, most_pages=3)
    assert len(collection.list_pages()) == 3
    collection.run(source, most_pages=3)

    assert len(collection.list_pages()) == 5
    assert [site.count(path) for path in paths] == [1] * 5


def test_sources_that_were_read_longest_ago_come_first(site: Site, collection: Collection) -> None:
    site.serve("/a", feed := b"<rss/>")
    site.serve("/b", feed)
    site.serve("/c", feed)
    first, second, third = (
        {"kind": "feed", "at": f"{site.address}{path}", "id": path[1:]} for path in ("/a", "/b", "/c")
    )
    collection.run(first)
    collection.run(second)
    site.asked.clear()

    collection.run(first, second, third, workers=1)

    assert [path for path, _ in site.asked if path != "/robots.txt"] == ["/c", "/a", "/b"]


@pytest.mark.parametrize(
    ("kind", "at"),
    [
        pytest.param("feed", "list.txt", id="feed in a file"),
        pytest.param("sitemap", "list.txt", id="sitemap in a file"),
        pytest.param("addresses", "list.txt", id="addresses in a file"),
        pytest.param("warc", "https://archive.example/a.warc.gz", id="archive on a server"),
    ],
)
def test_nobody_begins_what_servers_are_asked_for(collection: Collection, kind: str, at: str) -> None:
    (collection.folder / "list.txt").write_text("", encoding="utf-8")

    with pytest.raises(SettingError, match="Nobody is named"):
        collection.run({"kind": kind, "at": at}, contact="")

    assert not collection.out.exists()


@pytest.mark.parametrize(("kind", "at"), [("folder", "pages"), ("warc", "a.warc")])
def test_what_lies_on_this_machine_needs_nobody(collection: Collection, kind: str, at: str) -> None:
    (collection.folder / "pages").mkdir()
    (collection.folder / "a.warc").write_bytes(b"")

    assert collection.run({"kind": kind, "at": at}, contact="") == {at: "listed"}


def test_no_server_is_asked_by_nobody(site: Site, collection: Collection) -> None:
    with pytest.raises(SettingError, match="Nobody is named"):
        collection.run({"kind": "feed", "at": site.serve_feed()}, contact="")

    assert site.asked == []


def test_we_say_who_we_are(site: Site, collection: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUDNA_CONTACT", "archive@monitor.example")

    collection.run({"kind": "feed", "at": site.serve_feed()})

    agents = {headers["User-Agent"] for _, headers in site.asked}
    assert agents == {"Hudna/1 (news archive for research; archive@monitor.example)"}


def test_two_collections_do_not_write_to_one_folder(
    site: Site, collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = {"kind": "feed", "at": site.serve_feed("/news/1")}
    seen: list[str] = []

    def collect_again(*_: object) -> None:
        with pytest.raises(WarehouseLockedError) as caught:
            collection.run(source)
        seen.append(str(caught.value))
        raise InputError("enough")

    monkeypatch.setattr(Desk, "take_held", collect_again)
    with pytest.raises(InputError, match="enough"):
        collection.run(source)

    assert "Another collection writes to" in seen[0]


def test_a_damaged_ledger_is_told_and_loses_no_page(site: Site, collection: Collection) -> None:
    site.serve("/news/1", RELEVANT)
    source = {"kind": "feed", "at": site.serve_feed("/news/1")}
    collection.run(source)
    ledger = collection.out / STATE_FOLDER / LEDGER
    ledger.write_bytes(b"no database" * 999)

    with pytest.raises(DamagedFileError, match="cannot be used") as caught:
        collection.run(source)

    assert "Move it away" in caught.value.remedy


def test_a_full_disk_ends_with_a_way_on(site: Site, collection: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    site.serve("/news/1", RELEVANT)
    source = {"kind": "feed", "at": site.serve_feed("/news/1")}

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", refuse)
        with pytest.raises(StorageError, match="No space left") as caught:
            collection.run(source)

    assert "it goes on where it stopped" in caught.value.remedy
    assert collection.run(source)[f"{site.address}/news/1"] == "saved"


def test_an_outlet_that_no_table_lists_is_refused(collection: Collection) -> None:
    with pytest.raises(InputError, match="nobody_knows_it"):
        collection.run({"kind": "feed", "at": "http://127.0.0.1:9/", "publisher": "nobody_knows_it"})
