-- The figures of each side by category. Living people are broken down as the claim does
-- that gives the reconciled total in the finest categories; bodies and families stand
-- apart.
with event_claims as (
    select * from {{ ref('int_event_claims_identified') }}
),

aligned as (
    select * from {{ ref('int_event_sides_aligned') }}
),

figures as (
    select * from {{ ref('int_claim_figures_categorised') }}
),

totals as (
    select * from {{ ref('int_claim_figures_totalled') }}
),

reconciled as (
    select * from {{ ref('int_event_figures_reconciled') }}
),

breakdowns as (
    select
        event_claims.event_id,
        event_claims.event_kind,
        event_claims.claim_id,
        event_claims.claim_key,
        event_claims.published_on,
        coalesce(aligned.figure_side, figures.side) as side,
        figures.category,
        figures.low,
        figures.high,
        figures.floor_point,
        totals.floor_point as total_point,
        count(*) over (
            partition by figures.claim_id, figures.side
        ) as category_count,
        count(*) filter (
            where figures.category not in ('people', 'detainees')
        ) over (partition by figures.claim_id, figures.side) as specific_count,
    from event_claims
    inner join totals
        on
            event_claims.claim_id = totals.claim_id
            and totals.measure = 'people'
            and totals.is_lead
    inner join figures
        on
            totals.claim_id = figures.claim_id
            and totals.side = figures.side
            and totals.measure = figures.measure
            and totals.source_key = figures.source_key
    left join aligned
        on
            figures.claim_id = aligned.claim_id
            and figures.side = aligned.side
),

chosen as (
    select
        breakdowns.*,
        reconciled.low as side_low,
        reconciled.best as side_best,
        reconciled.high as side_high,
        coalesce(breakdowns.total_point = reconciled.best, false) as is_exact_total,
    from breakdowns
    inner join reconciled
        on
            breakdowns.event_id = reconciled.event_id
            and breakdowns.side = reconciled.side
            and reconciled.measure = 'people'
    qualify
        dense_rank() over (
            partition by breakdowns.event_id, breakdowns.side
            order by
                is_exact_total desc,
                breakdowns.specific_count desc,
                breakdowns.published_on desc nulls last,
                breakdowns.claim_key asc
        ) = 1
),

people as (
    select
        event_id,
        side,
        category,
        case when category_count = 1 then side_low else low end as low,
        case when category_count = 1 then side_best else floor_point end as best,
        case when category_count = 1 then side_high else high end as high,
    from chosen
),

final as (
    select
        event_id,
        side,
        'people' as measure,
        category,
        low,
        best,
        high,
    from people
    union all
    select
        event_id,
        side,
        measure,
        measure as category,
        low,
        best,
        high,
    from reconciled
    where measure in ('bodies', 'families')
)

select * from final
