from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.unit.cli.running import run
from tests.unit.collect.conftest import IRRELEVANT, RELEVANT


def write_sources(folder: Path, *sources: dict[str, str]) -> Path:
    settings = {"contact": "tests@hudna.example", "attempts": 1, "allowed_networks": ["127.0.0.1/32"]}
    path = folder / "sources.yml"
    path.write_text(yaml.safe_dump({"settings": settings, "sources": list(sources)}), encoding="utf-8")
    return path


def test_collect_tells_what_it_saved_and_where(project: Path) -> None:
    (project / "saved").mkdir()
    (project / "saved" / "a.html").write_bytes(RELEVANT)
    (project / "saved" / "b.html").write_bytes(IRRELEVANT)
    sources = write_sources(project, {"id": "mine", "kind": "folder", "at": "saved"})

    result = run("collect", "--sources", sources, "--out", project / "inbox")

    assert result.exit_code == 0
    assert "mine" in result.stderr
    assert len(list((project / "inbox" / "mine").rglob("*.html"))) == 1
    assert "Next: `hudna refresh`" in result.stderr


def test_collect_that_reaches_nobody_ends_with_6(project: Path) -> None:
    sources = write_sources(project, {"id": "gone", "kind": "feed", "at": "http://127.0.0.1:9/feed"})

    result = run("collect", "--sources", sources, "--out", project / "inbox")

    assert result.exit_code == 6
    assert "Not one source could be read" in result.stderr


def test_collect_ends_with_6_if_a_fault_of_ours_ends_a_source(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "saved").mkdir()
    (project / "saved" / "a.html").write_bytes(RELEVANT)
    sources = write_sources(
        project,
        {"id": "faulty", "kind": "folder", "at": "saved"},
        {"id": "sound", "kind": "addresses", "at": "list.txt"},
    )
    (project / "list.txt").write_text("", encoding="utf-8")
    monkeypatch.setattr("extract.collect.desk.judge_page", lambda *_, **__: 1 // 0)

    result = run("collect", "--sources", sources, "--out", project / "inbox")

    assert result.exit_code == 6
    assert "faulty" in result.stderr
    assert "ZeroDivisionError" in result.stderr


def test_collect_says_that_a_folder_cannot_be_written_to(project: Path) -> None:
    sources = write_sources(project, {"id": "mine", "kind": "folder", "at": "."})
    (project / "inbox").write_text("a file")

    result = run("collect", "--sources", sources, "--out", project / "inbox")

    assert result.exit_code == 5
    assert "cannot be written to" in result.stderr


def test_collect_refuses_an_unknown_source(project: Path) -> None:
    result = run("collect", "--only", "nobody")

    assert result.exit_code == 2
    assert "no source nobody" in result.stderr
