"""The words of the report: all there, in both languages."""

from __future__ import annotations

import csv
import re
from typing import Any

import pytest
import yaml

from extract.project import ROOT
from extract.report.words import TEXTS, read_words

TEXT: dict[str, Any] = yaml.safe_load(TEXTS.read_text(encoding="utf-8"))
PAIRS = [
    (f"{group}.{key}", pair)
    for group, pairs in [("words", TEXT["words"]), *TEXT["codes"].items()]
    for key, pair in pairs.items()
]
COLUMNS = {
    "status": "status",
    "scope": "scope",
    "date_precision": "date_precision",
    "place_precision": "place_precision",
    "category": "category",
    "event_kind": "kind",
    "gave": "gave",
}
"""Columns of the marts whose codes pages show, and the group of their labels."""


def read_accepted() -> list[tuple[str, str]]:
    accepted = set()
    for path in (ROOT / "models" / "marts").rglob("_*__models.yml"):
        for model in yaml.safe_load(path.read_text(encoding="utf-8"))["models"]:
            columns = {column["name"] for column in model["columns"]}
            for column in model["columns"]:
                group = COLUMNS.get(column["name"])
                if column["name"] == "role":
                    group = "place_role" if any(name.startswith("place_") for name in columns) else "role"
                for test in column.get("data_tests", []):
                    if group and isinstance(test, dict) and "accepted_values" in test:
                        accepted |= {(group, code) for code in test["accepted_values"]["arguments"]["values"]}
    return sorted(accepted)


def test_every_text_has_both_languages_and_the_same_blanks() -> None:
    blanks = {name: {lang: set(re.findall(r"\{\w+\}", text)) for lang, text in pair.items()} for name, pair in PAIRS}

    assert {
        name for name, pair in PAIRS if set(pair) != {"en", "ar"} or not all(map(str.strip, pair.values()))
    } == set()
    assert {name for name, pair in blanks.items() if pair["en"] != pair["ar"]} == set()


def test_arabic_texts_are_arabic() -> None:
    latin = {name for name, pair in PAIRS if not re.search(r"[\u0600-\u06ff]", pair["ar"])}
    assert latin == {"words.other_language"}


@pytest.mark.parametrize(("group", "code"), read_accepted())
def test_code_of_the_marts_has_a_label(group: str, code: str) -> None:
    assert code in TEXT["codes"][group]


def test_every_warning_has_a_sentence() -> None:
    codes = re.findall(r'"(\w+)"', (ROOT / "macros" / "warning_codes.sql").read_text(encoding="utf-8"))
    assert len(codes) > 10
    assert set(codes) <= set(TEXT["codes"]["warning"])


@pytest.mark.parametrize(
    ("seed", "column", "group"),
    [("actors", "actor_type", "actor_type"), ("places", "place_type", "place_type"), ("publishers", "affiliation", "affiliation")],
)  # fmt: skip
def test_code_of_the_reference_tables_has_a_label(seed: str, column: str, group: str) -> None:
    with (ROOT / "seeds" / f"{seed}.csv").open(encoding="utf-8", newline="") as handle:
        codes = {row[column] for row in csv.DictReader(handle)} - {""}
    assert codes <= set(TEXT["codes"][group])


def test_warning_of_the_checks_names_its_expectation() -> None:
    assert "batches_within_operation" in read_words("en").warn("unmet_batches_within_operation")


def test_every_text_that_scripts_and_pages_ask_for_is_there() -> None:
    room = TEXTS.parent
    asked = set()
    for path in room.glob("static/*.js"):
        asked |= set(re.findall(r'\b(?:say|compose)\("(\w+)"', path.read_text(encoding="utf-8")))
    for path in room.glob("templates/*.html"):
        asked |= set(re.findall(r'\bt\("(\w+)"[,)]', path.read_text(encoding="utf-8")))
    assert len(asked) > 100
    assert asked - set(TEXT["words"]) == set()
