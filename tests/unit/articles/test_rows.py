from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from extract.articles import rows
from extract.articles.assemble import Draft
from extract.articles.rejected import Rejected
from extract.articles.rows import name_place, read_rows

TEXT = "أعاد وسطاء ستة أسرى إلى ذويهم عند الجسر القديم."
GOOD = json.dumps({"id": "r1", "title": "عنوان", "text": TEXT}, ensure_ascii=False)


def read(path: Path) -> list[Draft | Rejected]:
    return list(read_rows(path, source_file=path.name))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("{not json", "bad_json", id="broken"),
        pytest.param("[1, 2]", "bad_json", id="array"),
        pytest.param('"text"', "bad_json", id="string"),
        pytest.param("null", "bad_json", id="null"),
        pytest.param("[" * 100_000, "bad_json", id="nested too deep"),
        pytest.param('{"id": "r2"}', "missing_field", id="no text"),
        pytest.param('{"id": "r2", "text": 7}', "missing_field", id="text is a number"),
        pytest.param('{"id": "r2", "text": null}', "missing_field", id="text is null"),
    ],
)
def test_bad_line_is_rejected_and_the_rest_read(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(f"{GOOD}\n{line}\n\n{GOOD}\n", encoding="utf-8")
    first, bad, last = read(path)
    assert isinstance(first, Draft)
    assert isinstance(bad, Rejected)
    assert (bad.reason, bad.position) == (reason, 1)
    assert isinstance(last, Draft)
    assert last.position == 3


def test_field_under_another_name_is_told_of(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Else every event of a file would be without a day, and nobody would know why."""
    rows = [{"text": TEXT, "date": "2019-03-05"}, {"text": TEXT, "date": "2019-03-06", "link": "https://a.example/1"}]
    rows.append({"text": TEXT, "date": "2019-03-07", "published_at": "2019-03-07"})
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

    assert len(read(path)) == 3
    assert [record.getMessage() for record in caplog.records] == [
        "rows.jsonl: `date` is not read; 2 rows have it and no `published_at`, which raw/README.md asks for",
        "rows.jsonl: `link` is not read; 1 rows have it and no `url`, which raw/README.md asks for",
    ]


def test_time_that_cannot_be_read_is_told_of(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Such a row is read as if it stated none, which nobody would notice."""
    stated = ["2019-03-05T10:00:00+03:00", "5 March, about ten", None, "", ["2019"]]
    path = tmp_path / "rows.jsonl"
    path.write_text(
        "".join(json.dumps({"text": TEXT, "published_at": each}) + "\n" for each in stated), encoding="utf-8"
    )
    assert len(read(path)) == 5
    assert [record.getMessage() for record in caplog.records] == [
        "rows.jsonl: the `published_at` of 2 rows is no time, and passed over; the first is in line 2"
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("{not json", "rows.jsonl, line 2: the row is no JSON: Expecting property name", id="broken"),
        pytest.param("[1, 2]", "rows.jsonl, line 2: the row is no JSON object, but a list", id="array"),
        pytest.param('{"id": "r2"}', "rows.jsonl, line 2: the row has no `text`", id="no text"),
    ],
)
def test_bad_line_is_named_with_its_number(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(f"{GOOD}\n{line}\n", encoding="utf-8")
    bad = read(path)[1]
    assert isinstance(bad, Rejected)
    assert f"{name_place(bad)}: {bad.detail}".startswith(told)


def test_page_is_named_without_a_line() -> None:
    assert name_place(Rejected("inbox/page.html", 1, "empty", "no words")) == "inbox/page.html"


def test_bytes_of_no_encoding_cost_one_line(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(GOOD.encode() + b"\n" + b"\x01\x02\x80\x81\x03" * 40 + b"\n" + GOOD.encode())
    first, bad, last = read(path)
    assert isinstance(bad, Rejected)
    assert bad.reason == "encoding"
    assert isinstance(first, Draft)
    assert isinstance(last, Draft)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
def test_rows_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(f"{GOOD}\n{GOOD}\n".encode(encoding))
    drafts = read(path)
    assert [draft.body for draft in drafts if isinstance(draft, Draft)] == [TEXT, TEXT]


def test_packed_rows(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress(f"{GOOD}\n{GOOD}".encode()))
    assert [type(item) for item in read(path)] == [Draft, Draft]


def test_archive_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    lines = "".join(json.dumps({"id": str(i), "text": f"{TEXT} {i * 7919}"}) + "\n" for i in range(4000))
    path.write_bytes(gzip.compress(lines.encode())[:-2000])
    *before, last = read(path)
    assert len(before) > 100
    assert isinstance(last, Rejected)
    assert (last.reason, last.position) == ("unreadable", len(before))


def test_file_that_is_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    path.write_text(GOOD, encoding="utf-8")
    (only,) = read(path)
    assert isinstance(only, Rejected)
    assert only.reason == "unreadable"


def test_row_too_large_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MOST_BYTES", 4096)
    path = tmp_path / "rows.jsonl"
    huge = json.dumps({"id": "big", "text": "ن" * 9000})
    path.write_text(f"{GOOD}\n{huge}\n{GOOD}\n", encoding="utf-8")
    first, bad, last = read(path)
    assert isinstance(bad, Rejected)
    assert bad.reason == "too_large"
    assert [type(first), type(last)] == [Draft, Draft]


def test_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.touch()
    (only,) = read(path)
    assert isinstance(only, Rejected)
    assert only.reason == "empty"


def test_halves_of_surrogates_and_nuls_do_not_reach_the_text(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"id": 5, "text": "أ\\ud83d\\ude00ب\\ud800ج\\u0000د\\r\\nه"}\n', encoding="utf-8")
    (draft,) = read(path)
    assert isinstance(draft, Draft)
    assert draft.body == "أ😀ب\ufffdجد\nه"
    assert draft.row_id == "5"


def test_fields_of_other_types_are_as_absent(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    row = {"id": [1], "url": {"a": 1}, "publisher": True, "title": None, "text": TEXT}
    path.write_text(json.dumps(row), encoding="utf-8")
    (draft,) = read(path)
    assert isinstance(draft, Draft)
    assert (draft.row_id, draft.url, draft.publisher, draft.title) == (None, None, None, "")
