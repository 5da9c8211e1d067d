from __future__ import annotations

import pytest

from extract.evaluate.measure import measure
from extract.evaluate.reading import Predictions
from extract.evaluate.tally import Tally
from tests.unit.evaluate.coded import (
    Record,
    evaluate_claims,
    gold_evacuation,
    gold_exchange,
    gold_files,
    predict,
    read_evacuation,
    read_exchange,
)


@pytest.mark.parametrize(
    ("gold", "found", "verdicts"),
    [
        pytest.param([gold_exchange()], [read_exchange()], ["right"], id="right"),
        pytest.param([gold_exchange()], [read_exchange(status="failed")], ["different"], id="different"),
        pytest.param([gold_exchange()], [], ["missed"], id="missed"),
        pytest.param([], [read_exchange()], ["extra"], id="extra"),
        pytest.param([gold_exchange()], [read_evacuation()], ["missed", "extra"], id="another kind"),
        pytest.param([gold_exchange(optional=True)], [read_exchange(status="failed")], [], id="optional, found"),
        pytest.param([gold_exchange(optional=True)], [], [], id="optional, missed"),
        pytest.param([gold_exchange()], [read_exchange(), read_exchange()], ["right", "extra"], id="found twice"),
    ],
)
def test_every_claim_has_its_verdict(gold: list[Record], found: list[Record], verdicts: list[str]) -> None:
    evaluation = evaluate_claims(gold, found)

    assert [outcome.verdict for outcome in evaluation.outcomes] == verdicts


@pytest.mark.parametrize(
    ("change", "is_right"),
    [
        pytest.param({}, True, id="all right"),
        pytest.param({"place": None}, True, id="place does not matter"),
        pytest.param({"date": None}, True, id="date does not matter"),
        pytest.param({"status": "failed"}, False, id="status"),
        pytest.param({"sides": read_exchange()["sides"][:1]}, False, id="a side missing"),
    ],
)
def test_a_claim_is_right_by_parties_counts_and_status(change: Record, is_right: bool) -> None:
    (outcome,) = evaluate_claims([gold_exchange()], [read_exchange(**change)]).outcomes

    assert outcome.is_right is is_right


def test_figures_are_those_of_all_claims() -> None:
    figures = evaluate_claims(
        [gold_exchange(), gold_evacuation()], [read_exchange(), read_exchange(place=None)]
    ).figures

    assert figures.claims == Tally(found=1, missed=1, extra=1)
    assert figures.by_slot["party"] == Tally(found=2, missed=1, extra=2)
    assert figures.by_slot["status"] == Tally(found=1, missed=1, extra=1)
    assert figures.by_slot["batch"] == Tally(missed=1)
    assert figures.slots.coded == sum(tally.coded for tally in figures.by_slot.values())


def test_figures_are_split_by_outlet_and_year_of_the_gold() -> None:
    gold = gold_files(gold_exchange()) | gold_files(file="b.txt", publisher=None, published_at=None)
    predictions = predict(read_exchange())
    predictions.files |= predict(read_exchange(), file="b.txt", publisher=None).files

    evaluation = measure(gold, predictions)

    assert {name: each.claims for name, each in evaluation.split(lambda outcome: outcome.outlet).items()} == {
        "Paper": Tally(found=1),
        "unknown": Tally(extra=1),
    }
    assert set(evaluation.split(lambda outcome: outcome.year)) == {"2018", "unknown"}


def test_an_extra_claim_belongs_to_the_article_of_its_title() -> None:
    gold = {"a.txt": [*gold_files(title="الأول", publisher="One")["a.txt"], *gold_files(title="الثاني")["a.txt"]]}
    predictions = predict(read_exchange(), title="«الثاني»")

    (outcome,) = measure(gold, predictions).outcomes

    assert (outcome.outlet, outcome.year) == ("Paper", "2018")


def test_quiet_files_and_absent_ones_are_named() -> None:
    gold = gold_files(file="quiet.txt") | gold_files(file="alarmed.txt") | gold_files(gold_exchange(), file="gone.txt")
    predictions = predict(file="quiet.txt")
    predictions.files |= predict(read_exchange(), file="alarmed.txt").files

    evaluation = measure(gold, predictions)

    assert evaluation.quiet == ("quiet.txt", "alarmed.txt")
    assert evaluation.alarmed == ("alarmed.txt",)
    assert evaluation.absent == ("gone.txt",)
    assert evaluation.file_count == 3


def test_files_outside_the_gold_do_not_count() -> None:
    predictions = predict(read_exchange(), file="other.txt")

    assert measure(gold_files(), predictions).outcomes == ()


def test_nothing_read_is_measured_too() -> None:
    evaluation = measure(gold_files(gold_exchange()), Predictions())

    assert evaluation.figures.claims == Tally(missed=1)
    assert evaluation.outcomes[0].article is None
