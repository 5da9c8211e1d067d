"""What a run of the checks found, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

import polars as pl

_KEYS_SHOWN = 20

Effect = Literal["withheld", "warned"]
"""What becomes of a faulty row: kept out of the published facts, or published with a warning."""


@dataclass(frozen=True, slots=True)
class QuarantinedRow:
    """A faulty row of the build database.

    Attributes:
        table: Schema and table, `marts.fct_exchanges`.
        row_key: The row's key; the parts of a compound key are joined by `/`.
        expectation: Name of the rule that it breaks, also its warning code.
        reason: The values that break it.
        effect: `withheld` from the published facts, or published as `warned`.
    """

    table: str
    row_key: str
    expectation: str
    reason: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class ExpectationResult:
    """The outcome of one expectation.

    Attributes:
        table: Schema and table that it looks at.
        expectation: Name of the rule.
        topic: `structure`, `counts`, `dates`, `volumes` or `references`.
        sentence: What the rule expects, as a sentence.
        passed: True if no row breaks it.
        checked_count: Rows of the table.
        faulty_count: Rows that break it; None where the rule is about the table as a whole.
        observed: What was seen instead, for people; empty if it passed.
    """

    table: str
    expectation: str
    topic: str
    sentence: str
    passed: bool
    checked_count: int
    faulty_count: int | None
    observed: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A reason not to publish.

    Attributes:
        kind: `structure`, `exception`, `share` or `volume`.
        table: Schema and table concerned.
        message: What is wrong and what was expected.
        row_keys: The rows that show it, where there are any.
    """

    kind: str
    table: str
    message: str
    row_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The verdict on a build.

    Attributes:
        passed: True if the build may be published.
        checked_at: UTC time of the run.
        results: One entry per expectation.
        failures: Why it may not be published; empty if it may.
        quarantined: Faulty rows, one entry per row and rule.
        notes: What was not checked and why, for people.
        report_path: The readable report.
    """

    passed: bool
    checked_at: datetime
    results: tuple[ExpectationResult, ...]
    failures: tuple[Failure, ...]
    quarantined: tuple[QuarantinedRow, ...]
    notes: tuple[str, ...]
    report_path: Path

    @property
    def expectation_count(self) -> int:
        """Number of expectations that were evaluated."""
        return len(self.results)

    def count_quarantined(self, effect: Effect) -> int:
        """Number of distinct rows with this effect."""
        return len({(row.table, row.row_key) for row in self.quarantined if row.effect == effect})

    def describe(self) -> str:
        """Return the verdict as lines of text: every failure with its rows, else what is not met, then the counts."""
        lines = []
        for failure in self.failures:
            lines.append(f"{failure.kind}: {failure.table}: {failure.message}")
            lines += [f"    {key}" for key in failure.row_keys[:_KEYS_SHOWN]]
            if len(failure.row_keys) > _KEYS_SHOWN:
                lines.append(f"    and {len(failure.row_keys) - _KEYS_SHOWN} more, see {self.report_path.name}")
        if not self.failures:
            lines += [
                f"not met: {result.table}: {result.sentence.rstrip('.')}: {result.observed}"
                for result in self.results
                if not result.passed
            ]
        lines.append(
            f"{self.expectation_count} expectations, "
            f"{sum(not result.passed for result in self.results)} not met; "
            f"{self.count_quarantined('withheld')} rows withheld, "
            f"{self.count_quarantined('warned')} published with a warning"
        )
        lines += [f"note: {note}" for note in self.notes]
        if self.passed and all(result.passed for result in self.results):
            lines.append("The data passed the checks.")
        elif self.passed:
            lines.append("The data may be published: what is not met marks or holds back rows, and stops nothing.")
        return "\n".join(lines)


QUARANTINE_SCHEMA: dict[str, type[pl.DataType] | pl.DataType] = {
    "table_name": pl.String,
    "row_key": pl.String,
    "expectation": pl.String,
    "reason": pl.String,
    "effect": pl.String,
    "checked_at": pl.Datetime("us"),
}
RESULTS_SCHEMA: dict[str, type[pl.DataType] | pl.DataType] = {
    "table_name": pl.String,
    "expectation": pl.String,
    "topic": pl.String,
    "sentence": pl.String,
    "is_passed": pl.Boolean,
    "checked_count": pl.Int64,
    "faulty_count": pl.Int64,
    "observed": pl.String,
    "checked_at": pl.Datetime("us"),
}


def build_quarantine_table(result: CheckResult) -> pl.DataFrame:
    """Return one row per faulty row and rule."""
    at = result.checked_at.replace(tzinfo=None)
    rows = [(q.table, q.row_key, q.expectation, q.reason, q.effect, at) for q in result.quarantined]
    return pl.DataFrame(rows, schema=QUARANTINE_SCHEMA, orient="row")


def build_results_table(result: CheckResult) -> pl.DataFrame:
    """Return one row per expectation of the run."""
    at = result.checked_at.replace(tzinfo=None)
    rows = [
        (r.table, r.expectation, r.topic, r.sentence, r.passed, r.checked_count, r.faulty_count, r.observed, at)
        for r in result.results
    ]
    return pl.DataFrame(rows, schema=RESULTS_SCHEMA, orient="row")
