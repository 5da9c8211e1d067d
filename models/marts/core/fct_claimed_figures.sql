-- Who told of how many: every figure of every claim, rival ones of one article too.
with event_claims as (
    select * from {{ ref('int_event_claims_identified') }}
),

figures as (
    select * from {{ ref('int_event_figures_stated') }}
),

reconciled as (
    select * from {{ ref('int_event_figures_reconciled') }}
),

final as (
    select
        figures.event_id,
        event_claims.event_kind,
        figures.claim_id,
        figures.side,
        figures.measure,
        cast(
            row_number() over (
                partition by figures.claim_id, figures.side, figures.measure
                order by
                    figures.is_lead desc,
                    figures.span_start asc,
                    figures.source_key asc
            ) as integer
        ) as figure_rank,
        figures.low,
        figures.floor_point as best,
        figures.high,
        figures.source_actor_id,
        event_claims.publisher_id,
        event_claims.published_at,
        event_claims.published_on,
        event_claims.status as claimed_status,
        reconciled.low as event_low,
        reconciled.best as event_best,
        reconciled.high as event_high,
        reconciled.is_disputed,
        coalesce(figures.floor_point = reconciled.best, false) as is_best,
        event_claims.is_sample,
    from figures
    inner join event_claims on figures.claim_id = event_claims.claim_id
    inner join reconciled
        on
            figures.event_id = reconciled.event_id
            and figures.side = reconciled.side
            and figures.measure = reconciled.measure
)

select * from final
