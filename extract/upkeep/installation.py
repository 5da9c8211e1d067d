"""The health of the installed project itself: its packages, reference tables and word lists."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from extract.lexicon_files import find_faulty_entries
from extract.project import ROOT
from extract.reference_tables import find_faulty_rows
from extract.upkeep.finding import Finding, Level

_PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", re.MULTILINE)
_CHECKED_PACKAGES = (
    "duckdb",
    "dbt-core",
    "dbt-duckdb",
    "polars",
    "great-expectations",
    "ahocorasick-rs",
    "trafilatura",
)
_MOST_FAULTS = 5  # rows and entries that are named one by one


def examine_packages() -> Iterator[Finding]:
    """Yield whether Python and the packages are those that the project is tested with."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        yield Finding(
            Level.problem, f"Python {sys.version.split()[0]} is not supported.", "Use Python 3.11, 3.12 or 3.13."
        )
    lock = ROOT / "requirements.lock"
    pins = dict(_PINNED.findall(lock.read_text(encoding="utf-8"))) if lock.exists() else {}
    wrong = []
    for name in _CHECKED_PACKAGES:
        try:
            found = version(name)
        except PackageNotFoundError:
            found = "absent"
        if found != pins.get(name, found):
            wrong.append(f"{name} {found} (wanted {pins[name]})")
    if wrong:
        yield Finding(
            Level.problem, f"Packages differ from requirements.lock: {', '.join(wrong)}.", "Run `make setup`."
        )
    else:
        yield Finding(Level.good, f"Python {sys.version.split()[0]}, packages as locked.")


def examine_lists() -> Iterator[Finding]:
    """Yield the faulty rows of the reference tables and the faulty entries of the word lists, the first few by name."""
    faults = [*find_faulty_rows(ROOT / "seeds"), *find_faulty_entries()]
    yield from (Finding(Level.problem, f"{fault}.", "Correct it.") for fault in faults[:_MOST_FAULTS])
    if more := len(faults[_MOST_FAULTS:]):
        what = "more rows of the reference tables or entries of the word lists are faulty."
        yield Finding(Level.problem, f"{more:,} {what}", "Correct these first.")
