with deals as (
    select * from {{ ref('int_deals_connected') }}
),

events as (
    select * from {{ ref('int_events_profiled') }}
),

nested as (
    select * from {{ ref('int_events_nested') }}
),

members as (
    select
        deals.deal_id,
        events.*,
        nested.is_in_totals,
    from deals
    inner join events on deals.event_id = events.event_id
    inner join nested on deals.event_id = nested.event_id
),

final as (
    select
        deal_id,
        list_sort(list_distinct(flatten(list(party_actor_ids)))) as actor_ids,
        min(started_on) as first_on,
        max(ended_on) as last_on,
        cast(count(*) as integer) as event_count,
        cast(count(*) filter (where event_kind = 'exchange') as integer)
            as exchange_count,
        cast(count(*) filter (where event_kind = 'evacuation') as integer)
            as evacuation_count,
        cast(
            sum(people_best) filter (where event_kind = 'exchange' and is_in_totals)
            as bigint
        ) as released_best,
        cast(sum(bodies_best) filter (where is_in_totals) as bigint) as bodies_best,
        cast(
            sum(people_best) filter (where event_kind = 'evacuation' and is_in_totals)
            as bigint
        ) as evacuated_best,
        bool_or(is_sample) as is_sample,
    from members
    group by deal_id
)

select * from final
