"""A project in a temporary folder, for what deletion on request touches, and an empty table of corrections."""

from __future__ import annotations

from pathlib import Path

import pytest

import extract.refresh
import extract.upkeep.decisions
import extract.upkeep.forget
import extract.upkeep.request
import extract.upkeep.resting
from tests.unit.cli.running import open_fake_engine

CORRECTIONS_HEADER = (
    "correction_id,article_id,claim_id,correction_action,field,new_value,expect,reason,evidence_url,decided_on\n"
)


@pytest.fixture
def corrections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The table that decisions are written to; nothing is decided yet."""
    path = tmp_path / "corrections.csv"
    path.write_text(CORRECTIONS_HEADER, encoding="utf-8")
    monkeypatch.setattr(extract.upkeep.decisions, "CORRECTIONS", path)
    return path


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which one stands, with an empty inbox and no corrections; the engine is a fake."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HUDNA_WAREHOUSE_DIR", str(tmp_path / "warehouse"))
    monkeypatch.setattr(extract.refresh, "open_engine", open_fake_engine)
    monkeypatch.setattr(extract.upkeep.forget, "INBOX", tmp_path / "inbox")
    monkeypatch.setattr(extract.upkeep.request, "RAW", tmp_path / "inbox")
    (tmp_path / "inbox").mkdir()
    corrections = tmp_path / "corrections.csv"
    corrections.write_text("correction_id,claim_id,reason\n", encoding="utf-8")
    monkeypatch.setattr(extract.upkeep.resting, "CORRECTIONS", corrections)
    return tmp_path
