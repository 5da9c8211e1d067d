"""What the report reads from the published database: the queries, and nothing but queries."""

from __future__ import annotations

from typing import Any

import duckdb

Row = dict[str, Any]

EVENTS = """
    select
        exchange_id as event_id, 'exchange' as kind, deal_id, parent_id, scope, batch, status, is_denied, is_in_totals,
        denied_by_actor_ids, started_on, ended_on, date_precision, place_id, place_precision,
        released_low as people_low, released_best as people_best, released_high as people_high,
        bodies_low, bodies_best, bodies_high, families_low, families_best, families_high,
        null::bigint as vehicles_low, null::bigint as vehicles_best, null::bigint as vehicles_high,
        is_disputed, claim_count, voice_count, publisher_count, first_reported_on, confidence, warnings, is_sample
    from marts.fct_exchanges
    union all by name
    select
        evacuation_id as event_id, 'evacuation' as kind, deal_id, parent_id, scope, batch, status, is_denied,
        is_in_totals, denied_by_actor_ids, started_on, ended_on, date_precision, origin_place_id as place_id,
        origin_place_precision as place_precision, people_low, people_best, people_high,
        bodies_low, bodies_best, bodies_high, families_low, families_best, families_high,
        vehicles_low, vehicles_best, vehicles_high,
        is_disputed, claim_count, voice_count, publisher_count, first_reported_on, confidence, warnings, is_sample
    from marts.fct_evacuations
"""
"""Both kinds of event, with the columns that they share; latest first, undated last, by `read_events`."""

SUMMED = """
    sum({0}_low)::bigint as low,
    sum(coalesce({0}_best, {0}_low))::bigint as best,
    case when bool_and({0}_high is not null or coalesce({0}_low, {0}_best) is null) then sum({0}_high)::bigint end as high
"""
"""A sum of figures: where one has no upper bound, the sum has none; of a bare floor the floor counts."""


