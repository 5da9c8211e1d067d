with exchanges as (
    select * from {{ ref('fct_exchanges') }}
),

categories as (
    select * from {{ ref('int_event_releases_categorised') }}
),

measured as (
    select * from {{ ref('int_events_measured') }}
),

aligned as (
    select * from {{ ref('int_event_sides_aligned') }}
),

claim_sides as (
    select * from {{ ref('int_claim_sides_described') }}
),

sides as (
    select
        aligned.event_id,
        aligned.event_side as side,
        list_sort(list_distinct(flatten(list(claim_sides.actor_ids)))) as actor_ids,
        min(claim_sides.gave) as gave,
    from aligned
    inner join claim_sides
        on
            aligned.claim_id = claim_sides.claim_id
            and aligned.side = claim_sides.side
    group by aligned.event_id, aligned.event_side
),

joint as (
    select
        measured.event_id,
        0 as side,
        list_sort(list_distinct(flatten(list(sides.actor_ids)))) as actor_ids,
        cast(null as varchar) as gave,
    from measured
    left join sides on measured.event_id = sides.event_id
    where len(measured.joint_measures) > 0
    group by measured.event_id
),

all_sides as (
    select * from sides
    union all
    select * from joint
),

-- what the event's figure of its measure is not made up of is not in totals; a joint
-- total of which it is not made up has no row
figures as (
    select
        categories.*,
        list_contains(measured.joint_measures, categories.measure)
        = (categories.side = 0) as is_counted,
    from categories
    inner join measured on categories.event_id = measured.event_id
),

final as (
    select
        exchanges.exchange_id,
        cast(all_sides.side as integer) as side,
        coalesce(all_sides.actor_ids, []) as actor_ids,
        coalesce(figures.category, 'unknown') as category,
        figures.low,
        figures.best,
        figures.high,
        all_sides.gave,
        exchanges.started_on,
        exchanges.status,
        exchanges.is_additive,
        exchanges.is_in_totals
        and coalesce(figures.is_counted, len(measured.joint_measures) = 0)
            as is_in_totals,
        exchanges.is_sample,
    from exchanges
    inner join all_sides on exchanges.exchange_id = all_sides.event_id
    inner join measured on exchanges.exchange_id = measured.event_id
    left join figures
        on
            all_sides.event_id = figures.event_id
            and all_sides.side = figures.side
            and (figures.side > 0 or figures.is_counted)
)

select * from final
