with event_claims as (
    select * from {{ ref('int_event_claims_identified') }}
),

figures as (
    select * from {{ ref('int_claim_figures_totalled') }}
),

aligned as (
    select * from {{ ref('int_event_sides_aligned') }}
),

final as (
    select
        event_claims.event_id,
        event_claims.claim_id,
        coalesce(aligned.figure_side, figures.side) as side,
        figures.measure,
        figures.source_key,
        figures.source_actor_id,
        figures.is_lead,
        figures.span_start,
        figures.low,
        figures.high,
        figures.point,
        figures.floor_point,
    from event_claims
    inner join figures on event_claims.claim_id = figures.claim_id
    left join aligned
        on
            figures.claim_id = aligned.claim_id
            and figures.side = aligned.side
)

select * from final
