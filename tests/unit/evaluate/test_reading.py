from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract.errors import InputError
from extract.evaluate.names import KnownNames
from extract.evaluate.reading import read_gold, read_predictions
from tests.unit.evaluate.coded import Record, gold_evacuation, gold_exchange, read_exchange


def write_lines(path: Path, *records: Record) -> Path:
    path.write_text("\n\n".join(json.dumps(record, ensure_ascii=False) for record in records), encoding="utf-8")
    return path


def make_line(*claims: Record, file: str = "a.txt", **article: object) -> Record:
    return {"file": file, "articles": [{"title": "عنوان", "claims": list(claims)} | article]}


def test_gold_keeps_files_apart_and_joins_lines_of_one(tmp_path: Path) -> None:
    gold = write_lines(
        tmp_path / "gold.jsonl",
        make_line(gold_exchange(), file="folder/a.txt"),
        make_line(file="b.txt"),
        make_line(gold_evacuation(), file="a.txt", publisher="Paper", published_at="2018-06-07"),
    )

    files = read_gold([gold])

    assert {file: [len(article.claims) for article in articles] for file, articles in files.items()} == {
        "a.txt": [1, 1],
        "b.txt": [0],
    }
    assert (files["a.txt"][1].outlet, files["a.txt"][1].year) == ("Paper", 2018)
    assert (files["a.txt"][0].outlet, files["a.txt"][0].year) == (None, None)


@pytest.mark.parametrize("before", ["", "\ufeff"], ids=["plain", "with a byte order mark"])
def test_line_ends_at_a_newline_alone(tmp_path: Path, before: str) -> None:
    path = write_lines(tmp_path / "gold.jsonl", make_line(title="سطر\u2028آخر\u0085هنا"), make_line(file="b.txt"))
    path.write_text(before + path.read_text(encoding="utf-8"), encoding="utf-8")

    assert [article.title for article in read_gold([path])["a.txt"]] == ["سطر\u2028آخر\u0085هنا"]


def test_gold_files_are_joined(tmp_path: Path) -> None:
    one = write_lines(tmp_path / "one.jsonl", make_line(file="a.txt"))
    two = write_lines(tmp_path / "two.jsonl", make_line(file="b.txt"))

    assert set(read_gold([one, two])) == {"a.txt", "b.txt"}


def test_what_a_coder_accepts_is_kept_apart_from_placeholders(tmp_path: Path) -> None:
    claim = gold_exchange(acceptable={"place": [["حلب"], 1], "count": [1, 1]})

    (read,) = read_gold([write_lines(tmp_path / "gold.jsonl", make_line(claim))])["a.txt"][0].claims

    assert [entity.label for entity in read.allowance.entities["place"]] == ["حلب"]
    assert read.allowance.placeholders == {"place": 1, "count": 2}


def test_a_prediction_has_confidence_evidence_and_text(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "read.jsonl", make_line(read_exchange(), text="نص"))

    predictions = read_predictions(path, KnownNames())

    (article,) = predictions.files["a.txt"]
    assert article.text == "نص"
    assert (article.claims[0].confidence, article.claims[0].evidence) == (0.9, ((0, 26),))


@pytest.mark.parametrize(
    ("claim", "complaint"),
    [
        pytest.param(gold_exchange(kind="amnesty"), "unknown kind of claim 'amnesty'", id="kind"),
        pytest.param(gold_exchange(start="last May"), "last May", id="date"),
        pytest.param(gold_exchange(place=["حلب", None]), "a field is of the wrong type", id="name"),
        pytest.param({"id": "G1"}, "it has no field 'kind'", id="no kind"),
    ],
)
def test_gold_of_another_form_is_refused_with_its_line(claim: Record, complaint: str, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "gold.jsonl", make_line(), make_line(claim))

    with pytest.raises(InputError, match=f"line 3 is not a line of gold: .*(?:{complaint})"):
        read_gold([path])


def test_a_confidence_beyond_one_is_refused(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "read.jsonl", make_line(read_exchange(confidence=1.2)))

    with pytest.raises(InputError, match=r"confidence 1\.2 is not between 0 and 1"):
        read_predictions(path, KnownNames())


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        pytest.param(b"not json", "line 1 is not JSON", id="not JSON"),
        pytest.param(b"\xff\xfe", "cannot be read", id="not UTF-8"),
        pytest.param(b"\n", "holds no gold", id="empty"),
    ],
)
def test_a_file_that_is_no_gold_is_refused(content: bytes, complaint: str, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_bytes(content)

    with pytest.raises(InputError, match=complaint):
        read_gold([tmp_path / "gold.jsonl"])


def test_an_absent_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"absent\.jsonl cannot be read"):
        read_gold([tmp_path / "absent.jsonl"])
