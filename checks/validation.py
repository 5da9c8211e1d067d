"""One checkpoint of Great Expectations over a database file.

It is imported where it is used: the import takes seconds, and publishing needs only the results.
"""

# ruff: noqa: ANN401 - Great Expectations shows its types to no checker

from __future__ import annotations

import logging
import os
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checks.rules import Rule


@dataclass(frozen=True, slots=True)
class TableSuite:
    """What is expected of one table.

    Attributes:
        table: Schema and table.
        columns: Columns that must be there.
        least_count: Least number of rows; None where any number will do.
        rules: Rules about single rows.
    """

    table: str
    columns: tuple[str, ...]
    least_count: int | None
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What Great Expectations said of one expectation.

    Attributes:
        table: Schema and table.
        name: `has_columns`, `has_rows`, or the name of a rule.
        passed: True if it was met.
        observed: The observed value: rows found, or faulty rows.
        exception: The message of an exception inside the expectation, else empty.
    """

    table: str
    name: str
    passed: bool
    observed: Any
    exception: str


def run_checkpoint(database: Path, suites: list[TableSuite]) -> list[Outcome]:
    """Evaluate every suite in one checkpoint; the file is opened read-only and closed again.

    Args:
        database: The DuckDB file.
        suites: One suite for each table, each over a table that exists.
    """
    os.environ["GX_ANALYTICS_ENABLED"] = "false"  # read while great_expectations is imported
    import great_expectations as gx  # noqa: PLC0415 - see the module's docstring
    from great_expectations.data_context.types.base import ProgressBarsConfig  # noqa: PLC0415

    from checks.dialect import build_connection_string  # noqa: PLC0415

    for name in ("great_expectations", "great_expectations.data_context.types.base"):
        logging.getLogger(name).setLevel(logging.ERROR)
    context: Any = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    source = context.data_sources.add_sql(
        "build",
        connection_string=build_connection_string(database),
        kwargs={"connect_args": {"read_only": True}},
    )
    try:
        with warnings.catch_warnings():
            # no expectation reads the lists that SQLAlchemy does not know; there is no other way to name two schemas
            warnings.filterwarnings("ignore", message="Did not recognize type 'list'")
            warnings.filterwarnings("ignore", message="`schema_name` is deprecated")
            definitions = [_build_definition(gx, context, source, suite) for suite in suites]
            checkpoint = gx.Checkpoint(name="hudna", validation_definitions=definitions, result_format="SUMMARY")
            described = context.checkpoints.add(checkpoint).run()
        return [_read_outcome(result) for validation in described.run_results.values() for result in validation.results]
    finally:
        source.get_engine().dispose()
        source.get_execution_engine().close()


def _build_definition(gx: Any, context: Any, source: Any, suite: TableSuite) -> Any:
    schema, table = suite.table.split(".")
    asset = source.add_table_asset(suite.table, table_name=table, schema_name=schema)
    batch = asset.add_batch_definition_whole_table("all")
    expectations = [
        gx.expectations.ExpectTableColumnsToMatchSet(
            column_set=list(suite.columns),
            exact_match=False,
            meta={"table": suite.table, "name": "has_columns"},
        )
    ]
    if suite.least_count is not None:
        expectations.append(
            gx.expectations.ExpectTableRowCountToBeBetween(
                min_value=suite.least_count, meta={"table": suite.table, "name": "has_rows"}
            )
        )
    expectations += [
        gx.expectations.UnexpectedRowsExpectation(
            unexpected_rows_query=rule.build_query(), meta={"table": suite.table, "name": rule.name}
        )
        for rule in suite.rules
    ]
    expected = context.suites.add(gx.ExpectationSuite(name=suite.table, expectations=expectations))
    return context.validation_definitions.add(gx.ValidationDefinition(name=suite.table, data=batch, suite=expected))


def _read_outcome(result: Any) -> Outcome:
    meta = result.expectation_config.meta
    return Outcome(
        table=meta["table"],
        name=meta["name"],
        passed=bool(result.success),
        observed=(result.result or {}).get("observed_value"),
        exception=_find_exception(result.exception_info or {}),
    )


def _find_exception(info: dict[str, Any]) -> str:
    """Return the first exception message; GX nests them by metric, or gives one flat."""
    if info.get("raised_exception"):
        return str(info.get("exception_message"))
    for nested in info.values():
        if isinstance(nested, dict) and nested.get("raised_exception"):
            return str(nested.get("exception_message"))
    return ""
