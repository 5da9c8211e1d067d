-- Each batch under the operation that it belongs to, and which rows totals add up: the
-- batches where together they reach the operation's figure (or it has none), else the
-- operation.
with events as (
    select * from {{ ref('int_events_profiled') }}
),

candidates as (
    select
        batches.event_id,
        operations.event_id as parent_id,
        2 * cast(
            list_has_any(batches.place_ids, operations.place_ids) as integer
        )
        + len(list_intersect(batches.lineage_ids, operations.lineage_ids)) as overlap,
        greatest(
            0,
            date_diff('day', operations.nearby_to, batches.nearby_from),
            date_diff('day', batches.nearby_to, operations.nearby_from)
        ) as gap_days,
    from events as batches
    inner join events as operations
        on
            batches.event_kind = operations.event_kind
            and batches.event_id != operations.event_id
    where
        batches.scope = 'batch'
        and operations.scope = 'operation'
        and (
            list_has_any(batches.place_ids, operations.place_ancestor_ids)
            or list_has_any(batches.place_ancestor_ids, operations.place_ids)
            or (
                batches.event_kind = 'exchange'
                and len(list_intersect(batches.lineage_ids, operations.lineage_ids)) > 1
            )
        )
        and (
            len(batches.lineage_ids) = 0
            or len(operations.lineage_ids) = 0
            or list_has_any(batches.lineage_ids, operations.party_keys)
            or list_has_any(batches.party_keys, operations.lineage_ids)
        )
        and batches.nearby_from
        <= operations.nearby_to + {{ var('operation_tolerance_days', 10) }}
        and batches.nearby_to
        >= operations.nearby_from - {{ var('operation_tolerance_days', 10) }}
),

parents as (
    select
        event_id,
        parent_id,
    from candidates
    qualify
        row_number() over (
            partition by event_id
            order by overlap desc, gap_days asc, parent_id asc
        ) = 1
),

happened as (
    select
        events.*,
        events.status in ('ongoing', 'completed')
        and not events.is_denied_by_all_sides as is_happened,
    from events
),

sums as (
    select
        parents.parent_id,
        count(*) filter (where batches.is_happened) as happened_count,
        sum(batches.people_best) filter (where batches.is_happened) as batches_best,
        sum(batches.bodies_best) filter (where batches.is_happened) as batches_bodies,
    from parents
    inner join happened as batches on parents.event_id = batches.event_id
    group by parents.parent_id
),

complete as (
    select
        happened.event_id as parent_id,
        sums.happened_count > 0
        and (
            not happened.is_happened
            or (happened.people_best is null and happened.bodies_best is null)
            or (
                coalesce(sums.batches_best, 0) >= coalesce(happened.people_best, 0)
                and coalesce(sums.batches_bodies, 0)
                >= coalesce(happened.bodies_best, 0)
            )
        ) as is_complete,
        sums.batches_best > happened.people_best as is_exceeded,
    from happened
    inner join sums on happened.event_id = sums.parent_id
),

nested as (
    select
        happened.event_id,
        happened.event_kind,
        parents.parent_id,
        case
            when parents.parent_id is not null
                then coalesce(own.is_complete, false)
            when below.parent_id is not null
                then not below.is_complete
            else true
        end as is_additive,
        below.parent_id is not null as has_batches,
        coalesce(below.is_exceeded, false) as is_exceeded_by_batches,
        happened.is_happened,
    from happened
    left join parents on happened.event_id = parents.event_id
    left join complete as own on parents.parent_id = own.parent_id
    left join complete as below on happened.event_id = below.parent_id
),

final as (
    select
        * exclude (is_happened),
        is_additive and is_happened as is_in_totals,
    from nested
)

select * from final
