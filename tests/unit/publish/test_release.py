"""Publishing: what is in a release, how it becomes current, and what a kill leaves."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

import extract.publish.release
from checks.result import CheckResult, ExpectationResult, Failure, QuarantinedRow
from extract.errors import CheckFailedError, NothingLoadedError
from extract.publish import publish, renew_heartbeat
from extract.publish.status import tell_run
from tests.small_warehouse import write_small_warehouse

START = datetime(2026, 1, 1, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[3]


def judge(*quarantined: QuarantinedRow, failures: tuple[Failure, ...] = ()) -> CheckResult:
    met = ExpectationResult(
        table="marts.fct_exchanges",
        expectation="has_rows",
        topic="structure",
        sentence="The table has rows.",
        passed=True,
        checked_count=3,
        faulty_count=None,
        observed="",
    )
    return CheckResult(
        passed=not failures,
        checked_at=START,
        results=(met,),
        failures=failures,
        quarantined=quarantined,
        notes=(),
        report_path=Path("absent.html"),
    )


def publish_change(
    warehouse: Path, *, change: str = "", day: float = 0, quarantined: tuple[QuarantinedRow, ...] = ()
) -> Path:
    database = warehouse / "build" / "hudna.duckdb"
    database.unlink(missing_ok=True)
    write_small_warehouse(database, change=change)
    return publish(database, warehouse=warehouse, check_result=judge(*quarantined), now=START + timedelta(days=day))


def read(database: Path, query: str) -> list[tuple[Any, ...]]:
    """Read in a process of its own, as analysts do: DuckDB shares one instance of a file within a process."""
    script = (
        "import duckdb, json, sys; c = duckdb.connect(sys.argv[1], read_only=True); "
        "print(json.dumps(c.execute(sys.argv[2]).fetchall(), default=str))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(database), query], check=True, capture_output=True, text=True
    )
    return [tuple(row) for row in json.loads(done.stdout)]


def read_here(database: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(database.resolve(), read_only=True) as connection:
        return connection.execute(query).fetchall()


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    warehouse = tmp_path_factory.mktemp("warehouse")
    change = "update marts.bridge_event_claims set quote = repeat('الأسرى ', 60) where claim_id = 'c5'"
    quarantined = (
        QuarantinedRow("marts.fct_evacuations", "e2", "people_low_to_high", "low 5, high 3", "withheld"),
        QuarantinedRow("marts.fct_exchanges", "x2", "interval_fits_precision", "month of a day", "warned"),
    )
    publish_change(warehouse, change=change, quarantined=quarantined)
    return warehouse


def test_only_marts_are_published(published: Path) -> None:
    schemas = read_here(published / "hudna.duckdb", "select distinct table_schema from information_schema.tables")
    assert schemas == [("marts",)]


def test_no_write_ahead_log_is_left(published: Path) -> None:
    assert list(published.rglob("*.wal")) == [] or all("build" in path.parts for path in published.rglob("*.wal"))


def test_views_become_tables(tmp_path: Path) -> None:
    publish_change(
        tmp_path,
        change="alter table marts.dim_places rename to places; create view marts.dim_places as from hudna.marts.places",
    )
    kinds = dict(read_here(tmp_path / "hudna.duckdb", "select table_name, table_type from information_schema.tables"))
    assert kinds["dim_places"] == "BASE TABLE"


def test_counted_words_that_were_masked_or_cut_off_do_not_stay(tmp_path: Path) -> None:
    change = (
        "update marts.bridge_event_claims set quote = 'أفرج عن 33 أسيرا وعن الأسير زيدون الكرملي ' || repeat('ا', 300), "
        "counted_words = ['33 أسيرا', 'الأسير زيدون', 'مئة'] where claim_id = 'c3'"
    )
    publish_change(tmp_path, change=change)
    query = "select counted_words from marts.bridge_event_claims where claim_id = 'c3'"
    assert read_here(tmp_path / "hudna.duckdb", query) == [(["33 أسيرا"],)]


def test_quarantine_says_which_and_why(published: Path) -> None:
    rows = read_here(published / "hudna.duckdb", "select row_key, reason, effect from marts.quarantine order by all")
    assert rows == [("e2", "low 5, high 3", "withheld"), ("x2", "month of a day", "warned")]


def test_doubtful_row_is_published_with_a_warning(published: Path) -> None:
    rows = read_here(published / "hudna.duckdb", "select warnings from marts.fct_exchanges where exchange_id = 'x2'")
    assert rows == [(["unmet_interval_fits_precision"],)]


def test_quotes_are_short_and_end_with_a_whole_word(published: Path) -> None:
    query = "select quote from marts.bridge_event_claims order by length(quote) desc limit 1"
    assert read_here(published / "hudna.duckdb", query) == [("الأسرى " * 27 + "الأسرى…",)]


@pytest.mark.parametrize(
    "change",
    [
        "alter table marts.dim_articles add column text varchar",
        "update marts.dim_articles set title = repeat('ا', 1001) where article_id = 't1'",
        (
            "alter table marts.dim_articles add column passages varchar[]; "
            "update marts.dim_articles set passages = ['خبر', repeat('ا', 1001)] where article_id = 't1'"
        ),
    ],
    ids=["a column of texts", "a text in another column", "a text in a list"],
)
def test_article_text_is_refused(tmp_path: Path, change: str) -> None:
    with pytest.raises(CheckFailedError, match="dim_articles"):
        publish_change(tmp_path, change=change)
    assert not (tmp_path / "current").exists()


def test_formula_in_a_csv_is_made_plain(published: Path) -> None:
    with (published / "current" / "csv" / "bridge_event_claims.csv").open(encoding="utf-8") as lines:
        quotes = {row["claim_id"]: row["quote"] for row in csv.DictReader(lines)}
    assert quotes["c1"].startswith("'=")
    assert not quotes["c2"].startswith("'")


def test_parquet_equals_the_database(published: Path) -> None:
    parquet = published / "current" / "parquet" / "fct_exchanges.parquet"
    expected = read_here(published / "hudna.duckdb", "from marts.fct_exchanges order by all")
    assert duckdb.sql(f"from read_parquet('{parquet}') order by all").fetchall() == expected


def test_status_tells_freshness_versions_and_figures(published: Path) -> None:
    status = json.loads((published / "current" / "status.json").read_text(encoding="utf-8"))
    assert status["as_of"] == "2018-08-20T08:00:00Z"
    assert status["last_success"] == "2026-01-01T00:00:00Z"
    assert status["is_sample"] is True
    assert status["versions"]["extractor"] == "0.1"
    assert status["rows"]["fct_exchanges"] == 3
    # x1 with its 22, and x3, whose 18 or more has no upper bound
    assert status["totals"]["people_released"] == {"low": 38, "best": 40, "high": None}
    # the two batches, not the operation that they add up to
    assert status["totals"]["people_evacuated"] == {"low": 1000, "best": 1600, "high": 1800}


def test_failed_check_publishes_nothing(tmp_path: Path) -> None:
    database = write_small_warehouse(tmp_path / "build" / "hudna.duckdb")
    failed = judge(failures=(Failure("structure", "marts.dim_places", "the table is missing"),))
    with pytest.raises(CheckFailedError, match="dim_places"):
        publish(database, warehouse=tmp_path, check_result=failed)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build"]


def test_absent_build_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(NothingLoadedError):
        publish(tmp_path / "hudna.duckdb", warehouse=tmp_path, check_result=judge())


def test_same_facts_give_the_same_files(tmp_path: Path) -> None:
    first = publish_change(tmp_path)
    shuffled = (
        "create table s as from marts.fct_exchanges order by exchange_id desc; "
        "delete from marts.fct_exchanges; insert into marts.fct_exchanges from s; drop table s"
    )
    second = publish_change(tmp_path, change=shuffled, day=1)
    for name in ("fct_exchanges", "event_id_history", "event_history", "bridge_event_claims"):
        file = Path("csv") / f"{name}.csv"
        assert (first / file).read_bytes() == (second / file).read_bytes()


def test_release_is_completed_before_it_is_current(tmp_path: Path) -> None:
    """What adds the report finds all else in the folder, and no reader sees a release without it."""
    seen = []

    def add_report(folder: Path) -> None:
        seen.append((folder.name[:6], (folder / "status.json").exists(), (tmp_path / "current").exists()))
        (folder / "report").mkdir()

    database = write_small_warehouse(tmp_path / "build" / "hudna.duckdb")
    publish(database, warehouse=tmp_path, check_result=judge(), complete=add_report, now=START)

    assert seen == [(".draft", True, False)]
    assert (tmp_path / "current" / "report").is_dir()


def test_old_releases_are_kept_by_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract.publish.release, "KEPT_RELEASES", 2)
    releases = [publish_change(tmp_path, day=day) for day in range(4)]
    kept = sorted(path.name for path in (tmp_path / "releases").iterdir())
    assert kept == [release.name for release in releases[2:]]
    assert (tmp_path / "current").resolve() == releases[-1].resolve()


def test_heartbeat_touches_no_fact(tmp_path: Path) -> None:
    release = publish_change(tmp_path)
    before = (release / "hudna.duckdb").read_bytes()
    renew_heartbeat(tmp_path, build_db=tmp_path / "build" / "hudna.duckdb", now=START + timedelta(hours=1))
    status = json.loads((tmp_path / "current" / "status.json").read_text(encoding="utf-8"))
    assert (status["published_at"], status["last_success"]) == ("2026-01-01T00:00:00Z", "2026-01-01T01:00:00Z")
    assert (release / "hudna.duckdb").read_bytes() == before


def test_status_reports_the_last_run_and_what_it_made_of_the_events(tmp_path: Path) -> None:
    def read_run() -> dict[str, Any]:
        run: dict[str, Any] = json.loads((tmp_path / "current" / "status.json").read_text(encoding="utf-8"))["last_run"]
        return run

    publish_change(tmp_path)
    first = read_run()
    publish_change(tmp_path, change="update marts.fct_exchanges set released_best = 1 where exchange_id = 'x3'", day=1)
    second = read_run()
    renew_heartbeat(tmp_path, build_db=tmp_path / "build" / "hudna.duckdb", now=START + timedelta(days=2))

    assert first["documents"] == {
        "new": 5, "updated": 0, "unchanged": 0, "duplicate": 0, "removed": 0, "rejected": {"empty": 2},
    }  # fmt: skip
    assert first["events"]["added"] > 0
    assert second["events"] == {"added": 0, "changed": 1, "merged": 0, "withdrawn": 0}
    assert read_run()["events"] == {"added": 0, "changed": 0, "merged": 0, "withdrawn": 0}
    assert "rejected: 2 empty" in tell_run(first)


READER = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1], read_only=True)
for line in sys.stdin:
    print(connection.execute("select count(*), sum(released_best) from marts.fct_exchanges").fetchone(), flush=True)
"""


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has the published file open, and counts whenever it gets a line."""
    publish_change(tmp_path)
    process = start([READER, str(tmp_path / "hudna.duckdb")])
    yield process
    process.communicate()


def start(script: list[str]) -> subprocess.Popen[str]:
    """Start a script, given with its arguments, that answers each line it gets with a line."""
    return subprocess.Popen([sys.executable, "-c", *script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def ask(process: subprocess.Popen[str], line: str = "count") -> str:
    assert process.stdin
    assert process.stdout
    process.stdin.write(f"{line}\n")
    process.stdin.flush()
    return process.stdout.readline().strip()


def test_reader_goes_on_and_a_new_one_sees_the_new_release(reader: subprocess.Popen[str], tmp_path: Path) -> None:
    before = ask(reader)
    publish_change(tmp_path, change="delete from marts.fct_exchanges where exchange_id = 'x3'", day=1)
    assert ask(reader) == before == "(3, 55)"
    assert read(tmp_path / "hudna.duckdb", "select count(*) from marts.fct_exchanges") == [(2,)]


KILLED = """
import os, signal, sys
import pandas  # DuckDB imports it when it first binds a value; once is enough
from datetime import UTC, datetime
from pathlib import Path
sys.path[:0] = [sys.argv[1]]
from extract.project import ROOT
from extract.publish import publish
from extract.publish.masking import read_masker
from extract.publish.release import DRAFT
from tests.unit.publish.test_release import judge
read_masker(ROOT)  # compiled once, not in each process that is killed
warehouse = Path(sys.argv[2])
def publish_until(step):
    left = step
    def watch(event, arguments):
        nonlocal left
        named = str(arguments)
        is_leftover = event == "shutil.rmtree" and DRAFT in named  # counted, it would let the next kill pass over a step
        if event in {"os.rename", "os.symlink", "shutil.rmtree"} and str(warehouse) in named and not is_leftover:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(watch)
    database = warehouse / "build" / "hudna.duckdb"
    publish(database, warehouse=warehouse, check_result=judge(), now=datetime(2026, 2, step, tzinfo=UTC))
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        publish_until(int(line))
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


