-- The sides' living people add up to what the exchange says, where each category has a
-- figure.
with releases as (
    select * from {{ ref('fct_exchange_releases') }}
),

exchanges as (
    select * from {{ ref('fct_exchanges') }}
),

summed as (
    select
        exchange_id,
        sum(best) as released_best,
        bool_and(best is not null) as is_each_counted,
    from releases
    where
        category not in ('bodies', 'families', 'unknown')
        and (side > 0 or is_in_totals)
    group by exchange_id
)

select
    exchanges.exchange_id,
    exchanges.released_best,
    summed.released_best as summed_best,
from exchanges
inner join summed on exchanges.exchange_id = summed.exchange_id
where
    exchanges.is_in_totals
    and summed.is_each_counted
    and exchanges.released_best > 0
    and summed.released_best < exchanges.released_best
