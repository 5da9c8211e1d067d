-- The scored pairs with the hand decisions of seeds/corrections.csv: a merge links, a
-- split is an objection, whatever the score.
with scored as (
    select * from {{ ref('int_pairs_scored') }}
),

corrections as (
    select * from {{ ref('int_corrections_resolved') }}
),

claims as (
    select * from {{ ref('int_claims_corrected') }}
),

decisions as (
    select
        corrections.left_id,
        corrections.right_id,
        max(corrections.correction_action) as correction_action,
    from corrections
    semi join claims as lefts on corrections.left_id = lefts.claim_id
    semi join claims as rights on corrections.right_id = rights.claim_id
    where
        corrections.is_applied
        and corrections.correction_action in ('merge', 'split')
    group by corrections.left_id, corrections.right_id
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
