from __future__ import annotations

from pathlib import Path

import pytest

from extract.report import renew_report
from tests.made_release import make_release

EVENTS = 90


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse whose current release has its report."""
    folder = tmp_path_factory.mktemp("warehouse")
    make_release(folder, events=EVENTS)
    renew_report(folder)
    return folder


@pytest.fixture(scope="session")
def site(warehouse: Path) -> Path:
    return warehouse / "current" / "report"