def test_kill_at_any_step_leaves_a_whole_release(tmp_path: Path) -> None:
    """Kill a publication before each of the steps by which names change; readers see the old facts or the new."""
    publish_change(tmp_path)
    (tmp_path / "build" / "hudna.duckdb").unlink()
    write_small_warehouse(
        tmp_path / "build" / "hudna.duckdb", change="delete from marts.fct_exchanges where exchange_id = 'x3'"
    )
    whole = {(3, 7), (2, 7)}  # exchanges now, and ids ever published
    seen = set()
    publisher = start([KILLED, str(ROOT), str(tmp_path)])
    for step in range(1, 28):
        exit_code = int(ask(publisher, str(step)))
        query = "select (select count(*) from marts.fct_exchanges), (select count(*) from marts.event_id_history)"
        state = read_here(tmp_path / "hudna.duckdb", query)[0]
        assert state in whole
        seen.add(state)
        if exit_code == 0:
            break
        assert exit_code == -9
    publisher.communicate()
    assert seen == whole
    assert step > 5
    history = duckdb.sql(
        f"select event_id, reason from '{tmp_path}/history/event_id_history.parquet' order by since, event_id"
    )
    assert history.fetchall()[-1] == ("x3", "withdrawn")
    assert [path.name for path in (tmp_path / "releases").iterdir() if path.name.startswith(".")] == []


