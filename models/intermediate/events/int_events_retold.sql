-- Operations of some days, or such as were still under way, that are told again within
-- these days with about as many people, and the row that stands for both: what came
-- about, then what most voices tell. And exchanges of which a report gives one figure
-- and no day, or not whose people it counts, that a dated one has of a side.
with events as (
    select * from {{ ref('int_events_profiled') }}
),

figures as (
    select * from {{ ref('int_event_figures_reconciled') }}
),

happened as (
    select
        *,
        status = 'ongoing' as is_under_way,
    from events
    where
        status in ('ongoing', 'completed')
        and not is_denied_by_all_sides
        and not is_running_total
        and people_best >= 20
),

operations as (
    select *
    from happened
    where scope = 'operation' and date_precision = 'day'
),

counted as (
    select
        event_id,
        count(*) filter (where side > 0) as side_count,
        any_value(best) as best,
    from figures
    where measure = 'people'
    group by event_id
    having count(*) = 1
),

recalled as (
    select
        again.event_id,
        standing.event_id as operation_id,
    from happened as again
    inner join counted on again.event_id = counted.event_id
    inner join happened as standing
        on
            again.event_kind = standing.event_kind
            and again.event_id != standing.event_id
            and again.people_best < standing.people_best
    inner join figures
        on
            standing.event_id = figures.event_id
            and counted.best = figures.best
            and figures.side > 0
            and figures.measure = 'people'
    where
        again.event_kind = 'exchange'
        and again.bodies_best is null
        and standing.date_precision = 'day'
        and len(list_intersect(again.lineage_ids, standing.lineage_ids)) > 1
        and (
            again.started_on is null
            and again.nearby_to
            between standing.ended_on and standing.ended_on + 21
            or (
                counted.side_count = 0
                and again.started_on >= standing.started_on
                and again.ended_on <= standing.ended_on
            )
        )
    qualify
        row_number() over (
            partition by again.event_id
            order by standing.ended_on desc, standing.event_id asc
        ) = 1
),

told_again as (
    select
        again.event_id,
        standing.event_id as operation_id,
    from operations as again
    inner join operations as standing
        on
            again.event_kind = standing.event_kind
            and again.event_id != standing.event_id
            and (
                again.started_on >= standing.started_on
                and again.ended_on <= standing.ended_on
                or again.started_on <= standing.started_on
                and again.ended_on >= standing.ended_on
            )
    where
        least(again.people_best, standing.people_best)
        >= 0.9 * greatest(again.people_best, standing.people_best)
        and coalesce(again.bodies_best = standing.bodies_best, true)
        and {{ belongs_to('again', 'standing') }}
        and (
            again.event_kind = 'evacuation'
            or len(list_intersect(again.lineage_ids, standing.lineage_ids)) > 1
        )
        and (
            len(again.place_ids) = 0
            or len(standing.place_ids) = 0
            or list_has_any(again.place_ids, standing.place_ancestor_ids)
            or list_has_any(again.place_ancestor_ids, standing.place_ids)
        )
        -- one report may tell of two that were done, but not of its terms beside it
        and (
            again.is_under_way != standing.is_under_way
            or (
                greatest(
                    again.ended_on - again.started_on,
                    standing.ended_on - standing.started_on
                ) > 0
                and not list_has_any(again.article_ids, standing.article_ids)
            )
        )
        and (
            again.is_under_way,
            -again.voice_count,
            -again.claim_count,
            again.event_id
        ) > (
            standing.is_under_way,
            -standing.voice_count,
            -standing.claim_count,
            standing.event_id
        )
    qualify
        row_number() over (
            partition by again.event_id
            order by
                standing.is_under_way asc,
                standing.voice_count desc,
                standing.claim_count desc,
                standing.event_id asc
        ) = 1
),

final as (
    select * from told_again
    union all
    select recalled.*
    from recalled
    anti join told_again on recalled.event_id = told_again.event_id
)

select * from final
