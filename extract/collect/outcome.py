"""What becomes of an address in a run of collecting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SAVED: Final = "saved"
UPDATED: Final = "updated"
IRRELEVANT: Final = "irrelevant"
LISTED: Final = "listed"
UNCHANGED: Final = "unchanged"
REJECTED: Final = "rejected_"
FORGOTTEN: Final = f"{REJECTED}forgotten"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an address in a run.

    Attributes:
        address: What was asked for.
        kind: `listing` or `page`.
        outcome: `saved`, `updated`, `irrelevant`, `listed`, `unchanged` or `rejected_<why>`.
        detail: For people; empty where the outcome says it all.
        status: What the server answered, None where no server was asked or none answered.
        file: Where the page lies, relative to the collection's folder; None where it was not kept.
    """

    address: str
    kind: str
    outcome: str
    detail: str = ""
    status: int | None = None
    file: str | None = None
