"""Making an article of what a reader found: text, language, outlet, time, id."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from extract.articles.article import Article
from extract.articles.byline import find_addressed_credit, find_addressee, find_outlet
from extract.articles.dates import FoundDate
from extract.articles.identity import hash_text, make_article_id
from extract.articles.language import detect_language
from extract.articles.publication import parse_timestamp, resolve_publication
from extract.articles.publishers import Publisher, Publishers, name_by_host
from extract.articles.rejected import Rejected

_OPENING_READ: Final = 12  # paragraphs searched for the outlet that was spoken to
_BLANKS: Final = re.compile(r"\s+")
_PRINTED: Final = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_LETTER: Final = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a reader found of one news item; None where it found nothing.

    Attributes:
        source_file: The stored name of the input.
        file_name: Its name without folder.
        position: Place in the file, from 0.
        title: Headline, empty where none was found.
        body: Paragraphs, one a line.
        article_id: Key that a JSONL row gives: of a story that was kept when its page was deleted.
        row_id: `id` of a JSONL row.
        url: Address of the article.
        facts_url: Address that documents a sample report.
        publisher: The outlet's name as a row or sidecar states it.
        site_name: The outlet's name as the page itself states it; anybody can write there what he likes.
        credit: The outlet's name in the byline or the page's template.
        credit_lines: Lines that may name the outlet.
        published: Time of publication as metadata state it.
        byline: Date that the byline prints.
        fetched_at: When the page was fetched: nothing on it was published later.
        written_for: Name of the project that the text was written for; real reports have none.
    """

    source_file: str
    file_name: str
    position: int
    title: str
    body: str
    article_id: str | None = None
    row_id: str | None = None
    url: str | None = None
    facts_url: str | None = None
    publisher: str | None = None
    site_name: str | None = None
    credit: str | None = None
    credit_lines: tuple[str, ...] = ()
    published: object = None
    byline: FoundDate | None = None
    fetched_at: str | None = None
    written_for: str | None = None


def clean_text(text: str) -> str:
    """Normalise line ends, and drop what no database stores: NULs, and halves of surrogate pairs.

    Letters in the forms of a printer (Unicode's Arabic presentation forms, as text copied from a PDF has them) become plain
    ones. Everything else stays, whatever it is: offsets count on it.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if _PRINTED.search(text) is not None:
        text = _PRINTED.sub(_spell_plainly, text)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _spell_plainly(printed: re.Match[str]) -> str:
    """Return the letters, or the vowel mark without the blank that carries it, of a presentation form."""
    return unicodedata.normalize("NFKC", printed.group()).strip()


def clean_line(text: str) -> str:
    """Return a headline or name on one line, without blanks at its ends."""
    return _BLANKS.sub(" ", clean_text(text)).strip()


def join_text(title: str, body: str) -> str:
    """Return the stored text: headline, blank line, body; a body that begins with its headline does not repeat it."""
    body = body.strip("\n")
    if not title:
        return body
    opening = _match_title(title, body)
    rest = body[opening:].lstrip() if opening else body
    return f"{title}\n\n{rest}" if rest.strip() else title


def _match_title(title: str, body: str) -> int:
    """Return the length of the headline that a body begins with, 0 where its first line is something else."""
    start = len(body) - len(body.lstrip())
    end = body.find("\n", start)
    first = body[start : end if end >= 0 else len(body)]
    if len(first) > 2 * len(title) + 20:  # a long paragraph is no headline: spare the comparison
        return 0
    return start + len(first) if _BLANKS.sub(" ", first).strip() == title else 0


def assemble_article(draft: Draft, publishers: Publishers) -> Article | Rejected:
    """Make an article of a draft, or say why it is none."""
    text = join_text(draft.title, draft.body)
    if not _LETTER.search(text):
        return Rejected(draft.source_file, draft.position, "empty", "no words", draft.url)
    language = detect_language(text)
    if language != "ar":
        detail = "not in the Arabic script" if language == "und" else f"language: {language}"
        return Rejected(draft.source_file, draft.position, "not_arabic", detail, draft.url)
    name, publisher = find_publisher(draft, publishers)
    publication = resolve_publication(
        metadata=draft.published,
        url=draft.url,
        byline=draft.byline,
        publisher=publisher,
        fetched_at=parse_timestamp(draft.fetched_at),
    )
    return Article(
        article_id=draft.article_id
        or make_article_id(
            url=draft.url,
            row_id=draft.row_id,
            publisher=name,
            file_name=draft.file_name,
            position=draft.position,
            title=draft.title,
        ),
        source_file=draft.source_file,
        position=draft.position,
        row_id=draft.row_id,
        url=draft.url,
        facts_url=draft.facts_url,
        publisher=name,
        publisher_id=publisher.publisher_id if publisher is not None else None,
        title=draft.title,
        text=text,
        language=language,
        published_at=publication.published_at,
        published_on=publication.published_on,
        published_at_origin=publication.origin,
        content_hash=hash_text(text),
        is_sample=bool(draft.written_for) or (publisher is not None and publisher.is_sample),
    )


def find_publisher(draft: Draft, publishers: Publishers) -> tuple[str | None, Publisher | None]:
    """Return the outlet's name as found, and its entry where it is listed.

    Looked up by address, then by the name in metadata, then by the byline and the credit lines, then by whom the
    report says was spoken to; an outlet that none of these names is called by the host of the address.
    """
    by_url = publishers.find_by_url(draft.url)
    if draft.publisher:
        named = publishers.find_by_name(draft.publisher)
        return draft.publisher, (named if named is not None and named.is_sample else by_url or named)
    name, found = _read_publisher(draft, publishers, by_url)
    return name, (None if found is not None and found.is_sample else found)  # a page cannot say that it is the sample


def _read_publisher(
    draft: Draft, publishers: Publishers, by_url: Publisher | None
) -> tuple[str | None, Publisher | None]:
    """Return the outlet as the page and its address tell it."""
    if draft.site_name:
        return draft.site_name, by_url or publishers.find_by_name(draft.site_name)
    if by_url is not None:
        return by_url.name, by_url
    if draft.credit:
        return draft.credit, publishers.find_by_name(draft.credit)
    listed = find_outlet(draft.credit_lines, publishers)
    if listed is not None:
        return listed.name, listed
    opening = [paragraph[:2000] for paragraph in draft.body.split("\n", _OPENING_READ)[:_OPENING_READ]]
    told = find_addressed_credit(draft.credit_lines, opening)
    if told is not None:
        return told, publishers.find_by_name(told)
    listed = find_addressee(opening, publishers)
    return (listed.name, listed) if listed is not None else (name_by_host(draft.url), None)
