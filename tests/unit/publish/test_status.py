"""How fresh a release says that it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checks.result import QuarantinedRow
from tests.unit.publish.test_release import publish_change

WITHHELD = (QuarantinedRow("marts.fct_exchanges", "x2", "not_before_1900", "1017", "withheld"),)


@pytest.mark.parametrize(
    ("change", "quarantined", "as_of", "read_up_to"),
    [
        ("", (), "2018-08-20T08:00:00Z", "2018-08-20T08:00:00Z"),
        (
            "insert into marts.dim_articles by name select 't6' as article_id, timestamp '2026-11-20' as published_at, true as is_sample",
            (),
            "2018-08-20T08:00:00Z",
            "2026-11-20T00:00:00Z",
        ),
        ("", WITHHELD, "2018-05-22T10:00:00Z", "2018-08-20T08:00:00Z"),
        ("update marts.bridge_event_claims set published_at = null", (), None, "2018-08-20T08:00:00Z"),
    ],
    ids=[
        "reports alone",
        "a later article without a claim",
        "the latest report is of a withheld event",
        "none is dated",
    ],
)
def test_as_of_is_the_latest_report_that_an_event_rests_on(
    tmp_path: Path, change: str, quarantined: tuple[QuarantinedRow, ...], as_of: str | None, read_up_to: str
) -> None:
    release = publish_change(tmp_path, change=change, quarantined=quarantined)
    status = json.loads((release / "status.json").read_text(encoding="utf-8"))
    assert (status["as_of"], status["read_up_to"]) == (as_of, read_up_to)
