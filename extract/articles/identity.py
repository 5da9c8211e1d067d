"""Ids and hashes of articles: the same article has the same id from any file, folder or day."""

from __future__ import annotations

import hashlib
import re
from typing import Final
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

_TRACKING: Final = re.compile(r"^(?:utm_\w+|fbclid|gclid|igshid|ocid|at_\w+|mc_cid|mc_eid|ref_src)$", re.IGNORECASE)
_ARCHIVE: Final = re.compile(r"[/\d]*")  # no path, or only the digits of a day: a list of many articles
_ROW_NUMBER: Final = re.compile(r"\d{5,}")


def canonicalise_url(url: str) -> str:
    """Return an address without what does not change the page.

    Scheme, `www.`, fragment, tracking parameters and trailing slash go; percent escapes are decoded.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:  # a broken port or bracket: the address is a key all the same
        return url.strip()
    path = unquote(parts.path).rstrip("/")
    pairs = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(pair[0])]
    query = f"?{urlencode(sorted(pairs))}" if pairs else ""
    return f"{host}{port}{path}{query}"


def is_article_address(url: str | None) -> bool:
    """Tell whether an address can name one article: not a site's front page or the archive of a day."""
    if not url:
        return False
    canonical = canonicalise_url(url)
    _, _, rest = canonical.partition("/")
    if "?" in canonical or _ROW_NUMBER.search(rest):
        return True
    return _ARCHIVE.fullmatch(rest) is None


def make_article_id(
    *, url: str | None, row_id: str | None, publisher: str | None, file_name: str, position: int, title: str
) -> str:
    """Return the stable id of an article: `a` and 16 hex digits.

    Args:
        url: Address of the article; used if it can name one article.
        row_id: `id` of a JSONL row; used with the publisher if there is no address.
        publisher: The outlet's name as found.
        file_name: Name, without its folder, of the file; used with position and title where nothing else is known.
        position: Place on the page, from 0.
        title: Headline.
    """
    if url and is_article_address(url):
        key = canonicalise_url(url)
    elif row_id is not None:
        key = f"row:{row_id}{publisher or ''}"
    else:
        key = f"file:{file_name}#{position}{title}"
    return "a" + hash_text(key)[:16]


def hash_text(text: str) -> str:
    """Return the sha256 of a text, in hex."""
    return hashlib.sha256(text.encode("utf-8", errors="replace")).hexdigest()
