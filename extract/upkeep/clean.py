"""What can be built again, out of the way: what `make clean` does to a warehouse.

python -m extract.upkeep.clean
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final

from extract.errors import HudnaError
from extract.project import find_warehouse
from extract.upkeep.lock import LOCK, hold_warehouse

_KEPT: Final = frozenset({LOCK, ".gitkeep"})


def clean_warehouse(warehouse: Path) -> None:
    """Delete the working database and all else in `build/` but the lock; what is published and its history stay.

    Args:
        warehouse: The folder of the warehouse.

    Raises:
        WarehouseLockedError: If a command is writing to it.
    """
    with hold_warehouse(warehouse, command=None):
        for each in (warehouse / "build").iterdir():
            if each.name in _KEPT:
                continue
            if each.is_dir() and not each.is_symlink():
                shutil.rmtree(each)
            else:
                each.unlink()


def main() -> None:
    """Clean the warehouse that is set; end with the error's exit code where it cannot be."""
    try:
        clean_warehouse(find_warehouse())
    except HudnaError as error:
        sys.stderr.write(f"{error}\n{error.remedy}\n")
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
