"""The worked table of the counting rule and its unit tests are one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "docs" / "methodology" / "counting.md"
UNIT_TESTS = ROOT / "models" / "intermediate" / "events" / "_events__unit_tests.yml"


def documented() -> dict[str, tuple[str, str, str, bool]]:
    """Return low, best, high and disputed of each case of the table."""
    rows = re.findall(
        r"^\| `(\w+)` \|[^|]+\| ([\d,]*) ?\| ([\d,]*) ?\| ([\d,]*) ?\| (yes)? ?\|",
        TABLE.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    return {case: (low, best, high, bool(disputed)) for case, low, best, high, disputed in rows}


def unit_tested() -> dict[str, tuple[str, str, str, bool]]:
    """Return the same of each unit test."""

    def shown(value: int | None) -> str:
        return "" if value is None else f"{value:,}"

    tests: list[dict[str, Any]] = yaml.safe_load(UNIT_TESTS.read_text(encoding="utf-8"))["unit_tests"]
    cases = {}
    for test in tests:
        if test["name"].startswith("counting_"):
            row = test["expect"]["rows"][0]
            cases[test["name"].removeprefix("counting_")] = (
                shown(row["low"]),
                shown(row["best"]),
                shown(row["high"]),
                row["is_disputed"],
            )
    return cases


def test_each_row_of_the_worked_table_is_a_unit_test() -> None:
    """Table and unit tests hold the same cases with the same figures."""
    assert len(documented()) >= 12
    assert documented() == unit_tested()
