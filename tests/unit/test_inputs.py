from __future__ import annotations

import os
from pathlib import Path

import pytest

from extract.errors import InputError
from extract.inputs import find_inputs


def test_files_and_folders_are_kept_in_order_and_once(tmp_path: Path) -> None:
    page = tmp_path / "b.txt"
    page.write_text("نص", encoding="utf-8")
    rows = tmp_path / "a.jsonl.gz"
    rows.write_bytes(b"")

    assert find_inputs([page, tmp_path, rows, page]) == [page, tmp_path, rows]


def test_wrong_path_says_where_it_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file or folder") as caught:
        find_inputs([tmp_path / "absent.txt"])

    assert str(Path.cwd()) in caught.value.remedy


def test_unknown_kind_of_file_names_the_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF")

    with pytest.raises(InputError, match="of a kind that is not read") as caught:
        find_inputs([path])

    assert ".jsonl" in caught.value.remedy


@pytest.mark.parametrize("content", [None, "README.md", ".hidden.txt"], ids=["empty", "only a readme", "only hidden"])
def test_folder_without_documents_is_refused(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / content).write_text("x", encoding="utf-8")

    with pytest.raises(InputError, match="holds nothing to read"):
        find_inputs([tmp_path])


@pytest.mark.parametrize(("name", "mode"), [("page.txt", "u+r "), ("folder", "u+rx ")], ids=["file", "folder"])
def test_forbidden_path_says_how_to_allow_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, mode: str
) -> None:
    path = tmp_path / name
    if path.suffix:
        path.write_text("نص", encoding="utf-8")
    else:
        path.mkdir()
    # the tests may run as root, whom nothing is forbidden
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)

    with pytest.raises(InputError, match="permission denied") as caught:
        find_inputs([path])

    assert f"chmod {mode}" in caught.value.remedy
