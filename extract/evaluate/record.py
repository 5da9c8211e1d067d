"""An evaluation as one JSON object."""

from __future__ import annotations

from typing import Any

from extract.evaluate.describe import name_article, put_side_by_side, quote_text
from extract.evaluate.measure import Figures, Outcome
from extract.evaluate.reliability import CONFIDENT, Reliability
from extract.evaluate.run import Report

Record = dict[str, Any]


def to_record(report: Report) -> Record:
    """Return the figures of an evaluation, and the claims that are not right beside their text.

    Shares are lists of precision, recall and F1; a slot has the number of coded values as a fourth.
    """
    evaluation = report.evaluation
    figures = evaluation.figures
    record: Record = {
        "gold": report.gold,
        "read_from": report.read_from,
        "bad_spans": evaluation.spans.bad,
        "spans": evaluation.spans.checked,
        "files": evaluation.file_count,
        "absent_files": evaluation.absent,
        "claims": figures.claims.coded,
        "detection": figures.claims.shares,
        "by_kind": {kind: each.claims.shares for kind, each in evaluation.split(lambda o: o.claim.kind).items()},
        "slot": figures.slots.shares,
        "by_slot": {slot: (*tally.shares, tally.coded) for slot, tally in figures.by_slot.items()},
        "by_outlet": _record_groups(evaluation.split(lambda outcome: outcome.outlet)),
        "by_year": _record_groups(evaluation.split(lambda outcome: outcome.year)),
        "quiet_files": len(evaluation.quiet),
        "false_alarm_files": len(evaluation.alarmed),
        "reliability": _record_reliability(report.reliability),
        "errors": [_record_error(outcome) for outcome in evaluation.outcomes if outcome.verdict != "right"],
    }
    if report.grouping is not None:
        grouping = report.grouping
        record["events"] = {
            "claims": grouping.claim_count,
            "unlinked": grouping.unlinked_count,
            "gold_events": grouping.event_count,
            "b_cubed": grouping.b_cubed,
            "pairwise": grouping.pairs.shares,
            "split": grouping.split,
            "merged": grouping.merged,
        }
    return record


def _record_groups(groups: dict[str, Figures]) -> Record:
    return {
        value: {"claims": each.claims.coded, "detection": each.claims.shares, "slot": each.slots.shares}
        for value, each in groups.items()
    }


def _record_reliability(reliability: Reliability) -> Record:
    return {
        "claims": reliability.claim_count,
        "right": reliability.right_count,
        "confident_from": CONFIDENT,
        "confident_share": reliability.confident_share,
        "confident_right_share": reliability.confident_right_share,
        "brier": reliability.brier,
        "calibration_error": reliability.calibration_error,
        "bands": [
            {
                "low": band.low,
                "high": band.high,
                "claims": band.claim_count,
                "right": band.right_count,
                "mean_confidence": band.mean_confidence,
            }
            for band in reliability.bands
        ],
    }


def _record_error(outcome: Outcome) -> Record:
    return {
        "file": outcome.file,
        "verdict": outcome.verdict,
        "kind": outcome.claim.kind,
        "gold_id": outcome.coded.claim_id if outcome.coded else None,
        "claim_id": outcome.read.claim_id if outcome.read else None,
        "confidence": outcome.read.confidence if outcome.read else None,
        "title": name_article(outcome.article),
        "slots": [
            {"slot": row.slot, "gold": row.coded, "read": row.read, "agrees": row.agrees}
            for row in put_side_by_side(outcome)
        ],
        "text": quote_text(outcome),
    }
