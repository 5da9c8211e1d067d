"""The figures are those of the scorer that the project took over, where it lies beside the project."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from extract.evaluate.record import to_record
from extract.evaluate.run import evaluate
from extract.project import ROOT
from tests.evaluation.floors import Floor, extract_records, read_floors

SHARED = ROOT.parent / "shared" / "eval"
Spoiler = Callable[[list[dict[str, Any]]], list[dict[str, Any]]]
SAME = ("bad_spans", "spans", "files", "claims", "quiet_files", "false_alarm_files")

pytestmark = pytest.mark.skipif(not (SHARED / "score.py").is_file(), reason="the scorer is not beside the project")


def load_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(params=read_floors(), ids=lambda floor: floor.gold.stem)
def gold(request: pytest.FixtureRequest) -> Floor:
    floor: Floor = request.param
    if not floor.is_here:
        pytest.skip("this gold is not beside the project")
    return floor


def spoil(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Make a prediction worse in ways that an extractor would not: lost claims, doubled ones, shifted spans, no sides."""
    spoilt: list[dict[str, Any]] = json.loads(json.dumps(records))
    claims = [claim for record in spoilt for article in record["articles"] for claim in article["claims"]]
    for number, claim in enumerate(claims):
        if number % 3 == 0 and claim["kind"] == "exchange":
            claim["sides"] = claim["sides"][::-1] * 2
        elif number % 3 == 1:
            claim["mediators"] = claim["mediators"] + [
                {"id": None, "name": "وسيط", "text": "وسيط", "start": 0, "end": 4}
            ]
            claim["status"] = "failed"
        else:
            claim["date"] = {"start": "2018-05-31", "end": "2018-06-06", "precision": "week", "text": None}
    for number, record in enumerate(spoilt):
        for article in record["articles"]:
            article["claims"] = (
                article["claims"][1:] if number % 4 == 0 else article["claims"] * (1 + (number % 5 == 0))
            )
    return spoilt[1:]


@pytest.mark.parametrize("change", [list, spoil], ids=["as read", "spoilt"])
def test_figures_are_identical(gold: Floor, change: Spoiler, tmp_path: Path) -> None:
    predicted = tmp_path / "predicted.jsonl"
    records = change(extract_records(gold.articles))
    predicted.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    scorer = load_scorer()

    theirs = scorer.score(str(gold.gold), str(predicted), scorer.Names(ROOT / "seeds"))
    ours = to_record(evaluate([gold.gold], predicted=predicted))

    assert {name: ours[name] for name in SAME} == {name: theirs[name] for name in SAME}
    assert (ours["detection"], ours["slot"], ours["by_slot"]) == (
        theirs["detection"],
        theirs["slot"],
        theirs["by_slot"],
    )
    assert {kind: theirs["by_kind"][kind] for kind in ours["by_kind"]} == ours["by_kind"]


def test_grouping_is_identical(gold: Floor, tmp_path: Path) -> None:
    predicted, claim_events = tmp_path / "predicted.jsonl", tmp_path / "claim_events.csv"
    records = extract_records(gold.articles)
    predicted.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    claims = [claim for record in records for article in record["articles"] for claim in article["claims"]]
    # some grouping, neither right nor trivial; one claim in seven is in no event
    rows = [f"{claim['claim_id']},{number % 11}" for number, claim in enumerate(claims) if number % 7]
    claim_events.write_text("\n".join(["claim_id,event_id", *rows]), encoding="utf-8")

    command = [sys.executable, SHARED / "score_events.py", gold.gold, predicted, claim_events]
    printed = subprocess.run(
        [*command, "--seeds", ROOT / "seeds", "--json"], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    theirs = json.loads(printed.stdout)
    ours = to_record(evaluate([gold.gold], predicted=predicted, claim_events=claim_events))["events"]

    for name in ("claims", "unlinked", "gold_events"):
        assert ours[name] == theirs[name]
    for name in ("b_cubed", "pairwise"):
        assert ours[name] == pytest.approx(theirs[name])
