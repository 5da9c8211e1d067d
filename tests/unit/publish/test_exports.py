"""A cell that a spreadsheet would run is made plain; others stay as they are."""

from __future__ import annotations

import duckdb
import pytest

from extract.publish.exports import build_cell


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+963", "'+963"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1+1", "'＝1+1"),
        ("أحد عشر = 11", "أحد عشر = 11"),
        ("https://example.org/?a=1", "https://example.org/?a=1"),
        (None, None),
    ],
    ids=["equals", "plus", "minus", "at", "tab", "full-width equals", "equals inside", "address", "null"],
)
def test_text_cell(value: str | None, expected: str | None) -> None:
    cell = build_cell("quote", "VARCHAR")
    assert duckdb.execute(f"select {cell} from (select ?::varchar as quote)", [value]).fetchone() == (expected,)


def test_list_cell_is_joined() -> None:
    cell = build_cell("actor_ids", "VARCHAR[]")
    assert duckdb.sql(f"select {cell} from (select ['a1', 'a2'] as actor_ids)").fetchone() == ("a1; a2",)


def test_negative_number_stays_a_number() -> None:
    assert duckdb.sql(f"select {build_cell('n', 'INTEGER')} from (select -3 as n)").fetchone() == (-3,)
