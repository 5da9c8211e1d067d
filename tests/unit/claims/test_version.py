"""The version of the rules changes with what they read and run, and with nothing else."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extract.claims.rules import read_version
from extract.project import ROOT

ROOMS = ("extract/articles", "extract/claims", "extract/lexicon", "extract/mentions", "extract/text", "seeds")
TRACE = """
import json, os, sys
touched = set()
sys.addaudithook(lambda event, given: touched.add(os.fsdecode(given[0])) if event == "open" and isinstance(given[0], (str, bytes)) else None)
import extract.claims.rules as rules
from extract.articles.read import read_documents
from extract.project import ROOT
rules.read_version = lambda root: "not read here"
extractor = rules.RuleExtractor.from_project(ROOT)
claims = [extractor.extract(each).claims for each in read_documents([ROOT / "raw" / "sample"]) if hasattr(each, "text")]
assert any(claims)
touched |= {module.__file__ for module in list(sys.modules.values()) if getattr(module, "__file__", None)}
print(json.dumps(sorted(touched)))
"""


@pytest.fixture(scope="module")
def touched() -> set[str]:
    """The files of the rooms that an extraction opens, or has as modules."""
    result = subprocess.run([sys.executable, "-c", TRACE], cwd=ROOT, capture_output=True, text=True, check=True)
    return {str(Path(each).relative_to(ROOT)) for each in json.loads(result.stdout) if Path(each).is_relative_to(ROOT)}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the rooms."""
    folder = tmp_path_factory.mktemp("project")
    for room in ROOMS:
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_version_rests_on_what_the_rules_read_and_run_alone(touched: set[str], project: Path) -> None:
    before = read_version(project)
    telling = set()
    files = [path for room in ROOMS for path in (project / room).rglob("*") if path.is_file()]
    for path in files:
        content = path.read_bytes()
        path.write_bytes(content + b"\n")
        if read_version(project) != before:
            telling.add(str(path.relative_to(project)))
        path.write_bytes(content)

    assert telling == touched & {str(path.relative_to(project)) for path in files}
    assert {"seeds/actors.csv", "extract/lexicon/exchanges.yml", "extract/claims/gate.py"} <= telling


@pytest.mark.parametrize("name", ["seeds/extraction_accuracy.csv", "seeds/corrections.csv", "extract/claims/llm.py"])
def test_what_the_rules_never_use_leaves_their_version(project: Path, name: str) -> None:
    before = read_version(project)
    with (project / name).open("a", encoding="utf-8") as stream:
        stream.write("# a line more\n")

    assert read_version(project) == before