def read(connection: duckdb.DuckDBPyConnection, query: str) -> list[Row]:
    """Return the rows of a query by the names of their columns.

    Queries hold no values from outside and so bind none: binding makes DuckDB import pandas, which takes seconds.
    """
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def read_events(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Return all events, the latest first and those without a date last."""
    return read(connection, f"from ({EVENTS}) order by started_on desc nulls last, event_id")


def read_years(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Return, by kind and year, how many events there are, and how many of them are in totals."""
    return read(
        connection,
        f"""
        select kind, year(started_on) as year, count(*) filter (where is_in_totals) as counted,
            count(*) filter (where not is_in_totals) as other
        from ({EVENTS}) where started_on is not null group by all order by all
        """,
    )


def read_people(connection: duckdb.DuckDBPyConnection, *, kind: str, measure: str) -> list[Row]:
    """Return low, best and high of people or bodies by year, over what totals add up."""
    return read(
        connection,
        f"""
        select year(started_on) as year, {SUMMED.format(measure)} from ({EVENTS})
        where is_in_totals and kind = '{kind}' and started_on is not null
            and coalesce({measure}_low, {measure}_best, {measure}_high) is not null
        group by all order by all
        """,
    )


def read_undated(connection: duckdb.DuckDBPyConnection, *, kind: str, measure: str) -> Row:
    """Return how many events with a figure the charts by year leave out, and what their best figures add up to."""
    (row,) = read(
        connection,
        f"""
        select count(*) as n, sum(coalesce({measure}_best, {measure}_low))::bigint as best from ({EVENTS}) where is_in_totals and kind = '{kind}' and started_on is null
            and coalesce({measure}_low, {measure}_best, {measure}_high) is not null
        """,
    )
    return row


def read_statuses(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Return the number of events by status and kind."""
    return read(connection, f"select status, kind, count(*) as n from ({EVENTS}) group by all order by all")


def read_countries(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Return the number of events by the country of their first place, the largest first; null where unknown."""
    return read(
        connection,
        f"""
        select p.country, count(*) filter (where e.kind = 'exchange') as exchanges,
            count(*) filter (where e.kind = 'evacuation') as evacuations
        from ({EVENTS}) as e left join marts.dim_places as p using (place_id)
        group by p.country order by p.country is null, count(*) desc, p.country
        """,
    )


def read_categories(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Return low, best and high of the people released by category, over what totals add up."""
    renamed = "select category, low as n_low, best as n_best, high as n_high from marts.fct_exchange_releases"
    return read(
        connection,
        f"""
        select category, count(*) as releases, {SUMMED.format("n")}
        from ({renamed} where is_in_totals and category <> 'unknown')
        group by category having coalesce(low, best, high) is not null order by best desc, category
        """,
    )


def read_unknowns(connection: duckdb.DuckDBPyConnection) -> Row:
    """Return how many events lack what a reader would want to know."""
    (row,) = read(
        connection,
        f"""
        select count(*) as total, count(*) filter (where started_on is null) as unknown_dates,
            count(*) filter (where place_id is null) as unknown_places,
            count(*) filter (where list_contains(warnings, 'no_figure')) as unknown_figures,
            count(*) filter (where list_contains(warnings, 'single_voice')) as single_voices,
            count(*) filter (where list_contains(warnings, 'count_disputed')) as disputed_counts,
            count(*) filter (where list_contains(warnings, 'one_side_uncounted')) as one_sided
        from ({EVENTS})
        """,
    )
    return row


def read_overfull(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Return the operations whose batches add up to more than the whole, where totals add it or a batch of it; latest first."""
    return read(
        connection,
        f"""
        with events as ({EVENTS})
        select e.event_id, e.kind, e.started_on from events as e
        where list_contains(e.warnings, 'unmet_batches_within_operation')
            and (e.is_in_totals or exists (select 1 from events as b where b.parent_id = e.event_id and b.is_in_totals))
        order by e.started_on desc nulls last, e.event_id
        """,
    )


def read_scope(connection: duckdb.DuckDBPyConnection) -> Row:
    """Return how much the release holds: events, claims, articles, outlets, first and last day."""
    (row,) = read(
        connection,
        f"""
        select (select count(*) from marts.fct_exchanges) as exchanges,
            (select count(*) from marts.fct_evacuations) as evacuations,
            (select count(distinct claim_id) from marts.bridge_event_claims) as claims,
            (select count(distinct article_id) from marts.bridge_event_claims) as articles,
            (select count(distinct publisher_id) from marts.bridge_event_claims) as publishers,
            (select min(started_on) from ({EVENTS})) as first, (select max(ended_on) from ({EVENTS})) as last
        """,
    )
    return row


def read_precisions(connection: duckdb.DuckDBPyConnection, column: str) -> list[Row]:
    """Return the number of events by the precision of their date or place."""
    return read(
        connection, f"select {column} as code, count(*) as n from ({EVENTS}) group by all order by n desc, code"
    )


def read_warnings(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Return the number of events by warning."""
    return read(
        connection,
        f"select code, count(*) as n from (select unnest(warnings) as code from ({EVENTS})) group by all order by n desc, code",
    )


def read_coverage(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Return the number of articles by outlet and year of publication; year null where unknown."""
    return read(
        connection,
        """
        select p.publisher_id, p.name_ar, p.name_en, p.affiliation, year(a.published_on) as year, count(*) as n
        from marts.dim_articles as a left join marts.dim_publishers as p using (publisher_id)
        group by all order by p.name_en nulls last, p.publisher_id, year
        """,
    )


def read_words_of_reports(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return, by event, the different words of the titles and quotes of its claims: what a search looks through."""
    rows = read(
        connection,
        r"""
        select c.event_id, list_sort(list_distinct(flatten(list(regexp_extract_all(
            concat_ws(' ', a.title, c.quote), '[\p{L}\p{M}\p{N}]{2,}'))))).list_aggregate('string_agg', ' ') as words
        from marts.bridge_event_claims as c left join marts.dim_articles as a using (article_id)
        group by c.event_id
        """,
    )
    return {row["event_id"]: row["words"] for row in rows if row["words"]}


def read_table(connection: duckdb.DuckDBPyConnection, table: str, *, order: str = "all") -> list[Row]:
    """Return all rows of a mart."""
    return read(connection, f"from marts.{table} order by {order}")


def read_accuracy(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Return how well extraction does on each set: those of first sight, the newest first, then the others."""
    order = "is_first_sight desc, try_cast(test_set as integer) desc, test_set"
    return read_table(connection, "fct_extraction_accuracy", order=order)


def read_table_sizes(connection: duckdb.DuckDBPyConnection) -> list[Row]:
    """Return name, description and number of rows of each published table."""
    tables = read(
        connection,
        "select table_name as name, coalesce(comment, '') as description from duckdb_tables() "
        "where database_name = current_database() and schema_name = 'marts' order by all",
    )
    for table in tables:
        (row,) = read(connection, f"select count(*) as n from marts.{table['name']}")
        table["rows"] = row["n"]
    return tables
