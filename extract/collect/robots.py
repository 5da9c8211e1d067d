"""What a site wishes of robots (RFC 9309)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

import httpx
from protego import Protego

from extract.collect.failure import CollectError

AGENT: Final = "Hudna"


class _Answer(Protocol):
    @property
    def body(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Rules:
    """The wishes of one site.

    Attributes:
        allow: Tells whether an address may be fetched.
        delay: Seconds between two requests, None where the site does not say.
    """

    allow: Callable[[str], bool]
    delay: float | None


class Robots:
    """The rules of each site, fetched once a run; serves all threads."""

    MOST_BYTES: Final = 512 * 1024  # RFC 9309 (2.5) asks for 500 KiB

    def __init__(self, fetch: Callable[[httpx.URL], _Answer]) -> None:
        """Start without any rules.

        Args:
            fetch: Gives the answer of a robots.txt address, or raises a `CollectError`.
        """
        self._fetch = fetch
        self._lock = threading.Lock()
        self._sites: dict[str, threading.Lock] = {}
        self._rules: dict[str, Rules | CollectError] = {}

    def find(self, url: httpx.URL) -> Rules:
        """Return the rules of the site of an address.

        Raises:
            CollectError: If the site's robots.txt could not be asked for; then nothing of it may be fetched (2.3.1.4).
        """
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        with self._lock:
            site = self._sites.setdefault(origin, threading.Lock())
        with site:
            if origin not in self._rules:
                self._rules[origin] = self._read(url.copy_with(raw_path=b"/robots.txt"))
            rules = self._rules[origin]
        if isinstance(rules, CollectError):
            raise rules
        return rules

    def _read(self, url: httpx.URL) -> Rules | CollectError:
        try:
            body = self._fetch(url).body
        except CollectError as error:
            if error.status is not None and 400 <= error.status < 500 and error.status != 429:
                return Rules(lambda _address: True, None)  # there is none, or it is not for us (2.3.1.3)
            if error.reason == "redirects":
                return Rules(lambda _address: True, None)  # as if there were none (2.3.1.2)
            return error
        rules = Protego.parse(body.decode("utf-8", "replace"))
        delay = rules.crawl_delay(AGENT)
        return Rules(lambda address: bool(rules.can_fetch(address, AGENT)), float(delay) if delay is not None else None)
