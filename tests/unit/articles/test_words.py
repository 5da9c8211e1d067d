from __future__ import annotations

from collections import defaultdict

import pytest

from extract.articles.words import compile_phrases, list_phrases, load_entries, load_phrases, make_key
from extract.text.folding import fold_word

SECTIONS = [
    ("months.yml", "months"),
    ("months.yml", "links"),
    ("weekdays.yml", "weekdays"),
    ("weekdays.yml", "day_parts"),
    ("weekdays.yml", "zones"),
    ("boilerplate.yml", "phrases"),
]
KINDS = {
    "button", "read_also", "end", "comments", "sentence", "update", "published", "credit", "agency",
    "byline_word", "speech", "envoy", "outlet_noun",
}  # fmt: skip


@pytest.mark.parametrize(("name", "section"), SECTIONS)
def test_every_entry_has_a_form_and_a_gloss(name: str, section: str) -> None:
    entries = load_entries(name, section)
    assert entries
    assert [entry for entry in entries if not str(entry.get("form", "")).strip() or not entry.get("gloss")] == []


def test_no_month_name_has_two_months() -> None:
    months = defaultdict(set)
    for entry in load_entries("months.yml", "months"):
        months[fold_word(str(entry["form"]))].add((entry["calendar"], entry["month"]))
    assert {form: values for form, values in months.items() if len(values) > 1} == {}


def test_every_month_of_both_calendars_is_named() -> None:
    named = {(entry["calendar"], entry["month"]) for entry in load_entries("months.yml", "months")}
    assert named == {(calendar, month) for calendar in ("gregorian", "hijri") for month in range(1, 13)}


def test_every_weekday_is_named() -> None:
    assert {entry["iso"] for entry in load_entries("weekdays.yml", "weekdays")} == set(range(1, 8))


def test_kinds_of_phrases_are_known() -> None:
    assert {phrase.kind for phrase in load_phrases().values()} == KINDS


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("  اقـرأ أيضًا : ", "اقرا ايضا"),
        ("«TT»", "tt"),
        ("شارك   الخبر", "شارك الخبر"),
        ("***", "***"),
    ],
)
def test_key_of_a_line(line: str, key: str) -> None:
    assert make_key(line) == key


def test_phrases_are_found_as_whole_words() -> None:
    pattern = compile_phrases("update")
    assert pattern.search("7 يونيو 2018 اخر تحديث") is not None
    assert pattern.search("التحديثات") is None
    assert list_phrases("update")[0] == max(list_phrases("update"), key=len)
