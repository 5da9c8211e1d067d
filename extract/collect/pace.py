"""Politeness towards a host: so many requests at once, a pause between them, and rest when it asks for rest."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from extract.collect.failure import CollectError

Sleep = Callable[[float], None]


class HostRestsError(CollectError):
    """A host that was not asked, since it wishes to be left alone for a while."""


@dataclass(slots=True)
class _Host:
    turns: threading.BoundedSemaphore
    delay: float
    lock: threading.Lock = field(default_factory=threading.Lock)
    next_at: float = 0.0
    rests_until: datetime | None = None


class Pace:
    """When each host may be asked; serves all threads."""

    def __init__(self, *, delay: float, connections: int, longest_wait: float, sleep: Sleep = time.sleep) -> None:
        """Start with every host free.

        Args:
            delay: Seconds between the starts of two requests to a host.
            connections: Requests to a host at one time.
            longest_wait: Seconds; a host that asks for longer pauses is not asked again.
            sleep: What waits.
        """
        self._delay = delay
        self._connections = connections
        self._longest_wait = longest_wait
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Hold a turn to ask a host, after the pause that is due.

        Raises:
            HostRestsError: If the host asked us to come later, or for longer pauses than we wait.
        """
        entry = self._find(host)
        with entry.turns:
            with entry.lock:
                self._require_awake(host, entry)
                now = time.monotonic()
                start = max(now, entry.next_at)
                entry.next_at = start + entry.delay
            if start > now:
                self._sleep(start - now)
            yield

    def slow_down(self, host: str, *, delay: float) -> None:
        """Take a host's own pause, in seconds, where it is longer than ours."""
        entry = self._find(host)
        with entry.lock:
            entry.delay = max(entry.delay, delay)
            if entry.delay > self._longest_wait:
                entry.rests_until = datetime.now(UTC) + timedelta(seconds=min(entry.delay, 86_400))

    def rest(self, host: str, *, until: datetime) -> None:
        """Ask a host no more before a time."""
        entry = self._find(host)
        with entry.lock:
            entry.rests_until = until

    def _find(self, host: str) -> _Host:
        with self._lock:
            if host not in self._hosts:
                self._hosts[host] = _Host(threading.BoundedSemaphore(self._connections), self._delay)
            return self._hosts[host]

    def _require_awake(self, host: str, entry: _Host) -> None:
        if entry.rests_until is not None and datetime.now(UTC) < entry.rests_until:
            detail = f"{host} is to be asked again after {entry.rests_until:%Y-%m-%d %H:%M} UTC"
            raise HostRestsError("rate_limited", detail, not_before=entry.rests_until)
