from __future__ import annotations

import gzip

import pytest

from extract.collect.failure import CollectError
from extract.collect.listing import read_addresses, read_listing

LIMIT = 5_000_000
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))


def list_addresses(xml: str | bytes, address: str = "https://outlet.example/feed") -> list[str]:
    data = xml.encode() if isinstance(xml, str) else xml
    return [item.address for item in read_listing(data, address=address, most_bytes=LIMIT).items]


@pytest.mark.parametrize(
    ("xml", "addresses"),
    [
        ("<rss><channel><item><link>https://a.example/1</link></item></channel></rss>", ["https://a.example/1"]),
        ("<rss><channel><link>https://a.example/</link><item><title>x</title></item></channel></rss>", []),
        (
            (
                "<feed xmlns='http://www.w3.org/2005/Atom'><entry><link rel='self' href='https://a.example/s'/>"
                "<link href='https://a.example/1'/></entry></feed>"
            ),
            ["https://a.example/1"],
        ),
        (
            (
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
                "<item><link>https://a.example/1</link></item></rdf:RDF>"
            ),
            ["https://a.example/1"],
        ),
        ("<rss><channel><item><link>/news/1</link></item></channel></rss>", ["https://outlet.example/news/1"]),
        ("<rss><channel><item><guid>https://a.example/1</guid></item></channel></rss>", ["https://a.example/1"]),
        ("<rss><channel><item><guid>tag:1</guid></item></channel></rss>", []),
        ("<rss><item><link> <![CDATA[https://a.example/1]]> </link></item></rss>", ["https://a.example/1"]),
        (
            "<rss><item><link>https://a.example/1</link></item><item><link>https://a",
            ["https://a.example/1", "https://a"],
        ),
        ("\n\n  <rss><item><link>https://a.example/?a=1&b=2</link></item></rss>", ["https://a.example/?a=1&b=2"]),
        ("<rss><item><link><![CDATA[https://a.example/?a=1&b=2]]></link></item></rss>", ["https://a.example/?a=1&b=2"]),
        ("<rss><item><link>https://a.example/?a=1&amp;b=2</link></item></rss>", ["https://a.example/?a=1&b=2"]),
        ("<rss><item><link>http://[::1</link></item></rss>", []),
        ("<urlset><url><loc>https://a.example/1</loc></url></urlset>", ["https://a.example/1"]),
    ],
    ids=lambda value: str(value)[:40],
)
def test_listings_in_their_many_forms(xml: str, addresses: list[str]) -> None:
    assert list_addresses(xml) == addresses


def test_the_newest_come_first_and_each_once() -> None:
    xml = """<rss><item><link>https://a.example/old</link><pubDate>Mon, 02 Nov 2026 10:00:00 +0300</pubDate></item>
    <item><link>https://a.example/none</link></item>
    <item><link>https://a.example/new</link><pubDate>Tue, 03 Nov 2026 10:00:00 GMT</pubDate></item>
    <item><link>https://a.example/old</link></item></rss>"""

    assert list_addresses(xml) == ["https://a.example/new", "https://a.example/old", "https://a.example/none"]


def test_an_index_lists_listings() -> None:
    xml = "<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>"
    listing = read_listing(xml.encode(), address="https://a.example/", most_bytes=LIMIT)

    assert listing.items == ()
    assert [item.address for item in listing.listings] == ["https://a.example/1.xml"]


def test_a_packed_sitemap_is_unpacked_up_to_a_size() -> None:
    xml = b"<urlset><url><loc>https://a.example/1</loc></url></urlset>"

    assert list_addresses(gzip.compress(xml)) == ["https://a.example/1"]
    with pytest.raises(CollectError) as caught:
        list_addresses(gzip.compress(b" " * (LIMIT + 1)))
    assert caught.value.reason == "too_large"


@pytest.mark.parametrize("xml", ["", "no xml", "<html><body>404</body></html>", "{}", "<", "\x00" * 99])
def test_what_is_no_listing_is_told(xml: str) -> None:
    with pytest.raises(CollectError) as caught:
        list_addresses(xml)
    assert caught.value.reason == "unreadable"


@pytest.mark.parametrize(
    "prologue",
    [
        f"<!DOCTYPE rss [<!ENTITY a0 'ha'>{LAUGHS}]>",
        "<!DOCTYPE rss [<!ENTITY a11 SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE rss [<!ENTITY % x SYSTEM 'http://127.0.0.1:1/x'> %x;]>",
        "<!DOCTYPE rss SYSTEM 'http://127.0.0.1:1/x.dtd'>",
    ],
    ids=["a billion laughs", "a file", "a parameter from elsewhere", "a type from elsewhere"],
)
def test_no_entity_is_resolved(prologue: str) -> None:
    xml = f"{prologue}<rss><item><title>&a11;</title><link>https://a.example/1</link></item></rss>"
    listing = read_listing(xml.encode(), address="", most_bytes=LIMIT)

    assert {item.title for item in listing.items} <= {"&a11;"}


def test_a_list_of_addresses_may_have_other_things_beside_them() -> None:
    text = "# mine\nhttps://a.example/1 seen today\n\nftp://a.example/2\n  https://a.example/1\nhttps://a.example/3"

    assert [item.address for item in read_addresses(text).items] == ["https://a.example/1", "https://a.example/3"]
