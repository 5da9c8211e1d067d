from __future__ import annotations

from pathlib import Path

import pytest

from extract.project import ROOT, find_build_database, find_published_database, find_warehouse, shorten_path


def test_warehouse_is_in_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HUDNA_WAREHOUSE_DIR", raising=False)

    assert find_warehouse() == ROOT / "warehouse"


def test_environment_moves_the_warehouse(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HUDNA_WAREHOUSE_DIR", str(tmp_path / "elsewhere"))

    assert find_build_database() == tmp_path / "elsewhere" / "build" / "hudna.duckdb"
    assert find_published_database() == tmp_path / "elsewhere" / "hudna.duckdb"


@pytest.mark.parametrize(
    ("path", "shown"), [("below/page.txt", "below/page.txt"), ("/etc/hosts", "/etc/hosts")], ids=["below", "elsewhere"]
)
def test_path_is_shown_from_the_working_directory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, path: str, shown: str
) -> None:
    monkeypatch.chdir(tmp_path)

    assert shorten_path(tmp_path / path) == shown


def test_databases_share_a_stem_since_views_remember_it() -> None:
    assert find_build_database().stem == find_published_database().stem
