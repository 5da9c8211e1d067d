"""The steps of `.github/workflows/refresh.yml`, run as they stand there; their news come from a folder."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract.project import ROOT

WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "refresh.yml").read_text(encoding="utf-8"))
STEPS = [step for step in WORKFLOW["jobs"]["refresh"]["steps"] if "run" in step]
KEY = "a key of the test alone"
NAME = "قطيشان"
PAGE = """<html lang="ar"><head><title>تبادل أسرى قرب المدينة</title>
<meta property="article:published_time" content="2021-01-06T08:30:00+03:00"></head><body><article>
<h1>تبادل 12 أسيراً بين الحكومة وجماعة الحوثي في تعز</h1>
<p>أعلنت جماعة الحوثي يوم الأربعاء أنها أفرجت عن 12 أسيراً من القوات الحكومية في مدينة تعز مقابل إفراج الحكومة اليمنية عن
8 من أسراها في عملية تبادل بوساطة محلية.</p>
<p>وفي شأن آخر شهدت المدينة أمطاراً غزيرة أغلقت بعض الطرق، بحسب ما قال قطيشان من سكان الحي القديم للصحفيين.</p></article></body></html>"""

pytestmark = pytest.mark.skipif(
    shutil.which("gpg") is None, reason="the state is encrypted with gpg, which is not here"
)


def clone(folder: Path) -> Path:
    """Copy the project as git knows it, and lend it this environment."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    for name in listed.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    for name in ("requirements.lock", "pyproject.toml"):
        os.utime(folder / name, (0, 0))  # older than the environment, which `make setup` must leave as it is
    return folder


def run_steps(folder: Path, **more: str) -> dict[str, subprocess.CompletedProcess[str]]:
    """Run the steps in their order; stop at the first that fails and may not."""
    environment = os.environ | {
        "PYTHONPATH": str(folder),
        "HUDNA_WAREHOUSE_DIR": str(folder / "warehouse"),
        "HUDNA_LOG_FORMAT": WORKFLOW["env"]["HUDNA_LOG_FORMAT"],
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        "ACCEPT": "",
        **more,
    }
    done = {}
    for step in STEPS:
        result = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", step["run"]],
            cwd=folder, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        done[step["name"]] = result
        assert result.returncode == 0 or step.get("continue-on-error"), f"{step['name']}: {result.stderr}"
    return done


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a first run."""
    news = tmp_path_factory.mktemp("news")
    (news / "one.html").write_text(PAGE, encoding="utf-8")
    folder = clone(tmp_path_factory.mktemp("first"))
    sources = {
        "sources": [
            {
                "id": "folder",
                "kind": "folder",
                "publisher": "sana",
                "at": str(news),
                "conflicts": ["yemen"],
                "verified": True,
            }
        ]
    }
    (folder / "sources.yml").write_text(yaml.safe_dump(sources), encoding="utf-8")
    run_steps(folder, HUDNA_STATE_KEY=KEY, SOURCES=str(folder / "sources.yml"))
    return folder


def read_run(folder: Path) -> dict[str, Any]:
    run: dict[str, Any] = json.loads((folder / "published" / "status.json").read_text(encoding="utf-8"))["last_run"]
    return run


def test_news_are_collected_and_published(first: Path) -> None:
    assert read_run(first)["documents"]["new"] == 1
    assert (first / "published" / "datapackage.json").exists()
    assert (first / "published" / "report" / "index.html").exists()


def test_summary_tells_the_quality_of_the_data(first: Path) -> None:
    summary = (first / "summary.md").read_text(encoding="utf-8")

    assert "### Data quality" in summary
    assert "1 new" in summary


def pack(folder: Path, action: str, key: str) -> str:
    result = subprocess.run(
        ["bash", ".github/state.sh", action],
        cwd=folder, env=os.environ | {"HUDNA_STATE_KEY": key}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return result.stderr


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder with a working state."""
    (tmp_path / "one" / ".github").mkdir(parents=True)
    shutil.copy2(ROOT / ".github" / "state.sh", tmp_path / "one" / ".github")
    for name in ("raw/inbox/page.html", "warehouse/build/hudna.duckdb", "warehouse/history/tombstones.parquet"):
        (tmp_path / "one" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "one" / name).write_text(NAME, encoding="utf-8")
    return tmp_path / "one"


def test_state_is_encrypted_and_comes_back_on_another_machine(machine: Path) -> None:
    pack(machine, "pack", KEY)
    state = (machine / "state.tar.gpg").read_bytes()
    other = machine.parent / "two"
    (other / ".github").mkdir(parents=True)
    shutil.copy2(machine / ".github" / "state.sh", other / ".github")
    shutil.copy2(machine / "state.tar.gpg", other)
    pack(other, "unpack", KEY)

    assert NAME.encode() not in state
    assert b"raw/inbox" not in state
    for path in (machine / "raw", machine / "warehouse"):
        for each in path.rglob("*"):
            if each.is_file():
                assert (other / each.relative_to(machine)).read_bytes() == each.read_bytes()


def test_state_without_a_key_is_not_kept(machine: Path) -> None:
    assert "not kept" in pack(machine, "pack", "")
    assert not (machine / "state.tar.gpg").exists()


def test_workflow_never_uploads_the_state_in_the_clear() -> None:
    paths = [step["with"]["path"] for step in WORKFLOW["jobs"]["refresh"]["steps"] if "path" in step.get("with", {})]

    assert set(paths) == {"state.tar.gpg", "published/", "published/report/"}


def test_operations_have_the_same_as_a_cron_line_and_a_timer() -> None:
    text = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")

    assert re.search(r"^\s+\d+ \* \* \* \* .*hudna collect.*hudna refresh", text, flags=re.MULTILINE)
    assert "OnCalendar=hourly" in text
