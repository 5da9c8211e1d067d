with corrections as (
    select * from {{ ref('corrections') }}
),

final as (
    select
        correction_id,
        article_id,
        claim_id,
        correction_action,
        field,
        new_value,
        expect,
        reason,
        evidence_url,
        decided_on,
    from corrections
)

select * from final
