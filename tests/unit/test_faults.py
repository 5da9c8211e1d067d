from __future__ import annotations

import duckdb
import pytest

from extract.errors import DamagedFileError, StorageError
from extract.faults import explain_fault, explain_faults


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
