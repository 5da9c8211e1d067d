"""Listings: feeds (RSS, RDF, Atom) and sitemaps (of pages, of news, of sitemaps) to the addresses that they list.

One reading serves them all, by the local names of elements, since feeds in the wild mix the formats. The parser resolves
no entity, loads nothing and bears broken XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final
from urllib.parse import urljoin

from lxml import etree  # type: ignore[import-untyped]  # lxml publishes no types

from extract.articles.assemble import clean_line
from extract.articles.publication import parse_timestamp
from extract.collect.failure import CollectError
from extract.collect.unpacking import inflate, is_gzip

_MOST_ITEMS: Final = 50_000  # of a listing: the limit of the sitemap protocol
_MOST_TITLE: Final = 500  # characters
_ENTRIES: Final = frozenset({"item", "entry", "url", "sitemap"})
_PUBLISHED: Final = ("publication_date", "pubDate", "published", "date", "issued")
_CHANGED: Final = ("lastmod", "updated", "modified")
_MOST_AMPERSANDS: Final = 500_000
_CDATA: Final = re.compile(rb"(<!\[CDATA\[(?:[^\]]|\](?!\]>))*+)")
_BARE_AMPERSAND: Final = re.compile(rb"&(?!#?\w{1,12};)")  # begins no reference, as in addresses that nobody escaped
_ADDRESS: Final = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A page that a listing lists.

    Attributes:
        address: Of the page, absolute.
        title: Empty where the listing gives none.
        published: Time of publication as the listing states it, empty where it does not.
        changed_at: UTC; the latest time that the listing gives, None where it gives none.
    """

    address: str
    title: str = ""
    published: str = ""
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a listing lists.

    Attributes:
        items: Pages, the newest first; those without a time last, in the order of the listing.
        listings: Further listings (of a sitemap index), in the same order.
    """

    items: tuple[Item, ...]
    listings: tuple[Item, ...]


def read_listing(data: bytes, *, address: str, most_bytes: int) -> Listing:
    """Read a feed or sitemap.

    Args:
        data: Its bytes, also packed by gzip.
        address: Where it was found; relative links start from it.
        most_bytes: Of it, unpacked.

    Raises:
        CollectError: If it is no feed or sitemap.
    """
    if is_gzip(data):
        data = inflate(data, most_bytes=most_bytes)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(_escape_ampersands(data.lstrip()), parser)
    except (etree.LxmlError, ValueError) as error:
        raise CollectError("unreadable", f"no feed or sitemap: {error}"[:300]) from error
    if root is None or _name(root) not in {"rss", "RDF", "feed", "urlset", "sitemapindex"}:
        raise CollectError("unreadable", f"no feed or sitemap: {_describe(root)}")
    items: list[Item] = []
    listings: list[Item] = []
    for entry in _iterate_entries(root):
        item = _read_entry(entry, address)
        if item is not None:
            (listings if _name(entry) == "sitemap" else items).append(item)
    return Listing(_sort(items), _sort(listings))


def read_addresses(text: str) -> Listing:
    """Read a list of addresses: one a line, after which anything may stand; lines without one are passed over."""
    found = (match[0] for line in text.splitlines() if (match := _ADDRESS.match(line.strip())))
    return Listing(tuple(Item(address=address) for address in dict.fromkeys(found)), ())


def _escape_ampersands(data: bytes) -> bytes:
    """Return XML in which no bare ampersand stands, which a parser would pass over with what follows it."""
    if b"\0" in data[:64] or data.count(b"&") > _MOST_AMPERSANDS:  # UTF-16, made by a machine that escapes; or no feed
        return data
    parts = _CDATA.split(data)  # every second one is a section that may hold ampersands
    parts[::2] = [_BARE_AMPERSAND.sub(b"&amp;", part) for part in parts[::2]]
    return b"".join(parts)


def _iterate_entries(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the entries of a listing, up to the most that one may have."""
    count = 0
    for element in root.iter(etree.Element):
        if _name(element) in _ENTRIES:
            count += 1
            if count > _MOST_ITEMS:
                return
            yield element


def _read_entry(entry: etree._Element, base: str) -> Item | None:
    """Make an item of an entry, None where it has no address."""
    texts: dict[str, str] = {}
    for element in _list_fields(entry):
        text = clean_line("".join(element.itertext())[: 4 * _MOST_TITLE])
        if text:
            texts.setdefault(_name(element), text)
    address = texts.get("loc") or _find_link(entry) or texts.get("link") or texts.get("guid", "")
    try:
        address = urljoin(base, address) if address else ""
    except ValueError:
        return None
    if not address.startswith(("http://", "https://")):
        return None
    published = next((texts[name] for name in _PUBLISHED if name in texts), "")
    times = [_read_time(texts[name]) for name in (*_PUBLISHED, *_CHANGED) if name in texts]
    return Item(
        address=address,
        title=texts.get("title", "")[:_MOST_TITLE],
        published=published[:80],
        changed_at=max((moment for moment in times if moment is not None), default=None),
    )


def _list_fields(entry: etree._Element) -> Iterator[etree._Element]:
    """Yield the fields of an entry; those of a sitemap's `news` element are its own."""
    for element in entry.iterchildren(etree.Element):
        if _name(element) == "news":
            yield from element.iterchildren(etree.Element)
        else:
            yield element


def _find_link(entry: etree._Element) -> str:
    """Return the address of an Atom entry: the link to the page itself."""
    for element in entry.iterchildren(etree.Element):
        if _name(element) == "link" and element.get("href") and element.get("rel", "alternate") == "alternate":
            return str(element.get("href")).strip()
    return ""


def _read_time(text: str) -> datetime | None:
    """Return a time of a listing as UTC, None where it is none."""
    found = parse_timestamp(text)
    if isinstance(found, datetime):
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    return datetime.combine(found, time(), UTC) if isinstance(found, date) else None


def _sort(items: list[Item]) -> tuple[Item, ...]:
    """Return items, each address once, the newest first."""
    unique: dict[str, Item] = {}
    for item in items:
        unique.setdefault(item.address, item)
    never = datetime.min.replace(tzinfo=UTC)
    return tuple(sorted(unique.values(), key=lambda item: item.changed_at or never, reverse=True))


def _name(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    tag = str(element.tag)
    return tag.rpartition("}")[2]


def _describe(root: etree._Element | None) -> str:
    return "it holds no XML" if root is None else f"its first element is {_name(root)[:40]}"
