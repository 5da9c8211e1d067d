"""Extraction is as accurate as it ever was, on the project's own gold and on a developer's."""

from __future__ import annotations

import pytest

from extract.project import ROOT
from tests.evaluation.floors import (
    Figures,
    Floor,
    find_falls,
    find_slack,
    hash_file,
    measure_gold,
    raise_figures,
    read_floors,
)
from tests.evaluation.raise_floors import rewrite

FLOOR = Figures(claims_f1=0.8, slots_f1=0.7, false_alarms=2)
OWN_GOLD = set((ROOT / "tests" / "golden").glob("sample_*.jsonl"))


@pytest.fixture(params=read_floors(), ids=lambda floor: floor.gold.stem)
def floor(request: pytest.FixtureRequest) -> Floor:
    floor: Floor = request.param
    if floor.gold not in OWN_GOLD and not floor.is_here:
        pytest.skip("this gold is not beside the project")
    return floor


def test_every_gold_of_the_project_has_a_floor() -> None:
    assert {floor.gold for floor in read_floors()} >= OWN_GOLD


def test_gold_is_what_its_floor_was_measured_on(floor: Floor) -> None:
    assert hash_file(floor.gold) == floor.sha256, (
        "the gold has changed: run `python -m tests.evaluation.raise_floors`, and say in the commit what was corrected"
    )


def test_no_figure_falls_below_its_floor(floor: Floor) -> None:
    assert list(find_falls(measure_gold(floor.gold, floor.articles), floor.figures)) == []


def test_no_floor_lies_far_below_its_figure(floor: Floor) -> None:
    slack = list(find_slack(measure_gold(floor.gold, floor.articles), floor.figures))

    assert slack == [], (
        "well done; raise the floor: run `python -m tests.evaluation.raise_floors` and commit floors.yml"
    )


@pytest.mark.parametrize(
    ("measured", "falls"),
    [
        pytest.param(Figures(0.8, 0.7, 2), 0, id="at the floor"),
        pytest.param(Figures(0.9, 0.9, 0), 0, id="above"),
        pytest.param(Figures(0.799, 0.7, 2), 1, id="claims below"),
        pytest.param(Figures(0.8, 0.6999, 2), 1, id="slots below"),
        pytest.param(Figures(0.8, 0.7, 3), 1, id="one more false alarm"),
        pytest.param(Figures(0.1, 0.1, 9), 3, id="all worse"),
    ],
)
def test_a_fall_is_told(measured: Figures, falls: int) -> None:
    assert len(list(find_falls(measured, FLOOR))) == falls


@pytest.mark.parametrize(
    ("measured", "slack"),
    [
        pytest.param(Figures(0.82, 0.72, 1), 0, id="a little above"),
        pytest.param(Figures(0.84, 0.7, 2), 1, id="claims well above"),
        pytest.param(Figures(0.8, 0.74, 2), 1, id="slots well above"),
        pytest.param(Figures(0.8, 0.7, 0), 1, id="two fewer false alarms"),
    ],
)
def test_a_floor_that_guards_nothing_is_told(measured: Figures, slack: int) -> None:
    assert len(list(find_slack(measured, FLOOR))) == slack


@pytest.mark.parametrize(
    ("measured", "raised"),
    [
        pytest.param(Figures(0.9009, 0.8, 1), Figures(0.895, 0.795, 1), id="better"),
        pytest.param(Figures(0.6, 0.5, 7), FLOOR, id="worse"),
    ],
)
def test_floors_only_rise(measured: Figures, raised: Figures) -> None:
    assert raise_figures(measured, FLOOR) == raised


def test_rewriting_replaces_the_floors_of_one_gold_only() -> None:
    floor = read_floors()[0]
    before = "# a comment\n" + "".join(
        f"{name}:\n  articles: raw\n  sha256: {digest}\n  claims_f1: 0.8\n  slots_f1: 0.7\n  false_alarms: 2\n"
        for name, digest in (("one", "abc"), ("two", "def"))
    )
    held = Floor(gold=floor.gold, articles=floor.articles, sha256="abc", figures=FLOOR)

    after = rewrite(before, held, sha256="abc", figures=Figures(0.85, 0.7, 2))

    assert after == before.replace("abc\n  claims_f1: 0.8", "abc\n  claims_f1: 0.85")
