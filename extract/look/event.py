"""All that the published database holds of one event, found by its id."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import duckdb

from extract.errors import InputError

Row = dict[str, Any]

_EXCHANGE = """
    select *, exchange_id as event_id, 'exchange' as event_kind, released_low as people_low, released_best as people_best,
        released_high as people_high
    from fct_exchanges where exchange_id = ?
"""
_EVACUATION = (
    "select *, evacuation_id as event_id, 'evacuation' as event_kind from fct_evacuations where evacuation_id = ?"
)
_SIDES = """
    with members as (
        select r.side, r.category, unnest(r.actor_ids) as actor_id from fct_exchange_releases as r where r.exchange_id = $1
    ),
    names as (
        select m.side, m.category, list({'name_en': a.name_en, 'name_ar': a.name_ar} order by a.actor_id) as actors
        from members as m inner join dim_actors as a using (actor_id) group by all
    )
    select r.side, r.category, r.low, r.best, r.high, r.gave, coalesce(n.actors, []) as actors
    from fct_exchange_releases as r left join names as n using (side, category)
    where r.exchange_id = $1 order by r.side, r.category
"""
_ROLES = """
    select r.role, a.name_en, a.name_ar from fct_actor_roles as r inner join dim_actors as a using (actor_id)
    where r.event_id = ? and r.role not in ('releaser', 'receiver') order by r.role, a.actor_id
"""
_PLACES = """
    select b.role, b.place_precision, p.name_en, p.name_ar from bridge_event_places as b inner join dim_places as p using (place_id)
    where b.event_id = ?
    order by list_position(['origin', 'destination', 'handover'], b.role), b.place_rank, b.place_id
"""
_CLAIMS = """
    select b.*, coalesce(p.name_en, p.name_ar) as outlet from bridge_event_claims as b
    left join dim_publishers as p using (publisher_id)
    where b.event_id = ? order by b.published_at nulls last, b.claim_id
"""
_RELATED = """
    with events as (
        select exchange_id as event_id, parent_id, deal_id, 'exchange' as event_kind, scope, status, started_on from fct_exchanges
        union all
        select evacuation_id, parent_id, deal_id, 'evacuation', scope, status, started_on from fct_evacuations
    )
    select * from events where deal_id = ? and event_id <> ? order by started_on nulls last, event_id
"""
_IDS = """
    select exchange_id from fct_exchanges union all select evacuation_id from fct_evacuations order by all
"""


@dataclass(frozen=True, slots=True)
class Dossier:
    """An event with all that speaks of it.

    Attributes:
        event: Its row, with `event_id`, `event_kind` and the people as `people_low`, `people_best`, `people_high`.
        sides: What each side of an exchange lets go, by category.
        roles: Other actors and what they do.
        places: Places, their role and precision.
        claims: Who reported it, in which words.
        related: The other events of its deal.
        moved_from: The id that was asked for, if the event lives on under another.
    """

    event: Row
    sides: tuple[Row, ...]
    roles: tuple[Row, ...]
    places: tuple[Row, ...]
    claims: tuple[Row, ...]
    related: tuple[Row, ...]
    moved_from: str | None


def read_event(connection: duckdb.DuckDBPyConnection, event_id: str) -> Dossier:
    """Return an event; an id that lives on under another is followed.

    Args:
        connection: The published database, with `marts` as its schema.
        event_id: The id of an exchange or evacuation.

    Raises:
        InputError: If there is no such event; the message has ids that are near, or says why it is gone.
    """
    event_id = event_id.strip()
    current = follow_id(connection, event_id)
    events = _read(connection, _EXCHANGE, current) or _read(connection, _EVACUATION, current)
    if not events:
        raise _explain_absence(connection, event_id)
    event = events[0]
    return Dossier(
        event=event,
        sides=_read(connection, _SIDES, current) if event["event_kind"] == "exchange" else (),
        roles=_read(connection, _ROLES, current),
        places=_read(connection, _PLACES, current),
        claims=_read(connection, _CLAIMS, current),
        related=_read(connection, _RELATED, event["deal_id"], current),
        moved_from=event_id if current != event_id else None,
    )


def follow_id(connection: duckdb.DuckDBPyConnection, event_id: str) -> str:
    """Return the id under which an event lives on now; the same id if it was never merged, or is not known."""
    seen: set[str] = set()
    while event_id not in seen:
        seen.add(event_id)
        states = _read(
            connection,
            "select lives_on_as from event_id_history where event_id = ? order by since desc limit 1",
            event_id,
        )
        if not states or states[0]["lives_on_as"] is None:
            break
        event_id = states[0]["lives_on_as"]
    return event_id


def _explain_absence(connection: duckdb.DuckDBPyConnection, event_id: str) -> InputError:
    gone = _read(
        connection,
        "select reason, since from event_id_history where event_id = ? order by since desc limit 1",
        event_id,
    )
    if gone:
        since = gone[0]["since"]
        return InputError(
            f"The event {event_id} is no longer published since {since:%Y-%m-%d}: {gone[0]['reason']}.",
            remedy=f"hudna sql \"from event_history where event_id = '{event_id}'\" has what was published of it.",
        )
    members = _read(connection, _RELATED, event_id, "")
    if members:
        ids = ", ".join(member["event_id"] for member in members)
        return InputError(f"{event_id} is a deal, not an event.", remedy=f"Its events: {ids}")
    known = [row[0] for row in connection.execute(_IDS).fetchall()]
    near = [known_id for known_id in known if len(event_id) > 4 and known_id.startswith(event_id)][
        :5
    ] or get_close_matches(event_id, known, n=5, cutoff=0.6)
    remedy = f"Near it: {', '.join(near)}" if near else 'hudna sql "select exchange_id from fct_exchanges" lists ids.'
    return InputError(f"There is no event {event_id}.", remedy=remedy)


def _read(connection: duckdb.DuckDBPyConnection, query: str, *values: str) -> tuple[Row, ...]:
    cursor = connection.execute(query, list(values))
    names = [column[0] for column in cursor.description or ()]
    return tuple(dict(zip(names, row, strict=True)) for row in cursor.fetchall())
