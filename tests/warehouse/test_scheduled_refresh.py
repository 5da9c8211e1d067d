"""The steps of `.github/workflows/refresh.yml`, run as they stand there, and what befalls a warehouse between two of them."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
import yaml

from extract.project import ROOT
from tests.unit.collect.conftest import Site, open_site
from tests.warehouse.workflow import STEPS, Done, play, run

NAME = "قطيشان"
PAGE = """<html lang="ar"><head><title>{title}</title>
<meta property="article:published_time" content="2021-01-06T08:30:00+03:00"></head><body><article>
<h1>{title}</h1><p>{text}</p>
<p>وفي شأن آخر شهدت المدينة أمطاراً غزيرة أغلقت بعض الطرق، بحسب ما قال قطيشان من سكان الحي القديم للصحفيين.</p></article></body></html>"""
TAIZ = PAGE.format(
    title="تبادل 12 أسيراً بين الحكومة وجماعة الحوثي في تعز",
    text="أعلنت جماعة الحوثي يوم الأربعاء أنها أفرجت عن 12 أسيراً من القوات الحكومية في مدينة تعز مقابل إفراج الحكومة اليمنية عن "
    "8 من أسراها في عملية تبادل بوساطة محلية.",
)
CORRECTED = TAIZ.replace("12 أسيراً", "15 أسيراً")
MARIB = PAGE.format(
    title="تبادل أسرى بين الجيش اليمني والحوثيين في مأرب",
    text="قال مصدر محلي إن الجيش اليمني أفرج يوم الثلاثاء عن 5 من أسرى جماعة الحوثي في مدينة مأرب مقابل إفراج الجماعة عن 4 جنود "
    "من أسراه بوساطة وجهاء سوق السرحوبية.",
)
WORD_OF_MARIB = "السرحوبية"

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


def run_hudna(folder: Path, *arguments: str, code: int = 0) -> Done:
    return run(folder, ".venv/bin/python", "-c", "from extract.cli import main; main()", *arguments, code=code)


def run_steps(folder: Path, *, begin: bool = False) -> dict[str, Done]:
    """Run the steps of the job, in which nothing may fail."""
    cache = folder / "cache"
    cache.mkdir(exist_ok=True)
    job = play(folder, cache=cache, BEGIN_ANEW="yes" if begin else "")
    assert not job.has_failed, job.done
    return job.done


@dataclass(frozen=True)
class State:
    """What is published after a run.

    Attributes:
        done: What the steps of the run said.
        status: `status.json`.
        released: How many were released in each exchange, by the place.
        release: Name of the release.
    """

    done: dict[str, Done]
    status: dict[str, Any]
    released: dict[str, int]
    release: str


def read_state(folder: Path, done: dict[str, Done]) -> State:
    warehouse = folder / "warehouse"
    with duckdb.connect(str(warehouse / "hudna.duckdb"), read_only=True) as connection:
        rows = connection.execute("select place_id, released_best from marts.fct_exchanges").fetchall()
    status = json.loads((warehouse / "current" / "status.json").read_text(encoding="utf-8"))
    return State(done, status, dict(rows), (warehouse / "current").resolve().name)


@pytest.fixture(scope="module")
def outlet() -> Iterator[Site]:
    """An outlet with two reports."""
    with open_site() as site:
        site.serve("/taiz", TAIZ.encode())
        site.serve("/marib", MARIB.encode())
        site.serve_feed("/taiz", "/marib")
        yield site


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, outlet: Site) -> Path:
    """A copy of the project that collects from the outlet."""
    copied = clone(tmp_path_factory.mktemp("project"))
    settings = {"contact": "tests@hudna.example", "delay_seconds": 0, "allowed_networks": ["127.0.0.1/32"]}
    source = {"id": "outlet", "kind": "feed", "publisher": "sana", "at": f"{outlet.address}/feed"}
    (copied / "sources.yml").write_text(yaml.safe_dump({"settings": settings, "sources": [source]}), encoding="utf-8")
    return copied


@pytest.fixture(scope="module")
def first(folder: Path) -> State:
    """The first run."""
    return read_state(folder, run_steps(folder, begin=True))


@pytest.fixture(scope="module")
def second(folder: Path, first: State) -> State:
    """A run on another machine that finds nothing new."""
    assert first.release
    shutil.rmtree(folder / "warehouse")
    shutil.rmtree(folder / "raw" / "inbox")
    time.sleep(1)  # the heartbeat is told in seconds
    return read_state(folder, run_steps(folder))


@pytest.fixture(scope="module")
def third(folder: Path, second: State, outlet: Site) -> State:
    """A run after an outlet has corrected a report, and the disk has lost half of the working database."""
    assert second.release
    outlet.serve("/taiz", CORRECTED.encode())
    with closing(sqlite3.connect(folder / "raw" / "inbox" / ".collect" / "ledger.sqlite")) as ledger:
        ledger.execute("update pages set revisit_at = '2021'")
        ledger.commit()
    shutil.rmtree(folder / "cache")  # the next run takes up what lies here
    database = folder / "warehouse" / "build" / "hudna.duckdb"
    database.write_bytes(database.read_bytes()[: database.stat().st_size // 2])
    asked = {
        "load": run_hudna(folder, "load", "raw/inbox", code=5),
        "doctor": run_hudna(folder, "doctor", code=5),
    }
    return read_state(folder, asked | run_steps(folder, begin=True))


@pytest.fixture(scope="module")
def fourth(folder: Path, third: State, outlet: Site) -> State:
    """What is left after a deletion on request, and a run after it."""
    assert third.release
    done = {"forget": run_hudna(folder, "forget", f"{outlet.address}/marib", "--yes")}
    return read_state(folder, done | {"Collect": run_hudna(folder, "collect", "--sources", "sources.yml")})


def test_news_are_collected_and_published(folder: Path, first: State) -> None:
    assert first.status["last_run"]["documents"]["new"] == 2
    assert first.released == {"ye-taiz": 20, "ye-marib": 9}
    assert (folder / "published" / "datapackage.json").exists()
    assert (folder / "published" / "report" / "index.html").exists()


def test_summary_tells_the_quality_of_the_data(folder: Path, first: State) -> None:
    summary = (folder / "summary.md").read_text(encoding="utf-8")

    assert first.release
    assert "### Data quality" in summary
    assert "2 new" in summary


def test_what_is_published_holds_no_text_and_no_link(folder: Path, first: State) -> None:
    published = [path for path in (folder / "published").rglob("*") if path.is_file()]

    assert first.release
    assert not [path for path in published if path.is_symlink()]
    assert not [path.name for path in published if NAME.encode() in path.read_bytes()]


def test_run_that_finds_nothing_new_moves_no_fact_and_renews_the_heartbeat(first: State, second: State) -> None:
    assert second.status["last_run"]["documents"]["new"] == 0
    assert second.release == first.release
    assert second.status["published_at"] == first.status["published_at"]
    assert second.status["last_success"] > first.status["last_success"]
    assert "no model was rebuilt" in second.done["Refresh"].said


def test_run_that_finds_nothing_new_takes_a_quarter_of_the_time_or_less(first: State, second: State) -> None:
    assert second.done["Refresh"].seconds <= first.done["Refresh"].seconds / 4


def test_damaged_database_is_told_and_built_again_from_the_raw_pages(folder: Path, third: State) -> None:
    assert "is damaged" in third.done["load"].said
    assert "`hudna refresh` keeps a damaged working database aside" in third.done["load"].said
    assert "Run `hudna refresh`: it keeps it aside" in third.done["doctor"].said
    assert "building it again" in third.done["Refresh"].said
    assert third.released["ye-marib"] == 9


def test_corrected_report_replaces_its_claims_and_leaves_its_history(folder: Path, third: State) -> None:
    versions = pl.read_parquet(folder / "warehouse" / "history" / "event_versions.parquet")

    assert '"updated": 1' in third.done["Collect"].said
    assert third.released["ye-taiz"] == 23
    assert third.status["last_run"]["events"]["changed"] == 1
    assert {20, 23} <= set(versions["people_best"])


def test_article_deleted_on_request_is_gone_everywhere_and_stays_away(
    folder: Path, fourth: State, outlet: Site
) -> None:
    places = [folder / name for name in ("raw/inbox", "warehouse")]
    files = [path for place in places for path in place.rglob("*") if path.is_file()]
    with duckdb.connect(str(folder / "warehouse" / "build" / "hudna.duckdb"), read_only=True) as connection:
        urls = connection.execute("select url from raw.articles").fetchall()

    assert fourth.released == {"ye-taiz": 23}
    assert urls == [(f"{outlet.address}/taiz",)]
    assert not [path for path in files if WORD_OF_MARIB.encode() in path.read_bytes()]
    assert not list((folder / "warehouse" / "build").glob("*.damaged-*"))
    assert pl.read_parquet(folder / "warehouse" / "history" / "tombstones.parquet").height == 1
    assert outlet.count("/marib") == 2  # found, and seen again for corrections before it was deleted
    assert '"saved"' not in fourth.done["Collect"].said


def test_inbox_that_is_empty_brings_no_sample(tmp_path: Path) -> None:
    copied = clone(tmp_path)
    step = next(step["run"] for step in STEPS if step.get("id") == "refresh")

    refused = run(copied, "bash", "-e", "-c", step, code=2)

    assert "holds nothing to read" in refused.said
    assert not (copied / "warehouse" / "current").exists()


def test_operations_have_the_same_as_a_cron_line_and_a_timer() -> None:
    text = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")

    assert re.search(r"^\s+\d+ \* \* \* \* .*hudna collect.*hudna refresh raw/inbox'", text, flags=re.MULTILINE)
    assert re.search(r"^ExecStart=\S+/hudna refresh raw/inbox$", text, flags=re.MULTILINE)
    assert "OnCalendar=hourly" in text
