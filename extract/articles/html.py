"""HTML pages: the story by trafilatura, outlet and time from the page's head by rules of our own.

htmldate, which trafilatura would use, reads "19 نيسان 2018" as the first of January: no time is taken from it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import trafilatura
from lxml.etree import LxmlError, ParserError  # type: ignore[import-untyped]  # lxml publishes no types
from lxml.html import HtmlElement, document_fromstring  # type: ignore[import-untyped]
from trafilatura.settings import use_config

from extract.articles.assemble import clean_line, clean_text
from extract.articles.page import Story, clean_story, split_page

_CHARSET: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HIDDEN_OPENING: Final = re.compile(r"<(!--|script\b|style\b|head\b|noscript\b)", re.IGNORECASE)
_CLOSINGS: Final = {"!--": re.compile("-->")} | {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style", "head", "noscript")
}
_TAG: Final = re.compile(r"<[^<>]*>")
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_TIME_NAMES: Final = (
    "article:published_time", "article:published", "og:published_time", "datepublished", "publishdate", "pubdate",
    "publish_date", "publish-date", "published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.created", "dc.date", "cxenseparse:recs:publishtime", "article.published", "date",
)  # fmt: skip
_BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
_HIDDEN: Final = frozenset(["script", "style", "noscript", "template", "svg", "iframe", "head", "select", "button"])
_LONG_TAG: Final = re.compile(r"<(\w++)[^<>]{20000,}+>")
_MOST_TAGS: Final = 30_000  # of a page that a parser is given: a news page has some thousand
_MOST_BLOCKS: Final = (
    5_000  # of a page that trafilatura reads in every way it knows: some take the square of their number
)
_BLOCK: Final = re.compile(r"<(?:p|li|d[dltiv]|t[dr]|br|h[1-6r]|[uo]l|a)\b", re.IGNORECASE)
_LEAST_BODY: Final = 80  # characters: with less, trafilatura has missed the story


@dataclass(frozen=True, slots=True)
class PageHead:
    """What the head of a page states; None where it states nothing.

    Attributes:
        title: Headline.
        url: Canonical address.
        publisher: Name of the site.
        published: Time of publication, as it stands there.
    """

    title: str | None
    url: str | None
    publisher: str | None
    published: str | None


def find_charset(data: bytes) -> str | None:
    """Return the encoding that a page declares in its first lines, or None."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii", errors="replace") if match else None


def read_html(text: str) -> tuple[PageHead, list[Story]]:
    """Return the head of a page and its stories; no story where the page holds no text.

    Of a page with more tags than any news page has, only the text between them is read: parsers take the square of the
    number of some things, and a page that was made for it would hold us for hours.
    """
    if text.count("<") > _MOST_TAGS:
        return PageHead(None, None, None, None), split_page(_strip_markup(text))
    text = _LONG_TAG.sub(r"<\1>", text)
    tree = _parse(text)
    if tree is None:
        return PageHead(None, None, None, None), split_page(_strip_markup(text))
    head = read_head(tree)
    visible = "\n".join(_list_lines(tree))
    found = split_page(visible)
    main = max(found, key=lambda story: len(story.body), default=None)
    body = _extract_body(text) if found else ""
    if len(body) < _LEAST_BODY:
        return head, found or split_page(_strip_markup(text))  # nested deeper than the parser goes
    title = choose_title(head, main)
    story = clean_story(title, body)
    if not story.body:
        return head, found
    byline = story.byline or (main.byline if main is not None else None)
    credit_lines = (*story.credit_lines, *(main.credit_lines if main is not None else ()))
    return head, [Story(title, story.body, byline, credit_lines, story.outlet or (main.outlet if main else None))]


def _strip_markup(text: str) -> str:
    """Return what stands between the tags of a page that no parser reads, each piece on a line of its own."""
    shown = _TAG.sub("\n", "".join(_cut_hidden(text)))
    return "\n".join(piece.strip() for piece in shown.split("\n") if piece.strip())


def _cut_hidden(text: str) -> Iterator[str]:
    """Yield what stands between comments, scripts and styles; one that is never closed hides the rest."""
    start = 0
    while (opening := _HIDDEN_OPENING.search(text, start)) is not None:
        yield text[start : opening.start()]
        name = opening[1].lower()
        closing = _CLOSINGS[name].search(text, opening.end())
        if closing is None:
            return
        start = closing.end()
    yield text[start:]


def choose_title(head: PageHead, main: Story | None) -> str:
    """Return the headline: as the head states it, without the site's name where the page shows it without."""
    stated, shown = head.title or "", main.title if main is not None else ""
    if not stated or (shown and stated.startswith(shown)):
        return shown
    return stated.removesuffix(head.publisher or "").rstrip(" -–—|:") if head.publisher else stated


