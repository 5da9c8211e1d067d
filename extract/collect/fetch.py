"""Fetching: one address to one answer, within limits of size, time and redirects, and as politely as the host wishes."""

from __future__ import annotations

import io
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from typing import BinaryIO, Final

import httpcore
import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt

from extract.collect.address import follow_redirect, parse_address
from extract.collect.connection import AddressRule, GuardedBackend, PrivateAddressError
from extract.collect.failure import CollectError
from extract.collect.pace import HostRestsError, Pace, Sleep
from extract.collect.robots import Robots
from extract.collect.source import Settings
from extract.collect.unpacking import unpack_body

_MOST_HEADER: Final = 500  # characters of a header that is kept
_OPERATION_SECONDS: Final = 15.0  # for one step: connecting, or waiting for the next bytes
_FIRST_PAUSE: Final = 1.0  # seconds, doubled with each try
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_BUSY: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_KEPT_HEADERS: Final = (
    "content-type",
    "content-language",
    "content-encoding",
    "date",
    "etag",
    "last-modified",
    "server",
)
Headers = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer of a server.

    Attributes:
        address: What was asked for.
        final_address: What answered, after redirects.
        status: 200, or 304 where the validators still hold.
        headers: Those that are kept as provenance, by lower-case name.
        body: Unpacked; empty with 304.
        fetched_at: UTC.
    """

    address: str
    final_address: str
    status: int
    headers: Headers
    body: bytes
    fetched_at: datetime


class Fetcher:
    """Asks servers; serves all threads."""

    def __init__(self, settings: Settings, *, sleep: Sleep = time.sleep) -> None:
        """Make a fetcher with a pace and a memory of robots.txt files of its own.

        Raises:
            SettingError: If no contact is named.
        """
        self._settings = settings
        self._sleep = sleep
        self._rule = AddressRule(settings.allowed_networks)
        self._agent = settings.user_agent
        self.pace = Pace(
            delay=settings.delay_seconds,
            connections=settings.host_connections,
            longest_wait=settings.longest_wait_seconds,
            sleep=sleep,
        )
        self._robots = Robots(self._fetch_robots)

    def fetch(
        self,
        address: str,
        *,
        seconds: float,
        most_bytes: int,
        validators: Headers | None = None,
        into: BinaryIO | None = None,
        require: Callable[[str], object] = lambda _address: None,
    ) -> Fetched:
        """Fetch an address.

        Args:
            address: An http or https address.
            seconds: For the whole answer.
            most_bytes: Of it, unpacked.
            validators: `If-None-Match` and `If-Modified-Since` of an earlier answer.
            into: A file for the body, as it comes; then the answer holds none.
            require: Raises a `CollectError` for an address that is not wanted; asked of each redirect too.

        Raises:
            CollectError: If no page came of it.
        """
        url = parse_address(address)
        for _hop in range(self._settings.most_redirects + 1):
            require(str(url))
            self._require_allowed(url)
            answer = self._ask(url, seconds=seconds, most_bytes=most_bytes, headers=validators or {}, into=into)
            if answer.status not in _REDIRECTS:
                return _finish(answer, address=address)
            url = follow_redirect(url, answer.headers.get("location"))
        raise CollectError("redirects", f"more than {self._settings.most_redirects} redirects")

    def _require_allowed(self, url: httpx.URL) -> None:
        """Refuse what the site's robots.txt does not wish, and take its pause.

        Raises:
            CollectError: If it is not wished, or could not be asked.
        """
        rules = self._robots.find(url)
        if rules.delay is not None:
            self.pace.slow_down(url.host, delay=rules.delay)
        if not rules.allow(str(url)):
            raise CollectError("robots", f"robots.txt of {url.host} does not wish it")

    def _fetch_robots(self, url: httpx.URL) -> Fetched:
        """Fetch a robots.txt, following redirects as RFC 9309 (2.3.1.2) asks."""
        address = str(url)
        for _hop in range(self._settings.most_redirects + 1):
            answer = self._ask(url, seconds=self._settings.fetch_seconds, most_bytes=Robots.MOST_BYTES, headers={})
            if answer.status not in _REDIRECTS:
                return _finish(answer, address=address)
            url = follow_redirect(url, answer.headers.get("location"))
        raise CollectError("redirects", "robots.txt is redirected without end", is_passing=False)

    def _ask(
        self, url: httpx.URL, *, seconds: float, most_bytes: int, headers: Headers, into: BinaryIO | None = None
    ) -> Fetched:
        """Ask once, and again as far as the settings go while the server is busy or the line fails."""
        retrying = Retrying(
            retry=retry_if_exception(_may_pass),
            stop=self._stop,
            wait=_choose_pause,
            sleep=self._sleep,
            reraise=True,
        )

        def ask() -> Fetched:
            with self.pace.turn(url.host):
                return self._ask_once(url, seconds=seconds, most_bytes=most_bytes, headers=headers, into=into)

        try:
            return retrying(ask)
        except CollectError as error:
            if error.not_before is not None:
                self.pace.rest(url.host, until=error.not_before)
            raise

    def _stop(self, state: RetryCallState) -> bool:
        """Tell whether to give up: after so many tries, or where the server asks for more patience than we have."""
        is_long = _choose_pause(state) > self._settings.longest_wait_seconds
        return is_long or stop_after_attempt(self._settings.attempts)(state)

    def _ask_once(
        self, url: httpx.URL, *, seconds: float, most_bytes: int, headers: Headers, into: BinaryIO | None
    ) -> Fetched:
        backend = GuardedBackend(self._rule, seconds=seconds)
        sent = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": self._agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
            "Accept-Encoding": "gzip, deflate",  # no brotli or zstd: these cannot be unpacked up to a size
            "Accept-Language": "ar",
            "Connection": "close",
            **headers,
        }
        timeout = dict.fromkeys(("connect", "read", "write", "pool"), min(seconds, _OPERATION_SECONDS))
        with (
            _name_failures(url),
            httpcore.ConnectionPool(ssl_context=_open_ssl(), network_backend=backend) as pool,
            pool.stream("GET", str(url), headers=list(sent.items()), extensions={"timeout": timeout}) as response,
        ):
            answered = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            _refuse_failure(response.status, answered)
            sink = into or io.BytesIO()
            if response.status not in _REDIRECTS:
                _read_body(response, answered, most_bytes, sink)
        coding = answered.get("content-encoding", "")
        body = b"" if not isinstance(sink, io.BytesIO) else sink.getvalue()
        return Fetched(
            address=str(url),
            final_address=str(url),
            status=response.status,
            headers=answered,
            body=unpack_body(body, content_encoding=coding, most_bytes=most_bytes) if body else b"",
            fetched_at=datetime.now(UTC),
        )


@cache
def _open_ssl() -> ssl.SSLContext:
    return httpcore.default_ssl_context()


def _refuse_failure(status: int, headers: Headers) -> None:
    """Refuse a status that brings no page.

    Raises:
        CollectError: For every status but 200, 304 and redirects.
    """
    if status in (200, 304) or status in _REDIRECTS:
        return
    not_before = _read_retry_after(headers.get("retry-after"))
    reason = "rate_limited" if status == 429 or (status == 503 and not_before) else "http_status"
    raise CollectError(reason, f"HTTP {status}", status=status, is_passing=status in _BUSY, not_before=not_before)


def _read_retry_after(value: str | None) -> datetime | None:
    """Return the time that a Retry-After header names, in seconds or as a date (RFC 9110, 10.2.3); None if it names none."""
    if not value:
        return None
    text = value.strip()
    try:
        if text.isascii() and text.isdigit():
            return datetime.now(UTC) + timedelta(seconds=min(int(text[:9]), 30 * 86_400))
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    return min(moment, datetime.now(UTC) + timedelta(days=30))


def _may_pass(error: BaseException) -> bool:
    """Tell whether to ask again at once."""
    return isinstance(error, CollectError) and error.is_passing and not isinstance(error, HostRestsError)


def _choose_pause(state: RetryCallState) -> float:
    """Return the seconds before the next try: what the server asked for, else twice as long each time."""
    error = state.outcome.exception() if state.outcome is not None else None
    if isinstance(error, CollectError) and error.not_before is not None:
        return max(0.0, (error.not_before - datetime.now(UTC)).total_seconds())
    return float(_FIRST_PAUSE * 2 ** (state.attempt_number - 1))


def _read_body(response: httpcore.Response, headers: Headers, most_bytes: int, sink: BinaryIO) -> None:
    """Read a body up to a size, in place of what a try before has left.

    Raises:
        CollectError: If it is larger, or says that it is.
    """
    stated = headers.get("content-length", "")
    if stated.isascii() and stated.isdigit() and len(stated) < 19 and int(stated) > most_bytes:
        raise CollectError("too_large", f"{int(stated):,} bytes; {most_bytes:,} are read")
    sink.seek(0)
    sink.truncate()
    for part in response.iter_stream():
        sink.write(part)
        if sink.tell() > most_bytes:
            raise CollectError("too_large", f"more than {most_bytes:,} bytes")


@contextmanager
def _name_failures(url: httpx.URL) -> Iterator[None]:
    """Turn what goes wrong on the line into a reason.

    Raises:
        CollectError: With that reason.
    """
    try:
        yield
    except PrivateAddressError as error:
        raise CollectError("private_address", str(error)) from error
    except httpcore.TimeoutException as error:
        raise CollectError("too_slow", f"{url.host}: {error or type(error).__name__}") from error
    except httpcore.RemoteProtocolError as error:
        is_cut = "without sending complete" in str(error) or "closed connection" in str(error)
        raise CollectError("cut_off" if is_cut else "unreachable", f"{url.host}: {error}"[:300]) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError) as error:
        raise CollectError("unreachable", f"{url.host}: {error}"[:300]) from error


def _finish(answer: Fetched, *, address: str) -> Fetched:
    """Return an answer with the address that was asked for, and of its headers those that are kept."""
    kept = {name: answer.headers[name][:_MOST_HEADER] for name in _KEPT_HEADERS if name in answer.headers}
    return replace(answer, address=address, headers=kept)
