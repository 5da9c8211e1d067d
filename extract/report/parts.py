"""The data that pages load: compact JSON in scripts, since a page opened from a folder may not fetch.

Each part calls `hudna.put(name, value)`. Names of actors and places are held once, and events point to them by number.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from itertools import product
from math import ceil, log
from pathlib import Path
from typing import Any

import duckdb

from extract.report.facts import SUMMED, Row, read, read_events, read_table, read_words_of_reports
from extract.report.names import Names, group_rows, make_figure

ROWS_A_PART = 2_000
"""Events of one part of the table: the first is drawn while the others load."""

EVENTS_A_PART = 50
"""Events of one part of details, about: 100 to 300 kB."""

PLACES = "event_id, role <> 'handover', role <> 'origin', role <> 'destination', place_rank, place_id"
"""The order of an event's places: the way that people went, from where to where."""

MEASURES = ("people", "bodies", "families", "vehicles")

EVENT_FIELDS = (
    "id", "kind", "status", "scope", "start", "end", "datePrecision", "place", "placePrecision", "people", "bodies",
    "voices", "publishers", "isDisputed", "isCountDisputed", "isDenied", "isInTotals", "reported", "sides", "others", "places",
)  # fmt: skip
"""What a row of the table holds, in this order."""


def write_parts(connection: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, int]:
    """Write all parts.

    Args:
        connection: The published database.
        folder: Where to; it must exist and be empty.

    Returns:
        `parts`, how many parts the table has; `digits`, how many digits of an event's id name its part of details.
    """
    events = read_events(connection)
    names = Names(connection)
    rows = _build_rows(connection, events, names)
    parts = max(1, ceil(len(rows) / ROWS_A_PART))
    spoken = read_words_of_reports(connection)
    for number in range(parts):
        part = rows[number * ROWS_A_PART : (number + 1) * ROWS_A_PART]
        _write(folder, f"events-{number}", part)
        _write(folder, f"words-{number}", {row[0]: spoken[row[0]] for row in part if row[0] in spoken})
    digits = max(0, ceil(log(max(1, len(events) / EVENTS_A_PART), 16)))
    for shard, details in _build_details(connection, events, names, digits).items():
        _write(folder, f"event-{shard}", details)
    _write(folder, "actors", _build_actors(connection, names))
    _write(folder, "names", {"fields": EVENT_FIELDS, **names.describe()})
    _write(folder, "moved", _read_moved(connection))
    return {"parts": parts, "digits": digits}


def _build_rows(connection: duckdb.DuckDBPyConnection, events: list[Row], names: Names) -> list[list[Any]]:
    sides = group_rows(
        read(
            connection,
            "select exchange_id as event_id, side, list_distinct(flatten(list(actor_ids))) as actor_ids "
            "from marts.fct_exchange_releases where side > 0 group by all order by all",
        )
    )
    others = group_rows(
        read(
            connection,
            "select event_id, role, list(actor_id order by actor_id) as actor_ids from marts.fct_actor_roles "
            "where role not in ('releaser', 'receiver') group by all order by all",
        )
    )
    places = group_rows(read_table(connection, "bridge_event_places", order=PLACES))
    return [
        [
            e["event_id"], e["kind"], e["status"], e["scope"], e["started_on"], e["ended_on"], e["date_precision"],
            names.place_numbers.get(e["place_id"]), e["place_precision"], make_figure(e, "people"), make_figure(e, "bodies"),
            e["voice_count"], e["publisher_count"], int(e["is_disputed"]), int("count_disputed" in e["warnings"]),
            int(e["is_denied"]), int(e["is_in_totals"]),
            e["first_reported_on"],
            [sorted(names.number_actors(side["actor_ids"])) for side in sides[e["event_id"]]],
            {other["role"]: names.number_actors(other["actor_ids"]) for other in others[e["event_id"]]},
            [[p["role"], names.place_numbers[p["place_id"]], p["place_precision"]] for p in places[e["event_id"]]],
        ]
        for e in events
    ]  # fmt: skip


def _build_details(
    connection: duckdb.DuckDBPyConnection, events: list[Row], names: Names, digits: int
) -> dict[str, dict[str, Row]]:
    """Return what the pages of events show, in parts named by the first digits of the event's hash."""
    releases = group_rows(
        read_table(connection, "fct_exchange_releases", order="exchange_id, side, category"), "exchange_id"
    )
    claims = group_rows(_read_claims(connection))
    figures = group_rows(
        read_table(connection, "fct_claimed_figures", order="claim_id, side, measure, figure_rank"), "claim_id"
    )
    history = group_rows(
        read(connection, "from marts.event_history order by event_id, valid_from") if _has_history(connection) else []
    )
    deals = group_rows(events, "deal_id")
    parts: dict[str, dict[str, Row]] = {"".join(shard): {} for shard in product("0123456789abcdef", repeat=digits)}
    for number, event in enumerate(events):
        key = event["event_id"]
        parts[key[4 : 4 + digits]][key] = {
            "part": number // ROWS_A_PART,
            "deal": event["deal_id"],
            "parent": event["parent_id"],
            "batch": event["batch"],
            "confidence": event["confidence"],
            "warnings": event["warnings"],
            "deniedBy": names.number_actors(event["denied_by_actor_ids"]),
            **{measure: make_figure(event, measure) for measure in MEASURES},
            "releases": [_describe_release(release, names) for release in releases[key]],
            "history": [
                [h["valid_from"], h["status"], make_figure(h, "people"), h["is_withdrawn"]] for h in history[key]
            ],
            "kin": [_describe_kin(kin) for kin in deals[event["deal_id"]] if kin["event_id"] != key],
            "claims": [_describe_claim(claim, figures[claim["claim_id"]], names) for claim in claims[key]],
        }
    return parts


