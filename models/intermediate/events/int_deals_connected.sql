-- A deal: an operation with its batches, and other exchanges and evacuations of the
-- same parties within a few days.
with recursive events as (
    select * from {{ ref('int_events_profiled') }}
),

nested as (
    select * from {{ ref('int_events_nested') }}
),

dealt as (
    select
        event_id,
        event_kind,
        lineage_ids,
        place_ids,
        area_ids,
        place_ancestor_ids,
        started_on,
        ended_on,
    from events
    where
        started_on is not null
        and date_precision in ('day', 'week')
        and status in ('agreed', 'ongoing', 'completed')
),

parties as (
    select
        event_id,
        unnest(lineage_ids) as lineage_id,
        started_on,
        ended_on,
    from dealt
),

-- a shared party and days that come near each other make a candidate
weeks as (
    select
        event_id,
        lineage_id,
        unnest(
            range(
                date_diff('day', date '2000-01-01', started_on) // 7,
                (
                    date_diff('day', date '2000-01-01', ended_on)
                    + {{ var('deal_window_days', 3) }}
                ) // 7 + 1
            )
        ) as week,
    from parties
),

neighbours as (
    select distinct
        weeks.event_id as left_id,
        others.event_id as right_id,
    from weeks
    inner join weeks as others
        on
            weeks.lineage_id = others.lineage_id
            and weeks.week = others.week
            and weeks.event_id < others.event_id
),

legs as (
    select
        lefts.event_id as left_id,
        rights.event_id as right_id,
    from neighbours
    inner join dealt as lefts on neighbours.left_id = lefts.event_id
    inner join dealt as rights
        on
            neighbours.right_id = rights.event_id
            and lefts.started_on <= rights.ended_on + {{ var('deal_window_days', 3) }}
            and lefts.ended_on >= rights.started_on - {{ var('deal_window_days', 3) }}
    where
        len(list_intersect(lefts.lineage_ids, rights.lineage_ids)) > 1
        or (
            list_has_any(lefts.lineage_ids, rights.lineage_ids)
            and (
                list_has_any(lefts.place_ids, rights.place_ancestor_ids)
                or list_has_any(lefts.place_ancestor_ids, rights.place_ids)
            )
        )
),

edges as (
    select
        left_id,
        right_id,
    from legs
    union
    select
        event_id as left_id,
        parent_id as right_id,
    from nested
    where parent_id is not null
),

{{ connected_components('deal_groups', 'edges') }},

final as (
    select
        events.event_id,
        events.event_kind,
        'deal_' || right(
            coalesce(deal_groups.component_id, events.event_id), 12
        ) as deal_id,
    from events
    left join deal_groups on events.event_id = deal_groups.node_id
)

select * from final
