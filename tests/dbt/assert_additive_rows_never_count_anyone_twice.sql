-- An operation and a batch of it are never both in totals.
with exchanges as (
    select
        exchange_id as event_id,
        parent_id,
        is_in_totals,
    from {{ ref('fct_exchanges') }}
),

evacuations as (
    select
        evacuation_id as event_id,
        parent_id,
        is_in_totals,
    from {{ ref('fct_evacuations') }}
),

events as (
    select * from exchanges
    union all
    select * from evacuations
)

select
    batches.event_id,
    operations.event_id as parent_id,
from events as batches
inner join events as operations on batches.parent_id = operations.event_id
where batches.is_in_totals and operations.is_in_totals