def _parse(text: str) -> HtmlElement | None:
    """Return the tree of a page, None where there is none."""
    try:
        return document_fromstring(_DECLARATION.sub("", text))
    except (LxmlError, ParserError, ValueError):
        return None


def _extract_body(text: str) -> str:
    """Return the main text of a page, one paragraph a line; empty where none is found."""
    config = use_config()
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "100")
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")
    body = trafilatura.extract(
        text,
        output_format="txt",
        include_comments=False,
        include_tables=False,
        with_metadata=False,
        fast=len(_BLOCK.findall(text)) > _MOST_BLOCKS,
        config=config,
    )
    return clean_text(body or "")


def read_head(tree: HtmlElement) -> PageHead:
    """Read the head of a page: meta elements, JSON-LD, `time`."""
    metas = _read_metas(tree)
    linked = list(_read_linked_data(tree))
    published = next((metas[name] for name in _TIME_NAMES[:-1] if metas.get(name)), None)
    published = published or _find_linked(linked, "datePublished") or _find_time(tree) or metas.get("date")
    canonical = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    url = next((u for u in (*canonical, metas.get("og:url")) if u and u.startswith("http")), None)
    title = metas.get("og:title") or _find_linked(linked, "headline") or _find_heading(tree)
    publisher = metas.get("og:site_name") or metas.get("application-name") or _find_linked_publisher(linked)
    return PageHead(
        title=clean_line(title) or None if title else None,
        url=clean_line(url) if url else None,
        publisher=clean_line(publisher) if publisher else None,
        published=published,
    )


def _read_metas(tree: HtmlElement) -> dict[str, str]:
    """Return the contents of the meta elements by lower-case name; of a name twice the first counts."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = meta.get("content")
        if name and content:
            metas.setdefault(name.lower(), content)
    return metas


def _read_linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the objects of the page's JSON-LD; blocks that are no JSON hold none."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            content = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        queue = [content]
        while queue:
            item = queue.pop(0)
            if isinstance(item, dict):
                yield item
                graph = item.get("@graph")
                queue += graph if isinstance(graph, list) else []
            elif isinstance(item, list):
                queue += item


def _find_linked(linked: list[dict[str, Any]], field: str) -> str | None:
    """Return the first text of a field in JSON-LD objects that are articles."""
    for item in linked:
        kind = item.get("@type")
        kinds = kind if isinstance(kind, list) else [kind]
        if any("Article" in str(name) or "Posting" in str(name) for name in kinds):
            value = item.get(field)
            if isinstance(value, str) and value.strip():
                return value
    return None


def _find_linked_publisher(linked: list[dict[str, Any]]) -> str | None:
    """Return the name of the publisher that JSON-LD states."""
    for item in linked:
        publisher = item.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return str(publisher["name"])
    return None


def _find_time(tree: HtmlElement) -> str | None:
    """Return the time of the page's own `time` element: marked as publication, or the only one."""
    times = [element for element in tree.iter("time") if element.get("datetime")]
    marked = [t for t in times if t.get("pubdate") is not None or (t.get("itemprop") or "").lower() == "datepublished"]
    chosen = marked or (times if len({t.get("datetime") for t in times}) == 1 else [])
    return str(chosen[0].get("datetime")) if chosen else None


def _find_heading(tree: HtmlElement) -> str | None:
    """Return the text of the page's only first-level heading, else of its title element."""
    headings = [text for element in tree.iter("h1") if (text := clean_line(element.text_content()))]
    if len(set(headings)) == 1:
        return headings[0]
    title = tree.find(".//title")
    return str(title.text_content()) if title is not None else None


def _list_lines(tree: HtmlElement) -> Iterator[str]:
    """Yield the lines that a browser would show, a blank line around each block that is a paragraph."""
    parts: list[str] = []
    stack: list[tuple[HtmlElement, bool]] = [(tree, False)]
    while stack:
        element, closing = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else None
        if tag in _BLOCKS and parts:
            yield re.sub(r"\s+", " ", "".join(parts))
            parts = []
        if tag in ("p", "h1", "h2", "h3", "section", "article"):
            yield ""
        if closing:
            parts.append(element.tail or "")
            continue
        stack.append((element, True))
        if tag is not None and tag not in _HIDDEN:
            parts.append(element.text or "")
            stack += [(child, False) for child in reversed(element)]
    if parts:
        yield re.sub(r"\s+", " ", "".join(parts))
