"""Addresses that may be fetched."""

from __future__ import annotations

from typing import Final

import httpx

from extract.collect.failure import CollectError

_MOST_ADDRESS: Final = 2_048  # characters


def parse_address(address: str) -> httpx.URL:
    """Read an address that may be fetched.

    Raises:
        CollectError: If it is no http or https address of a host, names a user, or is longer than any page's.
    """
    if len(address) > _MOST_ADDRESS:
        raise CollectError("bad_address", f"longer than {_MOST_ADDRESS} characters")
    try:
        url = httpx.URL(address.strip()).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise CollectError("bad_address", str(error)[:200]) from error
    if url.scheme not in ("http", "https"):
        raise CollectError("bad_address", f"no http or https address: {url.scheme[:20]}")
    if not url.host or url.userinfo:
        raise CollectError("bad_address", "no host" if not url.host else "it names a user")
    if url.port is not None and not 0 < url.port < 65_536:
        raise CollectError("bad_address", f"no port: {url.port}")
    return url


def follow_redirect(url: httpx.URL, location: str | None) -> httpx.URL:
    """Return where a redirect leads.

    Raises:
        CollectError: If it leads nowhere that may be fetched.
    """
    if not location:
        raise CollectError("redirects", "a redirect to nowhere")
    try:
        target = str(url.join(location.encode("latin-1", "replace").decode("utf-8", "replace")))
    except (httpx.InvalidURL, ValueError) as error:
        raise CollectError("bad_address", f"a redirect to no address: {error}"[:200]) from error
    return parse_address(target)
