"""What `benchmarks/rules.py` finds a rule to be worth, on one text of the sample."""

from __future__ import annotations

import pytest

from benchmarks.rules import Ground, Rule, find_rules
from extract.claims.exchanges import counters
from extract.evaluate.training.texts import find_sample, read_texts


@pytest.fixture(scope="module")
def ground() -> Ground:
    return Ground(read_texts([find_sample()])[:1])


def find(ground: Ground, name: str) -> int:
    return next(number for number, rule in enumerate(ground.rules) if str(rule) == name)


def test_claims_are_lost_without_the_gate(ground: Ground) -> None:
    worth = ground.weigh(find(ground, "claims.gate.Gate.lets_in"))
    assert worth is not None
    assert (worth.spoke, worth.changed) == (1, 1)
    assert worth.claims.found < 0
    assert worth.gain < 0


def test_rule_is_back_in_its_place_afterwards(ground: Ground) -> None:
    before = ground.figures[0]
    for name in ("claims.gate.Gate.lets_in", "claims.exchanges.counters.is_people"):
        ground.weigh(find(ground, name))
    assert ground.extractor.gate.lets_in.__func__ is ground.rules[find(ground, "claims.gate.Gate.lets_in")].function
    assert Ground(ground.texts).figures == [before]


def test_function_is_replaced_wherever_it_was_imported() -> None:
    rule = next(rule for rule in find_rules() if str(rule) == "claims.exchanges.objects.gets_people")
    importers = [place for place in rule.places() if place is not rule.owner]
    assert importers
    with rule.replaced(rule.be_silent):
        assert all(getattr(place, rule.name)() is False for place in importers)
    assert all(getattr(place, rule.name) is rule.function for place in importers)


def test_what_finds_one_thing_or_none_finds_none() -> None:
    finding = Rule(counters.CounterReader, "_between_people", counters.CounterReader._between_people)  # noqa: SLF001
    assert finding in find_rules()
    assert finding.be_silent() is None
