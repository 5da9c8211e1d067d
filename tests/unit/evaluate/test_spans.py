from __future__ import annotations

from typing import Any

import pytest

from extract.evaluate.spans import SpanCheck, check_spans

TEXT = "تبادل أسرى"


def make_record(claim: dict[str, Any], text: str | None = TEXT) -> dict[str, Any]:
    return {"file": "a.txt", "articles": [{"text": text, "claims": [claim]}]}


@pytest.mark.parametrize(
    ("claim", "check"),
    [
        pytest.param({"place": {"text": "أسرى", "start": 6, "end": 10}}, SpanCheck(0, 1), id="right"),
        pytest.param({"place": {"text": "أسرى", "start": 5, "end": 9}}, SpanCheck(1, 1), id="shifted"),
        pytest.param(
            {"sides": [{"actors": [{"text": "تبادل", "start": 0, "end": 5}, {"text": "x", "start": 0, "end": 1}]}]},
            SpanCheck(1, 2),
            id="deep inside",
        ),
        pytest.param({"date": {"text": "اليوم", "start": "2018-01-01", "end": None}}, SpanCheck(), id="a date is no span"),
        pytest.param({"evidence": [{"start": 0, "end": 3}]}, SpanCheck(), id="evidence has no words"),
    ],
)  # fmt: skip
def test_spans(claim: dict[str, Any], check: SpanCheck) -> None:
    assert check_spans(make_record(claim)) == check


def test_without_the_text_nothing_is_checked() -> None:
    assert check_spans(make_record({"place": {"text": "x", "start": 0, "end": 1}}, text=None)) == SpanCheck()
