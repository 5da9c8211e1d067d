"""Every event id ever published, and every version of its facts.

The history is kept as append-only Parquet outside the database, so that a rebuild from raw loses nothing. A release
carries what it adds (`history/` in its folder); `record_release` appends that once the release is current, and again
at the next publication if it was interrupted: appending the same release twice changes nothing.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import duckdb

from extract.publish.tables import quote_path

IDS = "event_id_history"
VERSIONS = "event_versions"

FACTS = """
    select
        e.exchange_id as event_id, 'exchange' as event_kind, e.deal_id, e.scope, e.parent_id, e.is_additive,
        e.is_in_totals, e.status, e.is_denied, e.started_on, e.ended_on, e.date_precision,
        e.released_low::bigint as people_low, e.released_best::bigint as people_best,
        e.released_high::bigint as people_high, e.bodies_low::bigint as bodies_low,
        e.bodies_best::bigint as bodies_best, e.bodies_high::bigint as bodies_high
    from marts.fct_exchanges as e
    union all
    select
        e.evacuation_id, 'evacuation', e.deal_id, e.scope, e.parent_id, e.is_additive, e.is_in_totals,
        e.status, e.is_denied, e.started_on, e.ended_on, e.date_precision, e.people_low::bigint, e.people_best::bigint,
        e.people_high::bigint, e.bodies_low::bigint, e.bodies_best::bigint, e.bodies_high::bigint
    from marts.fct_evacuations as e
"""
"""What a version of an event holds; `people` are those released, or those who left."""

STATES = """
    with claims as (
        select event_id, unnest(claim_ids) as claim_id from latest
    ),
    heirs as (
        select old.event_id, held.event_id as heir, count(*) as shared_count
        from claims as old
        inner join marts.bridge_event_claims as held on held.claim_id = old.claim_id
        where held.event_id in (select event_id from facts)
        group by old.event_id, held.event_id
        qualify row_number() over (partition by old.event_id order by count(*) desc, held.event_id) = 1
    ),
    ids as (
        select event_id from facts union select event_id from latest
    )
    select
        ids.event_id,
        case when facts.event_id is not null then ids.event_id else heirs.heir end as lives_on_as,
        case
            when facts.event_id is not null then 'published'
            when withheld.row_key is not null then 'withheld'
            when heirs.heir is not null then 'merged'
            else 'withdrawn'
        end as reason
    from ids
    left join facts on facts.event_id = ids.event_id
    left join heirs on heirs.event_id = ids.event_id
    left join (
        select distinct row_key from marts.quarantine
        where effect = 'withheld' and table_name in ('marts.fct_exchanges', 'marts.fct_evacuations')
    ) as withheld on withheld.row_key = ids.event_id
