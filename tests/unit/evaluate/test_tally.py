from __future__ import annotations

import pytest

from extract.evaluate.tally import Tally, add_up


@pytest.mark.parametrize(
    ("tally", "shares"),
    [
        pytest.param(Tally(3, 1, 0), (1.0, 0.75, 6 / 7), id="one missed"),
        pytest.param(Tally(3, 0, 1), (0.75, 1.0, 6 / 7), id="one extra"),
        pytest.param(Tally(0, 2, 0), (0.0, 0.0, 0.0), id="nothing read"),
        pytest.param(Tally(0, 0, 2), (0.0, 0.0, 0.0), id="nothing coded"),
        pytest.param(Tally(), (0.0, 0.0, 0.0), id="nothing at all"),
    ],
)
def test_shares(tally: Tally, shares: tuple[float, float, float]) -> None:
    assert tally.shares == pytest.approx(shares)


def test_tallies_add_up() -> None:
    assert add_up([Tally(1, 2, 3), Tally(10, 20, 30)]) == Tally(11, 22, 33)
    assert add_up([]) == Tally()


@pytest.mark.parametrize("tally", [Tally(2, 1, 0), Tally(2, 0, 1)], ids=["missed", "extra"])
def test_only_a_full_agreement_is_right(tally: Tally) -> None:
    assert Tally(2).is_right
    assert not tally.is_right
