-- The scored pairs with the hand decisions of seeds/corrections.csv: a merge links, a
-- split is an objection, whatever the score.
with scored as (
    select * from {{ ref('int_pairs_scored') }}
),

claims as (
    select * from {{ ref('int_claims_profiled') }}
),

corrections as (
    select * from {{ ref('stg_corrections') }}
),

named as (
    select
        corrections.correction_action,
        left_claims.claim_key < right_claims.claim_key as is_in_order,
        left_claims.claim_id as first_id,
        right_claims.claim_id as second_id,
    from corrections
    inner join claims as left_claims on corrections.claim_id = left_claims.claim_id
    inner join claims as right_claims on corrections.new_value = right_claims.claim_id
    where corrections.correction_action in ('merge', 'split')
),

decisions as (
    select
        case when is_in_order then first_id else second_id end as left_id,
        case when is_in_order then second_id else first_id end as right_id,
        max(correction_action) as correction_action,
    from named
    group by all
),

final as (
    select
        coalesce(scored.left_id, decisions.left_id) as left_id,
        coalesce(scored.right_id, decisions.right_id) as right_id,
        case
            when decisions.correction_action = 'merge' then 1.0
            else coalesce(scored.score, 0)
        end as score,
        cast(
            case decisions.correction_action
                when 'merge' then []
                when 'split'
                    then list_append(coalesce(scored.objections, []), 'split_by_hand')
                else scored.objections
            end as varchar[]
        ) as objections,
        scored.party_score,
        scored.place_score,
        scored.date_score,
        scored.figure_score,
        scored.status_score,
        scored.batch_score,
        case decisions.correction_action
            when 'merge' then true
            when 'split' then false
            else
                len(scored.objections) = 0
                and scored.score >= {{ var('link_threshold', 0.5) }}
        end as is_link,
    from scored
    full outer join decisions
        on
            scored.left_id = decisions.left_id
            and scored.right_id = decisions.right_id
)

select * from final
