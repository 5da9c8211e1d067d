"""Connections to public addresses only, ended at a deadline.

A host name is resolved once, every address that it has is judged, and the connection goes to one that was judged: a name
that resolves to something else a moment later (DNS rebinding) gains nothing. The rule is the same for every redirect,
since each hop makes a connection of its own.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any, Final

import httpcore

_NAT64: Final = IPv6Network("64:ff9b::/96")
_LEAST_SECONDS: Final = 0.001
SocketOptions = Iterable[tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]]


class PrivateAddressError(Exception):
    """A host that is, or resolves to, an address that is not on the public internet."""


@dataclass(frozen=True, slots=True)
class AddressRule:
    """Which addresses may be connected to: the public ones, and those of some named networks."""

    allowed: Sequence[IPv4Network | IPv6Network] = ()

    def allows(self, address: IPv4Address | IPv6Address) -> bool:
        """Tell whether an address may be connected to; one that hides an IPv4 address is judged by that."""
        inner = _unwrap(address)
        return (inner.is_global and not inner.is_multicast) or any(inner in network for network in self.allowed)

    def resolve(self, host: str, port: int) -> list[str]:
        """Return the addresses of a host, each of which may be connected to.

        Raises:
            PrivateAddressError: If any of them may not.
            httpcore.ConnectError: If the name cannot be resolved.
        """
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} cannot be resolved: {error}") from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        for address in addresses:
            if not self.allows(ip_address(address)):
                raise PrivateAddressError(f"{host} is {address}, which is not on the public internet")
        return addresses


def _unwrap(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address that an IPv6 address stands for, else the address."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None) or address


class GuardedBackend(httpcore.NetworkBackend):
    """Connects where a rule allows it; what is read and written over it ends at a deadline."""

    def __init__(self, rule: AddressRule, *, seconds: float) -> None:
        """Make the connections of one request.

        Args:
            rule: Which addresses may be connected to.
            seconds: From now on, for everything: connecting, encrypting, asking, reading.
        """
        self._rule = rule
        self._deadline = time.monotonic() + seconds
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: SocketOptions | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to one of the addresses of a host, the first that answers."""
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._rule.resolve(host, port):
            seconds = _limit(self._deadline, timeout, httpcore.ConnectTimeout)
            try:
                stream = self._backend.connect_tcp(address, port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure


class _TimedStream(httpcore.NetworkStream):
    """A stream whose every operation ends at a deadline: a server that sends a byte at a time cannot hold us."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _limit(self._deadline, timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _limit(self._deadline, timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        seconds = _limit(self._deadline, timeout, httpcore.ConnectTimeout)
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, seconds), self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's signature
        return self._stream.get_extra_info(info)


def _limit(deadline: float, timeout: float | None, error: type[httpcore.TimeoutException]) -> float:
    """Return the seconds that an operation may take.

    Raises:
        httpcore.TimeoutException: If the deadline has passed.
    """
    left = deadline - time.monotonic()
    if left < _LEAST_SECONDS:
        raise error("the time for the whole request is over")
    return left if timeout is None else min(left, timeout)
