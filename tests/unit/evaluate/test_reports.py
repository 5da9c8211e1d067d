"""One evaluation, told in the terminal, as a page and as an object."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from rich.console import Console

from extract.errors import InputError
from extract.evaluate.grouping import measure_grouping
from extract.evaluate.output import require_output, write_report
from extract.evaluate.page import render_page
from extract.evaluate.record import to_record
from extract.evaluate.reliability import measure_reliability
from extract.evaluate.report import show_report
from extract.evaluate.run import Report
from tests.unit.evaluate.coded import (
    TEXT,
    Record,
    evaluate_claims,
    gold_evacuation,
    gold_exchange,
    read_evacuation,
    read_exchange,
)


def make_report(gold: list[Record], found: list[Record], *, with_events: bool = True) -> Report:
    evaluation = evaluate_claims(gold, found)
    return Report(
        gold=("gold.jsonl",),
        read_from=("articles.jsonl",),
        evaluation=evaluation,
        reliability=measure_reliability(evaluation.outcomes),
        grouping=measure_grouping(evaluation.outcomes, {"c1": "an-event"}) if with_events else None,
    )


MIXED = make_report([gold_exchange(), gold_evacuation()], [read_exchange(status="failed")])
PERFECT = make_report([gold_exchange(), gold_evacuation()], [read_exchange(), read_evacuation()], with_events=False)
BARE = make_report([gold_exchange()], [])


def print_report(report: Report, *, with_errors: bool = False) -> str:
    console = Console(width=100)
    with console.capture() as capture:
        console.print(show_report(report, with_errors=with_errors))
    return capture.get()


class TestTerminal:
    def test_figures_are_shown_by_kind_slot_outlet_and_year(self) -> None:
        shown = print_report(MIXED)

        assert re.search(r"claims +1\.000 +0\.500 +0\.667 +2", shown)
        for name in ("exchange", "evacuation", "party", "vehicles", "Paper", "2018"):
            assert re.search(rf"^ *{name} +\d\.\d{{3}}", shown, flags=re.MULTILINE)

    def test_confidence_is_shown_by_band(self) -> None:
        shown = print_report(MIXED)

        assert re.search(r"0\.9 to 1\.0 +1 +0 +0\.00 +0\.90", shown)
        assert "1 of 1 claims (100%), of which 0 are right (0%)" in shown

    def test_errors_are_shown_beside_their_text_if_asked_for(self) -> None:
        shown = print_report(MIXED, with_errors=True)

        assert re.search(r"different exchange in a\.txt \(Paper, 2018\): G1 / c1, confidence 0\.90", shown)
        assert re.search(r"missed evacuation in a\.txt \(Paper, 2018\): G2", shown)
        assert re.search(r"≠ +status +completed +failed", shown)
        assert TEXT.split("\n", maxsplit=1)[0].strip() in shown
        assert "≠" not in print_report(MIXED)

    def test_grouping_is_shown_if_measured(self) -> None:
        assert "pairwise" in print_report(MIXED)
        assert "pairwise" not in print_report(PERFECT)

    def test_no_confidence_is_said(self) -> None:
        assert "No claim carries a confidence." in print_report(BARE)


class TestPage:
    def test_it_asks_nothing_of_the_network(self) -> None:
        page = render_page(MIXED)

        assert re.findall(r"""(?:src|href)=["'](?!data:|#)[^"']*""", page) == []
        assert not re.search(r"<script|@import|url\(['\"]?http", page)

    def test_it_draws_the_curve_of_confidence(self) -> None:
        page = render_page(MIXED)

        assert page.count("<svg") == 2
        assert "share of claims that are right" in page
        assert render_page(BARE).count("<svg") == 1

    def test_errors_stand_beside_their_text(self) -> None:
        page = render_page(MIXED)

        assert page.count("<details") == 2
        assert re.search(r'<tr class="differs"><td>status ≠</td><td><bdi>completed</bdi></td><td><bdi>failed', page)
        assert f'<blockquote dir="auto">{TEXT[:26].strip()}' in page

    def test_words_of_an_article_are_no_markup(self) -> None:
        evil = gold_exchange(place=["<script>alert(1)</script>"])

        assert "<script>" not in render_page(make_report([evil], []))

    def test_a_perfect_evaluation_says_so(self) -> None:
        page = render_page(PERFECT)

        assert "There is none: every claim is found" in page
        assert "<details" not in page


class TestRecord:
    def test_it_holds_the_figures(self) -> None:
        record = to_record(MIXED)

        assert record["detection"] == pytest.approx((1.0, 0.5, 2 / 3))
        assert record["by_slot"]["batch"] == (0.0, 0.0, 0.0, 1)
        assert record["by_outlet"]["Paper"]["claims"] == 2
        assert record["by_year"].keys() == {"2018"}
        assert record["reliability"]["bands"] == [
            {"low": 0.9, "high": 1.0, "claims": 1, "right": 0, "mean_confidence": 0.9}
        ]
        assert record["events"]["unlinked"] == 0

    def test_it_holds_the_errors(self) -> None:
        different, missed = to_record(MIXED)["errors"]

        assert (different["verdict"], different["gold_id"], different["claim_id"]) == ("different", "G1", "c1")
        assert {"slot": "status", "gold": "completed", "read": "failed", "agrees": False} in different["slots"]
        assert (missed["verdict"], missed["claim_id"], missed["confidence"]) == ("missed", None, None)
        assert to_record(PERFECT)["errors"] == []


class TestOutput:
    def test_a_page_is_written(self, tmp_path: Path) -> None:
        write_report(PERFECT, tmp_path / "report.html")

        assert (tmp_path / "report.html").read_text(encoding="utf-8") == render_page(PERFECT)
        assert [path.name for path in tmp_path.iterdir()] == ["report.html"]

    def test_an_object_is_written(self, tmp_path: Path) -> None:
        write_report(PERFECT, tmp_path / "report.json")

        written = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
        assert written["detection"] == [1.0, 1.0, 1.0]

    @pytest.mark.parametrize(
        ("name", "complaint"),
        [
            pytest.param("report.csv", "of a kind that is not written", id="another kind"),
            pytest.param("absent/report.html", "There is no folder", id="no folder"),
        ],
    )
    def test_another_output_is_refused(self, name: str, complaint: str, tmp_path: Path) -> None:
        with pytest.raises(InputError, match=complaint):
            require_output(tmp_path / name)
