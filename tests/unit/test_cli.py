from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import Result
from typer.testing import CliRunner

import extract.export
import extract.refresh
from extract.cli import app
from extract.engine import Engine, wrap_extractor
from extract.errors import BuildFailedError
from extract.project import ROOT
from extract.workers import count_cores
from tests.fakes import FakeExtractor
from tests.unit.load.test_database import HOLD

PAGE = "تبادل أسرى قرب المدينة\n\nجرى تبادل للأسرى بين الطرفين صباح اليوم قرب المدينة وفق مصادر محلية.\n"
COMMANDS = ("extract", "load", "check", "publish", "refresh", "explain", "evaluate")


@contextmanager
def open_fake_engine(_root: Path, *, jobs: int = 1, extractor: str = "rules") -> Iterator[Engine]:
    assert jobs >= 1
    assert extractor == "rules"
    yield wrap_extractor(FakeExtractor())


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A warehouse and inputs of the test's own, and an extractor that is ready at once."""
    monkeypatch.setenv("HUDNA_WAREHOUSE_DIR", str(tmp_path / "warehouse"))
    monkeypatch.setattr(extract.refresh, "open_engine", open_fake_engine)
    monkeypatch.setattr(extract.export, "open_engine", open_fake_engine)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def page(project: Path) -> Path:
    path = project / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_help_answers_at_once() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "from extract.cli import main; main()", "--help"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip

    imported = {line.rsplit("|", 1)[-1].strip() for line in result.stderr.splitlines()}
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert (
        after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 1.0
    )  # seconds of CPU, a third as a rule
    assert not imported & {"duckdb", "polars", "rich", "trafilatura", "great_expectations", "ahocorasick_rs"}
    assert all(command in result.stdout for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    assert run(command, "--help").exit_code == 0


@pytest.mark.parametrize("command", ["extract", "load", "refresh", "explain"])
def test_wrong_path_ends_with_2_and_says_what_to_do(command: str) -> None:
    result = run(command, "absent.txt")

    assert result.exit_code == 2
    assert "There is no file or folder absent.txt" in result.stderr
    assert "Check the spelling" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("command", ["extract", "load", "refresh"])
def test_empty_folder_ends_with_2(command: str, project: Path) -> None:
    (project / "empty").mkdir()

    result = run(command, "empty")

    assert result.exit_code == 2
    assert "The folder empty holds nothing to read" in result.stderr


@pytest.mark.parametrize("command", ["extract", "load", "refresh", "explain"])
def test_file_without_an_article_ends_with_2(command: str, project: Path) -> None:
    (project / "blank.txt").write_text(" \n", encoding="utf-8")

    result = run(command, "blank.txt")

    assert result.exit_code == 2
    assert "could be read" in result.stderr


@pytest.mark.parametrize("command", ["check", "publish"])
def test_nothing_loaded_ends_with_2_and_names_the_first_step(command: str) -> None:
    result = run(command)

    assert result.exit_code == 2
    assert "Nothing has been loaded yet" in result.stderr
    assert "hudna load" in result.stderr


@pytest.mark.parametrize("command", ["check", "publish"])
def test_loaded_but_not_built_ends_with_2_and_names_dbt(command: str, page: Path) -> None:
    assert run("load", page).exit_code == 0

    result = run(command)

    assert result.exit_code == 2
    assert "dbt build" in result.stderr


@pytest.mark.parametrize(
    "arguments", [("load", "page.txt"), ("check",), ("refresh", "page.txt")], ids=lambda each: each[0]
)
def test_locked_database_ends_with_3_and_names_the_process(
    page: Path, project: Path, arguments: tuple[str, ...]
) -> None:
    assert run("load", page).exit_code == 0
    database = project / "warehouse" / "build" / "hudna.duckdb"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(database)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        result = run(*arguments)
        assert holder.stdin is not None
        holder.stdin.close()

    assert result.exit_code == 3
    assert f"process {holder.pid}" in result.stderr
    assert "Traceback" not in result.stderr


def test_second_refresh_at_the_same_time_ends_with_3(page: Path, project: Path) -> None:
    with extract.refresh.hold_warehouse(project / "warehouse"):
        result = run("refresh", page)

    assert result.exit_code == 3
    assert "Another refresh" in result.stderr


def test_failed_check_ends_with_1_and_shows_the_verdict(
    page: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdict = SimpleNamespace(
        passed=False, describe=lambda: "counts: marts.fct_exchanges: x7", report_path=project / "checks.html"
    )
    monkeypatch.setattr(extract.refresh, "build_models", lambda *_args, **_options: None)
    monkeypatch.setattr(extract.refresh, "check_build", lambda *_args, **_options: verdict)

    result = run("refresh", page)

    assert result.exit_code == 1
    assert "nothing was published" in result.stderr
    assert "marts.fct_exchanges: x7" in result.stderr
    assert not (project / "warehouse" / "hudna.duckdb").exists()


def test_failed_build_ends_with_4(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise BuildFailedError("The models did not build; nothing was published.", remedy="See logs/dbt.log.")

    monkeypatch.setattr(extract.refresh, "build_models", fail)

    result = run("refresh", page)

    assert result.exit_code == 4
    assert "logs/dbt.log" in result.stderr


def test_load_tells_what_it_did(page: Path) -> None:
    first, second = run("load", page), run("load", page)

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "1 documents read (1 loaded); 1 claims came in" in first.stderr
    assert "1 documents read (1 unchanged); 0 claims came in" in second.stderr
    assert first.stdout == "", "progress belongs on stderr"


def test_quiet_load_is_silent(page: Path) -> None:
    result = run("load", "--quiet", page)

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_extract_writes_one_json_line_a_page(page: Path, project: Path) -> None:
    (project / "other.txt").write_text("عنوان عن الطقس\n\nلا جديد اليوم في المدينة.\n", encoding="utf-8")

    result = run("extract", page, "other.txt")

    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [line["file"] for line in lines] == ["page.txt", "other.txt"]
    assert [len(line["articles"][0]["claims"]) for line in lines] == [1, 0]


def test_extract_names_rows_by_their_id(project: Path) -> None:
    rows = [{"id": "r1", "text": PAGE}, {"id": "r2", "text": PAGE}]
    (project / "rows.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")

    result = run("extract", "rows.jsonl")

    assert [json.loads(line)["file"] for line in result.stdout.splitlines()] == ["r1", "r2"]


def test_extract_goes_on_past_what_cannot_be_read(project: Path, page: Path) -> None:
    (project / "blank.txt").write_text(" \n", encoding="utf-8")

    result = run("extract", "blank.txt", page)

    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert lines[0] == {"file": "blank.txt", "articles": []}
    assert "blank.txt" in result.stderr
    assert "1 could not be read" in result.stderr


def test_extract_to_a_file(page: Path, project: Path) -> None:
    result = run("extract", page, "--out", "claims.jsonl")

    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads((project / "claims.jsonl").read_text(encoding="utf-8"))["file"] == "page.txt"


ROWS = [{"id": f"r{n}", "text": PAGE} for n in range(5)]


@pytest.fixture
def rows(project: Path) -> Path:
    path = project / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return path


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.99, 1.0], ids=lambda share: f"{share:.0%} written")
def test_resumed_extract_writes_what_an_unbroken_one_writes(rows: Path, project: Path, share: float) -> None:
    run("extract", rows, "--out", "whole.jsonl")
    whole = (project / "whole.jsonl").read_bytes()
    (project / "part.jsonl").write_bytes(whole[: int(len(whole) * share)])

    result = run("extract", rows, "--out", "part.jsonl", "--resume")

    held = whole[: int(len(whole) * share)].count(b"\n")
    assert result.exit_code == 0, result.stderr
    assert (project / "part.jsonl").read_bytes() == whole
    assert (f"{held} pages or rows were there already" in result.stderr) == (held > 0)


def test_resumed_extract_reads_only_what_is_left(rows: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("extract", rows, "--out", "out.jsonl")
    lines = (project / "out.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (project / "out.jsonl").write_text("".join(lines[:3]), encoding="utf-8")
    seen = FakeExtractor()

    @contextmanager
    def open_seen(_root: Path, **_options: object) -> Iterator[Engine]:
        yield wrap_extractor(seen)

    monkeypatch.setattr(extract.export, "open_engine", open_seen)
    run("extract", rows, "--out", "out.jsonl", "--resume")

    assert len(seen.seen) == 2


def test_resume_begins_where_nothing_was_written(page: Path, project: Path) -> None:
    result = run("extract", page, "--out", "new.jsonl", "--resume")

    assert result.exit_code == 0
    assert len((project / "new.jsonl").read_text(encoding="utf-8").splitlines()) == 1


@pytest.mark.parametrize(
    "content",
    ['{"file": "other", "articles": []}\n', "no json\n", '{"articles": []}\n', "[]\n"],
    ids=["another input", "no JSON", "no file name", "no object"],
)
def test_resume_refuses_a_file_that_is_not_its_own(page: Path, project: Path, content: str) -> None:
    (project / "out.jsonl").write_text(content, encoding="utf-8")

    result = run("extract", page, "--out", "out.jsonl", "--resume")

    assert result.exit_code == 2
    assert "is not the beginning of what these inputs give" in result.stderr
    assert (project / "out.jsonl").read_text(encoding="utf-8") == content


@pytest.mark.parametrize("options", [(), ("--out", "x.txt", "--format", "table")], ids=["no file", "table"])
def test_resume_needs_a_file_of_json_lines(page: Path, options: tuple[str, ...]) -> None:
    result = run("extract", page, "--resume", *options)

    assert result.exit_code == 2
    assert "JSON lines" in result.stderr


def test_extract_uses_all_cores_unless_told(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    @contextmanager
    def open_asked(_root: Path, *, jobs: int, extractor: str) -> Iterator[Engine]:
        asked.append(jobs)
        yield wrap_extractor(FakeExtractor())

    monkeypatch.setattr(extract.export, "open_engine", open_asked)
    run("extract", page)
    run("extract", page, "--jobs", "3")

    assert asked == [count_cores(), 3]


def test_extract_to_a_folder_that_is_not_there_ends_with_2(page: Path) -> None:
    result = run("extract", page, "--out", "absent/claims.jsonl")

    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_extract_as_a_table(page: Path) -> None:
    result = run("extract", page, "--format", "table")

    assert result.stdout.startswith("exchange   completed 2018-06-07")
    assert len(result.stdout.splitlines()) == 1


def test_extract_needs_no_warehouse(page: Path, project: Path) -> None:
    run("extract", page)

    assert not (project / "warehouse").exists()


def test_explain_shows_the_claim(page: Path) -> None:
    result = run("explain", page)

    assert result.exit_code == 0
    assert "Claim 1: exchange, completed" in result.stdout


def test_explain_writes_a_page(page: Path, project: Path) -> None:
    result = run("explain", page, "--html", project / "why.html")

    assert result.exit_code == 0
    assert "Claim 1 of 1: exchange" in (project / "why.html").read_text(encoding="utf-8")
    assert "Open" in result.stderr
    assert result.stdout == ""


def test_explain_says_where_no_page_can_be_written(page: Path, project: Path) -> None:
    result = run("explain", page, "--html", project / "missing" / "why.html")

    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


@pytest.mark.parametrize(
    "arguments", [("extract",), ("load",), ("extract", "x.txt", "--format", "xml"), ("nonsense",), ("load", "x", "-j", "0")],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2
