"""Descriptions of the tables that publishing adds to the marts; those of the marts are dbt's."""

from __future__ import annotations

from typing import Final

import duckdb

DESCRIPTIONS: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "quarantine": (
        "One row per faulty row and rule: what the checks held back or doubt, and why.",
        {
            "table_name": "Schema and table of the row.",
            "row_key": "Its key; the parts of a compound key are joined by /.",
            "expectation": "The rule that it breaks.",
            "reason": "The values that break it.",
            "effect": "`withheld` from the published facts, or published as `warned`. Of a row of `raw`, withheld are the events "
            "that rest on nothing else.",
            "checked_at": "UTC time of the check.",
        },
    ),
    "fct_data_quality": (
        "One row per expectation: what was checked before this release, and what was seen.",
        {
            "table_name": "Schema and table that it looks at.",
            "expectation": "Name of the rule.",
            "topic": "`structure`, `counts`, `dates`, `volumes` or `references`.",
            "sentence": "What the rule expects, as a sentence.",
            "is_passed": "Whether no row breaks it.",
            "checked_count": "Rows of the table.",
            "faulty_count": "Rows that break it; null where the rule is about the table as a whole.",
            "observed": "What was seen instead; empty if it passed.",
            "checked_at": "UTC time of the check.",
        },
    ),
    "event_id_history": (
        "One row per event id ever published, with its latest state.",
        {
            "event_id": "An id that was published.",
            "lives_on_as": "The id under which the event is published now; null if it is no longer.",
            "since": "UTC time of the release that brought this state.",
            "reason": "`published`, `merged` into another event, `withdrawn`, or `withheld` by the checks.",
        },
    ),
    "event_history": (
        "One row per event and version of its facts that was ever published.",
        {
            "event_id": "Id of the event.",
            "event_kind": "`exchange` or `evacuation`.",
            "deal_id": "The deal that it belongs to.",
            "scope": "`operation` or `batch`.",
            "parent_id": "Of a batch, its operation.",
            "is_additive": "Whether sums over events may count it.",
            "is_in_totals": "Whether totals counted it; null in versions of before this was kept.",
            "status": "proposed, agreed, ongoing, completed or failed.",
            "is_denied": "Whether a party denied it.",
            "started_on": "First day.",
            "ended_on": "Last day.",
            "date_precision": "day, week, month, year or unknown.",
            "people_low": "Least credible number of people released or evacuated.",
            "people_best": "Best number of them.",
            "people_high": "Greatest credible number of them; null where open.",
            "bodies_low": "Least credible number of bodies handed over.",
            "bodies_best": "Best number of them.",
            "bodies_high": "Greatest credible number of them; null where open.",
            "claim_ids": "The claims that this version rested on.",
            "is_withdrawn": "Whether the event was no longer published from then on.",
            "valid_from": "UTC time of the release that brought this version.",
            "valid_to": "UTC time of the release that replaced it; null for the version that stands.",
        },
    ),
}
"""Description of each table, and of its columns."""


def describe_added_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the descriptions into an open published database, for its dictionary and its data package."""
    for table, (description, columns) in DESCRIPTIONS.items():
        _comment(connection, f"table marts.{table}", description)
        for column, meaning in columns.items():
            _comment(connection, f"column marts.{table}.{column}", meaning)


def _comment(connection: duckdb.DuckDBPyConnection, target: str, text: str) -> None:
    connection.execute(f"comment on {target} is '{text.replace(chr(39), chr(39) * 2)}'")