"""
"""Where each id lives on, over the `facts` of this release and the `latest` version of each event before it."""

NO_IDS = (
    "select ''::varchar as event_id, ''::varchar as lives_on_as, now()::timestamp as since, '' as reason where false"
)


def add_history(
    connection: duckdb.DuckDBPyConnection, *, history: Path, release: Path, now: datetime
) -> dict[str, int]:
    """Write what a release adds to the history, and the published tables of it.

    The database gets `marts.event_id_history` (one row per id ever published, its latest state) and
    `marts.event_history` (one row per version, with `valid_from` and `valid_to`).

    An id lives on as itself (`published`), or as the event that now holds most of its claims (`merged`); else as
    nothing: it is `withheld` by the checks, or `withdrawn` since its claims are gone.

    Args:
        connection: The release's database, open for writing.
        history: Folder of the history so far.
        release: Folder of the release; its `history/` is written.
        now: UTC time of the release.

    Returns:
        How many events were added, changed, merged into others, and withdrawn (or withheld) since the last release.
    """
    connection.execute("set variable release_at = ?::timestamp", [now.replace(tzinfo=None)])
    known = _create_versions(connection, history)
    _create_ids(connection, history)
    folder = release / "history"
    folder.mkdir()
    for name in (IDS, VERSIONS):
        connection.execute(
            f"copy (from added_{name} order by all) to {quote_path(folder / f'{name}.parquet')} (format parquet, compression zstd)"
        )
    return _count_changes(connection, known)


def _count_changes(connection: duckdb.DuckDBPyConnection, known: list[str]) -> dict[str, int]:
    """Count what became of events; one whose version differs only in a column that was not kept before has not changed."""
    query = f"""
        select
            (select count(*) from added_{IDS} where reason = 'published' and event_id not in (from old_{IDS} select event_id))
                as added,
            (select count(*) from (
                select {", ".join(known)} from added_{VERSIONS} where not is_withdrawn
                    and event_id in (from old_{VERSIONS} select event_id)
                except select {", ".join(known)} from latest)) as changed,
            (select count(*) from added_{IDS} where reason = 'merged') as merged,
            (select count(*) from added_{IDS} where reason in ('withdrawn', 'withheld')) as withdrawn
    """
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description]
    return dict(zip(names, cursor.fetchall()[0], strict=True))


def record_release(release: Path, *, history: Path) -> None:
    """Append what a release adds to the history, unless it is there already.

    Args:
        release: Folder of a release that is, or was, current.
        history: Folder of the history; made if need be.
    """
    history.mkdir(parents=True, exist_ok=True)
    for name, time in ((IDS, "since"), (VERSIONS, "valid_from")):
        added, kept = release / "history" / f"{name}.parquet", history / f"{name}.parquet"
        if not added.exists():
            continue
        draft = kept.with_name(f".{kept.name}.draft")
        old = (
            f"select * from read_parquet({quote_path(kept)})"
            if kept.exists()
            else f"select * from read_parquet({quote_path(added)}) limit 0"
        )
        with duckdb.connect() as connection:
            connection.execute(
                f"copy (with old as ({old}), added as (select * from read_parquet({quote_path(added)})) "
                f"select * from old union all by name select added.* from added anti join old using (event_id, {time}) "
                f"order by {time}, event_id) to {quote_path(draft)} (format parquet, compression zstd)"
            )
        draft.replace(kept)


def _create_versions(connection: duckdb.DuckDBPyConnection, history: Path) -> list[str]:
    """Compare the facts with the latest version of each, and write `marts.event_history`.

    Returns:
        The columns that the history so far has; one that is kept only from now on is null in its versions.
    """
    kept = history / f"{VERSIONS}.parquet"
    connection.execute(
        "create temp table facts as select f.*, list_sort(coalesce(c.claim_ids, [])) as claim_ids, "
        f"false as is_withdrawn from ({FACTS}) as f left join (select event_id, list(claim_id) as claim_ids "
        "from marts.bridge_event_claims group by event_id) as c using (event_id)"
    )
    columns = _list_columns(connection, "facts")
    known = columns
    old = "(select *, now()::timestamp as valid_from from facts limit 0)"
    if kept.exists():
        old += f" union all by name from read_parquet({quote_path(kept)})"
        known = [name for name in columns if name in _list_columns(connection, f"read_parquet({quote_path(kept)})")]
    connection.execute(f"create temp table old_{VERSIONS} as {old}")
    connection.execute(
        f"create temp table latest as select {', '.join(columns)} from old_{VERSIONS} "
        "qualify row_number() over (partition by event_id order by valid_from desc) = 1"
    )
    connection.execute(
        f"create temp table added_{VERSIONS} as "
        "select *, getvariable('release_at')::timestamp as valid_from from (select * from facts except select * from latest) "
        "union all by name "
        "select l.* replace (true as is_withdrawn), getvariable('release_at')::timestamp as valid_from "
        "from latest as l anti join facts using (event_id) where not l.is_withdrawn"
    )
    connection.execute(
        "create or replace table marts.event_history as select * exclude (valid_from), valid_from, "
        "lead(valid_from) over (partition by event_id order by valid_from) as valid_to "
        f"from (select * from old_{VERSIONS} union all by name select * from added_{VERSIONS}) order by event_id, valid_from"
    )
    return known


def _list_columns(connection: duckdb.DuckDBPyConnection, source: str) -> list[str]:
    return [column[0] for column in connection.execute(f"from {source} limit 0").description]


def _create_ids(connection: duckdb.DuckDBPyConnection, history: Path) -> None:
    """Find where each id ever published lives on, and write `marts.event_id_history`."""
    kept = history / f"{IDS}.parquet"
    source = f"select * from read_parquet({quote_path(kept)})" if kept.exists() else NO_IDS
    connection.execute(f"create temp table old_{IDS} as {source}")
    connection.execute(f"create temp table states as {STATES}")
    connection.execute(
        f"create temp table added_{IDS} as with latest_ids as (select * from old_{IDS} "
        "qualify row_number() over (partition by event_id order by since desc) = 1) "
        "select s.event_id, s.lives_on_as, getvariable('release_at')::timestamp as since, s.reason from states as s "
        "left join latest_ids as l on l.event_id = s.event_id where l.event_id is null "
        "or l.lives_on_as is distinct from s.lives_on_as or l.reason <> s.reason"
    )
    connection.execute(
        f"create or replace table marts.event_id_history as select * from "
        f"(select * from old_{IDS} union all by name select * from added_{IDS}) "
        "qualify row_number() over (partition by event_id order by since desc) = 1 order by event_id"
    )
