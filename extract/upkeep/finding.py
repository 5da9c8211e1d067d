"""What an examination of the installation has found, and how bad it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad a finding is."""

    good = "ok"
    note = "note"
    problem = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has found.

    Attributes:
        level: `ok`, `note` (nothing need be done) or `problem`.
        message: What is so.
        remedy: What to do about it; empty where nothing need be done.
    """

    level: Level
    message: str
    remedy: str = ""
