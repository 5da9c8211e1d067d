from __future__ import annotations

import duckdb
import polars as pl
import pytest

from extract.errors import DamagedFileError, StorageError
from extract.faults import explain_fault, explain_faults


@pytest.mark.parametrize(
    ("error", "told"),
    [
        pytest.param(
            OSError("Read-only file system (os error 30): /data/wh/checks/quarantine.parquet"),
            "/data/wh/checks/quarantine.parquet may not be opened or written: read-only file system.",
            id="read-only",
        ),
        pytest.param(
            pl.exceptions.ComputeError("parquet: underlying IO error: No space left on device (os error 28)"),
            "The disk is full: a file of the warehouse could not be written.",
            id="full",
        ),
    ],
)
def test_fault_that_polars_tells_in_words_is_explained(error: Exception, told: str) -> None:
    assert str(explain_fault(error)) == told


def test_newer_database_is_no_damage() -> None:
    error = explain_fault(
        duckdb.IOException("Trying to read a database file with version number 999, but we can only read")
    )

    assert isinstance(error, StorageError)
    assert not isinstance(error, DamagedFileError)


@pytest.mark.parametrize(
    "error", [ValueError("No space left on device"), duckdb.BinderException("no column"), OSError("odd")], ids=str
)
def test_other_errors_stay_what_they_are(error: Exception) -> None:
    assert explain_fault(error) is None
    with pytest.raises(type(error)), explain_faults():
        raise error
