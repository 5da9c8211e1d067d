"""Whatever the input, reading ends in an outcome; whatever the page, its paragraphs are kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.articles.article import Article
from extract.articles.assemble import clean_text
from extract.articles.dates import find_dates, fold_line
from extract.articles.encoding import UnknownEncodingError, decode_bytes
from extract.articles.html import read_html
from extract.articles.page import split_page
from extract.articles.publishers import Publishers
from extract.articles.read import read_documents

ARABIC = st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
WORD = st.text(ARABIC, min_size=3, max_size=8)
PARAGRAPH = st.lists(WORD, min_size=12, max_size=40).map(lambda words: " ".join(words) + ".")
ODD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\n\n\r\t\x00\u200f\u202e\u0651\u0640ابت.:/-–|0123456789٠١٢٣ \ud800"),
    ),
    max_size=400,
)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SLOW
@given(ODD)
def test_any_text_is_split_without_a_crash(text: str) -> None:
    cleaned = clean_text(text)
    cleaned.encode("utf-8")
    for story in split_page(cleaned):
        assert all(line in cleaned for line in story.body.split("\n"))


@SLOW
@given(ODD)
def test_any_text_is_searched_for_dates(text: str) -> None:
    folded = fold_line(clean_text(text))
    for found in find_dates(folded):
        assert any(c.isdigit() for c in folded[found.start : found.end])


@SLOW
@given(st.binary(max_size=600))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        decoded = decode_bytes(data)
    except UnknownEncodingError:
        return
    clean_text(decoded.text).encode("utf-8")


@settings(SLOW, max_examples=25)
@given(ODD)
def test_any_markup_is_read(text: str) -> None:
    _, stories = read_html(clean_text(f"<body><p>{text}"))
    assert all(isinstance(story.body, str) for story in stories)


@SLOW
@given(st.lists(PARAGRAPH, min_size=2, max_size=8, unique=True), st.sampled_from(["\n", "\n\n"]))
def test_every_paragraph_is_kept_in_order(paragraphs: list[str], gap: str) -> None:
    page = "وسطاء يعيدون ستة أسرى عند الجسر\n\n" + gap.join(paragraphs) + "\n\nالتعليقات\n"
    kept = [line for story in split_page(page) for line in story.body.split("\n")]
    assert [line for line in kept if line in set(paragraphs)] == paragraphs


@SLOW
@given(st.lists(ODD, min_size=1, max_size=4))
def test_every_row_has_an_outcome(tmp_path: Path, publishers: Publishers, texts: list[str]) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps({"id": i, "text": text}) + "\n" for i, text in enumerate(texts)))
    outcomes = list(read_documents([path], publishers=publishers))
    assert [outcome.position for outcome in outcomes] == list(range(len(texts)))
    for outcome, text in zip(outcomes, texts, strict=True):
        if isinstance(outcome, Article):
            assert outcome.text == clean_text(text).strip("\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1256"])
@SLOW
@given(paragraphs=st.lists(PARAGRAPH, min_size=2, max_size=5, unique=True))
def test_encoding_changes_nothing(tmp_path: Path, publishers: Publishers, encoding: str, paragraphs: list[str]) -> None:
    path = tmp_path / "a.txt"
    sentence = "وقال أحد الوجهاء إن المرحلة التالية تشمل أربعة أسرى آخرين، وإن موعدها لم يتحدد بعد.\n"
    path.write_bytes((sentence + "\n".join(paragraphs)).encode(encoding))
    (article,) = read_documents([path], publishers=publishers)
    assert isinstance(article, Article)
    assert article.text == sentence + "\n".join(paragraphs)
