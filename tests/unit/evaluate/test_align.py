from __future__ import annotations

import pytest

from extract.evaluate.align import align_claims, measure_similarity
from tests.unit.evaluate.coded import (
    Record,
    coded,
    count,
    gold_evacuation,
    gold_exchange,
    read,
    read_evacuation,
    read_exchange,
)

NOTHING_ALIKE: Record = {"sides": [], "place": None, "date": None}


def test_a_claim_read_in_full_is_wholly_similar() -> None:
    assert measure_similarity(coded(gold_exchange()), read(read_exchange())) == pytest.approx(1.0)


def test_a_claim_with_another_status_only_is_a_little_less_similar() -> None:
    similarity = measure_similarity(coded(gold_exchange()), read(read_exchange(status="failed")))

    assert similarity == pytest.approx(8.0 / 8.3)


def test_claims_that_share_nothing_are_not_paired() -> None:
    assert align_claims([coded(gold_exchange())], [read(read_exchange(**NOTHING_ALIKE))]) == []


def test_kinds_are_not_mixed() -> None:
    assert align_claims([coded(gold_exchange())], [read(read_evacuation())]) == []


def test_the_most_similar_go_first() -> None:
    sides = [{"actors": [], "released": [count("women", 9)]}, {"actors": [], "released": [count("detainees", 5)]}]
    poor, good = read(read_exchange(sides=sides, place=None)), read(read_exchange())

    assert align_claims([coded(gold_exchange())], [poor, good]) == [(0, 1)]


def test_each_claim_is_paired_once() -> None:
    gold = [coded(gold_exchange()), coded(gold_evacuation())]
    found = [read(read_evacuation()), read(read_exchange()), read(read_exchange())]

    assert sorted(align_claims(gold, found)) == [(0, 1), (1, 0)]


def test_a_required_claim_goes_before_a_more_similar_optional_one() -> None:
    optional, required = coded(gold_exchange(optional=True)), coded(gold_exchange(place=["القرية"]))

    assert align_claims([optional, required], [read(read_exchange())]) == [(1, 0)]