def _describe_release(release: Row, names: Names) -> list[Any]:
    actors = names.number_actors(release["actor_ids"])
    return [release["side"], actors, *(release[name] for name in ("category", "low", "best", "high", "gave"))]


def _describe_kin(event: Row) -> list[Any]:
    return [
        event["event_id"], event["kind"], event["status"], event["scope"], event["batch"], event["started_on"],
        event["ended_on"], event["date_precision"], make_figure(event, "people"), event["parent_id"],
    ]  # fmt: skip


def _read_claims(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    return read(
        connection,
        """
        select c.*, a.title, a.facts_url
        from marts.bridge_event_claims as c left join marts.dim_articles as a using (article_id)
        order by c.event_id, c.published_at nulls last, c.claim_id
        """,
    )


def _describe_claim(claim: Row, figures: list[Row], names: Names) -> Row:
    return {
        "id": claim["claim_id"],
        "article": claim["article_id"],
        "title": claim["title"],
        "url": claim["url"],
        "facts": claim["facts_url"],
        "publisher": claim["publisher_id"],
        "on": claim["published_on"],
        "quote": claim["quote"],
        "words": claim["counted_words"],
        "status": claim["claimed_status"],
        "scope": claim["claimed_scope"],
        "start": claim["claimed_start_on"],
        "end": claim["claimed_end_on"],
        "agrees": claim["agrees"],
        "sources": claim["source_types"],
        "confidence": claim["confidence"],
        "copyOf": None if claim["is_independent"] else claim["syndication_id"],
        "figures": [
            [f["side"], f["measure"], f["low"], f["best"], f["high"], names.actor_numbers.get(f["source_actor_id"])]
            for f in figures
        ],
    }


def _build_actors(connection: duckdb.DuckDBPyConnection, names: Names) -> list[Row]:
    """Return what the pages of actors show: reference data, roles, people by role, whom they dealt with."""
    roles = _count_roles(connection)
    people = _sum_people(connection)
    partners = _count_partners(connection)
    known = {row["actor_id"]: row for row in read_table(connection, "dim_actors", order="actor_id")}
    lineages = group_rows(list(known.values()), "lineage_id")
    return [
        {
            "id": actor["actor_id"],
            "from": actor["valid_from"],
            "to": actor["valid_to"],
            "wikidata": actor["wikidata_id"],
            "parent": _name(known.get(actor["parent_id"])),
            "lineage": [_name(kin) for kin in lineages[actor["lineage_id"]] if kin["actor_id"] != actor["actor_id"]],
            "roles": {row["role"]: row["n"] for row in roles[actor["actor_id"]]},
            "people": {
                row["role"]: [row["low"], row["best"], row["high"]]
                for row in people[actor["actor_id"]]
                if (row["low"], row["best"], row["high"]) != (None, None, None)
            },
            "partners": [
                [names.actor_numbers[row["other_id"]], row["n"]]
                for row in partners[actor["actor_id"]]
                if row["other_id"] in names.actor_numbers
            ],
        }
        for actor in names.actors
    ]


def _count_roles(connection: duckdb.DuckDBPyConnection) -> dict[str, list[Row]]:
    query = "select actor_id, role, count(*) as n from marts.fct_actor_roles group by all order by all"
    return group_rows(read(connection, query), "actor_id")


def _sum_people(connection: duckdb.DuckDBPyConnection) -> dict[str, list[Row]]:
    query = (
        f"select actor_id, role, {SUMMED.format('people')} from marts.fct_actor_roles "
        "where is_in_totals and role in ('releaser', 'receiver', 'evacuee') group by all order by all"
    )
    return group_rows(read(connection, query), "actor_id")


def _count_partners(connection: duckdb.DuckDBPyConnection) -> dict[str, list[Row]]:
    """Return, by actor, in how many operations it dealt with each other one."""
    query = """
        select actor_id, other_id, count(distinct operation_id) as n
        from (
            select actor_id, other_actor_id as other_id, operation_id from marts.bridge_actor_pairs
            union all
            select other_actor_id, actor_id, operation_id from marts.bridge_actor_pairs
        )
        group by all order by actor_id, n desc, other_id
    """
    return group_rows(read(connection, query), "actor_id")


def _name(actor: Row | None) -> list[str | None] | None:
    return None if actor is None else [actor["actor_id"], actor["name_ar"], actor["name_en"]]


def _read_moved(connection: duckdb.DuckDBPyConnection) -> dict[str, str | None]:
    """Return ids that were published once and are not any more, with the id that each lives on as."""
    rows = read(
        connection,
        "select event_id, lives_on_as from marts.event_id_history where lives_on_as is distinct from event_id order by all",
    )
    return {row["event_id"]: row["lives_on_as"] for row in rows}


def _has_history(connection: duckdb.DuckDBPyConnection) -> bool:
    return bool(
        read(connection, "select 1 from duckdb_tables() where schema_name = 'marts' and table_name = 'event_history'")
    )


def _write(folder: Path, name: str, value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_write_date)
    (folder / f"{name}.js").write_text(f"hudna.put({json.dumps(name)},{text})\n", encoding="utf-8")


def _write_date(value: object) -> str:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no JSON form")
