"""A run of collecting: every source of a sources file, side by side, one ledger, one inbox."""

from __future__ import annotations

import logging
import secrets
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from extract.articles.publishers import load_publishers
from extract.claims.gate import Gate
from extract.collect.archive import collect_archives
from extract.collect.checkpoints import find_last_new, find_last_read, was_ever_read
from extract.collect.desk import Desk
from extract.collect.fetch import Fetcher
from extract.collect.folder import collect_folders
from extract.collect.inbox import STATE_FOLDER, Inbox
from extract.collect.ledger import Ledger
from extract.collect.outcome import REJECTED, SAVED, UPDATED
from extract.collect.source import Plan, Source
from extract.collect.web import collect_web
from extract.errors import HudnaError, InputError, StorageError, WarehouseLockedError
from extract.mentions.lexicon_loading import load_lexicon
from extract.progress import Reporter
from extract.project import ROOT, shorten_path
from extract.tombstones import Tombstones

_log = logging.getLogger(__name__)
LEDGER: Final = "ledger.sqlite"
FAILED: Final = "failed"
_FALL_SILENT: Final = frozenset({"feed", "sitemap"})
_COLLECTORS: Final[dict[str, Callable[[Desk, Source], Iterator[str]]]] = {
    "feed": collect_web,
    "sitemap": collect_web,
    "addresses": collect_web,
    "warc": collect_archives,
    "folder": collect_folders,
}


@dataclass(slots=True)
class CollectSummary:
    """What a run did.

    Attributes:
        run_id: Its key in the ledger.
        outcomes: How many addresses had each outcome, by source.
        silent: Sources that have had no new page for longer than is usual, each with a sentence.
    """

    run_id: str
    outcomes: dict[str, Counter[str]] = field(default_factory=dict)
    silent: dict[str, str] = field(default_factory=dict)

    @property
    def totals(self) -> Counter[str]:
        """Return how many addresses had each outcome."""
        return sum(self.outcomes.values(), Counter())

    @property
    def failed(self) -> list[str]:
        """Return the sources that ended with an unexpected error."""
        return [source_id for source_id, outcomes in self.outcomes.items() if outcomes[FAILED]]

    @property
    def reached_none(self) -> bool:
        """Tell whether sources were asked and not one listing, page or archive could be read."""
        return bool(self.totals) and all(name.startswith(REJECTED) or name == FAILED for name in self.totals)


def collect(
    plan: Plan, *, sources_file: Path, out: Path, reporter: Reporter, tombstones: Tombstones | None = None
) -> CollectSummary:
    """Collect what is new in the sources of a plan.

    Args:
        plan: Sources and settings.
        sources_file: Paths of sources start from its folder.
        out: The folder that pages go to, `raw/inbox/` as a rule.
        reporter: Where progress is shown.
        tombstones: What was deleted on request, and is neither fetched nor kept.

    Raises:
        InputError: If a source names an outlet that is not listed.
        StorageError: If the folder or its ledger cannot be used.
        SettingError: If a server is to be asked and nobody is named whom its owner could write to.
        WarehouseLockedError: If another collection writes to the folder.
    """
    publishers = load_publishers()
    _require_publishers(plan.sources, lambda name: publishers.find_by_name(name) is not None)
    open_fetcher = cache(lambda: Fetcher(plan.settings))
    if any(_asks_servers(source) for source in plan.sources):
        open_fetcher()  # says at once if nobody is named whom a server's owner could write to
    with _hold(out), Ledger(out / STATE_FOLDER / LEDGER) as ledger:
        started_at = datetime.now(UTC)
        summary = CollectSummary(f"collect-{started_at:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}")
        desk = Desk(
            settings=plan.settings,
            sources_file=sources_file,
            ledger=ledger,
            inbox=Inbox(out),
            fetcher=open_fetcher,
            lets_in=_open_gate().lets_in,
            publishers=publishers,
            tombstones=tombstones or Tombstones(),
        )
        ledger.start_run(summary.run_id)
        with reporter.step("Collecting pages") as advance:
            _run_sources(desk, plan.sources, summary, lambda done: advance(done, None))
        for source in plan.sources:
            sentence = _find_silence(desk, source, started_at)
            if sentence is not None:
                summary.silent[source.source_id] = sentence
                _log.warning("%s: %s", source.source_id, sentence)
        ledger.finish_run()
    return summary


