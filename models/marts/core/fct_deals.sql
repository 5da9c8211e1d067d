-- The exchanges and evacuations of one arrangement; its people and bodies are those of
-- the rows that totals add up.
with exchanges as (
    select * from {{ ref('fct_exchanges') }}
),

evacuations as (
    select * from {{ ref('fct_evacuations') }}
),

roles as (
    select * from {{ ref('fct_actor_roles') }}
),

events as (
    select
        exchange_id as event_id,
        'exchange' as event_kind,
        deal_id,
        started_on,
        ended_on,
        case when is_in_totals then coalesce(released_best, released_low) end as people,
        case when is_in_totals then coalesce(bodies_best, bodies_low) end as bodies,
        is_sample,
    from exchanges
    union all
    select
        evacuation_id as event_id,
        'evacuation' as event_kind,
        deal_id,
        started_on,
        ended_on,
        case when is_in_totals then coalesce(people_best, people_low) end as people,
        case when is_in_totals then coalesce(bodies_best, bodies_low) end as bodies,
        is_sample,
    from evacuations
),

parties as (
    select
        events.deal_id,
        list(distinct roles.actor_id order by roles.actor_id) as actor_ids,
    from events
    inner join roles on events.event_id = roles.event_id
    where roles.role in ('releaser', 'receiver', 'evacuee', 'party')
    group by events.deal_id
),

summed as (
    select
        deal_id,
        min(started_on) as first_on,
        max(ended_on) as last_on,
        cast(count(*) as integer) as event_count,
        cast(count(*) filter (where event_kind = 'exchange') as integer)
            as exchange_count,
        cast(count(*) filter (where event_kind = 'evacuation') as integer)
            as evacuation_count,
        cast(sum(people) filter (where event_kind = 'exchange') as bigint)
            as released_best,
        cast(sum(bodies) as bigint) as bodies_best,
        cast(sum(people) filter (where event_kind = 'evacuation') as bigint)
            as evacuated_best,
        bool_or(is_sample) as is_sample,
    from events
    group by deal_id
),

final as (
    select
        summed.deal_id,
        coalesce(parties.actor_ids, []) as actor_ids,
        summed.first_on,
        summed.last_on,
        summed.event_count,
        summed.exchange_count,
        summed.evacuation_count,
        summed.released_best,
        summed.bodies_best,
        summed.evacuated_best,
        summed.is_sample,
    from summed
    left join parties on summed.deal_id = parties.deal_id
)

select * from final
