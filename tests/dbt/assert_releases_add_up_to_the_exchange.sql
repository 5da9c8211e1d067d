-- The rows of releases that totals add up to what the exchange says: people, bodies and
-- families each, where each category has a figure. Categories of people may overlap.
with releases as (
    select * from {{ ref('fct_exchange_releases') }}
),

exchanges as (
    select * from {{ ref('fct_exchanges') }}
),

figures as (
    select
        exchange_id,
        unnest(['people', 'bodies', 'families']) as measure,
        unnest([released_best, bodies_best, families_best]) as best,
    from exchanges
    where is_in_totals
),

summed as (
    select
        exchange_id,
        case
            when category in ('bodies', 'families') then category else 'people'
        end as measure,
        sum(coalesce(best, low)) as best,
        bool_and(best is not null) as is_each_counted,
    from releases
    where is_in_totals and category != 'unknown'
    group by all
)

select
    figures.exchange_id,
    figures.measure,
    figures.best,
    summed.best as summed_best,
from figures
left join summed
    on
        figures.exchange_id = summed.exchange_id
        and figures.measure = summed.measure
where
    figures.best > 0
    and coalesce(summed.is_each_counted or figures.measure != 'people', true)
    and (
        coalesce(summed.best, 0) < figures.best
        or (figures.measure != 'people' and summed.best > figures.best)
    )
