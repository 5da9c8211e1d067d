-- The people of a deal are those of its operations, its bodies those of its events in
-- totals: deals, operations and totals give the same sums.
with deals as (
    select * from {{ ref('fct_deals') }}
),

operations as (
    select
        deal_id,
        event_kind,
        people_best,
        cast(null as bigint) as bodies_best,
    from {{ ref('fct_operations') }}
    union all
    select
        deal_id,
        'exchange' as event_kind,
        cast(null as bigint) as people_best,
        coalesce(bodies_best, bodies_low) as bodies_best,
    from {{ ref('fct_exchanges') }}
    where is_in_totals
    union all
    select
        deal_id,
        'evacuation' as event_kind,
        cast(null as bigint) as people_best,
        coalesce(bodies_best, bodies_low) as bodies_best,
    from {{ ref('fct_evacuations') }}
    where is_in_totals
),

summed as (
    select
        deal_id,
        sum(people_best) filter (where event_kind = 'exchange') as released_best,
        sum(people_best) filter (where event_kind = 'evacuation') as evacuated_best,
        sum(bodies_best) as bodies_best,
    from operations
    group by deal_id
)

select
    coalesce(deals.deal_id, summed.deal_id) as deal_id,
    deals.released_best,
    summed.released_best as summed_released_best,
    deals.evacuated_best,
    summed.evacuated_best as summed_evacuated_best,
    deals.bodies_best,
    summed.bodies_best as summed_bodies_best,
from deals
full outer join summed on deals.deal_id = summed.deal_id
where
    deals.released_best is distinct from summed.released_best
    or deals.evacuated_best is distinct from summed.evacuated_best
    or deals.bodies_best is distinct from summed.bodies_best