@cache
def _open_gate() -> Gate:
    return Gate(load_lexicon(ROOT))


def _asks_servers(source: Source) -> bool:
    return source.kind in ("feed", "sitemap", "addresses") or any("://" in place for place in source.places)


def _require_publishers(sources: Sequence[Source], is_listed: Callable[[str], bool]) -> None:
    unknown = sorted({s.publisher_id for s in sources if s.publisher_id is not None and not is_listed(s.publisher_id)})
    if unknown:
        raise InputError(
            f"Outlets that no table lists: {', '.join(unknown)}.",
            remedy="Add them to seeds/publishers.csv, with their domains, time zone and affiliation.",
        )


def _run_sources(
    desk: Desk, sources: Sequence[Source], summary: CollectSummary, on_progress: Callable[[int], None]
) -> None:
    """Collect the sources, so many side by side, those first that were read longest ago; an interruption ends each after the page at hand.

    So a run that is given too little time does not leave out the same ones each time.
    """
    with ThreadPoolExecutor(max_workers=max(1, int(desk.settings.workers)), thread_name_prefix="collect") as pool:
        waiting: set[Future[None]] = set()
        summary.outcomes |= {source.source_id: Counter() for source in sources}
        try:
            for source in sorted(sources, key=lambda source: find_last_read(desk.ledger, source.source_id)):
                waiting.add(pool.submit(_run_source, desk, source, summary.outcomes[source.source_id]))
            while waiting:
                done, waiting = wait(waiting, timeout=0.5, return_when=FIRST_COMPLETED)
                for future in done:
                    future.result()
                on_progress(summary.totals[SAVED] + summary.totals[UPDATED])
        except BaseException:
            desk.stopped.set()
            pool.shutdown(cancel_futures=True)
            raise


def _run_source(desk: Desk, source: Source, outcomes: Counter[str]) -> None:
    """Collect a source; a fault of ours that one brings to light must not cost the pages of the others.

    Raises:
        StorageError: If the collection's folder cannot be written to.
    """
    try:
        for outcome in _COLLECTORS[source.kind](desk, source):
            outcomes[outcome] += 1
    except (OSError, sqlite3.Error) as error:
        raise StorageError(
            f"The collection in {shorten_path(desk.inbox.folder)} cannot go on: {error}.",
            remedy="Make room or allow writing there, then run the command again: it goes on where it stopped.",
        ) from error
    except HudnaError:
        raise
    except Exception:  # noqa: BLE001 - told with its traceback, counted, and the command fails
        _log.exception("%s: an unexpected error; please report it", source.source_id)
        outcomes[FAILED] += 1


def _find_silence(desk: Desk, source: Source, now: datetime) -> str | None:
    """Return a sentence about a source that has fallen silent, None if it has not."""
    last = find_last_new(desk.ledger, source.source_id)
    days = desk.settings.silent_after_days if source.silent_after_days is None else source.silent_after_days
    if source.kind not in _FALL_SILENT or last is None or now - last <= timedelta(days=days):
        return None
    if not was_ever_read(desk.ledger, source.source_id):
        note = "" if source.is_verified else "; its address was never verified: look it up"
        return f"never read since {last:%Y-%m-%d}{note}"
    return f"no new page since {last:%Y-%m-%d}: has the outlet moved its listing?"


def _hold(out: Path) -> FileLock:
    """Return a lock on the folder, held; it ends with the process, however that ends.

    Raises:
        StorageError: If the folder cannot be written to.
        WarehouseLockedError: If another collection holds it.
    """
    state = out / STATE_FOLDER
    try:
        state.mkdir(parents=True, exist_ok=True)
        lock = FileLock(state / "lock", timeout=0)
        lock.acquire()
    except Timeout:
        raise WarehouseLockedError(
            f"Another collection writes to {shorten_path(out)}.",
            remedy="Wait until it has finished, then run the command again.",
        ) from None
    except OSError as error:
        raise StorageError(
            f"{shorten_path(out)} cannot be written to: {error.strerror}.", remedy="Name another folder with --out."
        ) from error
    return lock
