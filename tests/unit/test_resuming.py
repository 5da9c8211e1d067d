from __future__ import annotations

from pathlib import Path

import pytest

from extract.resuming import cut_half_line


@pytest.mark.parametrize("length", [0, 1, 65_535, 65_536, 65_537, 200_000])
@pytest.mark.parametrize("whole", [b"", b"line\n", b"line\n" * 30_000], ids=["none", "one", "many"])
def test_half_line_of_any_length_is_cut(tmp_path: Path, whole: bytes, length: int) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(whole + b"x" * length)

    cut_half_line(path)

    assert path.read_bytes() == whole


def test_file_that_is_not_there_is_left_so(tmp_path: Path) -> None:
    cut_half_line(tmp_path / "out.jsonl")

    assert list(tmp_path.iterdir()) == []
