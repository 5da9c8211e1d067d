"""Why an address gave no page."""

from __future__ import annotations

from datetime import datetime
from typing import Final

REASONS: Final = frozenset(
    {
        "bad_address",  # no http or https address of a host
        "foreign_address",  # of a host that is neither the outlet's nor the source's
        "private_address",  # loopback, private, link-local: not on the public internet
        "robots",  # the site does not wish it
        "redirects",  # too many, in a circle, or to nowhere
        "http_status",  # the server said no, or failed
        "rate_limited",  # the server asked us to come later
        "unreachable",  # no such name, no connection, no encryption, no HTTP
        "too_slow",
        "cut_off",  # the connection ended, or the packed data did, before the page
        "too_large",  # as it came, or unpacked
        "unsupported",  # no HTML, or packed in a way that is not read
        "unreadable",  # no feed, sitemap or archive; or a file that cannot be opened
        "encoding",  # and the following: what reading says of the page
        "empty",
        "not_arabic",
        "gone",  # a saved page that somebody has taken out of the inbox
    }
)
PASSING: Final = frozenset({"rate_limited", "unreachable", "too_slow", "cut_off"})


class CollectError(Exception):
    """An address that gave no page.

    Attributes:
        reason: One of `REASONS`.
        status: What the server answered, None where it did not.
        is_passing: True if it may go better another time.
        not_before: When to ask again, where the server said so; UTC.
    """

    def __init__(
        self,
        reason: str,
        detail: str,
        *,
        status: int | None = None,
        is_passing: bool | None = None,
        not_before: datetime | None = None,
    ) -> None:
        """Keep the reason and, as the message, the detail for people.

        Raises:
            ValueError: If the reason is outside the vocabulary.
        """
        if reason not in REASONS:
            raise ValueError(f"unknown reason for a failure: {reason!r}")
        super().__init__(detail)
        self.reason = reason
        self.status = status
        self.is_passing = reason in PASSING if is_passing is None else is_passing
        self.not_before = not_before
