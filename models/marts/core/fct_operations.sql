-- What took place, an operation and its batches put together; its people are those of
-- the rows that totals add up.
with exchanges as (
    select * from {{ ref('fct_exchanges') }}
),

evacuations as (
    select * from {{ ref('fct_evacuations') }}
),

events as (
    select
        exchange_id as event_id,
        'exchange' as event_kind,
        parent_id,
        deal_id,
        started_on,
        ended_on,
        released_low as low,
        released_best as best,
        released_high as high,
        is_disputed,
        is_sample,
    from exchanges
    where is_in_totals
    union all
    select
        evacuation_id as event_id,
        'evacuation' as event_kind,
        parent_id,
        deal_id,
        started_on,
        ended_on,
        people_low as low,
        people_best as best,
        people_high as high,
        is_disputed,
        is_sample,
    from evacuations
    where is_in_totals
),

final as (
    select
        coalesce(parent_id, event_id) as operation_id,
        any_value(event_kind) as event_kind,
        min(deal_id) as deal_id,
        cast(count(*) as integer) as event_count,
        min(started_on) as started_on,
        max(ended_on) as ended_on,
        cast(sum(low) as bigint) as people_low,
        cast(sum(coalesce(best, low)) as bigint) as people_best,
        cast(
            case
                when bool_and(high is not null or coalesce(low, best) is null)
                    then sum(high)
            end as bigint
        ) as people_high,
        bool_or(is_disputed) as is_disputed,
        bool_or(is_sample) as is_sample,
    from events
    group by coalesce(parent_id, event_id)
)

select * from final
