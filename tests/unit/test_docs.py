"""What the documents name is there, and what is there is named."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main
import yaml

from docs.module_index import INDEX, write_index
from docs.module_index import ROOMS as INDEXED
from extract.cli import app
from extract.project import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("raw/*.md")])
MARTS = sorted(path.stem for path in ROOT.glob("models/marts/**/*.sql"))
ADDED_BY_PUBLISHING = {"fct_data_quality"}
NOTEBOOKS = sorted(path.stem for path in ROOT.glob("notebooks/*.ipynb"))
COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z-]+):", MAKEFILE, flags=re.MULTILINE)
ROOMS = {"docs", "extract", "models", "seeds", "raw", "tests", "checks", "macros", "notebooks", "benchmarks", ".github"}
_FENCE = re.compile(r"^```.*?^```", flags=re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
_CODE = re.compile(r"`([^`\n]+)`")


@pytest.mark.parametrize("mart", MARTS)
def test_every_mart_is_in_the_readme(mart: str) -> None:
    assert f"`{mart}`" in README


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert re.search(rf"`hudna {command}\b", README)


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_every_notebook_is_in_the_readme(notebook: str) -> None:
    assert f"`{notebook}`" in README


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
class TestDocument:
    def test_commands_named_exist(self, document: Path) -> None:
        named = set(re.findall(r"`hudna ([a-z]+)", document.read_text(encoding="utf-8")))

        assert named <= set(COMMANDS)

    def test_make_targets_named_exist(self, document: Path) -> None:
        named = set(re.findall(r"(?:`|^    )make ([a-z-]+)", document.read_text(encoding="utf-8"), flags=re.MULTILINE))

        assert named <= set(TARGETS)

    def test_tables_named_exist(self, document: Path) -> None:
        named = set(re.findall(r"`(?:marts\.)?((?:fct|dim|bridge)_[a-z_]+)`", document.read_text(encoding="utf-8")))

        assert named <= {*MARTS, *ADDED_BY_PUBLISHING}

    def test_links_lead_somewhere(self, document: Path) -> None:
        text = _FENCE.sub("", document.read_text(encoding="utf-8"))

        assert [link for link in _LINK.findall(text) if not (document.parent / link).exists()] == []

    def test_paths_named_exist(self, document: Path) -> None:
        text = _FENCE.sub("", document.read_text(encoding="utf-8"))
        paths = [
            code
            for code in _CODE.findall(text)
            if code.split("/")[0] in ROOMS and re.fullmatch(r"[\w./-]+/[\w./-]*", code)
        ]

        assert [path for path in paths if not (ROOT / path).exists()] == []


def test_help_and_readme_tell_the_same_exit_codes() -> None:
    pattern = re.compile(r"\b([0-6]) (done|the data|wrong usage|the warehouse|the models|the disk|no news)")
    epilog = app.info.epilog

    assert isinstance(epilog, str)
    assert pattern.findall(" ".join(README.split())) == pattern.findall(epilog)
    assert len(pattern.findall(epilog)) == 7


def test_citation_has_the_version_of_the_project() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))

    assert f'version = "{citation["version"]}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(ROOT.glob("benchmarks/*.py")), ids=lambda path: path.stem)
def test_benchmark_starts_as_it_says(path: Path) -> None:
    found = re.search(r"^    python (.+?)(?: \[|$)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    if found is None:
        assert "__main__" not in path.read_text(encoding="utf-8") or f"-m benchmarks.{path.stem}" in MAKEFILE
        return
    command = [sys.executable, *found[1].split(), "--help"]

    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0


def test_help_of_make_names_every_target() -> None:
    assert {target for target in TARGETS if not re.search(rf"^{target}:.*## \S", MAKEFILE, flags=re.MULTILINE)} == set()


def test_index_of_modules_is_up_to_date() -> None:
    assert INDEX.read_text(encoding="utf-8") == write_index(), "`python -m docs.module_index` renews it"


def test_index_of_modules_lists_every_room() -> None:
    rooms = {path.parent.relative_to(ROOT).as_posix() for path in ROOT.glob("extract/**/*.py")}

    assert rooms == set(INDEXED)
