"""Where the project's rooms are on disk."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RAW = ROOT / "raw"
SAMPLE = RAW / "sample"
INBOX = RAW / "inbox"
NOTEBOOKS = ROOT / "notebooks"
_BYTE = re.compile(rb"\\x([0-9a-f]{2})")  # of a name that is no UTF-8, as `spell_path` writes it
_SOURCE_SUFFIXES = frozenset({".sql", ".yml", ".csv", ".py", ".md", ".html", ".ipynb", ".txt", ".js", ".css", ".woff2"})


def find_warehouse() -> Path:
    """Return the folder of the warehouse: `HUDNA_WAREHOUSE_DIR`, else `warehouse/` of the project."""
    named = os.environ.get("HUDNA_WAREHOUSE_DIR")
    return Path(named).expanduser().resolve() if named else ROOT / "warehouse"


def find_build_database(warehouse: Path | None = None) -> Path:
    """Return the path of the working database, which `load` and dbt write."""
    return (warehouse or find_warehouse()) / "build" / "hudna.duckdb"


def find_published_database(warehouse: Path | None = None) -> Path:
    """Return the path of the published database, which analysts and notebooks read."""
    return (warehouse or find_warehouse()) / "hudna.duckdb"


def shorten_path(path: Path) -> str:
    """Return a path relative to the working directory where it lies below it, else as it is; fit to be printed."""
    try:
        return spell_path(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return spell_path(path)


def spell_path(path: Path) -> str:
    r"""Return a path as text; bytes of a name that are no UTF-8, as old archives leave them, as `\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def name_input(path: Path) -> str:
    """Return the name under which an input is stored: the same from every folder, and for every way to write its path.

    It is relative to the project where the input lies below it, else absolute. Links on the way are followed; the last one
    keeps its name, whose ending says how the file is read.
    """
    try:
        whole = path.resolve() if path.name in {"", ".."} else path.parent.resolve() / path.name
    except (OSError, RuntimeError):  # a link that leads back to itself
        whole = path.absolute()
    return spell_path(whole.relative_to(ROOT) if whole.is_relative_to(ROOT) else whole)


def find_input(name: str) -> Path:
    """Return where the input of a stored name lies; it need not be there any more."""
    path = ROOT / name
    if "\\x" not in name or path.exists():
        return path
    return Path(os.fsdecode(_BYTE.sub(lambda match: bytes.fromhex(match[1].decode()), os.fsencode(path))))


def hash_sources(names: Iterable[str], *, root: Path = ROOT, without: Iterable[str] = ()) -> str:
    """Return a hash of the project's own files: what a result is a function of, besides its input.

    Args:
        names: Files and folders of the project; what is not there counts as empty.
        root: The project.
        without: Files to leave out.
    """
    digest = sha256()
    left_out = {root / name for name in without}
    for path in _find_sources(names, root):
        if path not in left_out:
            digest.update(str(path.relative_to(root)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _find_sources(names: Iterable[str], root: Path) -> Iterator[Path]:
    for name in names:
        path = root / name
        if path.is_file():
            yield path
        else:
            yield from sorted(each for each in path.rglob("*") if each.suffix in _SOURCE_SUFFIXES and each.is_file())
