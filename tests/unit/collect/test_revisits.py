"""Pages that their outlets have corrected since they were saved."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from extract.collect.inbox import STATE_FOLDER, Inbox, find_superseded
from extract.collect.run import LEDGER
from tests.unit.collect.conftest import IRRELEVANT, MORE, RELEVANT, SWAP, Collection, Handler, Site, make_page

CORRECTED = make_page(SWAP.replace("عشرة", "تسعة"), MORE, title="تبادل أسرى في الباب")
DRESSED = RELEVANT.replace(b"<body>", b"<body><!-- another advertisement -->")


@pytest.fixture
def source(site: Site, collection: Collection) -> dict[str, str]:
    """A feed whose page was saved a day ago."""
    site.serve("/news/1", RELEVANT, ETag='"v1"', Last_Modified="Mon, 02 Nov 2026 10:00:00 GMT")
    feed = {"kind": "feed", "at": site.serve_feed("/news/1")}
    collection.run(feed)
    collection.pass_days(1.01)
    return feed


def read_sidecar(page: Path) -> dict[str, object]:
    content: dict[str, object] = json.loads(page.with_suffix(".meta.json").read_text(encoding="utf-8"))
    return content


def test_a_corrected_page_takes_the_place_of_the_saved_one_which_is_kept(
    site: Site, collection: Collection, source: dict[str, str]
) -> None:
    page = site.serve("/news/1", CORRECTED)

    outcomes = collection.run(source)
    (saved,) = collection.list_pages()
    earlier = find_superseded(saved) / "0.html"

    assert outcomes[page] == "updated"
    assert saved.read_bytes() == CORRECTED
    assert read_sidecar(saved)["sha256"] == hashlib.sha256(CORRECTED).hexdigest()
    assert earlier.read_bytes() == RELEVANT
    assert read_sidecar(earlier)["sha256"] == hashlib.sha256(RELEVANT).hexdigest()


def test_every_earlier_version_is_kept(site: Site, collection: Collection, source: dict[str, str]) -> None:
    again = make_page(SWAP.replace("عشرة", "ثمانية"), MORE)
    for days, body in ((0.0, CORRECTED), (3.1, again)):
        collection.pass_days(days)
        site.serve("/news/1", body)
        collection.run(source)
    (saved,) = collection.list_pages()

    assert saved.read_bytes() == again
    assert [path.read_bytes() for path in sorted(find_superseded(saved).glob("*.html"))] == [RELEVANT, CORRECTED]


def test_a_page_whose_words_are_the_same_stays_as_it_was_fetched(
    site: Site, collection: Collection, source: dict[str, str]
) -> None:
    page = site.serve("/news/1", DRESSED)

    assert collection.run(source)[page] == "unchanged"
    assert [saved.read_bytes() for saved in collection.list_pages()] == [RELEVANT]


def test_a_server_is_asked_for_a_page_only_if_it_has_changed(
    site: Site, collection: Collection, source: dict[str, str]
) -> None:
    def answer(handler: Handler) -> None:
        handler.send_response(304)
        handler.end_headers()

    page = site.answer("/news/1", answer)

    assert collection.run(source)[page] == "unchanged"
    sent = [headers for path, headers in site.asked if path == "/news/1"][-1]
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == ('"v1"', "Mon, 02 Nov 2026 10:00:00 GMT")


@pytest.mark.parametrize(
    ("body", "status", "outcome"),
    [(b"", 404, "rejected_http_status"), (b"", 200, "rejected_empty"), (b"\x89PNG" * 99, 200, "rejected_not_arabic")],
)
def test_a_page_that_can_no_longer_be_read_stays_as_it_was_saved(
    body: bytes, status: int, outcome: str, site: Site, collection: Collection, source: dict[str, str]
) -> None:
    page = site.serve("/news/1", body, status=status)

    assert collection.run(source, attempts=1)[page] == outcome
    assert [saved.read_bytes() for saved in collection.list_pages()] == [RELEVANT]


def test_what_an_outlet_has_taken_back_does_not_stand(
    site: Site, collection: Collection, source: dict[str, str]
) -> None:
    page = site.serve("/news/1", IRRELEVANT)

    assert collection.run(source)[page] == "updated"
    assert [saved.read_bytes() for saved in collection.list_pages()] == [IRRELEVANT]


def test_a_page_is_revisited_after_1_3_and_9_days_and_then_no_more(
    site: Site, collection: Collection, source: dict[str, str]
) -> None:
    asked = []
    for _day in range(30):
        collection.run(source)
        asked.append(site.count("/news/1"))
        collection.pass_days(1)

    assert [day + 1 for day, (count, before) in enumerate(zip(asked, [1, *asked], strict=False)) if count > before] == [
        1,
        4,
        13,
    ]


def test_no_page_is_revisited_where_the_settings_do_not_wish_it(
    site: Site, collection: Collection, source: dict[str, str]
) -> None:
    collection.run(source, revisit_days=0)

    assert site.count("/news/1") == 1


def test_a_page_that_its_listing_dates_anew_is_revisited_at_once(site: Site, collection: Collection) -> None:
    page = site.serve("/news/1", RELEVANT)
    source = {"kind": "sitemap", "at": f"{site.address}/map"}

    def list_as_changed(moment: datetime) -> None:
        entry = f"<url><loc>{page}</loc><lastmod>{moment.isoformat()}</lastmod></url>"
        site.serve("/map", f"<urlset>{entry}</urlset>".encode())

    now = datetime.now(UTC)
    list_as_changed(now - timedelta(hours=8))
    collection.run(source)
    collection.pass_days(0.25)
    collection.run(source)
    assert site.count("/news/1") == 1
    list_as_changed(now - timedelta(hours=1))
    site.serve("/news/1", CORRECTED)

    assert collection.run(source)[page] == "updated"
    assert collection.run(source) == {source["at"]: "listed"}


def test_a_listing_that_dates_its_pages_anew_each_time_has_each_fetched_a_few_times(
    site: Site, collection: Collection
) -> None:
    page = site.serve("/news/1", RELEVANT)
    for _hour in range(20):
        entry = f"<url><loc>{page}</loc><lastmod>{datetime.now(UTC).isoformat()}</lastmod></url>"
        collection.run({"kind": "sitemap", "at": site.serve("/map", f"<urlset>{entry}</urlset>".encode())})
        collection.pass_days(0.05)

    assert site.count("/news/1") == 1 + 8


def test_a_page_that_was_taken_out_of_the_inbox_is_not_fetched_again(
    site: Site, collection: Collection, source: dict[str, str]
) -> None:
    collection.list_pages()[0].unlink()

    assert collection.run(source)[f"{site.address}/news/1"] == "rejected_gone"
    assert site.count("/news/1") == 1


def test_a_correction_that_was_killed_half_way_is_finished(
    site: Site, collection: Collection, source: dict[str, str]
) -> None:
    """As between the two renamings: the new sidecar lies in its place, the new page does not yet."""
    (saved,) = collection.list_pages()
    draft = collection.out / STATE_FOLDER / "drafts" / f"source_0-{saved.parent.name}{saved.name}"
    draft.write_bytes(CORRECTED)
    sidecar = read_sidecar(saved) | {"sha256": hashlib.sha256(CORRECTED).hexdigest()}
    saved.with_suffix(".meta.json").write_text(json.dumps(sidecar), encoding="utf-8")

    Inbox(collection.out)

    assert saved.read_bytes() == CORRECTED
    assert not draft.exists()


def test_a_ledger_of_an_earlier_version_is_brought_up_to_date(
    site: Site, collection: Collection, source: dict[str, str]
) -> None:
    with sqlite3.connect(collection.out / STATE_FOLDER / LEDGER) as connection:
        connection.execute("alter table pages drop column revisit_at")
        connection.execute("alter table pages drop column revisits")
    connection.close()

    assert collection.run(source) == {source["at"]: "listed"}
    assert collection.query("select outcome, revisits from pages") == [("saved", 0)]
