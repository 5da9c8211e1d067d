"""The embedded corpus holds together: every report has its documented facts and its hand-coded claims."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "raw" / "sample"
GOLDEN = ROOT / "tests" / "golden"
PAGE_SUFFIXES = {".txt", ".html"}

KINDS = {"exchange", "evacuation"}
STATUSES = {"proposed", "agreed", "ongoing", "completed", "failed"}
PRECISIONS = {"day", "week", "month", "year", "unknown"}
CATEGORIES = {"fighters", "civilians", "women", "children", "wounded", "bodies", "families", "detainees", "people"}
QUALIFIERS = {"exact", "at_least", "at_most", "about", "between", "vague", "unknown"}
GAVE = {"money", "aid", "goods", "withdrawal", "other"}
LONGEST_WEEK = 16  # days that an interval of precision `week` may span

# what the embedded corpus promises (README of raw/sample)
MINIMUM = {"reports": 60, "pages": 10, "events": 30, "events told 2 to 4 times": 12, "reports without a claim": 10}

Row = dict[str, Any]


def read_rows(files: list[Path]) -> list[Row]:
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]


REPORTS = read_rows(sorted(SAMPLE.glob("*.jsonl")))
PAGES = sorted(path for path in SAMPLE.glob("pages/*") if path.suffix in PAGE_SUFFIXES)
GOLD = read_rows(sorted(GOLDEN.glob("sample_*.jsonl")))
CLAIMS = [
    pytest.param(claim, id=f"{row['file']}:{claim['id']}")
    for row in GOLD
    for article in row["articles"]
    for claim in article["claims"]
]


def as_list(value: list[str] | str) -> list[str]:
    return value if isinstance(value, list) else [value]


def find_counts(claim: Row) -> Iterator[Row]:
    for side in claim.get("sides", []):
        yield from side["released"]
    yield from claim.get("evacuees", {}).get("people", [])
    if claim.get("total"):
        yield claim["total"]


def find_entities(claim: Row) -> Iterator[list[str]]:
    for side in claim.get("sides", []):
        yield from side["actors"]
    yield from claim.get("evacuees", {}).get("actors", [])
    for slot in ("mediators", "origin", "destination", "denied_by"):
        yield from claim.get(slot, [])
    if claim.get("place"):
        yield claim["place"]


def test_ids_are_unique_over_reports_pages_and_gold() -> None:
    named = [row["id"] for row in REPORTS] + [page.name for page in PAGES]
    assert [name for name, times in Counter(named).items() if times > 1] == []
    assert [name for name, times in Counter(row["file"] for row in GOLD).items() if times > 1] == []


def test_every_text_is_coded_and_every_coded_text_exists() -> None:
    assert {row["file"] for row in GOLD} == {row["id"] for row in REPORTS} | {page.name for page in PAGES}


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["id"])
def test_a_report_says_that_it_is_ours_and_where_its_facts_come_from(report: Row) -> None:
    assert report["publisher"] == "Hudna sample"
    assert report["url"] is None
    assert report["facts_url"].startswith(("http://", "https://"))
    assert report["language"] == "ar"
    assert report["title"].strip()
    assert report["text"].strip()
    if report["published_at"] is not None:
        assert datetime.fromisoformat(report["published_at"]).utcoffset() is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_has_a_sidecar_with_the_address_of_its_facts(page: Path) -> None:
    sidecar = json.loads(page.with_suffix(".meta.json").read_text("utf-8"))
    assert sidecar["facts_url"].startswith(("http://", "https://"))
    assert sidecar["publisher"] == "Hudna sample"
    assert sidecar["written_for"] == "Hudna"


def test_no_sidecar_is_without_its_page() -> None:
    sidecars = {path.name.removesuffix(".meta.json") for path in SAMPLE.glob("pages/*.meta.json")}
    assert sidecars == {page.stem for page in PAGES}


def test_gold_repeats_the_title_and_the_day_of_its_report() -> None:
    by_id = {report["id"]: report for report in REPORTS}
    for row in GOLD:
        if row["file"] in by_id:
            report, (article,) = by_id[row["file"]], row["articles"]
            assert article["title"] == report["title"]
            assert article["published_at"] == (report["published_at"] or "")[:10] or article["published_at"] is None


def test_ids_of_claims_are_unique_within_a_text() -> None:
    for row in GOLD:
        ids = [claim["id"] for article in row["articles"] for claim in article["claims"]]
        assert len(ids) == len(set(ids)), row["file"]


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_uses_the_terms_of_the_codebook(claim: Row) -> None:
    assert claim["kind"] in KINDS
    assert set(as_list(claim["status"])) <= STATUSES
    assert claim["event"]
    assert claim.get("optional", True) is True
    if claim["kind"] == "exchange":
        assert all(side.get("gave") in {None, *GAVE} for side in claim["sides"])
        assert "evacuees" not in claim
    else:
        assert "sides" not in claim
    for entity in find_entities(claim):
        assert entity
        assert all(isinstance(name, str) and name.strip() for name in entity)


@pytest.mark.parametrize("claim", CLAIMS)
def test_the_date_of_a_claim_is_an_interval_that_fits_its_precision(claim: Row) -> None:
    assert claim["precision"] in PRECISIONS
    if claim["precision"] == "unknown":
        assert (claim["start"], claim["end"]) == (None, None)
        return
    start, end = date.fromisoformat(claim["start"]), date.fromisoformat(claim["end"])
    assert start <= end
    assert claim["precision"] != "week" or (end - start).days < LONGEST_WEEK


@pytest.mark.parametrize("claim", CLAIMS)
def test_the_counts_of_a_claim_have_a_category_and_ordered_bounds(claim: Row) -> None:
    for count in find_counts(claim):
        assert set(as_list(count["category"])) <= CATEGORIES
        assert count["qualifier"] in QUALIFIERS
        if count["low"] is not None and count["high"] is not None:
            assert 0 <= count["low"] <= count["high"]
        assert (count["qualifier"] == "unknown") == (count["low"] is None and count["high"] is None)


def test_the_corpus_keeps_its_promise() -> None:
    told_by = defaultdict(set)
    for row in GOLD:
        for article in row["articles"]:
            for claim in article["claims"]:
                told_by[claim["event"]].add(row["file"])
    report_ids = {report["id"] for report in REPORTS}
    quiet = [row for row in GOLD if row["file"] in report_ids and not any(a["claims"] for a in row["articles"])]
    found = {
        "reports": len(REPORTS),
        "pages": len(PAGES),
        "events": len(told_by),
        "events told 2 to 4 times": sum(2 <= len(files) <= 4 for files in told_by.values()),
        "reports without a claim": len(quiet),
    }
    assert {what: figure for what, figure in found.items() if figure < MINIMUM[what]} == {}