def test_planted_names_of_persons_are_not_published(tmp_path: Path) -> None:
    """One that the extractor marked, one after a word for a prisoner, one in a title: none is in any published file."""
    change = (
        "update marts.bridge_event_claims set quote = 'أفرج عن الأسير زيدون الكرملي والتقى عطوان الوفد' "
        "where claim_id = 'c1'; update marts.dim_articles set title = 'عودة المعتقل زيدون الكرملي' where article_id = 't1'; "
        "insert into raw.mentions (mention_id, article_id, kind, span_start, span_end, text, entity_type) "
        "values ('p1', 't1', 'actor', 0, 5, 'عطوان', 'person'); "
        "insert into marts.dim_actors (actor_id, name_ar, actor_type, is_sample) values ('open_1', 'الشيخ زيدون الكرملي', 'unknown', true); "
        "alter table marts.fct_deals add column party_names varchar[]; "
        "update marts.fct_deals set party_names = ['أسرة زيدون الكرملي', 'جيش الإسلام'] where deal_id = 'd1'"
    )
    release = publish_change(tmp_path, change=change)
    published = "".join(path.read_text(encoding="utf-8") for path in (release / "csv").glob("*.csv"))
    assert "أفرج عن الأسير […]" in published
    assert "أسرة […]; جيش الإسلام" in published
    assert not [name for name in ("زيدون", "الكرملي", "عطوان") if name in published]
