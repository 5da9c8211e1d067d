from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

import extract.export
import extract.publish
import extract.refresh
from extract.engine import Engine, wrap_extractor
from extract.progress import Advance, SilentReporter
from extract.workers import count_cores
from tests.fakes import STUMBLE, FakeExtractor
from tests.unit.cli.running import PAGE, run


def test_extract_writes_one_json_line_a_page(page: Path, project: Path) -> None:
    (project / "other.txt").write_text("عنوان عن الطقس\n\nلا جديد اليوم في المدينة.\n", encoding="utf-8")

    result = run("extract", page, "other.txt")

    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [line["file"] for line in lines] == ["page.txt", "other.txt"]
    assert [len(line["articles"][0]["claims"]) for line in lines] == [1, 0]


@pytest.mark.parametrize("command", ["extract", "explain", "load", "refresh"])
def test_an_empty_path_is_no_folder(project: Path, command: str) -> None:
    result = run(command, "")

    assert result.exit_code == 2
    assert "an empty path names no file or folder" in result.stderr


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


@pytest.mark.parametrize("is_terminal", [True, False], ids=["screen", "pipe"])
def test_no_bar_runs_into_the_claims_on_a_screen(
    page: Path, *, is_terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []

    class NotingReporter(SilentReporter):
        def step(self, title: str) -> AbstractContextManager[Advance]:
            steps.append(title)
            return super().step(title)

    screen = io.StringIO()
    screen.isatty = lambda: is_terminal  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdout", screen)

    extract.export.export_claims([page], table=False, out=None, jobs=1, reporter=NotingReporter())

    assert screen.getvalue()
    assert steps == ([] if is_terminal else ["Extracting"])


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
    "arguments", [("extract", "--jobs", "1"), ("extract", "--jobs", "2"), ("load",), ("refresh",)], ids=" ".join
)
def test_run_ends_with_7_if_the_extractor_stopped_at_an_article_and_all_else_is_done(
    arguments: tuple[str, ...], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        {"id": "r1", "text": PAGE},
        {"id": "r2", "text": f"{PAGE}{STUMBLE}"},
        {"id": "r3", "text": f"{PAGE}وشارك آخرون"},
    ]
    (project / "rows.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    published: list[bool] = []
    monkeypatch.setattr(extract.refresh, "rebuild", lambda *_args, **_options: published.append(True))
    monkeypatch.setattr(extract.publish, "read_status", lambda _warehouse: {})

    result = run(*arguments, "rows.jsonl")

    assert result.exit_code == 7
    assert "rows.jsonl, line 2" in result.stderr
    assert "IndexError" in result.stderr
    assert "at 1 article" in result.stderr
    assert "Traceback" not in result.stderr
    if arguments[0] == "extract":
        lines = [json.loads(line) for line in result.stdout.splitlines()]
        assert [len(line["articles"][0]["claims"]) for line in lines] == [1, 0, 1]
    else:
        assert "2 loaded" in result.stderr
    assert len(published) == (arguments[0] == "refresh")


def test_no_figures_are_given_where_the_extractor_stopped(project: Path) -> None:
    (project / "page.txt").write_text(PAGE.replace("صباح", f"{STUMBLE} صباح"), encoding="utf-8")
    (project / "gold.jsonl").write_text('{"file": "page.txt", "articles": [{"claims": []}]}', encoding="utf-8")

    result = run("evaluate", "gold.jsonl", "--articles", "page.txt")

    assert result.exit_code == 7
    assert not result.stdout
