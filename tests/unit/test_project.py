from __future__ import annotations

import os
from pathlib import Path

import pytest

from extract.project import (
    ROOT,
    find_build_database,
    find_input,
    find_published_database,
    find_warehouse,
    hash_sources,
    name_input,
    shorten_path,
)


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


@pytest.mark.parametrize("written", ["pages/a.txt", "sub/../pages/a.txt", "linked/a.txt", "absolute"])
@pytest.mark.parametrize("folder", [".", "sub", "pages"])
def test_input_has_one_name_from_every_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: str, written: str
) -> None:
    for name in ("pages", "sub"):
        (tmp_path / name).mkdir()
    (tmp_path / "linked").symlink_to("pages")
    monkeypatch.chdir(tmp_path / folder)
    path = tmp_path / "pages" / "a.txt" if written == "absolute" else Path(*[".."] * (folder != "."), written)

    assert name_input(path) == str(tmp_path / "pages" / "a.txt")
    assert find_input(name_input(path)) == tmp_path / "pages" / "a.txt"


def test_input_of_the_project_is_named_from_its_root(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)

    assert name_input(ROOT / "raw" / "inbox" / "a.txt") == "raw/inbox/a.txt"
    assert find_input("raw/inbox/a.txt") == ROOT / "raw" / "inbox" / "a.txt"


def test_link_keeps_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "blob").touch()
    (tmp_path / "rows.jsonl").symlink_to("blob")

    assert name_input(tmp_path / "rows.jsonl") == str(tmp_path / "rows.jsonl")


def test_names_of_inputs_are_not_published() -> None:
    """They tell how the folders of a machine are called."""
    marts = [path for path in (ROOT / "models" / "marts").rglob("*") if path.suffix in {".sql", ".yml"}]

    assert len(marts) > 20
    assert not [path.name for path in marts if "source_file" in path.read_text(encoding="utf-8")]


def test_databases_share_a_stem_since_views_remember_it() -> None:
    assert find_build_database().stem == find_published_database().stem


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        pytest.param(b"\xc3\xc8.txt", r"\xc3\xc8.txt", id="no UTF-8"),
        pytest.param(rb"a\xc3b.txt", r"a\xc3b.txt", id="backslash of its own"),
        pytest.param('خبر "أول" 1%.txt'.encode(), 'خبر "أول" 1%.txt', id="Arabic, quotes and blanks"),
        pytest.param("سطر\nآخر.txt".encode(), "سطر\nآخر.txt", id="line end"),
    ],
)
def test_any_name_of_a_file_can_be_stored_and_found(tmp_path: Path, name: bytes, stored: str) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_text("", encoding="utf-8")

    assert name_input(path) == f"{tmp_path}/{stored}"
    assert find_input(name_input(path)) == path
    assert shorten_path(path).encode()


def test_hash_of_sources_stands_for_their_names_and_words(tmp_path: Path) -> None:
    """What is stored by another version of the code is found by it."""
    nested = tmp_path / "room" / "inner"
    nested.mkdir(parents=True)
    (tmp_path / "alone.py").write_text("1", encoding="utf-8")
    (nested / "rule.py").write_text("1", encoding="utf-8")
    (nested / "rule.pyc").write_text("1", encoding="utf-8")

    def take_hash(*without: str) -> str:
        return hash_sources(["room", "alone.py", "gone.py"], root=tmp_path, without=without)

    seen = [take_hash(), take_hash("room/inner/rule.py"), take_hash("alone.py")]
    (nested / "rule.pyc").write_text("2", encoding="utf-8")
    assert take_hash() == seen[0], "what is compiled is no source"
    (nested / "rule.py").write_text("2", encoding="utf-8")
    seen.append(take_hash())
    (nested / "rule.py").rename(nested / "ruling.py")
    seen.append(take_hash())
    assert len(set(seen)) == len(seen)
