-- Who told of how many: every figure of every claim, rival ones of one article too.
with event_claims as (
    select * from {{ ref('int_event_claims_identified') }}
),

figures as (
    select * from {{ ref('int_claim_figures_totalled') }}
),

aligned as (
    select * from {{ ref('int_event_sides_aligned') }}
),

reconciled as (
    select * from {{ ref('int_event_figures_reconciled') }}
),

told as (
    select
        event_claims.event_id,
        event_claims.event_kind,
        event_claims.claim_id,
        event_claims.publisher_id,
        event_claims.published_at,
        event_claims.status,
        event_claims.is_sample,
        coalesce(aligned.event_side, figures.side) as side,
        figures.measure,
        figures.low,
        figures.floor_point,
        figures.high,
        figures.source_actor_id,
        figures.is_lead,
        figures.span_start,
        figures.source_key,
    from event_claims
    inner join figures on event_claims.claim_id = figures.claim_id
    left join aligned
        on
            figures.claim_id = aligned.claim_id
            and figures.side = aligned.side
),

final as (
    select
        told.event_id,
        told.event_kind,
        told.claim_id,
        told.side,
        told.measure,
        cast(
            row_number() over (
                partition by told.claim_id, told.side, told.measure
                order by
                    told.is_lead desc, told.span_start asc, told.source_key asc
            ) as integer
        ) as figure_rank,
        told.low,
        told.floor_point as best,
        told.high,
        told.source_actor_id,
        told.publisher_id,
        told.published_at,
        told.status as claimed_status,
        reconciled.low as event_low,
        reconciled.best as event_best,
        reconciled.high as event_high,
        reconciled.is_disputed,
        coalesce(told.floor_point = reconciled.best, false) as is_best,
        told.is_sample,
    from told
    inner join reconciled
        on
            told.event_id = reconciled.event_id
            and told.side = reconciled.side
            and told.measure = reconciled.measure
)

select * from final
