from __future__ import annotations

from pathlib import Path

import pytest

import extract.export
import extract.refresh
from tests.unit.cli.running import PAGE, open_fake_engine


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A warehouse and inputs of the test's own, and an extractor that is ready at once."""
    monkeypatch.setenv("HUDNA_WAREHOUSE_DIR", str(tmp_path / "warehouse"))
    monkeypatch.setattr(extract.refresh, "open_engine", open_fake_engine)
    monkeypatch.setattr(extract.export, "open_engine", open_fake_engine)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def page(project: Path) -> Path:
    path = project / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path
