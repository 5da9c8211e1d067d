"""The errors that end a command: each says what is wrong and what to do, and carries the command's exit code."""

from __future__ import annotations

from collections.abc import Sequence


class HudnaError(Exception):
    """A failure that a person can act on.

    Attributes:
        exit_code: What the command line ends with.
        remedy: What to do about it, as a sentence; empty where the message says it.
    """

    exit_code = 2

    def __init__(self, message: str, *, remedy: str = "") -> None:
        """Keep what is wrong and what to do."""
        super().__init__(message)
        self.remedy = remedy


class InputError(HudnaError):
    """An input that is not there, cannot be read or holds nothing to read."""


class SettingError(HudnaError):
    """A setting of the environment that is missing or of no use."""


class MixedWarehouseError(HudnaError):
    """Sample and real articles would meet in one warehouse."""


class NothingLoadedError(HudnaError):
    """A step was asked for before the step that it stands on."""


class CheckFailedError(HudnaError):
    """The data did not pass the checks; nothing was published."""

    exit_code = 1


class WarehouseLockedError(HudnaError):
    """Another process has the warehouse open."""

    exit_code = 3


class BuildFailedError(HudnaError):
    """The models, or a notebook, did not run through."""

    exit_code = 4


class StorageError(HudnaError):
    """The disk is full, a file may not be written, or one is damaged."""

    exit_code = 5


class DamagedFileError(StorageError):
    """A database or a file of the history cannot be read."""


class EndpointFailedError(HudnaError):
    """The endpoint of the language model gives no answers."""

    exit_code = 6


class CollectFailedError(HudnaError):
    """Not one source could be read, or the collecting of one ended with an unexpected error."""

    exit_code = 6


class ExtractionFailedError(HudnaError):
    """An error in the extractor stopped it at some articles; all others are done."""

    exit_code = 7


def name_first(faults: Sequence[str], *, most: int = 5) -> str:
    """Return the first of many faults as one phrase, and how many more there are."""
    more = [f"and {len(faults) - most:,} more"] if len(faults) > most else []
    return "; ".join([*faults[:most], *more])


def tell_cause(error: OSError | UnicodeDecodeError) -> str:
    """Return why a file cannot be read, for people: what the system says of it, or that it is not UTF-8."""
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    return f"it is not in UTF-8 (byte {error.start + 1:,})"
