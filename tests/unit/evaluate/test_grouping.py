from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import InputError
from extract.evaluate.grouping import measure_grouping, read_claim_events
from extract.evaluate.measure import Outcome
from extract.evaluate.tally import Tally
from tests.unit.evaluate.coded import evaluate_claims, gold_exchange, read_exchange


def make_outcomes(*events: str | None) -> list[Outcome]:
    """Make a found claim c0, c1, … for each event of the gold."""
    return [
        outcome
        for number, event in enumerate(events)
        for outcome in evaluate_claims(
            [gold_exchange(event=event)], [read_exchange(claim_id=f"c{number}")]
        ).outcomes
    ]  # fmt: skip


def test_a_right_grouping_is_perfect() -> None:
    grouping = measure_grouping(make_outcomes("a", "a", "b"), {"c0": "x", "c1": "x", "c2": "y"})

    assert grouping.b_cubed == (1.0, 1.0, 1.0)
    assert grouping.pairs == Tally(found=1)
    assert (grouping.claim_count, grouping.event_count, grouping.split, grouping.merged) == (3, 2, {}, {})


def test_grouping_everything_has_full_recall() -> None:
    grouping = measure_grouping(make_outcomes("a", "a", "b"), dict.fromkeys(["c0", "c1", "c2"], "x"))

    assert grouping.b_cubed[:2] == pytest.approx((5 / 9, 1.0))
    assert grouping.pairs == Tally(found=1, extra=2)
    assert grouping.merged == {"x": ("a", "b")}


def test_grouping_nothing_has_full_precision() -> None:
    grouping = measure_grouping(make_outcomes("a", "a", "b"), {})

    assert grouping.b_cubed[:2] == pytest.approx((1.0, 2 / 3))
    assert grouping.pairs == Tally(missed=1)
    assert grouping.split == {"a": 2}
    assert grouping.unlinked_count == 3


def test_claims_without_an_event_or_a_partner_do_not_count() -> None:
    outcomes = [
        *make_outcomes(None),
        *evaluate_claims([gold_exchange()], []).outcomes,
        *evaluate_claims([], [read_exchange()]).outcomes,
    ]

    grouping = measure_grouping(outcomes, {})

    assert (grouping.claim_count, grouping.b_cubed) == (0, (0.0, 0.0, 0.0))


def test_events_are_read_from_an_export(tmp_path: Path) -> None:
    path = tmp_path / "claim_events.csv"
    path.write_text("event_id,claim_id,quote\nx,c0,…\n", encoding="utf-8-sig")

    assert read_claim_events(path) == {"c0": "x"}


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        pytest.param("claim,event\nc0,x\n", "has no column 'claim_id'", id="another header"),
        pytest.param(None, "cannot be read", id="absent"),
    ],
)
def test_a_file_that_is_no_export_is_refused(content: str | None, complaint: str, tmp_path: Path) -> None:
    path = tmp_path / "claim_events.csv"
    if content is not None:
        path.write_text(content, encoding="utf-8")

    with pytest.raises(InputError, match=complaint):
        read_claim_events(path)
