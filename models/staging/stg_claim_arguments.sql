with claim_arguments as (
    select * from {{ source('raw', 'claim_arguments') }}
),

final as (
    select
        argument_id,
        claim_id,
        article_id,
        role as argument_role,
        coalesce(side, 0) as side,
        mention_id,
        source_mention_id,
        rule as rule_name,
    from claim_arguments
)

select * from final
