"""The marts as their models describe them."""

from __future__ import annotations

from pathlib import Path

import yaml

from extract.project import ROOT


def list_marts(root: Path = ROOT) -> list[str]:
    """Return the names of the marts that there are, from the files in `models/marts` that give their contracts."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the fast one where libyaml is built in
    return [
        model["name"]
        for path in sorted((root / "models" / "marts").rglob("_*__models.yml"))
        for model in yaml.load(path.read_text(encoding="utf-8"), Loader=loader)["models"]  # noqa: S506 both are safe loaders
    ]
