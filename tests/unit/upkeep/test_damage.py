from __future__ import annotations

import random
from pathlib import Path

import duckdb
import pytest

from extract.errors import DamagedFileError
from extract.load.database import open_build_database
from extract.upkeep.damage import is_damaged, keep_aside


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database with some blocks of rows."""
    path = tmp_path_factory.mktemp("sound") / "hudna.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table t as select range as n, md5(range::varchar) as m from range(100000)")
    return path.read_bytes()


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.99])
def test_cut_off_database_is_damaged(sound: bytes, tmp_path: Path, share: float) -> None:
    path = tmp_path / "hudna.duckdb"
    path.write_bytes(sound[: int(len(sound) * share)])

    assert is_damaged(path)


def test_opening_what_is_no_database_names_it(tmp_path: Path) -> None:
    path = tmp_path / "hudna.duckdb"
    path.write_bytes(b"no database " * 2000)

    with pytest.raises(DamagedFileError, match=r"hudna\.duckdb is damaged"):
        open_build_database(path)


def test_database_with_a_block_of_noise_is_damaged(sound: bytes, tmp_path: Path) -> None:
    noise = random.Random(1)  # noqa: S311 - no secret
    path = tmp_path / "hudna.duckdb"
    middle = len(sound) // 2
    path.write_bytes(sound[:middle] + noise.randbytes(4096) + sound[middle + 4096 :])

    assert is_damaged(path)


def test_sound_database_is_not_damaged(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "hudna.duckdb"
    path.write_bytes(sound)

    assert not is_damaged(path)


def test_damaged_database_is_kept_with_its_log(tmp_path: Path) -> None:
    path = tmp_path / "hudna.duckdb"
    path.write_bytes(b"noise")
    (tmp_path / "hudna.duckdb.wal").write_bytes(b"log")

    aside = keep_aside(path)

    assert aside is not None
    assert aside.read_bytes() == b"noise"
    assert aside.with_name(f"{aside.name}.wal").read_bytes() == b"log"
    assert not path.exists()
